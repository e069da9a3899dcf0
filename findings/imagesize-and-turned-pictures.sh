#!/usr/bin/env bash
# Guess: one library gives one kind of size: as stored or as shown, for all formats; and an AVIF file that Pillow wrote can be read.
# Really: for a picture of 400 x 200 that is turned by its orientation, imagesize gives the shown size for JPEG, the stored size for WebP (as
# Chromium 156 shows it), and (-1, -1) for AVIF, which Chromium turns (an unturned AVIF is read well).
# Matters: width and height attributes of portraits from phones are right in one format, and lacking in another.
# Source: imagesize's README (its formats; JPEG orientation since 2.0); Exif orientation; HEIF `irot`; CSS image-orientation: from-image.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check imagesize==2.0.1 Pillow==13.0.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, imagesize, PIL
from PIL import Image
turned = Image.Exif(); turned[0x0112] = 6
for name in ["jpg", "webp", "avif"]: Image.new("RGB", (400, 200), "red").save("turned." + name, exif=turned)
Image.new("RGB", (400, 200), "red").save("plain.avif")
seen = [imagesize.get(n) for n in ["turned.jpg", "turned.webp", "turned.avif", "plain.avif"]]
print("imagesize 2.0.1, Pillow", PIL.__version__)
print("expected:", [(200, 400), (200, 400), (200, 400), (400, 200)])
print("seen:    ", seen)
sys.exit(seen != [(200, 400), (400, 200), (-1, -1), (400, 200)])
PY
