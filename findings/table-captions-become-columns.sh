#!/usr/bin/env bash
# Guess: a table's <caption>, or the figcaption that WordPress writes instead, stands as a line above or below the rows.
# Really: html2text glues it to the first column's name, "Exports, in thousand tonnesYear". trafilatura makes the caption the table's header, so that
# "Year" and a second line of dashes are rows, and drops the figcaption, while it keeps the table. markdownify and htmd write a line of its own.
# Matters: a caption has the unit: without it 231 thousand tonnes are 231; with it as the header no chart finds its columns.
# Source: HTML, caption: the title of the table; GitHub Flavored Markdown 0.29, 4.10: the first row is the header, the second the delimiter row.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pip==26.3
"$dir/venv/bin/pip" install -q --disable-pip-version-check html2text==2025.4.15 trafilatura==2.3.1 markdownify==1.2.3 htmd-py==0.1.2 lxml==6.1.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, html2text, htmd, markdownify, trafilatura
words = "The harbour exports less sugar than it did, and those who load it say that it will be less next year, as far as anybody knows. "
rows = "<tr><th>Year</th><th>Sugar</th></tr><tr><td>2023</td><td>231</td></tr><tr><td>2024</td><td>219</td></tr></table>"
def page(table):
    return f"<html><head><title>Sugar</title></head><body><article><h1>Sugar</h1><p>{words * 2}</p>{table}<p>{words * 2}</p></article></body></html>"
captions = page("<table><caption>Exports, in thousand tonnes</caption>" + rows)
figure = page("<figure class='wp-block-table'><table>" + rows + "<figcaption>Exports, in thousand tonnes</figcaption></figure>")
def seen(text):
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    place = next(i for i, line in enumerate(lines) if "2023" in line)
    return lines[max(0, place - 4):place + 1]
found = {
    "html2text": seen(html2text.html2text(captions, bodywidth=0)),
    "trafilatura": seen(trafilatura.extract(captions, output_format="markdown")),
    "trafilatura, figure": trafilatura.extract(figure, output_format="markdown"),
    "markdownify": seen(markdownify.markdownify(captions)),
    "htmd": seen(htmd.convert_html(captions)),
}
print("expected: Exports, in thousand tonnes / | Year | Sugar | / | --- | --- | / | 2023 | 231 |")
for name in ("html2text", "trafilatura", "markdownify", "htmd"):
    print(name + ":", " / ".join(found[name][-4:]))
print("trafilatura, figure: the caption is there:", "tonnes" in found["trafilatura, figure"], "the table:", "| 2023 | 231 |" in found["trafilatura, figure"])
sys.exit(
    not any(line.startswith("Exports, in thousand tonnesYear|") for line in found["html2text"])
    or "| Exports, in thousand tonnes | |" not in found["trafilatura"] or "| Year | Sugar |" not in found["trafilatura"]
    or "tonnes" in found["trafilatura, figure"] or "| 2023 | 231 |" not in found["trafilatura, figure"]
    or "Exports, in thousand tonnes" not in found["markdownify"] or "Exports, in thousand tonnes" not in found["htmd"])
PY
