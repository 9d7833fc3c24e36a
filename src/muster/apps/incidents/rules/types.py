"""Kinds of accident as data: what they are called, which teams and skills they need, which casualty window holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class IncidentType:
    """One kind of accident."""

    code: str
    zh: str
    en: str
    key: str
    subtypes: tuple[tuple[str, str, str], ...]
    disciplines: tuple[str, ...]
    capabilities: tuple[str, ...]
    short_window: bool
    source: str
    mark: str


def parse_types(document: Mapping[str, Any]) -> dict[str, IncidentType]:
    """The kinds of a parsed ``types.toml`` by code, in its order."""
    return {
        t["code"]: IncidentType(
            t["code"],
            t["zh"],
            t["en"],
            t.get("key", ""),
            tuple((s["code"], s["zh"], s["en"]) for s in t.get("subtype", ())),
            tuple(t["disciplines"]),
            tuple(t.get("capabilities", ())),
            t.get("short_window", False),
            t["source"],
            t["mark"],
        )
        for t in document["type"]
    }
