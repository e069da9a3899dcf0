"""What the commands say of a project: their findings and how they end."""

from __future__ import annotations

import json
import re
import subprocess
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import galley

FINDING = re.compile(r"^([^\s:][^:\n]*):(\d+):(\d+): (error|warning|info): .*\[([\w-]+)\]$", re.MULTILINE)


class Finding(NamedTuple):
    file: str
    line: int
    column: int
    rule: str
    severity: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity} [{self.rule}]"


@dataclass(frozen=True)
class Verdict:
    """What a command said. `status` is 2 where it could not begin; `said` what it then wrote."""

    command: str
    status: int
    findings: tuple[Finding, ...]
    said: str = ""

    @property
    def has_errors(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)

    def within(self, file: str) -> set[Finding]:
        return {finding for finding in self.findings if finding.file == file}


@dataclass(frozen=True)
class Page:
    """A page of the preview's: that of an article by its own layout."""

    article: str
    layout: str
    address: str
    verdict: Verdict


def run(binary: Path, folder: Path, *arguments: str) -> Verdict:
    """Runs a command that writes its findings for people."""
    result = galley.run(binary, *arguments, folder=folder)
    return Verdict(arguments[0], result.returncode, read(result.stderr), result.stderr)


def validate(binary: Path, folder: Path, *paths: str) -> Verdict:
    result = galley.run(binary, "validate", "--format", "json", *paths, folder=folder)
    findings = json.loads(result.stdout) if result.stdout else []
    return Verdict(
        " ".join(("validate", *paths)), result.returncode, tuple(sorted(map(finding, findings))),
        result.stderr,
    )


def read(text: str) -> tuple[Finding, ...]:
    """The findings in what is written for people."""
    return tuple(
        sorted(
            Finding(file, int(line), int(column), rule, severity)
            for file, line, column, severity, rule in FINDING.findall(text)
        )
    )


def finding(written: dict) -> Finding:
    return Finding(
        *(written[key] for key in ("file", "line", "column", "rule", "severity"))
    )


class Preview:
    """A running preview of the project in a folder; a context manager that ends it."""

    def __init__(self, binary: Path, folder: Path) -> None:
        self._process = subprocess.Popen(
            [binary.resolve(), "preview", "--port", "0", "--poll"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        self._address = self._process.stdout.readline().strip()

    def __enter__(self) -> Preview:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def pages(self) -> list[Page]:
        """What it says of the page of each article."""
        catalog = self._state({})["catalog"]["articles"]
        return [self._page(article) for article in catalog]

    def _page(self, article: dict) -> Page:
        state = self._state({"article": article["file"]})
        findings = tuple(sorted(map(finding, state["findings"])))
        problem = state.get("problem", "")
        verdict = Verdict("preview", 2 if problem else int(state["isHeld"]), findings, problem)
        return Page(article["file"], state["layout"], article["page"], verdict)

    def _state(self, choice: dict[str, str]) -> dict:
        query = urllib.parse.urlencode(choice)
        with urllib.request.urlopen(f"{self._address}state?{query}", timeout=10) as answer:
            return json.load(answer)
