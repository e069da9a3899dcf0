"""A language server at work, and an editor that talks with it."""

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lsprotocol import converters, types

CONVERTER = converters.get_converter()
PATIENCE = 30.0
"""How long an answer may take, in seconds, on a machine that has other things to do."""


class Broken(Exception):
    """The server said something that the protocol does not know, or nothing at all."""


def address(path: Path) -> str:
    return "file://" + quote(str(path))


class Server:
    """A server process; each message that it sends is read as the type that the protocol has for it.

    With `is_timed` it is not: that takes longer than most answers, and the reader does not know all that others send.
    """

    def __init__(self, command: list[str | Path], root: Path, is_timed: bool = False) -> None:
        self._is_timed = is_timed
        # Others tell there what they do; what Galley says is to be seen.
        errors = subprocess.DEVNULL if is_timed else None
        self.process = subprocess.Popen(
            command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
        )
        self.findings: dict[str, list[dict]] = {}
        self.versions: dict[str, int | None] = {}
        self.refreshes = 0
        self.asked: list[str] = []
        self.shown_documents: list[dict] = []
        self._last = 0
        self._pending: dict[int, str] = {}
        self._inbox: queue.Queue[dict | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf16]),
            window=types.WindowClientCapabilities(
                show_document=types.ShowDocumentClientCapabilities(support=True)
            ),
            workspace=types.WorkspaceClientCapabilities(
                inlay_hint=types.InlayHintWorkspaceClientCapabilities(refresh_support=True),
                code_lens=types.CodeLensWorkspaceClientCapabilities(refresh_support=True),
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                    dynamic_registration=True
                ),
            ),
        )
        self.abilities = self.ask(
            "initialize",
            CONVERTER.unstructure(
                types.InitializeParams(capabilities=capabilities, root_uri=address(root))
            ),
        )
        self.tell("initialized", {})

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream
        while True:
            length = None
            while line := stream.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                return self._inbox.put(None)
            self._inbox.put(json.loads(stream.read(length)))

    def write(self, message: dict) -> None:
        data = json.dumps(message).encode()
        self.write_bytes(b"Content-Length: %d\r\n\r\n" % len(data) + data)

    def write_bytes(self, data: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        self.write({"jsonrpc": "2.0", "method": method, "params": params})

    def begin(self, method: str, params: Any) -> int:
        """Asks, and does not wait; returns the question's number."""
        self._last += 1
        self._pending[self._last] = method
        self.write({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params})
        return self._last

    def ask(self, method: str, params: Any) -> Any:
        """The result, as JSON; raises `Broken` where it is none of the method's type."""
        answer = self.answer(self.begin(method, params))
        if "error" in answer:
            raise Broken(f"{method}: {answer['error']}")
        return answer["result"]

    def answer(self, number: int) -> dict:
        while True:
            message = self.next()
            if message.get("id") == number and "method" not in message:
                method = self._pending.pop(number)
                if "error" not in message and method in types.METHOD_TO_TYPES and not self._is_timed:
                    CONVERTER.structure(message, types.METHOD_TO_TYPES[method][1])
                return message

    def next(self) -> dict:
        """The next message; what the server tells by itself is noted first."""
        try:
            message = self._inbox.get(timeout=PATIENCE)
        except queue.Empty:
            raise Broken(f"nothing for {PATIENCE} s") from None
        if message is None:
            raise Broken(f"the server ended with status {self.process.wait()}")
        method = message.get("method")
        if method is None:
            return message
        if not self._is_timed:
            CONVERTER.structure(message, types.METHOD_TO_TYPES[method][0])
        if "id" in message:
            self.asked.append(method)
            if method == "window/showDocument":
                self.shown_documents.append(message["params"])
            self.refreshes += method == "workspace/inlayHint/refresh"
            self.write({"jsonrpc": "2.0", "id": message["id"], "result": None})
        if method == "textDocument/publishDiagnostics":
            params = message["params"]
            self.findings[params["uri"]] = params["diagnostics"]
            self.versions[params["uri"]] = params.get("version")
        return message

    def settle(self) -> None:
        """Waits until the server has judged every page: it says so by asking for new hints."""
        before = self.refreshes
        while self.refreshes == before:
            self.next()

    @property
    def shown(self) -> dict[str, list[dict]]:
        """The findings of the files that have any."""
        return {uri: found for uri, found in sorted(self.findings.items()) if found}

    @property
    def memory(self) -> int:
        """The resident memory, in KiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])

    def end(self) -> int:
        """Says goodbye as the protocol asks for; returns the exit status."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(PATIENCE)


class Document:
    """An open file."""

    def __init__(self, server: Server, path: Path, text: str | None = None) -> None:
        self.server = server
        self.uri = address(path)
        self.version = 1
        self.text = path.read_bytes().decode() if text is None else text
        language = "markdown" if path.suffix == ".md" else "yaml"
        item = {"uri": self.uri, "languageId": language, "version": 1, "text": self.text}
        server.tell("textDocument/didOpen", {"textDocument": item})

    @property
    def identifier(self) -> dict:
        return {"uri": self.uri}

    def position(self, offset: int) -> dict:
        """The position of a character; a line ends as the protocol says."""
        before = self.text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        if offset < len(self.text) and self.text[offset - 1 : offset + 1] == "\r\n":
            before = before[:-1]
        line = before.count("\n")
        rest = before.rpartition("\n")[2]
        return {"line": line, "character": len(rest.encode("utf-16-le")) // 2}

    def at(self, words: str, inside: int = 1) -> dict:
        """The position in the first place of some words."""
        return self.position(self.text.index(words) + inside)

    def whole(self) -> dict:
        return {"start": self.position(0), "end": self.position(len(self.text))}

    def edit(self, start: int, end: int, new: str) -> None:
        """Puts a text in the place of another, and tells the server so."""
        change = {"range": {"start": self.position(start), "end": self.position(end)}, "text": new}
        self.text = self.text[:start] + new + self.text[end:]
        self.version += 1
        identifier = {"uri": self.uri, "version": self.version}
        self.server.tell(
            "textDocument/didChange", {"textDocument": identifier, "contentChanges": [change]}
        )

    def ask(self, method: str, **more: Any) -> Any:
        return self.server.ask(
            f"textDocument/{method}", {"textDocument": self.identifier, **more}
        )
