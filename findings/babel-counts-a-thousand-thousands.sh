#!/usr/bin/env bash
# Guess: 999,999 page views in short form are 1M, as ICU and browsers write them.
# Really: Babel writes "1000K", for 999,999,999 "1000M", and for money "€1000K": it takes the unit first and rounds after.
# Matters: counters beside articles and in reports to advertisers show 1000K, and a page filled in by the server differs from the browser's.
# Source: UTS 35 part 3, compact number formats: the number is rounded before the pattern is taken; ECMA-402, ComputeExponent.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, babel
from babel.numbers import format_compact_decimal, format_compact_currency
seen = [format_compact_decimal(n, locale="en") for n in (999499, 999500, 999999, 999999999)] + [format_compact_currency(999999, "EUR", locale="en", fraction_digits=1)]
print("Babel", babel.__version__)
print("expected:", ["999K", "1M", "1M", "1B", "€1M"])
print("seen:    ", seen)
sys.exit(seen != ["999K", "1000K", "1000K", "1000M", "€1000K"])
PY
