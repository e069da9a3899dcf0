#!/usr/bin/env bash
# Guess: a validator that knows draft 04, 06 and 07 refuses a schema that says 2020-12, or at least what it does not know in it.
# Really: fastjsonschema compiles it without a word and passes over it: maxLength beside $ref, unevaluatedProperties, dependentRequired, minContains and prefixItems
# check nothing, so that plans with misspelt names and too long texts are valid. jsonschema and jsonschema-rs find all five.
# Matters: a schema of a layout or an ad plan that was moved to 2020-12 goes on "passing", in the tool that is taken for speed.
# Source: JSON Schema 2020-12: $schema names the dialect, an implementation should not process what it does not support; fastjsonschema's README: drafts.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check fastjsonschema==2.22.3 jsonschema==4.26.0 jsonschema-rs==0.61.2
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, fastjsonschema, jsonschema, jsonschema_rs
D = "https://json-schema.org/draft/2020-12/schema"
cases = [({"$defs": {"name": {"type": "string"}}, "properties": {"slot": {"$ref": "#/$defs/name", "maxLength": 3}}}, {"slot": "long"}),
         ({"allOf": [{"properties": {"sizes": True}}], "unevaluatedProperties": False}, {"sizse": 1}),
         ({"dependentRequired": {"width": ["height"]}}, {"width": 300}), ({"contains": {"const": "ad"}, "minContains": 2}, ["ad"]),
         ({"prefixItems": [{"type": "integer"}]}, ["300"])]
def fast(schema, data):
    try: fastjsonschema.compile(schema)(data); return True
    except fastjsonschema.JsonSchemaValueException: return False
seen = []
for schema, data in cases:
    schema = {"$schema": D, **schema}
    seen.append((jsonschema.Draft202012Validator(schema).is_valid(data), jsonschema_rs.validator_for(schema).is_valid(data), fast(schema, data)))
print("jsonschema 4.26.0, jsonschema-rs 0.61.2, fastjsonschema 2.22.3")
for (schema, data), s in zip(cases, seen): print(schema, data, "expected", (False,) * 3, "seen", s)
sys.exit(seen != [(False, False, True)] * 5)
PY
