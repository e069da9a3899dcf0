"""Reads exports of other systems, independently of Galley: each article's slug and its text as HTML."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

Article = tuple[str, str]

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
SHORTCODE = re.compile(r"\[/?(?:caption|wp_caption|gallery|embed|audio|video|playlist)\b[^\]]*\]")
ADDRESS = re.compile(r"^\s*https?://\S+\s*$|(?<=\[embed\])[^\[]*", re.MULTILINE)


def slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-")


def without_shortcodes(text: str) -> str:
    words = " ".join(re.findall(r"caption=\"([^\"]*)\"", text))
    return SHORTCODE.sub(" ", ADDRESS.sub(" ", text)) + words


def rss(text: str) -> ElementTree.Element:
    """An export, in which there may be bare ampersands and control characters, as WordPress writes them."""
    parts = re.split(r"(<!\[CDATA\[.*?\]\]>)", re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text), flags=re.DOTALL)
    return ElementTree.fromstring("".join(
        part if part.startswith("<![CDATA[") else re.sub(r"&(?!#?\w+;)", "&amp;", part) for part in parts))


def wordpress(file: Path) -> Iterator[Article]:
    if file.suffix == ".json":
        posts = json.loads(file.read_text())
        for post in posts if isinstance(posts, list) else [posts]:
            if post["status"] == "publish":
                yield post["slug"], without_shortcodes(post["content"]["rendered"])
        return
    for item in rss(file.read_text()).iter("item"):
        said = {child.tag.split("}")[-1]: child.text for child in item}
        is_shown = said.get("status") == "publish" and not said.get("post_password")
        if said.get("post_type") in ("post", "page") and is_shown:
            yield "", without_shortcodes(item.findtext(CONTENT) or "")


def elements(nodes: list[Any]) -> str:
    """The words that readers see of ANS elements."""
    parts = []
    for node in nodes:
        if not isinstance(node, dict):
            continue
        kind = node.get("type")
        if kind in ("text", "raw_html", "header", "blockquote", "interstitial_link", "dateline"):
            parts.append(str(node.get("content", "")))
        elif kind == "code":
            parts.append(escape(str(node.get("content", ""))))
        elif kind in ("image", "video", "audio"):
            parts.append(str(node.get("caption", "")))
        elif kind == "quote":
            parts += [elements(node.get("content_elements", [])), str(node.get("citation", {}).get("content", ""))]
        elif kind in ("gallery", "element_group"):
            parts.append(elements(node.get("content_elements", [])))
        elif kind in ("list", "link_list"):
            parts += [str(node.get("title", "")), elements(node.get("items", []))]
        elif kind == "table":
            rows = [node.get("header", {}), *node.get("rows", [])]
            cells = [row.get("cells", []) if isinstance(row, dict) else row for row in rows]
            parts += [elements(row) for row in cells if isinstance(row, list)]
    return "\n<p>".join(parts)


def ans(file: Path) -> Iterator[Article]:
    story = json.loads(file.read_text())
    if story.get("type") == "story" and "bad" not in file.parts[-2:]:
        yield "", story.get("headlines", {}).get("basic", "") + "<p>" + elements(story.get("content_elements", []))
    elif story.get("type") and "bad" not in file.parts[-2:]:
        yield "", elements([story])


def lexical(node: dict[str, Any]) -> str:
    text = escape(node.get("text", "")) + " ".join(str(node.get(key, "")) for key in ("html", "caption"))
    text += "".join(lexical(child) for child in node.get("children", []))
    return text if node.get("type") in ("text", "extended-text", "link") else f"<p>{text}</p>"


def ghost(file: Path) -> Iterator[Article]:
    data = json.loads(file.read_text())
    data = data.get("result", data.get("db", [{}])[0].get("data") if "db" in data else data)
    for post in data["posts"]:
        post = post.get("data", post)
        if post.get("html"):
            yield slug(post["slug"]), post["html"]
        elif post.get("lexical"):
            yield slug(post["slug"]), lexical(json.loads(post["lexical"])["root"])


def ninjs(file: Path) -> Iterator[Article]:
    item = json.loads(file.read_text())
    if "bad" in file.parts[-2:]:
        return
    headline = next((line["value"] for line in item.get("headlines", [])), "")
    bodies = item.get("bodies", [])
    bodies = bodies if isinstance(bodies, list) else list(bodies.values())
    html = [body["value"] for body in bodies if "html" in body.get("contentType", "")]
    plain = [escape(body["value"]) for body in bodies if "html" not in body.get("contentType", "")]
    yield "", escape(headline) + "<p>" + max(html or plain or [""], key=len)


READERS: dict[str, Callable[[Path], Iterator[Article]]] = {
    "wordpress": wordpress, "ans": ans, "ghost": ghost, "ninjs": ninjs,
}
