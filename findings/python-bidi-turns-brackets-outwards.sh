#!/usr/bin/env bash
# Guess: the two get_display functions of python-bidi, the new one and the old one of bidi.algorithm, order a line alike.
# Really: the new one does not mirror brackets: for a Hebrew word in brackets it gives ")..(", the old one "(..)".
# Matters: pictures and PDFs whose text is ordered by it, as Pillow without Raqm needs, show brackets that point outwards, after an update only.
# Source: UAX 9, rule L4: mirrored characters in right-to-left runs; python-bidi's README (get_display since 0.5 is the Rust one).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check python-bidi==0.6.12
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from bidi import get_display
from bidi.algorithm import get_display as old
text = "(\u05d0\u05d1) ad"
seen = [get_display(text), old(text)]
print("python-bidi 0.6.12")
print("expected:", [ascii("ad (\u05d1\u05d0)")] * 2)
print("seen:    ", [ascii(s) for s in seen])
sys.exit(seen != ["ad )\u05d1\u05d0(", "ad (\u05d1\u05d0)"])
PY
