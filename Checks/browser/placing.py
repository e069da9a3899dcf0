"""The rules by which a layout places ads in a body, and how well a page that a browser shows keeps them.

The rules are read from YAML here once more, so that nothing of Galley judges itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
PRESETS = ROOT / "Sources/GalleyLanguage/Layout/Presets"

STANDARD = {"mobile": 0, "tablet": 740, "desktop": 1100}
"""The breakpoints of a layout that names none, and the widths that they begin at, in px."""

Box = dict[str, Any]
"""A rectangle in CSS px: `left`, `right`, `top`, `bottom`; a block has a `kind` too."""


class Unread(Exception):
    """What a layout says and is not understood here: nothing can be told of its pages."""


@dataclass(frozen=True)
class Measurement:
    """A distance that a rule asks for, and the one that there is, in px."""

    rule: str
    needed: float
    actual: float

    @property
    def slack(self) -> float:
        return self.actual - self.needed


class Rules:
    """What a layout asks of the ads in its body at one breakpoint."""

    def __init__(self, layout: Path, breakpoint: str, screen: int, slot: str | None = None) -> None:
        """`screen` is the height of the breakpoint's screen, in px; `slot` the body's unless it is said."""
        read = read_layout(layout)
        placement = read["slots"][slot or body_slot(read)].get("placement", {"preset": "balanced"})
        rules: dict[str, Any] = {}
        if "preset" in placement:
            preset = yaml.safe_load((PRESETS / f"{placement['preset']}.yaml").read_text())
            width = begin((read.get("breakpoints") or STANDARD)[breakpoint])
            wider = {int(key.removesuffix("px")): more for key, more in preset.pop("at", {}).items()}
            rules = merged(preset, *(wider[key] for key in sorted(wider) if key <= width))
        if "at" in placement:
            raise Unread(f"{layout}: rules by breakpoint are not read here")
        self._screen = screen
        self._rules = merged(rules, placement)

    def measure_beside(self, ads: list[Box], slots: list[Box]) -> Iterator[Measurement]:
        """From the ads of a body to slots beside it that stay where they are, if there are several."""
        own = {"gap": self._rules["around"]} if "around" in self._rules else {}
        needed = max((pixels for _, pixels in self._gaps(2, **own)), default=0)
        for ad in ads if len(slots) > 1 else []:
            for slot in slots:
                yield Measurement("rail: around", needed, max(slot["top"] - ad["bottom"], ad["top"] - slot["bottom"]))

    def measure_rail(self, slots: list[Box]) -> Iterator[Measurement]:
        """Every distance between the turns of a slot that stands in a rail by these rules."""
        for upper, lower in pairwise(slots):
            for rule, needed in self._gaps(len(slots)):
                yield Measurement(f"rail: {rule}", needed, lower["top"] - upper["bottom"])
        if slots and "max" in self._rules:
            yield Measurement("rail: max", len(slots), self._rules["max"])

    def measure(self, body: Box) -> Iterator[Measurement]:
        """Every distance on a page that a rule is about; `body` is what placement.js tells."""
        slots = [block for block in body["blocks"] if block["kind"] == "slot"]
        for number, slot in enumerate(slots, 1):
            yield from self._edges(slot, body)
            yield from self._blocks(slot, body["blocks"])
            yield from self._around(slot, body)
            if number > 1:
                for rule, needed in self._gaps(number):
                    yield Measurement(rule, needed, slot["top"] - slots[number - 2]["bottom"])
        if slots and "max" in self._rules:
            yield Measurement("max", len(slots), self._rules["max"])

    def _edges(self, slot: Box, body: Box) -> Iterator[Measurement]:
        if first := self._rules.get("first"):
            yield Measurement("first", self._pixels(first), slot["top"] - body["top"])
        if last := self._rules.get("last"):
            yield Measurement("last", self._pixels(last), body["bottom"] - slot["bottom"])

    def _blocks(self, slot: Box, blocks: list[Box]) -> Iterator[Measurement]:
        above = [block for block in blocks if block["bottom"] <= slot["top"] and block["kind"] != "slot"]
        below = [block for block in blocks if block["top"] >= slot["bottom"]]
        keeps = bool(above) and above[-1]["kind"] not in ("heading", "lead-in")
        yield Measurement("a heading keeps its text", 1, keeps)
        for kind, sides in self._rules["clear_of"].items():
            for side, distance in sides.items():
                for block in above if side == "after" else below:
                    if block["kind"] == kind:
                        actual = max(slot["top"] - block["bottom"], block["top"] - slot["bottom"])
                        yield Measurement(f"{side} {kind}", self._pixels(distance), actual)

    def _around(self, slot: Box, body: Box) -> Iterator[Measurement]:
        """To the ads above and below the body, and to those beside it that do not stick."""
        own = {"gap": self._rules["around"]} if "around" in self._rules else {}
        needed = max((pixels for _, pixels in self._gaps(2, **own)), default=0)
        for ad in body["around"]:
            distance = max(slot["top"] - ad["bottom"], ad["top"] - slot["bottom"])
            if ad["left"] >= body["right"] or ad["right"] <= body["left"]:
                if not ad["sticks"]:
                    yield Measurement("around, beside", needed, distance)
            elif ad["bottom"] <= body["top"]:
                yield Measurement("around, above", needed, distance)
            else:
                yield Measurement("around, below", needed, distance)

    def _gaps(self, number: int, gap: Any = None) -> Iterator[tuple[str, float]]:
        """What an ad keeps to the one above, `number` being 2 for the second; `gap` instead of the rule."""
        gap = gap or self._rules.get("gap")
        if isinstance(gap, dict):
            steps = [step for step in sorted(gap) if step <= number]
            gap = gap[steps[-1]] if steps else None
        if gap:
            yield "gap", self._pixels(gap)
        if self._rules.get("screen"):
            yield "screen", self._screen

    def _pixels(self, distance: str) -> float:
        if distance.endswith("px"):
            return float(distance.removesuffix("px"))
        amount, _, unit = distance.partition(" ")
        if unit.strip().removesuffix("s") != "screen":
            raise Unread(f"'{distance}': only px and screens are measured here")
        return float(amount) * self._screen


def read_layout(path: Path) -> dict[str, Any]:
    """A layout with what it extends, by name."""
    read = yaml.safe_load(path.read_text())
    base = read.get("extends")
    if not base:
        return read
    below = read_layout(path.parent / (base if base.endswith(".yaml") else f"{base}.yaml"))
    return {**below, **read, **{key: {**below.get(key, {}), **read.get(key, {})}
                                for key in ("breakpoints", "regions", "slots")}}


def begin(breakpoint: Any) -> int:
    """The width that a breakpoint holds from, in px."""
    width = breakpoint["from"] if isinstance(breakpoint, dict) else breakpoint
    return int(str(width).removesuffix("px"))


def body_slot(layout: dict[str, Any]) -> str:
    """The name of the slot that stands in the body."""
    for region in layout["regions"].values():
        for block in region["blocks"] if isinstance(region, dict) else region:
            if isinstance(block, dict) and "body" in block:
                options = block["body"]
                return options["spot_img"] if isinstance(options, dict) else options
    raise Unread("no body has a slot")


def merged(*rules: dict[str, Any]) -> dict[str, Any]:
    """Rules on top of others; `clear_of` kind by kind, and there side by side."""
    result: dict[str, Any] = {}
    for more in rules:
        clear = dict(result.get("clear_of", {}))
        for kind, distances in more.get("clear_of", {}).items():
            sides = distances if isinstance(distances, dict) else {"after": distances, "before": distances}
            clear[kind] = {**clear.get(kind, {}), **sides}
        result = {**result, **more, "clear_of": clear}
    return result
