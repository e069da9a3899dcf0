"""Builds the articles with minijinja and cmark-gfm: `build.py ARTICLES SITE STYLE OUT`."""

import sys
from itertools import islice
from pathlib import Path
from typing import Any

import cmarkgfm
import yaml
from cmarkgfm.cmark import Options
from minijinja import Environment

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXTENSIONS = ["table", "strikethrough", "autolink"]


def read(path: Path) -> tuple[str, str]:
    """An article's front matter, as YAML, and its Markdown."""
    _, matter, body = path.read_text().split("---\n", 2)
    return matter, body


def summary(path: Path, origin: str) -> dict[str, Any]:
    """What pages show of an article besides its body."""
    article = yaml.load(read(path)[0], LOADER)
    date = article["date"]
    article["slug"] = path.stem
    article["url"] = f"{origin}/{path.stem}/"
    article["day"] = date.isoformat()
    article["date"] = f"{date:%A, %B} {date.day}, {date.year}"
    return article


def main(articles: Path, site_file: Path, style_file: Path, out: Path) -> None:
    site = yaml.load(site_file.read_text(), LOADER)
    environment = Environment(
        templates={"page.html": Path(__file__).with_name("page.html").read_text()}
    )
    paths = sorted(articles.glob("*.md"))
    summaries = {path: summary(path, site["url"]) for path in paths}
    latest = sorted(summaries.values(), key=lambda article: article["day"], reverse=True)
    sections = {article["section"]: [] for article in latest}
    for article in latest:
        sections[article["section"]].append(article)
    shared = {
        "site": site,
        "style": style_file.read_text(),
        "latest": latest[:8],
        "must_read": [article for article in latest if "must-read" in article["tags"]][:5],
    }
    for path, article in summaries.items():
        html = cmarkgfm.markdown_to_html_with_extensions(
            read(path)[1], Options.CMARK_OPT_DEFAULT, EXTENSIONS
        )
        others = (other for other in sections[article["section"]] if other is not article)
        page = environment.render_template(
            "page.html",
            article=article,
            paragraphs=html.split("</p>"),
            related=list(islice(others, 6)),
            **shared,
        )
        folder = out / path.stem
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(page)


main(*map(Path, sys.argv[1:]))
