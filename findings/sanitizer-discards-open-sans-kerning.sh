#!/usr/bin/env bash
# Guess: a font that a Linux distribution ships and all programs read comes through the sanitizer of browsers (OTS) as it is.
# Really: Open Sans 1.10 has 18,694 kerning pairs in its `kern` table, more bytes than the table's 16-bit length can say; OTS throws the table away,
# while fontTools reads all pairs by their count.
# Matters: what kerns by `kern` (older layout code, PDF tools) sets the installed font otherwise than the same font sent as a web font.
# Source: OpenType kern table, format 0: uint16 length; OTS documentation: "Table discarded" for what it cannot prove right.
# Debian 12: loads packages by apt-get download and unpacks them here; nothing is installed.
set -euo pipefail
dir=$(mktemp -d)
chmod 755 "$dir"
trap 'rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q fonts-open-sans=1.11-2 > apt.log 2>&1 || { cat apt.log; exit 2; }
for deb in *.deb; do dpkg -x "$deb" .; done
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check opentype-sanitizer==9.2.0 fonttools==4.68.0
venv/bin/python -W ignore - <<'PY'
import sys, subprocess, logging, ots
from fontTools.ttLib import TTFont
logging.disable(50)
path = "usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"
report = ots.sanitize(path, "clean.ttf", capture_output=True).stderr.decode()
tables = [set(TTFont(p).keys()) for p in [path, "clean.ttf"]]
pairs = len(TTFont(path)["kern"].kernTables[0].kernTable)
print("opentype-sanitizer 9.2.0, fontTools 4.68.0, Open Sans 1.10 with", pairs, "pairs")
print("expected lost tables: only the signature, ['DSIG']")
print("seen lost tables:    ", sorted(tables[0] - tables[1]), report.strip().splitlines()[:1])
sys.exit(not (tables[0] - tables[1] == {"DSIG", "kern"} and pairs == 18694))
PY
