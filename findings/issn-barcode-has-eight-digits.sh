#!/usr/bin/env bash
# Guess: the barcode that python-barcode draws for kind "issn" is the newspaper's: EAN-13, that is 977, seven digits of the ISSN, price code and check digit.
# Really: it draws eight digits, "97703174" for ISSN 0317-8471, in 60 modules (EAN-13 has 95, EAN-8 has 67), and the same for all papers whose ISSN begins
# with 0317. As a number it even passes as an EAN-8. Kind "ean13" with 977031784700 is right.
# Matters: the front page of a printed paper carries this code, and a till reads nothing, or another thing. `str()` of the code shows the ISSN and looks right.
# Source: ISSN Manual, 977 prefix and EAN-13; python-barcode's documentation: ISSN is among its EAN kinds. python-stdnum gives the right number.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check python-barcode==0.16.1 python-stdnum==2.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
import barcode
from importlib.metadata import version
from stdnum import ean, issn
def drawn(kind, code):
    code = barcode.get(kind, code)
    return code.get_fullcode(), len(code.build()[0])
right = issn.to_ean("0317-8471")
seen = [drawn("issn", "0317-8471"), drawn("issn", "0317-4999"), drawn("ean13", right[:12])]
print("python-barcode", version("python-barcode"), "python-stdnum", version("python-stdnum"), str(barcode.get("issn", "0317-8471")))
print("expected:", [(right, 95), (issn.to_ean("0317-4999"), 95), (right, 95)])
print("seen:    ", seen, "valid EAN-8:", ean.is_valid(seen[0][0]))
sys.exit(seen != [("97703174", 60), ("97703174", 60), ("9770317847001", 95)])
PY
