#!/usr/bin/env bash
# Guess: scipy.optimize.milp with disp=False, which is the default, writes nothing; contextlib.redirect_stdout would catch it anyway.
# Really: for some small problems HiGHS inside of SciPy writes "HighsMipSolverData::transformNewIntegerFeasibleSolution tmpSolver.run();" to the
# standard output of the process, past Python's sys.stdout. Others of the same size are silent. The answer itself is right.
# Matters: a job that places ads, or packs anything, and writes a line of JSON for each problem has a line among its results that is none, once in
# a hundred problems: too seldom for a test, and often enough to stop a reader of a million lines. Send descriptor 1 elsewhere while it runs.
# Source: SciPy's documentation of milp, "disp: set to True if indicators of optimization status are to be printed during optimization" (default: False). Seen too in
# Julia's HiGHS (jump-dev/HiGHS.jl, issue 312).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check scipy==1.17.1 numpy==2.4.6
cat > "$dir/place.py" <<'PY'
import contextlib, io, json
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

# Which ads to take, by heights in px and values, where they may take so many px together.
problems = [
    ([50, 100, 400, 250, 600], [480, 983, 4000, 2480, 5993], 807),
    ([50, 100, 400, 250, 600, 600, 90, 600], [480, 983, 4000, 2480, 5993, 5998, 893, 6016], 807),
]
for heights, values, room in problems:
    with contextlib.redirect_stdout(io.StringIO()):
        found = milp(
            -np.array(values, float), constraints=LinearConstraint(np.array([heights], float), -np.inf, room),
            integrality=np.ones(len(heights)), bounds=Bounds(0, 1), options={"disp": False})
    print(json.dumps({"worth": round(-found.fun)}), flush=True)
PY
"$dir/venv/bin/python" "$dir/place.py" > "$dir/results.ndjson" 2> "$dir/errors"
echo "expected: 2 lines of JSON"
echo "seen:"
cat "$dir/results.ndjson"
others=$(grep -vc '^{"worth": [0-9]*}$' "$dir/results.ndjson" || true)
[ "$(grep -c '^{"worth": [0-9]*}$' "$dir/results.ndjson")" = 2 ] && [ "$others" -gt 0 ] && [ ! -s "$dir/errors" ]
