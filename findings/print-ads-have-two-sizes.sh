#!/usr/bin/env bash
# Guess: the size of a print ad's page is one number pair, in all readers of PDF.
# Really: for a page of 300 x 600 that is turned by a quarter, pypdf says 300 x 600, the others 600 x 300; with a user unit of 2 only PyMuPDF doubles
# it; with a crop box, pypdf's mediabox and pdfplumber give the whole sheet, PyMuPDF and pdfium what is seen.
# Matters: an ad is booked by its size; a check with one reader passes what the next one sets turned, halved or with its bleed.
# Source: ISO 32000-2, 7.7.3.3: Rotate, UserUnit, CropBox ("the visible region").
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pypdf==7.1.1 PyMuPDF==2.0 pdfplumber==0.11.10 pypdfium2==5.15.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, io, pypdf, pymupdf, pdfplumber, pypdfium2
from pypdf.generic import NameObject, NumberObject, RectangleObject
def sizes(key, value):
    w = pypdf.PdfWriter(); w.add_blank_page(300, 600); w.pages[0][NameObject(key)] = value
    file = io.BytesIO(); w.write(file); data = file.getvalue()
    box = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox; r = pymupdf.open(stream=data)[0].rect; p = pdfplumber.open(io.BytesIO(data)).pages[0]
    return [tuple(round(float(n)) for n in s) for s in ((box.width, box.height), (r.width, r.height), (p.width, p.height), pypdfium2.PdfDocument(data)[0].get_size())]
seen = [sizes("/Rotate", NumberObject(90)), sizes("/UserUnit", NumberObject(2)), sizes("/CropBox", RectangleObject((10, 10, 290, 590)))]
print("pypdf", pypdf.__version__, "PyMuPDF", pymupdf.VersionBind, "pdfplumber", pdfplumber.__version__, "pypdfium2 5.15.2")
for name, line in zip(["turned:   ", "user unit:", "crop box: "], seen): print(name, line)
a, b = (300, 600), (600, 300)
sys.exit(seen != [[a, b, b, b], [a, (600, 1200), a, a], [a, (280, 580), a, (280, 580)]])
PY
