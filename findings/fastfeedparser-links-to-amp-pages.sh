#!/usr/bin/env bash
# Guess: the link of an Atom entry is its HTML page, made whole with xml:base, wherever the AMP version stands.
# Really: fastfeedparser takes the first link with rel="alternate", here the AMP page, and leaves it relative. feedparser has the page's full address.
# Matters: readers are sent to AMP pages, which carry other ads or none, by an address that does not work.
# Source: RFC 4287, 4.2.7.2 (several alternates of different types are allowed), 2 (xml:base).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14 fastfeedparser==0.6.5
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, feedparser, fastfeedparser
text = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/news/"><title>G</title><id>urn:g</id><updated>2026-11-28T09:00:00Z</updated>
<entry><title>A</title><id>urn:a</id><updated>2026-11-28T09:00:00Z</updated><author><name>Ann</name></author>
<link rel="alternate" type="application/amp+html" href="a.amp"/><link rel="alternate" type="text/html" href="a.html"/></entry></feed>"""
seen = [feedparser.parse(text).entries[0].link, fastfeedparser.parse(text).entries[0]["link"]]
print("feedparser", feedparser.__version__, "fastfeedparser 0.6.5")
print("expected:", ["https://gazette.example/news/a.html"] * 2)
print("seen:    ", seen)
sys.exit(seen[1] != "a.amp" or not seen[0].startswith("https://gazette.example/news/a."))
PY
