#!/usr/bin/env bash
# Guess: Tailwind's class `h-full` (height: 100%) means nothing to mf2py when it is told `filter_roots=True`, which is there to pass over Tailwind's names.
# Really: inside an article, `h-full`, `h-screen` and `h-auto` begin an item of their own, with the option as without it: the h-entry loses its headline,
# which belongs to an "h-full" now. The option helps outside an article only. `h-10`, `h-1/2` and `p-4` are let be, since digits are no letters.
# Matters: one class on a wrapper, and the article has no title in the feeds, replies and archives that read microformats.
# Source: microformats2 parsing: a root class is h- and lower-case letters, whatever follows; mf2py's README, filter_roots: "known conflicting user names".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check mf2py==2.0.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
import mf2py
from importlib.metadata import version
def items(html): return [mf2py.parse(doc=html, filter_roots=option)["items"] for option in (False, True)]
def titles(name):
    html = f'<article class="h-entry"><div class="{name}"><h1 class="p-name">Storm hits</h1></div><p class="p-summary p-4">Rain</p></article>'
    return [found[0]["properties"].get("name") for found in items(html)]
names = ["h-10", "h-1/2", "h-full", "h-screen", "h-auto"]
seen = [titles(n) for n in names]
outside = [found[0]["type"] for found in items('<div class="h-full"><article class="h-entry"><h1 class="p-name">Storm hits</h1></article></div>')]
print("mf2py", version("mf2py"), names, "without and with filter_roots; then h-full outside the article")
print("expected:", [[["Storm hits"]] * 2] * 2 + [[None, ["Storm hits"]]] * 3, [["h-full"], ["h-entry"]])
print("seen:    ", seen, outside)
sys.exit(seen != [[["Storm hits"]] * 2] * 2 + [[None, None]] * 3 or outside != [["h-full"], ["h-entry"]])
PY
