#!/usr/bin/env bash
# Guess: libyaml, which sits under most YAML readers, refuses what the specification forbids.
# Really: it takes a list in brackets that goes on at the left margin, quoted text that does so, a comment glued to a value and one glued to `|`.
# A strict reader (py-yaml12) refuses all four.
# Matters: a layout that "works" here is refused by the next tool. A linter that is built on libyaml cannot tell.
# Source: YAML 1.2.2, 7.4 and 6.1 (flow content is indented more than its parent), 6.6 (a comment is set off by white space).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4 py-yaml12==0.2.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, yaml, yaml12
files = {"brackets at the margin": "sizes: [300x250,\n728x90]\n", "quotes at the margin": 'label: "an\nad"\n',
         "comment glued to a value": 'label: "ad"# here\n', "comment glued to |": "note: |# here\n  text\n"}
def takes(load, text):
    try: load(text)
    except Exception: return False
    return True
print("libyaml", ".".join(map(str, yaml._yaml.get_version())), "in PyYAML", yaml.__version__, "and py-yaml12 0.2.0")
seen = {n: (takes(lambda t: yaml.load(t, yaml.CSafeLoader), f), takes(yaml12.parse_yaml, f)) for n, f in files.items()}
print("expected: libyaml and the strict reader both refuse:", {n: (False, False) for n in files})
print("seen:    ", seen)
sys.exit(any(v != (True, False) for v in seen.values()))
PY
