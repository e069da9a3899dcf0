"""What is checked of a page in the browser."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
from chromium import Chromium
from problem import Problem

WIDTHS = (390, 820, 1440)
"""The viewports, in px: a phone, a tablet, a desktop."""

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
PAGE = (Path(__file__).parent / "page.js").read_text()


USE = """for (const button of document.querySelectorAll("thead button")) { button.click(); button.click(); }
for (const details of document.querySelectorAll("details")) details.open = true;
for (const select of document.querySelectorAll("select")) {
  select.selectedIndex = select.options.length - 1;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}"""
"""Sorts each table, opens what is closed and chooses the last of each list: what a report's script is for."""


def check_in_browser(browser: Chromium, page: Path, is_report: bool = False) -> Iterator[Problem]:
    """Loads a page once and checks it at each of the widths, the dark scheme's contrast at the first and the last.

    A report has a script of its own, which is used before it is looked at once more.
    """
    browser.prefer("light")
    browser.resize(WIDTHS[0])
    browser.open(page)
    browser.evaluate(f"{AXE};window.checks = {PAGE};undefined")
    if not is_report:
        yield from _findings(browser, page, "any width", "script", "checks.scripts()")
    for width in WIDTHS:
        browser.resize(width)
        viewport = f"{width}px"
        yield from _accessibility(browser, page, viewport, {})
        yield from _findings(browser, page, viewport, "overflow", "checks.overflow()")
        yield from _findings(browser, page, viewport, "crop", "checks.crops()")
        yield from _findings(browser, page, viewport, "layout-shift", "checks.layoutShift()")
    if is_report:
        browser.evaluate(f"{USE};undefined")
        yield from _accessibility(browser, page, f"{WIDTHS[-1]}px used", {})
    browser.prefer("dark")
    contrast = {"runOnly": ["color-contrast"]}
    for width in (WIDTHS[-1], WIDTHS[0]):
        browser.resize(width)
        yield from _accessibility(browser, page, f"{width}px dark", contrast)
    yield from _events(browser, page)


def _findings(
    browser: Chromium, page: Path, viewport: str, rule: str, call: str
) -> Iterator[Problem]:
    for found in browser.evaluate(call):
        yield Problem(page, viewport, rule, found["selector"], found["message"])


def _accessibility(
    browser: Chromium, page: Path, viewport: str, options: dict[str, Any]
) -> Iterator[Problem]:
    """axe-core's violations, one for each element."""
    options = {**options, "resultTypes": ["violations"]}
    run = f"axe.run(document, {json.dumps(options)}).then((result) => result.violations)"
    for violation in browser.evaluate(run):
        for node in violation["nodes"]:
            selector = " ".join(map(str, node["target"]))
            reason = " ".join(node["failureSummary"].split())
            yield Problem(page, viewport, f"axe/{violation['id']}", selector, reason)


def _events(browser: Chromium, page: Path) -> Iterator[Problem]:
    """Requests that leave the machine, and what stands in the console as an error."""
    for event in browser.events:
        parameters = event["params"]
        match event["method"]:
            case "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if not url.startswith(("file:", "data:")):
                    yield Problem(page, "any width", "request", url, "leaves the machine")
            case "Runtime.exceptionThrown":
                text = parameters["exceptionDetails"]["text"]
                yield Problem(page, "any width", "console", "script", text)
            case "Runtime.consoleAPICalled" if parameters["type"] == "error":
                text = " ".join(str(part.get("value")) for part in parameters["args"])
                yield Problem(page, "any width", "console", "script", text)
            case "Log.entryAdded" if parameters["entry"]["level"] == "error":
                entry = parameters["entry"]
                # An archive may lack its pictures; that a file is not there is told by Galley itself.
                if not (entry.get("url", "").startswith("file:") and "ERR_FILE_NOT_FOUND" in entry["text"]):
                    yield Problem(page, "any width", "console", entry.get("url", ""), entry["text"])
