#!/usr/bin/env bash
# Guess: captions that ttconv turns from WebVTT into SRT and WebVTT keep their words: a name with its reading at least the name, and "5 < 3" its sign.
# Really: <ruby>漢<rt>かん</rt></ruby> is gone, name and reading, in SRT and in WebVTT; in IMSC both are kept. In WebVTT "<" and "&" are written as they are,
# so that "5 < 3 votes, he said" is a tag for the next reader, and only "5" is left.
# Matters: Japanese captions lose the names of people and places, results in words lose the rest of the line, and nothing is said.
# Source: WebVTT, 4.2.2: ruby; "<" and "&" in cue text are written &lt; and &amp;; ttconv's README: SRT, WebVTT and IMSC.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check ttconv==1.2.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import io, sys, xml.etree.ElementTree as ET
import ttconv.srt.writer, ttconv.vtt.writer, ttconv.vtt.reader, ttconv.imsc.writer
def model(cue): return ttconv.vtt.reader.to_model(io.StringIO("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n" + cue + "\n"))
def srt(m): return ttconv.srt.writer.from_model(m).split("\n")[2]
def imsc(m): return "".join(ET.fromstring(ET.tostring(ttconv.imsc.writer.from_model(m).getroot())).itertext()).strip()
ruby, less = model("<ruby>漢<rt>かん</rt></ruby>さん"), model("5 &lt; 3 votes, he said")
seen = [srt(ruby), "漢" in ttconv.vtt.writer.from_model(ruby), imsc(ruby), srt(less)]
written = ttconv.vtt.writer.from_model(less)
again = srt(ttconv.vtt.reader.to_model(io.StringIO(written)))
print("ttconv 1.2.3")
print("seen:", seen, repr(written.split("\n")[-2]), "read again:", repr(again))
sys.exit(not (seen == ["さん", False, "漢かんさん", "5 < 3 votes, he said"] and "5 < 3 votes" in written and "votes" not in again))
PY
