"""Readers of the exported formats, written after their own documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# OpenRTB 2.6, sections 3.2.1, 3.2.4, 3.2.6, 3.2.10, 3.2.13, 3.2.16, 3.2.18: as far as an export may use them.
OPENRTB = {
    "request": {"id": str, "imp": ["imp"], "site": "site", "device": "device"},
    "imp": {
        "id": str, "banner": "banner", "instl": int, "tagid": str, "bidfloor": float, "secure": int,
        "refresh": "refresh", "ext": dict,
    },
    "refresh": {"refsettings": ["refsettings"], "count": int},
    "refsettings": {"reftype": int, "minint": int},
    "banner": {"format": ["format"], "w": int, "h": int, "pos": int},
    "format": {"w": int, "h": int, "wratio": int, "hratio": int, "wmin": int},
    "site": {"name": str, "page": str, "content": "content"},
    "content": {"language": str},
    "device": {"w": int, "h": int},
}
REQUIRED = {"request": {"id", "imp"}, "imp": {"id"}}
POSITIONS = range(8)
"""AdCOM 1.0, List: Placement Positions, without those for pages of other kinds."""


def problems_of_request(request: Any) -> Iterator[str]:
    """What of a bid request the specification does not allow."""
    yield from _openrtb(request, "request", "request")
    ids = [imp["id"] for imp in request["imp"]]
    if len(set(ids)) < len(ids):
        yield "two impressions have one id"
    for imp in request["imp"]:
        if imp["banner"].get("pos") not in POSITIONS:
            yield f"{imp['id']}: pos {imp['banner'].get('pos')}"
        if imp["instl"] not in (0, 1) or imp["secure"] not in (0, 1):
            yield f"{imp['id']}: a flag is neither 0 nor 1"


def _openrtb(value: Any, kind: str, where: str) -> Iterator[str]:
    for missing in REQUIRED.get(kind, set()) - value.keys():
        yield f"{where}: '{missing}' is missing"
    for key, item in value.items():
        expected = OPENRTB[kind].get(key)
        path = f"{where}.{key}"
        match expected:
            case None:
                yield f"{path}: the object has no such attribute"
            case [part]:
                for number, entry in enumerate(item):
                    yield from _openrtb(entry, part, f"{path}[{number}]")
            case str(part):
                yield from _openrtb(item, part, path)
            case _ if type(item) is not expected:
                yield f"{path}: {item!r} is not of type {expected.__name__}"


SLOT = {"id", "gam_unit_path", "div_id", "page_patterns", "formats", "floor_price", "targeting", "providers"}
"""`CreativeOpportunitySlot` of IABTechLab/trusted-server, which refuses others."""


def problems_of_slots(file: dict[str, Any]) -> Iterator[str]:
    """What of a trusted server's file it would refuse."""
    settings = file["creative_opportunities"]
    ids = [slot["id"] for slot in settings["slot"]]
    if len(set(ids)) < len(ids):
        yield "two slots have one id"
    for slot in settings["slot"]:
        name = slot["id"]
        if slot.keys() - SLOT:
            yield f"{name}: no keys {slot.keys() - SLOT}"
        if not name or not all(letter.isascii() and (letter.isalnum() or letter in "_-") for letter in name):
            yield f"{name}: no id"
        if not slot["page_patterns"] or not all(pattern.startswith("/") for pattern in slot["page_patterns"]):
            yield f"{name}: page_patterns {slot['page_patterns']}"
        if not slot["formats"]:
            yield f"{name}: no formats"
        for size in slot["formats"]:
            if size.keys() != {"width", "height"} or min(size.values()) < 1:
                yield f"{name}: format {size}"
        if not all(type(value) is str for value in slot.get("targeting", {}).values()):
            yield f"{name}: targeting {slot['targeting']}"


TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


class Schema:
    """A JSON Schema with the few keywords that the plan's has; another keyword is an error."""

    KEYWORDS = {
        "$schema", "$defs", "$ref", "title", "description", "type", "const", "enum", "required", "properties",
        "additionalProperties", "items", "minimum", "maximum", "minItems", "maxItems",
    }

    def __init__(self, path: Path) -> None:
        self._root = json.loads(path.read_text())

    def problems(self, value: Any) -> Iterator[str]:
        """What of a value the schema does not allow."""
        yield from self._problems(value, self._root, "line")

    def _problems(self, value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
        if unknown := schema.keys() - self.KEYWORDS:
            raise ValueError(f"the schema has keywords that are not read here: {unknown}")
        if "$ref" in schema:
            schema = self._root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else types
        if types and not any(self._is(value, name) for name in types):
            yield f"{where}: {value!r} is not {' or '.join(types)}"
            return
        if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
            yield f"{where}: {value!r}"
        if self._is(value, "number"):
            if value < schema.get("minimum", value) or value > schema.get("maximum", value):
                yield f"{where}: {value} is out of range"
        if isinstance(value, list):
            if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
                yield f"{where}: {len(value)} items"
            for number, item in enumerate(value):
                yield from self._problems(item, schema["items"], f"{where}[{number}]")
        if isinstance(value, dict):
            for missing in set(schema.get("required", [])) - value.keys():
                yield f"{where}: '{missing}' is missing"
            for key, item in value.items():
                part = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
                if part is False:
                    yield f"{where}: no member '{key}'"
                else:
                    yield from self._problems(item, part, f"{where}.{key}")

    @staticmethod
    def _is(value: Any, name: str) -> bool:
        if name in ("integer", "number"):
            return type(value) is int or name == "number" and type(value) is float
        return type(value) is TYPES[name]
