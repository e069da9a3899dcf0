#!/usr/bin/env bash
# Guess: the no-break spaces that French typography and numbers need are characters of the text and stay.
# Really: html2text, html-to-markdown and inscriptis write plain spaces for U+00A0 and for the narrow U+202F.
# markdownify and htmd keep both.
# Matters: "10 000 €" and "Pourquoi ?" break at the line's end after one trip through Markdown, and no eye sees why.
# Source: Unicode Standard, 6.2, space characters; UAX 14, class GL; HTML collapses ASCII white space only.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check html2text==2025.4.15 html-to-markdown==3.19.0 inscriptis==2.7.6 markdownify==1.2.3 htmd-py==0.1.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, html2text, html_to_markdown, inscriptis, markdownify, htmd
page = "<p>10&nbsp;000&#8239;€</p>"
writers = [html2text.html2text, lambda t: html_to_markdown.convert(t).content, inscriptis.get_text, markdownify.markdownify, htmd.convert_html]
seen = [ascii(w(page).strip()) for w in writers]
print("html2text 2025.4.15, html-to-markdown 3.19.0, inscriptis 2.7.6, markdownify 1.2.3, htmd-py 0.1.2")
print("expected:", [ascii("10\u00a0000\u202f€")] * 5)
print("seen:    ", seen)
sys.exit(seen != [ascii("10 000 €")] * 3 + [ascii("10\u00a0000\u202f€")] * 2)
PY
