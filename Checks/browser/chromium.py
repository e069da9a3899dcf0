"""A headless Chromium, driven by the DevTools protocol over a pipe: no port, no driver, no package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

EXECUTABLES = ("chromium", "chromium-browser", "google-chrome", "Google Chrome", "chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--allow-file-access-from-files",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-pipe",
)


class ProtocolError(Exception):
    """The browser refused a command, ended, or a script in the page threw."""


class Chromium:
    """One browser process with one tab; a context manager that ends it.

    Events that arrive while a command is waited for are kept, in order, in `events`.
    """

    def __init__(self) -> None:
        found = [path for name in EXECUTABLES if (path := shutil.which(name))]
        if not found:
            raise ProtocolError("no Chromium is installed (.ci/setup --checks installs it)")
        self._profile = tempfile.TemporaryDirectory(
            prefix="galley-browser-", ignore_cleanup_errors=True
        )
        commands, self._commands = os.pipe()
        self._replies, replies = os.pipe()

        def connect() -> None:  # Chromium reads commands from descriptor 3 and answers on 4.
            ends = os.dup(commands), os.dup(replies)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self._process = subprocess.Popen(
            [found[0], *FLAGS, f"--user-data-dir={self._profile.name}", "about:blank"],
            preexec_fn=connect,
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(replies)
        self._buffer = b""
        self._last_id = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Chromium:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self._session = None
        self.call("Browser.close")
        self._process.wait(timeout=10)
        os.close(self._commands)
        os.close(self._replies)
        self._profile.cleanup()

    @property
    def process(self) -> int:
        """The browser's own process, above all others that it has."""
        return self._process.pid

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Sends a command and returns its result."""
        self._last_id += 1
        message = {"id": self._last_id, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        payload = memoryview(json.dumps(message).encode() + b"\0")
        while payload:
            payload = payload[os.write(self._commands, payload) :]
        while (reply := self._receive()).get("id") != self._last_id:
            self.events.append(reply)
        if "error" in reply:
            raise ProtocolError(f"{method}: {reply['error']['message']}")
        return reply["result"]

    def open(self, page: Path | str) -> None:
        """Loads a file or an address and waits until it and what it refers to have loaded."""
        self.events.clear()
        self.call("Page.navigate", url=page if isinstance(page, str) else page.resolve().as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._receive())

    def resize(self, width: int, height: int = 900) -> None:
        """Sets the viewport, in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def prefer(self, scheme: str) -> None:
        """Sets the preferred colour scheme: `light` or `dark`."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.call("Emulation.setEmulatedMedia", features=[feature])

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression; a promise is waited for."""
        reply = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in reply:
            thrown = reply["exceptionDetails"].get("exception", {})
            raise ProtocolError(thrown.get("description", "the page's script threw"))
        return reply["result"].get("value")

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            chunk = os.read(self._replies, 1 << 20)
            if not chunk:
                raise ProtocolError("Chromium ended")
            self._buffer += chunk
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)
