#!/usr/bin/env bash
# Guess: number_parser, which reads "two hundred and five people" as 205 people, reads "a loss of two point five million" as 2500000, or leaves it.
# Really: it writes "2 point 5000000": the words of the figure are kept, and any program that then looks for numbers finds five million, twice the sum.
# "half a million" is "half a 1000000", "nineteen ninety-nine" is "19 99", and "no one was hurt" is "no 1 was hurt". parse_number gives None for the first.
# Matters: figures are taken from articles for charts and alerts, and sums in words are the ones that headlines have; ask parse_number for each phrase.
# Source: number_parser's README: parse() replaces numbers in the text; cardinal and ordinal numbers; no word on fractions.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check number-parser==0.3.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version
from number_parser import parse, parse_number
texts = ["two hundred and five people", "a loss of two point five million", "half a million votes", "in nineteen ninety-nine", "no one was hurt"]
seen = [parse(t) for t in texts] + [parse_number("two point five million")]
print("number-parser", version("number-parser"))
print("expected:", ["205 people", "a loss of 2500000", "500000 votes", "in 1999", "no one was hurt", 2500000])
print("seen:    ", seen)
sys.exit(seen != ["205 people", "a loss of 2 point 5000000", "half a 1000000 votes", "in 19 99", "no 1 was hurt", None])
PY
