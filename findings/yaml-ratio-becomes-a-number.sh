#!/usr/bin/env bash
# Guess: `ratio: 16:9` is text, as it is no number in anybody's eyes.
# Really: PyYAML reads 969, a number in base 60, even below a `%YAML 1.2` line; `1.91:1` and `300x250` stay text, and ruamel.yaml keeps all as text.
# Matters: picture shapes and ad shapes are written in this way in layout and site files. A page is then 969 times as wide as high.
# Source: YAML 1.1 type repository (int, base 60) against YAML 1.2.2, 10.3.2 (core schema); PyYAML is a 1.1 reader.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, yaml, ruamel.yaml
shapes = ["16:9", "1:1", "1.91:1", "300x250"]
text = "%YAML 1.2\n---\n" + "".join(f"- {s}\n" for s in shapes)
seen = yaml.safe_load(text)
other = ruamel.yaml.YAML(typ="safe", pure=True).load(text)
print("PyYAML", yaml.__version__, "and ruamel.yaml", ruamel.yaml.__version__)
print("expected:", shapes)
print("seen:    ", seen, "PyYAML;", other, "ruamel.yaml")
sys.exit(not (seen == [969, 61, "1.91:1", "300x250"] and other == shapes))
PY
