#!/usr/bin/env bash
# Guess: `![](https://…/ship.jpg)_The ship in 1986_`, a picture with its caption in italics, is the same in md4c's GitHub dialect as in cmark-gfm.
# Really: md4c looks for bare addresses inside the parentheses first: the underscore behind them is lost as an opening mark, and the page has
# `_The ship in 1986</em>`, a closing tag without an opening one. With a relative address all is well.
# Matters: this is how captions are written in Markdown newsrooms. Italics then begin or end at the wrong place.
# Source: CommonMark 0.31.2, 6.2 and 6.4; GFM 6.9: addresses in link destinations are no extended autolinks.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pymd4c==1.3.0 cmarkgfm==2025.10.22
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, md4c, cmarkgfm
renderer = md4c.HTMLRenderer(md4c.MD_DIALECT_GITHUB)
texts = ["![](https://gazette.example/ship.jpg)_The ship in 1986_", "![](ship.jpg)_The ship in 1986_"]
count = lambda html: (html.count("<em>"), html.count("</em>"))
seen = [[count(f(t)) for t in texts] for f in (renderer.parse, cmarkgfm.github_flavored_markdown_to_html)]
print("pymd4c 1.3.0 and cmarkgfm 2025.10.22: opening and closing <em>")
print("expected:", [[(1, 1), (1, 1)]] * 2)
print("seen:    ", seen)
sys.exit(seen != [[(0, 1), (1, 1)], [(1, 1), (1, 1)]])
PY
