"""The words of a page, and those that got lost on the way to it."""

import re
from collections import Counter
from difflib import SequenceMatcher
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

SILENT = frozenset({"script", "style", "title", "template"})
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strike "
    "strong sub sup time tt u var wbr".split()
)

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
"""Thai, Lao, Burmese, Khmer, Hangul, kana and Han: lines of these break between any two characters."""

_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def words_of_text(text: str) -> list[str]:
    """The words in order; each character is one in scripts that are written without spaces."""
    return _WORD.findall(text.replace("\u00ad", ""))


def words_of_html(html: str) -> list[str]:
    """The words that a page shows: not its scripts, styles, comments and attributes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return words_of_text("".join(reader.parts))


def words_of_markdown(markdown: str) -> list[str]:
    """The words of an article's body as cmark-gfm renders it, its raw HTML included."""
    return words_of_html(
        cmarkgfm.markdown_to_html_with_extensions(
            without_notation(without_front_matter(markdown)),
            Options.CMARK_OPT_UNSAFE,
            ["table", "strikethrough", "autolink"],
        )
    )


def without_front_matter(markdown: str) -> str:
    return re.sub(r"\A\ufeff?---[ \t]*\n.*?\n---[ \t]*(\n|\Z)", "", markdown, flags=re.DOTALL)


def without_notation(markdown: str) -> str:
    """Of Hugo's shortcodes only the words that readers see, and headings without their attributes."""
    markdown = _KRAMDOWN_MARKS.sub("", markdown)
    markdown = _MARKDOWN_INSIDE.sub(r"\1\n\n", markdown)
    markdown = _ALERT.sub(lambda found: f"{found[1]}**{found[2].capitalize()}**\n{found[1]}\n", markdown)
    markdown = re.sub(r"[ \t]*\{[#.:][^{}\n]*\}[ \t]*$", "", markdown, flags=re.MULTILINE)
    markdown = _ADDRESS.sub("#", markdown)
    return _SHORTCODE.sub(lambda found: "".join(f" {seen} " for seen in _SEEN.findall(found[0])), markdown)


_KRAMDOWN_MARKS = re.compile(
    r"\{::comment\}(?s:.*?)\{:/(?:comment)?\}|\{::options[^}]*/\}|\{::/?nomarkdown\}|\{:/(?:nomarkdown)?\}|^\*\[[^\]\n]+\]:.*$",
    re.MULTILINE)
_MARKDOWN_INSIDE = re.compile(r"""^([ \t]*<\w+[^>\n]*\smarkdown=["']?(?:1|block|span|true)\b["']?[^>\n]*>)""", re.MULTILINE)
_ALERT = re.compile(r"^((?:[ \t]*>)+[ \t]*)\[!(note|tip|important|warning|caution)\][ \t]*\n", re.MULTILINE | re.IGNORECASE)
_SHORTCODE = re.compile(r"\{\{[<%].*?[%>]\}\}", re.DOTALL)
_ADDRESS = re.compile(r"(?:(?<=\]\()|(?<=\]: ))" + _SHORTCODE.pattern, re.DOTALL)
_SEEN = re.compile(r"(?<![\w-])(?:caption|text|intro)=\"([^\"]*)\"")


def lost_words(body: list[str], page: list[str]) -> list[str]:
    """The words of `body` that do not come in `page` in the same order.

    A word may be broken at a line's end, so that two words of the page make one of the body.
    """
    position = 0
    for word in body:
        while position < len(page):
            position += 1
            if page[position - 1] == word:
                break
            if page[position - 1] + "".join(page[position : position + 1]) == word:
                position += 1
                break
        else:
            return _differences(body, page)
    return []


def lost_words_anywhere(body: list[str], page: list[str]) -> list[str]:
    """The words of `body` that come less often in `page`, if they do not come in the same order."""
    return list((Counter(body) - Counter(page)).elements()) if lost_words(body, page) else []


def _differences(body: list[str], page: list[str]) -> list[str]:
    """What a person would say is missing; everything that is left over if nothing is."""
    matcher = SequenceMatcher(None, body, page, autojunk=False)
    return [
        word
        for change, start, end, _, _ in matcher.get_opcodes()
        if change in ("delete", "replace")
        for word in body[start:end]
    ]


class _Reader(HTMLParser):
    """Collects what is shown, with a space where an element that is not inline starts or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._boundary(tag)
        self._silent += tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        self._boundary(tag)
        if tag in SILENT and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)

    def _boundary(self, tag: str) -> None:
        if tag not in INLINE:
            self.parts.append(" ")
