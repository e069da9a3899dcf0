"""The commands' words are read, and where they disagree is told."""

import sys
import unittest
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).resolve().parents[1] / "mutations"))

from commands import Finding, Verdict, read
from judging import gravest, same, status
from projects import trials

WARNING = Finding("a.md", 3, 1, "heading-skipped", "warning")
ERROR = WARNING._replace(severity="error")


class JudgingTests(unittest.TestCase):
    def test_findings_are_read_without_the_lines_they_show(self) -> None:
        text = "a.md:3:1: warning: '[x]: y' is odd [heading-skipped]\n   |\n 3 | b.md:4:5: error: no [yaml-tag]\n"
        self.assertEqual(read(text), (WARNING,))

    def test_what_one_command_alone_says_is_told(self) -> None:
        one, other = Verdict("render", 0, (WARNING,)), Verdict("why", 0, ())
        self.assertEqual(list(same(one, one)), [])
        self.assertIn("render says, why does not", next(same(one, other)))

    def test_another_severity_is_a_disagreement(self) -> None:
        told = list(same(Verdict("render", 0, (WARNING,)), Verdict("why", 1, (ERROR,))))
        self.assertEqual(len(told), 3)

    def test_errors_and_only_they_fail(self) -> None:
        self.assertEqual(list(status(Verdict("build", 1, (ERROR,)))), [])
        self.assertEqual(len(list(status(Verdict("build", 0, (ERROR,))))), 1)
        self.assertEqual(len(list(status(Verdict("build", 1, (WARNING,))))), 1)

    def test_the_gravest_of_one_place_is_kept(self) -> None:
        self.assertEqual(gravest({WARNING, ERROR}), {ERROR})

    def test_projects_have_mistakes(self) -> None:
        tried = list(trials(20, Random(1)))
        self.assertTrue(all(trial.files != trial.project.files for trial in tried[-20:]))
