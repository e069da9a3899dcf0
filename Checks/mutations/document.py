"""A layout as text with the places of all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

DEFAULT_BREAKPOINTS = frozenset({"mobile", "tablet", "desktop"})


@dataclass(frozen=True)
class Entry:
    """A value of the layout; `path` joins the keys that lead to it with `/`, a list's item being `#`."""

    path: str
    key: yaml.Node | None
    value: yaml.Node

    @property
    def line(self) -> int:
        """Where it starts, from 1."""
        return (self.key or self.value).start_mark.line + 1

    @property
    def last_line(self) -> int:
        """Where its text ends, or the list or mapping starts."""
        mark = self.value.end_mark if self.is_scalar else self.value.start_mark
        return mark.line + 1

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def is_scalar(self) -> bool:
        return isinstance(self.value, yaml.ScalarNode)


@dataclass(frozen=True)
class Document:
    """A layout file. `parent` is the layout that it extends."""

    path: Path
    text: str
    parent: Document | None = None

    @cached_property
    def entries(self) -> list[Entry]:
        root = yaml.compose(self.text, yaml.CSafeLoader)
        return list(_entries("", root)) if root else []

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines(keepends=True)

    @cached_property
    def breakpoints(self) -> frozenset[str]:
        own = frozenset(self.names("breakpoints"))
        inherited = self.parent.breakpoints if self.parent else DEFAULT_BREAKPOINTS
        return own | inherited if self.parent else own or inherited

    def names(self, section: str) -> list[str]:
        """The names defined here under a key of the top level."""
        return [entry.name for entry in self.matching(f"{section}/[^/]+")]

    def inherits(self, path: str) -> bool:
        """Whether a layout that this one extends says something at `path` too."""
        parent = self.parent
        return parent is not None and (bool(parent.matching(re.escape(path))) or parent.inherits(path))

    def matching(self, pattern: str) -> list[Entry]:
        return [entry for entry in self.entries if re.fullmatch(pattern, entry.path)]

    def rows(self) -> list[Entry]:
        """The rows of all grid areas."""
        return self.matching("grid/[^/]+/areas/#")

    def slot_references(self) -> list[Entry]:
        return self.matching(r"regions/[^/]+/(blocks/)?#/(spot_img|[^/]+/(spot_img|slot))")

    def replacing(self, start: int, end: int, replacement: str) -> str:
        """The text with the characters from `start` to `end` replaced."""
        return self.text[:start] + replacement + self.text[end:]

    def replacing_node(self, node: yaml.Node, replacement: str) -> str:
        """The text with a scalar or flow collection replaced."""
        return self.replacing(node.start_mark.index, node.end_mark.index, replacement)

    def without_lines(self, first: int, count: int) -> str:
        """The text without `count` lines from line `first`, counted from 1."""
        return "".join(self.lines[: first - 1] + self.lines[first - 1 + count :])

    def extent(self, entry: Entry) -> int:
        """How many lines an entry that starts its line takes, what is nested in it included."""
        indent = _indent(self.lines[entry.line - 1])
        last = entry.line
        for number, line in enumerate(self.lines[entry.line :], start=entry.line + 1):
            if line.strip() and _indent(line) <= indent:
                break
            if line.strip():
                last = number
        return last - entry.line + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _entries(path: str, node: yaml.Node) -> Iterator[Entry]:
    prefix = f"{path}/" if path else ""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            entry = Entry(prefix + str(key.value), key, value)
            yield entry
            yield from _entries(entry.path, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield Entry(f"{prefix}#", None, item)
            yield from _entries(f"{prefix}#", item)


def syntax_error_lines(text: str) -> set[int]:
    """The lines that libyaml blames; none when it reads the text.

    Where a block collection goes wrong, its start says nothing; where brackets or quotes do, it says most.
    """
    try:
        yaml.compose(text, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        context = None if "block" in (error.context or "") else error.context_mark
        return {mark.line + 1 for mark in (error.problem_mark, context) if mark}
    except yaml.YAMLError:
        return {1}
    return set()
