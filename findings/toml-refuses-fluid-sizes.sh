#!/usr/bin/env bash
# Guess: `sizes = [[300, 250], "fluid"]`, GPT's own form, can be written in TOML, as arrays of mixed types are allowed since TOML 1.0 of 2021.
# Really: the package named toml, still asked for by thousands of projects, refuses it; also `[1, 2.5]`. tomli and tomlkit read both.
# Matters: a settings file of slots works in one tool of the newsroom and not in the next.
# Source: TOML 1.0.0, Array: values of different types may be mixed.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check toml==0.10.2 tomli==2.5.0 tomlkit==0.15.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, toml, tomli, tomlkit
def try_(load, text):
    try: load(text); return True
    except Exception: return False
texts = ['sizes = [[300, 250], "fluid"]', "floors = [1, 2.5]"]
seen = [[try_(m.loads, t) for t in texts] for m in (toml, tomli, tomlkit)]
print("toml", toml.__version__, "tomli 2.5.0, tomlkit", tomlkit.__version__)
print("expected:", [[True, True]] * 3)
print("seen:    ", seen)
sys.exit(seen != [[False, False], [True, True], [True, True]])
PY
