"""Every write of the command room: one transaction, one entry in the incident's log, told after commit."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from muster.apps.command import events, queries, rules
from muster.apps.command.models import Assignment, CommandTerm, Dispatch, Entry, Recommendation
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import LIVE, Change, IncidentStatus
from muster.apps.org import actions as org
from muster.apps.org import queries as people
from muster.apps.resources import actions as resources
from muster.apps.resources import queries as teams
from muster.apps.resources.rules import TeamStatus
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotAllowed, NotFound

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


def _live_incident(actor: Actor, incident_id: UUID) -> Incident:
    """The incident, held, if work may still be given for it."""
    incident = incidents.locked_incident(actor, incident_id)
    if IncidentStatus(incident.status) not in LIVE:
        raise Conflict("incident-not-live", number=incident.number, status=incidents.word("status", incident.status))
    return incident


# --- recommendation ---


def _candidate_value(team: Any, seen: rules.Candidate) -> dict[str, Any]:
    return {
        "team_id": seen.team_id,
        "name": seen.name,
        "tier": seen.tier,
        "tier_zh": team.tier.zh,
        "disciplines": sorted(seen.disciplines),
        "capabilities": sorted(seen.capabilities),
        "status": seen.status,
        "people": seen.people,
        "people_ready": seen.people_ready,
        "vehicles_ready": seen.equipment_ready,
        "readiness": str(team.readiness.state),
        "declared_at": queries.instant(seen.declared_at),
        "duty_phone": team.duty_phone,
        "lon": team.lon,
        "lat": team.lat,
        "position_assumed": seen.position_assumed,
        "is_demonstration": team.is_demo,
    }


@transaction.atomic
def recommend(
    *, actor: Actor, incident_id: UUID, disciplines: Sequence[str] = (), capabilities: Sequence[str] | None = None
) -> Recommendation:
    """Rank the teams that can go, with reasons, and say why the others are left out; what was known then is kept."""
    actor.require("dispatch.recommend")
    incident = _live_incident(actor, incident_id)
    present = time.now()
    need = queries.need_of(incident, disciplines=disciplines, capabilities=capabilities, at=present)
    found = queries.team_candidates(actor, incident)
    arrivals = queries.arrivals(found, incident)
    busy = queries.commitments(actor, [t.team_id for t in found])
    seen = {
        str(t.team_id): (
            t,
            queries.candidate(
                t,
                incident=incident,
                arrival=arrivals.get(t.team_id),
                committed_to=busy.get(t.team_id),
            ),
        )
        for t in found
    }
    ranking = rules.rank(need, [c for _, c in seen.values()])

    def shown(candidate: rules.Candidate) -> dict[str, Any]:
        return _candidate_value(seen[candidate.team_id][0], candidate)

    result = {
        "data_oldest_at": queries.instant(ranking.data_oldest_at),
        "ordered": [
            {
                "rank": r.rank,
                "team": shown(r.candidate),
                "arrival": asdict(r.candidate.arrival) if r.candidate.arrival else None,
                "reasons": [queries.reason_value(x) for x in r.reasons],
                "doubts": [queries.reason_value(x) for x in r.doubts],
            }
            for r in ranking.ordered
        ],
        "excluded": [
            {
                "team": shown(e.candidate),
                "arrival": asdict(e.candidate.arrival) if e.candidate.arrival else None,
                "code": e.reason.code,
                "reason": queries.reason_value(e.reason),
            }
            for e in ranking.excluded
        ],
    }
    wanted = {
        "disciplines": list(need.disciplines),
        "capabilities": sorted(need.capabilities),
        "at": queries.instant(need.at),
    }
    row = Recommendation.objects.create(
        org_path=incident.org_path,
        incident=incident,
        rules_version=ranking.rules_version,
        generated_at=present,
        generated_by=actor.name,
        need=wanted,
        result=result,
    )
    log.record(
        incident,
        "dispatch.recommended",
        actor=actor,
        permission="dispatch.recommend",
        changes=[Change("recommendations", str(row.id), queries.recommendation_brief(row))],
        count=len(ranking.ordered),
        excluded=len(ranking.excluded),
    )
    return row


@transaction.atomic
def decide(*, actor: Actor, recommendation_id: UUID, decision: rules.Decision, reason: str = "") -> Recommendation:
    """Keep what a person made of a recommendation; changing or rejecting it needs a reason."""
    actor.require("dispatch.recommend")
    incident = incidents.locked_incident(actor, queries.recommendation(actor, recommendation_id).incident_id)
    row = queries.recommendation(actor, recommendation_id)
    if decision is not rules.Decision.ADOPTED and not reason.strip():
        raise Conflict("decision-needs-reason")
    _note_decision(row, incident, decision=decision, reason=reason, actor=actor)
    return row


def _note_decision(row: Recommendation, incident: Incident, *, decision: rules.Decision, reason: str, actor: Actor) -> None:
    row.decision, row.decision_reason, row.decided_by, row.decided_at = (
        decision.value,
        reason,
        actor.name,
        time.now(),
    )
    row.save(update_fields=["decision", "decision_reason", "decided_by", "decided_at"])
    log.record(
        incident,
        "dispatch.decided",
        actor=actor,
        permission="dispatch.recommend",
        reason=reason,
        changes=[Change("recommendations", str(row.id), queries.recommendation_brief(row))],
        decision=decision.value,
        decision_zh=queries.word("decision", decision.value),
    )


# --- orders ---


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
    incident = _live_incident(actor, incident_id)
    team = teams.team_for_update(actor, team_id, str(incident.org_path)).as_candidate()
    if not team.is_free:
        raise _taken(team.name)
    advice = queries.recommendation(actor, recommendation_id) if recommendation_id else None
    if advice and advice.incident_id != incident.id:
        raise NotFound("recommendation-not-found")
    arrival = queries.arrivals([team], incident).get(team_id)
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
                rendezvous_lon=rendezvous_lon,
                rendezvous_lat=rendezvous_lat,
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
        _note_decision(
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


def _ensure_for_team(actor: Actor, order: Dispatch) -> str:
    """The team's own people, or the desk on its word, may tell a step; says which of the two it was."""
    if actor.can("dispatch.execute") and actor.covers(str(order.team_path)):
        return "team"
    if actor.can("dispatch.order"):
        return "desk"
    raise NotAllowed("not-your-team", team=order.team_name)


@transaction.atomic
def refuse(*, actor: Actor, dispatch_id: UUID, reason_code: rules.RefusalReason, reason: str = "", **tap: Any) -> Dispatch:
    """The team cannot go, and says why."""
    order = _held_order(actor, dispatch_id)
    _ensure_for_team(actor, order)
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
    by = _ensure_for_team(actor, order)
    before = order.status
    result = rules.apply_tap(queries.progress(order), rules.Tap(verb, occurred_at, device_seq))
    target = rules.TARGETS[verb]
    if result.outcome is rules.Outcome.REPEATED:
        return order
    effective = _effective(order, occurred_at)
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
    if target is S.RETURNED:
        _end_grant(order, actor=actor)
    return order


def _effective(order: Dispatch, claimed: datetime | None) -> datetime:
    """The time we go by: the claimed one, unless the phone's clock is plainly wrong."""
    present = time.now()
    if claimed is None:
        return present
    issued = order.issued_at or order.ordered_at
    return min(max(claimed, issued), present)


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
    if lon is not None and lat is not None:
        order.lon, order.lat, order.position_at = lon, lat, at
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
    org.revoke_grants(actor=platform, incident_id=order.incident_id, grantee_path=str(order.team_path))
    if order.status == S.RETURNED:
        org.grant_incident(
            actor=platform,
            incident_id=order.incident_id,
            grantee_path=str(order.team_path),
            until=time.now() + LATE_TAPS,
            reason="归建后补传",
        )


# --- tasks ---


def _save_task(task: Assignment, kind: str, *, actor: Actor, occurred_at: datetime | None = None, **params: Any) -> None:
    task.save()
    log.record(
        task.incident,
        kind,
        actor=actor,
        occurred_at=occurred_at,
        changes=[Change("assignments", str(task.id), queries.assignment_value(task))],
        title=task.title,
        owner=task.owner_name,
        **params,
    )
    if task.owner_path:
        bus.publish(
            events.AssignmentChanged(task.id, task.incident_id, task.status, task.title),
            org_path=str(task.owner_path),
            permission="assignment.execute",
        )


def _task_step(status: str, *, claimed_at: datetime | None, by: str) -> dict[str, Any]:
    present = time.now()
    return {
        "status": status,
        "occurred_at": queries.instant(min(claimed_at, present) if claimed_at else present),
        "claimed_at": queries.instant(claimed_at),
        "recorded_at": queries.instant(present),
        "by": by,
    }


@transaction.atomic
def give_assignment(
    *,
    actor: Actor,
    incident_id: UUID,
    title: str,
    detail: str = "",
    dispatch_id: UUID | None = None,
    group: rules.FieldGroup | None = None,
    owner_name: str = "",
    place: str = "",
    due_at: datetime | None = None,
) -> Assignment:
    """Give a task to a team that was sent here, to a group of the command post, or to whoever is named."""
    actor.require("assignment.give")
    incident = _live_incident(actor, incident_id)
    order = queries.dispatch(actor, dispatch_id) if dispatch_id else None
    if order and (order.incident_id != incident.id or order.status not in {s.value for s in rules.HOLDING}):
        raise Conflict("team-not-here", team=order.team_name)
    if order and order.issued_at is None:
        raise Conflict("dispatch-not-issued")
    if due_at is not None and due_at <= time.now():
        raise Conflict("due-time-passed")
    owner = order.team_name if order else owner_name or (queries.word("group", group.value) if group else "")
    if not owner:
        raise Conflict("assignment-without-owner")
    task = Assignment(
        org_path=incident.org_path,
        incident=incident,
        dispatch=order,
        owner_name=owner,
        owner_path=order.team_path if order else None,  # type: ignore[misc]  # NULL where nobody's organisation owns it
        group=group.value if group else "",
        title=title,
        detail=detail,
        place=place,
        due_at=due_at,
        given_by=actor.name,
        given_at=time.now(),
        steps=[_task_step("assigned", claimed_at=None, by=actor.name)],
    )
    _save_task(task, "assignment.given", actor=actor)
    if due_at is not None:
        bus.defer("command.note_overdue_assignment", _at=due_at, _queue=bus.LIFELINE, assignment_id=task.id)
    return task


_TASK_KINDS = {
    "accept": "assignment.accepted",
    "start": "assignment.started",
    "block": "assignment.blocked",
    "done": "assignment.done",
    "verify": "assignment.verified",
}


@transaction.atomic
def advance_assignment(
    *,
    actor: Actor,
    assignment_id: UUID,
    verb: str,
    occurred_at: datetime | None = None,
    device_seq: int | None = None,
    result: str = "",
    reason: str = "",
) -> Assignment:
    """A step of a task, by its team or by the desk on its word; only the desk verifies."""
    seen = queries.assignment(actor, assignment_id)
    incident = incidents.locked_incident(actor, seen.incident_id)
    task = queries.assignment(actor, assignment_id)
    task.incident = incident
    own = task.owner_path is not None and actor.covers(str(task.owner_path)) and actor.can("assignment.execute")
    if not (actor.can("assignment.give") or (own and verb != "verify")):
        raise NotAllowed("not-your-task")
    status = rules.advance_assignment(rules.AssignmentStatus(task.status), verb)
    if status is None:
        return task
    if status is rules.AssignmentStatus.BLOCKED and not reason.strip():
        raise Conflict("block-needs-reason")
    task.status = status.value
    task.result, task.blocked_reason = result or task.result, reason if verb == "block" else ""
    step = _task_step(status.value, claimed_at=occurred_at, by=actor.name)
    task.steps = [*task.steps, step]
    _save_task(
        task,
        _TASK_KINDS[verb],
        actor=actor,
        occurred_at=datetime.fromisoformat(step["occurred_at"]),
        reason=reason,
        result=result,
    )
    return task


@transaction.atomic
def note_overdue_assignment(*, assignment_id: UUID) -> None:
    """Say that a task is past its due time and not done."""
    actor = Actor.system("平台")
    seen = Assignment.objects.unscoped("a due time has passed").filter(id=assignment_id).first()
    if seen is None:
        return
    incident = incidents.locked_incident(actor, seen.incident_id)
    task = queries.assignment(actor, assignment_id)
    task.incident = incident
    if task.overdue_at or task.status in ("done", "verified") or task.due_at is None or task.due_at > time.now():
        return
    task.overdue_at = time.now()
    _save_task(task, "assignment.overdue", actor=actor)


# --- who commands ---


@transaction.atomic
def nominate_commander(*, actor: Actor, incident_id: UUID, person_id: UUID, briefing: str = "", reason: str = "") -> CommandTerm:
    """Name who is to take command. Who commands now hands it on; another needs a written reason."""
    actor.require("command.handover")
    incident = _live_incident(actor, incident_id)
    person = people.contacts(actor).filter(id=person_id).first()
    if person is None:
        raise NotFound("person-not-found")
    active = queries.active_term(incident)
    rules.ensure_may_nominate(
        rules.Term(active.person_id, rules.TermStatus.ACTIVE) if active else None,
        nominator=actor.person_id,
        nominee=person_id,
        over_head_reason=reason,
    )
    changes = []
    for former in incident.command_terms.filter(status="nominated"):
        former.status = rules.TermStatus.DECLINED.value
        former.save(update_fields=["status"])
        changes.append(Change("command", str(former.id), queries.term_value(former)))
    term = CommandTerm.objects.create(
        org_path=incident.org_path,
        incident=incident,
        person_id=person_id,
        person_name=person.name,
        person_post=person.post,
        person_org=person.org.name,
        nominated_by=actor.name,
        nominated_at=time.now(),
        briefing=briefing,
        reason=reason,
    )
    log.record(
        incident,
        "command.nominated",
        actor=actor,
        name=person.name,
        reason=reason,
        changes=[*changes, Change("command", str(term.id), queries.term_value(term))],
    )
    return term


@transaction.atomic
def accept_command(*, actor: Actor, incident_id: UUID, term_id: UUID, occurred_at: datetime | None = None) -> CommandTerm:
    """Take command; the turn of the one before ends in the same moment."""
    incident = incidents.locked_incident(actor, incident_id)
    term = queries.term(actor, incident_id, term_id)
    rules.ensure_may_accept(rules.Term(term.person_id, rules.TermStatus(term.status)), person_id=actor.person_id)
    claimed = log.checked_time(occurred_at)
    former, changes = queries.active_term(incident), []
    if former:
        former.status, former.ended_at = rules.TermStatus.ENDED.value, time.now()
        former.save(update_fields=["status", "ended_at"])
        changes.append(Change("command", str(former.id), queries.term_value(former)))
    term.status, term.accepted_at = rules.TermStatus.ACTIVE.value, time.now()
    term.save(update_fields=["status", "accepted_at"])
    changes.append(Change("command", str(term.id), queries.term_value(term)))
    params: dict[str, Any] = {"former": former.person_name} if former else {}
    kind = "command.handed_over" if former else "command.accepted"
    log.record(
        incident,
        kind,
        actor=actor,
        occurred_at=claimed,
        changes=changes,
        name=term.person_name,
        briefing=term.briefing,
        **params,
    )
    return term


# --- who is inside ---


def _own_order(actor: Actor, incident: Incident, dispatch_id: UUID | None) -> Dispatch | None:
    if dispatch_id is None:
        return None
    order = queries.dispatch(actor, dispatch_id)
    if order.incident_id != incident.id:
        raise NotFound("dispatch-not-found")
    return order


@transaction.atomic
def log_entries(
    *,
    actor: Actor,
    incident_id: UUID,
    names: Iterable[str],
    zone: rules.Zone,
    dispatch_id: UUID | None = None,
    team_name: str = "",
    task: str = "",
    time_in: datetime | None = None,
    stay_minutes: float | None = None,
    pressure: float | None = None,
) -> list[Entry]:
    """People go in: each with a time when they must be out, at which an alarm rises if they are not."""
    actor.require("entry.log")
    incident = _live_incident(actor, incident_id)
    order = _own_order(actor, incident, dispatch_id)
    entered = log.checked_time(time_in, field="time_in") or time.now()
    due = rules.due_out(entered, stay_minutes=stay_minutes, pressure=pressure)
    team = order.team_name if order else team_name or actor.org_name
    found = []
    for name in names:
        row = Entry.objects.create(
            org_path=incident.org_path,
            incident=incident,
            dispatch=order,
            team_name=team,
            team_path=order.team_path if order else None,  # type: ignore[misc]  # as for a task
            name=name,
            zone=zone.value,
            task=task,
            pressure=pressure,
            stay_minutes=stay_minutes,
            time_in=entered,
            due_out_at=due,
            logged_by=actor.name,
            recorded_at=time.now(),
        )
        bus.defer("command.check_entry", _at=due, _queue=bus.LIFELINE, entry_id=row.id)
        _record_entry(incident, "entry.logged", row, actor=actor, occurred_at=entered)
        found.append(row)
    return found


def _record_entry(incident: Incident, kind: str, row: Entry, *, actor: Actor, occurred_at: datetime | None = None) -> None:
    log.record(
        incident,
        kind,
        actor=actor,
        occurred_at=occurred_at,
        changes=[Change("entries", str(row.id), queries.entry_value(row))],
        name=row.name,
        team=row.team_name,
        zone=row.zone,
        zone_zh=queries.word("zone", row.zone),
        due_out=row.due_out_at.astimezone(time.SHANGHAI).strftime("%H:%M:%S"),
    )


@transaction.atomic
def log_exit(*, actor: Actor, entry_id: UUID, time_out: datetime | None = None) -> Entry:
    """Out again; telling it twice changes nothing."""
    actor.require("entry.log")
    incident = incidents.locked_incident(actor, queries.entry(actor, entry_id).incident_id)
    row = queries.entry(actor, entry_id)
    if row.time_out is not None:
        return row
    row.time_out = max(log.checked_time(time_out, field="time_out") or time.now(), row.time_in)
    row.save(update_fields=["time_out"])
    _record_entry(incident, "entry.left", row, actor=actor, occurred_at=row.time_out)
    return row


@transaction.atomic
def check_entry(*, entry_id: UUID) -> None:
    """Raise the alarm for somebody who is not out in time. Twice is once."""
    actor = Actor.system("平台")
    seen = Entry.objects.unscoped("a time to be out has passed").filter(id=entry_id).first()
    if seen is None:
        return
    incident = incidents.locked_incident(actor, seen.incident_id)
    row = queries.entry(actor, entry_id)
    if row.time_out is not None or row.overdue_at is not None or row.due_out_at > time.now():
        return
    row.overdue_at = time.now()
    row.save(update_fields=["overdue_at"])
    _record_entry(incident, "entry.overdue", row, actor=actor)
    alarm = events.EntryOverdue(row.id, row.incident_id, row.name, row.team_name)
    bus.publish(alarm, org_path=str(incident.org_path), incident_id=incident.id)
