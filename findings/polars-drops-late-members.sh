#!/usr/bin/env bash
# Guess: a member that first turns up late in NDJSON makes a column, or an error, as DuckDB gives; a late fraction makes a column of fractions.
# Really: polars drops the late member without a word (and with it the deal of the row), while a late fraction in a column of whole numbers stops the read.
# Matters: in ad logs the rare member is the interesting one. `infer_schema_length=None` reads all.
# Source: polars documentation, read_ndjson: infer_schema_length, 100 unless told.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, json, polars
def read(late, **more):
    open("log.ndjson", "w").write("\n".join(map(json.dumps, [{"slot": "a", "floor": 1}] * 101 + [late])) + "\n")
    try: return polars.read_ndjson("log.ndjson", **more).tail(1).to_dicts()[0]
    except Exception as e: return type(e).__name__
deal, cents = {"slot": "b", "floor": 1, "deal": "d1"}, {"slot": "b", "floor": 0.5}
seen = [read(deal), read(cents), read(deal, infer_schema_length=None), read(cents, infer_schema_length=None)]
print("polars", polars.__version__)
print("expected:", [deal, cents, deal, cents])
print("seen:    ", seen)
sys.exit(seen != [{"slot": "b", "floor": 1}, "ComputeError", deal, cents])
PY
