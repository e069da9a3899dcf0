#!/usr/bin/env bash
# Guess: `sarif --check error` fails when there are errors, the more so when there are many.
# Really: its exit status is the number of errors, of which a system keeps the lowest eight bits: 256, 512 and 768 errors pass.
# Matters: a gate in CI lets the worst commit through, such as a new rule or a moved folder, with a report that says "exiting with return code 256".
# Source: POSIX, exit: the status is the least significant 8 bits of what a program says.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check sarif-tools==3.0.5
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, json, subprocess
def report(name, count):
    place = lambda n: {"physicalLocation": {"artifactLocation": {"uri": "layout.yaml"}, "region": {"startLine": n + 1}}}
    results = [{"ruleId": "area", "level": "error", "message": {"text": "too wide"}, "locations": [place(n)]} for n in range(count)]
    json.dump({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "checker"}}, "results": results}]}, open(name, "w"))
    return name
def status(*words): return subprocess.run(["venv/bin/sarif", "--check", "error", *words], capture_output=True).returncode
counts = [0, 1, 255, 256, 257, 512]
summary = [status("summary", report("a.sarif", n)) for n in counts]
csv = [status("csv", report("a.sarif", n), "-o", "a.csv") for n in counts]
print("sarif-tools 3.0.5, exit status for", counts, "errors")
print("expected: 0, and five times another number")
print("seen:    ", summary, "of summary,", csv, "of csv")
sys.exit(not (summary == csv == [0, 1, 255, 0, 1, 0]))
PY
