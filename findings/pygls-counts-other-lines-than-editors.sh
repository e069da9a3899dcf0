#!/usr/bin/env bash
# Guess: a document of a language server has the lines of the protocol: they end at \n, \r\n or \r, and nowhere else.
# Really: pygls also ends a line at U+2028, at a form feed and at U+0085, as Python's splitlines does. Its `lines` and offsets are then one off.
# Matters: articles that are pasted from a CMS or a PDF hold U+2028. All findings and completions below it stand at a wrong line.
# Source: Language Server Protocol 3.17, Text Documents: EOL is '\n', '\r\n', '\r'.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pygls==2.1.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from lsprotocol import types
from pygls.workspace import TextDocument
texts = ["title: Ferry\nbody: back\n", "title: Fer\u2028ry\nbody: back\n", "title: Fer\fry\nbody: back\n", "title: Fer\u0085ry\nbody: back\n"]
seen = [len(TextDocument("file:///a.yaml", t).lines) for t in texts]
word = TextDocument("file:///a.yaml", texts[1]).word_at_position(types.Position(line=1, character=0))
print("pygls 2.1.1")
print("expected:", [2, 2, 2, 2], "and the word 'body' at line 1")
print("seen:    ", seen, "and the word", repr(word))
sys.exit(not (seen == [2, 3, 3, 3] and word == "ry"))
PY
