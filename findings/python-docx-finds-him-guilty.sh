#!/usr/bin/env bash
# Guess: a paragraph's text is what the reader sees in Word, whatever an editor inserted with "track changes" on.
# Really: python-docx leaves inserted words out: "found him not guilty" is read as "found him guilty". Words in a content control, as a template's
# byline field is, are left out too. docx2txt, docx2python and mammoth have both; but the first two print a moved sentence twice.
# Matters: copy comes from editors with tracked changes, and only one word is missing. Accept all changes first, or read with mammoth.
# Source: ECMA-376 part 1, 17.13.5.18 (ins), 17.13.5.22 (moveFrom), 17.5.2 (sdt); python-docx: Paragraph.text is that of its runs and hyperlinks.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, zipfile, io, docx, docx2txt, mammoth
from docx2python import docx2python
run = lambda t: f'<w:r><w:t xml:space="preserve">{t}</w:t></w:r>'
by = 'w:author="Editor" w:date="2026-11-28T09:00:00Z"'
body = (f'<w:p>{run("The court found him ")}<w:ins w:id="1" {by}>{run("not ")}</w:ins>{run("guilty.")}</w:p>'
        f'<w:p><w:sdt><w:sdtContent>{run("By Ann Arc")}</w:sdtContent></w:sdt>{run(" in Port Louis")}</w:p>'
        f'<w:p><w:moveFrom w:id="2" {by}>{run("It rained. ")}</w:moveFrom>{run("They went. ")}<w:moveTo w:id="3" {by}>{run("It rained.")}</w:moveTo></w:p>')
office = "http://schemas.openxmlformats.org/"
with zipfile.ZipFile("a.docx", "w") as z:
    z.writestr("[Content_Types].xml", f'<Types xmlns="{office}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
               '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    z.writestr("_rels/.rels", f'<Relationships xmlns="{office}package/2006/relationships"><Relationship Id="a" Type="{office}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    z.writestr("word/document.xml", f'<w:document xmlns:w="{office}wordprocessingml/2006/main" xmlns:r="{office}officeDocument/2006/relationships"><w:body>{body}</w:body></w:document>')
seen = [[p.text for p in docx.Document("a.docx").paragraphs], docx2txt.process("a.docx").split("\n\n"), docx2python("a.docx").text.split("\n\n"),
        mammoth.extract_raw_text(open("a.docx", "rb")).value.strip().split("\n\n")]
print("python-docx", docx.__version__, "docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0")
right = ["The court found him not guilty.", "By Ann Arc in Port Louis", "They went. It rained."]
print("expected:", right)
for line in seen: print("seen:    ", line)
sys.exit(seen != [["The court found him guilty.", " in Port Louis", "They went. "]] + [right[:2] + ["It rained. They went. It rained."]] * 2 + [right])
PY
