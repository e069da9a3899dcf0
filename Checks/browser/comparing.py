"""How far computed boxes are from those that a browser shows."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

EXACT = 0.5
"""A height is exact when it is within so many px."""

ROUNDED = 1e-4
"""What rounding alone may make of a page's height, as a share of it."""

Box = dict[str, Any]


@dataclass(frozen=True)
class Mismatch:
    """A box whose height is not what the browser shows."""

    page: str
    kind: str
    text: str
    computed: float
    shown: float

    def __str__(self) -> str:
        difference = self.computed - self.shown
        return (f"{difference:+8.2f} px  {self.page}: {self.kind} is {self.shown:.2f} px high, "
                f"computed {self.computed:.2f}: {self.text!r}")


@dataclass(frozen=True)
class Target:
    """How exact all pages together must be; docs/geometry.md says why."""

    blocks: float
    """The per cent of the body's blocks whose height is exact."""
    slots: float
    """How far off the y of 99 % of the slots may be, in px."""
    page: float
    """How far off the height of any page may be, as a share of it."""


class Comparison:
    """Collects pages, then tells how many boxes are exact."""

    def __init__(self) -> None:
        self.exact: dict[int, Counter[str]] = defaultdict(Counter)
        self.counts: dict[int, Counter[str]] = defaultdict(Counter)
        self.slots: dict[int, list[float]] = defaultdict(list)
        self.pages: dict[int, list[float]] = defaultdict(list)
        self.mismatches: list[Mismatch] = []
        self.different: list[str] = []
        self.estimated: list[float] = []

    def add(self, page: str, width: int, computed: dict[str, Any], shown: dict[str, Any]) -> None:
        """Compares one page at one width; of one in an estimated script only the height counts."""
        boxes = computed["boxes"]
        error = abs(computed["height"] - shown["height"]) / max(1, shown["height"])
        if is_estimated(boxes) and error > ROUNDED:
            self.estimated.append(error)
            return
        groups = {
            "body": (body_blocks(boxes), shown["body"]),
            "item": ([box for box in boxes if box["kind"] == "list_item"], shown["items"]),
            "region": ([box for box in boxes if box["kind"] == "region"], shown["regions"]),
            "block": (blocks(boxes), [box for region in shown["blocks"] for box in region]),
        }
        for group, (ours, theirs) in groups.items():
            self._compare(group, page, width, ours, theirs)
        if not is_estimated(boxes):
            self._slots(page, width, boxes, shown["slots"])
        self.pages[width].append(error)

    def _compare(
        self, group: str, page: str, width: int, ours: list[Box], theirs: list[Box]
    ) -> None:
        self.counts[width][group] += len(theirs)
        if len(ours) != len(theirs):
            self.different.append(f"{page}: {len(theirs)} {group}s, computed {len(ours)}")
            return
        for mine, real in zip(ours, theirs):
            if abs(mine["height"] - real["height"]) <= EXACT:
                self.exact[width][group] += 1
                if abs(mine["x"] - real["x"]) > EXACT or abs(mine["width"] - real["width"]) > EXACT:
                    self.different.append(
                        f"{page}: {group} {mine['kind']} is at {real['x']:.2f}, {real['width']:.2f} px "
                        f"wide, computed {mine['x']:.2f} and {mine['width']:.2f}: {real['text']!r}")
            elif mine["is_estimated"]:
                self.counts[width][group] -= 1
            else:
                kind = f"{mine['name'] or mine['kind']} <{real['tag']}>"
                self.mismatches.append(
                    Mismatch(page, f"{group} {kind}", real["text"], mine["height"], real["height"]))

    def _slots(self, page: str, width: int, boxes: list[Box], theirs: list[Box]) -> None:
        ours = {box["name"]: box for box in boxes if box["kind"] == "slot"}
        if sorted(ours) != sorted(slot["id"] for slot in theirs):
            self.different.append(f"{page}: slots differ")
            return
        for slot in theirs:
            self.slots[width].append(abs(ours[slot["id"]]["y"] - slot["y"]))

    def meets(self, target: Target) -> bool:
        """Whether nothing is missing or beside its place, and heights are as exact as they must be."""
        exact = sum(counter["body"] for counter in self.exact.values())
        count = sum(counter["body"] for counter in self.counts.values())
        slots = sorted(error for errors in self.slots.values() for error in errors)
        pages = [error for errors in self.pages.values() for error in errors]
        return (count > 0 and not self.different and 100 * exact >= target.blocks * count
                and percentile(slots, 99) <= target.slots and max(pages, default=0) <= target.page
                and percentile(sorted(self.estimated), 50) <= 0.05)

    def report(self, worst: int) -> str:
        """The table, then the worst boxes."""
        lines = ["width  pages   body blocks exact      items    blocks   regions   "
                 "slot y: p50 / p99 / max px   page height: max"]
        for width in sorted(self.pages):
            lines.append(self._row(str(width), [width]))
        lines.append(self._row("all", list(self.pages)))
        if self.estimated:
            half = percentile(sorted(self.estimated), 50)
            lines.append(f"{len(self.estimated)} pages with estimated text are not exact: "
                         f"page height off by {100 * half:.2f}% at the median, "
                         f"{100 * max(self.estimated):.2f}% at the most")
        lines += [f"different: {text}" for text in self.different[:worst]]
        causes = Counter(mismatch.kind for mismatch in self.mismatches)
        lines += [f"{count:6} × {kind}" for kind, count in causes.most_common(worst)]
        inner = [mismatch for mismatch in self.mismatches if not mismatch.kind.startswith("region")]
        inner.sort(key=lambda mismatch: -abs(mismatch.computed - mismatch.shown))
        lines += [str(mismatch) for mismatch in inner[:worst]]
        return "\n".join(lines)

    def _row(self, name: str, widths: list[int]) -> str:
        def share(group: str) -> str:
            exact = sum(self.exact[width][group] for width in widths)
            count = sum(self.counts[width][group] for width in widths)
            return f"{100 * exact / max(1, count):7.3f}%"

        count = sum(self.counts[width]["body"] for width in widths)
        exact = sum(self.exact[width]["body"] for width in widths)
        slots = sorted(error for width in widths for error in self.slots[width])
        pages = [error for width in widths for error in self.pages[width]]
        errors = " / ".join(f"{percentile(slots, part):.2f}" for part in (50, 99, 100))
        return (f"{name:>5} {len(pages):6}   {share('body')} {exact}/{count:<7} {share('item')}  "
                f"{share('block')}  {share('region')}   {errors:>20}   {100 * max(pages, default=0):.4f}%")


def is_estimated(boxes: list[Box]) -> bool:
    """Whether any text is in a script whose fonts are not known."""
    return any(box["is_estimated"] and box["lines"] for box in boxes)


def blocks(boxes: list[Box]) -> list[Box]:
    """The children of regions; what is out of the flow stands in none."""
    found: list[Box] = []
    inside = False
    for box in boxes:
        if box["depth"] == 0:
            inside = box["kind"] == "region"
        elif inside and box["depth"] == 1:
            found.append(box)
    return found


def body_blocks(boxes: list[Box]) -> list[Box]:
    """The body's children, slots left out."""
    found: list[Box] = []
    inside = False
    for box in boxes:
        if box["depth"] <= 1:
            inside = box["name"] == "body"
        elif inside and box["depth"] == 2 and box["kind"] != "slot":
            found.append(box)
    return found


def percentile(ordered: list[float], percent: float) -> float:
    """The value that so many per cent are not above, by nearest rank."""
    if not ordered:
        return 0.0
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
