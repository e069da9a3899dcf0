#!/usr/bin/env bash
# Guess: enclosure() of a feed generator writes <link rel="enclosure" type="image/jpeg"> in Atom, as its docs say, and type="CDATA" is a way to escape.
# Really: feedgen writes <link href="…jpg"/> alone, which means the article itself, and <content type="CDATA">, which is no type. The same feed as
# RSS is right. feedparser then gives the picture as the entry's link; fastfeedparser takes the first.
# Matters: readers who click a headline get a JPEG. Add the link by hand: entry.link(href=…, rel="enclosure", type=…).
# Source: RFC 4287, 4.2.7.2: a link without rel is "alternate"; 4.1.3.1: type is text, html, xhtml or a media type; feedgen's docs of enclosure().
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check feedgen==1.0.0 feedparser==6.0.14 fastfeedparser==0.6.5 lxml==6.1.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, feedparser, fastfeedparser
from feedgen.feed import FeedGenerator
feed = FeedGenerator(); feed.id("urn:g"); feed.title("Gazette"); feed.link(href="https://gazette.example/"); feed.description("news")
entry = feed.add_entry(); entry.id("urn:a"); entry.title("A"); entry.link(href="https://gazette.example/a"); entry.content("<p>x</p>", type="CDATA")
entry.enclosure("https://gazette.example/a.jpg", "1", "image/jpeg")
atom, rss = feed.atom_str().decode(), feed.rss_str().decode()
links = [feedparser.parse(t).entries[0].link for t in (atom, rss)] + [fastfeedparser.parse(atom).entries[0]["link"]]
print("feedgen 1.0.0, read by feedparser", feedparser.__version__, "and fastfeedparser 0.6.5")
print("expected:", ["https://gazette.example/a"] * 3, 'rel="enclosure"')
print("seen:    ", links, '<link href="https://gazette.example/a.jpg"/>' in atom, '<content type="CDATA">' in atom)
sys.exit(links != ["https://gazette.example/a.jpg", "https://gazette.example/a", "https://gazette.example/a"] or '<link href="https://gazette.example/a.jpg"/>' not in atom
         or '<content type="CDATA">' not in atom)
PY
