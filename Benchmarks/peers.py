"""What others who lay out text make of the pages that Chromium shows: Blitz and pretext."""

import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import blitz_py

from chromium import Chromium

HERE = Path(__file__).parent
FONTS = Path("/usr/share/fonts/truetype/liberation")
WAIT = "document.fonts.ready.then(() => document.fonts.size)"
MARK = """(() => {
  const boxes = {};
  for (const [index, block] of document.querySelectorAll(".body.prose > :not(.slot)").entries()) {
    block.id ||= `block-${index}`;
    const { x, y, width, height } = block.getBoundingClientRect();
    boxes[block.id] = [x + scrollX, y + scrollY, width, height];
  }
  return { html: `<!doctype html>${document.documentElement.outerHTML}`, boxes };
})()"""
"""Gives each block of the body an id; the page with them, and where Chromium shows each."""
TURNS = 7
EXACT = 0.5
"""A length is exact when it is within so many px."""


@dataclass
class Found:
    """What somebody finds of the blocks of some pages."""

    blocks: int = 0
    sizes: int = 0
    places: int = 0
    """How many blocks have the size, and the place, that Chromium shows."""
    milliseconds: float = 0
    """For a page, in the middle."""

    def share(self, count: int) -> str:
        return f"{100 * count / max(1, self.blocks):.1f} %"


def blitz(browser: Chromium, size: tuple[int, int], pages: list[Path]) -> Found:
    """Lets Blitz lay out pages: from the HTML to the boxes, with the fonts that Chromium has for them."""
    fonts = [path.read_bytes() for path in sorted(FONTS.glob("Liberation*.ttf"))]
    browser.resize(*size)
    found, taken = Found(), []
    for page in pages:
        browser.open(page)
        browser.evaluate(WAIT)
        marked = browser.evaluate(MARK)
        width, height = size
        for _ in range(TURNS):
            start = time.perf_counter()
            template = blitz_py.Template(
                marked["html"], width=width, height=height, base_url=page.resolve().as_uri(),
                allow_file_urls=True, fonts=fonts)
            boxes = template.boxes()
            taken.append((time.perf_counter() - start) * 1000)
        count(found, marked["boxes"], boxes)
    found.milliseconds = median(taken)
    return found


def count(found: Found, shown: dict[str, list[float]], computed: dict[str, Any]) -> None:
    """Adds how many of the blocks that are shown have been computed as they are."""
    def agree(ours: Any, theirs: list[float]) -> bool:
        return all(abs(our - their) <= EXACT for our, their in zip(ours, theirs))

    for name, (x, y, width, height) in shown.items():
        found.blocks += 1
        if box := computed.get(name):
            found.sizes += agree(box[2:], [width, height])
            found.places += agree(box[:2], [x, y])


@dataclass
class Lines:
    """What pretext makes of the paragraphs of some pages."""

    texts: int = 0
    same: int = 0
    """How many have as many lines as Chromium shows."""
    first: float = 0
    """MB a second to prepare texts for the first time, to do so again, and to break what is prepared into lines."""
    again: float = 0
    breaking: float = 0


def pretext(browser: Chromium, size: tuple[int, int], pages: list[Path], source: Path) -> Lines:
    """Lets pretext, whose sources are in a folder, break the paragraphs of pages in Chromium."""
    entry = 'export * from "./src/layout.ts"; export * from "./src/rich-inline.ts";'
    bundle = subprocess.run(
        ["esbuild", "--bundle", "--format=iife", "--global-name=pretext", "--log-level=error"], cwd=source,
        input=entry, stdout=subprocess.PIPE, text=True, check=True).stdout
    browser.resize(*size)
    lines, told = Lines(), []
    for page in pages:
        browser.open(page)
        browser.evaluate(WAIT)
        browser.evaluate(f"{bundle};window.pretext = pretext;undefined")
        told.append(browser.evaluate((HERE / "peers.js").read_text()))
    lines.texts = sum(one["texts"] for one in told)
    lines.same = sum(one["same"] for one in told)
    megabytes = sum(one["bytes"] for one in told) / 1e6
    for name in ("first", "again", "breaking"):
        setattr(lines, name, megabytes / max(1e-9, sum(one[name] for one in told) / 1000))
    return lines
