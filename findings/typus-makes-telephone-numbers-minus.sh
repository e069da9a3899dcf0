#!/usr/bin/env bash
# Guess: a typographer for Russian and English gives the groups of a telephone number or a date one kind of dash, or leaves the hyphens.
# Really: "123-45-67" becomes 123, a minus sign, 45, an en dash, 67; so it is with the date "26-11-2026" and with an ISBN. And "rock 'n' roll" is rock “n” roll.
# Matters: such a number cannot be dialled by a tap or found by a search, and two different dashes in one number look like an error in print.
# Source: Unicode: U+2212 is a mathematical sign; RFC 3966: a telephone number's visual separators are "-", "." and brackets.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check typus==0.2.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from typus import en_typus, ru_typus
cases = ["123-45-67", "26-11-2026", "978-5-17-080115-1", "1990-2000", "-5", "rock 'n' roll"]
seen = [en_typus(c) for c in cases]
print("typus 0.2.2")
for c, s in zip(cases, seen): print("given", c, "| seen", ascii(s))
m, n = "\u2212", "\u2013"
sys.exit(not (seen == [f"123{m}45{n}67", f"26{m}11{n}2026", f"978{m}5{n}17{n}080115{m}1", f"1990{n}2000", f"{m}5", "rock \u201cn\u201d roll"]
              and [ru_typus(c) for c in cases[:5]] == seen[:5]))
PY
