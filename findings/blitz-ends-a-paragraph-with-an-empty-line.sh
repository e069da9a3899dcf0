#!/usr/bin/env bash
# Guess: a <br> at the end of a paragraph changes nothing, as in all browsers: it ends the line, and no other line begins.
# Really: Blitz makes an empty line of it: a paragraph of one line with a <br> behind is as high as two.
# Matters: text from editors often ends in <br>. Pages that are measured by Blitz are longer than in browsers, and ads come too early.
# Source: CSS Text 3, 5 (a forced break ends its line); CSS 2.2, 9.4.2: a line box that holds nothing has no height.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check blitz-py==0.5.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, blitz_py
def height(text):
    style = "<!doctype html><style>* { margin: 0 } p { line-height: 20px }</style>"
    return blitz_py.render_rgba(f"{style}<p>{text}</p>", width=400)[1]
texts = ["The ferry", "The ferry<br>", "The ferry<br>is back<br>"]
seen = [height(t) for t in texts]
print("blitz-py", blitz_py.__version__)
print("expected:", [20, 20, 40])
print("seen:    ", seen)
sys.exit(seen != [20, 40, 60])
PY
