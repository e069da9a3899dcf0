"""A headless Firefox, driven by WebDriver BiDi over a WebSocket: no driver, no package."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from chromium import ProtocolError

EXECUTABLES = ("firefox-esr", "firefox", "Firefox")
PREFERENCES = {
    # Scroll bars that lie over the page and take no room, as in headless Chromium and on phones.
    "ui.useOverlayScrollbars": 1,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    # Nothing is asked of the network.
    "network.proxy.type": 1,
    "network.proxy.socks": "127.0.0.1",
    "network.proxy.socks_port": 9,
}


class Firefox:
    """One browser process with one tab; a context manager that ends it."""

    def __init__(self) -> None:
        found = [path for name in EXECUTABLES if (path := shutil.which(name))]
        if not found:
            raise ProtocolError("no Firefox is installed (.ci/setup --checks installs it)")
        self._profile = tempfile.TemporaryDirectory(prefix="galley-firefox-", ignore_cleanup_errors=True)
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
        (Path(self._profile.name) / "user.js").write_text("".join(lines))
        self._process = subprocess.Popen(
            [found[0], "--headless", "--no-remote", "--profile", self._profile.name, "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            self._socket = WebSocket("127.0.0.1", self._port(), "/session")
        except Exception:
            self._process.kill()
            raise
        self._last_id = 0
        self._tab = ""

    def _port(self) -> int:
        """The port that Firefox says it listens at."""
        for line in self._process.stderr:
            if listening := re.search(r"listening on ws://[^:]+:(\d+)", line):
                return int(listening[1])
        raise ProtocolError("Firefox did not start")

    def __enter__(self) -> Firefox:
        self.call("session.new", capabilities={})
        self._tab = self.call("browsingContext.getTree")["contexts"][0]["context"]
        return self

    def __exit__(self, *_: object) -> None:
        self.call("browser.close")
        self._socket.close()
        self._process.wait(timeout=30)
        self._process.stderr.close()
        self._profile.cleanup()

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Sends a command and returns its result."""
        self._last_id += 1
        self._socket.send(json.dumps({"id": self._last_id, "method": method, "params": parameters}))
        while (reply := json.loads(self._socket.receive())).get("id") != self._last_id:
            pass
        if reply["type"] == "error":
            raise ProtocolError(f"{method}: {reply['message']}")
        return reply["result"]

    def open(self, page: Path) -> None:
        """Loads a file and waits until it and what it refers to have loaded."""
        self.call("browsingContext.navigate", context=self._tab, url=page.resolve().as_uri(), wait="complete")

    def resize(self, width: int, height: int = 900) -> None:
        """Sets the viewport, in CSS pixels."""
        size = {"width": width, "height": height}
        self.call("browsingContext.setViewport", context=self._tab, viewport=size, devicePixelRatio=1)

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression; a promise is waited for."""
        text = f"Promise.resolve(eval({json.dumps(expression)})).then((value) => JSON.stringify(value))"
        reply = self.call(
            "script.evaluate", expression=text, target={"context": self._tab}, awaitPromise=True)
        if reply["type"] == "exception":
            raise ProtocolError(reply["exceptionDetails"]["text"])
        value = reply["result"].get("value")
        return None if value is None else json.loads(value)


class WebSocket:
    """The client's end of a WebSocket, RFC 6455: text messages, one at a time."""

    def __init__(self, host: str, port: int, path: str) -> None:
        self._socket = socket.create_connection((host, port))
        self._buffer = b""
        key = base64.b64encode(os.urandom(16)).decode()
        head = (f"GET {path} HTTP/1.1", f"Host: {host}:{port}", "Upgrade: websocket", "Connection: Upgrade",
                "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}", "", "")
        self._socket.sendall("\r\n".join(head).encode())
        while b"\r\n\r\n" not in self._buffer:
            self._fill()
        answer, self._buffer = self._buffer.split(b"\r\n\r\n", 1)
        if b" 101 " not in answer.split(b"\r\n")[0]:
            raise ProtocolError(f"no WebSocket: {answer.decode()}")

    def close(self) -> None:
        self._socket.close()

    def send(self, text: str) -> None:
        payload = text.encode()
        if len(payload) < 126:
            head = struct.pack("!BB", 0x81, 0x80 | len(payload))
        elif len(payload) < 1 << 16:
            head = struct.pack("!BBH", 0x81, 0x80 | 126, len(payload))
        else:
            head = struct.pack("!BBQ", 0x81, 0x80 | 127, len(payload))
        mask = b"mask"  # Firefox refuses one of zeros.
        repeated = (mask * (len(payload) // 4 + 1))[: len(payload)]
        masked = int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")
        self._socket.sendall(head + mask + masked.to_bytes(len(payload), "big"))

    def receive(self) -> str:
        """The next text message, of one frame or several; what else comes is skipped."""
        message = b""
        while True:
            first, second = self._take(2)
            length = second & 0x7F
            if length >= 126:
                length = int.from_bytes(self._take(2 if length == 126 else 8), "big")
            payload = self._take(length)
            if first & 0x0F == 8:
                raise ProtocolError("the browser closed the connection")
            if first & 0x0F in (0, 1):
                message += payload
                if first & 0x80:
                    return message.decode()

    def _take(self, count: int) -> bytes:
        while len(self._buffer) < count:
            self._fill()
        taken, self._buffer = self._buffer[:count], self._buffer[count:]
        return taken

    def _fill(self) -> None:
        chunk = self._socket.recv(1 << 20)
        if not chunk:
            raise ProtocolError("the browser ended")
        self._buffer += chunk
