#!/usr/bin/env bash
# Guess: programs that pack boxes leave an ad as it stands, say which ads found no place, and never fill a page above its measure.
# Really: rectpack lays a skyscraper of 300 x 600 on its side, unless told rotation=False, and drops the leaderboard and the rectangle that found no place:
# the list is shorter, that is all. binpacking puts a column of 120 lines into a page of 60, alone, and gives it out like the others.
# Matters: such programs are taken to fill pages of print with ads; a turned ad cannot be read, and a dropped one was paid.
# Source: binpacking, to_constant_volume: "bins with fixed maximum volume"; rectpack, newPacker: rotation is on unless told.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check rectpack==0.2.2 binpacking==2.0.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, rectpack, binpacking
packer = rectpack.newPacker()
for name, (w, h) in {"skyscraper": (300, 600), "rectangle": (300, 250), "leaderboard": (728, 90)}.items(): packer.add_rect(w, h, rid=name)
packer.add_bin(620, 400)
packer.pack()
placed = [(r[5], r[3], r[4]) for r in packer.rect_list()]
pages = binpacking.to_constant_volume({"report": 120, "brief": 30, "note": 10}, 60)
print("rectpack 0.2.2, binpacking 2.0.1")
print("seen:", placed, pages)
sys.exit(not (placed == [("skyscraper", 600, 300)] and pages == [{"report": 120}, {"brief": 30, "note": 10}]))
PY
