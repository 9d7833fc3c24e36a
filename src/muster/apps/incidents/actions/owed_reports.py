"""The reports that are owed upward, with their deadlines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import queries, rules
from muster.apps.incidents.actions.log import Change, checked_time, record
from muster.apps.incidents.models import (
    CasualtyRecord,
    Incident,
    OutgoingReport,
    ReportTask,
)
from muster.apps.incidents.queries import outgoing as reads
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound

_SATISFIES = {"phone": ("phone", "video"), "written": ("written", "system"), "system": ("system",), "video": ("video",)}
"""By which means a report that is owed in one way may go."""


def _grade(incident: Incident) -> rules.AccidentGrade | None:
    """The grade by which an incident is reported: an accident of major risk like a serious one."""
    proposal = incident.proposal or {}
    graver = incident.grade_potential or incident.grade_confirmed or proposal.get("potential")
    found = rules.AccidentGrade(graver) if graver else None
    risk = proposal.get("major_risk") or {}
    return rules.higher(found, rules.AccidentGrade(risk["report_as"])) if risk.get("is_met") else found


def _owe(incident: Incident, body: str, due: rules.Due, *, occasion: int = 0) -> Change:
    task = ReportTask.objects.create(
        org_path=incident.org_path,
        incident=incident,
        body_path=body,
        limit=due.limit,
        receiver_level=due.receiver_level,
        channel=due.channel,
        base_at=due.base_at,
        due_at=due.due_at,
        amber_at=due.amber_at,
        red_at=due.red_at,
        source=due.source,
        mark=due.mark,
        occasion=occasion,
    )
    return _change(task)


def _change(task: ReportTask) -> Change:
    return Change("report_tasks", str(task.id), queries.report_task_value(task))


def report_tasks(incident: Incident, *, actor: Actor) -> list[Change]:
    """Bring the first reports in line with the grade and the profile: new ones are added, those no longer asked for are cancelled."""
    body = rules.body_path(actor.org_path)
    owed = rules.owed_by(
        queries.reporting_limits(),
        reads.profile(incident.report_profile),
        own_level=rules.admin_level(body),
        received_at=incident.received_at,
        grade=_grade(incident),
        occurred_at=incident.occurred_at,
    )
    first = incident.report_tasks.filter(body_path=body, occasion=0)
    done = {(t.receiver_level, t.channel) for t in first if t.status == "sent"}
    held = {(t.limit, t.receiver_level, t.channel): t for t in first}
    changes = []
    for d in owed:
        task = held.pop((d.limit, d.receiver_level, d.channel), None)
        if task is None and (d.receiver_level, d.channel) in done:
            continue  # it has gone already, under another limit
        if task is None:
            changes.append(_owe(incident, body, d))
        elif task.status == "cancelled":
            task.status = "pending"
            task.save(update_fields=["status"])
            changes.append(_change(task))
    return changes + _cancel(t for t in held.values() if t.status == "pending")


def _owe_again(incident: Incident, body: str, due: rules.Due) -> list[Change]:
    """Another occasion of a follow-up, unless one is still open."""
    same = incident.report_tasks.filter(body_path=body, limit=due.limit, receiver_level=due.receiver_level)
    if same.filter(status="pending").exists():
        return []
    return [_owe(incident, body, due, occasion=same.count() + 1)]


def owe_daily(incident: Incident, body: str, receiver: str, *, sent_at: datetime) -> list[Change]:
    """After a report has gone to a receiver: the next of the daily rhythm, while the response runs."""
    if rules.IncidentStatus(incident.status) not in rules.LIVE:
        return []
    rule = rules.rule_for(reads.followup_rules(), _grade(incident), on_change=False)
    due_at = rules.next_daily(rule.per_day or 1, sent_at=sent_at)
    return _owe_again(incident, body, rules.followup_due(rule, receiver=receiver, base_at=sent_at, due_at=due_at))


def owe_change(incident: Incident, casualties: CasualtyRecord, former: rules.Figures) -> list[Change]:
    """Changed casualties inside the window are owed to everybody who has had a written report already, the same day."""
    known = queries.figures_of(casualties)
    if not casualties.counts or replace(known, direct_loss=None, evacuated=None) == replace(former, direct_loss=None, evacuated=None):
        return []
    rule = rules.rule_for(reads.followup_rules(), _grade(incident), on_change=True)
    told = incident.report_tasks.filter(status="sent", channel="written").values_list("body_path", "receiver_level").distinct()
    changes = []
    for body, receiver in sorted({(str(b), r) for b, r in told}):
        due_at = rules.same_day(casualties.recorded_at)
        changes += _owe_again(incident, body, rules.followup_due(rule, receiver=receiver, base_at=casualties.recorded_at, due_at=due_at))
    return changes


def settle_tasks(
    incident: Incident,
    report: OutgoingReport,
    task_ids: Sequence[UUID],
    *,
    actor: Actor,
    receiver_name: str,
    channel: str,
    receipt_no: str,
    sent_at: datetime,
) -> tuple[list[Change], str]:
    """Mark the owed reports that a sending answers; they are one receiver's. Returns what changed and who that receiver is."""
    tasks = list(incident.report_tasks.filter(id__in=task_ids, body_path=report.body_path))
    if len(tasks) != len(set(task_ids)):
        raise NotFound("report-task-not-found")
    levels = {t.receiver_level for t in tasks}
    if len(levels) > 1:
        raise Conflict("receivers-differ")
    changes = []
    for task in tasks:
        if task.status != "pending":
            raise Conflict("report-not-owed")
        if channel not in _SATISFIES[task.channel]:
            raise Conflict("channel-does-not-satisfy", owed=queries.word("channel", task.channel), used=queries.word("channel", channel))
        task.status, task.sent_by, task.receiver_name = "sent", actor.name, receiver_name
        task.sent_at, task.receipt_no, task.outgoing_id = sent_at, receipt_no, report.id
        task.save(update_fields=["status", "sent_at", "sent_by", "receiver_name", "receipt_no", "outgoing_id"])
        changes.append(_change(task))
    return changes, next(iter(levels), "")


def _cancel(tasks: Iterable[ReportTask]) -> list[Change]:
    changes = []
    for task in tasks:
        task.status = "cancelled"
        task.save(update_fields=["status"])
        changes.append(_change(task))
    return changes


def cancel_report_tasks(incident: Incident) -> list[Change]:
    """Nothing is owed any more."""
    return _cancel(incident.report_tasks.filter(status="pending"))


def cancel_daily(incident: Incident) -> list[Change]:
    """The daily rhythm ends with the response; changed casualties are owed on."""
    daily = [rule.id for rule in reads.followup_rules() if not rule.on_change]
    return _cancel(incident.report_tasks.filter(status="pending", limit__in=daily))


@transaction.atomic
def mark_report_sent(
    *, actor: Actor, task_id: UUID, receiver_name: str, sent_at: datetime | None = None, receipt_no: str = "", words: str = ""
) -> ReportTask:
    """Note that an owed report has gone out by itself – told by phone, the paper follows – to whom, when, and what was said."""
    actor.require("incident.verify")
    incident = queries.locked_incident(actor, queries.report_task(actor, task_id).incident_id)
    task = queries.report_task(actor, task_id)
    if task.status == "sent":
        return task
    if task.status != "pending":
        raise Conflict("report-not-owed")
    rules.ensure_told(task.channel, words=words, receipt_no=receipt_no)
    task.status, task.sent_by, task.receiver_name = "sent", actor.name, receiver_name
    task.sent_at = checked_time(sent_at, field="sent_at") or time.now()
    task.receipt_no, task.words = receipt_no, words
    task.save(update_fields=["status", "sent_at", "sent_by", "receiver_name", "receipt_no", "words"])
    changes = [_change(task)]
    if task.channel == "written":
        changes += owe_daily(incident, str(task.body_path), task.receiver_level, sent_at=task.sent_at)
    record(
        incident,
        "report_task.sent",
        actor=actor,
        occurred_at=task.sent_at,
        changes=changes,
        receiver_name=receiver_name,
        channel=task.channel,
        channel_zh=queries.word("channel", task.channel),
        receiver=queries.word("receiver", task.receiver_level, "en"),
        receiver_zh=queries.word("receiver", task.receiver_level),
    )
    return task
