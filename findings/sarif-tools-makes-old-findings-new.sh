#!/usr/bin/env bash
# Guess: `sarif codeclimate` makes a report for GitLab with the fingerprints that SARIF has, and with the files' names.
# Really: it makes a fingerprint of message, file and line, so every finding below an inserted line is a new one, and two
# of one line and message are one. Names stay written as in addresses: GitLab looks for a file "nos%20iles.md".
# Matters: each merge request is shown old findings as its own and others as put right, and some are beside no line.
# Source: SARIF 2.1.0, 3.27.17 (partialFingerprints) and 3.4.3 (uri); GitLab: fingerprints tell findings apart, paths are those of the repository.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check sarif-tools==3.0.5
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, json, subprocess
def converted(places, uri="layout.yaml"):
    results = [{"ruleId": "area", "level": "error", "message": {"text": "too wide"}, "partialFingerprints": {"primaryLocationLineHash": f"{column}"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": line, "startColumn": column}}}]} for line, column in places]
    json.dump({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "checker"}}, "results": results}]}, open("a.sarif", "w"))
    subprocess.run(["venv/bin/sarif", "codeclimate", "a.sarif", "-o", "a.json"], capture_output=True, check=True)
    return json.load(open("a.json"))
def prints(places): return {entry["fingerprint"] for entry in converted(places)}
kept = prints([(10, 5)]) == prints([(20, 5)])
apart = len(prints([(10, 5), (10, 30)]))
path = converted([(1, 1)], "nos%20%C3%AEles.md")[0]["location"]["path"]
print("sarif-tools 3.0.5, codeclimate")
print("expected: the same fingerprint ten lines below: True; fingerprints of two findings on a line: 2; file: nos îles.md")
print(f"seen:     the same fingerprint ten lines below: {kept}; fingerprints of two findings on a line: {apart}; file: {path}")
sys.exit(not (not kept and apart == 1 and path == "nos%20%C3%AEles.md"))
PY
