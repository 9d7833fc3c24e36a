"""Promises followed: opened with an order, judged at each step, each position and each tick, warned of before they break."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.command import events, queries, rules
from muster.apps.command.models import Dispatch, PositionReport, Promise
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import AccidentGrade
from muster.apps.resources import queries as resources
from muster.apps.resources.rules import TeamTier, serves
from muster.kit import audit, bus, time
from muster.kit.actors import Actor
from muster.kit.geometry import Point, read_point

S, P = rules.DispatchStatus, rules.PromiseState
NEXT_BEST_AGE = timedelta(minutes=2)
"""How long a proposed replacement is good for."""
_TOLD = {P.AT_RISK: "promise.at_risk", P.BROKEN: "promise.broken", P.KEPT: "promise.kept", P.MISSED: "promise.missed"}


def follow(order: Dispatch, *, actor: Actor) -> None:
    """Open the promise of an order that has left, or judge it again; the incident is held by the caller."""
    row: Promise | None = Promise.objects.unscoped("of an order already held").filter(dispatch=order).first()
    if row is None:
        row = _opened(order) if order.issued_at else None
    if row is None:
        return
    row.dispatch, row.incident = order, order.incident
    if order.incident.grade_confirmed == AccidentGrade.EXTRAORDINARY and (grown := _terms(order)):
        row.indicators, row.not_counted = list(grown.indicators), list(grown.not_counted)
    row.clock_started_at = queries.first_receipt(order)
    if order.position_at and order.lon is not None and order.lat is not None and (row.position_at is None or order.position_at > row.position_at):
        _take_position(row, Point(order.lon, order.lat), order.position_at, accuracy=None)
    if row.checked_in_at is None:
        row.arrived_at = queries.first_arrival(row, order)
    judge(row, actor=actor)


def _opened(order: Dispatch) -> Promise | None:
    """The promise that the plans make of this order, None when they make none."""
    terms, incident = _terms(order), order.incident
    if terms is None or order.issued_at is None:
        return None
    team = resources.teams_for_dispatch(Actor.system("平台"), str(incident.org_path)).get(id=order.team_id)
    return Promise(
        org_path=incident.org_path, incident=incident, dispatch=order, tier=team.tier, promised_minutes=terms.minutes,
        indicators=list(terms.indicators), not_counted=list(terms.not_counted), issued_at=order.issued_at,
    )  # fmt: skip


def _terms(order: Dispatch) -> rules.Terms | None:
    """What the plans say of such an order."""
    incident = order.incident
    team = resources.teams_for_dispatch(Actor.system("平台"), str(incident.org_path)).filter(id=order.team_id).first()
    if team is None:
        return None
    kind = incidents.incident_type(incident.incident_type)
    return rules.terms_of(
        team.tier,
        same_discipline=not kind.disciplines or kind.disciplines[0] in team.disciplines,
        extraordinary=AccidentGrade.EXTRAORDINARY in (incident.grade_confirmed, incident.grade_potential),
        in_service_area=not team.service_paths
        or serves(tier=TeamTier.PROFESSIONAL_TEAM, service_paths=[str(p) for p in team.service_paths], place_path=str(incident.org_path)),
    )


@transaction.atomic
def follow_grade(*, incident_id: UUID) -> None:
    """Count what was promised of an incident that turned out to be 特别重大, whenever its grade was found."""
    actor = Actor.system("平台")
    incident = incidents.locked_incident(actor, incident_id)
    if incident.grade_confirmed != AccidentGrade.EXTRAORDINARY:
        return
    for row in Promise.objects.unscoped("every order of an incident already held").filter(incident=incident).select_related("dispatch"):
        row.dispatch.incident = incident
        grown = _terms(row.dispatch)
        if grown and (list(grown.indicators), list(grown.not_counted)) != (row.indicators, row.not_counted):
            follow(row.dispatch, actor=actor)


def judge(row: Promise, *, actor: Actor) -> None:
    """Judge a promise now, keep it, tell what changed."""
    now = time.now()
    before = row.state
    seen = rules.outlook(queries.facts_of(row, row.dispatch), now)
    row.state, row.due_at, row.chance, row.minutes, row.doubts = seen.state.value, seen.due_at, seen.chance, seen.minutes, list(seen.doubts)
    row.eta_low_at, row.eta_at, row.eta_high_at = seen.eta or (None, None, None)
    threatened = seen.state in (P.AT_RISK, P.BROKEN)
    if threatened and (row.next_best is None or row.next_best_at is None or now - row.next_best_at > NEXT_BEST_AGE or _is_sent(row.next_best)):
        row.next_best, row.next_best_at = _next_best(row), now
    if not threatened:
        row.next_best, row.next_best_at = None, None
    if threatened and row.warned_at is None:
        row.warned_at = now
    row.judged_at = now
    row.save()
    never_came = seen.state is P.MISSED and row.minutes is None  # its refusal or return stands in the log already
    if before != row.state and seen.state in _TOLD and not never_came:
        better = row.next_best["team_name"] if row.next_best else None
        log.record(
            row.incident, _TOLD[seen.state], actor=actor, team=row.dispatch.team_name, promised=round(row.promised_minutes),
            chance=min(99, max(1, round(100 * row.chance))) if row.chance is not None else "-", minutes="-" if row.minutes is None else round(row.minutes, 1),
            next=better or "无", next_en=better or "none",
        )  # fmt: skip
    bus.publish(events.PromiseChanged(row.dispatch_id, row.incident_id, row.state, queries.promise_value(row)),
                org_path=str(row.incident.org_path), incident_id=row.incident_id)  # fmt: skip


def _is_sent(offered: dict[str, Any]) -> bool:
    """Whether the team of an offer has been sent somewhere since."""
    return bool(queries.commitments(Actor.system("平台"), [UUID(offered["team_id"])]))


def _next_best(row: Promise) -> dict[str, Any] | None:
    """The free team of the right kind that would be there first, from the orderer's city and above."""
    incident = row.incident
    place = Actor.system("平台", org_path=".".join(str(incident.org_path).split(".")[:3]))
    need = queries.need_of(incident, disciplines=(), capabilities=None, at=time.now())
    found, _ = queries.away(queries.team_candidates(place, incident, need.disciplines))
    found = [t for t in found if t.is_free and t.team_id != row.dispatch.team_id]
    ways = queries.arrivals(found, incident)
    busy = queries.commitments(place, [t.team_id for t in found])
    ranking = rules.rank(
        need, [queries.candidate(t, incident=incident, arrival=ways.get(t.team_id), committed_to=busy.get(t.team_id)) for t in found]
    )
    best = min(
        (r.candidate for r in ranking.ordered if r.candidate.arrival and need.disciplines and need.disciplines[0] in r.candidate.disciplines),
        key=lambda c: (c.arrival.minutes + rules.turn_out(c.tier) if c.arrival else 0.0, c.name),
        default=None,
    )
    if best is None or best.arrival is None:
        return None
    wait = rules.turn_out(best.tier)
    if row.eta_at is not None and time.now() + timedelta(minutes=best.arrival.minutes + wait) >= row.eta_at:
        return None  # who would come later than the one already on its way helps nobody
    return {
        "team_id": best.team_id, "team_name": best.name, "tier": best.tier, "minutes": round(best.arrival.minutes + wait, 1),
        "low": round(best.arrival.low + wait, 1), "high": round(best.arrival.high + wait, 1), "method": best.arrival.method,
        "source": best.arrival.source,
    }  # fmt: skip


def _take_position(row: Promise, position: Point, at: datetime, *, accuracy: float | None) -> None:
    row.lon, row.lat, row.position_at = position.lon, position.lat, at
    target = queries.control_point(row.dispatch, row.incident)
    if target is None:
        return
    row.way = asdict(queries.way_from(position, target))
    if row.near_at is None and rules.is_inside(position.distance(target), accuracy):
        row.near_at = at


def _held(actor: Actor, dispatch_id: UUID) -> tuple[Incident, Dispatch]:
    incident = incidents.locked_incident(actor, queries.dispatch(actor, dispatch_id).incident_id)
    order = queries.dispatch(actor, dispatch_id)
    order.incident = incident
    return incident, order


@transaction.atomic
def report_position(
    *, actor: Actor, dispatch_id: UUID, by: str, lon: float, lat: float, accuracy: float | None = None, occurred_at: datetime | None = None
) -> Promise | None:
    """Take where a team is; inside the fence of the control point a team on the road has arrived.

    Positions stay out of the incident's log: they come every minute; the promise carries the last.
    """
    incident, order = _held(actor, dispatch_id)
    place, present = read_point(lon, lat), time.now()
    at = min(max(occurred_at or present, order.issued_at or present), present)
    PositionReport.objects.create(
        org_path=incident.org_path, incident=incident, dispatch=order, lon=place.lon, lat=place.lat, accuracy=accuracy, occurred_at=at,
        recorded_at=present, by=by,
    )  # fmt: skip
    audit.record(actor, "position.told", object_type="command_dispatch", object_id=order.id, org_path=str(incident.org_path), by=by)
    row: Promise | None = Promise.objects.unscoped("of an order already held").filter(dispatch=order).first()
    if row is None:
        return None
    row.dispatch, row.incident = order, incident
    if rules.PromiseState(row.state) not in rules.OPEN_PROMISES or (row.position_at and at <= row.position_at):
        return row
    _take_position(row, place, at, accuracy=accuracy)
    if row.checked_in_at is None:
        row.arrived_at = queries.first_arrival(row, order)
    judge(row, actor=actor)
    return row


@transaction.atomic
def check_in(*, actor: Actor, dispatch_id: UUID, equipped: bool, occurred_at: datetime | None = None) -> Promise | None:
    """The control point's word on an arrival: when, and whether with the equipment that counts. It goes before the team's own."""
    incident, order = _held(actor, dispatch_id)
    row: Promise | None = Promise.objects.unscoped("of an order already held").filter(dispatch=order).first()
    if row is None:
        return None
    row.dispatch, row.incident = order, incident
    present = time.now()
    seen = None if row.equipped is False else row.arrived_at  # who came bare is not yet who counts
    at = min(max(occurred_at or seen or present, order.issued_at or present), present)
    row.equipped, row.arrived_at, row.checked_in_at, row.checked_in_by = equipped, at, present, actor.name
    log.record(incident, "promise.checked_in" if equipped else "promise.not_equipped", actor=actor, occurred_at=at, team=order.team_name)
    judge(row, actor=actor)
    return row


def watch_promises() -> int:
    """Judge every open promise by the clock; returns how many there were."""
    return _judge_open()


def offer_others(*, team_id: UUID) -> int:
    """Judge the promises anew that offered a team which has just been sent; returns how many there were."""
    return _judge_open(next_best__team_id=str(team_id))


def _judge_open(**which: Any) -> int:
    actor = Actor.system("平台")
    reason = "the platform watches every promise"
    open_states = [s.value for s in rules.OPEN_PROMISES]
    ids = list(Promise.objects.unscoped(reason).filter(state__in=open_states, **which).order_by("due_at").values_list("id", "incident_id"))
    for promise_id, incident_id in ids:
        with transaction.atomic():
            incident = incidents.locked_incident(actor, incident_id)
            row: Promise = Promise.objects.unscoped(reason).select_related("dispatch").get(id=promise_id)
            row.incident = incident
            row.dispatch.incident = incident
            if rules.PromiseState(row.state) in rules.OPEN_PROMISES:
                judge(row, actor=actor)
    return len(ids)
