#!/usr/bin/env bash
# Guess: an RSS item with two dc:creator elements has two authors, in all readers.
# Really: feedparser's `author` is the last, fastfeedparser knows the first only, atoma knows none at all (feedparser's `authors` has both).
# Matters: a byline of two reporters is common; each reader credits somebody else.
# Source: Dublin Core terms, creator: repeat the element for each creator; RSS 2.0 `author` is one e-mail address.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14 fastfeedparser==0.6.5 atoma==0.0.17
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, feedparser, fastfeedparser, atoma
text = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>G</title><link>https://gazette.example/</link><description>d</description>
<item><title>F</title><link>https://gazette.example/a</link><dc:creator>Ann Arc</dc:creator><dc:creator>Bob Bay</dc:creator></item></channel></rss>"""
e = feedparser.parse(text).entries[0]
f = fastfeedparser.parse(text).entries[0]
seen = [e.author, [a.name for a in e.authors], f["author"], [a["name"] for a in f["authors"]], atoma.parse_rss_bytes(text.encode()).items[0].author]
print("feedparser", feedparser.__version__, "fastfeedparser 0.6.5, atoma 0.0.17")
print("expected: Ann Arc and Bob Bay in all")
print("seen:    ", seen)
sys.exit(seen != ["Bob Bay", ["Ann Arc", "Bob Bay"], "Ann Arc", ["Ann Arc"], None])
PY
