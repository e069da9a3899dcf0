#!/usr/bin/env bash
# Guess: a result may name its rule by ruleIndex alone, as the standard lets it; a reader then looks the rule up.
# Really: sarif-tools stops with KeyError: 'ruleId'.
# Matters: small producers save the repeated names; their whole file is then unreadable. Write ruleId in each result.
# Source: SARIF 2.1.0, 3.27.5 (ruleId may be absent if rule.id or ruleIndex tells it).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check sarif-tools==3.0.5 jsonschema==4.26.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, json, subprocess
def run(result):
    rules = [{"id": "area", "defaultConfiguration": {"level": "error"}}]
    json.dump({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "checker", "rules": rules}}, "results": [{"message": {"text": "too wide"}, **result}]}]}, open("a.sarif", "w"))
    p = subprocess.run(["venv/bin/sarif", "summary", "a.sarif"], capture_output=True, text=True)
    lines = (p.stdout + p.stderr).strip().splitlines()
    return lines[-1] if p.returncode else [l for l in lines if l.endswith(": 1") and not l.startswith(" ")][0]
seen = [run({"ruleId": "area"}), run({"ruleIndex": 0})]
print("sarif-tools 3.0.5")
print("expected:", ["error: 1"] * 2)
print("seen:    ", seen)
sys.exit(seen != ["error: 1", "KeyError: 'ruleId'"])
PY
