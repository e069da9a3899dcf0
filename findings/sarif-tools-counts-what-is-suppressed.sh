#!/usr/bin/env bash
# Guess: `sarif --check error` fails on errors that stand: not on a suppressed result, nor on one of kind "pass" or of baseline state "absent".
# Really: a suppressed error and one that is gone ("absent") count as errors, and the command exits with 1 and more.
# Matters: a layout checker that writes what it was told to pass over (as the standard asks) breaks the build.
# Source: SARIF 2.1.0, 3.27.23 (suppressions), 3.27.24 (baselineState).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check sarif-tools==3.0.5
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, json, subprocess
def run(**more):
    result = {"ruleId": "slot-too-wide", "level": "error", "message": {"text": "too wide"}, **more}
    json.dump({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "checker"}}, "results": [result]}]}, open("a.sarif", "w"))
    return subprocess.run(["venv/bin/sarif", "--check", "error", "summary", "a.sarif"], capture_output=True).returncode
seen = [run(), run(suppressions=[{"kind": "external", "status": "accepted"}]), run(baselineState="absent")]
print("sarif-tools 3.0.5: exit codes of a plain, a suppressed, a gone error")
print("expected:", [1, 0, 0])
print("seen:    ", seen)
sys.exit(seen != [1, 1, 1])
PY
