#!/usr/bin/env bash
# Guess: a tab between `key:` and its value is fine for every reader, as only indentation may have no tabs; at least PyYAML's two loaders agree.
# Really: PyYAML's loader over libyaml (CSafeLoader) takes it; PyYAML's own SafeLoader and ruamel.yaml refuse it as "cannot start any token".
# Matters: editors of layouts align values with tabs. The same program accepts the file where its C part was built and refuses it elsewhere.
# Source: YAML 1.2.2, 6.2 (separation spaces are spaces or tabs), 6.1 (indentation is spaces only).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, yaml, ruamel.yaml
text = "label:\tAdvertisement\n"
def try_(load):
    try: return load(text)["label"]
    except Exception as e: return type(e).__name__
seen = [try_(lambda t: yaml.load(t, yaml.CSafeLoader)), try_(lambda t: yaml.load(t, yaml.SafeLoader)),
        try_(ruamel.yaml.YAML(typ="safe", pure=True).load)]
print("PyYAML", yaml.__version__, "(libyaml", ".".join(map(str, yaml._yaml.get_version())) + "), ruamel.yaml", ruamel.yaml.__version__)
print("expected:", ["Advertisement"] * 3)
print("seen:    ", seen)
sys.exit(seen != ["Advertisement", "ScannerError", "ScannerError"])
PY
