"""Puts a value of each kind at each key of the language, and compares the schema's answer with Galley's.

The places come from the schema itself: from each mapping, list and alternative in it, the shortest file that leads there.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import galley as program

KINDS: dict[str, Any] = {
    "nothing": None, "true": True, "false": False, "-1": -1, "0": 0, "3": 3, "1.5": 1.5, "a great number": 10**20,
    "a word": "zzz", "no text": "", "'3'": "3", "'true'": "true", "'null'": "null", "300px": "300px", "40%": "40%", "2 screens": "2 screens",
    "2 seconds": "2 seconds", "300x250": "300x250", "an address": "https://courier.example", "a colour": "#123456",
    "an empty list": [], "a list of words": ["zzz"], "a list of numbers": [3], "a list of nothing": [None], "a list of lists": [[]],
    "an empty mapping": {}, "a mapping of words": {"zzz": "zzz"}, "a mapping of nothing": {"zzz": None}, "a list of mappings": [{}],
}
"""By what they are called."""
NAMES = ("locked", "locked[]")
"""Where a word is the name of a key: whether there is one, no schema can know."""
STRUCTURE = {"unknown-key", "wrong-type", "unknown-block"}
"""The rules that a schema can know all of; of values it knows the form."""
BATCH = 1000
"""How many files check-jsonschema is given at once."""

BASE = "layout: base\nregions: { story: [headline] }\nslots: { mobile: { sizes: 300x250 } }\n"
"""The layout that others extend."""

Wrap = Callable[[Any], Any]


class Place(NamedTuple):
    path: str
    usual: Any
    """A value that is right there, as far as the schema knows."""
    file: Wrap
    """The whole file with a value at the place."""


class Places:
    """The places of a schema."""

    def __init__(self, schema: dict) -> None:
        self._schema = schema
        self._seen: set[tuple[str, str]] = set()

    def all(self, root: dict, path: str, file: Wrap) -> Iterator[Place]:
        return self._below(root, path, file)

    def _resolve(self, node: dict) -> list[dict]:
        """The alternatives of a node, each without references."""
        if "$ref" in node:
            return self._resolve(self._target(node["$ref"]))
        if "anyOf" in node:
            return [found for part in node["anyOf"] for found in self._resolve(part)]
        for part in node.get("allOf", []):
            if "$ref" in part:
                return self._resolve(part)
        return [node]

    def _target(self, reference: str) -> Any:
        target: Any = self._schema
        for part in reference.removeprefix("#/").split("/"):
            target = target[part]
        return target

    def sample(self, node: dict) -> Any:
        return self._sample_of(next(one for one in self._resolve(node) if one.get("type") != "null"))

    def _sample_of(self, one: dict) -> Any:
        if "enum" in one:
            return one["enum"][0]
        kind = one.get("type")
        if isinstance(kind, list):
            kind = kind[0]
        if kind == "string":
            return self._text(one)
        if kind in ("integer", "number"):
            return one.get("minimum", 0)
        if kind == "boolean":
            return True
        if kind == "array":
            return [self.sample(one["items"])] * one.get("minItems", 0)
        if kind == "object":
            found = {key: self.sample(one["properties"][key]) for key in one.get("required", [])}
            for part in one.get("allOf", []):
                for key in part["anyOf"][0]["required"]:
                    found[key] = self.sample(one["properties"][key])
            if len(found) < one.get("minProperties", 0):
                found |= dict([self._first(one)])
            return found
        raise ValueError(f"no sample of {one}")

    def _first(self, one: dict) -> tuple[str, Any]:
        for key, value in one.get("properties", {}).items():
            return key, self.sample(value)
        return self._name(one), self.sample(one["additionalProperties"])

    @staticmethod
    def _text(one: dict) -> str:
        pattern = one.get("pattern")
        for text in [*one.get("examples", []), "zzz", "4 paragraphs", *map(str, KINDS.values())]:
            if pattern is None or re.search(pattern, text):
                return text
        raise ValueError(f"no text is of the form {pattern}")

    @staticmethod
    def _name(one: dict) -> str:
        pattern = one.get("propertyNames", {}).get("pattern", "")
        words = re.findall(r"\w+", pattern) if "|" in pattern else []
        return next(name for name in ["mobile", "en", "2", *words] if re.search(pattern, name))

    def _below(self, node: dict, path: str, file: Wrap) -> Iterator[Place]:
        for one in self._resolve(node):
            marker = (path.rsplit(".", 1)[-1], json.dumps(one, sort_keys=True))
            if marker in self._seen:
                continue
            self._seen.add(marker)
            if one.get("type") == "array":
                yield from self._inside(one["items"], f"{path}[]", lambda value, file=file: file([value]))
            if one.get("type") != "object":
                continue
            base = self._sample_of(one)
            for key, value in one.get("properties", {}).items():
                # A mapping with one key has this and no other.
                others = {} if one.get("maxProperties") == 1 else base
                yield from self._inside(
                    value, f"{path}.{key}", lambda value, key=key, others=others: file({**others, key: value})
                )
            if isinstance(one.get("additionalProperties"), dict):
                name = self._name(one)
                yield from self._inside(
                    one["additionalProperties"], f"{path}.<{name}>", lambda value: file({**base, name: value})
                )

    def _inside(self, node: dict, path: str, file: Wrap) -> Iterator[Place]:
        yield Place(path, self.sample(node), file)
        yield from self._below(node, path, file)


def places(subject: str, schema: dict) -> list[Place]:
    found = Places(schema)
    if subject != "layout":
        return list(found.all(schema, subject, lambda value: value))
    own = list(found.all(schema["else"], "layout", lambda value: value))
    usual = {"layout": "zzz", "extends": "base"}
    return own + list(found.all(schema["then"], "extending", lambda value: {**usual, **value}))


class Trial(NamedTuple):
    place: Place
    kind: str
    """Empty for the usual value."""
    file: Path


def write(subject: str, found: list[Place], folder: Path) -> list[Trial]:
    """A file for each place and kind, as Galley wants to find it; JSON is YAML."""
    trials = []
    for number, place in enumerate(found):
        project = folder / str(number)
        (project / "layouts").mkdir(parents=True)
        (project / "articles").mkdir()
        (project / "galley.yaml").write_text("")
        (project / "layouts" / "base.yaml").write_text(BASE)
        for kind, value in [("", place.usual), *KINDS.items()]:
            text = json.dumps(place.file(value), ensure_ascii=False)
            name = str(len(trials))
            if subject == "layout":
                file = project / "layouts" / f"{name}.yaml"
            elif subject == "article":
                file = project / "articles" / f"{name}.md"
            else:
                file = project / name / ("site.yaml" if subject == "site" else "galley.yaml")
                file.parent.mkdir()
                (file.parent / "galley.yaml").touch()
            file.write_text(f"---\n{text}\n---\n" if subject == "article" else text + "\n")
            trials.append(Trial(place, kind, file))
    return trials


def refused(schema: Path, trials: list[Trial], folder: Path) -> set[Path]:
    """The files that check-jsonschema refuses."""
    names = {}
    for number, trial in enumerate(trials):
        text = trial.file.read_text()
        path = folder / f"{number}.yaml"
        path.write_text(text.removeprefix("---\n").removesuffix("---\n"))
        names[str(path)] = trial.file
    command = [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", schema]
    found = set()
    paths = list(names)
    for start in range(0, len(paths), BATCH):
        done = subprocess.run([*command, *paths[start : start + BATCH]], capture_output=True, text=True, check=False)
        told = json.loads(done.stdout)
        found |= {names[error["filename"]] for error in [*told["errors"], *told.get("parse_errors", [])]}
    return found


def errors(galley: Path, trials: list[Trial]) -> dict[Path, list[tuple[str, str]]]:
    """The errors that Galley finds in each file: the rules, with what they say."""
    found: dict[Path, list[tuple[str, str]]] = {trial.file: [] for trial in trials}
    folders: dict[Path, list[str]] = {}
    for path in found:
        folders.setdefault(path.parent, []).append(path.name)

    def ask(folder: Path) -> None:
        done = program.run(galley, "validate", *folders[folder], "--format", "json", folder=folder)
        for one in json.loads(done.stdout):
            path = (folder / one["file"]).resolve()
            if one["severity"] == "error" and path in found:
                found[path].append((one["rule"], one["message"]))

    program.in_parallel(ask, folders)
    return found


def differences(galley: Path, subject: str, schema: Path, folder: Path) -> tuple[int, list[str]]:
    """How many files were tried, and at which places the schema and Galley do not agree."""
    found = places(subject, json.loads(schema.read_text()))
    trials = write(subject, found, folder / "files")
    (folder / "values").mkdir()
    by_schema = refused(schema, trials, folder / "values")
    by_galley = errors(galley, trials)
    problems = []
    usual: set[tuple[str, str]] = set()
    for trial in trials:
        told = by_galley[trial.file]
        is_name = trial.place.path.endswith(NAMES)
        if not trial.kind:
            usual = set(told)
            if trial.file in by_schema:
                problems.append(f"{trial.place.path}: {trial.place.usual!r} is no value that the schema accepts")
            problems += [f"{trial.place.path}: {message}" for rule, message in told if rule in STRUCTURE and not is_name]
            continue
        new = [one for one in told if one not in usual]
        where = f"{trial.place.path}: {trial.kind}"
        if trial.file in by_schema and not told:
            problems.append(f"{where}: only the schema refuses it")
        if trial.file not in by_schema and not is_name:
            problems += [f"{where}: only Galley refuses it: {message}" for rule, message in new if rule in STRUCTURE]
    return len(trials), problems
