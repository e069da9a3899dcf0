#!/usr/bin/env bash
# Guess: a program that puts a space between Chinese and Latin letters or figures changes no meaning: a minus stays at its number, bold words stay bold.
# Really: "氣溫-5°C" becomes "氣溫 - 5°C", a dash and five degrees above zero. "**颱風**登陸A區" becomes "** 颱風 ** 登陸 A 區", which is not bold any more but shows
# its asterisks, and the middle dot of "A·B中" is another sign (U+30FB). Scores (3-1) and prices ($5) are kept as they are.
# Matters: weather, results and share prices lose their sign, and the program runs over whole folders of articles in Markdown, where every bold word is hit.
# Source: pangu's README: it inserts white space between CJK and half-width characters; CommonMark 0.31.2, 6.2: "** x **" opens nothing.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pangu==6.1.0 markdown-it-py==4.3.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, pangu
from markdown_it import MarkdownIt
cases = ["氣溫-5°C", "**颱風**登陸A區", "A·B中", "東京3-1大阪", "約$5"]
seen = [pangu.space_text(c) for c in cases]
bold = ["<strong>" in MarkdownIt().render(t) for t in (cases[1], seen[1])]
print("pangu 6.1.0")
for c, s in zip(cases, seen): print("given", c, "| seen", s)
print("bold:", bold)
sys.exit(not (seen == ["氣溫 - 5°C", "** 颱風 ** 登陸 A 區", "A\u30fbB 中", "東京 3-1 大阪", "約 $5"] and bold == [True, False]))
PY
