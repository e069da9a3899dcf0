#!/usr/bin/env bash
# Guess: inflect, which knows "attorneys general", "sisters-in-law" and "courts martial", writes MPs, CEOs and NGOs for the plural of an abbreviation.
# Really: it writes MPS, CEOS and NGOES, in capitals to the last letter: the plural of "TV" is "TVS". "Ph.D." becomes Ph.D.s and "iPhone" iPhones.
# The present participle doubles too much: openning, happenning, visitting, targetting; "quits" gives quiting.
# Matters: sentences that are made from data ("3 MPs voted") are read by everyone, and MPS, SMES or NGOES look like other abbreviations.
# Source: inflect's README: plural(), no(), present_participle(); postprocess(): a word in capitals gets its plural in capitals.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check inflect==7.6.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version
import inflect
e = inflect.engine()
words, verbs = ["attorney general", "MP", "CEO", "NGO", "Ph.D.", "iPhone"], ["wins", "opens", "happens", "visits", "targets", "quits", "offers"]
seen = [[e.plural(w) for w in words], [e.present_participle(v) for v in verbs], e.no("MP", 2)]
print("inflect", version("inflect"))
print("expected:", [["attorneys general", "MPs", "CEOs", "NGOs", "Ph.D.s", "iPhones"], ["winning", "opening", "happening", "visiting", "targeting", "quitting", "offering"], "2 MPs"])
print("seen:    ", seen)
sys.exit(seen != [["attorneys general", "MPS", "CEOS", "NGOES", "Ph.D.s", "iPhones"], ["winning", "openning", "happenning", "visitting", "targetting", "quiting", "offering"], "2 MPS"])
PY
