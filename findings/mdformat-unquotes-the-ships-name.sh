#!/usr/bin/env bash
# Guess: a title of a picture that has both kinds of quotation marks, "The \"Titanic\" at O'Brien's quay", is written by a formatter as it was.
# Really: mdformat writes it without the backslashes, and then the line is no picture any more: mdformat.text gives it out without a word, and the page
# shows the brackets. The command sees that the page has changed and refuses the file. In a link definition the same title is kept.
# Matters: captions are written as titles. A CMS that calls mdformat.text loses the picture at each ship, book or play whose owner has an apostrophe.
# Source: CommonMark 0.31.2, 6.3, link title: a double quote within double quotes needs a backslash; mdformat's documentation, Python API.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check mdformat==1.0.0 markdown-it-py==4.3.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import subprocess, sys, mdformat
from markdown_it import MarkdownIt
given = '![Ship](b.jpg "The \\"Titanic\\" at O\'Brien\'s quay")\n'
seen = mdformat.text(given)
open("b.md", "w").write(given)
command = subprocess.run(["venv/bin/mdformat", "b.md"], capture_output=True, text=True)
pages = [MarkdownIt().render(t) for t in (given, seen)]
print("mdformat 1.0.0")
print("given:   ", given, pages[0]); print("seen:    ", seen, pages[1]); print("command:", command.returncode)
sys.exit(not (seen == '![Ship](b.jpg "The "Titanic" at O\'Brien\'s quay")\n' and "<img" in pages[0] and "<img" not in pages[1] and command.returncode == 1))
PY
