#!/usr/bin/env bash
# Guess: csvsort and csvjson read a number with a decimal comma, "3,5", as text, or as 3.5; and "1.200,50" cannot be taken for something else.
# Really: every comma is thrown away first: "3,5" is 35, "12,75" is 1275, and "1.200,50" is 1.2005. A per cent sign goes too: "12%" is 12. No word of it.
# Matters: shares of votes and prices from most of Europe are ten or a hundred times too large, or a thousand times too small, and still look like numbers.
# Source: agate's documentation, Number(locale="en_US"): the locale's group sign is removed; csvkit: --locale, which is en_US unless told.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, csv, json, subprocess
rows = [["party", "share", "gain", "budget"], ["A", "12,75", "3,5", "1.200,50"], ["B", "8,25", "-0,5", "2.100,10"]]
csv.writer(open("votes.csv", "w", newline="")).writerows(rows)
def first(*more): return json.loads(subprocess.run(["venv/bin/csvjson", *more, "votes.csv"], check=True, capture_output=True).stdout)[0]
seen = [first(), first("-L", "de_DE")]
right = {"party": "A", "share": 12.75, "gain": 3.5, "budget": 1200.5}
print("csvkit 2.2.0, agate 1.14.2: csvjson, csvjson -L de_DE")
print("expected:", [dict(zip(rows[0], rows[1])), right])
print("seen:    ", seen)
sys.exit(seen != [{"party": "A", "share": 1275, "gain": 35, "budget": 1.2005}, right])
PY
