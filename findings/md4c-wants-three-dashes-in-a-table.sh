#!/usr/bin/env bash
# Guess: `|--|--|` below a header line makes a table in every reader of GitHub's dialect, as one dash is enough.
# Really: md4c wants three dashes in each column and shows the lines as text otherwise; cmark-gfm makes the table.
# Matters: results and tables of fixtures that a desk typed by hand come out as a paragraph of pipes.
# Source: GFM specification, 4.10: a delimiter cell is made of hyphens; no number is asked for, and examples there have one.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pymd4c==1.3.0 cmarkgfm==2025.10.22
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, md4c, cmarkgfm
renderer = md4c.HTMLRenderer(md4c.MD_DIALECT_GITHUB)
texts = ["| club | points |\n|--|--|\n| Rovers | 3 |\n", "| club | points |\n|---|---|\n| Rovers | 3 |\n"]
seen = [["<table>" in f(t) for t in texts] for f in (renderer.parse, cmarkgfm.github_flavored_markdown_to_html)]
print("pymd4c 1.3.0 and cmarkgfm 2025.10.22: a table with two and with three dashes")
print("expected:", [[True, True]] * 2)
print("seen:    ", seen)
sys.exit(seen != [[False, True], [True, True]])
PY
