#!/usr/bin/env bash
# Guess: an id of two parts, `placement: 1234_5678`, is text; surely for ruamel.yaml, which reads YAML 1.2, where numbers have no underscore.
# Really: PyYAML and ruamel.yaml both give the number 12345678. ryaml gives the text.
# Matters: ad networks hand out ids of the form app_placement. The joined number is a valid id of nobody, or of somebody else.
# Source: YAML 1.2.2, 10.3.2: an integer is [-+]?[0-9]+; ruamel.yaml's documentation: "YAML 1.2 loader".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1 ryaml==0.5.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, yaml, ruamel.yaml, ryaml
text = "placement: 1234_5678\n"
seen = [yaml.safe_load(text)["placement"], ruamel.yaml.YAML(typ="safe", pure=True).load(text)["placement"], ryaml.loads(text)["placement"]]
print("PyYAML", yaml.__version__, "ruamel.yaml", ruamel.yaml.__version__, "ryaml 0.5.1")
print("expected:", [12345678, "1234_5678", "1234_5678"])
print("seen:    ", seen)
sys.exit(seen != [12345678, 12345678, "1234_5678"])
PY
