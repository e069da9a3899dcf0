#!/usr/bin/env bash
# Guess: for 100 values, 95 of them 0 and five 1000, each sketch says that nine in ten are 0; and that 60 of 100 pages with no ad are 60 per cent.
# Really: tdigest gives 850 for the 90th percentile and 30 per cent for the share at 0; fastdigest gives 0 per cent for the latter. ddsketch gives 0.
# Matters: load times, ads in view and ads a page take a few values many times; dashboards show a 90th percentile that no page ever had.
# Source: Dunning and Ertl, "Computing extremely accurate quantiles using t-digests" (2019): equal samples; the README of each.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check tdigest==0.5.2.2 fastdigest==0.12.0 ddsketch==3.0.1
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from tdigest import TDigest
from fastdigest import TDigest as Fast
from ddsketch import DDSketch
def all_of(values):
    t, d = TDigest(), DDSketch(); t.batch_update(values)
    for v in values: d.add(v)
    return t, Fast.from_values([float(v) for v in values]), d
t, f, d = all_of([0] * 95 + [1000] * 5)
p90 = [round(t.percentile(90)), round(f.percentile(90)), round(d.get_quantile_value(0.9))]
t, f, d = all_of([0] * 60 + [3] * 40)
share = [round(t.cdf(0), 2), round(f.cdf(0), 2)]
print("tdigest 0.5.2.2, fastdigest 0.12.0, ddsketch 3.0.1")
print("expected:", [0, 0, 0], [0.6, 0.6])
print("seen:    ", p90, share)
sys.exit(p90 != [850, 0, 0] or share != [0.3, 0.0])
PY
