#!/usr/bin/env bash
# Guess: a word that has a hyphen is hyphenated there for nothing: after it a line may end, and no second hyphen is written.
# Really: for "well-known" pyphen gives a point behind the hyphen, and `inserted` and `wrap` write "well--" in British and American English; not in
# French, and not for "long-term".
# Matters: text that is broken by pyphen, in print or in mail, shows double hyphens at some compounds only.
# Source: pyphen's README (inserted, wrap); UAX 14, LB 21: a written hyphen is a place to break by itself.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pyphen==0.18.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, pyphen
words = ["well-known", "e-mail", "part-time", "long-term"]
seen = {lang: [pyphen.Pyphen(lang=lang).inserted(w) for w in words] for lang in ["en_US", "fr"]}
print("pyphen 0.18.1", pyphen.Pyphen(lang="en_US").wrap("well-known", 6))
print("expected:", {lang: words for lang in seen})
print("seen:    ", seen)
sys.exit(seen["en_US"] != ["well--known", "e--mail", "part--time", "long-term"] or any("--" in w for w in seen["fr"]))
PY
