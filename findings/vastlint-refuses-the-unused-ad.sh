#!/usr/bin/env bash
# Guess: a checker of VAST takes each tracking event that the specification describes, and a document in any encoding that its first line declares.
# Really: `notUsed`, with which a player tells that a prefetched ad will not be played, is an error and makes the whole tag invalid, in 4.1, 4.2 and 4.3;
# `otherAdInteraction`, from the same list, passes. A tag in ISO-8859-1 or UTF-16 ends in "vastlint returned NULL", without a word on the encoding.
# Matters: ad ops turn good tags of sellers away, those with which budgets and frequency caps are kept right above all.
# Source: VAST 4.2, 3.14.1, player operation metrics: notUsed (the list in IAB's own XSD lacks it); XML 1.0, 4.3.3: encoding declaration.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check vastlint==0.16.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, vastlint
def tag(event, version="4.2", head=""):
    return (f'{head}<VAST version="{version}"><Ad id="1"><InLine><AdSystem>Gazette</AdSystem><AdTitle>Fähre</AdTitle><AdServingId>a1</AdServingId>'
            '<Impression><![CDATA[https://track.example/i]]></Impression><Creatives><Creative id="1" adId="1">'
            '<UniversalAdId idRegistry="Ad-ID">ABCD1234000H</UniversalAdId><Linear><Duration>00:00:15</Duration><TrackingEvents>'
            f'<Tracking event="{event}"><![CDATA[https://track.example/e]]></Tracking></TrackingEvents><MediaFiles><MediaFile delivery="progressive" '
            'type="video/mp4" width="640" height="360"><![CDATA[https://cdn.example/a.mp4]]></MediaFile></MediaFiles></Linear></Creative></Creatives></InLine></Ad></VAST>')
seen = {e: vastlint.validate(tag(e)).valid for e in ["start", "loaded", "otherAdInteraction", "notUsed"]}
versions = [vastlint.validate(tag("notUsed", v)).valid for v in ["4.1", "4.2", "4.3"]]
problem = [i.id for i in vastlint.validate(tag("notUsed")).issues if i.severity == "error"]
encodings = {}
for name in ["UTF-8", "ISO-8859-1", "UTF-16"]:
    try: encodings[name] = vastlint.validate(tag("start", head=f'<?xml version="1.0" encoding="{name}"?>').encode(name)).valid
    except vastlint.VastlintError as e: encodings[name] = str(e)
print("vastlint 0.16.2")
print("expected: all valid")
print("seen:    ", seen, versions, problem, encodings)
sys.exit(not (seen == {"start": True, "loaded": True, "otherAdInteraction": True, "notUsed": False} and versions == [False] * 3
              and problem == ["VAST-4.1-tracking-event-value"]
              and encodings == {"UTF-8": True, "ISO-8859-1": "vastlint returned NULL", "UTF-16": "vastlint returned NULL"}))
PY
