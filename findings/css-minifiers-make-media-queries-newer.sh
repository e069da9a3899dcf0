#!/usr/bin/env bash
# Guess: minifying leaves a stylesheet readable for the browsers that read it before.
# Really: both rewrite `(min-width: 600px)` as `(width>=600px)`, a few bytes shorter. Safari before 16.4 and Chromium before 104 ignore such a rule.
# Matters: rules that show each slot on its own screens are media queries. Old phones then show all slots, or none. lightningcss has targets to set.
# Source: Media Queries 4, 2.4.3 (range context); lightningcss documentation, "Transpilation": targets.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check lightningcss==0.3.2 minify-html==0.18.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, lightningcss, minify_html
css = "@media (min-width: 600px) { .rail { display: block } }"
page = minify_html.minify(f"<!doctype html><style>{css}</style><div class=rail></div>", minify_css=True)
seen = [lightningcss.process_stylesheet(css, minify=True), page.split("<style>")[1].split("</style>")[0]]
print("lightningcss 0.3.2, minify-html 0.18.1")
print("expected: both keep min-width")
print("seen:    ", seen)
sys.exit(not all("(width>=600px)" in s for s in seen))
PY
