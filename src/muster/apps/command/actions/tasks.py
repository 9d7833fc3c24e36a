"""Tasks: given, carried out, checked."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.command import events, queries, rules
from muster.apps.command.actions.live import live_incident
from muster.apps.command.models import Assignment
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.rules import Change
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotAllowed


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
    incident = live_incident(actor, incident_id)
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
