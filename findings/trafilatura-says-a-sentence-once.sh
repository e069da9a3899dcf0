#!/usr/bin/env bash
# Guess: with `deduplicate` off, as it is by default, a paragraph that stands twice in a row comes out twice; so does a picture's caption.
# Really: the second copy is left out all the same, and the text of `figcaption` too.
# Matters: refrains, repeated lines of a poem or a statement, and captions are missing where the text is counted or archived.
# Source: trafilatura documentation, function extract: "deduplicate: Remove duplicate segments and documents", default False.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pip==26.3
"$dir/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, trafilatura
def text(i): return f"Paragraph {i} tells at some length how the ferry came back to the old quay, and what the captain said when all had gone ashore."
again = "<p>And the whole harbour, once more, sang the song of the ferry that came back home.</p>"
page = f"<html><body><article><h1>Ferry</h1><p>{text(1)}</p><p>{text(2)}</p>{again}{again}<figure><img src='a.jpg' alt='x'><figcaption>CAPTION of the quay in 1986</figcaption></figure><p>{text(3)}</p></article></body></html>"
out = trafilatura.extract(page, deduplicate=False)
seen = (out.count("sang the song"), "CAPTION" in out)
print("trafilatura", trafilatura.__version__)
print("expected: (2, True)")
print("seen:    ", seen)
sys.exit(seen != (1, False))
PY
