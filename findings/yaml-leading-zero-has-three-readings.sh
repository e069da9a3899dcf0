#!/usr/bin/env bash
# Guess: all readers agree on a network or unit code with a leading zero, either as text or as decimal digits.
# Really: `0123456` is 42798 in PyYAML (octal), 123456 in ruamel.yaml and the text '0123456' in ryaml. PyYAML keeps `0123489` as text,
# as 8 and 9 are no octal digits: the same column of codes is of two types in one reader.
# Matters: codes are shared between tools of a newsroom by one YAML file. Quote them.
# Source: YAML 1.1 type repository, int; YAML 1.2.2, 10.3.2, where 0123456 is decimal.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1 ryaml==0.5.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, yaml, ruamel.yaml, ryaml
text = "[0123456, 0123489]\n"
seen = [yaml.safe_load(text), ruamel.yaml.YAML(typ="safe", pure=True).load(text), ryaml.loads(text)]
print("PyYAML", yaml.__version__, "ruamel.yaml", ruamel.yaml.__version__, "ryaml 0.5.1")
print("expected:", "one reading")
print("seen:    ", *seen)
sys.exit(seen != [[42798, "0123489"], [123456, 123489], ["0123456", "0123489"]])
PY
