"""Which incidents, calls and owed reports an actor sees."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from muster.apps.incidents import rules
from muster.apps.incidents.models import Incident, IncidentReport, ReportTask
from muster.apps.incidents.queries.values import report_task_value
from muster.apps.incidents.queries.words import Value
from muster.apps.org import queries as org
from muster.kit.actors import Actor
from muster.kit.errors import NotFound


def incident(actor: Actor, incident_id: UUID) -> Incident:
    """The incident, if this actor may see it."""
    found: Incident | None = Incident.objects.visible_to(actor).filter(id=incident_id).first()
    if found is None:
        raise NotFound("incident-not-found")
    return found


def locked_incident(actor: Actor, incident_id: UUID) -> Incident:
    """The incident, held until the end of the transaction: its steps and its log come one after another."""
    found: Incident | None = Incident.objects.visible_to(actor).select_for_update(of=("self",), no_key=True).filter(id=incident_id).first()
    if found is None:
        raise NotFound("incident-not-found")
    return found


RECEIVERS = 300
"""More authorities than this fit no list; words narrow it."""


def call_receivers(actor: Actor, *, text: str = "") -> list[Value]:
    """Bodies that a call may be handed to: in the order of the tree."""
    return [
        {"org_path": str(o.org_path), "name": o.name, "admin_level": o.admin_level, "division_code": o.division_code}
        for o in org.authorities_outside(actor, text=text).order_by("org_path")[:RECEIVERS]
    ]


def incidents(actor: Actor, *, statuses: Sequence[str] = (), text: str = "", is_open: bool | None = None) -> QuerySet[Incident]:
    """The incidents of an actor's sight, with what their values need."""
    found = Incident.objects.visible_to(actor).prefetch_related("casualty_records", "responses")
    if statuses:
        found = found.filter(status__in=statuses)
    if is_open is not None:
        live = [s.value for s in rules.LIVE]
        found = found.filter(status__in=live) if is_open else found.exclude(status__in=live)
    return found.matching(text) if text else found


def reports(actor: Actor) -> QuerySet[IncidentReport]:
    """The calls of an actor's sight."""
    return IncidentReport.objects.visible_to(actor)


def report(actor: Actor, report_id: UUID) -> IncidentReport:
    """One call, if this actor may see it."""
    found = reports(actor).filter(id=report_id).select_related("incident").first()
    if found is None:
        raise NotFound("report-not-found")
    return found


def pending_report_tasks(actor: Actor) -> list[Value]:
    """The reports that this actor's area owes, soonest due first, each with its incident."""
    tasks = ReportTask.objects.visible_to(actor).filter(status="pending").select_related("incident").order_by("due_at", "id")
    return [{**report_task_value(t), "incident_number": t.incident.number, "incident_title": t.incident.title} for t in tasks[:500]]


def report_task(actor: Actor, task_id: UUID) -> ReportTask:
    """One owed report."""
    found: ReportTask | None = ReportTask.objects.visible_to(actor).filter(id=task_id).first()
    if found is None:
        raise NotFound("report-task-not-found")
    return found
