#!/usr/bin/env bash
# Guess: a line is as wide as its words and the spaces between them; measuring each word once is enough to break lines.
# Really: Lato and Liberation kern letters with the space: "Tell A Voter To Yield" is 2.2 per cent narrower than its parts. Open Sans does not.
# Matters: text measurers that cache words (so do several small layout libraries) break lines too early, and paragraphs come out a line too long.
# Source: OpenType GPOS pair adjustment: the space is a glyph like others; CSS Text 3 does not forbid it.
# Debian 12: loads packages by apt-get download and unpacks them here; nothing is installed.
set -euo pipefail
dir=$(mktemp -d)
chmod 755 "$dir"
trap 'rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q fonts-lato=2.0-2.1 fonts-liberation2=2.1.5-1 fonts-open-sans=1.11-2 > apt.log 2>&1 || { cat apt.log; exit 2; }
for deb in *.deb; do dpkg -x "$deb" .; done
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check uharfbuzz==0.57.0
venv/bin/python -W ignore - <<'PY'
import sys, uharfbuzz as hb
fonts = {"Lato": "lato/Lato", "Liberation Serif": "liberation2/LiberationSerif", "Open Sans": "open-sans/OpenSans"}
def width(path, text):
    font = hb.Font(hb.Face(hb.Blob.from_file_path(f"usr/share/fonts/truetype/{path}-Regular.ttf")))
    line = hb.Buffer(); line.add_str(text); line.guess_segment_properties(); hb.shape(font, line)
    return sum(p.x_advance for p in line.glyph_positions)
text = "Tell A Voter To Yield"
words = text.split()
seen = {n: (width(p, text), sum(width(p, w) for w in words) + width(p, " ") * (len(words) - 1)) for n, p in fonts.items()}
print("HarfBuzz", hb.version_string(), "with Lato 2.007, Liberation 2.1.5, Open Sans 1.10: width of the line, of its parts")
print("expected: equal")
print("seen:    ", seen)
sys.exit(seen != {"Lato": (17221, 17607), "Liberation Serif": (17274, 17650), "Open Sans": (18536, 18536)})
PY
