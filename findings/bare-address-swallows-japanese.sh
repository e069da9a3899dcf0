#!/usr/bin/env bash
# Guess: a bare address in running text ends at the ideographic full stop or the full-width bracket, as it does at "." and ")".
# Really: cmark-gfm, mistune and marko take the whole rest of the sentence into the link, and so into the address. md4c makes no link in brackets.
# Matters: Chinese and Japanese text has no space behind an address. The link leads nowhere, and a line of that length breaks a column.
# Source: GFM specification, 6.9 (extended autolinks): an address goes on to white space or "<"; only ASCII punctuation is trimmed.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check cmarkgfm==2025.10.22 mistune==3.4.0 marko==2.2.4 pymd4c==1.3.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, re, cmarkgfm, mistune, marko, md4c
text = "（https://gazette.example/a）次の記事を読む。\n"
html = {"cmark-gfm": cmarkgfm.github_flavored_markdown_to_html(text), "mistune": mistune.create_markdown(plugins=["url"])(text),
        "marko": marko.Markdown(extensions=["gfm"]).convert(text), "md4c": md4c.HTMLRenderer(md4c.MD_DIALECT_GITHUB).parse(text)}
seen = {n: (re.findall(r">([^<]*)</a>", h) or [""])[0] for n, h in html.items()}
print("cmarkgfm 2025.10.22, mistune", mistune.__version__, "marko", marko.__version__, "pymd4c 1.3.0")
print("expected: the link's text is https://gazette.example/a")
print("seen:    ", seen)
long = "https://gazette.example/a）次の記事を読む。"
sys.exit(seen != {"cmark-gfm": long, "mistune": long, "marko": long, "md4c": ""})
PY
