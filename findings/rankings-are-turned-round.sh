#!/usr/bin/env bash
# Guess: a countdown, from <ol reversed> or from lines "3." "2." "1.", is numbered 3, 2, 1 on the other side, or comes without numbers.
# Really: four converters and trafilatura number <ol reversed> 1, 2, 3, so bronze is first; three of them forget <li value=10> as well.
# The lines in Markdown become 3, 4, 5 by CommonMark, which reads the first number only, and 1, 2, 3 by Python-Markdown.
# Matters: medals, charts and election results say the opposite, and each number looks right. Write the rank into the text.
# Source: HTML, ol reversed and li value; CommonMark 0.31.2, 5.3: the start number is that of the first item.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pip==26.3
"$dir/venv/bin/pip" install -q --disable-pip-version-check html2text==2025.4.15 html-to-markdown==3.19.0 htmd-py==0.1.2 inscriptis==2.7.6 trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6 cmarkgfm==2025.10.22 Markdown==3.11.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, html2text, html_to_markdown, htmd, inscriptis, trafilatura, cmarkgfm, markdown
medals = "<ol reversed><li>Bronze goes to Vacoas</li><li>Silver goes to Curepipe</li><li>Gold goes to Rose Hill</li></ol>"
page = "<html><body><article><p>" + "The jury met in the town hall for the garden prize, and many people came. " * 4 + "</p>" + medals + "</article></body></html>"
numbers = lambda text: [l.split()[0] for l in text.splitlines() if " goes to " in l]
writers = [html2text.html2text, lambda t: html_to_markdown.convert(t).content, htmd.convert_html, inscriptis.get_text]
seen = [numbers(w(medals)) for w in writers] + [numbers(trafilatura.extract(page, output_format="markdown"))]
value = [w('<ol><li>first</li><li value="10">tenth</li></ol>').split()[2] for w in writers]
read = [cmarkgfm.github_flavored_markdown_to_html("3. Bronze\n2. Silver\n1. Gold").split("\n")[0], markdown.markdown("3. Bronze\n2. Silver\n1. Gold").split("\n")[0]]
print("html2text 2025.4.15, html-to-markdown 3.19.0, htmd-py 0.1.2, inscriptis 2.7.6, trafilatura", trafilatura.__version__, "cmarkgfm 2025.10.22, Markdown", markdown.__version__)
print("expected:", ["3.", "2.", "1."], "10.")
print("seen:    ", seen, value, read)
sys.exit(seen != [["1.", "2.", "3."]] * 5 or value != ["2.", "2.", "2.", "10."] or read != ['<ol start="3">', "<ol>"])
PY
