#!/usr/bin/env bash
# Guess: an EPUB that ebooklib reads and writes again, to add a page or a date, keeps the pages that nobody touched as they are.
# Really: each page's head is emptied: its title, its style sheets, and the viewport that gives a fixed page its size; lang="fr" becomes lang="en";
# <body> loses its class. The page list of the navigation and "page-spread-right" of the spine go as well. Text and metadata of the book stay.
# Matters: an e-paper edition has no page size and no styles any more, and a voice reads French with English rules. There is no word of it.
# Source: EPUB 3.3, fixed layouts (viewport), navigation (page-list); ebooklib's tutorial: read_epub, change, write_epub.
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
html = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="fr" xml:lang="fr"'
with zipfile.ZipFile("in.epub", "w") as z:
    z.writestr("mimetype", "application/epub+zip")
    z.writestr("META-INF/container.xml", '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
               '<rootfile full-path="EPUB/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
    z.writestr("EPUB/p.opf", '<package xmlns="http://www.idpf.org/2007/opf" unique-identifier="i" version="3.0" xml:lang="fr"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
               '<dc:identifier id="i">urn:gazette:1</dc:identifier><dc:title>Gazette</dc:title><dc:language>fr</dc:language><meta property="dcterms:modified">2026-11-28T05:00:00Z</meta>'
               '<meta property="rendition:layout">pre-paginated</meta></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="nav.xhtml" '
               'media-type="application/xhtml+xml" properties="nav"/><item id="c" href="c.css" media-type="text/css"/></manifest><spine><itemref idref="a" properties="page-spread-right"/></spine></package>')
    z.writestr("EPUB/a.xhtml", f'<html {html}><head><title>Une</title><meta name="viewport" content="width=600, height=800"/><link rel="stylesheet" href="c.css"/></head>'
               '<body class="front"><p id="p1">Il pleut.</p></body></html>')
    z.writestr("EPUB/nav.xhtml", f'<html {html}><head><title>Pages</title></head><body><nav epub:type="toc"><ol><li><a href="a.xhtml">Une</a></li></ol></nav>'
               '<nav epub:type="page-list"><ol><li><a href="a.xhtml#p1">1</a></li></ol></nav></body></html>')
    z.writestr("EPUB/c.css", "p { margin: 0 }")
epub.write_epub("out.epub", epub.read_epub("in.epub"))
def kept(name):
    z = zipfile.ZipFile(name)
    package, page, nav = (z.read("EPUB/" + n).decode() for n in ([n[5:] for n in z.namelist() if n.endswith(".opf")][0], "a.xhtml", "nav.xhtml"))
    return {"lang": re.search(r' lang="(\w+)"', page)[1], "viewport": "viewport" in page, "css": "c.css" in page, "title": "<title>" in page, "class": "front" in page,
            "page list": "page-list" in nav, "spread": "page-spread-right" in package, "text": "Il pleut." in page, "layout": "pre-paginated" in package}
seen = kept("out.epub")
print("EbookLib", version("EbookLib"))
print("expected:", kept("in.epub"))
print("seen:    ", seen)
sys.exit(seen != kept("in.epub") | {"lang": "en"} | dict.fromkeys(["viewport", "css", "title", "class", "page list", "spread"], False))
PY
