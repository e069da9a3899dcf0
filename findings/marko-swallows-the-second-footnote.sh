#!/usr/bin/env bash
# Guess: two footnotes on two lines, one below the other, are two footnotes, as cmark-gfm, mistune and Python-Markdown read them.
# Really: marko's footnote extension takes the second line into the first note, and leaves the second mark as bare text in the article.
# Matters: newsroom files list notes and corrections without empty lines between them. Put an empty line there.
# Source: marko documentation, extension "footnote"; PHP Markdown Extra and cmark-gfm, whose syntax it takes, end a note at the next one.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check marko==2.2.4 cmarkgfm==2025.10.22
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, marko, cmarkgfm
from cmarkgfm.cmark import Options
text = "Ferry[^1] and quay[^2].\n\n[^1]: Built in 1986.\n[^2]: Built in 1902.\n"
seen = [marko.Markdown(extensions=["footnote"]).convert(text), cmarkgfm.markdown_to_html(text, Options.CMARK_OPT_FOOTNOTES)]
notes = [h.count("<li ") for h in seen]
print("marko", marko.__version__, "and cmarkgfm 2025.10.22")
print("expected notes: [2, 2]")
print("seen:          ", notes, "and marko leaves", "[^2]" if "quay[^2]" in seen[0] else "nothing", "in the article")
sys.exit(not (notes == [1, 2] and "quay[^2]" in seen[0]))
PY
