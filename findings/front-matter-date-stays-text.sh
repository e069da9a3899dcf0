#!/usr/bin/env bash
# Guess: the date form that Jekyll documents, `2026-11-28 09:00:00 +0800`, becomes a time with its zone; so does a time without seconds.
# Really: YAML's time needs a colon in the zone and needs seconds. Both stay text, while a third article written with `+08:00` is a time.
# Matters: a folder of articles sorts by date only until two kinds meet; then Python raises, or text sorts after or before all times.
# Source: Jekyll docs, Front Matter, "date"; YAML 1.1 type repository, timestamp; python-frontmatter reads with PyYAML.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check python-frontmatter==1.3.0 PyYAML==6.0.4
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, frontmatter, yaml
forms = ["2026-11-28 09:00:00 +0800", "2026-11-28 09:00", "2026-11-28 09:00:00 +08:00", "2026-11-28"]
seen = [type(frontmatter.loads(f"---\ndate: {f}\n---\nText\n")["date"]).__name__ for f in forms]
print("python-frontmatter 1.3.0 with PyYAML", yaml.__version__)
print("expected:", ["datetime", "datetime", "datetime", "date"])
print("seen:    ", seen)
sys.exit(seen != ["str", "str", "datetime", "date"])
PY
