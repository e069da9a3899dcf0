#!/usr/bin/env bash
# Guess: « and » with plain spaces inside, as French reporters type them, are kept with their words, or all versions of ICU tear them alike.
# Really: ICU 72 lets a line end behind « and begin with »; ICU 78 keeps « oui » together.
# Matters: Debian 12 and older browsers break French text elsewhere than newer ones: line counts and ad places differ by the reader's version.
# Source: UAX 14, revision 51 (Unicode 15.1), rules LB 15a and LB 15b, new there.
# Debian 12: loads packages by apt-get download and unpacks them here; nothing is installed.
set -euo pipefail
dir=$(mktemp -d)
chmod 755 "$dir"
trap 'rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q libicu72=72.1-3+deb12u1 > apt.log 2>&1 || { cat apt.log; exit 2; }
for deb in *.deb; do dpkg -x "$deb" .; done
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check icu4py==1.2.0
venv/bin/python -W ignore - <<'PY'
import sys, ctypes, glob, icu4py
from icu4py.breakers import LineBreaker
ctypes.CDLL(glob.glob("usr/lib/*/libicudata.so.72")[0], mode=ctypes.RTLD_GLOBAL)
icu = ctypes.CDLL(glob.glob("usr/lib/*/libicuuc.so.72")[0])
icu.ubrk_open_72.restype = ctypes.c_void_p
icu.ubrk_open_72.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)]
icu.ubrk_next_72.argtypes = [ctypes.c_void_p]
def old(text):
    units, status, pieces, start = text.encode("utf-16-le"), ctypes.c_int(0), [], 0
    breaks = icu.ubrk_open_72(2, b"fr", units, len(units) // 2, ctypes.byref(status))
    while (end := icu.ubrk_next_72(breaks)) != -1:
        pieces.append(units[2 * start:2 * end].decode("utf-16-le")); start = end
    return pieces
text = "Il dit « oui » et part"
seen = [old(text), list(LineBreaker(text, "fr"))]
print("ICU 72.1 and", icu4py.icu_version)
print("expected:", [["Il ", "dit ", "« oui » ", "et ", "part"]] * 2)
print("seen:    ", seen)
sys.exit(seen != [["Il ", "dit ", "« ", "oui ", "» ", "et ", "part"], ["Il ", "dit ", "« oui » ", "et ", "part"]])
PY
