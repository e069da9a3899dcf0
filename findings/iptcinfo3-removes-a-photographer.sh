#!/usr/bin/env bash
# Guess: a photo with two by-lines has two photographers, and saving a new caption leaves them alone.
# Really: iptcinfo3 knows the last by-line only, and its save removes the first from the file, and the mark that says the text is UTF-8 as well.
# Matters: one of two credits is gone after a caption was corrected, and "Café" may be read as Latin-1 by the next tool. pyexiv2 keeps both.
# Source: IPTC IIM 4.2: 2:80 By-line is repeatable; 1:90 Coded Character Set.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check IPTCInfo3==2.3.0 pyexiv2==2.16.0 Pillow==13.0.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, io, pyexiv2
from PIL import Image
from iptcinfo3 import IPTCInfo
field = lambda n, t: bytes([0x1C, 2, n]) + len(t.encode()).to_bytes(2, "big") + t.encode()
iim = bytes([0x1C, 1, 90, 0, 3]) + b"\x1b%G" + field(80, "Ann Arc") + field(80, "Bob Bay") + field(120, "Café")
part = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(iim).to_bytes(4, "big") + iim + b"\0" * (len(iim) % 2)
file = io.BytesIO(); Image.new("RGB", (4, 2)).save(file, "JPEG"); data = file.getvalue()
open("a.jpg", "wb").write(data[:2] + b"\xff\xed" + (len(part) + 2).to_bytes(2, "big") + part + data[2:])
info = IPTCInfo("a.jpg"); first = info["by-line"].decode()
info["caption/abstract"] = "A café"; info.save_as("b.jpg")
def read(name):
    i = pyexiv2.Image(name).read_iptc()
    return i["Iptc.Application2.Byline"], "Iptc.Envelope.CharacterSet" in i
seen = [read("a.jpg"), first, read("b.jpg")]
print("IPTCInfo3 2.3.0, read by pyexiv2", pyexiv2.__version__)
print("expected:", (["Ann Arc", "Bob Bay"], True))
print("seen:    ", seen)
sys.exit(seen != [(["Ann Arc", "Bob Bay"], True), "Bob Bay", (["Bob Bay"], False)])
PY
