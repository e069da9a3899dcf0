#!/usr/bin/env bash
# Guess: a section of an article is dropped for classes such as nav or share, matched as words.
# Really: the words are looked for inside others: a section of class `navy`, `ad-free`, `shared-history`, `socialism`, `related-facts` or `author` is dropped
# with its paragraphs; `army` stays.
# Matters: archives and language models are fed by it; a newspaper's article loses a part by the name of a box.
# Source: trafilatura documentation, "Extraction": it removes elements that are not part of the text; the list of names is not documented.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pip==26.3
"$dir/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, trafilatura
def text(i): return f"Paragraph {i} tells at some length, with commas, how the ferry came back to the old quay, and what the captain said when all had gone ashore."
def page(name):
    p = [f"<p>{text(i)}</p>" for i in range(6)]
    return f"<html><body><article><h1>Ferry</h1>{p[0]}{p[1]}<section class='{name}'>{p[2]}{p[3]}</section>{p[4]}{p[5]}</article></body></html>"
names = ["army", "history", "navy", "ad-free", "shared-history", "socialism", "related-facts", "author"]
seen = [n for n in names if "Paragraph 2" not in (trafilatura.extract(page(n)) or "")]
print("trafilatura", trafilatura.__version__)
print("expected dropped: []")
print("seen dropped:    ", seen)
sys.exit(seen != names[2:])
PY
