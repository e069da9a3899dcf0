"""The checks find what is wrong with a page, and nothing where nothing is."""

import unittest
from pathlib import Path

from browsing import check_in_browser
from chromium import Chromium
from markup import check_markup

SAMPLES = Path(__file__).parent / "samples"


def rules(name: str) -> set[str]:
    """The rules that a sample breaks."""
    page = SAMPLES / name
    with Chromium() as browser:
        problems = [*check_markup([page]), *check_in_browser(browser, page)]
    return {problem.rule for problem in problems}


class CheckTests(unittest.TestCase):
    def test_nothing_is_said_of_a_sound_page(self) -> None:
        self.assertEqual(rules("sound.html"), set())

    def test_every_kind_of_problem_is_found(self) -> None:
        kinds = {"html", "script", "overflow", "crop", "layout-shift", "request", "console"}
        accessibility = {"axe/html-has-lang", "axe/image-alt"}
        self.assertEqual(rules("broken.html"), kinds | accessibility)
