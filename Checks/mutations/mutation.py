"""One mistake in one layout."""

from dataclasses import dataclass

from document import Document


@dataclass(frozen=True)
class Mutation:
    """A layout with a mistake, and what Galley has to say about it."""

    document: Document
    """The layout without the mistake."""
    mistake: str
    text: str
    lines: frozenset[int]
    """In the text with the mistake: a finding must start in one of them."""
    severity: str = "error"
    """The least that the finding must be: `error` or `warning`."""

    def __str__(self) -> str:
        places = ", ".join(map(str, sorted(self.lines)))
        return f"{self.document.path}: {self.mistake} (line {places})"
