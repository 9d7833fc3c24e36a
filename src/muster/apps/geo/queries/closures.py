"""What is closed or slow. Roads are everybody's: every level sees every closure, and each changes its own."""

from datetime import datetime, timedelta
from typing import Any, Final

import shapely
from django.db.models import Q, QuerySet

from muster.apps.geo.models import RoadClosure
from muster.apps.geo.queries.roads import graph_provider
from muster.apps.geo.rules.closures import Closure, barrier_at, holds_at, is_ban, within
from muster.kit import time
from muster.kit.errors import OutOfRange
from muster.kit.geometry import Point

__all__ = ["STANDING", "bans_in_force", "barrier_on", "closure_of", "closure_value", "closures_ahead", "closures_in_force", "road_closures"]

PAST: Final = timedelta(days=30)
LONGEST_TRIP: Final = timedelta(days=1)
"""What begins later than this meets nobody who sets out now."""
STANDING: Final = ("in_force", "coming", "past")


def road_closures(standing: str, *, at: datetime | None = None) -> QuerySet[RoadClosure]:
    """Closures in force now, still to come, or of the last 30 days."""
    now = at or time.now()
    if standing == "past":
        every: QuerySet[RoadClosure] = RoadClosure.objects.unscoped("roads are everybody's")
        return every.filter(_ended(now), drawn_at__gte=now - PAST).order_by("-drawn_at", "id")
    began = Q(begins_at__lte=now) if standing == "in_force" else Q(begins_at__gt=now)
    return _not_ended(now).filter(began)


def _ended(now: datetime) -> Q:
    return Q(lifted_at__lte=now) | Q(ends_at__lte=now)


def _not_ended(now: datetime) -> QuerySet[RoadClosure]:
    every: QuerySet[RoadClosure] = RoadClosure.objects.unscoped("roads are everybody's")
    return every.exclude(_ended(now)).order_by("-drawn_at", "id")


def closures_ahead(*, at: datetime | None = None) -> list[Closure]:
    """What journeys that begin now may be bound by, now or on the way: all of it, as no more may be drawn than can be reckoned with."""
    now = at or time.now()
    return [closure_of(row) for row in _not_ended(now).filter(begins_at__lte=now + LONGEST_TRIP)]


def closures_in_force(*, at: datetime | None = None) -> list[Closure]:
    """What holds now: of what is in force, that whose hours of the day hold."""
    now = at or time.now()
    return within(closures_ahead(at=now), now.astimezone(time.SHANGHAI), 0.0)


def closure_of(row: RoadClosure) -> Closure:
    """A row as the rules see it."""
    return Closure(
        id=str(row.id), geometry=shapely.from_wkb(bytes(row.geom.wkb)), factor=row.factor, vehicles=frozenset(row.vehicles),
        begins_at=row.begins_at, ends_at=row.ends_at,
        hours=(row.daily_from, row.daily_to) if row.daily_from is not None and row.daily_to is not None else None,
    )  # fmt: skip


def barrier_on(point: Point) -> tuple[str, list[tuple[float, float]]]:
    """The trunk road nearest to a position, and a line across it there."""
    graph = graph_provider()
    found = barrier_at(graph.network, graph.names, point) if graph else None
    if found is None:
        raise OutOfRange("closure-no-road-near")
    return found


def bans_in_force() -> int:
    """How many standing closures bind vehicles with dangerous goods alone, at whatever hours."""
    return sum(1 for vehicles in road_closures("in_force").values_list("vehicles", flat=True) if is_ban(vehicles))


def _clock(hour: Any) -> str | None:
    return None if hour is None else f"{hour:%H:%M}"


def closure_value(row: RoadClosure) -> dict[str, Any]:
    """A closure as shown."""
    points = row.geom.coords[0] if row.geom.geom_type == "Polygon" else row.geom.coords
    return {
        **{name: getattr(row, name) for name in (
            "id", "org_name", "effect", "factor", "reason", "note", "road", "vehicles", "incident_id", "begins_at", "ends_at",
            "drawn_by", "drawn_at", "confirmed_at", "lifted_at", "lifted_by", "lift_note", "history",
        )},
        "daily_from": _clock(row.daily_from), "daily_to": _clock(row.daily_to),
        "holds_now": holds_at(time.now().astimezone(time.SHANGHAI), row.daily_from, row.daily_to),
        "org_path": str(row.org_path), "effect_name": row.get_effect_display(), "reason_name": row.get_reason_display(),
        "shape": {"kind": "area" if row.geom.geom_type == "Polygon" else "line", "points": [list(pair[:2]) for pair in points]},
    }  # fmt: skip
