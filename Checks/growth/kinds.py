"""The kinds of input that can be made ever longer, and what is asked of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Files = dict[str, str]
"""What a project's files hold, by their paths. The layout `page` and the article `story` are asked about."""

REGIONS = "regions: { story: [headline, body: { spot_img: ad }] }\n"
SLOTS = "slots: { ad: { label: Ad, sizes: [300x250], placement: { first: 300px, gap: 800px, max: 8 } } }\n"
LAYOUT = f"layout: page\n{REGIONS}{SLOTS}"
ARTICLE = "---\ntitle: One\ndate: 2024-01-01\nsection: news\n---\n"
WORDS = "The ferry crosses the harbour in nine minutes, twice an hour."

VALIDATE, RENDER, TEXT, MEASURE, WHY, BUILD = "validate", "render", "text", "measure", "why", "build"
PAGE = (VALIDATE, RENDER, TEXT)


@dataclass(frozen=True)
class Kind:
    """Something that a file can have many of."""

    name: str
    make: Callable[[int], Files]
    """The files with so many of it."""
    commands: tuple[str, ...] = (VALIDATE,)
    count: int = 1024
    """How many there are in the end: a quarter and half as many come before."""
    most: int = 1 << 20
    """How many `limits` asks about: fewer than 1 MiB holds where a limit of Galley's own allows no more, or each is a page."""


def layout(text: str) -> Files:
    return {"layouts/page.yaml": f"layout: page\n{text}", "articles/story.md": f"{ARTICLE}{WORDS}\n"}


def article(body: str, head: str = "") -> Files:
    return {
        "layouts/page.yaml": LAYOUT,
        "articles/story.md": ARTICLE.replace("section:", f"{head}section:") + body + "\n",
    }


def each(count: int, line: str) -> str:
    """A line for each number, `#` in it being the number."""
    return "".join(line.replace("#", str(number)) + "\n" for number in range(count))


def listed(count: int, item: str) -> str:
    """An item for each number, with commas between them."""
    return ", ".join(item.replace("#", str(number)) for number in range(count))


def slots(count: int) -> Files:
    return layout("regions:\n  story:\n    - headline\n" + each(count, "    - spot_img: ad#")
                  + "slots:\n" + each(count, "  ad#: { label: Ad, sizes: [300x250] }"))


def unknown_slots(count: int) -> Files:
    return layout("regions:\n  story:\n" + each(count, "    - spot_img: slit#")
                  + "slots:\n" + each(count, "  slot#: { label: Ad, sizes: [300x250] }"))


def rows(count: int) -> Files:
    return layout("grid:\n  mobile:\n    areas:\n" + each(count, "      - region#")
                  + "regions:\n" + each(count, "  region#: [headline]"))


def values(count: int) -> Files:
    """Sizes with a value each, below the cap on density, in a text of 100 paragraphs."""
    sizes = [f"300x{100 + number}" for number in range(count)]
    worth = ", ".join(f"{size}: {1 + number / count:.4f}" for number, size in enumerate(sizes))
    ad = f"label: Ad, sizes: [{', '.join(sizes)}], value: {{ {worth} }}, placement: {{ gap: 300px }}"
    return {**paragraphs(100), "layouts/page.yaml": f"layout: page\n{REGIONS}slots: {{ ad: {{ {ad} }} }}\n"}


def inserts(count: int) -> Files:
    """Blocks of the layout between those of a text, one behind each paragraph."""
    blocks = "      - body:\n          spot_img: ad\n          insert:\n" + each(
        count, "            - { after: # paragraphs, block: { text: Words } }")
    ad = "label: Ad, sizes: [300x250], placement: { gap: 300px, density: none, clear_of: { insert: 100px } }"
    return {**article(f"{WORDS}\n\n" * (count + 2)),
            "layouts/page.yaml": f"layout: page\nregions:\n    story:\n      - headline\n{blocks}slots: {{ ad: {{ {ad} }} }}\n"}


def dividers(count: int) -> Files:
    """A text of dividers, in which ads stand between sections."""
    ad = "label: Ad, sizes: [300x250], placement: { gap: 300px, between: headings }"
    return {**article(f"{WORDS}\n\n" + "***\n\n" * count + f"## End\n\n{WORDS}"),
            "layouts/page.yaml": f"layout: page\n{REGIONS}slots: {{ ad: {{ {ad} }} }}\n"}


def stories(count: int, story: str) -> Files:
    """An export with many stories, `#` being the number of each."""
    return {**article(WORDS), "galley.yaml": "layout: page\narticles: [articles, { ghost: stories }]\n",
            "stories/all.json": '{"db": [{"data": {"posts": [' + listed(count, story) + "]}}]}"}


def paragraphs(count: int, text: str = f"{WORDS} {WORDS} {WORDS}") -> Files:
    """A text with ads of four sizes."""
    ad = ("label: Ad, sizes: [300x600, 300x250, 336x280, 320x100], "
          "value: { 300x600: 1.5, 336x280: 1.1, 320x100: 0.6 }, placement: { gap: 300px }")
    return {**article(f"{text}\n\n" * count),
            "layouts/page.yaml": f"layout: page\n{REGIONS}slots: {{ ad: {{ {ad} }} }}\n"}


def archive(count: int, place: str = "articles/story-#.md") -> Files:
    stories = {place.replace("#", str(number)): ARTICLE.replace("One", f"Story {number}") + WORDS
               for number in range(count)}
    listing = REGIONS.replace("[headline", "[article_list: { title: More, from: same_section, limit: 5 }, headline")
    return {**stories, **article(WORDS), "layouts/page.yaml": f"layout: page\n{listing}{SLOTS}"}


KINDS = (
    # YAML as such
    Kind("keys", lambda n: layout(REGIONS + SLOTS + "theme:\n" + each(n, "  key#: 1")), count=128),
    Kind("nodes in a list", lambda n: layout(f"{REGIONS}policy: [{'x, ' * n}x]\n"), count=8192),
    Kind("one key again and again", lambda n: layout(LAYOUT + each(n, "description: Words")), count=128),
    Kind("aliases", lambda n: layout(f"x: &a 1\ny: [{'*a, ' * n}*a]\n{REGIONS}"), count=8192),
    Kind("anchors", lambda n: layout(REGIONS + "x:\n" + each(n, "  - &a# 1"))),
    Kind("undefined aliases", lambda n: layout(REGIONS + "x:\n" + each(n, "  - *a#")), count=128),
    Kind("merge keys", lambda n: layout("x: &a {b: 1}\ny:\n" + each(n, "  - {<<: *a}") + REGIONS)),
    Kind("merged keys", lambda n: layout("x: &a\n" + each(n, "  k#: 1") + "y: {<<: *a}\n" + REGIONS)),
    Kind("yaml tags", lambda n: layout(REGIONS + "x:\n" + each(n, "  - !a b")), count=128),
    Kind("missing spaces", lambda n: layout(f"{REGIONS}x: {{{listed(n, 'a#:1')}}}\n"), count=64),
    Kind("colons in a key", lambda n: layout(f"{REGIONS}x: {{{'a:' * n}b}}\n"), count=4096),
    Kind("comments as values", lambda n: layout(REGIONS + "x:\n" + each(n, "  k#: #333"))),
    Kind("blanks within a text", lambda n: layout(f"{REGIONS}grid: {{mobile: {{areas: ['a{' ' * n}b']}}}}\n"), count=8192),
    Kind("escapes", lambda n: layout(REGIONS + 'grid: {mobile: {areas: ["' + "\\u00e9 " * n + '"]}}\n')),
    Kind("folded lines", lambda n: layout(REGIONS + "grid:\n  mobile:\n    areas:\n      - >\n" + each(n, "        story"))),
    Kind("lines of a text", lambda n: layout("description: a\n" + each(n, "  b #") + REGIONS + SLOTS), count=8192),
    Kind("comments", lambda n: layout(each(n, "# words") + REGIONS + SLOTS), count=8192),
    Kind("line breaks", lambda n: layout("\r" * n + REGIONS + SLOTS), count=16384),
    Kind("brackets", lambda n: layout(f"{REGIONS}x: {'[' * n}{']' * n}\n"), count=4096),
    Kind("brackets never closed", lambda n: layout(f"{REGIONS}x: [" + "a, " * n), count=8192),
    Kind("lines before an error", lambda n: layout(REGIONS + "x:\n" + each(n, "  k#: 1") + "   y: 1\n"), count=1024),
    Kind("lines in a quote", lambda n: layout(REGIONS + 'x: "a\n' + each(n, "  b")), count=8192),
    # Findings, and how they are drawn
    Kind("errors on one line", lambda n: layout("regions: {story: [" + "headlin, " * n + "]}\n"), count=64),
    Kind("errors on one line, not ASCII", lambda n: layout("regions: {story: [" + "überschrift, " * n + "]}\n"), count=32),
    Kind("errors on lines of their own", lambda n: layout("regions:\n  story:\n" + each(n, "    - headlin")), count=96),
    Kind("long words", lambda n: layout("regions:\n  story:\n" + each(n, "    - " + "headline" * 8 + "#")), count=48),
    Kind("unknown slots", unknown_slots, count=32),
    # The layout language
    Kind("blocks", lambda n: layout("regions:\n  story:\n" + each(n, "    - text: Words #")), PAGE, count=256),
    Kind("slots", slots, PAGE, count=48),
    Kind("regions", lambda n: layout("regions:\n" + each(n, "  region#: [headline]")), (VALIDATE, RENDER), count=256),
    Kind("rows of areas", rows, (VALIDATE, RENDER), count=256),
    Kind("cells of a row", lambda n: layout(
        f"regions: {{story: [headline]}}\ngrid: {{mobile: {{areas: [{'story, ' * n}story]}}}}\n")),
    Kind("sizes", lambda n: layout(
        f"regions: {{story: [{{spot_img: ad}}]}}\nslots: {{ad: {{label: Ad, sizes: [{listed(n, '300x#1')}]}}}}\n"),
        (VALIDATE, RENDER), count=96),
    Kind("sizes with a value", values, (RENDER, WHY), count=16),
    Kind("labels of a policy", lambda n: layout(
        f"{REGIONS}{SLOTS}policy: {{profile: adsense, labels: [{listed(n, 'Ad #')}]}}\n"), count=256),
    Kind("labels of slots", lambda n: layout(f"{REGIONS}slots:\n" + each(n, "  ad#: { label: Ad #, sizes: [300x250] }")
                                             + "  ad: { label: Ad, sizes: [300x250] }\n"), count=48),
    Kind("locked keys", lambda n: layout(
        f"{REGIONS}{SLOTS}variants: {{ a: {{ theme: {{ spacing: 10px }} }} }}\nlocked: [{listed(n, 'slots.ad.x#')}]\n"),
        count=128),
    # For each variant the layout is read anew, with all of them in it: 64, as many as there may be, take 0.07 s.
    Kind("variants", lambda n: layout(
        f"{REGIONS}{SLOTS}variants:\n" + each(n, "  v#: { theme: { spacing: 10px } }")), count=8),
    Kind("breakpoints", lambda n: layout("breakpoints:\n" + each(n, "  b#: #") + REGIONS)),
    Kind("allowances", lambda n: layout(f"{REGIONS}{SLOTS}allow: {{{listed(n, 'x#: y')}}}\n"), count=64),
    Kind("rules of a policy", lambda n: layout(f"{REGIONS}{SLOTS}policy: {{rules: {{{listed(n, 'x#: error')}}}}}\n"), count=64),
    # Articles
    Kind("keys of front matter", lambda n: article(WORDS, each(n, "key#: x")), count=512),
    Kind("tags", lambda n: article(WORDS, f"tags: [{listed(n, 'tag#')}]\n"), (VALIDATE, RENDER)),
    Kind("paragraphs", paragraphs, (RENDER, TEXT, MEASURE, WHY), count=64),
    Kind("short paragraphs", lambda n: paragraphs(n, "Sea"), (RENDER, TEXT, MEASURE, WHY), count=256, most=65_000),
    Kind("marks", lambda n: article(each(n, f"{WORDS}\n\n<!-- ad: here -->\n")), (RENDER, WHY), count=128),
    Kind("marks alone", lambda n: article(each(n, "<!-- ad: here -->\n")), (VALIDATE, RENDER), count=128),
    Kind("inserts", inserts, (RENDER, WHY), count=96),
    Kind("dividers between sections", dividers, (RENDER, WHY), count=256),
    Kind("definitions", lambda n: article(each(n, "Word\n: Words #\n")), (RENDER, TEXT), count=256, most=32_000),
    Kind("definitions of one word", lambda n: article("Word\n" + each(n, ": Words #")), (RENDER,), count=512, most=65_000),
    Kind("line breaks of a text", lambda n: article("sea\\\n" * n + "sea"), (RENDER, TEXT), count=512),
    Kind("bare addresses", lambda n: article(each(n, "https://a.example/#\n")), (RENDER, TEXT), count=128),
    Kind("headings", lambda n: article(each(n, "## Heading\n")), (RENDER, WHY), count=128),
    Kind("skipped headings", lambda n: article(each(n, "## The sea\n\n#### The tide\n")), count=128),
    Kind("headings and text", lambda n: article(each(n, f"## Heading #\n\n{WORDS}\n")), (RENDER, WHY), count=512),
    Kind("lists", lambda n: article(each(n, f"- {WORDS}\n\n***\n")), (RENDER, TEXT), count=128),
    Kind("items", lambda n: article(each(n, f"- {WORDS}")), (RENDER, TEXT), count=128),
    Kind("tables", lambda n: article(each(n, "| a | b |\n|---|---|\n| # | 2 |\n\nWords\n")), (RENDER, TEXT), count=128),
    Kind("rows of a table", lambda n: article("| a | b |\n|---|---|\n" + each(n, "| # | 2 |")), (RENDER, TEXT), count=256),
    Kind("columns of a table", lambda n: article(
        f"|{' a |' * n}\n|{'---|' * n}\n|{' 1 |' * n}"), (RENDER, TEXT), count=256),
    Kind("links", lambda n: article(each(n, "[word #](https://a.example/#) and")), PAGE, count=512),
    Kind("unsafe links", lambda n: article(each(n, "[word #](javascript:x) and")), count=128),
    Kind("unsafe links on one line", lambda n: article("[word](javascript:x) " * n), count=256),
    Kind("unsafe links of their own on one line", lambda n: article(
        "".join(f"[word](javascript:x&amp;{number}) " for number in range(n))), count=128),
    Kind("links to no page", lambda n: article(each(n, "[word](no-such-page-#.html) and")), count=128),
    Kind("link definitions", lambda n: article(each(n, "[label#]: /link#") + "\n" + each(n, "[label#]")), (RENDER,), count=512),
    Kind("pictures within lines", lambda n: article(each(n, "word ![A boat](boat.jpg) and")), PAGE, count=128),
    Kind("figures", lambda n: article(each(n, "![A boat](boat.jpg)\n")), (VALIDATE, RENDER), count=64),
    Kind("footnotes", lambda n: article(each(n, "Word[^#].") + "\n" + each(n, "[^#]: Note\n")), (RENDER,), count=1024),
    Kind("emphasis", lambda n: article("*a* **b** " * n), (RENDER, TEXT), count=512),
    Kind("open emphasis", lambda n: article("*word " * n), (RENDER,), count=4096),
    Kind("open brackets", lambda n: article("[word " * n), (RENDER,), count=4096),
    Kind("quotes in quotes", lambda n: article("> " * n + "word"), (RENDER,), count=1024),
    Kind("raw HTML", lambda n: article(each(n, "<p>One <b>two</b> <i>three</p>")), (RENDER,), count=256),
    Kind("open tags", lambda n: article("<b>word " * n), (RENDER,), count=256),
    Kind("comments left open", lambda n: article(each(n, "<!-- word\n")), (RENDER,), count=512),
    Kind("shortcodes", lambda n: article(each(n, "{{< nothing-known # >}}\n")), (VALIDATE, RENDER), count=128),
    Kind("shortcodes within HTML", lambda n: article("<div>" + "{{< nothing-known >}} " * n), (VALIDATE, RENDER), count=512),
    Kind("shortcodes left open", lambda n: article(each(n, "{{< figure src=\"a.jpg\n")), (VALIDATE,), count=256),
    Kind("one long word", lambda n: article("word" * n), (RENDER, TEXT, MEASURE), count=2048),
    Kind("words", lambda n: article("sea " * n), (RENDER, TEXT, MEASURE), count=4096),
    Kind("lines of code", lambda n: article("```\n" + each(n, "let a = #") + "```"), (RENDER, TEXT), count=512),
    # A project
    Kind("articles", archive, (VALIDATE, BUILD), count=32),
    Kind("stories of one name", lambda n: stories(n, '{"slug": "a", "title": "A", "html": "<p>A</p>"}'),
         count=64, most=8_000),
    Kind("stories without anything", lambda n: stories(n, "{}"), count=64, most=8_000),
    Kind("folders", lambda n: archive(n, "articles/#/story-#.md"), count=32),
    Kind("entries of a menu", lambda n: {
        **article(WORDS), "layouts/page.yaml": LAYOUT.replace("[headline", "[menu, headline"),
        "site.yaml": "name: Paper\nmenu:\n" + each(n, "  - { title: Item #, link: /# }")}, (VALIDATE, RENDER), count=256),
)


def named(word: str) -> Iterator[Kind]:
    """The kinds with a word in their name."""
    return (kind for kind in KINDS if word in kind.name)
