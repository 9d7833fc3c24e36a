"""Staying in or standing outside while a cloud passes: what is breathed either way, and when the windows must be opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from muster.apps.simulations.rules.zones import Json, downwind
from muster.consequence.indoor import air_change_rate
from muster.consequence.results import Sheltering
from muster.consequence.sheltering import HOUSES
from muster.kit.terms import Term

__all__ = ["Standing", "Stay", "air_changes_per_hour", "stay_text", "stays"]


class Standing(Term):
    """What can be said of staying in at a place."""

    STAY = "stay", "可留在室内"
    FLAMMABLE = "flammable", "可燃云内"
    BELOW = "below", "未达到阈值"


@dataclass(frozen=True, slots=True)
class Stay:
    """A place while the cloud passes. Shares are of the amount breathed outside (concentration × time)."""

    standing: Standing
    outdoor_ppm: float
    indoor_ppm: float
    outdoor_zone: str | None
    indoor_zone: str | None
    share: float
    share_low: float
    share_high: float
    share_shut: float
    air_at_s: float


def air_changes_per_hour(wind_speed: float) -> tuple[float, ...]:
    """Air changes of tight, ordinary and leaky houses with windows shut. [1/h]"""
    return tuple(3600.0 * float(air_change_rate(wind_speed, tightness=house)) for house in HOUSES)


def stays(
    sheltering: Mapping[str, Any], zones: Sequence[Json], places: Sequence[tuple[float, float]], *, wind_from: float | None
) -> list[Stay]:
    """What staying in saves at places given as metres east and north of the source, out of the very cloud that the zones are drawn from."""
    if not places:
        return []
    x, y = zip(*(downwind(east, north, wind_from) for east, north in places), strict=True)
    there = Sheltering.read(sheltering).at(x, y)
    toxic = sorted(((z["threshold"], z["id"]) for z in zones if z["effect"] == "toxic"), reverse=True)
    burns = min((z["threshold"] * 1e4 for z in zones if z["effect"] == "flash fire"), default=None)  # % → ppm

    def worst(value: float) -> str | None:
        return next((zone for threshold, zone in toxic if value >= threshold), None)

    told = []
    for i, outside in enumerate(map(float, there.ppm)):
        (tight, middle, leaky), indoors = map(float, there.share[i]), outside * float(there.indoors[i, 1])
        standing = Standing.FLAMMABLE if burns is not None and outside >= burns else Standing.STAY if worst(outside) else Standing.BELOW
        told.append(
            Stay(standing, outside, indoors, worst(outside), worst(indoors), middle, tight, leaky, float(there.shut[i]), float(there.air_out[i]))
        )
    return told


def _percent(share: float) -> str:
    return "< 1" if share < 0.01 else f"{100.0 * share:.0f}"


def stay_text(stay: Stay) -> dict[str, str]:
    """One line for lists and packets, in both languages; an estimate, and said to be one."""
    if stay.standing is Standing.FLAMMABLE:
        return {
            "zh": "可燃云内：不要留守，熄灭火种，向侧风方向撤离",
            "en": "Inside the flammable cloud: do not stay in, put out every flame, leave across the wind",
        }
    if stay.standing is Standing.BELOW:
        return {"zh": "估算浓度低于各毒性阈值", "en": "Estimated below every toxic threshold"}
    middle, low, high, minutes = _percent(stay.share), _percent(stay.share_low), _percent(stay.share_high), round(stay.air_at_s / 60.0)
    return {
        "zh": f"关窗留在室内，吸入量约为室外的 {middle} %（{low}–{high} %）；泄漏后约 {minutes} 分云团过去，须开窗通风",
        "en": f"Indoors, windows shut: about {middle} % of what is breathed outside ({low}–{high} %); the cloud has passed "
              f"about {minutes} min after the release, then air the house",
    }  # fmt: skip
