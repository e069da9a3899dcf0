#!/usr/bin/env bash
# Guess: programs that make quotes curly write “Titanic”’s for "Titanic"'s, a title in quotes with its possessive, as headlines have it.
# Really: smartypants, Markdown's smarty and docutils close the title with an opening quote, and open the possessive too: “Titanic“‘s. markdown-it leaves
# that apostrophe straight. So none of the four is right. In French l'"affaire" the first three make the apostrophe an opening quote: l‘“affaire”.
# Behind a dash that is a letter already, —"Hi", smartypants writes a closing quote.
# Matters: three programs share the rules of 2003 and put the same wrong signs into headlines, where a German reader even takes “ for the right one.
# Source: SmartyPants 1.5.1, "algorithmic shortcomings" names only the apostrophe at a word's start ('90s); a dash is known as "--" and &mdash;, not as —.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check smartypants==2.0.2 Markdown==3.11.3 docutils==0.23 markdown-it-py==4.3.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, html
import smartypants, markdown
from importlib.metadata import version
from docutils.utils import smartquotes
from markdown_it import MarkdownIt
it = MarkdownIt("commonmark", {"typographer": True}).enable(["smartquotes"])
ways = [lambda t: html.unescape(smartypants.smartypants(t)), lambda t: html.unescape(markdown.markdown(t, extensions=["smarty"]))[3:-4],
        lambda t: smartquotes.smartyPants(t, "2"), it.renderInline]
texts = ['"Titanic"\'s end', 'l\'"affaire"', 'It rained—"Hi," she said']
seen = [[way(t) for t in texts] for way in ways]
right = ["“Titanic”’s end", "l’“affaire”", "It rained—“Hi,” she said"]
print(*[f"{p} {version(p)}" for p in ("smartypants", "Markdown", "docutils", "markdown-it-py")])
print("expected:", [right] * 4)
print("seen:    ", seen)
torn = ["“Titanic“‘s end", "l‘“affaire”"]
sys.exit(seen != [[*torn, "It rained—”Hi,” she said"], [*torn, right[2]], [*torn, right[2]], ["“Titanic”'s end", *right[1:]]])
PY
