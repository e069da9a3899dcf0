#!/usr/bin/env bash
# Guess: a reader that knows the Thai month names knows that Thai newspapers count years from the Buddha, 543 more.
# Really: "28 พฤศจิกายน 2569" becomes 28 November 2569, and so does the short form, with and without Thai asked for.
# Matters: archives sort Thai articles behind all others, for five centuries. ICU, which browsers use, writes just this form for th_TH.
# Source: dateparser documentation: Thai is supported, and of other calendars Persian and Hijri are; CLDR: Thailand's calendar is buddhist.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, dateparser
texts = ["28 พฤศจิกายน 2569", "28 พ.ย. 2569"]
seen = [str(dateparser.parse(t, languages=["th"])) for t in texts] + [str(dateparser.parse(texts[0]))]
print("dateparser", dateparser.__version__)
print("expected:", ["2026-11-28 00:00:00"] * 3)
print("seen:    ", seen)
sys.exit(seen != ["2569-11-28 00:00:00"] * 3)
PY
