#!/usr/bin/env bash
# Guess: a style sheet that cssutils reads and writes keeps its rules; what it does not know it keeps as text, or drops with a word in the log.
# Really: inside @supports, @container and @layer, `.slot` is written as `. slot`, which is no selector, so that browsers drop the rule; inside @media it is
# kept. Rules with clamp(), rgb(0 0 0/50%), :not(.a,.b), :has(> img), a nested rule or (600px<=width<900px) are gone, with errors in the log only.
# Matters: mail and e-book programs rewrite styles with it: the page without the rules that keep an ad's place looks right where there is no ad.
# Source: CSS Conditional 3 and Cascade 5: such blocks hold style rules; Selectors 4, 6.6: a dot and a name, no space between.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check cssutils==2.15.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import logging, sys, cssutils
cssutils.log.setLevel(logging.CRITICAL)
def written(css): return " ".join(cssutils.parseString(css).cssText.decode().split())
rule = "{.slot{min-height:250px}}"
kept = written("@media print" + rule)
broken = [written(a + rule) for a in ("@supports (display:grid)", "@container page (min-width:300px)", "@layer ads")]
gone = [written(c) for c in (".a{width:clamp(1rem,2vw + 1rem,3rem)}", ".a{color:rgb(0 0 0/50%)}", ".a:not(.b,.c){color:red}", ".a:has(> img){color:red}",
                             "@media (600px<=width<900px){.a{color:red}}")]
print("cssutils 2.15.0")
print(kept, *broken, gone, sep="\n")
sys.exit(not (". slot" not in kept and all(". slot {" in b for b in broken) and gone == [""] * 5))
PY
