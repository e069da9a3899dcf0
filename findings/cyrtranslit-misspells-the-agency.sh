#!/usr/bin/env bash
# Guess: Serbian in Latin letters becomes Cyrillic as papers that print both write it, and a headline in capitals stays in capitals.
# Really: cyrtranslit reads each "nj" and "dž" as one letter: Tanjug, the news agency, is Тањуг for Танјуг, konjugacija and nadživeti are wrong too.
# In capitals it is the other way round: NJEGOŠ is НЈЕГОШ in four letters where Њ is meant, and ЊЕГОШ comes back as NjEGOŠ.
# Matters: names and all headlines in capitals; a search for the agency's name finds nothing.
# Source: Unicode Standard, 7.1, Croatian digraphs matching Serbian Cyrillic letters; Pravopis: Tanjug, konjugacija, injekcija have н + ј.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check cyrtranslit==1.2.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, cyrtranslit
seen = [cyrtranslit.to_cyrillic(t, "sr") for t in ("Tanjug", "nadživeti", "Njegoš", "NJEGOŠ")] + [cyrtranslit.to_latin(t, "sr") for t in ("ЊЕГОШ", "ЉУБАВ")]
print("cyrtranslit 1.2.0")
print("expected:", ["Танјуг", "надживети", "Његош", "ЊЕГОШ", "NJEGOŠ", "LJUBAV"])
print("seen:    ", seen)
sys.exit(seen != ["Тањуг", "наџивети", "Његош", "НЈЕГОШ", "NjEGOŠ", "LjUBAV"])
PY
