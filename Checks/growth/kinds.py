"""Inputs of every size: each kind has one thing in it so many times."""

from collections.abc import Callable

Files = dict[str, str]
Kind = Callable[[int], Files]

HEAD = "layout: article\n"
REGIONS = "regions:\n  main:\n    - headline\n    - body\n"
ARTICLE = "---\ntitle: The tide\n---\n"


def layout(text: str) -> Files:
    return {"layouts/article.yaml": HEAD + text}


def article(body: str, head: str = "") -> Files:
    return {
        "layouts/article.yaml": HEAD + REGIONS,
        "articles/tide.md": f"---\ntitle: The tide\n{head}---\n{body}",
    }


def lines(count: int, line: str) -> str:
    """A line again and again; `{}` in it is its number."""
    return "".join(line.format(number) + "\n" for number in range(count))


KINDS: dict[str, Kind] = {
    # YAML as such
    "keys": lambda n: layout(REGIONS + "theme:\n" + lines(n, "  key{}: 1")),
    "nodes in a list": lambda n: layout(REGIONS + "policy: [" + "x, " * n + "x]\n"),
    "one key again and again": lambda n: layout(REGIONS + lines(n, "regions: {{}}")),
    "aliases": lambda n: layout("x: &a 1\ny: [" + "*a, " * n + "*a]\n" + REGIONS),
    "anchors": lambda n: layout(REGIONS + "x:\n" + lines(n, "  - &a{} 1")),
    "undefined aliases": lambda n: layout(REGIONS + "x:\n" + lines(n, "  - *a{}")),
    "merge keys": lambda n: layout("x: &a {b: 1}\ny:\n" + lines(n, "  - {{<<: *a}}") + REGIONS),
    "merged keys": lambda n: layout("x: &a\n" + lines(n, "  k{}: 1") + "y: {<<: *a}\n" + REGIONS),
    "tags": lambda n: layout(REGIONS + "x:\n" + lines(n, "  - !a b")),
    "missing spaces": lambda n: layout(REGIONS + "x: {" + "".join(f"a{i}:1, " for i in range(n)) + "}\n"),
    "colons in a key": lambda n: layout(REGIONS + "x: {" + "a:" * n + "b}\n"),
    "comments as values": lambda n: layout(REGIONS + "x:\n" + lines(n, "  k{}: #333")),
    "blanks within a text": lambda n: layout(REGIONS + "grid: {mobile: {areas: ['a" + " " * n + "b']}}\n"),
    "escapes": lambda n: layout(REGIONS + 'grid: {mobile: {areas: ["' + "\\u00e9 " * n + '"]}}\n'),
    "folded lines": lambda n: layout(REGIONS + "grid:\n  mobile:\n    areas:\n      - >\n" + lines(n, "        main")),
    "lines of a text": lambda n: layout("description: a\n" + lines(n, "  b {}") + REGIONS),
    "comments": lambda n: layout(lines(n, "# {}") + REGIONS),
    "line breaks": lambda n: layout("\r" * n + REGIONS),
    "brackets": lambda n: layout(REGIONS + "x: " + "[" * n + "]" * n + "\n"),
    "brackets never closed": lambda n: layout(REGIONS + "x: [" + "a, " * n),
    "lines before an error": lambda n: layout(REGIONS + "x:\n" + lines(n, "  k{}: 1") + "   y: 1\n"),
    "lines in a quote": lambda n: layout(REGIONS + 'x: "a\n' + lines(n, "  b")),
    # Findings, and how they are drawn
    "errors on one line": lambda n: layout("regions: {main: [" + "headlin, " * n + "]}\n"),
    "errors on one line, not ASCII": lambda n: layout("regions: {main: [" + "überschrift, " * n + "]}\n"),
    "errors on lines of their own": lambda n: layout("regions:\n  main:\n" + lines(n, "    - headlin")),
    "long words": lambda n: layout("regions:\n  main:\n" + lines(n, "    - " + "headline" * 8 + "{}")),
    "unknown slots": lambda n: layout(
        "regions:\n  main:\n" + lines(n, "    - spot_img: slit_{}") + "slots:\n"
        + lines(n, "  slot_{}: {{sizes: [300x250]}}")),
    # The layout language
    "cells of a row": lambda n: layout("regions: {main: [headline]}\ngrid: {mobile: {areas: [" + "main " * n + "]}}\n"),
    "rows of areas": lambda n: layout(
        "regions: {main: [headline]}\ngrid:\n  mobile:\n    areas:\n" + lines(n, "      - main")),
    "regions": lambda n: layout("regions:\n" + lines(n, "  r{}: [headline]")),
    "blocks": lambda n: layout("regions:\n  main:\n" + lines(n, "    - text: {{text: a}}")),
    "slots": lambda n: layout(
        "regions:\n  main:\n" + lines(n, "    - spot_img: s{}") + "slots:\n"
        + lines(n, "  s{}: {{label: Ad, sizes: [300x250]}}")),
    "sizes": lambda n: layout(
        "regions: {main: [{spot_img: s}]}\nslots: {s: {sizes: ["
        + ", ".join(f"{i % 300 + 1}x{i // 300 + 1}" for i in range(n)) + "]}}\n"),
    "breakpoints": lambda n: layout("breakpoints:\n" + lines(n, "  b{0}: {0}") + REGIONS),
    "allowances": lambda n: layout(REGIONS + "policy: {allow: {" + "".join(f"x{i}: y, " for i in range(n)) + "}}\n"),
    # Articles
    "keys of front matter": lambda n: article("Text.\n", lines(n, "key{}: x")),
    "tags of an article": lambda n: article("Text.\n", "tags: [" + ", ".join(f"t{i}" for i in range(n)) + "]\n"),
    "paragraphs": lambda n: article("The sea came in.\n\n" * n),
    "headings": lambda n: article("## The sea\n\n" * n),
    "skipped headings": lambda n: article("## The sea\n\n#### The tide\n\n" * n),
    "items": lambda n: article("- The sea\n" * n),
    "links": lambda n: article("[sea](https://example.org/) " * n + "\n"),
    "unsafe links": lambda n: article("[sea](javascript:x) " * n + "\n"),
    "pictures": lambda n: article("![The sea](sea.jpg)\n\n" * n),
    "rows of a table": lambda n: article("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * n),
    "emphasis": lambda n: article("*a* **b** " * n + "\n"),
    "marks": lambda n: article("Text.\n\n<!-- ad: here -->\n\n" * n),
    "words": lambda n: article("sea " * n + "\n"),
    "articles": lambda n: {
        "layouts/article.yaml": HEAD + REGIONS,
        **{f"articles/tide-{i}.md": ARTICLE + "The sea came in.\n" for i in range(n // 8)},
    },
    "folders": lambda n: {
        "layouts/article.yaml": HEAD + REGIONS,
        **{f"articles/{i}/tide-{i}.md": ARTICLE + "The sea came in.\n" for i in range(n // 8)},
    },
}
