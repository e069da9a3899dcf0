#!/usr/bin/env bash
# Guess: a program that finds the places in a Japanese or Chinese headline where a line may end never ends one inside a year or a price.
# Really: "2026年11月28日に発表した。" is cut into "202" and "6年11月28日に", and "3,500元的价格" into "3" and ",500元". Other dates and prices hold together
# ("10:30から", "2026年11月" in Chinese), so that samples look right.
# Matters: headlines of news have dates and sums: with word-break: keep-all a line ends "...202" and the next begins "6年", where browsers alone never break.
# Source: BudouX's README: line breaks at phrases; UAX 14, LB 25: no break inside numbers.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check budoux==0.10.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, budoux
ja, zh = budoux.load_default_japanese_parser(), budoux.load_default_simplified_chinese_parser()
seen = [ja.parse("2026年11月28日に発表した。"), zh.parse("3,500元的价格"), ja.parse("10:30から始まる"), zh.parse("2026年11月28日，主席宣布")]
html = ja.translate_html_string("2026年11月28日に発表した。")
print("budoux 0.10.1")
for s in seen: print("seen:", s)
sys.exit(not (seen[0][:2] == ["202", "6年11月28日に"] and seen[1][:2] == ["3", ",500元"] and seen[2][0] == "10:30から" and seen[3][0] == "2026年"
              and "202\u200b6年" in html))
PY
