"""What a layout may say, as `galley schema layout` tells it: which paths exist, and what stands at each."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from environment import ROOT

BREAKPOINTS = re.compile(r"(?:^grid|/grid|slots/[^/]+/sizes|/height|/at)/([^/#]+)")
"""In a path, a name that a breakpoint must have: the schema knows no names."""

NAMES = {
    r"extends": ("no_such_layout",),
    r".*/hidden(/#)?": ("no_such_breakpoint",),
    r"regions/.*/(spot_img|slot)": ("no_such_slot",),
    r"theme/fonts/.*\bfamily": ("serif", '"a;b"', '""'),
    r"theme/fonts/.*\b(files(/#|/\w+)?|file)": ("../outside.woff2", "https://example.org/a.woff2", "/etc/passwd"),
    r"theme/fonts/.*\bunicode_range": ("U+6FF-600",),
    r"theme/fonts/.*\bweight": ("900..100",),
}
"""Path → texts of the right form that mean nothing there."""

MISTAKES = (
    "500", "12xp", "-20px", "px", "1 0px", "99999999999999999999px", "99999999999999999999", "-1", "2.5", "10001",
    "several", "much", "300x", "x250", "300*250", "0x250", "300x250px", "300x250x1", "fluidd", "2 screns", "3 pargraphs",
    "-800px", "800 px px", "far", "often", '"tru"', '"#12"', '"#gggggg"', "redd", "serift", "asside", "holdd", "biggest",
    "lates", "thumbnail", "facebok", "better_adz", "anchor_botom", '">= many"', '"=> 600"', "1fx", "1 fr", "120%", "-5%",
    "heavy", "100-900", "itallic", "arabic", "ligatures", "liga=x", "0.2em", "21px", "0.123px", "7px", "no_such_block",
    '"no spaces here"', "1.2.3", "wide", "12em",
)  # fmt: skip
"""Texts that are wrong in most places; where the schema accepts one, it is none."""


@dataclass(frozen=True)
class Kind:
    """A kind of value: the forms of text that it has in the schema, texts that are wrong, and whether it may be a list
    or mapping."""

    forms: tuple[dict, ...]
    wrong: tuple[str, ...]
    collection: bool
    is_named: bool
    """Whether the last word of its path is Galley's, not a name that the layout's author chose."""

    @property
    def text(self) -> bool:
        """Whether it may be text; nothing at all is no text."""
        return any(form.get("type") != "null" for form in self.forms)

    def accepts(self, text: str) -> bool:
        return any(is_of(text, form) for form in self.forms)


def is_of(text: str, form: dict) -> bool:
    """Whether a schema accepts what is written as `text`."""
    if "enum" in form:
        return text in form["enum"]
    match form["type"]:
        case "null":
            return text in ("", "~", "null")
        case "boolean":
            return text in ("true", "false")
        case "integer" | "number":
            shape = r"[+-]?\d+" if form["type"] == "integer" else r"[+-]?(\d+\.?\d*|\.\d+)"
            return bool(re.fullmatch(shape, text)) and form["minimum"] <= float(text) <= form["maximum"]
        case _:
            return re.search(form.get("pattern", ""), text) is not None


def program() -> str:
    """The Galley that is asked for its schema."""
    builds = [ROOT / ".build" / build / "galley" for build in ("debug", "release")]
    return str(next((build for build in builds if build.exists()), builds[0]))


@cache
def schema() -> dict:
    command = [program(), "schema", "layout"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["$defs"]


def alternatives(node: dict) -> Iterator[dict]:
    """All that may stand at a place, each of one type."""
    if reference := node.get("$ref"):
        yield from alternatives(schema()[reference.rpartition("/")[2]])
    for part in [*node.get("allOf", ()), *node.get("anyOf", ())]:
        yield from alternatives(part)
    if "type" in node or "enum" in node:
        yield node


def behind(nodes: list[dict], step: str) -> tuple[list[dict], bool]:
    """What may stand behind a key, or as an item of a list; and whether it is a key of the language."""
    found: list[dict] = []
    is_named = False
    for node in nodes:
        if step == "#":
            found += alternatives(node.get("items", {}))
        elif step in node.get("properties", {}):
            found += alternatives(node["properties"][step])
            is_named = True
        elif (value := node.get("additionalProperties")) and re.search(node["propertyNames"]["pattern"], step):
            found += alternatives(value)
    return found, is_named


@cache
def kind(path: str) -> Kind | None:
    """What stands at `path`, whatever breakpoints there are."""
    nodes, is_named = list(alternatives(schema()["layout"])), False
    for step in path.split("/"):
        nodes, is_named = behind(nodes, step)
    if not nodes:
        return None
    forms = tuple(node for node in nodes if node.get("type") not in ("object", "array"))
    wrong = [text for text in MISTAKES if not any(is_of(text.strip('"'), form) for form in forms)]
    names = [text for pattern, texts in NAMES.items() if re.fullmatch(pattern, path) for text in texts]
    is_text = any(form.get("type") != "null" for form in forms)
    return Kind(forms, tuple([*names, *wrong] if is_text else ()), len(forms) < len(nodes), is_named)


def kind_at(path: str, breakpoints: frozenset[str]) -> Kind | None:
    """What stands at `path`; nothing where no such path exists."""
    if any(name not in breakpoints for name in BREAKPOINTS.findall(path)):
        return None
    return kind(path)


def is_key_of_the_language(path: str) -> bool:
    """Whether the last word of `path` is Galley's, not a name that the layout's author chose."""
    found = kind(path)
    return found is not None and found.is_named


@cache
def words() -> frozenset[str]:
    """Every word that the language gives a meaning to."""

    def collect(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            yield from node.get("properties", {})
            yield from (word for word in node.get("enum", ()) if isinstance(word, str))
            for value in node.values():
                yield from collect(value)
        elif isinstance(node, list):
            for value in node:
                yield from collect(value)

    return frozenset(collect(schema()))
