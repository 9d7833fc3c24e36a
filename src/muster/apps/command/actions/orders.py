"""Orders to teams: given, held for five seconds, issued, followed home."""

from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from muster.apps.command import events, queries, rules
from muster.apps.command.actions import promises
from muster.apps.command.actions.live import live_incident
from muster.apps.command.actions.recommending import note_decision
from muster.apps.command.actions.signals import tell_newcomer
from muster.apps.command.models import Dispatch, Promise
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.rules import LIVE, Change, IncidentStatus
from muster.apps.org import actions as org
from muster.apps.resources import actions as resources
from muster.apps.resources import queries as teams
from muster.apps.resources.rules import TeamStatus
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotAllowed, NotFound, OutOfRange
from muster.kit.geometry import read_pair

S = rules.DispatchStatus
GRANT = timedelta(days=30)
"""How long an order opens its incident to the team at most; it ends with the return."""
LATE_TAPS = timedelta(hours=12)
"""After the return a phone that was offline may still hand in what it kept."""
_TEAM_STATUS = {
    S.ISSUED: TeamStatus.DISPATCHED,
    S.TURNED_OUT: TeamStatus.EN_ROUTE,
    S.ARRIVED: TeamStatus.ON_SCENE,
    S.WORKING: TeamStatus.WORKING,
    S.RESTING: TeamStatus.ROTATING,
    S.RELEASED: TeamStatus.WITHDRAWING,
    S.RETURNED: TeamStatus.RETURNED,
    S.REFUSED: TeamStatus.STANDBY,
    S.CANCELLED: TeamStatus.STANDBY,
}


def _save_order(order: Dispatch, kind: str, *, actor: Actor, before: str, occurred_at: datetime | None = None, **params: Any) -> Dispatch:
    """Save an order's new state, write it into the log, tell it, and let the team's own status follow."""
    order.save()
    log.record(
        order.incident,
        kind,
        actor=actor,
        occurred_at=occurred_at,
        permission="incident.view" if order.issued_at else "dispatch.recommend",
        changes=[Change("dispatches", str(order.id), queries.dispatch_value(order))],
        team=order.team_name,
        **params,
    )
    promises.follow(order, actor=actor)
    changed = events.DispatchChanged(order.id, order.incident_id, order.team_id, order.status, before)
    if order.issued_at:
        bus.publish(changed, org_path=str(order.team_path), permission="dispatch.execute")
    return order


def _move_team(order: Dispatch, *steps: rules.DispatchStatus, actor: Actor) -> None:
    for step in steps:
        if step in _TEAM_STATUS:
            reason = f"{order.incident.number} {queries.word('dispatch_status', step.value)}"
            # A status that was set by hand meanwhile must not swallow what the team tells of its order.
            with suppress(Conflict):
                resources.set_team_status(actor=Actor.system(actor.name), team_id=order.team_id, status=_TEAM_STATUS[step], reason=reason)


def _taken(team_name: str) -> Conflict:
    return Conflict("team-already-committed", team=team_name)


@transaction.atomic
def dispatch_team(
    *,
    actor: Actor,
    incident_id: UUID,
    team_id: UUID,
    task: str,
    rendezvous: str = "",
    rendezvous_lon: float | None = None,
    rendezvous_lat: float | None = None,
    notes: str = "",
    contact: str = "",
    recommendation_id: UUID | None = None,
) -> Dispatch:
    """Order a team. The order leaves after the undo window; until then the desk alone knows of it."""
    actor.require("dispatch.order")
    incident = live_incident(actor, incident_id)
    team = teams.team_for_update(actor, team_id, str(incident.org_path)).as_candidate()
    if not team.is_free:
        raise _taken(team.name)
    advice = queries.recommendation(actor, recommendation_id) if recommendation_id else None
    if advice and advice.incident_id != incident.id:
        raise NotFound("recommendation-not-found")
    arrival = queries.arrivals([team], incident).get(team_id)
    meeting_point = read_pair(rendezvous_lon, rendezvous_lat)
    present = time.now()
    try:
        with transaction.atomic():
            order = Dispatch.objects.create(
                org_path=incident.org_path,
                incident=incident,
                order_no=Dispatch.objects.unscoped("numbering inside a held incident").filter(incident=incident).count() + 1,
                team_id=team_id,
                team_name=team.name,
                team_path=team.org_path,
                task=task,
                rendezvous=rendezvous,
                rendezvous_lon=meeting_point.lon if meeting_point else None,
                rendezvous_lat=meeting_point.lat if meeting_point else None,
                notes=notes,
                contact=contact,
                recommendation=advice,
                expected=asdict(arrival) if arrival else None,
                ordered_by=actor.name,
                ordered_by_org=actor.org_name,
                ordered_by_person_id=actor.person_id,
                ordered_at=present,
                issues_at=present + rules.UNDO_WINDOW,
            )
    except IntegrityError:
        raise _taken(team.name) from None
    bus.defer("command.issue_order", _at=order.issues_at, _queue=bus.LIFELINE, dispatch_id=order.id)
    _save_order(order, "dispatch.ordered", actor=actor, before="", task=task, seconds=int(rules.UNDO_WINDOW.total_seconds()))
    if advice and not advice.decision:
        ranked = {r["team"]["team_id"] for r in advice.result["ordered"]}
        adopted = str(team_id) in ranked
        note_decision(
            advice,
            incident,
            decision=rules.Decision.ADOPTED if adopted else rules.Decision.CHANGED,
            reason="按建议派队" if adopted else f"改派 {team.name}",
            actor=actor,
        )
    return order


def _held_order(actor: Actor, dispatch_id: UUID) -> Dispatch:
    """The order with its incident, both held."""
    incident = incidents.locked_incident(actor, queries.dispatch(actor, dispatch_id).incident_id)
    order = queries.dispatch(actor, dispatch_id)
    order.incident = incident
    return order


@transaction.atomic
def issue_order(*, dispatch_id: UUID) -> None:
    """Let a waiting order leave: now the team sees it, and the incident is open to the team. Twice is once."""
    reason = "the platform issues what a person ordered"
    waiting = Dispatch.objects.unscoped(reason).filter(id=dispatch_id).first()
    if waiting is None:
        return
    actor = Actor(
        name=waiting.ordered_by,
        org_path="cn",
        org_name=waiting.ordered_by_org,
        person_id=waiting.ordered_by_person_id,
        is_system=True,
    )
    order = _held_order(actor, dispatch_id)
    if not rules.may_issue(S(order.status)):
        return
    before = order.status
    if IncidentStatus(order.incident.status) not in LIVE:
        order.status, order.reason = S.CANCELLED.value, "事件已办结"
        _save_order(order, "dispatch.cancelled", actor=actor, before=before, reason=order.reason)
        return
    order.status, order.issued_at = S.ISSUED.value, time.now()
    _move_team(order, S.ISSUED, actor=actor)
    org.grant_incident(
        actor=actor,
        incident_id=order.incident_id,
        grantee_path=str(order.team_path),
        until=time.now() + GRANT,
        reason=f"调令 {order.incident.number}-{order.order_no}",
        for_order=True,
    )
    _save_order(order, "dispatch.issued", actor=actor, before=before, task=order.task, rendezvous=order.rendezvous)
    bus.publish(
        events.DispatchIssued(order.id, order.incident_id, order.team_id, order.incident.title, order.task),
        org_path=str(order.team_path),
        permission="dispatch.execute",
    )


@transaction.atomic
def undo(*, actor: Actor, dispatch_id: UUID) -> Dispatch:
    """Take an order back before it has left."""
    actor.require("dispatch.order")
    order = _held_order(actor, dispatch_id)
    before = order.status
    order.status = rules.undo(S(before)).value
    if order.status == before:
        return order
    order.reason = "撤回"
    return _save_order(order, "dispatch.undone", actor=actor, before=before)


@transaction.atomic
def cancel(*, actor: Actor, dispatch_id: UUID, reason: str) -> Dispatch:
    """Withdraw an order from a team that has not left yet."""
    actor.require("dispatch.order")
    order = _held_order(actor, dispatch_id)
    before = order.status
    order.status = rules.cancel(S(before)).value
    if order.status == before:
        return order
    order.reason = reason
    _move_team(order, S.CANCELLED, actor=actor)
    _save_order(order, "dispatch.cancelled", actor=actor, before=before, reason=reason)
    _end_grant(order, actor=actor)
    return order


def ensure_for_team(actor: Actor, order: Dispatch) -> str:
    """The team's own people, or the desk on its word, may tell a step; says which of the two it was."""
    if actor.can("dispatch.execute") and actor.covers(str(order.team_path)):
        return "team"
    if actor.can("dispatch.order"):
        return "desk"
    raise NotAllowed("not-your-team", team=order.team_name)


@transaction.atomic
def report_position(*, actor: Actor, dispatch_id: UUID, **told: Any) -> Promise | None:
    """Take where a team is, told by its own people or by the desk."""
    order = queries.dispatch(actor, dispatch_id)
    by = ensure_for_team(actor, order)
    if S(order.status) not in rules.OPEN or order.issued_at is None:
        raise Conflict("dispatch-over", status=order.status)
    return promises.report_position(actor=actor, dispatch_id=dispatch_id, by=by, **told)


@transaction.atomic
def check_in(*, actor: Actor, dispatch_id: UUID, equipped: bool, occurred_at: datetime | None = None) -> Promise | None:
    """The control point's word on an arrival; a team that has not told its own is taken as arrived by it."""
    actor.require("dispatch.order|entry.log")
    order = queries.dispatch(actor, dispatch_id)
    if S(order.status) in (S.ISSUED, S.RECEIVED, S.TURNED_OUT) and actor.can("dispatch.order"):
        tap(actor=actor, dispatch_id=dispatch_id, verb="arrive", occurred_at=occurred_at)
    elif S(order.status) not in (S.ARRIVED, S.WORKING, S.RESTING):
        raise Conflict("dispatch-not-arrived")
    return promises.check_in(actor=actor, dispatch_id=dispatch_id, equipped=equipped, occurred_at=occurred_at)


@transaction.atomic
def refuse(*, actor: Actor, dispatch_id: UUID, reason_code: rules.RefusalReason, reason: str = "", **tap: Any) -> Dispatch:
    """The team cannot go, and says why."""
    order = _held_order(actor, dispatch_id)
    ensure_for_team(actor, order)
    before = order.status
    order.status = rules.refuse(S(before)).value
    if order.status == before:
        return order
    if reason_code is rules.RefusalReason.OTHER and not reason.strip():
        raise Conflict("refusal-needs-words")
    order.reason_code, order.reason = reason_code.value, reason
    _move_team(order, S.REFUSED, actor=actor)
    said = queries.word("refusal", reason_code.value)
    _save_order(
        order,
        "dispatch.refused",
        actor=actor,
        before=before,
        reason_code=reason_code.value,
        reason=f"{said}。{reason}" if reason else said,
    )
    _end_grant(order, actor=actor)
    return order


@transaction.atomic
def tap(
    *,
    actor: Actor,
    dispatch_id: UUID,
    verb: str,
    occurred_at: datetime | None = None,
    device_seq: int | None = None,
    lon: float | None = None,
    lat: float | None = None,
    people: int | None = None,
    equipment: str = "",
    notes: str = "",
) -> Dispatch:
    """A step as a phone tells it, perhaps late, twice or out of order; the same tap again changes nothing."""
    order = _held_order(actor, dispatch_id)
    by = ensure_for_team(actor, order)
    before = order.status
    result = rules.apply_tap(queries.progress(order), rules.Tap(verb, occurred_at, device_seq))
    target = rules.TARGETS[verb]
    if result.outcome is rules.Outcome.REPEATED:
        return order
    effective = _effective(order, target, occurred_at)
    if result.outcome is rules.Outcome.FILLED:
        _tell_time(order, target, occurred_at=effective, claimed_at=occurred_at, by=by)
        return _save_order(
            order,
            "dispatch.late_tap",
            actor=actor,
            before=before,
            occurred_at=effective,
            step=target.value,
            step_zh=queries.word("dispatch_status", target.value),
        )
    for step in result.implied:
        _add_step(order, step, occurred_at=None, claimed_at=None, is_implied=True, by=by)
    _add_step(order, target, occurred_at=effective, claimed_at=occurred_at, is_implied=False, by=by)
    order.status = result.status.value
    _take_facts(order, device_seq=device_seq, lon=lon, lat=lat, people=people, equipment=equipment, at=effective)
    _move_team(order, *result.implied, target, actor=actor)
    _save_order(
        order,
        f"dispatch.{target.value}",
        actor=actor,
        before=before,
        occurred_at=effective,
        implied=[s.value for s in result.implied],
        by=by,
        notes=notes,
    )
    tell_newcomer(order, actor=actor)
    if target is S.RETURNED:
        _end_grant(order, actor=actor)
    return order


def _effective(order: Dispatch, step: rules.DispatchStatus, claimed: datetime | None) -> datetime:
    told = [(S(s["status"]), datetime.fromisoformat(s["occurred_at"])) for s in order.steps if s["occurred_at"]]
    return rules.time_of(step, claimed, told=told, issued_at=order.issued_at or order.ordered_at, now=time.now())


def _add_step(
    order: Dispatch,
    status: rules.DispatchStatus,
    *,
    occurred_at: datetime | None,
    claimed_at: datetime | None,
    is_implied: bool,
    by: str,
) -> None:
    order.steps = [
        *order.steps,
        {
            "status": status.value,
            "occurred_at": queries.instant(occurred_at),
            "claimed_at": queries.instant(claimed_at),
            "recorded_at": queries.instant(time.now()),
            "is_implied": is_implied,
            "by": by,
        },
    ]


def _tell_time(
    order: Dispatch,
    status: rules.DispatchStatus,
    *,
    occurred_at: datetime,
    claimed_at: datetime | None,
    by: str,
) -> None:
    """Fill in the time of a step that was only implied, or add one that was passed over."""
    for step in order.steps:
        if step["status"] == status.value and step["occurred_at"] is None:
            step.update(
                occurred_at=queries.instant(occurred_at),
                claimed_at=queries.instant(claimed_at),
                recorded_at=queries.instant(time.now()),
                by=by,
            )
            return
    _add_step(order, status, occurred_at=occurred_at, claimed_at=claimed_at, is_implied=False, by=by)


def _take_facts(
    order: Dispatch,
    *,
    device_seq: int | None,
    lon: float | None,
    lat: float | None,
    people: int | None,
    equipment: str,
    at: datetime,
) -> None:
    if device_seq is not None:
        order.device_seq = max(order.device_seq or 0, device_seq)
    with suppress(OutOfRange):  # a place that cannot be never loses a tap
        if place := read_pair(lon, lat):
            order.lon, order.lat, order.position_at = place.lon, place.lat, at
    if people is not None:
        order.people = people
    if equipment:
        order.equipment = equipment


def _end_grant(order: Dispatch, *, actor: Actor) -> None:
    """Close the incident to the team again, unless another of its orders is still open; late taps keep a while."""
    others = (
        Dispatch.objects.unscoped("the organisation's other orders")
        .filter(incident=order.incident, team_path=order.team_path, status__in=[s.value for s in rules.OPEN])
        .exclude(id=order.id)
    )
    if others.exists():
        return
    platform = Actor.system(actor.name)
    org.revoke_grants(actor=platform, incident_id=order.incident_id, grantee_path=str(order.team_path), for_order=True)
    if order.status == S.RETURNED:
        org.grant_incident(
            actor=platform,
            incident_id=order.incident_id,
            grantee_path=str(order.team_path),
            until=time.now() + LATE_TAPS,
            reason="归建后补传",
            for_order=True,
        )
