#!/usr/bin/env bash
# Guess: a live stream's playlist that m3u8 loads and dumps, to put an ad break in, means the same afterwards; tags that it does not know might be lost.
# Really: #EXT-X-DEFINE is left out while "{$base}/b.ts" stays, so that no player finds the part; and REQ-VIDEO-LAYOUT, which it knows, is written as
# REQ-VIDEO_LAYOUT=""CH-STEREO"": another name and two pairs of quotes. SCORE, which chooses the better stream, goes. Tags of ad breaks are kept.
# Matters: programs that put ads into streams of news do exactly this. The parts with the ad play, and the rest is 404.
# Source: RFC 8216bis, 4.4.2.3 (EXT-X-DEFINE: a playlist with an undefined variable must not be parsed) and 4.4.6.2 (REQ-VIDEO-LAYOUT, SCORE).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check m3u8==6.0.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, re
from importlib.metadata import version
import m3u8
part = '#EXTM3U\n#EXT-X-VERSION:8\n#EXT-X-DEFINE:NAME="base",VALUE="https://gazette.example"\n#EXT-X-TARGETDURATION:6\n#EXT-X-CUE-OUT:15\n#EXTINF:6,\n{$base}/b.ts\n#EXT-X-ENDLIST\n'
main = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000,CODECS="avc1.4d401e",SCORE=1.5,REQ-VIDEO-LAYOUT="CH-STEREO"\nv.m3u8\n'
def facts(part, main): return ["EXT-X-DEFINE" in part, "{$base}/b.ts" in part, "EXT-X-CUE-OUT:15" in part, "SCORE=1.5" in main, re.search(r'REQ[^,\n]*', main)[0]]
seen = facts(*[m3u8.loads(text).dumps() for text in (part, main)])
print("m3u8", version("m3u8"))
print("expected:", facts(part, main))
print("seen:    ", seen)
sys.exit(seen != [False, True, True, False, 'REQ-VIDEO_LAYOUT=""CH-STEREO""'])
PY
