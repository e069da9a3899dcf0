#!/usr/bin/env bash
# Guess: the sizes that every GPT page writes, [[300, 250], "fluid"], can be read from JSON lines by tools for data people.
# Really: polars and pyarrow stop at the first such row, as a list has one type only. DuckDB reads it, as a list of JSON text: '[300,250]' and '"fluid"'.
# Matters: slots that are exported as they stand in the page cannot be loaded. Write "300x250" and "fluid" as text.
# Source: Google Publisher Tag reference, GeneralSize; Apache Arrow columnar format: one type for a list's children.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0 pyarrow==26.0.1 duckdb==2.0.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, json, duckdb, polars, pyarrow, pyarrow.json
row = {"slot": "top", "sizes": [[300, 250], "fluid"]}
open("slots.ndjson", "w").write(json.dumps(row) + "\n")
def try_(read):
    try: return read()
    except Exception as e: return type(e).__name__
seen = [try_(lambda: polars.read_ndjson("slots.ndjson")["sizes"].to_list()), try_(lambda: pyarrow.json.read_json("slots.ndjson")["sizes"].to_pylist()),
        try_(lambda: duckdb.sql("select sizes from read_ndjson('slots.ndjson')").fetchall()[0][0])]
print("polars", polars.__version__, "pyarrow", pyarrow.__version__, "duckdb", duckdb.__version__)
print("expected:", [[row["sizes"]]] * 2 + [row["sizes"]])
print("seen:    ", seen)
sys.exit(seen != ["SchemaError", "ArrowInvalid", ["[300,250]", '"fluid"']])
PY
