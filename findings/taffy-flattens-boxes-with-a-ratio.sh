#!/usr/bin/env bash
# Guess: a box with an aspect ratio and no size, as the place kept for a picture or an ad, has it in all layouts that stretchable computes as CSS does.
# Really: in a row of 100 a box of ratio 2 is 0 wide, and in a column of 300 it is 0 high. Chromium 156 makes it 200 x 100 and 300 x 150. In block and grid
# layout the box is right, with minimum and maximum heights too.
# Matters: a page that is planned with it has no room for the ad, and the real page is longer and shifts. Give such a box a size in one direction.
# Source: CSS Flexbox 1, 9.2 (3 B: base size from a definite cross size) and 9.8 (stretched items count as definite); CSS Sizing 4, 5 (aspect-ratio).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check stretchable==1.1.8
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from stretchable import Node, Edge
from stretchable.style import *
def first(**style):
    child = style.pop("child")
    root = Node(**style).add(Node(**child))
    root.compute_layout()
    box = list(root)[0].get_box(Edge.BORDER)
    return box.width, box.height
seen = [first(display=Display.FLEX, size=(300, 100), child=dict(aspect_ratio=2)),
        first(display=Display.FLEX, flex_direction=FlexDirection.COLUMN, size=(300, AUTO), child=dict(aspect_ratio=2)),
        first(display=Display.BLOCK, size=(300, AUTO), child=dict(aspect_ratio=2)),
        first(display=Display.BLOCK, size=(300, AUTO), child=dict(aspect_ratio=1, max_size=(AUTO, 200)))]
print("stretchable 1.1.8 (Taffy)")
print("expected:", [(200, 100), (300, 150), (300, 150), (200, 200)])
print("seen:    ", seen)
sys.exit(seen != [(0, 100), (300, 0), (300, 150), (200, 200)])
PY
