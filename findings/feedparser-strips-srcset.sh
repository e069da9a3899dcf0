#!/usr/bin/env bash
# Guess: cleaning a feed's HTML takes scripts away and leaves pictures as they are.
# Really: `srcset` and `sizes` of img and source are stripped, and <picture> itself, so that a <source> stands alone without an address; `<summary>` and
# `<rt>` lose their tags, so that their text runs into its neighbours'. figure and figcaption stay.
# Matters: readers get the smallest picture, or none; ruby over names becomes part of the name.
# Source: feedparser documentation, "Sanitization": lists of what stays; HTML Living Standard, 4.8.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, feedparser
html = '<figure><picture><source srcset="a.avif 800w" sizes="100vw"><img src="a.jpg" srcset="b.jpg 800w" sizes="50vw" alt="q"></picture><figcaption>Quay</figcaption></figure><p><ruby>港<rt>みなと</rt></ruby></p>'
feed = f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>F</title><content:encoded><![CDATA[{html}]]></content:encoded></item></channel></rss>'
out = feedparser.parse(feed).entries[0].content[0].value
wanted = ["<figure", "<figcaption", "<picture", "srcset", "sizes", "<rt"]
seen = [w for w in wanted if w in out]
print("feedparser", feedparser.__version__)
print("expected kept:", wanted)
print("seen kept:    ", seen, "in", out)
sys.exit(seen != ["<figure", "<figcaption"])
PY
