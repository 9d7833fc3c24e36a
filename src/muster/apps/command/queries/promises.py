"""Promises as shown, and what judging one rests on."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from muster.apps.command import rules
from muster.apps.command.models import Dispatch, Promise
from muster.apps.command.queries.advice import arrival_of
from muster.apps.command.queries.orders import progress
from muster.apps.command.queries.words import Value, instant
from muster.apps.geo import queries as geo
from muster.apps.incidents.models import Incident
from muster.kit.actors import Actor
from muster.kit.geometry import Point

MOST_PROMISES = 500


def promises(
    actor: Actor, *, incident_id: UUID | None = None, is_open: bool | None = None, since: datetime | None = None, until: datetime | None = None
) -> QuerySet[Promise]:
    """The promises of an actor's sight, what is due soonest first."""
    rows: QuerySet[Promise] = Promise.objects.visible_to(actor).select_related("incident", "dispatch")
    if incident_id:
        rows = rows.filter(incident_id=incident_id)
    if is_open is not None:
        open_states = [s.value for s in rules.OPEN_PROMISES]
        rows = rows.filter(state__in=open_states) if is_open else rows.exclude(state__in=open_states)
    if since:
        rows = rows.filter(issued_at__gte=since)
    if until:
        rows = rows.filter(issued_at__lt=until)
    return rows.order_by("due_at", "issued_at", "id")


def control_point(order: Dispatch, incident: Incident) -> Point | None:
    """Where the clock stops: the meeting point of the order, else the command post, else the scene."""
    for lon, lat in ((order.rendezvous_lon, order.rendezvous_lat), (incident.post_lon, incident.post_lat), (incident.lon, incident.lat)):
        if lon is not None and lat is not None:
            return Point(lon, lat)
    return None


def way_from(position: Point, target: Point) -> rules.Arrival:
    """How long a loaded vehicle takes from a position told on the way."""
    return arrival_of(geo.travel_times([position], target)[0])


def first_receipt(order: Dispatch) -> datetime | None:
    """When the clock started: an order changed midway keeps the first receipt of the team for this incident."""
    earlier = Dispatch.objects.unscoped("the team's earlier orders of the same incident").filter(
        incident_id=order.incident_id, team_id=order.team_id, status=rules.DispatchStatus.CANCELLED, order_no__lt=order.order_no
    )
    received = [step_time(o, rules.DispatchStatus.RECEIVED) for o in [*earlier, order]]
    return min((at for at in received if at is not None), default=None)


def step_time(order: Dispatch, status: rules.DispatchStatus) -> datetime | None:
    """When a step happened, by the time we go by."""
    for step in order.steps:
        if step["status"] == status and step["occurred_at"]:
            return datetime.fromisoformat(step["occurred_at"])
    return None


def first_arrival(promise: Promise, order: Dispatch) -> datetime | None:
    """When a team was there, by its own word or by the fence, whichever came first; the fence counts for a team on the road alone."""
    left, told = (step_time(order, step) for step in (rules.DispatchStatus.TURNED_OUT, rules.DispatchStatus.ARRIVED))
    fenced = max(promise.near_at, left) if promise.near_at and left else None
    return min((at for at in (told, fenced) if at is not None), default=None)


def _arrived_by(promise: Promise, order: Dispatch) -> str | None:
    if promise.checked_in_at or promise.arrived_at is None:
        return "control_point" if promise.checked_in_at else None
    return "team" if promise.arrived_at == step_time(order, rules.DispatchStatus.ARRIVED) else "fence"


def _is_recalled(order: Dispatch) -> bool:
    """Whether the desk called a team back from the road."""
    steps = {s["status"]: s["by"] for s in order.steps}
    return steps.get(rules.DispatchStatus.RELEASED) == "desk" and rules.DispatchStatus.ARRIVED not in steps


def facts_of(promise: Promise, order: Dispatch) -> rules.Facts:
    """A promise as the rules see it."""
    reached = progress(order).reached
    way = promise.way or order.expected
    return rules.Facts(
        terms=rules.Terms(promise.promised_minutes, tuple(promise.indicators), tuple(promise.not_counted)),
        status=order.status,
        tier=promise.tier,
        received_at=promise.clock_started_at,
        turned_out_at=step_time(order, rules.DispatchStatus.TURNED_OUT)
        or (promise.clock_started_at if rules.DispatchStatus.TURNED_OUT in reached else None),
        arrived_at=promise.arrived_at,
        equipped=promise.equipped,
        travel=rules.Travel(way["low"], way["minutes"], way["high"]) if way else None,
        position_at=promise.position_at if promise.way else None,
        is_recalled=_is_recalled(order),
    )


def promise_value(row: Promise) -> Value:
    """A promise as shown. The chance is an estimate."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "incident_number": row.incident.number,
        "incident_title": row.incident.title,
        "dispatch_id": str(row.dispatch_id),
        "dispatch_status": row.dispatch.status,
        "task": row.dispatch.task,
        "team_id": str(row.dispatch.team_id),
        "team_name": row.dispatch.team_name,
        "tier": row.tier,
        "promised_minutes": row.promised_minutes,
        "indicators": row.indicators,
        "not_counted": row.not_counted,
        "state": row.state,
        "issued_at": instant(row.issued_at),
        "clock_started_at": instant(row.clock_started_at),
        "due_at": instant(row.due_at),
        "eta_at": instant(row.eta_at),
        "eta_low_at": instant(row.eta_low_at),
        "eta_high_at": instant(row.eta_high_at),
        "eta_source": (row.way or row.dispatch.expected or {}).get("source"),
        "eta_method": (row.way or row.dispatch.expected or {}).get("method"),
        "chance": row.chance,
        "doubts": row.doubts,
        "lon": row.lon,
        "lat": row.lat,
        "position_at": instant(row.position_at),
        "near_at": instant(row.near_at),
        "arrived_at": instant(row.arrived_at),
        "arrived_by": _arrived_by(row, row.dispatch),
        "equipped": row.equipped,
        "checked_in_at": instant(row.checked_in_at),
        "checked_in_by": row.checked_in_by,
        "minutes": row.minutes,
        "warned_at": instant(row.warned_at),
        "next_best": row.next_best,
        "is_estimate": True,
    }


def promise_record(row: Promise) -> rules.Record:
    """A promise after the event."""
    return rules.Record(tuple(row.indicators), tuple(row.not_counted), rules.PromiseState(row.state), row.minutes)
