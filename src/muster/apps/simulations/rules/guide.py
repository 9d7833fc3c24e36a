"""Initial isolation and protective action distances from the guide table, for when substance or amount are unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

__all__ = ["UNKNOWN_SUBSTANCE", "GuideDistances", "distances", "of_page"]

UNKNOWN_SUBSTANCE: Final = "111"
"""The guide of mixed loads and unknown materials."""
SMALL_T: Final = 0.2
"""Up to here a spill is small: 208 litres or one small cylinder [R:S11], read as mass [P]. [t]"""
_LOW_WIND, _HIGH_WIND = 10 / 3.6, 20 / 3.6


@dataclass(frozen=True, slots=True)
class GuideDistances:
    """What the guide says: isolation to all sides and, where it gives one, protection downwind. [m]"""

    isolation: float
    downwind: float | None
    at_least: bool
    fire: float | None
    guide: str
    edition: str
    zh: str
    en: str


def _page(table: Mapping[str, Any], guide: str) -> Mapping[str, Any]:
    number = guide.rstrip("P")
    found = next((page for page in table["page"] if number in page["guides"]), None)
    return found if found is not None else _page(table, UNKNOWN_SUBSTANCE)


def distances(
    table: Mapping[str, Any], *, cas: str | None, amount_t: float | None, night: bool, wind_speed: float | None
) -> GuideDistances:
    """The guide's distances for a substance (None: unknown) and an amount (None: unknown, taken as the largest row)."""
    when = ("夜间", "night") if night else ("白天", "day")
    entry = next((row for row in table["chemical"] if cas and row["cas"] == cas), None)
    if entry is None:
        return of_page(table, table["by_cas"].get(cas or "", UNKNOWN_SUBSTANCE))
    fire = float(_page(table, entry["guide"])["fire"])
    side = "night" if night else "day"
    if amount_t is not None and amount_t <= SMALL_T:
        row, size, at_least, value = entry["small"], ("小量泄漏", "small spill"), False, float(entry["small"][side])
    elif "bulk" in entry:
        row = next(
            (r for r in entry["bulk"] if amount_t is not None and amount_t <= r.get("up_to_t", float("inf"))), entry["bulk"][-1]
        )
        wind = 0 if wind_speed is None or wind_speed < _LOW_WIND else 1 if wind_speed <= _HIGH_WIND else 2
        value = float(row[side][wind])
        at_least = bool(row.get("at_least")) and value >= 11.0
        blow = (("弱风", "low wind"), ("中等风", "moderate wind"), ("强风", "high wind"))[wind]
        size = (f"{row['zh']}、{blow[0]}", f"{row['en']}, {blow[1]}")
    else:
        row, size, at_least, value = entry["large"], ("大量泄漏", "large spill"), False, float(entry["large"][side])
    unknown = ("（数量不明，按最大一档）", " (amount unknown: largest row)") if amount_t is None else ("", "")
    return GuideDistances(
        float(row["isolation"]), value * 1000.0, at_least, fire, entry["guide"], table["edition"],
        f"{table['edition']} 指南 {entry['guide']}，{size[0]}、{when[0]}{unknown[0]}",
        f"{table['edition']} guide {entry['guide']}, {size[1]}, {when[1]}{unknown[1]}",
    )  # fmt: skip


def of_page(table: Mapping[str, Any], guide: str) -> GuideDistances:
    """The distances of a guide page."""
    page = _page(table, guide)
    downwind = float(page["downwind"]) or None
    unknown = guide == UNKNOWN_SUBSTANCE
    return GuideDistances(
        float(page["isolation"]), downwind, False, float(page["fire"]), guide, table["edition"],
        f"{table['edition']} 指南 {guide}" + ("（物质不明）" if unknown else "（大量泄漏）"),
        f"{table['edition']} guide {guide}" + (" (substance unknown)" if unknown else " (large spill)"),
    )  # fmt: skip
