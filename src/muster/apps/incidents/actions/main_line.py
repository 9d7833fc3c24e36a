"""From the first call to the grade: verify, confirm, judge, merge, hand over, grade."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import events, queries, rules
from muster.apps.incidents.actions.asking import mergeable
from muster.apps.incidents.actions.calls import receive_report
from muster.apps.incidents.actions.figures import propose
from muster.apps.incidents.actions.log import Change, checked_time, incident_change, record
from muster.apps.incidents.actions.owed_reports import cancel_report_tasks, report_tasks
from muster.apps.incidents.models import (
    Incident,
    IncidentReport,
)
from muster.apps.org import queries as org
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound
from muster.kit.scope import acting_as


def step(actor: Actor, incident_id: UUID, verb: str) -> tuple[Incident, str]:
    """The incident, held and moved by the verb; and the status it had."""
    actor.require(rules.STEPS[verb].permission)
    incident = queries.locked_incident(actor, incident_id)
    before = incident.status
    incident.status = rules.advance(rules.IncidentStatus(before), verb).value
    return incident, before


def finish(
    incident: Incident,
    kind: str,
    *,
    actor: Actor,
    before: str,
    save: Iterable[str] = (),
    changes: Iterable[Change] = (),
    occurred_at: datetime | None = None,
    **params: Any,
) -> Incident:
    """Save the step, log it and tell it."""
    if incident.status != rules.IncidentStatus.VERIFYING:
        incident.asked = None  # whatever was decided, nobody waits for an answer any more
    incident.save(update_fields=["status", "asked", *save])
    record(
        incident,
        kind,
        actor=actor,
        occurred_at=checked_time(occurred_at),
        changes=[incident_change(incident), *changes],
        **params,
    )
    bus.publish(
        events.IncidentChanged(incident.id, incident.status, before),
        org_path=str(incident.org_path),
        incident_id=incident.id,
    )
    return incident


@transaction.atomic
def verify(*, actor: Actor, incident_id: UUID, occurred_at: datetime | None = None, notes: str = "") -> Incident:
    """Begin to call back and check."""
    incident, before = step(actor, incident_id, "verify")
    return finish(incident, "incident.verifying", actor=actor, before=before, occurred_at=occurred_at, notes=notes)


@transaction.atomic
def confirm(
    *,
    actor: Actor,
    incident_id: UUID,
    incident_type: str | None = None,
    subtype: str | None = None,
    place_text: str | None = None,
    title: str | None = None,
    substance: str | None = None,
    occurred_at: datetime | None = None,
) -> Incident:
    """It is true. Casualties may still be unknown: the first report does not wait."""
    incident, before = step(actor, incident_id, "confirm")
    if incident_type is not None:
        queries.incident_type(incident_type)
    given = {
        "incident_type": incident_type,
        "subtype": subtype,
        "place_text": place_text,
        "title": title,
        "substance": substance,
        "occurred_at": checked_time(occurred_at),
    }
    if occurred_at is not None:
        queries.grade_rules_on(time.local_date(occurred_at))
    named = {name: value for name, value in given.items() if value is not None}
    for name, value in named.items():
        setattr(incident, name, value)
    if title is None and (incident_type or place_text):
        incident.title = f"{incident.place_text}{queries.incident_type(incident.incident_type).zh}"
    propose(incident)
    kind = queries.incident_type(incident.incident_type)
    return finish(
        incident,
        "incident.confirmed",
        actor=actor,
        before=before,
        save=[*named, "title", "proposal"],
        what=kind.zh,
        what_en=kind.en,
        place=incident.place_text,
    )


@transaction.atomic
def judge_false_alarm(*, actor: Actor, incident_id: UUID, reason: str, occurred_at: datetime | None = None) -> Incident:
    """Nothing happened. The record is kept."""
    incident, before = step(actor, incident_id, "false_alarm")
    changes = cancel_report_tasks(incident)
    return finish(
        incident,
        "incident.false_alarm",
        actor=actor,
        before=before,
        occurred_at=occurred_at,
        changes=changes,
        reason=reason,
    )


@transaction.atomic
def merge(*, actor: Actor, incident_id: UUID, into_id: UUID, reason: str) -> Incident:
    """This call told of an accident that is known already: its calls go there."""
    if incident_id == into_id:
        raise Conflict("merge-into-itself")
    for key in sorted((incident_id, into_id)):  # always in one order, so that two merges cannot block each other
        queries.locked_incident(actor, key)
    incident, before = step(actor, incident_id, "merge")
    target = queries.locked_incident(actor, into_id)
    mergeable(incident, target)
    incident.merged_into = target
    moved, gone = [], []
    for report in incident.reports.all():
        report.incident, report.org_path = target, target.org_path
        report.save(update_fields=["incident", "org_path"])
        moved.append(Change("reports", str(report.id), queries.report_value(report)))
        gone.append(Change("reports", str(report.id), None))
    record(target, "report.merged_in", actor=actor, changes=moved, number=incident.number, reason=reason)
    return finish(
        incident,
        "incident.merged",
        actor=actor,
        before=before,
        save=["merged_into"],
        changes=[*gone, *cancel_report_tasks(incident)],
        number=target.number,
        reason=reason,
    )


@transaction.atomic
def transfer(*, actor: Actor, incident_id: UUID, org_path: str, reason: str) -> Incident:
    """Hand a call to the body whose area it lies in: there it opens an incident of its own, here it is kept as handed over."""
    receiver = org.organisation_at(org_path)
    if receiver is None or not receiver.admin_level:
        raise NotFound("receiver-not-found")
    incident, before = step(actor, incident_id, "transfer")
    if actor.covers(org_path):
        raise Conflict("transfer-inside-own-area")
    incident.transferred_to = str(receiver.org_path)
    sender = actor.org_name or actor.name
    calls = list(incident.reports.all())
    with acting_as(Actor.system(sender, org_path=str(receiver.org_path))) as there:
        for report in calls:
            _open_transferred(report, incident, actor=there, sender=sender, reason=reason)
    return finish(
        incident,
        "incident.transferred",
        actor=actor,
        before=before,
        save=["transferred_to"],
        changes=cancel_report_tasks(incident),
        to=receiver.name,
        reason=reason,
    )


def _open_transferred(report: IncidentReport, incident: Incident, *, actor: Actor, sender: str, reason: str) -> None:
    copy = receive_report(
        actor=actor,
        place_text=report.place_text,
        what=report.what,
        caller_name=report.caller_name,
        caller_phone=report.caller_phone,
        source="other",
        lon=report.lon,
        lat=report.lat,
        substance=report.substance,
        words=report.words,
        occurred_at=report.occurred_at,
        **report.figures,
    )
    record(copy.incident, "report.transferred_in", actor=actor, sender=sender, reason=reason, number=incident.number)


@transaction.atomic
def grade(*, actor: Actor, incident_id: UUID, confirmed: str | None = None, potential: str | None = None, reason: str = "") -> Incident:
    """Give the first grade: the proposal, or another one with a reason."""
    incident, before = step(actor, incident_id, "grade")
    return _finish_grade(incident, "incident.graded", actor=actor, before=before, confirmed=confirmed, potential=potential, reason=reason)


@transaction.atomic
def regrade(*, actor: Actor, incident_id: UUID, confirmed: str | None = None, potential: str | None = None, reason: str = "") -> Incident:
    """Change the grade by later figures. The response does not change with it: that is another person's decision."""
    actor.require("incident.grade")
    incident = queries.locked_incident(actor, incident_id)
    if rules.IncidentStatus(incident.status) not in rules.REGRADABLE:
        raise Conflict("regrade-before-grade")
    return _finish_grade(
        incident,
        "incident.regraded",
        actor=actor,
        before=incident.status,
        confirmed=confirmed,
        potential=potential,
        reason=reason,
    )


def _finish_grade(
    incident: Incident,
    kind: str,
    *,
    actor: Actor,
    before: str,
    confirmed: str | None,
    potential: str | None,
    reason: str,
) -> Incident:
    proposal = propose(incident)
    chosen = (confirmed or proposal.confirmed, potential or confirmed or proposal.potential)
    if chosen != (proposal.confirmed, proposal.potential) and not reason.strip():
        raise Conflict("grade-differs-needs-reason")
    if chosen == (None, None):
        raise Conflict("grade-without-figures")
    graver = rules.higher(rules.AccidentGrade(chosen[0]) if chosen[0] else None, rules.AccidentGrade(chosen[1]) if chosen[1] else None)
    incident.grade_confirmed, incident.grade_potential = chosen[0], graver.value if graver else None
    incident.graded_at = time.now()
    changes = report_tasks(incident, actor=actor)
    return finish(
        incident,
        kind,
        actor=actor,
        before=before,
        changes=changes,
        save=["grade_confirmed", "grade_potential", "graded_at", "proposal"],
        confirmed=incident.grade_confirmed or "unknown",
        potential=incident.grade_potential or "unknown",
        confirmed_zh=queries.word("grade", incident.grade_confirmed),
        potential_zh=queries.word("grade", incident.grade_potential),
        reason=reason,
        by_proposal=chosen == (proposal.confirmed, proposal.potential),
    )
