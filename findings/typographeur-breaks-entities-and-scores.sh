#!/usr/bin/env bash
# Guess: a program for French typography in HTML puts a no-break space before the colon of a sentence, and knows an entity, an address and a time of day.
# Really: it puts one into each: "AT&amp;T" becomes "AT&amp&#8239;;T", the score 2:1 is "2 :1", 10:30 is "10 :30", 16:9 is "16 :9", and an address in the text
# "https ://". Code, comments and attributes are left alone.
# Matters: browsers show a stray ";" behind the ampersand, scores and times are torn, and an address that is copied leads nowhere.
# Source: its README: typographic rules for text in HTML; HTML, named character references end with ";"; Lexique of the Imprimerie nationale: times and ratios.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check typographeur==0.5.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from typographeur import typographeur
texts = ["AT&amp;T gagne", "OM-PSG 2:1", "à 10:30", "format 16:9", "voir https://gazette.example/a", "Prix : 3 €", "<b title=\"a: b\">x</b>"]
seen = [typographeur(t) for t in texts]
print("typographeur 0.5.0")
for t, s in zip(texts, seen): print("given", t, "| seen", s)
sys.exit(seen != ["AT&amp&#8239;;T gagne", "OM-PSG 2&nbsp;:1", "à 10&nbsp;:30", "format 16&nbsp;:9", "voir https&nbsp;://gazette.example/a", "Prix&nbsp;: 3 €",
                  "<b title=\"a: b\">x</b>"])
PY
