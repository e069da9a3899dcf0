#!/usr/bin/env bash
# Guess: "in 2025<sup>1</sup>" and "10<sup>6</sup>" keep the raised figure apart in some way: as HTML, with ^ or in brackets.
# Really: four converters to Markdown and two readers of text make "20251" and "106" of them. trafilatura keeps <sup> in Markdown only.
# Matters: a footnote's mark changes a year or a sum, in archives, in summaries and for whoever counts on the text.
# Source: HTML, sup and sub: "superscripts with specific meanings"; CommonMark lets inline HTML stand.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pip==26.3
"$dir/venv/bin/pip" install -q --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 html-to-markdown==3.19.0 htmd-py==0.1.2 inscriptis==2.7.6 trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, markdownify, html2text, html_to_markdown, htmd, inscriptis, trafilatura
text = "It cost 10<sup>6</sup> rupees in 2025<sup>1</sup>."
page = "<html><body><article><p>" + "The council met on Monday to talk about the harbour and its new quay. " * 5 + text + "</p></article></body></html>"
writers = [markdownify.markdownify, html2text.html2text, lambda t: html_to_markdown.convert(t).content, htmd.convert_html, inscriptis.get_text]
cut = lambda t: t[t.index("It cost"):].strip()
seen = [w(f"<p>{text}</p>").strip() for w in writers] + [cut(trafilatura.extract(page)), cut(trafilatura.extract(page, output_format="markdown"))]
print("markdownify 1.2.3, html2text 2025.4.15, html-to-markdown 3.19.0, htmd-py 0.1.2, inscriptis 2.7.6, trafilatura", trafilatura.__version__)
print("expected:", text)
for line in seen: print("seen:    ", line)
sys.exit(seen != ["It cost 106 rupees in 20251."] * 6 + [text])
PY
