#!/usr/bin/env bash
# Guess: <lastmod>2019-05</lastmod>, a valid date of a month, is the first of May, or has no day.
# Really: ultimate-sitemap-parser fills what lacks from today: the month's date gets today's day, the year's date today's day and month.
# Matters: each crawl sees another date, so old articles look changed every day, and "since" filters take or leave them by the calendar.
# Source: sitemaps.org, lastmod: W3C Datetime; W3C NOTE-datetime: YYYY and YYYY-MM are complete forms.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check ultimate-sitemap-parser==1.8.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, datetime, logging
logging.disable(logging.CRITICAL)
from usp.tree import sitemap_from_str
text = ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://gazette.example/a</loc><lastmod>2019-05</lastmod></url>'
        '<url><loc>https://gazette.example/b</loc><lastmod>2019</lastmod></url></urlset>')
before = datetime.date.today()
seen = [p.last_modified.date() for p in sitemap_from_str(text).all_pages()]
after = datetime.date.today()
def filled(day):
    last = 28 if day.month == 2 else 30 if day.month in (4, 6, 9, 11) else 31
    return [datetime.date(2019, 5, day.day), datetime.date(2019, day.month, min(day.day, last))]
print("ultimate-sitemap-parser 1.8.1, today is", before)
print("expected: 2019-05-01 and 2019-01-01, or no day")
print("seen:    ", [str(s) for s in seen])
sys.exit(seen not in (filled(before), filled(after)))
PY
