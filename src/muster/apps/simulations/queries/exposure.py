"""Who and what stands inside the zones of a run, and what staying indoors saves there."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from muster.apps.risks import rules as risk_rules
from muster.apps.risks.models import Enterprise, MajorHazardInstallation, ProtectionTarget
from muster.apps.simulations import rules
from muster.apps.simulations.models import SimulationRun
from muster.apps.simulations.queries.reads import Value, instant
from muster.kit import time
from muster.kit.geometry import Bounds
from muster.kit.register import points

MOST_ROWS = 300
FIRST_HOUR = 1_000.0
"""How far downwind the packet speaks of staying in, where the gravest zone reaches as far [P]. [m]"""


@cache
def _kinds() -> dict[str, type[Any]]:
    return {"target": ProtectionTarget, "enterprise": Enterprise, "hazard": MajorHazardInstallation}


def _placed(kind: str, box: Bounds) -> list[Any]:
    """Everything of a register in a box. A cloud stops at no boundary: names and headcounts, no telephone numbers."""
    rows = _kinds()[kind].objects.unscoped("a cloud stops at no boundary; names and headcounts only")
    if kind == "hazard":
        rows = rows.exclude(status=risk_rules.HazardStatus.CANCELLED)
    if kind == "enterprise":
        rows = rows.exclude(status=risk_rules.EnterpriseStatus.CLOSED)
    return list(points.in_box(rows.filter(position__isnull=False), box)[:20_000])


def exposure(row: SimulationRun, *, hour: int | None = None) -> Value:
    """Who and what stands inside the zones: people at an hour of the day, places in the order in which the cloud reaches them."""
    at = time.now().astimezone(time.SHANGHAI).hour if hour is None else hour
    answer = row.answer
    bounds = rules.bounds_of(answer["zones"])
    found: list[Value] = []
    for kind in _kinds() if bounds else ():
        here = _placed(kind, Bounds(*bounds))  # type: ignore[misc]  # four numbers
        where = rules.inside(
            ((i, r.position.x, r.position.y) for i, r in enumerate(here)), answer["zones"], front=answer["front"],
            lon=row.lon, lat=row.lat, wind_from=row.wind_from,
        )  # fmt: skip
        found += [_inside_value(kind, here[i], stand, at) for i, stand in where.items()]
    found.sort(key=lambda r: (r["arrival_s"] is None, r["arrival_s"] or 0.0, r["distance_m"]))
    shown = found[:MOST_ROWS]
    for value, stay in zip(shown, _stays(row, [(r["lon"], r["lat"]) for r in shown]), strict=True):
        value["shelter"] = stay_value(stay)
    people = [r for r in found if r["kind"] == "target"]
    summed = risk_rules.sum_people(r["people"] for r in people)
    return {
        "run_id": str(row.id),
        "hour": at,
        "people": _people(summed),
        "by_zone": [
            {
                "zone": zone["id"],
                "people": _people(risk_rules.sum_people(r["people"] for r in people if r["zone"] == zone["id"])),
                "places": sum(1 for r in found if r["zone"] == zone["id"]),
            }
            for zone in answer["zones"]
        ],
        "counts": {
            "schools": sum(1 for r in people if r["subkind"] in ("school", "kindergarten", "university")),
            "hospitals": sum(1 for r in people if r["subkind"] in ("hospital", "nursing_home")),
            "targets": len(people),
            "enterprises": sum(1 for r in found if r["kind"] == "enterprise"),
            "hazards": sum(1 for r in found if r["kind"] == "hazard"),
        },
        "places": shown,
        "total": len(found),
        "shelter_basis": shelter_basis(row),
        "as_of": instant(time.now()),
    }


def _people(summed: risk_rules.PeopleSum) -> Value:
    """Headcounts: unknown where nobody was counted at all, so that no data never shows as nobody."""
    return {
        "known": summed.known if summed.targets > summed.unknown_targets else None,
        "targets": summed.targets,
        "unknown_targets": summed.unknown_targets,
    }


def _inside_value(kind: str, record: Any, stand: rules.Inside, hour: int) -> Value:
    return {
        "id": str(record.id),
        "kind": kind,
        "subkind": {"target": lambda: record.kind, "enterprise": lambda: record.industry, "hazard": lambda: record.level}[kind](),
        "name": record.name,
        "lon": record.position.x,
        "lat": record.position.y,
        "people": risk_rules.people_at(record.occupancy, hour) if kind == "target" else None,
        "zone": stand.zone,
        "certainty": stand.certainty,
        "arrival_s": None if stand.arrival_s is None else round(stand.arrival_s),
        "distance_m": round(stand.distance_m),
    }


# --- staying in ---


def _stays(row: SimulationRun, places: Sequence[tuple[float, float]]) -> Sequence[rules.Stay | None]:
    """What staying in saves at places; nothing where no concentration is known, as with guide distances."""
    sheltering = row.answer.get("sheltering")
    if sheltering is None:
        return [None] * len(places)
    return rules.stays(
        sheltering, row.answer["zones"], [rules.local(row.lon, row.lat, lon, lat) for lon, lat in places],
        wind_from=row.wind_from,
    )  # fmt: skip


def stay_value(stay: rules.Stay | None) -> Value | None:
    """What staying in saves, as shown."""
    if stay is None:
        return None
    return {
        "standing": stay.standing.value,
        "outdoor_ppm": float(f"{stay.outdoor_ppm:.3g}"),
        "indoor_ppm": float(f"{stay.indoor_ppm:.3g}"),
        "outdoor_zone": stay.outdoor_zone,
        "indoor_zone": stay.indoor_zone,
        "share": round(stay.share, 4),
        "share_low": round(stay.share_low, 4),
        "share_high": round(stay.share_high, 4),
        "share_shut": round(stay.share_shut, 4),
        "air_at_s": round(stay.air_at_s),
        "text": rules.stay_text(stay),
    }


def shelter_basis(row: SimulationRun) -> Value:
    """What the estimate of staying in rests on, or why there is none."""
    if row.answer.get("sheltering") is None:
        return {
            "known": False,
            "text": {"zh": "没有浓度过程，不估算留在室内的效果", "en": "No course of the concentration: staying indoors is not estimated"},
        }
    tight, middle, leaky = rules.air_changes_per_hour(row.facts["wind_speed"]["value"])
    return {
        "known": True,
        "text": {
            "zh": f"估算：云团到达前关好门窗、停通风；普通房屋约每小时换气 {middle:.1f} 次（括号内：密闭 {tight:.1f}—漏风 {leaky:.1f}，经验值）；"
                  "吸入量 = 浓度 × 时间；平坦开阔地，不计吸附；仅供参考",
            "en": f"Estimate: doors and windows shut before the cloud comes, ventilation off; an ordinary house changes its air about {middle:.1f} "
                  f"times an hour (in brackets: tight {tight:.1f} to leaky {leaky:.1f}, rules of thumb); amount breathed = concentration × time; "
                  "flat open ground, nothing settles; for reference only",
        },
    }  # fmt: skip


def shelter_at(row: SimulationRun, *, lon: float, lat: float) -> Value:
    """The same at one point that somebody asks about."""
    east, north = rules.local(row.lon, row.lat, lon, lat)
    answer = row.answer
    stand = rules.inside(
        [(0, lon, lat)], answer["zones"], front=answer["front"], lon=row.lon, lat=row.lat, wind_from=row.wind_from
    ).get(0)  # fmt: skip
    return {
        "run_id": str(row.id),
        "lon": lon,
        "lat": lat,
        "distance_m": round(math.hypot(east, north)),
        "zone": stand.zone if stand else None,
        "certainty": stand.certainty if stand else None,
        "arrival_s": None if stand is None or stand.arrival_s is None else round(stand.arrival_s),
        "shelter": stay_value(_stays(row, [(lon, lat)])[0]),
        "basis": shelter_basis(row),
    }


def shelter_line(row: SimulationRun | None) -> dict[str, str] | None:
    """One line for the packet: staying in straight downwind, inside the gravest toxic zone; None where no toxic cloud is known."""
    sheltering = row.answer.get("sheltering") if row else None
    zone = next((z for z in row.answer["zones"] if z["id"] in ("toxic:AEGL-3", "toxic:AEGL-2")), None) if row else None
    if row is None or zone is None or sheltering is None:
        return None
    far, toward = min(zone["reach_m"], FIRST_HOUR), math.radians((row.wind_from or 0.0) + 180.0)
    at = (far * math.sin(toward), far * math.cos(toward))
    stay = rules.stays(sheltering, row.answer["zones"], [at], wind_from=row.wind_from)[0]
    said, where = rules.stay_text(stay), f"{far:.0f} m" if far < 1000 else f"{far / 1000:.1f} km"
    return {
        "zh": f"下风 {where}（{zone['name']} 内）：{said['zh']}。估算，仅供参考",
        "en": f"{where} downwind (within {zone['name']}): {said['en']}. Estimate, for reference only",
    }
