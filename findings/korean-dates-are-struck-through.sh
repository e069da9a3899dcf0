#!/usr/bin/env bash
# Guess: a single tilde between numbers, as Korean and Japanese writers put it for "to", is text; strikethrough needs two tildes.
# Really: cmark-gfm, comrak and marko strike out what stands between two such ranges: "10~12일과 15~17일" becomes 10<del>12일과 15</del>17일.
# mistune, markdown-it and markdown2 keep it. None of the four converters from HTML to Markdown escapes the tilde.
# Matters: dates, ages and prices of an article are crossed out, and a reader takes them for withdrawn. Write \~, or use U+301C or U+2013.
# Source: GitHub Flavored Markdown 0.29, 6.5 strikethrough: "one or two tildes".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check cmarkgfm==2025.10.22 comrak==0.0.16 marko==2.2.4 mistune==3.4.0 markdown-it-py==4.3.0 markdown2==2.5.5 \
  markdownify==1.2.3 html2text==2025.4.15 html-to-markdown==3.19.0 htmd-py==0.1.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, cmarkgfm, comrak, marko, mistune, markdown2, markdownify, html2text, html_to_markdown, htmd
from markdown_it import MarkdownIt
text = "10~12일과 15~17일에 열린다"
options = comrak.ExtensionOptions(); options.strikethrough = True
readers = [cmarkgfm.github_flavored_markdown_to_html, lambda t: comrak.render_markdown(t, extension_options=options), marko.Markdown(extensions=["gfm"]),
           mistune.create_markdown(plugins=["strikethrough"]), MarkdownIt("gfm-like", {"linkify": False}).render, lambda t: markdown2.markdown(t, extras=["strike"])]
writers = [markdownify.markdownify, html2text.html2text, lambda t: html_to_markdown.convert(t).content, htmd.convert_html]
seen = [r(text).strip()[3:-4] for r in readers]
back = [cmarkgfm.github_flavored_markdown_to_html(w(f"<p>{text}</p>")).strip()[3:-4] for w in writers]
print("cmarkgfm 2025.10.22, comrak 0.0.16, marko", marko.__version__, "mistune", mistune.__version__, "markdown-it-py 4.3.0, markdown2", markdown2.__version__)
print("expected:", text)
for line in seen: print("seen:    ", line)
for line in back: print("HTML, Markdown, HTML:", line)
struck = "10<del>12일과 15</del>17일에 열린다"
sys.exit(seen != [struck] * 3 + [text] * 3 or back != [struck] * 4)
PY
