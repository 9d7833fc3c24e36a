"""The first-hour packet: what a captain must know before getting out of the vehicle, in one small document."""

from collections.abc import Mapping
from typing import Any, Final

from muster.apps.simulations.rules.source import chemical

__all__ = ["approach", "knowledge"]

Json = dict[str, Any]
_POINTS: Final = (("北", "N"), ("东北", "NE"), ("东", "E"), ("东南", "SE"), ("南", "S"), ("西南", "SW"), ("西", "W"), ("西北", "NW"))


def _entry(table: Mapping[str, Any], told: str | None) -> Json | None:
    """The row of a substance by its CAS number or one of its names."""
    name = (told or "").strip()
    found = chemical(name)
    for row in table["substance"]:
        if (found and row["cas"] == found.cas) or name.lower() in (n.lower() for n in row["names"]) or name == row["cas"]:
            return dict(row)
    return None


def _kind(told: str | None) -> str:
    """The kind of danger where the tables have no row: by the library's limits, else unknown."""
    found = chemical(told)
    if found is None:
        return "unknown"
    if found.toxicity.get("aegl", {}).get("values") and not found.is_flammable:
        return "toxic"
    if not found.is_flammable:
        return "corrosive" if found.toxicity else "unknown"
    return "flammable_gas" if found.boiling_point < 293.15 else "flammable_liquid"


def knowledge(table: Mapping[str, Any], told: str | None) -> Json:
    """What to do first, what never, with what, in what: by substance, else by kind of danger.

    Where a substance reacts with water no measure with water is shown.
    """
    entry = _entry(table, told)
    kind = entry["kind"] if entry else _kind(told)
    general = table["kind"][kind]
    dry = bool(entry and entry["water_reactive"])
    ppe = table["ppe"][general["ppe"]]
    plain = [{"zh": m["zh"], "en": m["en"]} for m in general["first"] if not (dry and m.get("water"))]
    return {
        "kind": kind,
        "in_table": entry is not None,
        "water_reactive": dry,
        "never": [*(entry["never"] if entry else []), *general["never"]],
        "first": plain,
        "agents": entry["agents"] if entry else None,
        "antidote": entry.get("antidote") if entry else None,
        "ppe": {"level": general["ppe"], "name": ppe["name"], "content": ppe["content"]},
        "edition": table["edition"],
    }


def approach(wind_from: float | None) -> dict[str, str]:
    """From which side to come.

    >>> approach(45.0)["zh"]
    '从东北侧（上风）接近；不在西南侧（下风）停车、集结'
    """
    if wind_from is None:
        return {
            "zh": "风向不明：到场先看风（烟、旗、风向标），从上风接近，保持距离",
            "en": "Wind unknown: look at smoke and flags first, come from upwind, keep away",
        }
    index = round(wind_from / 45.0) % 8
    here, there = _POINTS[index], _POINTS[(index + 4) % 8]
    return {
        "zh": f"从{here[0]}侧（上风）接近；不在{there[0]}侧（下风）停车、集结",
        "en": f"Come from the {here[1]} (upwind); no parking or assembly in the {there[1]} (downwind)",
    }
