#!/usr/bin/env bash
# Guess: a cue's text, of which webvtt-py takes the tags away, is what a player shows: AT&T for AT&amp;T; so is the SRT that is written from it.
# Really: tags go and entities stay. `caption.text` and the SRT say "AT&amp;T" and "5 &gt; 3", and SRT has no entities: viewers see them as they are.
# pycaption turns them into signs.
# Matters: captions of news video go through SRT to social networks and into editing programs, and text for search and for scripts is read from cues.
# Source: WebVTT, 6.4 (cue text parsing: entities are signs); SRT has no such rule; webvtt-py's documentation: text is the caption without its tags.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check webvtt-py==0.6.0 pycaption==2.3.14
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import io, sys, webvtt, pycaption
vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ann Arc>AT&amp;T rose, <i>5 &gt; 3</i>\n"
captions = webvtt.from_buffer(io.StringIO(vtt))
srt = io.StringIO()
captions.write(srt, format="srt")
seen = [captions[0].text, srt.getvalue().split("\n")[2]]
other = pycaption.SRTWriter().write(pycaption.WebVTTReader().read(vtt))
print("webvtt-py 0.6.0, pycaption 2.3.14")
print("expected:", ["AT&T rose, 5 > 3"] * 2)
print("seen:    ", seen, "pycaption:", "AT&T" in other)
sys.exit(not (seen == ["AT&amp;T rose, 5 &gt; 3"] * 2 and "AT&T rose" in other))
PY
