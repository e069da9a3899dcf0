#!/usr/bin/env bash
# Guess: alt="Minister: &quot;No&quot; to tax" of a newsletter's picture in MJML has the same words in the mail.
# Really: the Python port writes alt="Minister: "No" to tax", so that the alternative text is "Minister: " and the picture has attributes named no", to
# and tax". mjml-python, which is built on the one in Rust, keeps the words. Both packages bring a module named mjml: the later one wins.
# Matters: headlines with quotations are the alternative text of each story's picture, and in mail, where pictures are off, the only text.
# Source: HTML, attribute values: a double quote within double quotes must be a character reference; MJML is XML, where &quot; is a sign of the value.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check mjml==0.12.0 selectolax==0.4.7
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import io, subprocess, sys
from mjml import mjml_to_html
from selectolax.lexbor import LexborHTMLParser
mail = '<mjml><mj-body><mj-section><mj-column><mj-image src="a.jpg" alt="Minister: &quot;No&quot; to tax"/></mj-column></mj-section></mj-body></mjml>'
port = mjml_to_html(io.StringIO(mail)).html
subprocess.run(["venv/bin/pip", "install", "-q", "--disable-pip-version-check", "--target", "rust", "mjml-python==1.4.2"], check=True)
other = subprocess.run(["venv/bin/python", "-c", "import sys; sys.path.insert(0, 'rust'); import mjml; print(mjml.mjml2html(sys.argv[1]))", mail],
                       capture_output=True, text=True, check=True).stdout
alts = [LexborHTMLParser(t).css_first("img").attributes["alt"] for t in (port, other)]
print("mjml 0.12.0, mjml-python 1.4.2")
print("expected:", ['Minister: "No" to tax'] * 2)
print("seen:    ", alts)
sys.exit(alts != ["Minister: ", 'Minister: "No" to tax'])
PY
