#!/usr/bin/env bash
# Guess: titlecase leaves AT&T alone wherever it stands in a headline, as the rules that it ports do by name; so it does with iPad.
# Really: as the first word it becomes "At&T", and inside the line it stays AT&T.
# Matters: a company at the head of a headline, where companies stand, is misspelt, and a test with the name inside the line passes.
# Source: J. Gruber, "Title Case" (2008), which the package ports: AT&T and Q&A are special cases since they hold the small words at and a.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check titlecase==2.4.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from titlecase import titlecase
seen = [titlecase(t) for t in ("AT&T sales up", "Why AT&T sales are up", "iPad sales up")]
print("titlecase 2.4.1")
print("expected:", ["AT&T Sales Up", "Why AT&T Sales Are Up", "iPad Sales Up"])
print("seen:    ", seen)
sys.exit(seen != ["At&T Sales Up", "Why AT&T Sales Are Up", "iPad Sales Up"])
PY
