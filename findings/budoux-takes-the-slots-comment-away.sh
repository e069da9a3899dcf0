#!/usr/bin/env bash
# Guess: translate_html_string puts places to break into the text and leaves all else of the HTML as it is; <pre> and <textarea> are not text to break.
# Really: every comment is gone, `<!-- slot -->` and `<!--more-->` among them. Invisible spaces stand in <pre>, at its very beginning too, and between
# blocks; <code> and <textarea> are left alone.
# Matters: ads that are placed at comments are placed nowhere in the Japanese, Chinese and Thai editions; what is copied from <pre> has signs that no
# compiler takes.
# Source: BudouX's README, "Translating an HTML string"; HTML, comments; CSS Text 3, white-space: pre.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check budoux==0.10.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, budoux
parser = budoux.load_default_japanese_parser()
given = "<p>今日は天気です</p><!-- slot --><pre>今日は天気です</pre><code>今日は天気です</code>"
seen = parser.translate_html_string(given)
print("budoux 0.10.1")
print("given:", given); print("seen: ", seen.replace("\u200b", "|"))
sys.exit(not ("<!--" not in seen and "<pre>\u200b今日は\u200b天気です</pre>" in seen and "<code>今日は天気です</code>" in seen))
PY
