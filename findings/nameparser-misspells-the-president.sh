#!/usr/bin/env bash
# Guess: HumanName.capitalize(), made for names that come in capitals, writes "EMMANUEL MACRON" as "Emmanuel Macron"; "Mc" is where the risk is.
# Really: it writes "MacRon", "MacHado" and "MacIas": every name that begins with Mac gets a large letter behind it, the French, Portuguese and Spanish too.
# "MACE" and "MACK" are left, since too little follows.
# Matters: agencies and forms send bylines and captions in capitals, and a president's name is wrong in the archive.
# Source: nameparser's documentation, capitalize and its regular expression for "mac": two letters or more must follow.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check nameparser==2.6.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version
from nameparser import HumanName
def small(name):
    human = HumanName(name); human.capitalize(force=True); return str(human)
names = ["EMMANUEL MACRON", "ANA MACHADO", "JOSE MACIAS", "ANN MACE", "SHIRLEY MACLAINE", "LUDWIG VAN BEETHOVEN"]
seen = [small(n) for n in names]
right = ["Emmanuel Macron", "Ana Machado", "Jose Macias", "Ann Mace", "Shirley MacLaine", "Ludwig van Beethoven"]
print("nameparser", version("nameparser"))
print("expected:", right)
print("seen:    ", seen)
sys.exit(seen != ["Emmanuel MacRon", "Ana MacHado", "Jose MacIas", *right[3:]])
PY
