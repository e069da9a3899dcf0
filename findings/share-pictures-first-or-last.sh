#!/usr/bin/env bash
# Guess: of two og:image tags, all readers of Open Graph prefer the first, as the protocol says.
# Really: trafilatura and opengraph_py3 give the last, linkpreview and extruct the first.
# Matters: pages list the wide picture first and a square or a logo after it; half of the readers show the logo.
# Source: Open Graph protocol, arrays: the first tag from top to bottom "is given preference during conflicts".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pip==26.3
"$dir/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6 opengraph_py3==0.71 linkpreview==0.13.2 extruct==0.18.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, trafilatura, extruct, opengraph_py3
from linkpreview import Link, LinkPreview
tags = "".join(f'<meta property="og:{k}" content="{v}">' for k, v in [("title", "T"), ("type", "article"), ("url", "https://gazette.example/a"),
               ("image", "https://gazette.example/first.jpg"), ("image", "https://gazette.example/last.jpg")])
page = f'<html prefix="og: https://ogp.me/ns#"><head><title>T</title>{tags}</head><body><p>text</p></body></html>'
seen = [trafilatura.extract_metadata(page).image, opengraph_py3.OpenGraph(html=page)["image"], LinkPreview(Link("https://gazette.example/a", page)).image,
        extruct.extract(page, syntaxes=["opengraph"], uniform=True)["opengraph"][0]["og:image"]]
seen = [s.rsplit("/", 1)[1] for s in seen]
print("trafilatura", trafilatura.__version__, "opengraph_py3 0.71, linkpreview 0.13.2, extruct 0.18.0")
print("expected:", ["first.jpg"] * 4)
print("seen:    ", seen)
sys.exit(seen != ["last.jpg"] * 2 + ["first.jpg"] * 2)
PY
