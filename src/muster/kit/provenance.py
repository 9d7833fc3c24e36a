"""Where each value of a register came from: who said it, when, and how sure it is.

A record keeps ``{field: {"source", "by", "at", "mark", "version"}}``. The key ``*`` speaks for every field that has no
entry of its own, so that generated and imported records stay small.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from muster.kit.terms import Term

__all__ = [
    "EVERY_FIELD",
    "Clash",
    "Ledger",
    "Mark",
    "Provenance",
    "clashes",
    "completeness",
    "ledger_entry",
    "provenance_of",
    "stamp",
]

EVERY_FIELD = "*"
Ledger = dict[str, dict[str, Any]]


class Mark(Term):
    """How far a value can be trusted."""

    MEASURED = "measured", "实测"
    STATED = "stated", "单位填报"
    CONFIRMED = "confirmed", "已核实"
    PUBLIC = "public", "公开资料"
    IMPORTED = "imported", "批量导入"
    ASSUMED = "assumed", "推定"
    SYNTHETIC = "synthetic", "演示数据"


@dataclass(frozen=True, slots=True)
class Provenance:
    """One value's origin."""

    source: str
    by: str
    at: str
    mark: Mark
    version: int = 1


def ledger_entry(*, source: str, by: str, at: datetime, mark: Mark, version: int = 1) -> dict[str, Any]:
    """One entry as it is stored."""
    return {**asdict(Provenance(source, by, at.isoformat(), mark, version)), "mark": mark.value}


def provenance_of(ledger: Mapping[str, Mapping[str, Any]], field: str) -> Provenance | None:
    """The origin of one field, its own or the record's."""
    entry = ledger.get(field) or ledger.get(EVERY_FIELD)
    if entry is None:
        return None
    return Provenance(
        str(entry["source"]), str(entry["by"]), str(entry["at"]), Mark(entry["mark"]), int(entry.get("version", 1))
    )


def stamp(ledger: Mapping[str, dict[str, Any]], fields: Iterable[str], entry: dict[str, Any]) -> Ledger:
    """The ledger after these fields were set together."""
    return {**ledger, **dict.fromkeys(fields, entry)}


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people set one field to different values, neither having seen the other's."""

    field: str
    mine: Any
    theirs: Any
    by: str
    at: str


def clashes(
    ledger: Mapping[str, Mapping[str, Any]], *, read_version: int, stored: Mapping[str, Any], wanted: Mapping[str, Any]
) -> list[Clash]:
    """The fields that were changed to something else since the editor read the record (at ``read_version``).

    Changes of different fields merge; the same new value from both is no clash.
    """
    found = []
    for field, mine in wanted.items():
        origin = provenance_of(ledger, field)
        if origin and origin.version > read_version and stored.get(field) != mine:
            found.append(Clash(field, mine, stored.get(field), origin.by, origin.at))
    return found


def completeness(values: Mapping[str, Any], wanted: Iterable[str]) -> float:
    """The share of the wanted fields that are known, 0 to 1. Zero and False are known; None and empty are not."""
    fields = tuple(wanted)
    known = sum(1 for f in fields if values.get(f) not in (None, "", [], {}, ()))
    return round(known / len(fields), 3) if fields else 1.0
