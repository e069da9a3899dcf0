"""The sets of fonts that `fonts` dresses the example newspaper in: Debian's, and files made of them."""

import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection, TTFont

FONTS = Path("/usr/share/fonts")
FULL = frozenset({"LATIN", "CYRILLIC", "GREEK"})
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic"}

Make = Callable[[Path, Path], None]
"""Makes the second file of the first."""


@cache
def installed() -> dict[str, Path]:
    """Debian's fonts by their files' names."""
    return {path.name: path for path in sorted(FONTS.rglob("*")) if path.suffix in (".ttf", ".otf", ".ttc")}


def as_it_is(source: Path, made: Path) -> None:
    shutil.copy(source, made)


def woff2(source: Path, made: Path) -> None:
    """By Google's own program, which the reader that Galley uses belongs to."""
    copy = made.with_suffix(source.suffix)
    shutil.copy(source, copy)
    subprocess.run(["woff2_compress", copy], check=True, capture_output=True)
    copy.unlink()


def woff(source: Path, made: Path) -> None:
    with TTFont(source) as font:
        font.flavor = "woff"
        font.save(made)


def with_optical_sizes(source: Path, made: Path) -> None:
    """Debian has no font with the axis `opsz`, so that of Inter's slant becomes one: letters change between 14 and 32."""
    with TTFont(source) as font:
        for axis in font["fvar"].axes:
            if axis.axisTag == "slnt":
                axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "opsz", 14, 32, 32
        font["fvar"].instances = []
        del font["STAT"]
        font.save(made)


def first_of_collection(source: Path, made: Path) -> None:
    """Of Noto Sans CJK the first is the Japanese one, which has the letters of the others for each language."""
    with TTCollection(source) as collection:
        collection.fonts[0].save(made)


@dataclass(frozen=True)
class Family:
    """A family of the theme, with the files that it is made of."""

    name: str
    files: dict[str, str]
    """Debian's files by the key of the theme."""
    ending: str
    make: Make = as_it_is
    variable: str = ""
    """The weights of a variable font, of which `files` has one."""

    def theme(self, folder: Path) -> dict[str, Any]:
        """Makes the files, and what the theme has for them."""
        paths = {key: self._path(file, folder) for key, file in self.files.items()}
        if self.variable:
            return {"family": self.name,
                    "files": [{"file": path, "weight": self.variable} for path in paths.values()]}
        return {"family": self.name, "files": paths}

    def _path(self, file: str, folder: Path) -> str:
        if file not in installed():
            sys.exit(f"{file} is not installed (.ci/setup --checks installs it)")
        made = folder / f"{self.name.replace(' ', '')}-{Path(file).stem}.{self.ending}"
        if not made.exists():
            self.make(installed()[file], made)
        return f"{folder.name}/{made.name}"


def family(name: str, stem: str, ending: str, make: Make = as_it_is, styles: str = "regular bold italic",
           source: str = "ttf") -> Family:
    """One whose files are named as usual: `Lato-Bold.ttf`."""
    return Family(name, {style: f"{stem}-{STYLES[style]}.{source}" for style in styles.split()}, ending, make)


@dataclass(frozen=True)
class FontSet:
    """What the newspaper is set in, and the scripts that it has letters for."""

    name: str
    body: list[Family]
    headline: list[Family]
    scripts: frozenset[str] = FULL
    features: list[str] = field(default_factory=list)
    spacing: str = ""
    lines: dict[str, Any] = field(default_factory=dict)
    """What the theme says of lines."""

    def theme(self, folder: Path) -> dict[str, Any]:
        body = self._role(self.body, folder, "serif")
        return {"headline": self._role(self.headline, folder, "sans") | self._style(),
                "body": body, "interface": self._role(self.body, folder, "sans")}

    def _style(self) -> dict[str, Any]:
        style: dict[str, Any] = {"features": self.features} if self.features else {}
        return style | ({"letter_spacing": self.spacing} if self.spacing else {})

    @staticmethod
    def _role(families: list[Family], folder: Path, fallback: str) -> dict[str, Any]:
        first, *others = (one.theme(folder) for one in families)
        return first | ({"also": others} if others else {}) | {"fallback": fallback}


def noto(script: str, style: str = "Serif") -> Family:
    return family(f"Paper {script}", f"Noto{style}{script}", "ttf", styles="regular bold")


SETS = [
    FontSet("EB Garamond (CFF), Lato (kerns with the space)",
            [Family("Paper Garamond", {"regular": "EBGaramond12-Regular.otf", "bold": "EBGaramond12-Bold.otf",
                                       "italic": "EBGaramond12-Italic.otf"}, "otf")],
            [family("Paper Lato", "Lato", "ttf")]),
    FontSet("Vollkorn (kerns with the space, WOFF2, old-style figures, spaced headlines)",
            [family("Paper Vollkorn", "Vollkorn", "woff2", woff2)],
            [family("Paper Vollkorn", "Vollkorn", "woff2", woff2)], features=["lnum"], spacing="0.2px"),
    FontSet("Inter (variable)",
            [Family("Paper Inter", {"regular": "Inter-roman.var.ttf"}, "ttf", variable="100..900")],
            [Family("Paper Inter", {"regular": "Inter-roman.var.ttf"}, "ttf", variable="100..900")]),
    FontSet("Inter (variable, with optical sizes)",
            [Family("Paper Optical", {"regular": "Inter.var.ttf"}, "ttf", with_optical_sizes, "100..900")],
            [Family("Paper Optical", {"regular": "Inter.var.ttf"}, "ttf", with_optical_sizes, "100..900")]),
    FontSet("Cantarell (OTF), Roboto (WOFF, kerns with the space), lines as the fonts have them, justified",
            [family("Paper Cantarell", "Cantarell", "otf", styles="regular bold", source="otf")],
            [family("Paper Roboto", "Roboto", "woff", woff)], scripts=frozenset({"LATIN", "CYRILLIC"}),
            lines={"headline": {"wrap": "balance", "height": "normal"},
                   "body": {"wrap": "pretty", "height": "normal", "align": "justify"}}),
    FontSet("Open Sans (its kern table contradicts itself)",
            [family("Paper Open", "OpenSans", "ttf")], [family("Paper Open", "OpenSans", "ttf")]),
    FontSet("Noto Serif (a family for each script)",
            [family("Paper Noto", "NotoSerif", "ttf"), noto("Devanagari"), noto("Bengali"), noto("Tamil"), noto("Thai"),
             noto("Hebrew"), noto("Georgian"), noto("Armenian"), noto("Arabic", "Naskh")],
            [family("Paper Noto Sans", "NotoSans", "ttf"), noto("Devanagari"), noto("Bengali"), noto("Tamil"),
             noto("Thai"), noto("Hebrew"), noto("Georgian"), noto("Armenian"), noto("Arabic", "Naskh")],
            scripts=FULL | {"DEVANAGARI", "BENGALI", "TAMIL", "THAI", "HEBREW", "GEORGIAN", "ARMENIAN", "ARABIC"}),
    FontSet("Noto Sans CJK (CFF, 16 MB)",
            [family("Paper CJK", "NotoSansCJK", "otf", first_of_collection, "regular bold", "ttc")],
            [family("Paper CJK", "NotoSansCJK", "otf", first_of_collection, "regular bold", "ttc")],
            scripts=frozenset({"CJK", "HANGUL"})),
]


def script(article: Path) -> str:
    """The script of most of an article's letters, as Unicode calls it; of Japanese that of Chinese."""
    letters = Counter(unicodedata.name(letter, "?").split()[0] for letter in article.read_text() if letter.isalpha())
    for kana in ("HIRAGANA", "KATAKANA"):
        letters["CJK"] += letters.pop(kana, 0)
    # An article that quotes addresses and code is not in Latin for that.
    others = Counter({name: count for name, count in letters.items() if name != "LATIN"})
    most = others.most_common(1)
    return most[0][0] if most and most[0][1] * 2 > letters["LATIN"] else "LATIN"
