#!/usr/bin/env bash
# Guess: a theme's arithmetic gives in Python's Liquid what it gives in Ruby's, on which Jekyll and Shopify stand, as its tests come from there.
# Really: "300px" | times: 2 is 0, and 600 in Ruby; "12abc" | plus: 1 is 1, and 13; 2.5 | round is 2, and 3. A list with a gap in it is joined as "1-None-2",
# and "1--2" in Ruby; truncatewords turns the lines of a poem into one, also where nothing is cut. Ruby's answers are of Debian's ruby-liquid 5.4.0.
# Matters: widths in a theme are texts with a unit: boxes of 0 px. Prices and votes are rounded by another rule.
# Source: python-liquid's documentation: compatible with Shopify/Liquid; Liquid 5.4.0, lib/liquid/utils.rb, to_number: text is read by Ruby's to_i.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check python-liquid==2.3.6
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from liquid import render
cases = [('{{ "300px" | times: 2 }}', "600"), ('{{ "12abc" | plus: 1 }}', "13"), ('{{ "1,5" | times: 2 }}', "2"), ("{{ 2.5 | round }}", "3"),
         ("{{ 0.5 | round }}", "1"), ('{{ d | join: "-" }}', "1--2"), ("{{ p | truncatewords: 9 }}", "Night.\nRain.")]
seen = [render(t, d=[1, None, 2], p="Night.\nRain.") for t, _ in cases]
print("python-liquid 2.3.6")
for (t, ruby), s in zip(cases, seen): print(t, "Ruby", repr(ruby), "seen", repr(s))
sys.exit(seen != ["0", "1", "0", "2", "0", "1-None-2", "Night. Rain."])
PY
