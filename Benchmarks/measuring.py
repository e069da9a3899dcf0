"""Runs a program and measures what it took."""

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
GALLEY = ROOT / ".build" / "release" / "galley"
PROGRAMS = HERE / ".build" / "release"
"""The folder of the programs of `Package.swift`."""


@dataclass(frozen=True)
class Run:
    """What one run of a program took."""

    wall: float
    """Seconds from start to exit."""
    cpu: float
    """User and system seconds, of all threads and child processes."""
    peak: int
    """The largest resident set, in bytes."""
    output: str
    """What it wrote, to standard output and standard error."""


class Failed(Exception):
    """A program ended with a status other than 0."""


def build(galley: bool = True) -> None:
    """Builds the programs for release, and Galley itself."""
    for package in [HERE, *[ROOT] * galley]:
        command = ["swift", "build", "--quiet", "-c", "release", "--package-path", package]
        subprocess.run(command, check=True, stdout=sys.stderr)


def set_in_built_in_families(project: Path) -> None:
    """Takes a copy of the example newspaper its own fonts, so that it takes what the layouts of most do."""
    base = project / "layouts" / "base.yaml"
    families = "  fonts: { headline: serif, body: serif, interface: sans }\n"
    base.write_text(re.sub(r"^  fonts:.*\n(    .*\n)*", families, base.read_text(), flags=re.MULTILINE))


def measure(command: list[str | Path]) -> Run:
    """Runs `command` to its end.

    The peak includes the moment between fork and exec, so it is never below this process's own size.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(map(str, command))}: exit {process.returncode}: {output}")
    unit = 1 if os.uname().sysname == "Darwin" else 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, output)
