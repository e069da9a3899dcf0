#!/usr/bin/env bash
# Guess: a formatter changes marks and blank lines of a Markdown file, not its words; what nobody cites stays in the file, as it may be cited tomorrow.
# Really: mdformat-footnote deletes each note without a mark in the text, and mdformat each link definition that is not used. It exits with 0, and so
# does its own check that the page is the same, since neither is shown. A countdown 3, 2, 1 becomes 3, 1, 1.
# Matters: a desk that formats on save loses the sources of a passage that was cut for now, and shared lists of links at the end of each article.
# Source: mdformat's README: the rendered HTML is compared before and after; CommonMark 0.31.2, 4.7: definitions may stand unused.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check mdformat==1.0.0 mdformat-footnote==0.1.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import subprocess, sys
given = ("A claim[^a].\n\n3. bronze\n2. silver\n1. gold\n\n[^a]: the minister's letter\n"
         "[^z]: the second source, for the passage that is cut\n\n[guide]: https://gazette.example/guide\n")
open("a.md", "w").write(given)
code = subprocess.run(["venv/bin/mdformat", "a.md"]).returncode
seen = open("a.md").read()
print("mdformat 1.0.0, mdformat-footnote 0.1.3, exit", code)
print("given:", given, "seen:", seen, sep="\n")
sys.exit(not (code == 0 and seen == "A claim[^a].\n\n3. bronze\n1. silver\n1. gold\n\n[^a]: the minister's letter\n"))
PY
