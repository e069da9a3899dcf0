"""Holds what the commands say of one project against each other."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from commands import Finding, Page, Preview, Verdict, run, validate
from projects import Trial


def is_of_archives(finding: Finding) -> bool:
    """Whether it is about many articles, so that no command that makes one page can know of it.

    An archive's unknown names of layouts are one remark on all articles that have them.
    """
    return finding.rule == "placement-rule-dead" or (
        finding.rule == "unknown-layout" and finding.severity == "warning"
    )


def judge(binary: Path, trial: Trial) -> list[str]:
    """Where the commands disagree."""
    with tempfile.TemporaryDirectory(prefix="galley-verdict-") as home:
        folder = Path(home) / "project"
        for path, text in trial.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        shutil.copytree(trial.project.assets, folder / "assets")
        try:
            return list(_disagreements(binary, folder, trial))
        except subprocess.TimeoutExpired as late:
            return [f"did not come to an end: {late.cmd}"]


def _disagreements(binary: Path, folder: Path, trial: Trial) -> Iterator[str]:
    whole = validate(binary, folder)
    yield from status(whole)
    with Preview(binary, folder) as preview:
        pages = preview.pages()
    rendered = {}
    for page in pages:
        file = f"articles/{page.article}"
        asked = (page.layout, "--article", file)
        verdict = run(binary, folder, "render", *asked, "-o", "page.html")
        rendered[page] = verdict
        yield from status(verdict)
        written = (folder / "page.html").exists()
        if written != (verdict.status == 0):
            yield f"render of {file} ended with {verdict.status}, but wrote: {written}"
        (folder / "page.html").unlink(missing_ok=True)
        if "no layout is named" not in page.verdict.said:  # which `render` is told outright
            yield from same(verdict, page.verdict)
        if page is pages[0]:
            yield from same(verdict, run(binary, folder, "measure", *asked))
            yield from same(verdict, run(binary, folder, "why", *asked))
        alone = validate(binary, folder, file)
        yield from status(alone)
        if verdict.status < 2:
            yield from same(verdict, alone)
        else:  # no layout has the name that the article says
            rendered[page] = alone
    yield from _build(binary, folder, whole, rendered)
    if whole.status == 2:
        return
    yield from _whole(binary, folder, whole, rendered, trial)
    for file in sorted(trial.files):
        if file in trial.project.articles or trial.files[file] == trial.project.files[file]:
            continue
        alone = validate(binary, folder, file)
        yield from status(alone)
        yield from same_sets(
            f"{whole.command} in {file}", whole.within(file), alone.command, alone.within(file)
        )


def _whole(
    binary: Path, folder: Path, whole: Verdict, rendered: dict[Page, Verdict], trial: Trial
) -> Iterator[str]:
    """The project's findings are those of its pages, and of its layouts without one."""
    verdicts = list(rendered.values())
    for path in trial.project.layouts:
        verdicts.append(run(binary, folder, "render", path, "-o", "front.html"))
    parts = {finding for verdict in verdicts for finding in verdict.findings}
    told = {finding for finding in whole.findings if not is_of_archives(finding)}
    yield from same_sets("the pages", gravest(parts), whole.command, gravest(told))


def _build(
    binary: Path, folder: Path, whole: Verdict, rendered: dict[Page, Verdict]
) -> Iterator[str]:
    """A build writes the pages that `render` writes, and says what it says; it says nothing of what is not public.

    Of the layouts of pages that lead to articles, and of their bases, it says what `validate` says.
    """
    built = run(binary, folder, "build", "-o", "out")
    if built.status == 2 or whole.status == 2:
        if built.status != whole.status:
            yield f"build ended with {built.status}, validate with {whole.status}: {built.said}{whole.said}"
        return
    withheld = int((re.search(r"(\d+) articles? not public", built.said) or [0, 0])[1])
    pages = {page for page in rendered if (folder / "out" / page.address).is_file()}
    fit = {page for page, verdict in rendered.items() if verdict.status == 0}
    if pages - fit or len(fit - pages) > withheld:
        yield f"build wrote {names(pages)}, render {names(fit)}, and {withheld} are not public"
    if withheld == 0:
        yield from status(built, fails=len(pages) < len(rendered))
        parts = gravest({finding for verdict in rendered.values() for finding in verdict.findings})
        told = gravest({finding for finding in built.findings if not is_of_archives(finding)})
        if rendered:
            yield from same_sets("the pages", parts, "build", told - (set(whole.findings) - parts))
    elif extra := gravest(set(built.findings)) - gravest(set(whole.findings)):
        yield f"build alone says {told_of(extra)}"


def status(verdict: Verdict, fails: bool = False) -> Iterator[str]:
    """A command fails when there is an error among its findings, and only then."""
    if verdict.status == 2:
        return
    if verdict.status != int(verdict.has_errors or fails):
        yield f"{verdict.command} ended with {verdict.status}: {told_of(set(verdict.findings))}"
    for finding, count in Counter(verdict.findings).items():
        # Two messages may be about one place.
        if count > 4:
            yield f"{verdict.command} says {count} times {finding}"


def same(one: Verdict, other: Verdict) -> Iterator[str]:
    if one.status != other.status:
        yield (
            f"{one.command} ended with {one.status}, {other.command} with {other.status}: "
            f"{one.said} / {other.said}"
        )
    yield from same_sets(one.command, Counter(one.findings), other.command, Counter(other.findings))


def same_sets(
    one: str, findings: set[Finding] | Counter[Finding], other: str, others: set[Finding] | Counter[Finding]
) -> Iterator[str]:
    if missing := findings - others:
        yield f"{one} says, {other} does not: {told_of(missing)}"
    if extra := others - findings:
        yield f"{other} says, {one} does not: {told_of(extra)}"


def gravest(findings: set[Finding]) -> set[Finding]:
    """Of what is found at one place on several pages the gravest is told."""
    order = ("info", "warning", "error")
    worst: dict[tuple, Finding] = {}
    for finding in findings:
        known = worst.get(finding[:4])
        if not known or order.index(finding.severity) > order.index(known.severity):
            worst[finding[:4]] = finding
    return set(worst.values())


def told_of(findings: set[Finding] | Counter[Finding]) -> str:
    return "".join(f"\n      {finding}" for finding in sorted(findings)) or "nothing"


def names(pages: set[Page]) -> str:
    return ", ".join(sorted(page.article for page in pages)) or "nothing"
