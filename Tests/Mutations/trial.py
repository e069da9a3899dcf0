"""Shows Galley a layout with a mistake, and judges what it says."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import galley
import yaml
from document import Document
from environment import ROOT
from mutation import Mutation


@dataclass(frozen=True)
class Project:
    """A folder with a `galley.yaml`, and a folder of layouts that is tried in it."""

    home: Path
    layouts: Path

    @property
    def layouts_inside(self) -> Path:
        """Where the project looks for its layouts, relative to it."""
        return Path(self._settings().get("layouts", "layouts"))

    @property
    def article(self) -> str:
        """One of its articles."""
        articles = self.home / self._settings().get("articles", "articles")
        return sorted(articles.glob("*.md"))[0].stem

    def documents(self) -> list[Document]:
        """Its layouts, each with the one that it extends."""
        texts = {path.stem: path.read_text() for path in sorted(self.layouts.glob("*.yaml"))}
        layouts = {name: text for name, text in texts.items() if "regions" in yaml.safe_load(text)}

        def document(name: str) -> Document:
            parent = yaml.safe_load(layouts[name]).get("extends")
            path = self.layouts / f"{name}.yaml"
            return Document(path, layouts[name], document(parent) if parent else None)

        return [document(name) for name in layouts]

    def _settings(self) -> dict[str, str]:
        return yaml.safe_load((self.home / "galley.yaml").read_text()) or {}


def projects() -> Iterator[Project]:
    """The examples, and the layouts to start from in the first of them."""
    for settings in sorted((ROOT / "examples").glob("*/galley.yaml")):
        folder = yaml.safe_load(settings.read_text()).get("layouts", "layouts")
        yield Project(settings.parent, settings.parent / folder)
    yield Project(ROOT / "examples" / "port-louis", ROOT / "layouts")


def judge(binary: Path, project: Project, mutation: Mutation) -> str | None:
    """What Galley got wrong about a mistake; nothing when it got it right."""
    with tempfile.TemporaryDirectory(prefix="galley-mutation-") as folder:
        copy = Path(folder) / "project"
        shutil.copytree(project.home, copy)
        shutil.copytree(project.layouts, copy / project.layouts_inside, dirs_exist_ok=True)
        layout = copy / project.layouts_inside / mutation.document.path.name
        layout.write_text(mutation.text)
        try:
            return _validation(binary, layout, mutation) or _rendering(
                binary, copy, project.article, mutation
            )
        except subprocess.TimeoutExpired:
            return "did not come to an end"


def _validation(binary: Path, layout: Path, mutation: Mutation) -> str | None:
    options = ["--format", "json", "--fail-on", mutation.severity]
    result = galley.run(binary, "validate", layout, *options)
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


def _rendering(binary: Path, project: Path, article: str, mutation: Mutation) -> str | None:
    if mutation.severity != "error":
        return None
    page = project / "page.html"
    layout = mutation.document.path.stem
    options = ["--project", project, "--article", article, "-o", page]
    result = galley.run(binary, "render", layout, *options)
    if result.returncode not in (1, 2):
        return f"render ended with status {result.returncode}: {result.stderr}"
    return "render wrote the page all the same" if page.exists() else None
