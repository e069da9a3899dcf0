#!/usr/bin/env bash
# Guess: captions of a stream that runs for days keep their times, as WebVTT's hours have no upper end; and a bold word before a comma stays before it.
# Really: 25:00:00 is written as 01:00:00 and 100:00:00 as 04:00:00, in WebVTT, SRT and TTML alike, so that a late cue comes before an earlier one.
# In SRT and TTML a space comes between the bold word and the comma: "guilty , he said".
# Matters: round-the-clock news and election nights are captioned in one timeline; a day is lost at each conversion, and the file is still valid.
# Source: WebVTT, 4.1: hours are two or more digits; TTML 2, clock-time: hours of two or more digits; SRT players take three.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pycaption==2.3.14
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import re, sys, pycaption
vtt = ("WEBVTT\n\n23:59:59.000 --> 24:00:00.000\nthe first day\n\n25:00:00.000 --> 25:00:01.000\nNot <b>guilty</b>, he said\n\n"
       "100:00:00.000 --> 100:00:01.000\nlater\n")
captions = pycaption.WebVTTReader().read(vtt)
out = {w.__name__: w().write(captions) for w in [pycaption.WebVTTWriter, pycaption.SRTWriter, pycaption.DFXPWriter]}
starts = {n: [a[:8] for a in re.findall(r'(?:begin="|^)(\d+:\d\d:\d\d)', t, re.M)] for n, t in out.items()}
comma = ["guilty ," in re.sub(r"<[^>]*>", "", t) for t in out.values()]
print("pycaption 2.3.14")
print("expected:", ["23:59:59", "25:00:00", "100:00:00"], "and no space before the comma")
print("seen:    ", starts, comma)
sys.exit(not (all(s == ["23:59:59", "01:00:00", "04:00:00"] for s in starts.values()) and comma == [False, True, True]))
PY
