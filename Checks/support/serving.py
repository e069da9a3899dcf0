"""A preview to test: a copy of a project, and `galley preview` that serves it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit


class Preview:
    """A running `galley preview` of a project that may be changed; a context manager that ends it."""

    def __init__(self, galley: Path, project: Path, *options: str) -> None:
        self._galley = galley.resolve()
        self._options = options
        self._project = project
        self._home = tempfile.TemporaryDirectory(prefix="galley-preview-")
        # Paths in findings begin here, as they do for someone who starts it by hand.
        self.folder = Path(self._home.name) / project.name
        shutil.copytree(project, self.folder)
        self.address = ""
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Preview:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self.stop()
        self._home.cleanup()

    def start(self) -> None:
        """Starts it, at the same port as before, and waits until it says where it is."""
        port = str(self.port or 0)
        self._process = subprocess.Popen(
            [self._galley, "preview", self.folder.name, "--port", port, *self._options],
            cwd=self.folder.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.address = self._process.stdout.readline().strip()
        if not self.address.startswith("http://"):
            raise RuntimeError(f"the preview did not start: {self._process.stderr.read()}")

    def stop(self, by: signal.Signals = signal.SIGINT) -> tuple[int, float]:
        """Ends it; returns its exit status and how many seconds that took."""
        process, self._process = self._process, None
        start = time.monotonic()
        process.send_signal(by)
        try:
            status = process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        finally:
            process.stdout.close()
            process.stderr.close()
        return status, time.monotonic() - start

    @property
    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    @property
    def memory(self) -> int:
        """What it holds in memory, in KiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    @property
    def descriptors(self) -> int:
        """How many files and sockets it has open."""
        return len(os.listdir(f"/proc/{self._process.pid}/fd"))

    # Changes

    def restore(self) -> None:
        """Makes all files what they were."""
        shutil.copytree(self._project, self.folder, dirs_exist_ok=True)

    def read(self, path: str) -> str:
        return (self.folder / path).read_text()

    def write(self, path: str, text: str) -> float:
        """Writes a file in its place; returns when, in seconds since 1970."""
        (self.folder / path).write_text(text)
        return time.time()

    def put(self, path: str, text: str) -> None:
        """Writes a file beside its place and renames it, as many editors save."""
        beside = self.folder / f"{path}.tmp~"
        beside.write_text(text)
        beside.rename(self.folder / path)

    def replace(self, path: str, old: str, new: str) -> float:
        """Replaces text that must be there."""
        text = self.read(path)
        if old not in text:
            raise ValueError(f"{path} has no {old!r}")
        return self.write(path, text.replace(old, new))
