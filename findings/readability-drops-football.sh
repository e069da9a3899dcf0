#!/usr/bin/env bash
# Guess: a section of an article is dropped for classes such as sidebar or sponsor, not for the newspaper's own words.
# Really: the words are looked for inside others: a section whose class is `football`, `community`, `extra-time`, `commentary`, `sub-header`, `media` or
# `promotion` is dropped with its paragraphs; `cricket` and `business` stay.
# Matters: reading modes, archives and aggregators that use it show an article with a hole, by the name of the newspaper's section.
# Source: readability-lxml's README: it "pulls out the main body text"; the hidden word list has foot, extra, header, comment, com-.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check readability-lxml==0.9 lxml==6.1.3 lxml-html-clean==0.4.6
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from readability import Document
def text(i): return f"Paragraph {i} tells at some length, with commas, how the ferry came back to the old quay, and what the captain said when all had gone ashore."
def page(name):
    paragraphs = [f"<p>{text(i)}</p>" for i in range(6)]
    return f"<html><body><article>{paragraphs[0]}{paragraphs[1]}<section class='{name}'>{paragraphs[2]}{paragraphs[3]}</section>{paragraphs[4]}{paragraphs[5]}</article></body></html>"
names = ["cricket", "business", "football", "community", "extra-time", "commentary", "sub-header", "media", "promotion"]
seen = [n for n in names if "Paragraph 2" not in Document(page(n)).summary()]
print("readability-lxml 0.9")
print("expected dropped: []")
print("seen dropped:    ", seen)
sys.exit(seen != names[2:])
PY
