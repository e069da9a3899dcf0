#!/usr/bin/env bash
# Guess: a <div> around two paragraphs in the middle of an article changes nothing, whatever its class.
# Really: newspaper4k gives the paragraphs before and behind it and skips those within. With all paragraphs in such parts it finds them all.
# Matters: a part between two ads is often wrapped, to hold an ad beside it. News crawlers then archive the article with a hole.
# Source: newspaper4k documentation, Article.text; HTML Living Standard, 4.4.15: a <div> has no meaning of its own.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check newspaper4k==0.9.6 lxml==6.1.3 lxml-html-clean==0.4.6
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, logging
from newspaper import Article
logging.disable(50)
def text(i): return f"<p>Paragraph {i} tells at some length how the harbour ferry came back to the old quay, who had waited for it, and what the captain said when the first passengers stepped ashore.</p>"
def read(body):
    a = Article("https://gazette.example/a")
    a.download(input_html=f"<html lang='en'><head><title>Ferry</title></head><body><article><h1>Ferry</h1>{body}</article></body></html>")
    a.parse()
    return [i for i in range(1, 7) if f"Paragraph {i} " in a.text]
t = [text(i) for i in range(7)]
seen = [read(t[1] + t[2] + "<div>" + t[3] + t[4] + "</div>" + t[5] + t[6]), read("".join(f"<div>{t[i]}{t[i + 1]}</div>" for i in (1, 3, 5)))]
print("newspaper4k 0.9.6")
print("expected:", [[1, 2, 3, 4, 5, 6]] * 2)
print("seen:    ", seen)
sys.exit(seen != [[1, 2, 5, 6], [1, 2, 3, 4, 5, 6]])
PY
