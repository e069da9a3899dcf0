#!/usr/bin/env bash
# Guess: a count of sentences, on which Flesch and all other marks of easy reading stand, counts "The U.S. economy ..." once and "Yes! No!" twice.
# Really: "The U.S. economy grew 3.5 percent in the U.K. and the E.U. this year." is three sentences, while sentences of one or two words are none:
# "Is it true? Yes! No! Never!" and "Win 3-1. Lose 2-0." are one each. German "am 28. November 2026" ends a sentence.
# Matters: political stories look easier than they are, interviews and match reports harder; newsrooms that grade copy change the wrong stories.
# Source: textstat's README: sentence_count gives the number of sentences in the text; Flesch (1948): words divided by sentences.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check textstat==0.7.13
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, textstat
english = ["The U.S. economy grew 3.5 percent in the U.K. and the E.U. this year.", "The economy grew this year.", "Is it true? Yes! No! Never!",
           "Win 3-1. Lose 2-0."]
german = "Die Regierung beschloss am 28. November 2026 ein Gesetz gegen Lärm."
seen = [textstat.sentence_count(t) for t in english]
textstat.set_lang("de")
seen.append(textstat.sentence_count(german))
print("textstat 0.7.13")
print("expected:", [1, 1, 4, 2, 1])
print("seen:    ", seen)
sys.exit(seen != [3, 1, 1, 1, 2])
PY
