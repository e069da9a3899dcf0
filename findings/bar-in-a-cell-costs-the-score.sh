#!/usr/bin/env bash
# Guess: a table cell "United | City" is written with \| in it, as GitHub's tables ask for.
# Really: markdownify and html2text write the bar as it is. The row then has three cells, and GitHub's reader drops the third: the score.
# html-to-markdown and htmd escape it.
# Matters: fixtures, opening hours and rate cards lose their last column in just the rows that have a bar.
# Source: GitHub Flavored Markdown 0.29, 4.10: escape the pipe; "the excess is ignored".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 html-to-markdown==3.19.0 htmd-py==0.1.2 cmarkgfm==2025.10.22
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, markdownify, html2text, html_to_markdown, htmd, cmarkgfm, re
page = "<table><thead><tr><th>Match</th><th>Score</th></tr></thead><tbody><tr><td>United | City</td><td>2-1</td></tr></tbody></table>"
writers = [markdownify.markdownify, html2text.html2text, lambda t: html_to_markdown.convert(t).content, htmd.convert_html]
seen = [re.findall("<td>(.*?)</td>", cmarkgfm.github_flavored_markdown_to_html(w(page))) for w in writers]
print("markdownify 1.2.3, html2text 2025.4.15, html-to-markdown 3.19.0, htmd-py 0.1.2, read by cmarkgfm 2025.10.22")
print("expected:", [["United | City", "2-1"]] * 4)
print("seen:    ", seen)
sys.exit(seen != [["United", "City"]] * 2 + [["United | City", "2-1"]] * 2)
PY
