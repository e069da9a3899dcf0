"""Shows Galley a layout with a mistake, and judges what it says."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import galley
import yaml
from document import Document
from environment import ROOT
from mutation import Mutation


ARTICLE = ROOT / "examples" / "minimal" / "hello.md"


def documents() -> Iterator[Document]:
    """The layouts to start from and those of the examples."""
    folders = {path.parent for path in (ROOT / "examples").rglob("*.yaml")}
    for folder in [ROOT / "layouts", *sorted(folders)]:
        yield from documents_in(folder)


def documents_in(folder: Path) -> list[Document]:
    """The layouts of a folder, each with the one that it extends; its other YAML files are none."""
    texts = {path.stem: path.read_text() for path in sorted(folder.glob("*.yaml"))}
    layouts = {name: text for name, text in texts.items() if "regions" in yaml.safe_load(text)}

    def document(name: str) -> Document:
        parent = yaml.safe_load(layouts[name]).get("extends")
        path = folder / f"{name}.yaml"
        return Document(path, layouts[name], document(parent) if parent else None)

    return [document(name) for name in layouts]


def judge(binary: Path, mutation: Mutation) -> str | None:
    """What Galley got wrong about a mistake; nothing when it got it right."""
    original = mutation.document.path
    with tempfile.TemporaryDirectory(prefix="galley-mutation-") as folder:
        for path in [ARTICLE, *original.parent.glob("*.yaml")]:
            shutil.copy(path, folder)
        fonts = original.parent.parent / "fonts"
        if fonts.is_dir():
            shutil.copytree(fonts, Path(folder) / "fonts")
        layout = Path(folder) / original.name
        layout.write_text(mutation.text)
        try:
            return _validation(binary, layout, mutation) or _rendering(binary, layout, mutation)
        except subprocess.TimeoutExpired:
            return "did not come to an end"


def _validation(binary: Path, layout: Path, mutation: Mutation) -> str | None:
    options = ["--format", "json", "--fail-on", mutation.severity]
    result = galley.run(binary, "validate", layout.name, *options, folder=layout.parent)
    if result.returncode != 1:
        return f"validate ended with status {result.returncode}: {result.stdout}{result.stderr}"
    findings = json.loads(result.stdout)
    severities = {"error"} if mutation.severity == "error" else {"error", "warning"}
    if any(
        Path(finding["file"]).name == layout.name
        and finding["line"] in mutation.lines
        and finding["severity"] in severities
        for finding in findings
    ):
        return None
    told = "".join(
        f"\n    {finding['severity']} in line {finding['line']}: {finding['message']}"
        for finding in findings
    )
    return f"no {mutation.severity} in the right line, but{told}"


def _rendering(binary: Path, layout: Path, mutation: Mutation) -> str | None:
    if mutation.severity != "error":
        return None
    page = layout.with_suffix(".html")
    arguments = ["render", layout.name, "--article", ARTICLE.name, "-o", page.name]
    result = galley.run(binary, *arguments, folder=layout.parent)
    if result.returncode not in (1, 2):
        return f"render ended with status {result.returncode}: {result.stderr}"
    return "render wrote the page all the same" if page.exists() else None
