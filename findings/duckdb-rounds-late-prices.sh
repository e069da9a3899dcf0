#!/usr/bin/env bash
# Guess: a column of NDJSON whose first values are whole numbers takes a later 0.5 as a fraction, or the reading stops with an error.
# Really: DuckDB looks at the first 20,480 rows, calls the column BIGINT and makes 0.5 to 0 without a word; a column that began with nulls is
# of type "NULL" and loses every later value.
# Matters: price floors and winners of ad logs are just so: mostly 0 or null, and at last a fraction or a name. Sums come out too small.
# Source: DuckDB documentation, "JSON Loading": sample_size, 20480 unless told, -1 for all.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, json, duckdb
rows = [{"floor": 1, "winner": None}] * 20480 + [{"floor": 0.5, "winner": "acme"}]
open("log.ndjson", "w").write("\n".join(map(json.dumps, rows)) + "\n")
def last(more=""):
    return duckdb.sql(f"select min(floor), max(winner) from read_ndjson('log.ndjson'{more})").fetchall()[0]
seen = [last(), last(", sample_size=-1")]
print("duckdb", duckdb.__version__)
print("expected:", [(0.5, "acme")] * 2, "or an error")
print("seen:    ", seen)
sys.exit(not (seen[0] in [(0, None), (1, None)] and seen[1] == (0.5, "acme")))
PY
