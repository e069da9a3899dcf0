#!/usr/bin/env bash
# Guess: a resized copy of a wide-gamut photo keeps its colour profile in all formats that can hold one, or in none.
# Really: Pillow keeps it for PNG, TIFF and AVIF, and drops it for JPEG and WebP, unless save() is told icc_profile=.
# Matters: the JPEG and WebP in a picture element look dull beside the AVIF; which one a reader gets depends on the browser.
# Source: CSS Color 4, 3: untagged images are sRGB; Pillow's docs list icc_profile as an option of each format.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check Pillow==13.0.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, io, PIL
from PIL import Image, ImageCms
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
file = io.BytesIO(); Image.new("RGB", (400, 200), "red").save(file, "PNG", icc_profile=profile)
seen = {}
for kind in ["PNG", "TIFF", "AVIF", "JPEG", "WEBP"]:
    copy = io.BytesIO(); Image.open(io.BytesIO(file.getvalue())).resize((200, 100)).save(copy, kind)
    seen[kind] = bool(Image.open(io.BytesIO(copy.getvalue())).info.get("icc_profile"))
print("Pillow", PIL.__version__)
print("expected: one answer for all five")
print("seen:    ", seen)
sys.exit(list(seen.values()) != [True, True, True, False, False])
PY
