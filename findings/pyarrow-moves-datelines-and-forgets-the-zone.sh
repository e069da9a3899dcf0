#!/usr/bin/env bash
# Guess: a text in JSON such as "2026-11-28T09:00:00+04:00" stays text, or becomes a time that knows its zone.
# Really: pyarrow makes a time without a zone of it, moved to UTC: 05:00. One value of another form in the same column, and all stay text.
# Matters: publication times shift by the newsroom's offset, and whether they do hangs on the worst row of the file.
# Source: Arrow documentation, "Reading JSON files": text becomes a timestamp of seconds if all of it parses as one; nothing is said of zones.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pyarrow==26.0.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, json, pyarrow, pyarrow.json
def read(times):
    open("a.ndjson", "w").write("".join(json.dumps({"at": t}) + "\n" for t in times))
    column = pyarrow.json.read_json("a.ndjson")["at"]
    return str(column.type), str(column[0].as_py())
seen = [read(["2026-11-28T09:00:00+04:00"]), read(["2026-11-28T09:00:00+04:00", "28 Nov"])]
print("pyarrow", pyarrow.__version__)
print("expected:", ("timestamp[s, tz=UTC]", "2026-11-28 05:00:00+00:00"), "or the text")
print("seen:    ", seen)
sys.exit(seen != [("timestamp[s]", "2026-11-28 05:00:00"), ("string", "2026-11-28T09:00:00+04:00")])
PY
