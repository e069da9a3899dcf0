#!/usr/bin/env bash
# Guess: a manifest that is read and written again keeps its ad breaks: the SCTE-35 message in the event, and the address of the ad's period.
# Really: mpegdash writes an empty Event, and for <Period xlink:href="…"> an empty Period.
# Matters: a proxy that only wants to sort the bit rates takes all ads out of the stream, and the times of the breaks still look right.
# Source: ISO/IEC 23009-1, 5.10.2 (Event holds elements of other namespaces), 5.3.2 and 5.5 (remote periods by xlink); SCTE 214-1.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check mpegdash==0.4.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from mpegdash.parser import MPEGDASHParser
text = ('<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" xmlns:s="http://www.scte.org/schemas/35/2016" xmlns:xlink="http://www.w3.org/1999/xlink" type="dynamic" '
        'profiles="urn:mpeg:dash:profile:isoff-live:2011" minBufferTime="PT2S" availabilityStartTime="2026-11-28T09:00:00Z"><Period id="p1" start="PT0S">'
        '<EventStream schemeIdUri="urn:scte:scte35:2014:xml+bin" timescale="90000"><Event presentationTime="900000" duration="2700000" id="1"><s:Signal><s:Binary>/DAlAAAAAAAAAP</s:Binary></s:Signal></Event></EventStream>'
        '<AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="100"/></AdaptationSet></Period><Period xlink:href="https://ads.example/p" xlink:actuate="onLoad"/></MPD>')
seen = MPEGDASHParser.toprettyxml(MPEGDASHParser.parse(text))
print("mpegdash 0.4.1")
print("expected: s:Binary and xlink:href are there")
print("seen:    ", [l.strip() for l in seen.splitlines() if "Event " in l or "<Period" in l])
sys.exit("Binary" in seen or "xlink:href" in seen or '<Event presentationTime="900000" duration="2700000" id="1"/>' not in seen or "<Period/>" not in seen)
PY
