"""WebKitGTK's MiniBrowser on a screen of its own, driven by WebDriver: Debian's `webkit2gtk-driver` and `xvfb`."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from chromium import ProtocolError

BROWSER = Path("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser")
# A machine without a graphics card draws by itself, and a container has no sandbox within it.
SETTINGS = {"LIBGL_ALWAYS_SOFTWARE": "1", "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
FRAME = """<!doctype html><style>body {{ margin: 0 }} iframe {{ border: 0; display: block }}</style>
<iframe src={address} width={width} height={height}></iframe>"""
"""Its window is never narrower than 447 px, so that a page stands in a frame as wide as the viewport."""


class WebKit:
    """One browser process with one tab; a context manager that ends it."""

    def __init__(self) -> None:
        if not BROWSER.exists() or not shutil.which("WebKitWebDriver") or not shutil.which("Xvfb"):
            raise ProtocolError("WebKitGTK's MiniBrowser needs Debian's packages webkit2gtk-driver and xvfb")
        self._folder = tempfile.TemporaryDirectory(prefix="galley-webkit-")
        told, tells = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1600x1200x24"], pass_fds=(tells,),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(tells)
        with os.fdopen(told) as display:
            number = display.readline().strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._driver = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"], env={**os.environ, **SETTINGS, "DISPLAY": f":{number}"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._address = f"http://127.0.0.1:{port}"
        self._size = (1000, 900)

    def __enter__(self) -> WebKit:
        options = {"binary": str(BROWSER), "args": ["--automation"]}
        session = self._begin({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self._address += f"/session/{session['sessionId']}"
        self.call("POST", "/window/rect", {"width": 1500, "height": 1100})
        return self

    def _begin(self, capabilities: dict[str, Any]) -> dict[str, Any]:
        """A session, as soon as the driver listens."""
        last = time.monotonic() + 30
        while True:
            try:
                return self.call("POST", "/session", capabilities)
            except urllib.error.URLError:
                if time.monotonic() > last:
                    raise
                time.sleep(0.1)

    def __exit__(self, *_: object) -> None:
        self.call("DELETE", "")
        for process in (self._driver, self._screen):
            process.terminate()
            process.wait(timeout=30)
        self._folder.cleanup()

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Sends a command and returns its value."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self._address + path, method=method, data=data, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise ProtocolError(f"{path}: {json.load(error)['value']['message']}") from error

    def open(self, page: Path) -> None:
        """Loads a file and waits until it and what it refers to have loaded."""
        width, height = self._size
        frame = Path(self._folder.name) / "frame.html"
        frame.write_text(FRAME.format(address=json.dumps(page.resolve().as_uri()), width=width, height=height))
        self.call("POST", "/url", {"url": frame.as_uri()})
        self.call("POST", "/frame", {"id": 0})

    def resize(self, width: int, height: int = 900) -> None:
        """Sets the viewport, in CSS pixels."""
        self._size = (width, height)
        self.call("POST", "/frame/parent", {})
        script = ("for (const frame of document.querySelectorAll('iframe'))"
                  " [frame.width, frame.height] = arguments; return frames.length;")
        if self.call("POST", "/execute/sync", {"script": script, "args": [width, height]}):
            self.call("POST", "/frame", {"id": 0})

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression; a promise is waited for."""
        text = (f"return Promise.resolve(eval({json.dumps(expression)}))"
                ".then((value) => JSON.stringify(value) ?? null)")
        value = self.call("POST", "/execute/sync", {"script": text, "args": []})
        return None if value is None else json.loads(value)
