#!/usr/bin/env bash
# Guess: num2words(100, to="currency") says a hundred, as num2words(100.0, to="currency") and num2words(100) do.
# Really: a whole number is taken for cents: "one euro, zero cents". A fine of 1,000,000 is "ten thousand euro". Only a number with a fraction, 100.0, is euros;
# a Decimal is too. So a column of prices is right in the rows with cents only, if they come as JSON numbers.
# Matters: figures spelled out stand in legal notices, cheques for the prize winner and in text that is read aloud; the words are wrong by a hundred.
# Source: num2words' to_currency: "Args: val: Numeric value"; parse_currency_parts(is_int_with_cents=True). The README does not say it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check num2words==0.5.14
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, json
from decimal import Decimal
from num2words import num2words
def say(value, **more): return num2words(value, to="currency", **more)
values = json.loads("[12.5, 100, 1000000]") + [Decimal(100), 100.0]
seen = [say(v) for v in values] + [say(100, lang="de"), say(100, lang="fr")]
print("num2words 0.5.14")
right = ["twelve euro, fifty cents", "one hundred euro, zero cents", "one million euro, zero cents", "one hundred euro, zero cents", "one hundred euro, zero cents",
         "einhundert Euro und null Cent", "cent euros et zéro centimes"]
print("expected:", right)
print("seen:    ", seen)
sys.exit(seen != [right[0], "one euro, zero cents", "ten thousand euro, zero cents", right[3], right[4], "ein Euro und null Cent", "un euro et zéro centimes"])
PY
