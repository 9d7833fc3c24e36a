"""The departure check: how long a team lasts on what it carries, what runs out first, and where on the way it can be filled up."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Final

from muster.apps.command.models import DepartureCheck, Dispatch
from muster.apps.command.queries.promises import control_point
from muster.apps.command.queries.words import Value, instant
from muster.apps.geo import queries as geo
from muster.apps.geo.models import Division
from muster.apps.resources import queries as resources
from muster.apps.resources.models import Team, TeamEssential
from muster.apps.resources.rules import ESSENTIAL_UNIT, EssentialKind, SupplyItem, is_expired, use_of
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.geometry import Point
from muster.logistics.selfsupport import TARGET_HOURS, Line, Stop

DETOUR: Final = 1.15
"""A place counts as on the way while going through it takes at most so much longer [P]."""
MOST_STOPS: Final = 60
AT_A_COUNTY_SEAT: Final = frozenset({"fuel", "water", "food", "medical"})
"""What a county seat is taken to sell: fuel stations, shops, a hospital [P]; nobody has asked there."""
_REFILLS: Final[dict[SupplyItem, str]] = {
    SupplyItem.WATER: "water", SupplyItem.FOOD: "food", SupplyItem.DIESEL: "fuel", SupplyItem.CYLINDER: "breathing", SupplyItem.SCBA: "breathing",
    SupplyItem.LIGHT_SUIT: "protection", SupplyItem.HEAVY_SUIT: "protection", SupplyItem.MEDICAL_PACK: "medical", SupplyItem.TENT: "camp",
    SupplyItem.GENERATOR: "power",
}  # fmt: skip


def _places(actor: Actor) -> list[tuple[str, Point, frozenset[str]]]:
    """Where something can be had: county seats, and stores by what they can promise today."""
    today = time.now().astimezone(time.SHANGHAI).date()
    found: dict[str, tuple[Point, set[str]]] = {}
    for lot in resources.lots_in_sight(actor, items=[i.value for i in _REFILLS]):
        if lot.base.point and resources.stock_of(lot).usable(today) > 0:
            found.setdefault(lot.base.name, (lot.base.point, set()))[1].add(_REFILLS[SupplyItem(lot.item)])
    stores = [(name, point, frozenset(kinds)) for name, (point, kinds) in found.items()]
    seats = Division.objects.filter(level="county", seat__isnull=False, valid_to__isnull=True).order_by("code")
    return [*stores, *((d.name, Point(d.seat.x, d.seat.y), AT_A_COUNTY_SEAT) for d in seats if d.seat)]


def stops_between(actor: Actor, start: Point, end: Point) -> list[Stop]:
    """Places on the way from a base to a scene, with the hours after departure at which they are passed."""
    direct = start.distance(end)
    near = [p for p in _places(actor) if start.distance(p[1]) + p[1].distance(end) <= DETOUR * direct + 10_000]
    near.sort(key=lambda p: start.distance(p[1]) + p[1].distance(end))
    near = near[:MOST_STOPS]
    if not near:
        return []
    whole = geo.travel_times([start], end)[0].minutes
    out = geo.travel_matrix([start], [p for _, p, _ in near])[0]
    on = geo.travel_times([p for _, p, _ in near], end)
    return [
        Stop(name, there.minutes / 60, kinds)
        for (name, _, kinds), there, rest in zip(near, out, on, strict=True)
        if there.minutes + rest.minutes <= DETOUR * whole + 10
    ]


def departure_value(actor: Actor, order: Dispatch, team: Team, *, people: int | None = None) -> Value:
    """The check of a team for an order as it stands now; what nobody counted lasts 0 h, as the indicator asks."""
    crew = next((told for told in (people, order.people) if told is not None), team.people_away)
    target, start = control_point(order, order.incident), team.point
    stops = stops_between(actor, start, target) if start and target else []
    answer = resources.self_support_of(team, crew=crew, stops=stops)
    held = resources.essentials_of(team)
    today = time.now().astimezone(time.SHANGHAI).date()
    return {
        "dispatch_id": str(order.id),
        "team_id": str(team.id),
        "team_name": team.name,
        "crew": crew,
        "target_hours": TARGET_HOURS,
        "hours": round(answer.hours, 1) if math.isfinite(answer.hours) else None,
        "first_out": answer.first_out,
        "first_out_zh": EssentialKind(answer.first_out).zh if answer.first_out else None,
        "is_met": answer.is_met,
        "lines": [_line(line, held[EssentialKind(line.kind)], crew, today) for line in answer.lines],
        "stops_known": bool(start and target),
    }


def _line(line: Line, held: TeamEssential | None, crew: int | None, today: date) -> Value:
    kind = EssentialKind(line.kind)
    use, source = use_of(kind, held.hourly_use if held else None, crew)
    return {
        "kind": line.kind,
        "kind_zh": kind.zh,
        "unit": ESSENTIAL_UNIT[kind],
        "stock": held.stock if held else None,
        "hourly_use": use,
        "use_source": source,
        "is_expired": is_expired(held, today),
        "is_counted": held is not None and held.stock is not None,
        "counted_at": instant(held.counted_at) if held else None,
        "hours": round(line.hours, 1) if math.isfinite(line.hours) else None,
        "missing": None if line.missing is None else round(line.missing, 1),
        "refill": {"name": line.refill.name, "after_hours": round(line.refill.after, 1)} if line.refill else None,
    }


def departure_check_value(row: DepartureCheck) -> Value:
    """A check that was made, as the room keeps it."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "dispatch_id": str(row.dispatch_id),
        "team_name": row.dispatch.team_name,
        "hours": row.result["hours"],
        "first_out": row.result["first_out"],
        "first_out_zh": row.result["first_out_zh"],
        "is_met": row.result["is_met"],
        "crew": row.result["crew"],
        "checked_by": row.checked_by,
        "checked_at": instant(row.checked_at),
        "notes": row.notes,
    }


def departure_checks(orders: Sequence[Dispatch]) -> list[DepartureCheck]:
    """The checks of orders already let through."""
    return list(DepartureCheck.objects.unscoped("of orders already let through").filter(dispatch__in=orders).select_related("dispatch"))
