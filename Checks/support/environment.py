"""Runs a script in a virtual environment that holds its pinned packages."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKS = ROOT / "Checks" / "support" / "requirements.txt"


def use(requirements: Path) -> None:
    """Restarts the running script in an environment with `requirements`.

    The environment is made on first use below `.build`, one for each content of the file.
    Returns at once when the script already runs there.
    """
    digest = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()[:12]
    home = ROOT / ".build" / "python" / digest
    if Path(sys.prefix) == home:
        return
    complete = home / "complete"
    if not complete.exists():
        print(f"installing {requirements.relative_to(ROOT)} …", file=sys.stderr)
        venv.create(home, clear=True, with_pip=True)
        pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps"]
        pip += ["--disable-pip-version-check", "--requirement", requirements]
        subprocess.run(pip, check=True, stdout=sys.stderr)
        complete.touch()
    python = str(home / "bin" / "python")
    os.execv(python, [python, *sys.argv])
