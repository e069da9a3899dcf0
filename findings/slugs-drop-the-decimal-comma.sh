#!/usr/bin/env bash
# Guess: "3,5 Millionen" and "35 Millionen" have two slugs; a comma becomes a hyphen, as a dot does.
# Really: python-slugify takes a comma between digits for an English thousands mark: both are "35-millionen". "3.5 million" is "3-5-million".
# Matters: in most of Europe the address of a story says ten times the number, and two headlines collide.
# Source: python-slugify's README does not speak of it; CLDR: the comma is the decimal mark in de, fr, es, it, pl, ru and others.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check python-slugify==9.2.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, slugify
seen = [slugify.slugify(t) for t in ("3,5 Millionen Euro", "35 Millionen Euro", "3.5 million euros")]
print("python-slugify", slugify.__version__)
print("expected:", ["3-5-millionen-euro", "35-millionen-euro", "3-5-million-euros"])
print("seen:    ", seen)
sys.exit(seen != ["35-millionen-euro"] * 2 + ["3-5-million-euros"])
PY
