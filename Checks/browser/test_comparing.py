"""The comparison of boxes finds what is off, and by how much."""

import unittest
from typing import Any

from comparing import Comparison, Target

TARGET = Target(blocks=99.9, slots=30, page=0.002)
SLOT = {"kind": "slot", "name": "ad", "depth": 2, "x": 0, "y": 50, "width": 100, "height": 250, "is_estimated": False, "lines": 0}


def computed(height: float, **more: Any) -> dict[str, Any]:
    """A page of one paragraph and one slot, as galley measures it."""
    box = {"x": 0, "y": 0, "width": 100, "name": "", "is_estimated": False, "lines": 0}
    return {"height": 400, "boxes": [
        {**box, "kind": "region", "depth": 0, "height": 400},
        {**box, "kind": "block", "name": "body", "depth": 1, "height": 400},
        {**box, "kind": "paragraph", "depth": 2, "height": height, "lines": 2, **more}, SLOT]}


def shown(height: float, slot: float = 50) -> dict[str, Any]:
    """The same as a browser shows it."""
    box = {"x": 0, "y": 0, "width": 100, "height": 400, "tag": "p", "text": "Words"}
    return {"height": 400, "regions": [box], "blocks": [[box]], "items": [],
            "body": [{**box, "height": height}], "slots": [{**box, "id": "ad", "y": slot}]}


def compare(ours: dict[str, Any], theirs: dict[str, Any]) -> Comparison:
    comparison = Comparison()
    comparison.add("a page", 390, ours, theirs)
    return comparison


class ComparisonTests(unittest.TestCase):
    def test_boxes_that_agree_are_good(self) -> None:
        self.assertTrue(compare(computed(60), shown(60.25)).meets(TARGET))

    def test_a_line_too_many_is_found(self) -> None:
        comparison = compare(computed(90), shown(60))
        self.assertFalse(comparison.meets(TARGET))
        self.assertIn("+30.00 px  a page: body paragraph", comparison.report(10))

    def test_a_slot_in_another_place_is_found(self) -> None:
        self.assertFalse(compare(computed(60), shown(60, slot=90)).meets(TARGET))

    def test_a_slot_that_is_missing_is_found(self) -> None:
        self.assertFalse(compare(computed(60), {**shown(60), "slots": []}).meets(TARGET))

    def test_a_box_of_another_width_is_found(self) -> None:
        theirs = shown(60)
        theirs["body"][0]["width"] = 90
        self.assertFalse(compare(computed(60), theirs).meets(TARGET))

    def test_what_is_estimated_need_not_be_exact(self) -> None:
        comparison = compare(computed(90, is_estimated=True), shown(60))
        self.assertEqual(comparison.mismatches, [])

    def test_nothing_compared_is_not_good(self) -> None:
        self.assertFalse(Comparison().meets(TARGET))
