#!/usr/bin/env bash
# Guess: an ad blocker blocks addresses of ad servers and folders named ads, not a newspaper's own pictures; if by size, then all ad sizes alike.
# Really: EasyList blocks picture names by exact marks: `-300x600.jpg` but not `-300x250.jpg`; `_300x250.jpg` is blocked; `/336x280.jpg` only so.
# 970x250, 320x50 and 320x100 may stand in any name.
# Matters: a CMS that cuts pictures to 300x600 and writes the size into the name (WordPress does) loses them for every third reader.
# Source: EasyList of 24 May 2022 as braveblock carries it; Adblock Plus, "How to write filters".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check braveblock==0.5.1 adblock==0.6.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, gzip, os, adblock, braveblock
lines = gzip.open(os.path.join(os.path.dirname(braveblock.__file__), "easylist.txt.gz"), "rt").read()
rules = adblock.FilterSet(); rules.add_filter_list(lines); engine = adblock.Engine(rules)
sizes = ["300x250", "300x600", "336x280", "728x90", "160x600", "970x250", "320x50", "320x100"]
def blocked(mark, size):
    return engine.check_network_urls(f"https://gazette.example/img/quay{mark}{size}.jpg", "https://gazette.example/a", "image").matched
seen = {mark: [s for s in sizes if blocked(mark, s)] for mark in "-_/"}
print("adblock 0.6.0 with EasyList", lines.split("Version: ")[1][:12])
print("expected: no picture of the newspaper's own:", {m: [] for m in "-_/"})
print("seen:    ", seen)
sys.exit(seen != {"-": ["300x600", "728x90", "160x600"], "_": ["300x250", "300x600", "728x90", "160x600"],
                  "/": ["300x250", "336x280", "728x90", "160x600"]})
PY
