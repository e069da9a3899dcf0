#!/usr/bin/env bash
# Guess: readtime.of_html counts the words that a reader of the page reads.
# Really: what stands in <script>, <style> and <template> counts as well: an article of 265 words takes 60 seconds, and 301 with a script behind it that is
# four times as long.
# Matters: the body field of a CMS has ad tags, embeds of social networks and JSON-LD in it; "5 min read" is then the time for the code.
# Source: readtime's README: of_html takes HTML; HTML, script, style and template: their contents are not shown.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check readtime==3.0.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, readtime
words = "<p>" + "word " * 265 + "</p>"
script = "<script>" + "googletag.cmd.push( function ( ) { } ) ; " * 265 + "</script>"
style = "<style>" + ".slot { margin : 0 } " * 53 + "</style>"
template = "<template>" + "<p>late words</p>" * 132 + "</template>"
seen = {n: readtime.of_html(words + t).seconds for n, t in dict(plain="", script=script, style=style, template=template).items()}
print("readtime 3.0.0, seconds")
print("expected: 60 each")
print("seen:    ", seen)
sys.exit(seen != {"plain": 60, "script": 301, "style": 97, "template": 91})
PY
