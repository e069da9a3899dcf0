"""The mistakes are mistakes, and are said to stand where they were made."""

import unittest
from pathlib import Path
from random import Random

from document import Document
from language import kind
from mutation import Mutation
from mutators import MUTATORS, fits
from trial import documents

TEXT = """\
layout: sample
breakpoints:
  small: { from: 0, screen: 390x844 }
  large: { from: 900, screen: 1440x900 }
grid:
  small:
    areas:
      - top
      - page
      - end
regions:
  top:
    - spot_img: banner
  page:
    - headline
    - body
  end:
    - divider
slots:
  banner:
    label: "Advertisement"
    sizes: { small: [320x100], large: [970x250] }
    sticky: true
    placement:
      gap: 800px
"""

SAMPLE = Document(Path("sample.yaml"), TEXT)


def mutations() -> list[Mutation]:
    return [mutation for mutator in MUTATORS for mutation in mutator(SAMPLE, Random(1))]


class MutatorTests(unittest.TestCase):
    def test_the_sample_has_no_mistake(self) -> None:
        self.assertTrue(all(fits(entry, SAMPLE) for entry in SAMPLE.entries))

    def test_the_layouts_have_no_mistake(self) -> None:
        for layout in documents():
            wrong = [entry.path for entry in layout.entries if not fits(entry, layout)]
            self.assertEqual(wrong, [], layout.path)

    def test_every_variant_differs_and_blames_lines_that_exist(self) -> None:
        for mutation in mutations():
            count = len(mutation.text.splitlines())
            self.assertNotEqual(mutation.text, TEXT, mutation)
            self.assertTrue(all(1 <= line <= count + 1 for line in mutation.lines), mutation)

    def test_a_misspelt_key_is_blamed_in_its_line(self) -> None:
        [mutation] = [m for m in mutations() if m.mistake.startswith("key sticky")]
        [line] = mutation.lines
        self.assertNotEqual(mutation.text.splitlines()[line - 1], TEXT.splitlines()[line - 1])

    def test_a_removed_definition_is_blamed_where_it_is_used(self) -> None:
        [mutation] = [m for m in mutations() if m.mistake == "removed slots/banner"]
        [line] = mutation.lines
        self.assertIn("spot_img: banner", mutation.text.splitlines()[line - 1])

    def test_the_language_comes_from_the_schema(self) -> None:
        for path, accepted, refused in [
            ("slots/banner/sizes/small/#", "300x250", "300x"),
            ("slots/banner/placement/gap", "2 screens", "500"),
            ("slots/banner/value/300x250", "2.5", "much"),
            ("regions/top/#/article_list/limit", "50", "51"),
            ("regions/top/blocks/#", "headline", "no_such_block"),
            ("theme/dark/ink", "#102030", "#12"),
            ("policy/rules/top-heavy", "off", "offf"),
        ]:
            found = kind(path)
            self.assertTrue(found and found.accepts(accepted) and not found.accepts(refused), path)
            self.assertTrue(found.wrong, path)
        self.assertIsNone(kind("slots/banner/size"))
        self.assertIn("no_such_slot", kind("regions/top/#/spot_img").wrong)
        self.assertTrue(kind("slots/banner/label").is_named)
        self.assertFalse(kind("slots/banner").is_named)
