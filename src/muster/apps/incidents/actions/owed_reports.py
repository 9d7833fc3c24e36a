"""The reports that are owed upward, with their deadlines."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import queries, rules
from muster.apps.incidents.actions.log import Change, checked_time, record
from muster.apps.incidents.models import (
    Incident,
    ReportTask,
)
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict


def report_tasks(incident: Incident, *, actor: Actor) -> list[Change]:
    """Bring the owed reports in line with the grade: new ones are added, those no longer asked for are cancelled."""
    body = rules.body_path(actor.org_path)
    graver = incident.grade_potential or incident.grade_confirmed or (incident.proposal or {}).get("potential")
    due = rules.reporting_deadlines(
        queries.reporting_limits(),
        profile="national",
        own_level=rules.admin_level(body),
        received_at=incident.received_at,
        grade=rules.AccidentGrade(graver) if graver else None,
        occurred_at=incident.occurred_at,
    )
    held = {(t.limit, t.receiver_level, t.channel): t for t in incident.report_tasks.filter(body_path=body)}
    changes = []
    for d in due:
        task = held.pop((d.limit, d.receiver_level, d.channel), None)
        if task is None:
            task = ReportTask.objects.create(
                org_path=incident.org_path,
                incident=incident,
                body_path=body,
                limit=d.limit,
                receiver_level=d.receiver_level,
                channel=d.channel,
                base_at=d.base_at,
                due_at=d.due_at,
                amber_at=d.amber_at,
                red_at=d.red_at,
                source=d.source,
                mark=d.mark,
            )
        elif task.status == "cancelled":
            task.status = "pending"
            task.save(update_fields=["status"])
        else:
            continue
        changes.append(Change("report_tasks", str(task.id), queries.report_task_value(task)))
    return changes + _cancel(t for t in held.values() if t.status == "pending")


def _cancel(tasks: Iterable[ReportTask]) -> list[Change]:
    changes = []
    for task in tasks:
        task.status = "cancelled"
        task.save(update_fields=["status"])
        changes.append(Change("report_tasks", str(task.id), queries.report_task_value(task)))
    return changes


def cancel_report_tasks(incident: Incident) -> list[Change]:
    return _cancel(incident.report_tasks.filter(status="pending"))


@transaction.atomic
def mark_report_sent(*, actor: Actor, task_id: UUID, receiver_name: str, sent_at: datetime | None = None) -> ReportTask:
    """Note that an owed report has gone out, to whom and when."""
    actor.require("incident.verify")
    incident = queries.locked_incident(actor, queries.report_task(actor, task_id).incident_id)
    task = queries.report_task(actor, task_id)
    if task.status == "sent":
        return task
    if task.status != "pending":
        raise Conflict("report-not-owed")
    task.status, task.sent_by, task.receiver_name = "sent", actor.name, receiver_name
    task.sent_at = checked_time(sent_at, field="sent_at") or time.now()
    task.save(update_fields=["status", "sent_at", "sent_by", "receiver_name"])
    record(
        incident,
        "report_task.sent",
        actor=actor,
        occurred_at=task.sent_at,
        changes=[Change("report_tasks", str(task.id), queries.report_task_value(task))],
        receiver_name=receiver_name,
        channel=task.channel,
        channel_zh=queries.word("channel", task.channel),
        receiver=queries.word("receiver", task.receiver_level, "en"),
        receiver_zh=queries.word("receiver", task.receiver_level),
    )
    return task
