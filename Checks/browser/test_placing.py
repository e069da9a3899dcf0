"""The rules that are read from YAML, and what is measured by them."""

import tempfile
import unittest
from pathlib import Path
from typing import Any

from placing import Rules, Unread

LAYOUT = """
layout: a
breakpoints: { phone: 0, wide: { from: 1000 } }
regions:
  story: [headline, body: { spot_img: ad }]
slots:
  ad: { sizes: [300x250], placement: %s }
"""


def block(top: float, bottom: float, kind: str = "text", left: float = 0, **more: Any) -> dict[str, Any]:
    return {"top": top, "bottom": bottom, "left": left, "right": left + 100, "kind": kind, **more}


def body(*blocks: dict[str, Any], around: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {**block(100, 2000), "blocks": list(blocks), "around": around or []}


def measure(placement: str, page: dict[str, Any], breakpoint: str = "phone") -> dict[str, list[float]]:
    """What is left over of each distance, by rule."""
    with tempfile.TemporaryDirectory() as folder:
        layout = Path(folder) / "a.yaml"
        layout.write_text(LAYOUT % placement)
        found: dict[str, list[float]] = {}
        for measurement in Rules(layout, breakpoint, 800).measure(page):
            found.setdefault(measurement.rule, []).append(measurement.slack)
        return found


def written(placement: str, page: dict[str, Any]) -> dict[str, list[float]]:
    """The same without what always holds."""
    found = measure(placement, page)
    found.pop("a heading keeps its text")
    return found


class Placing(unittest.TestCase):
    def test_ends(self) -> None:
        page = body(block(100, 500), block(500, 750, "slot"), block(750, 2000))
        self.assertEqual(written("{ first: 300px, last: 1 screen }", page), {"first": [100], "last": [450]})

    def test_gaps(self) -> None:
        page = body(block(200, 300, "slot"), block(700, 800, "slot"), block(1000, 1100, "slot"))
        self.assertEqual(written("{ gap: { 2: 300px, 3: 400px } }", page), {"gap": [100, -200]})
        self.assertEqual(written("{ screen: true }", page), {"screen": [-400, -600]})

    def test_rails(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            layout = Path(folder) / "a.yaml"
            layout.write_text(LAYOUT % "{ gap: 300px, max: 1 }")
            slots = [block(200, 300), block(700, 800)]
            found = list(Rules(layout, "phone", 800, "ad").measure_rail(slots))
        self.assertEqual([(each.rule, each.slack) for each in found], [("rail: gap", 100), ("rail: max", -1)])

    def test_blocks(self) -> None:
        page = body(block(100, 200, "list"), block(260, 300, "slot"), block(310, 400, "list"))
        self.assertEqual(written("{ clear_of: { list: { before: 20px } } }", page), {"before list": [-10]})
        self.assertEqual(written("{ clear_of: { list: 50px } }", page),
                         {"after list": [10], "before list": [-40]})

    def test_heading(self) -> None:
        for kind, slack in (("heading", -1), ("lead-in", -1), ("text", 0)):
            page = body(block(100, 200, kind), block(210, 300, "slot"))
            self.assertEqual(measure("{ max: 1 }", page), {"a heading keeps its text": [slack], "max": [0]})

    def test_around(self) -> None:
        around = [block(0, 50), block(2100, 2200), block(400, 450, left=200, sticks=True),
                  block(400, 450, left=200, sticks=False)]
        page = body(block(200, 300, "slot"), around=around)
        self.assertEqual(written("{ gap: 120px }", page),
                         {"around, above": [30], "around, below": [1680], "around, beside": [-20]})
        self.assertEqual(measure("{ gap: 120px, around: 10px }", page)["around, above"], [140])

    def test_presets(self) -> None:
        page = body(block(100, 350), block(350, 500, "slot"), block(500, 2000))
        self.assertEqual(measure("{ preset: guardian }", page)["first"], [50])
        self.assertEqual(measure("{ preset: guardian }", page, "wide")["first"], [-50])
        self.assertEqual(measure("{ preset: guardian, first: 10px }", page, "wide")["first"], [240])

    def test_standard_breakpoints(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            layout = Path(folder) / "a.yaml"
            layout.write_text("\n".join(line for line in (LAYOUT % "{ preset: guardian }").splitlines()
                                        if "breakpoints" not in line))
            page = body(block(100, 350), block(350, 500, "slot"), block(500, 2000))
            left = {name: [each.slack for each in Rules(layout, name, 800).measure(page) if each.rule == "first"]
                    for name in ("mobile", "tablet", "desktop")}
        self.assertEqual(left, {"mobile": [50], "tablet": [50], "desktop": [-50]})

    def test_what_is_not_measured(self) -> None:
        page = body(block(100, 500), block(500, 750, "slot"), block(750, 2000))
        for placement in ("{ first: 2 paragraphs }", "{ last: 30% }", "{ first: 90 words }",
                          "{ at: { wide: { max: 1 } } }"):
            with self.assertRaises(Unread):
                measure(placement, page)


if __name__ == "__main__":
    unittest.main()
