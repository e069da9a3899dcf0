#!/usr/bin/env bash
# Guess: a CSS minifier takes out white space where it means nothing, and knows that it does mean something between "slot" and "(" and around +.
# Really: csscompressor writes "@container slot(min-width:300px)" and "clamp(1em,2vw+1em,3em)": a function, and two numbers without an operator.
# Browsers drop the rule and the declaration. It also takes the blank out of "<svg xmlns" in a data address. rcssmin keeps all of it.
# Matters: headlines and slots lose their fluid sizes in the built page only.
# Source: CSS Values 4, 10.1: + and - need white space; CSS Syntax 3: a name and "(" are a function token; CSS Containment 3, @container.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check csscompressor==0.9.5 rcssmin==1.3.0 tinycss2==1.5.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, csscompressor, rcssmin, tinycss2
rules = ["@container slot (min-width: 300px){a{width:1px}}", "h1{font-size:clamp(1em, 2vw + 1em, 3em)}", "a{background:url(data:image/svg+xml,<svg xmlns='x'/>)}"]
seen = [csscompressor.compress(r) for r in rules]
token = [t.type for t in tinycss2.parse_one_rule(seen[0]).prelude if t.type != "whitespace"]
print("csscompressor", csscompressor.__version__, "rcssmin", rcssmin.__version__)
for line in rules: print("expected:", line)
for line in seen: print("seen:    ", line)
print("rcssmin: ", [rcssmin.cssmin(r) for r in rules])
sys.exit("slot(min" not in seen[0] or token != ["function"] or "2vw+1em" not in seen[1] or "<svgxmlns" not in seen[2]
         or any(s not in rcssmin.cssmin(r) for s, r in zip(["slot (", "2vw + 1em", "<svg xmlns"], rules)))
PY
