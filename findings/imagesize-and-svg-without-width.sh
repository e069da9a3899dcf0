#!/usr/bin/env bash
# Guess: an SVG with viewBox="0 0 300 250" and no width has the size, or at least the shape, 300 x 250; a long comment before <svg> is no matter.
# Really: (-1, -1) for both; `width="300"` with a viewBox too. Widths in cm come out as fractions of a pixel (377.95...).
# Matters: house ads and charts are exported just so (a licence comment, a viewBox); the page reserves no space for them.
# Source: SVG 2, 8.2 (viewBox) and CSS Images 3, 5.1: the natural ratio is the viewBox's; XML 1.0: comments may stand before the root.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check imagesize==2.0.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, imagesize
start = '<svg xmlns="http://www.w3.org/2000/svg" '
files = {"viewBox": start + 'viewBox="0 0 300 250"/>', "width and viewBox": start + 'width="300" viewBox="0 0 300 250"/>',
         "long comment": "<!-- " + "licence " * 200 + "-->" + start + 'width="300" height="250"/>', "plain": start + 'width="300" height="250"/>'}
def size(text):
    open("a.svg", "w").write(text)
    return imagesize.get("a.svg")
seen = {n: size(t) for n, t in files.items()}
print("imagesize 2.0.1")
print("expected:", {n: (300, 250) for n in files})
print("seen:    ", seen)
sys.exit([tuple(map(int, v)) for v in seen.values()] != [(-1, -1)] * 3 + [(300, 250)])
PY
