#!/usr/bin/env bash
# Guess: `"multipleOf": 0.01` is how a schema says "a price in cents", and 0.07 and 19.99 are such.
# Really: jsonschema calls both invalid (and 0.29 and 1.13), as it divides binary fractions; fastjsonschema and jsonschema-rs call them valid.
# Matters: price floors of OpenRTB are such numbers. A schema that passed one validator refuses half of all prices in another.
# Source: JSON Schema 2020-12 validation, 6.2.1: valid if division "results in an integer"; numbers are decimal there.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check jsonschema==4.26.0 fastjsonschema==2.22.3 jsonschema-rs==0.60.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, jsonschema, fastjsonschema, jsonschema_rs
schema = {"$schema": "http://json-schema.org/draft-07/schema#", "multipleOf": 0.01}
prices = [0.5, 0.07, 0.29, 1.13, 19.99]
fast, rust = fastjsonschema.compile(schema), jsonschema_rs.validator_for(schema)
def fast_takes(p):
    try: fast(p); return True
    except fastjsonschema.JsonSchemaException: return False
seen = [[p for p in prices if f(p)] for f in (jsonschema.Draft7Validator(schema).is_valid, fast_takes, rust.is_valid)]
print("jsonschema 4.26.0, fastjsonschema 2.22.3, jsonschema-rs 0.60.3")
print("expected valid:", [prices] * 3)
print("seen valid:    ", seen)
sys.exit(seen[1:] != [prices, prices] or any(p in seen[0] for p in prices[1:]))
PY
