#!/usr/bin/env bash
# Guess: html_text.extract_text puts no space inside a word or a score, only where blocks or list items meet: it promises text as browsers show it.
# Really: every inline element may cost a space: a drop cap gives "W hen it rained", a score "3 - 1", the possessive of an italic title "Gazette ’s", and
# H₂O "H 2 O". French l’<i>Équipe</i> is "l’ Équipe". Before . , ; : ! ? ) and behind ( there is none.
# Matters: text for search, for a reader's voice and for counting words has words in pieces, where an article begins above all. guess_punct_space=False is worse.
# Source: html-text's README: guess_punct_space "adds a space except around punctuation"; HTML: inline elements part no words.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check html-text==0.7.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version
import html_text
pieces = ['<p><span class="drop">W</span>hen it rained</p>', "<p>City won <b>3</b>-<b>1</b></p>", "<p>the <i>Gazette</i>’s view</p>", "<p>H<sub>2</sub>O</p>", "<p>dans l’<i>Équipe</i></p>",
          "<p>(<i>Gazette</i>), <b>late</b>!</p>"]
right = ["When it rained", "City won 3-1", "the Gazette’s view", "H2O", "dans l’Équipe", "(Gazette), late!"]
seen = [html_text.extract_text(p) for p in pieces]
print("html-text", version("html-text"))
print("expected:", right)
print("seen:    ", seen)
sys.exit(seen != ["W hen it rained", "City won 3 - 1", "the Gazette ’s view", "H 2 O", "dans l’ Équipe", "(Gazette), late!"])
PY
