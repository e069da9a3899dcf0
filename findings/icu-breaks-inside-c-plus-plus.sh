#!/usr/bin/env bash
# Guess: a line never ends inside "C++", "AC+++" or "19:30–20:00", as these have no spaces; a dash between words is another matter.
# Really: Unicode's line breaking lets a line end between two plus signs ("C+" here, "+" there), after the dash of a time or number range, and after
# every slash ("A/" "B"); "3+4=7" and "A**" hold together.
# Matters: column layouts that break by ICU show names of languages and ratings torn. Browsers have their own tables for ASCII.
# Source: UAX 14: PR has no rule with PR (LB 25), and so LB 31 breaks; LB 21 (after BA, the en dash); SY.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check icu4py==1.2.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, icu4py
from icu4py.breakers import LineBreaker
def pieces(text): return list(LineBreaker(text, "en"))
words = ["C++", "AC+++", "19:30–20:00", "A/B", "3+4=7", "A**"]
seen = [pieces(w) for w in words]
print("icu4py 1.2.0 with ICU", icu4py.icu_version)
print("expected:", [[w] for w in words])
print("seen:    ", seen)
sys.exit(seen != [["C+", "+"], ["AC+", "+", "+"], ["19:30–", "20:00"], ["A/", "B"], ["3+4=7"], ["A**"]])
PY
