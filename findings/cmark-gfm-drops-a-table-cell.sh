#!/usr/bin/env bash
# Guess: in a table, `x|y` in backquotes is one cell, as code binds first; where a reader splits it, the row gets one cell more.
# Really: cmark-gfm and comrak split inside the code and then drop the row's last cell: its text is on no page. Python-Markdown keeps the code
# whole; mistletoe splits and keeps the third cell.
# Matters: tables of ad units or results lose their last column without a word. Write the line as \|, which all read alike.
# Source: GFM specification, 4.10: a pipe needs a backslash "including inside other inline spans"; excess cells are ignored.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check cmarkgfm==2025.10.22 comrak==0.0.16 Markdown==3.10.2 mistletoe==1.6.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, cmarkgfm, comrak, markdown, mistletoe
text = "| unit | price |\n|------|-------|\n| `a|b` | SEVEN |\n"
e = comrak.ExtensionOptions(); e.table = True
seen = {"cmark-gfm": cmarkgfm.github_flavored_markdown_to_html(text), "comrak": comrak.render_markdown(text, extension_options=e),
        "Python-Markdown": markdown.markdown(text, extensions=["tables"]), "mistletoe": mistletoe.markdown(text)}
seen = {n: (h.count("<td"), "SEVEN" in h) for n, h in seen.items()}
print("cmarkgfm 2025.10.22, comrak 0.0.16, Python-Markdown", markdown.__version__, "mistletoe 1.6.0")
print("expected: the text SEVEN is on the page:", {n: True for n in seen})
print("seen (cells, SEVEN there):", seen)
sys.exit(seen != {"cmark-gfm": (2, False), "comrak": (2, False), "Python-Markdown": (2, True), "mistletoe": (3, True)})
PY
