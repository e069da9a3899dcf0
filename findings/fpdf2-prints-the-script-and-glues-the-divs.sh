#!/usr/bin/env bash
# Guess: write_html takes a small part of HTML, as it says, and passes over what it does not know; two <div> are two lines.
# Really: the text of what it does not know is printed: scripts, style sheets, hidden paragraphs, templates. Two <div> or <section> run into one line,
# "TownUnited", and <li value=10> is 1.
# Matters: articles of a CMS that are printed as PDF, for the archive or for a court, have the ad's code in them and words that were never shown.
# Source: fpdf2's documentation of write_html lists the tags that it supports; HTML, rendering: script, style and template are not shown, div is a block.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check fpdf2==2.8.9 pypdf==7.1.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import io, sys, pypdf
from fpdf import FPDF
def text(html):
    pdf = FPDF(); pdf.add_page(); pdf.set_font("Helvetica", size=12); pdf.write_html(html)
    return " / ".join(pypdf.PdfReader(io.BytesIO(bytes(pdf.output()))).pages[0].extract_text().split("\n")).strip(" /")
cases = [("<p>Ferry</p><script>var ad=1;</script>", "Ferry", "Ferry / var ad=1;"), ("<style>p{margin:0}</style><p>Ferry</p>", "Ferry", "p{margin:0} / Ferry"),
         ("<p>Ferry</p><template>late</template>", "Ferry", "Ferry / late"), ("<p hidden>note</p><p>Ferry</p>", "Ferry", "note / Ferry"),
         ("<div>Town</div><div>United</div>", "Town / United", "TownUnited"), ("<p>Town</p><p>United</p>", "Town / United", "Town / United"),
         ("<section>Town</section><section>United</section>", "Town / United", "TownUnited"), ("<ol><li value=10>tenth</li></ol>", "10. tenth", "1. tenth")]
seen = [text(c) for c, _, _ in cases]
print("fpdf2 2.8.9")
for (c, e, _), s in zip(cases, seen): print(c, "| expected", e, "| seen", s)
sys.exit(seen != [s for _, _, s in cases])
PY
