#!/usr/bin/env bash
# Guess: the text of a file in which an editor struck words out with "record changes" on is without them, or shows that they are struck.
# Really: striprtf prints what \deleted marks, and hidden notes (\v), as text: "guilty of theft". odfpy gives the struck words as a paragraph of
# their own before the article; odfdo's inner_text begins with the editor's name, the time and the struck words.
# Matters: agencies and freelances send RTF and ODT; withdrawn accusations and notes to the desk get into print. Accept the changes first.
# Source: RTF 1.9.1, track changes: \deleted; \v is hidden text; ODF 1.3 part 3, 5.5: text:tracked-changes holds what was deleted.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check striprtf==0.0.35 odfpy==1.4.1 odfdo==3.27.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, zipfile, odfdo
from striprtf.striprtf import rtf_to_text
from odf import opendocument, teletype, text
n = "urn:oasis:names:tc:opendocument:xmlns:"
content = (f'<office:document-content xmlns:office="{n}office:1.0" xmlns:text="{n}text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:body><office:text>'
           '<text:tracked-changes><text:changed-region text:id="c1" xml:id="c1"><text:deletion><office:change-info><dc:creator>Ed</dc:creator><dc:date>2026-11-28T09:00:00</dc:date></office:change-info>'
           '<text:p>of theft</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>He was found guilty<text:change text:change-id="c1"/>.</text:p></office:text></office:body></office:document-content>')
kind = "application/vnd.oasis.opendocument.text"
entry = lambda path, kind: f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
with zipfile.ZipFile("a.odt", "w") as z:
    z.writestr("mimetype", kind); z.writestr("content.xml", content)
    z.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{n}manifest:1.0" manifest:version="1.3">' + entry("/", kind) + entry("content.xml", "text/xml") + "</manifest:manifest>")
seen = [rtf_to_text(r"{\rtf1\ansi He was found guilty{\deleted\revauth1  of theft}.{\v  Check with the desk.}}"),
        [teletype.extractText(p) for p in opendocument.load("a.odt").getElementsByType(text.P)], odfdo.Document("a.odt").body.inner_text]
print("striprtf 0.0.35, odfpy 1.4.1, odfdo", odfdo.__version__)
print("expected:", "He was found guilty.")
print("seen:    ", seen)
sys.exit(seen[0] != "He was found guilty of theft. Check with the desk." or seen[1] != ["of theft", "He was found guilty."] or not seen[2].startswith("Ed2026-11-28T09:00:00of theft"))
PY
