#!/usr/bin/env bash
# Guess: a chart in SVG inside a chapter's content comes out of ebooklib as it went in; the chapter is XHTML, and SVG is a part of it.
# Really: `viewBox` is written as `viewbox` and `linearGradient` as `lineargradient`: in XML, as EPUB is, these are unknown names, so that the chart is cut or
# has no colour. Browsers' HTML would mend it, a reader of EPUB may not.
# Matters: election charts and weather maps of an e-paper look right on the web page and are cut in the reader's program.
# Source: SVG 2, viewBox and linearGradient (names in XML are by case); EPUB 3.3, XHTML content documents; ebooklib parses the content with lxml's HTML parser.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check EbookLib==0.20
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, re, zipfile
from importlib.metadata import version
from ebooklib import epub
chart = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800"><defs><linearGradient id="g"><stop stop-color="red"/></linearGradient></defs><rect width="600" height="800" fill="url(#g)"/></svg>'
book, page = epub.EpubBook(), epub.EpubHtml(title="Votes", file_name="votes.xhtml", lang="en")
page.content = f"<html><body><h1>Votes</h1>{chart}</body></html>"
book.set_identifier("gazette-1"); book.set_title("Gazette"); book.set_language("en")
book.add_item(page); book.toc = [page]; book.spine = [page]
book.add_item(epub.EpubNcx()); book.add_item(epub.EpubNav())
epub.write_epub("new.epub", book)
def names(text): return sorted(set(re.findall("viewbox|lineargradient", text, re.I)))
seen = names(zipfile.ZipFile("new.epub").read("EPUB/votes.xhtml").decode())
print("EbookLib", version("EbookLib"))
print("expected:", names(chart))
print("seen:    ", seen)
sys.exit(seen != ["lineargradient", "viewbox"])
PY
