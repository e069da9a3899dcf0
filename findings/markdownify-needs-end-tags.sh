#!/usr/bin/env bash
# Guess: <li> and <td> need no end tag in HTML, so a converter reads a page the same before and after a minifier took them out.
# Really: markdownify nests each item in the one before and writes "1. Gold- Silver- Bronze"; a table becomes one row with a table in it.
# Its default parser is Python's html.parser, which knows no optional end tags; html2text is not troubled.
# Matters: archives that were minified once are converted into unreadable lists and tables. Hand it a tree: markdownify with bs4_options="lxml".
# Source: HTML, optional tags; minify-html's README (it omits them); markdownify's README (bs4_options).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check markdownify==1.2.3 minify-html==0.18.1 lxml==6.1.3 html2text==2025.4.15
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, markdownify, minify_html, html2text
page = "<ol><li>Gold</li><li>Silver</li><li>Bronze</li></ol><table><tr><th>Town</th><th>Votes</th></tr><tr><td>Vacoas</td><td>12</td></tr></table>"
small = minify_html.minify(page)
seen = [markdownify.markdownify(p).strip().split("\n")[0] for p in (page, small)]
rows = [[l for l in markdownify.markdownify(p).split("\n") if "Vacoas" in l] for p in (page, small)]
print("markdownify 1.2.3, minify-html 0.18.1:", small)
print("expected:", "1. Gold", "| Vacoas | 12 |")
print("seen:    ", seen, rows)
print("html2text:", repr(html2text.html2text(small)[:12]), "with lxml:", repr(markdownify.markdownify(small, bs4_options="lxml")[:8]))
sys.exit(seen != ["1. Gold", "1. Gold- Silver- Bronze"] or rows[0] != ["| Vacoas | 12 |"] or rows[1] == rows[0] or "1. Gold\n" not in html2text.html2text(small))
PY
