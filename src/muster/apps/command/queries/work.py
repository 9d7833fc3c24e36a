"""Tasks, who commands, who is inside."""

from uuid import UUID

from django.db.models import QuerySet

from muster.apps.command.models import Assignment, CommandTerm, Entry
from muster.apps.command.queries.words import Value, instant
from muster.apps.incidents.models import Incident
from muster.kit.actors import Actor
from muster.kit.errors import NotFound


def assignments(actor: Actor) -> QuerySet[Assignment]:
    """The tasks of an actor's sight."""
    found: QuerySet[Assignment] = Assignment.objects.visible_to(actor)
    return found


def assignment(actor: Actor, assignment_id: UUID) -> Assignment:
    """One task."""
    found = assignments(actor).filter(id=assignment_id).first()
    if found is None:
        raise NotFound("assignment-not-found")
    return found


def my_assignments(actor: Actor) -> QuerySet[Assignment]:
    """The tasks of the actor's own teams, those due soonest first."""
    return (
        assignments(actor)
        .filter(owner_path__descendant_of=actor.org_path)
        .exclude(status="draft")
        .select_related("incident")
        .order_by("due_at", "given_at", "id")
    )


def assignment_value(task: Assignment) -> Value:
    """A task as shown."""
    return {
        "id": str(task.id),
        "incident_id": str(task.incident_id),
        "dispatch_id": str(task.dispatch_id) if task.dispatch_id else None,
        "owner_name": task.owner_name,
        "group": task.group or None,
        "title": task.title,
        "detail": task.detail,
        "place": task.place,
        "due_at": instant(task.due_at),
        "status": task.status,
        "result": task.result,
        "blocked_reason": task.blocked_reason,
        "overdue_at": instant(task.overdue_at),
        "given_by": task.given_by,
        "given_at": instant(task.given_at),
        "steps": task.steps,
        "holds_incident": task.status not in ("done", "verified"),
    }


def term(actor: Actor, incident_id: UUID, term_id: UUID) -> CommandTerm:
    """One nomination or turn in command."""
    found: CommandTerm | None = CommandTerm.objects.visible_to(actor).filter(id=term_id, incident_id=incident_id).first()
    if found is None:
        raise NotFound("nomination-not-found")
    return found


def active_term(incident: Incident) -> CommandTerm | None:
    """Who commands now."""
    found: CommandTerm | None = incident.command_terms.filter(status="active").first()
    return found


def term_value(row: CommandTerm) -> Value:
    """A turn in command as shown."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "person_id": str(row.person_id),
        "person_name": row.person_name,
        "person_post": row.person_post,
        "person_org": row.person_org,
        "status": row.status,
        "nominated_by": row.nominated_by,
        "nominated_at": instant(row.nominated_at),
        "briefing": row.briefing,
        "reason": row.reason,
        "judgement": row.judgement,
        "override_reason": row.override_reason,
        "accepted_at": instant(row.accepted_at),
        "ended_at": instant(row.ended_at),
    }


def entry(actor: Actor, entry_id: UUID) -> Entry:
    """One rescuer's entry."""
    found: Entry | None = Entry.objects.visible_to(actor).filter(id=entry_id).first()
    if found is None:
        raise NotFound("entry-not-found")
    return found


def entry_value(row: Entry) -> Value:
    """One rescuer inside, as shown."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "dispatch_id": str(row.dispatch_id) if row.dispatch_id else None,
        "team_name": row.team_name,
        "name": row.name,
        "zone": row.zone,
        "task": row.task,
        "pressure": row.pressure,
        "stay_minutes": row.stay_minutes,
        "time_in": instant(row.time_in),
        "due_out_at": instant(row.due_out_at),
        "time_out": instant(row.time_out),
        "overdue_at": instant(row.overdue_at),
        "logged_by": row.logged_by,
        "recorded_at": instant(row.recorded_at),
        "holds_incident": row.time_out is None,
    }
