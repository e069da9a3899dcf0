#!/usr/bin/env bash
# Guess: ImageOps.exif_transpose turns a picture by its Exif orientation, and leaves a picture without Exif alone, as browsers do.
# Really: where there is no Exif, Pillow takes tiff:Orientation from the XMP packet, in JPEG, PNG, WebP and AVIF. libvips leaves the picture.
# Matters: pictures that an archive stripped of Exif but not of XMP come out turned from a thumbnail maker, and upright in the page.
# Source: CSS Images 3, image-orientation: from-image, "EXIF metadata"; Pillow's docs: "if an image has an EXIF Orientation tag".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check Pillow==13.0.0 pyvips==3.2.0 pyvips-binary==8.18.7
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, io, PIL, pyvips
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo
xmp = ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
       '<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>')
text = PngInfo(); text.add_itxt("XML:com.adobe.xmp", xmp)
seen = {}
for kind in ["JPEG", "PNG", "WEBP", "AVIF"]:
    file = io.BytesIO(); Image.new("RGB", (400, 200), "red").save(file, kind, **({"pnginfo": text} if kind == "PNG" else {"xmp": xmp.encode()}))
    seen[kind] = ImageOps.exif_transpose(Image.open(io.BytesIO(file.getvalue()))).size
    if kind == "JPEG": vips = pyvips.Image.new_from_buffer(file.getvalue(), "").autorot()
print("Pillow", PIL.__version__, "pyvips 3.2.0, libvips 8.18")
print("expected:", (400, 200))
print("seen:    ", seen, "libvips:", (vips.width, vips.height))
sys.exit(set(seen.values()) != {(200, 400)} or (vips.width, vips.height) != (400, 200))
PY
