#!/usr/bin/env bash
# Guess: Liberation Serif and Sans have the widths of Times New Roman and Arial in all versions, as this is what they are for.
# Really: the middle dot U+00B7 is 512 units wide (Serif) and 569 (Sans) in 1.07.4, and 682 in both in 2.1.5; the letters are equal.
# Matters: "Ann Arc · 3 min read": every byline with a dot breaks elsewhere on two machines that both have Liberation fonts.
# Source: Liberation fonts' README: metric-compatible with Times New Roman and Arial; OpenType hmtx table.
# Debian 12: loads packages by apt-get download and unpacks them here; nothing is installed.
set -euo pipefail
dir=$(mktemp -d)
chmod 755 "$dir"
trap 'rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q fonts-liberation=1:1.07.4-11 fonts-liberation2=2.1.5-1 > apt.log 2>&1 || { cat apt.log; exit 2; }
for deb in *.deb; do dpkg -x "$deb" .; done
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check uharfbuzz==0.57.0
venv/bin/python -W ignore - <<'PY'
import sys, uharfbuzz as hb
def width(folder, face, text):
    font = hb.Font(hb.Face(hb.Blob.from_file_path(f"usr/share/fonts/truetype/{folder}/Liberation{face}-Regular.ttf")))
    line = hb.Buffer(); line.add_str(text); line.guess_segment_properties(); hb.shape(font, line)
    return sum(p.x_advance for p in line.glyph_positions)
seen = {face: [width(f, face, "·") for f in ["liberation", "liberation2"]] for face in ["Serif", "Sans"]}
letters = all(width("liberation", f, "Handgloves, 1986.") == width("liberation2", f, "Handgloves, 1986.") for f in seen)
print("Liberation 1.07.4 and 2.1.5, units of 2048; letters equal:", letters)
print("expected: one width each")
print("seen:    ", seen)
sys.exit(not (letters and seen == {"Serif": [512, 682], "Sans": [569, 682]}))
PY
