#!/usr/bin/env bash
# Guess: **「重要」**です is a bold word in quotes and a verb, as **"word"** is in English; and what a converter writes for <b> is bold again.
# Really: six Markdown readers show the asterisks, as a mark behind punctuation and before a letter cannot close; only Python-Markdown makes bold.
# markdownify, html-to-markdown and htmd write just this for <b>「重要」</b>です; html2text puts a space in, which Japanese does not have.
# Matters: Chinese, Japanese and Korean put no space between a quoted word and what follows: pages show **, and converted archives too.
# Source: CommonMark 0.31.2, 6.2, right-flanking delimiter runs.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check cmarkgfm==2025.10.22 comrak==0.0.16 marko==2.2.4 mistune==3.4.0 markdown-it-py==4.3.0 markdown2==2.5.5 Markdown==3.11.3 \
  markdownify==1.2.3 html2text==2025.4.15 html-to-markdown==3.19.0 htmd-py==0.1.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, cmarkgfm, comrak, marko, mistune, markdown, markdown2, markdownify, html2text, html_to_markdown, htmd
from markdown_it import MarkdownIt
text, bold = "**「重要」**です", "<strong>「重要」</strong>です"
readers = [cmarkgfm.github_flavored_markdown_to_html, comrak.render_markdown, marko.convert, mistune.html, MarkdownIt().render, markdown2.markdown, markdown.markdown]
writers = [markdownify.markdownify, lambda t: html_to_markdown.convert(t).content, htmd.convert_html, html2text.html2text]
seen = [r(text).strip()[3:-4] for r in readers]
back = [w("<p><b>「重要」</b>です</p>").strip() for w in writers]
print("cmarkgfm 2025.10.22, comrak 0.0.16, marko", marko.__version__, "mistune", mistune.__version__, "markdown-it-py 4.3.0, markdown2", markdown2.__version__, "Markdown", markdown.__version__)
print("expected:", bold)
for line in seen: print("seen:    ", line)
for line in back: print("written: ", line)
sys.exit(seen != [text] * 6 + [bold] or back != [text] * 3 + ["**「重要」** です"])
PY
