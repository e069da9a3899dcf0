#!/usr/bin/env bash
# Guess: a JSON string stays text. CSV readers guess dates, as all is text there; in JSON whoever wants a number or a flag writes one.
# Really: DuckDB's JSON reader guesses dates, times and UUIDs inside of JSON strings, with every order of day and month that its CSV reader knows. A
# team's record of wins, losses and ties "10-1-1" is 1 January 2010, a name "infinity" the year 9999, "epoch" 1 January 1970. Where the 20,481st value
# is not like that, as an article without a date has "", the reading stops with an error.
# Matters: records, issue-page references and names of creatives in exports of newsrooms and ad servers become other values, and are written back so.
# Polars and PyArrow leave them alone. sample_size = -1, or columns, is the way out; dateformat = 'none' helps for dates alone.
# Source: RFC 8259, section 7 (strings); DuckDB documentation, "JSON Loading", parameters dateformat and sample_size.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1 polars==2.1.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import json, sys, duckdb, polars
def write(values):
    open("log.ndjson", "w").write("".join(json.dumps({"v": value}) + "\n" for value in values))
def back(values):
    write(values)
    duckdb.sql("copy (select * from read_ndjson('log.ndjson')) to 'back.ndjson' (format json)")
    return [json.loads(line)["v"] for line in open("back.ndjson")]
wanted = [["10-1-1", "8-3-2"], ["infinity"], ["epoch"]]
seen = [back(values) for values in wanted]
write(wanted[0])
other = polars.read_ndjson("log.ndjson")["v"].to_list()
write(["2024-05-01"] * 20480 + [""])
try:
    late = str(duckdb.sql("select count(v) from read_ndjson('log.ndjson')").fetchall())
except duckdb.Error as error:
    late = type(error).__name__
print("duckdb", duckdb.__version__, "polars", polars.__version__)
print("expected:", wanted, "and 20481 dates")
print("seen:    ", seen, late)
print("polars:  ", other)
sys.exit(not (seen == [["2010-01-01", "2008-03-02"], ["infinity"], ["1970-01-01"]] and other == wanted[0] and late.endswith("Exception")))
PY
