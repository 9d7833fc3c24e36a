"""Closing roads, slowing them, looking at them again and opening them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from datetime import time as clock_time
from typing import Any, Final
from uuid import UUID

from django.contrib.gis.geos import LineString, Polygon
from django.db import transaction

from muster.apps.geo import events
from muster.apps.geo.models import RoadClosure
from muster.apps.geo.queries.closures import barrier_on, road_closures
from muster.apps.geo.rules.closures import ClosureReason, Effect, is_ban, refuse_shape
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotAllowed, NotFound, OutOfRange
from muster.kit.geometry import Point

__all__ = ["close_road", "lift_closure", "revise_closure"]

LONGEST: Final = timedelta(days=366)
MOST_STANDING: Final = 300
"""More would make every travel time slow."""


@transaction.atomic
def close_road(
    *,
    actor: Actor,
    effect: Effect,
    factor: float | None,
    reason: ClosureReason,
    kind: str,
    points: Sequence[Point],
    note: str = "",
    vehicles: Sequence[str] = (),
    daily_from: clock_time | None = None,
    daily_to: clock_time | None = None,
    begins_at: datetime | None = None,
    ends_at: datetime | None = None,
    incident_id: UUID | None = None,
) -> RoadClosure:
    """Close or slow what lies within an area, under a line, or the road that was pointed at.

    For the vehicles that are named, at the hours of the day that are given. Who may only ban dangerous goods binds no others.
    """
    now = time.now()
    _refuse_beyond_bans(actor, vehicles)
    _refuse_times(now, begins_at, ends_at)
    if (daily_from is None) != (daily_to is None) or (daily_from is not None and daily_from == daily_to):
        raise OutOfRange("closure-hours")
    if (effect is Effect.SLOW) != (factor is not None):
        raise OutOfRange("closure-factor")
    if road_closures("in_force").count() + road_closures("coming").count() >= MOST_STANDING:
        raise Conflict("closure-too-many", limit=MOST_STANDING)
    road, pairs = "", [(p.lon, p.lat) for p in points]
    if kind == "road":
        road, pairs = barrier_on(points[0])
    refuse_shape("area" if kind == "area" else "line", pairs)
    shape = Polygon([*pairs, pairs[0]], srid=4326) if kind == "area" else LineString(pairs, srid=4326)
    row = RoadClosure.objects.create(
        org_path=actor.org_path, org_name=actor.org_name, effect=effect, factor=factor, reason=reason, note=note, road=road,
        geom=shape, vehicles=sorted(set(vehicles)), incident_id=incident_id, daily_from=daily_from, daily_to=daily_to,
        begins_at=begins_at or now, ends_at=ends_at,
        drawn_by=actor.name, drawn_by_id=actor.person_id, drawn_at=now, confirmed_at=now,
        history=[_entry("drawn", actor, now, factor=factor, ends_at=ends_at)],
    )  # fmt: skip
    _tell(row, "drawn")
    return row


@transaction.atomic
def revise_closure(
    *, actor: Actor, closure_id: UUID, factor: float | None = None, ends_at: datetime | None = None, note: str | None = None
) -> RoadClosure:
    """Say that a closure still holds, and until when or how much; without figures it is only looked at again."""
    row, now = _standing(actor, closure_id), time.now()
    if factor is not None:
        if row.effect != Effect.SLOW:
            raise OutOfRange("closure-factor")
        row.factor = factor
    if ends_at is not None:
        _refuse_times(now, row.begins_at, ends_at)
        row.ends_at = ends_at
    if note is not None:
        row.note = note
    row.confirmed_at = now
    row.history = [*row.history, _entry("revised", actor, now, factor=factor, ends_at=ends_at)]
    row.save()
    _tell(row, "revised")
    return row


@transaction.atomic
def lift_closure(*, actor: Actor, closure_id: UUID, note: str = "") -> RoadClosure:
    """Open the road again."""
    row, now = _standing(actor, closure_id), time.now()
    row.lifted_at, row.lifted_by, row.lift_note = now, actor.name, note
    row.history = [*row.history, _entry("lifted", actor, now, note=note)]
    row.save()
    _tell(row, "lifted")
    return row


def _standing(actor: Actor, closure_id: UUID) -> RoadClosure:
    row: RoadClosure | None = (
        RoadClosure.objects.visible_to(actor).select_for_update(of=("self",), no_key=True).filter(id=closure_id).first()
    )
    if row is None:
        raise NotFound("closure-not-found")
    _refuse_beyond_bans(actor, row.vehicles)
    if row.lifted_at is not None:
        raise Conflict("closure-lifted", by=row.lifted_by)
    if row.ends_at is not None and row.ends_at <= time.now():
        raise Conflict("closure-over")
    return row


def _refuse_beyond_bans(actor: Actor, vehicles: Sequence[str]) -> None:
    """Closing a road for everybody is the desk's; a regulator declares where dangerous goods are banned."""
    if not actor.can("road.close") and not is_ban(vehicles):
        raise NotAllowed("closure-only-hazmat")


def _refuse_times(now: datetime, begins_at: datetime | None, ends_at: datetime | None) -> None:
    begin = begins_at or now
    if not now - LONGEST <= begin <= now + LONGEST:
        raise OutOfRange("closure-times")
    if ends_at is not None and not max(begin, now) < ends_at <= begin + LONGEST:
        raise OutOfRange("closure-times")


def _entry(verb: str, actor: Actor, now: datetime, **facts: Any) -> dict[str, Any]:
    told = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in facts.items() if value not in (None, "")}
    return {"verb": verb, "at": now.isoformat(), "by": actor.name, "org": actor.org_name, **told}


def _tell(row: RoadClosure, verb: str) -> None:
    fact = events.RoadClosureChanged(row.id, verb, row.effect, row.road)
    bus.publish(fact, org_path=str(row.org_path), permission="map.view")
