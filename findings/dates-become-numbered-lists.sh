#!/usr/bin/env bash
# Guess: a paragraph that begins with a German, Czech or Norwegian date, "28. November 2026", keeps its day.
# Really: it is a list. CommonMark readers keep the number as the list's start; Python-Markdown drops it, and the 28th becomes the 1st.
# markdownify, which escapes * and _, writes such a paragraph as it is (html2text and htmd escape the dot).
# Matters: chronicles and datelines get another day, and nothing looks wrong. Write 28\. or put the weekday first.
# Source: CommonMark 0.31.2, 5.2 (ordered list marker: up to nine digits and a dot); markdownify's README: escape_misc is off.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check Markdown==3.11.3 cmarkgfm==2025.10.22 markdownify==1.2.3 html2text==2025.4.15 htmd-py==0.1.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, markdown, cmarkgfm, markdownify, html2text, htmd
page = "<p>28. November 2026: Das Fest beginnt.</p>"
written = [markdownify.markdownify(page).strip(), html2text.html2text(page).strip(), htmd.convert_html(page).strip()]
seen = [markdown.markdown(written[0]).replace("\n", ""), cmarkgfm.github_flavored_markdown_to_html(written[0]).replace("\n", "")]
print("markdownify 1.2.3, Markdown", markdown.__version__, "cmarkgfm 2025.10.22")
print("expected:", [page] * 2)
print("written: ", written)
print("seen:    ", seen)
item = "<li>November 2026: Das Fest beginnt.</li></ol>"
sys.exit(seen != ["<ol>" + item, '<ol start="28">' + item] or written[1:] != ["28\\. November 2026: Das Fest beginnt."] * 2)
PY
