#!/usr/bin/env bash
# Guess: a small table of results in an article is kept as rows, or left out by all; and the lines of a poem in <pre> stay lines.
# Really: newspaper4k writes its cells without a blank between them, "TownVotesVacoas12", and the poem as one line. readability-lxml drops the
# table and keeps the poem. trafilatura keeps both.
# Matters: "Vacoas12" and "United21" are no words and no scores; election nights and sports pages live on such tables.
# Source: HTML, tables: cells are separate; pre: preformatted lines.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pip==26.3
"$dir/venv/bin/pip" install -q --disable-pip-version-check newspaper4k==0.9.6 readability-lxml==0.9 trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, newspaper, readability, trafilatura
say = "The council met on Monday to talk about the harbour, and the talk went on until late in the evening, as many wanted to speak. " * 2
page = (f"<html><head><title>Harbour</title></head><body><article><p>{say}</p><p>{say}</p><table><tr><th>Town</th><th>Votes</th></tr><tr><td>Vacoas</td><td>12</td></tr></table>"
        f"<h2>Poem</h2><p>{say}</p><pre>verse one\nverse two</pre></article></body></html>")
article = newspaper.Article("https://gazette.example/a"); article.download(input_html=page); article.parse()
texts = [article.text, readability.Document(page).summary(), trafilatura.extract(page)]
seen = [("Vacoas" in t, "TownVotesVacoas12" in t, "verse one\nverse two" in t) for t in texts]
print("newspaper4k", newspaper.__version__, "readability-lxml 0.9, trafilatura", trafilatura.__version__)
print("expected (the table is there, glued, the poem has two lines):", [(True, False, True)] * 3)
print("seen:                                                        ", seen)
sys.exit(seen != [(True, True, False), (False, False, True), (True, False, True)])
PY
