"""The ways in which a layout is broken; each is a function from a layout to its broken variants."""

import re
from collections.abc import Iterator
from random import Random

from document import Document, Entry, syntax_error_lines
from language import is_key_of_the_language, kind_at, words
from mutation import Mutation


def misspelt_keys(document: Document, random: Random) -> Iterator[Mutation]:
    for entry in document.entries:
        if entry.key and is_key_of_the_language(entry.path):
            wrong = misspell(entry.name, random)
            text = document.replacing_node(entry.key, wrong)
            yield Mutation(document, f"key {entry.name} as {wrong}", text, at(entry))


def misspelt_blocks(document: Document, random: Random) -> Iterator[Mutation]:
    for entry in document.matching(r"regions/[^/]+/(blocks/)?#"):
        if entry.is_scalar:
            wrong = misspell(entry.value.value, random)
            text = document.replacing_node(entry.value, wrong)
            yield Mutation(document, f"block {entry.value.value} as {wrong}", text, at(entry))


def misspelt_references(document: Document, random: Random) -> Iterator[Mutation]:
    """Slots where they are placed, and layouts that are extended."""
    for entry in document.slot_references() + document.matching("extends"):
        if entry.is_scalar:
            wrong = misspell(entry.value.value, random)
            text = document.replacing_node(entry.value, wrong)
            yield Mutation(document, f"reference {entry.value.value} as {wrong}", text, at(entry))


def misspelt_areas(document: Document, random: Random) -> Iterator[Mutation]:
    for row in document.rows():
        word = random.choice(list(re.finditer(r"\w+", row_source(document, row))))
        wrong = misspell(word.group(), random)
        start = row.value.start_mark.index
        text = document.replacing(start + word.start(), start + word.end(), wrong)
        yield Mutation(document, f"area {word.group()} as {wrong}", text, at(row))


def misspelt_breakpoints(document: Document, random: Random) -> Iterator[Mutation]:
    for entry in document.matching("grid/[^/]+|slots/[^/]+/sizes/[^/#]+"):
        wrong = misspell(entry.name, random)
        text = document.replacing_node(entry.key, wrong)
        yield Mutation(document, f"breakpoint {entry.name} as {wrong}", text, at(entry))


def misspelt_definitions(document: Document, random: Random) -> Iterator[Mutation]:
    """Regions and slots, where they are defined: the places that name them have nothing to stand for."""
    for entry in document.matching("(regions|slots)/[^/]+"):
        users = references(document, entry)
        if users and not document.inherits(entry.path):
            wrong = misspell(entry.name, random)
            text = document.replacing_node(entry.key, wrong)
            yield Mutation(
                document, f"definition {entry.name} as {wrong}", text, at(entry, *users)
            )


def removed_definitions(document: Document, random: Random) -> Iterator[Mutation]:
    for entry in document.matching("(regions|slots)/[^/]+"):
        users = references(document, entry)
        if users and not document.inherits(entry.path):
            count = document.extent(entry)
            text = document.without_lines(entry.line, count)
            lines = {user.line - (count if user.line > entry.line else 0) for user in users}
            yield Mutation(document, f"removed {entry.path}", text, frozenset(lines))


def removed_keys(document: Document, random: Random) -> Iterator[Mutation]:
    """What must be said: the layout's name, a slot's sizes, where a breakpoint starts."""
    for entry in document.matching("layout|slots/[^/]+/sizes|breakpoints/[^/]+/from"):
        owner = entry.path.rpartition("/")[0]
        if owner.startswith("slots") and document.inherits(owner):
            continue
        first = re.match(r"\s*\w+", document.lines[entry.line - 1])
        if first and first.group().strip() == entry.name:
            text = document.without_lines(entry.line, document.extent(entry))
        else:  # one of several in braces
            end = entry.value.end_mark.index
            comma = re.match(r"\s*,\s*", document.text[end:])
            text = document.replacing(
                entry.key.start_mark.index, end + (comma.end() if comma else 0), ""
            )
        owners = document.matching(re.escape(owner)) if owner else []
        lines = at(*owners) if owners else frozenset({1, document.entries[0].line})
        yield Mutation(document, f"removed {entry.path}", text, lines)


def removed_placements(document: Document, random: Random) -> Iterator[Mutation]:
    """The one place that a slot has: from then on it stands nowhere."""
    for entry in document.matching("slots/[^/]+"):
        users = references(document, entry)
        if len(users) != 1 or document.inherits(entry.path) or "body" in users[0].path:
            continue
        blocks = users[0].path.partition("/#")[0]
        if len(document.matching(re.escape(f"{blocks}/#"))) > 1:  # an empty list is another mistake
            count = document.extent(users[0])
            text = document.without_lines(users[0].line, count)
            line = entry.line - (count if users[0].line < entry.line else 0)
            yield Mutation(
                document, f"removed the place of {entry.name}", text, frozenset({line}), "warning"
            )


def wrong_types(document: Document, random: Random) -> Iterator[Mutation]:
    """A mapping where one value is due, one value where a mapping or a list is."""
    for entry in document.entries:
        kind = kind_at(entry.path, document.breakpoints)
        if kind is None:
            continue
        if entry.is_scalar and not kind.collection:
            text = document.replacing_node(entry.value, "{ oops: { deep: 1 } }")
        elif entry.key and not kind.text:
            text = replacing_collection(document, entry, "oops")
        else:
            continue
        yield Mutation(document, f"wrong type at {entry.path}", text, at(entry))


def wrong_values(document: Document, random: Random) -> Iterator[Mutation]:
    """Lengths, sizes, counts, colours and the like that are not."""
    for entry in document.entries:
        kind = kind_at(entry.path, document.breakpoints)
        if kind and kind.wrong and entry.is_scalar:
            wrong = random.choice(kind.wrong)
            text = document.replacing_node(entry.value, wrong)
            yield Mutation(document, f"{entry.path}: {wrong}", text, at(entry))


def duplicate_keys(document: Document, random: Random) -> Iterator[Mutation]:
    for entry in document.entries:
        line = document.lines[entry.line - 1]
        if entry.key and re.match(rf"\s*{re.escape(entry.name)}:", line):
            count = document.extent(entry)
            again = document.lines[entry.line - 1 : entry.line - 1 + count]
            text = "".join(
                document.lines[: entry.line - 1] + again + document.lines[entry.line - 1 :]
            )
            lines = frozenset({entry.line, entry.line + count})
            yield Mutation(document, f"{entry.path} twice", text, lines)


def repeated_slots(document: Document, random: Random) -> Iterator[Mutation]:
    """A slot at two places of one page."""
    for entry in document.slot_references():
        line = document.lines[entry.line - 1]
        if line.lstrip().startswith("- spot_img:"):
            text = "".join(document.lines[: entry.line] + [line] + document.lines[entry.line :])
            lines = frozenset({entry.line, entry.line + 1})
            yield Mutation(document, f"slot {entry.value.value} twice", text, lines, "warning")


def ragged_areas(document: Document, random: Random) -> Iterator[Mutation]:
    """A row with one cell more than the others."""
    for areas in document.matching("grid/[^/]+/areas"):
        rows = [row for row in areas.value.value]
        if len(rows) > 1:
            row = random.choice(rows)
            text = document.replacing(row.end_mark.index, row.end_mark.index, " .")
            lines = frozenset({areas.line, *(row.start_mark.line + 1 for row in rows)})
            yield Mutation(document, "a row with one cell more", text, lines)


def scattered_areas(document: Document, random: Random) -> Iterator[Mutation]:
    """A region in two corners of the grid that make no rectangle."""
    for areas in document.matching("grid/[^/]+/areas"):
        rows = areas.value.value
        if len(rows) < 3:
            continue
        first = rows[0].value.split()
        text = document.replacing_node(rows[2], " ".join(first))
        lines = frozenset({areas.line, *(row.start_mark.line + 1 for row in rows)})
        yield Mutation(document, f"area {first[0]} in rows 1 and 3", text, lines)


def no_smallest_breakpoint(document: Document, random: Random) -> Iterator[Mutation]:
    for entry in document.matching("breakpoints/[^/]+/from"):
        if entry.value.value == "0":
            text = document.replacing_node(entry.value, "10")
            lines = at(entry, *document.matching("breakpoints"))
            yield Mutation(document, "no breakpoint starts at 0", text, lines)


def cycles(document: Document, random: Random) -> Iterator[Mutation]:
    for entry in document.matching("extends"):
        text = document.replacing_node(entry.value, document.path.stem)
        yield Mutation(document, "extends itself", text, at(entry))


def unclosed(document: Document, random: Random) -> Iterator[Mutation]:
    """Quotes, brackets and braces that are never closed."""
    for match in re.finditer(r'["\]}]', document.text):
        text = document.replacing(match.start(), match.end(), "")
        line = document.text.count("\n", 0, match.start()) + 1
        if blamed := syntax_error_lines(text):
            lines = frozenset({line} | blamed)
            yield Mutation(document, f"unclosed before {match.group()}", text, lines)


def tabs(document: Document, random: Random) -> Iterator[Mutation]:
    for number, line in random.sample(list(indented(document)), 5):
        yield from reindented(document, number, "\t" + line.lstrip(" "), "with a tab")


def indentation(document: Document, random: Random) -> Iterator[Mutation]:
    for number, line in indented(document):
        change = random.choice((-2, -1, 1, 2))
        below = document.lines[number] if number < len(document.lines) else ""
        if line.rstrip().endswith(":") and indent(below) == indent(line) + change:
            continue  # It becomes a key beside those that it held, of which some may stand there already.
        shifted = " " * change + line if change > 0 else line[-change:]
        yield from reindented(document, number, shifted, f"indented by {change:+}")


MUTATORS = (
    misspelt_keys,
    misspelt_blocks,
    misspelt_references,
    misspelt_areas,
    misspelt_breakpoints,
    misspelt_definitions,
    removed_definitions,
    removed_keys,
    removed_placements,
    wrong_types,
    wrong_values,
    duplicate_keys,
    repeated_slots,
    ragged_areas,
    scattered_areas,
    no_smallest_breakpoint,
    cycles,
    unclosed,
    tabs,
    indentation,
)


def misspell(word: str, random: Random) -> str:
    """`word` with one slip of the finger, and no meaning."""
    while True:
        place = random.randrange(len(word))
        slips = (
            word[:place] + word[place + 1 :],
            word[: place + 1] + word[place:],
            word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
            word[:place] + random.choice("bcdfgklmnprst") + word[place + 1 :],
        )
        wrong = random.choice(slips)
        if wrong and wrong != word and wrong not in words() and wrong.strip("-_"):
            return wrong


def at(*entries: Entry) -> frozenset[int]:
    """The lines of the entries."""
    return frozenset(entry.line for entry in entries)


def row_source(document: Document, row: Entry) -> str:
    return document.text[row.value.start_mark.index : row.value.end_mark.index]


def references(document: Document, definition: Entry) -> list[Entry]:
    """The rows that name a region, or the blocks that name a slot."""
    if definition.path.startswith("regions/"):
        return [row for row in document.rows() if definition.name in row.value.value.split()]
    return [
        entry for entry in document.slot_references() if entry.value.value == definition.name
    ]


def replacing_collection(document: Document, entry: Entry, replacement: str) -> str:
    """The text with a mapping or list replaced by one word on its key's line."""
    start, end = entry.key.end_mark.index, entry.value.end_mark.index
    rest = document.text[start:end]
    trailing = rest[len(rest.rstrip()) :]
    return document.replacing(start, end, f": {replacement}{trailing}")


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def indented(document: Document) -> Iterator[tuple[int, str]]:
    """The lines that say something and do not start at the margin, numbered from 1."""
    for number, line in enumerate(document.lines, start=1):
        if line.startswith(" ") and not line.lstrip().startswith("#"):
            yield number, line


def reindented(document: Document, number: int, line: str, how: str) -> Iterator[Mutation]:
    """The layout with a line moved sideways, if it then no longer is YAML or no longer a layout."""
    text = "".join([*document.lines[: number - 1], line, *document.lines[number:]])
    if blamed := syntax_error_lines(text):
        # The line may go on the text before it, which may swallow more lines until it breaks.
        blamed.update(range(number - 1, max(blamed)))
    else:
        blamed = misplaced(Document(document.path, text), document)
    if blamed:
        yield Mutation(document, f"line {number} {how}", text, frozenset(blamed | {number}))


def misplaced(shifted: Document, original: Document) -> set[int]:
    """The lines of what stands where the language has no place for it; not what is nested in that."""
    wrong = [entry for entry in shifted.entries if not fits(entry, original)]
    paths = {entry.path for entry in wrong}
    roots = [entry for entry in wrong if entry.path.rpartition("/")[0] not in paths]
    return {line for entry in roots for line in range(entry.line, entry.last_line + 1)}


def fits(entry: Entry, original: Document) -> bool:
    kind = kind_at(entry.path, original.breakpoints)
    if kind is None:
        return False
    return kind.accepts(entry.value.value) if entry.is_scalar else kind.collection
