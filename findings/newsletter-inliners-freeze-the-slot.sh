#!/usr/bin/env bash
# Guess: a tool that copies styles into elements for mail leaves the rules alone that cannot be copied: @media with !important, as mails write them.
# Really: css-inline removes the whole style element. premailer keeps the media rules and takes !important out of them, so its own copies win.
# premailer also writes a template's href="{{ url }}" as {{%20url%20}}, which no template engine fills.
# Matters: a banner of 300 px stays 300 px on each phone and dark mode is off, though the source is right. Set keep_at_rules, strip_important=False.
# Source: CSS Cascading 4, 6.4: a style attribute beats a rule without !important; README of css-inline and of premailer.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check css-inline==0.23.1 premailer==3.10.0 cssselect==1.3.0 lxml==6.1.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, css_inline, premailer
page = ('<html><head><style>.slot{width:300px}@media (max-width:600px){.slot{width:100%!important}}</style></head>'
        '<body><div class="slot"><a href="{{ url }}">x</a></div></body></html>')
a, b = css_inline.inline(page), " ".join(premailer.transform(page).split())
c, d = css_inline.inline(page, keep_at_rules=True), premailer.transform(page, strip_important=False)
print("css-inline 0.23.1, premailer 3.10.0")
print("expected: @media with width:100% !important")
print("seen:    ", a)
print("seen:    ", b)
sys.exit("@media" in a or "{{ url }}" not in a or "@media" not in b or "important" in b or "{{%20url%20}}" not in b or "!important" not in c or "!important" not in d)
PY
