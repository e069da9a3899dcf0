#!/usr/bin/env bash
# Guess: a subset font keeps the features that CSS asks for by name: font-variant-numeric: tabular-nums in tables, small-caps in bylines.
# Really: fontTools keeps kern, liga and others and drops tnum, onum, lnum and smcp, without a word; only --layout-features="*" keeps them.
# Matters: prices, scores and counters jump, and small capitals become shrunken capitals, on the live site only.
# Source: CSS Fonts 4, 6.7 (tabular-nums is the OpenType feature tnum); fontTools' help of --layout-features.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check fonttools==4.68.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, io, fontTools
from fontTools.fontBuilder import FontBuilder
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools import subset
names = [".notdef", "one", "one.tnum", "one.onum", "a", "a.smcp", "V"]
b = FontBuilder(1000); b.setupGlyphOrder(names); b.setupCharacterMap({0x31: "one", 0x61: "a", 0x56: "V"})
b.setupGlyf({n: TTGlyphPen(None).glyph() for n in names}); b.setupHorizontalMetrics({n: (500, 0) for n in names}); b.setupHorizontalHeader(ascent=800, descent=-200)
b.setupNameTable({"familyName": "Test", "styleName": "Regular"}); b.setupOS2(); b.setupPost()
addOpenTypeFeaturesFromString(b.font, "feature tnum { sub one by one.tnum; } tnum; feature onum { sub one by one.onum; } onum; feature smcp { sub a by a.smcp; } smcp; feature kern { pos a V -50; } kern;")
file = io.BytesIO(); b.save(file)
def features(**options):
    font = subset.load_font(io.BytesIO(file.getvalue()), subset.Options()); s = subset.Subsetter(subset.Options(**options)); s.populate(text="1aV"); s.subset(font)
    return sorted({r.FeatureTag for t in ("GSUB", "GPOS") if t in font for r in font[t].table.FeatureList.FeatureRecord})
seen = [features(), features(layout_features=["*"])]
print("fontTools", fontTools.version)
print("expected:", [["kern", "onum", "smcp", "tnum"]] * 2)
print("seen:    ", seen)
sys.exit(seen != [["kern"], ["kern", "onum", "smcp", "tnum"]])
PY
