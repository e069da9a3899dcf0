"""Small projects, whole and with mistakes in them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from environment import ROOT
from mutators import MUTATORS, misspell
from trial import documents_in

COURIER = ROOT / "examples" / "port-louis"
STARTER = ROOT / "Sources" / "GalleyCLI" / "Starter"

Files = dict[str, str]
"""A project's files with text, by their paths below its folder."""


@dataclass(frozen=True)
class Project:
    """A project to begin with. Few articles, as each page is judged by every command."""

    name: str
    files: Files
    layouts_folder: Path
    assets: Path

    @property
    def layouts(self) -> list[str]:
        return sorted(path for path in self.files if path.startswith("layouts/"))

    @property
    def articles(self) -> list[str]:
        return sorted(path for path in self.files if path.startswith("articles/"))


@dataclass(frozen=True)
class Trial:
    project: Project
    mistakes: tuple[str, ...]
    files: Files
    """Those of the project, with the mistakes."""

    def __str__(self) -> str:
        return f"{self.project.name}: {'; '.join(self.mistakes)}"


@cache
def projects() -> tuple[Project, ...]:
    return (
        _project("courier", COURIER, articles=("harbour-ferry", "live-heavy-rain", "le-pouce-path")),
        _project("starter", STARTER, articles=("welcome", "a-second-story")),
        Project(
            "wide",
            {
                "galley.yaml": "layout: article_wide\n",
                "site.yaml": (COURIER / "site.yaml").read_text(),
                "articles/rain.md": (COURIER / "articles" / "live-heavy-rain.md").read_text(),
                "articles/cricket.md": (COURIER / "articles" / "warehouse-cricket.md").read_text(),
                **_texts(ROOT / "layouts", "layouts", "*.yaml"),
            },
            ROOT / "layouts",
            COURIER / "assets",
        ),
    )


def _project(name: str, folder: Path, articles: tuple[str, ...]) -> Project:
    files = _texts(folder, "", "*.yaml") | _texts(folder / "layouts", "layouts", "*.yaml")
    for article in articles:
        files[f"articles/{article}.md"] = (folder / "articles" / f"{article}.md").read_text()
    return Project(name, files, folder / "layouts", folder / "assets")


def _texts(folder: Path, below: str, pattern: str) -> Files:
    return {
        str(Path(below) / path.name): path.read_text() for path in sorted(folder.glob(pattern))
    }


def trials(count: int, random: Random) -> Iterator[Trial]:
    """The projects as they are, then with one to three mistakes each."""
    for project in projects():
        yield Trial(project, ("as it is",), project.files)
    made = 0
    while made < count:
        project = projects()[made % len(projects())]
        trial = _trial(project, random)
        if trial:
            made += 1
            yield trial


def _trial(project: Project, random: Random) -> Trial | None:
    files, mistakes = dict(project.files), []
    for kind in random.choices(KINDS, weights=(4, 4, 4, 2, 2), k=random.choice((1, 2, 2, 3))):
        if made := kind(project, files, random):
            mistakes.append(made)
    return Trial(project, tuple(mistakes), files) if mistakes else None


Kind = Callable[[Project, Files, Random], str | None]
"""Makes a mistake in files and says which; nothing where there is no room for it."""


def in_layout(project: Project, files: Files, random: Random) -> str | None:
    """One of the mistakes that the check of mutations makes."""
    document, mutator = random.choice(documents_in(project.layouts_folder)), random.choice(MUTATORS)
    path = f"layouts/{document.path.name}"
    if files[path] != document.text:
        return None
    try:
        mutations = list(mutator(document, random))
    except (IndexError, ValueError):  # a layout that has too little of something
        return None
    if not mutations:
        return None
    mutation = random.choice(mutations)
    files[path] = mutation.text
    return f"{path}: {mutation.mistake}"


def in_policy(project: Project, files: Files, random: Random) -> str | None:
    """Other severities, for the whole project or in one layout."""
    chosen = sorted(set(random.sample(_rules(), random.choice((2, 4, 8)))))
    severities = [random.choice(("off", "info", "warning", "error", "error")) for _ in chosen]
    rules = ", ".join(f'{rule}: "{severity}"' for rule, severity in zip(chosen, severities))
    profile = random.choice(("", ", profile: ftc", ", profile: [asa, adsense]"))
    path = random.choice(("galley.yaml", random.choice(project.layouts)))
    if re.search(r"^policy:", files[path], re.MULTILINE):
        return None
    files[path] += f"\npolicy: {{ rules: {{ {rules} }}{profile} }}\n"
    return f"{path}: {rules}{profile}"


@cache
def _rules() -> list[str]:
    """All rules; those of which the mistakes made here are found, three times."""
    rules = re.findall(r"^\| \[`([\w-]+)`\]", (ROOT / "docs" / "rules.md").read_text(), re.MULTILINE)
    often = re.compile("ad-|ads-|image-|heading-|hidden-|layout-shift|list-in|missing-file|names-|no-reserved|"
                       "placement-|repeated-|short-|sidebar-|size-|slot-|top-|two-|unknown-size|unread-|unsafe-")
    return rules + [rule for rule in rules if often.match(rule)] * 2


def in_article(project: Project, files: Files, random: Random) -> str | None:
    path = random.choice(project.articles)
    name, change = random.choice(list(ARTICLE_MISTAKES.items()))
    changed = change(files[path])
    if changed == files[path]:
        return None
    files[path] = changed
    return f"{path}: {name}"


def in_site(project: Project, files: Files, random: Random) -> str | None:
    return _in_yaml("site.yaml", SITE_MISTAKES, files, random)


def in_project_file(project: Project, files: Files, random: Random) -> str | None:
    return _in_yaml("galley.yaml", PROJECT_MISTAKES, files, random)


def _in_yaml(path: str, mistakes: dict[str, str], files: Files, random: Random) -> str | None:
    keys = list(re.finditer(r"^(\w+):.*\n", files[path], re.MULTILINE))
    if random.random() < 0.3 and keys:
        key = random.choice(keys)
        wrong = misspell(key[1], random)
        files[path] = files[path][: key.start(1)] + wrong + files[path][key.end(1) :]
        return f"{path}: key {key[1]} as {wrong}"
    key, text = random.choice(list(mistakes.items()))
    # What is said twice is another mistake.
    files[path] = re.sub(rf"^{key.strip()}:.*\n(?:[ -].*\n)*", "", files[path], flags=re.MULTILINE)
    files[path] += f"\n{text}\n"
    return f"{path}: {text}"


KINDS: tuple[Kind, ...] = (in_layout, in_policy, in_article, in_site, in_project_file)


def _front(line: str) -> Callable[[str], str]:
    """Adds a line to the front matter, in the place of the same key's."""
    key = line.partition(":")[0]

    def change(text: str) -> str:
        head, mark, body = text.partition("\n---\n")
        head = re.sub(rf"\n{key}:.*(?:\n .*)*", "", head)
        return f"{head}\n{line}{mark}{body}"

    return change


def _body(paragraph: str) -> Callable[[str], str]:
    """Adds a paragraph in the middle of the body."""

    def change(text: str) -> str:
        middle = text.find("\n\n", len(text) // 2)
        return text[:middle] + f"\n\n{paragraph}" + text[middle:]

    return change


def _replacing(pattern: str, replacement: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)


ARTICLE_MISTAKES: dict[str, Callable[[str], str]] = {
    "a picture without words for it": _replacing(r"^  alt:.*\n", ""),
    "a picture in the text without words for it": _body("![](assets/harbour.svg)"),
    "a picture that is not there": _body("![A boat](assets/no-such-boat.svg)"),
    "a link that is no link": _body("See [here](javascript:alert(1)) and [there](data:text/html,x)."),
    "a link to no page": _body("See [the other story](no-such-story.html)."),
    "a heading too deep": _body("##### Much too deep"),
    "a comment without an end": _body("<!-- not yet finished"),
    "a mark for an ad that is not read": _body("<!-- ad: hear -->"),
    "marks for ads": _body("<!-- ad: here -->\n\nOne paragraph.\n\n<!-- no-ads -->"),
    "markup of a generator": _body("{{< nothing-known >}} and {% unknown %}"),
    "a list in the text": _body("These are\n- one\n- two"),
    "a table": _body("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 40),
    "a short body": lambda text: text[: text.find("\n\n", text.find("\n---\n") + 8)] + "\n",
    "no body": lambda text: text[: text.find("\n---\n") + 5],
    "a misspelt key": _replacing("^standfirst:", "standfrist:"),
    "no title": _replacing("^title:.*\n", ""),
    "a bad date": _front("date: 2024-02-31"),
    "a date to come": _front("date: 2199-01-01"),
    "a draft": _front("draft: true"),
    "no such layout": _front("layout: no_such_layout"),
    "the layout of fronts": _front("layout: section_front"),
    "the base as its layout": _front("layout: base"),
    "a bad slug": _front("slug: ../elsewhere"),
    "the slug of another page": _front("slug: welcome"),
    "a translation that is not there": _front("translations: { fr: nulle-part, de: javascript:x }"),
    "a canonical address that is none": _front("canonical: javascript:alert(1)"),
    "no ads": _front("ads: none"),
    "an unknown word about ads": _front("sponsored: true"),
    "a section of its own": _front("section: Nowhere"),
    "the same key twice": _replacing("^(title:.*)$", r"\1\n\1"),
    "front matter without an end": _replacing("^---$(?=\n\n)", ""),
    "front matter that is no YAML": _front("tags: [one, two"),
    "a control character": _body("A bell \a rings."),
    "nothing at all": lambda text: "",
}

SITE_MISTAKES = {
    "menu": "menu: [{ title: News, link: 'javascript:alert(1)' }, { title: Gone, link: /gone.html }]",
    "logo": "logo: assets/no-such-logo.svg",
    "apps": "apps: [{ title: App, link: 'data:text/html,x' }]",
    "date": "date: 2024-13-01",
    "language": "language: english please",
    "url": "url: ftp://courier.example",
    "editions": "editions: [{ title: Read in French, language: fr, link: '/fr/' }, 3]",
    "weather": "weather: [rain]",
    "name": "name: {}",
    "tagline": "tagline: [a, b",
    "labels": "labels: { en: { advertisment: Ad } }",
}

PROJECT_MISTAKES = {
    "layout": "layout: no_such_layout",
    "ads": "ads: { none: [{ tag: no-such-tag }], fewer: [{ max: 1, when: { section: Newss } }] }",
    "articles": "articles: no-such-folder",
    "assets": "assets: no-such-folder",
    "site": "site: no-such-site.yaml",
    "layouts": "layouts: ../elsewhere",
    "layout ": "layout: [{ use: no_such_layout, when: { section: Sport } }, article]",
    "layout  ": "layout: [{ use: base, when: { tag: no-such-tag } }, article]",
    "ads ": "ads: { fewer: [{ max: 1, when: { words: '> 10' } }] }",
    "policy": "policy: { rules: { no-such-rule: error } }",
    "policy ": "policy: { rules: { image-without-alt: error, missing-file: error, names-no-article: error } }",
    "policy  ": "policy: { rules: { unsafe-link: 'off', layout-shift: error, ad-density-mobile: error } }",
}
