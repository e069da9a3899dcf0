"""What a check finds."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a page, at one viewport or, as with its markup, at all."""

    page: Path
    viewport: str
    rule: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.page}: {self.viewport}: {self.rule}: {self.place}: {self.message}"
