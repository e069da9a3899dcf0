#!/usr/bin/env bash
# Guess: media:description, which stands inside a picture's media:content, is the picture's description.
# Really: feedparser files it with the item: standing first, it becomes the item's summary, and the real description moves to `content`.
# Matters: news feeds put media:content first. Front pages made of such feeds show captions where the summaries belong.
# Source: Media RSS 1.5.1, media:description: "short description describing the media object".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, feedparser
head = '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Gazette</title><item><title>Ferry</title>'
picture = '<media:content url="https://gazette.example/a.jpg"><media:description>The quay in 1986</media:description></media:content>'
text = "<description>The ferry is back.</description>"
feed = lambda parts: feedparser.parse(head + parts + "</item></channel></rss>").entries[0]
seen = [feed(text + picture).summary, feed(picture + text).summary]
print("feedparser", feedparser.__version__)
print("expected:", ["The ferry is back."] * 2)
print("seen:    ", seen)
sys.exit(seen != ["The ferry is back.", "The quay in 1986"])
PY
