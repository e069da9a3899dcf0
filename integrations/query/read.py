#!/usr/bin/env python3
"""Reads what `galley audit --ndjson` wrote with DuckDB and Polars: `read.py LINES [--sql]`; needs `requirements.txt`.

`--sql` writes how DuckDB reads such lines, to be pasted. The types come from `docs/audit-line.schema.json`: a reader that guesses them from the first lines cannot know what is in a list that is
empty there. DuckDB also takes text for a date, a time or a UUID where the first 20,480 lines look like one, and stops at the first line that does
not: an article without a date, or with a time. Both must find what Python's own reader finds.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "audit-line.schema.json"


def duckdb_type(shape: dict) -> str:
    """A type of the schema as DuckDB writes it."""
    match shape.get("type", "string" if "enum" in shape else "json"):
        case "object":
            members = (f'"{key}" {duckdb_type(value)}' for key, value in shape["properties"].items())
            return f"STRUCT({', '.join(members)})"
        case "array":
            return duckdb_type(shape["items"]) + "[]"
        case kind:
            return {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "json": "JSON"}.get(kind, "VARCHAR")


def polars_type(shape: dict) -> polars.DataType:
    """A type of the schema as Polars has it; an `id` may be anything, and is read as text."""
    match shape.get("type", "string"):
        case "object":
            return polars.Struct({key: polars_type(value) for key, value in shape["properties"].items()})
        case "array":
            return polars.List(polars_type(shape["items"]))
        case kind:
            return {"integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}.get(kind, polars.String)()


def by_python(path: str) -> dict[str, tuple[int, float]]:
    """How many ads there are on each breakpoint, and the sum of their depths in whole px."""
    found: dict[str, tuple[int, float]] = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            for screen in json.loads(line)["screens"]:
                count, depth = found.get(screen["breakpoint"], (0, 0.0))
                depths = [ad["y"] for ad in screen["ads"]]
                found[screen["breakpoint"]] = (count + len(depths), depth + sum(depths))
    return {name: (count, round(depth)) for name, (count, depth) in found.items() if count}


def duckdb_source(path: str, columns: dict[str, dict]) -> str:
    """The lines as a table of DuckDB, with all types said."""
    types = ",\n  ".join(f"{key}: '{duckdb_type(value)}'" for key, value in columns.items())
    name = path.replace("'", "''")
    return f"read_ndjson('{name}', columns = {{\n  {types}}})"


def duckdb_guesses(path: str, columns: dict[str, dict]) -> Iterator[str]:
    """The columns that DuckDB would take for something else by the first lines."""
    base = duckdb.connect()
    name = path.replace("'", "''")
    guess = base.sql(f"SELECT * FROM read_ndjson('{name}')")
    for key, kind in zip(guess.columns, guess.types, strict=True):
        if "type" not in columns[key]:
            continue  # An id may be anything.
        right = base.sql(f"SELECT NULL::{duckdb_type(columns[key])}").types[0]
        if kind != right:
            yield f"{key} as {kind}" if kind.id not in ("struct", "list") else f"{key} with other types inside"


def by_duckdb(path: str, columns: dict[str, dict]) -> dict[str, tuple[int, float]]:
    """The same by DuckDB."""
    rows = duckdb.connect().sql(
        f"""
        WITH screens AS (SELECT unnest(screens) AS screen FROM {duckdb_source(path, columns)}),
             ads AS (SELECT screen.breakpoint AS breakpoint, unnest(screen.ads) AS ad FROM screens)
        SELECT breakpoint, count(*), sum(ad.y) FROM ads GROUP BY breakpoint
        """
    ).fetchall()
    return {name: (count, round(depth)) for name, count, depth in rows}


def by_polars(path: str, columns: dict[str, dict]) -> dict[str, tuple[int, float]]:
    """The same by Polars."""
    lines = polars.read_ndjson(path, schema={key: polars_type(value) for key, value in columns.items()})
    ads = (
        lines.select(polars.col("screens").explode()).unnest("screens")
        .select("breakpoint", polars.col("ads")).explode("ads").drop_nulls().unnest("ads")
    )
    rows = ads.group_by("breakpoint").agg(polars.len().alias("count"), polars.col("y").sum().alias("depth"))
    return {row["breakpoint"]: (row["count"], round(row["depth"])) for row in rows.iter_rows(named=True)}


def main() -> int:
    """Prints what each finds; 1 where they differ."""
    path = sys.argv[1]
    with open(path, encoding="utf-8") as lines:
        members = json.loads(next(lines))
    columns = {
        key: value
        for key, value in json.loads(SCHEMA.read_text(encoding="utf-8"))["properties"].items()
        if key in members
    }
    told = by_python(path)
    if "--sql" in sys.argv[2:]:
        print(f"SELECT * FROM {duckdb_source(path, columns)};")
        return 0
    for guess in duckdb_guesses(path, columns):
        print(f"without the types DuckDB reads {guess}")
    for name, (count, depth) in sorted(told.items()):
        print(f"{name}: {count} ads, {depth / count:.1f} px deep in the mean")
    same = by_duckdb(path, columns) == told and by_polars(path, columns) == told
    print("DuckDB and Polars find the same" if same else "DuckDB or Polars find something else")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
