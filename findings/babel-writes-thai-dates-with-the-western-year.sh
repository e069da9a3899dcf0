#!/usr/bin/env bash
# Guess: Babel, which reads Unicode's locale data, writes a date line as ICU and browsers do: the year 2569 in Thailand, Persian months in Iran.
# Really: Babel writes the Gregorian year and month and Western digits for th_TH (with the sign of the era), fa_IR and mr_IN; ICU does not.
# Matters: a page whose static date lines come from Babel says another year than the script next to it (Intl.DateTimeFormat).
# Source: CLDR supplemental data: calendarPreferenceData (TH: buddhist, IR: persian), default numbering systems (mr: deva).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check Babel==2.18.0 icu4py==1.2.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, datetime, babel, icu4py
from babel.dates import format_date
from icu4py.messageformat import MessageFormat
day = datetime.datetime(2026, 11, 28, 12, tzinfo=datetime.timezone.utc)
places = ["th_TH", "fa_IR", "mr_IN", "en_MU"]
icu = [MessageFormat("{d,date,long}", p).format({"d": day}) for p in places]
seen = [format_date(day, "long", locale=p) for p in places]
print("Babel", babel.__version__, "icu4py 1.2.0 with ICU", icu4py.icu_version)
print("expected:", icu)
print("seen:    ", seen)
sys.exit(not (all("2026" in s for s in seen) and "2569" in icu[0] and "۱۴۰۵" in icu[1] and "२०२६" in icu[2] and icu[3] == seen[3]))
PY
