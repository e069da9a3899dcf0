#!/usr/bin/env bash
# Guess: a printed page shows what the browser's page shows: no closed dialog, a countdown from 3, and the reading of a kanji above it.
# Really: WeasyPrint prints a <dialog> that is not open, numbers <ol reversed> 1, 2, 3, ignores <li value>, and sets the reading behind the kanji
# without the brackets that <rp> holds for such readers: "漢かん字".
# Matters: the print edition has the newsletter prompt in it, gold is third, and Japanese names are doubled.
# Source: HTML, rendering: dialog:not([open]) is not displayed; ol reversed; li value; rp is for those who do not set ruby.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check weasyprint==70.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, weasyprint
def texts(html):
    found = []
    def walk(box):
        if hasattr(box, "text"): found.append(box.text.strip())
        for child in getattr(box, "children", []): walk(child)
    for p in weasyprint.HTML(string=html).render().pages: walk(p._page_box)
    return found
seen = [texts("<p>News</p><dialog>Subscribe!</dialog>"), texts("<ol reversed><li>Bronze<li>Silver<li>Gold</ol>"), texts('<ol><li>first<li value="10">tenth</ol>'),
        "".join(texts("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字"))]
print("WeasyPrint", weasyprint.__version__)
print("expected:", [["News"], ["3.", "Bronze", "2.", "Silver", "1.", "Gold"], ["1.", "first", "10.", "tenth"], "漢(かん)字"])
print("seen:    ", seen)
sys.exit(seen != [["News", "Subscribe!"], ["1.", "Bronze", "2.", "Silver", "3.", "Gold"], ["1.", "first", "2.", "tenth"], "漢かん字"])
PY
