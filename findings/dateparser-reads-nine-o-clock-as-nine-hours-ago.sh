#!/usr/bin/env bash
# Guess: with French asked for, "9 h 05", the form that French style guides ask for, is five past nine, as "9h05" is.
# Really: it is "9 hours ago"; and a date with "à 14 h" behind it is no date at all (None), while "à 14h00" is read.
# Matters: time lines of French newspapers have spaces around the h. Articles get the time of the crawl minus nine hours.
# Source: dateparser documentation, supported languages (fr); French typography writes "9 h 05" with no-break spaces.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, datetime, dateparser
noon = datetime.datetime(2026, 11, 28, 12, 0)
def read(text): return str(dateparser.parse(text, languages=["fr"], settings={"RELATIVE_BASE": noon}))
seen = [read(t) for t in ["9h05", "9 h 05", "2 mai 2026 à 14h00", "2 mai 2026 à 14 h"]]
print("dateparser", dateparser.__version__, "on 28 November 2026, 12:00")
print("expected:", ["2026-11-28 09:05:00"] * 2 + ["2026-05-02 14:00:00"] * 2)
print("seen:    ", seen)
sys.exit(seen != ["2026-11-28 09:05:00", "2026-11-28 03:00:00", "2026-05-02 14:00:00", "None"])
PY
