#!/usr/bin/env bash
# Guess: `09:00:00 CET` in a feed is 08:00 UTC, or, as RFC 822 has no such name, an error or no date.
# Really: feedparser and atoma take it for 09:00 UTC, and with fastfeedparser all three do so for MUT; EST is known (14:00).
# A French day name, "sam.", makes feedparser give no date.
# Matters: items of European, Indian and Mauritian newsrooms come hours late or from the future, and fronts sort wrongly. Write +0100.
# Source: RSS 2.0, pubDate: RFC 822; RFC 822, 5.1: the names UT, GMT, EST to PDT and military letters only.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14 fastfeedparser==0.6.5 atoma==0.0.17
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import os, sys, datetime
os.environ["TZ"] = "UTC"
import feedparser, fastfeedparser, atoma
item = '<rss version="2.0"><channel><title>G</title><link>https://gazette.example/</link><description>d</description><item><title>F</title><link>https://gazette.example/a</link><pubDate>Sat, 28 Nov 2026 09:00:00 {}</pubDate></item></channel></rss>'
def hours(zone):
    text = item.format(zone)
    fast = datetime.datetime.fromisoformat(fastfeedparser.parse(text).entries[0]["published"])
    return (feedparser.parse(text).entries[0].published_parsed.tm_hour, fast.astimezone(datetime.timezone.utc).hour,
            atoma.parse_rss_bytes(text.encode()).items[0].pub_date.astimezone(datetime.timezone.utc).hour)
seen = {z: hours(z) for z in ["+0100", "EST", "CET", "MUT"]}
french = feedparser.parse(item.format("+0100").replace("Sat,", "sam.,")).entries[0].published_parsed
print("feedparser", feedparser.__version__, "fastfeedparser 0.6.5, atoma 0.0.17")
print("expected hours UTC:", {"+0100": (8, 8, 8), "EST": (14, 14, 14), "CET": (8, 8, 8), "MUT": (5, 5, 5)})
print("seen hours UTC:    ", seen, "French day name:", french)
sys.exit(seen != {"+0100": (8, 8, 8), "EST": (14, 14, 14), "CET": (9, 8, 9), "MUT": (9, 9, 9)} or french is not None)
PY
