"""The program under test."""

import argparse
import os
import subprocess
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from environment import ROOT

Item = TypeVar("Item")
Result = TypeVar("Result")


def add_option(parser: argparse.ArgumentParser) -> None:
    """Lets the caller say which Galley is tested."""
    default = ROOT / ".build" / "debug" / "galley"
    parser.add_argument("--galley", type=Path, default=default, help="the program to test")


def run(
    galley: Path, *arguments: str | Path, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end, in the current folder or in `folder`.

    Raises `subprocess.TimeoutExpired` after ten seconds.
    """
    command = [galley.resolve(), *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=10, check=False
    )


def in_parallel(function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """`function` of every item, in order, on all cores."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))
