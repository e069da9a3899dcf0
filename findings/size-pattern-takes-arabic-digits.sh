#!/usr/bin/env bash
# Guess: a schema's pattern `^\d+x\d+$` takes "300x250" and nothing else of the kind: no other digits, no line end behind.
# Really: jsonschema takes "٣٠٠x٢٥٠" and "300x250\n", as it searches with Python's rules; fastjsonschema takes the first; jsonschema-rs neither.
# Matters: sizes pass the newsroom's check and fail in the ad server. Write [0-9].
# Source: JSON Schema 2020-12, 6.4: patterns are ECMA-262 regular expressions, where \d is 0 to 9 and $ the very end.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check jsonschema==4.26.0 fastjsonschema==2.22.3 jsonschema-rs==0.60.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, jsonschema, fastjsonschema, jsonschema_rs
schema = {"$schema": "http://json-schema.org/draft-07/schema#", "type": "string", "pattern": r"^\d+x\d+$"}
sizes = ["300x250", "٣٠٠x٢٥٠", "300x250\n"]
fast, rust = fastjsonschema.compile(schema), jsonschema_rs.validator_for(schema)
def fast_takes(s):
    try: fast(s); return True
    except fastjsonschema.JsonSchemaException: return False
seen = [[f(s) for s in sizes] for f in (jsonschema.Draft7Validator(schema).is_valid, fast_takes, rust.is_valid)]
print("jsonschema 4.26.0, fastjsonschema 2.22.3, jsonschema-rs 0.60.3")
print("expected:", [[True, False, False]] * 3)
print("seen:    ", seen)
sys.exit(seen != [[True, True, True], [True, True, False], [True, False, False]])
PY
