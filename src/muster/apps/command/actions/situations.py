"""A situation report on its way out: drafted from the facts, edited, approved or returned, sent; every text it had is kept."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.command import rules
from muster.apps.command.models import SituationReport, SituationVersion
from muster.apps.command.queries import situation as reads
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import SET_ASIDE, Change, IncidentStatus, OutgoingStatus, advance_outgoing, body_path
from muster.apps.org import queries as org
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotAllowed

S = OutgoingStatus


def _tell(row: SituationReport, incident: Incident, verb: str, *, actor: Actor, **params: Any) -> None:
    change = Change("situation_reports", str(row.id), reads.situation_value(row))
    log.record(incident, f"situation.{verb}", actor=actor, changes=[change], number=row.number, version=row.version, **params)


def _keep(row: SituationReport, *, actor: Actor) -> None:
    SituationVersion.objects.create(
        org_path=row.org_path,
        incident=row.incident,
        report=row,
        number=row.version,
        content=row.content,
        timeline_seq=row.timeline_seq,
        edited_by=actor.name,
        edited_at=time.now(),
    )


def _held(actor: Actor, situation_id: UUID, *, right: str = "incident.verify") -> tuple[SituationReport, Incident]:
    """The report with its incident held, if it is the actor's own body's."""
    incident = incidents.locked_incident(actor, reads.situation(actor, situation_id).incident_id)
    actor.require(right)
    row = reads.situation(actor, situation_id)
    row.incident = incident
    if body_path(actor.org_path) != str(row.body_path):
        raise NotAllowed("outgoing-of-another-body", body=row.body_name)
    return row, incident


def _ensure_read(row: SituationReport, version: int) -> None:
    if version != row.version:
        raise Conflict("outgoing-changed", version=row.version)


@transaction.atomic
def draft_situation(*, actor: Actor, incident_id: UUID, next_steps: str = "") -> SituationReport:
    """Begin the report of the period since the body's last one; while one is open there is no second."""
    actor.require("incident.verify")
    incident = incidents.locked_incident(actor, incident_id)
    if IncidentStatus(incident.status) in SET_ASIDE:
        raise Conflict("incident-set-aside", number=incident.number)
    body = body_path(actor.org_path)
    mine = incident.situation_reports.filter(body_path=body).exclude(status=S.DISCARDED.value)
    if mine.exclude(status=S.SENT.value).exists():
        raise Conflict("situation-open")
    former = reads.last_situation(incident, body)
    number = mine.count() + 1
    present = time.now()
    since = former.period_to if former else incident.received_at
    facts, seq = reads.situation_facts(actor, incident, former)
    authority = org.organisation_at(body)
    row = SituationReport.objects.create(
        org_path=incident.org_path,
        incident=incident,
        body_path=body,
        body_name=authority.name if authority else actor.org_name,
        number=number,
        period_from=since,
        period_to=present,
        content=rules.compose_situation(facts, number=number, since=since, now=present, next_steps=next_steps),
        figures=asdict(facts.casualties) if facts.casualties else {},
        timeline_seq=seq,
        drafted_by=actor.name,
        drafted_at=present,
    )
    _keep(row, actor=actor)
    _tell(row, incident, "drafted", actor=actor)
    return row


def _new_text(row: SituationReport, incident: Incident, content: Mapping[str, str], *, actor: Actor, verb: str) -> SituationReport:
    rules.check_situation(content)
    row.status = advance_outgoing(S(row.status), "edit").value
    row.content = {part: content[part] for part in rules.SITUATION_PARTS}
    row.version += 1
    row.approved_version, row.approved_by, row.approved_at = None, "", None
    row.save()
    _keep(row, actor=actor)
    _tell(row, incident, verb, actor=actor)
    return row


@transaction.atomic
def edit_situation(*, actor: Actor, situation_id: UUID, version: int, content: Mapping[str, str]) -> SituationReport:
    """Write another text over the version that was read. An approval falls with the text it was for."""
    row, incident = _held(actor, situation_id)
    if content == row.content:
        return row
    _ensure_read(row, version)
    return _new_text(row, incident, content, actor=actor, verb="edited")


@transaction.atomic
def redraft_situation(*, actor: Actor, situation_id: UUID, version: int) -> SituationReport:
    """Draft it anew from what is known now; the next steps stay as the author wrote them."""
    row, incident = _held(actor, situation_id)
    _ensure_read(row, version)
    present = time.now()
    facts, seq = reads.situation_facts(actor, incident, reads.last_situation(incident, str(row.body_path)))
    row.period_to, row.timeline_seq = present, seq
    row.figures = asdict(facts.casualties) if facts.casualties else {}
    content = rules.compose_situation(
        facts, number=row.number, since=row.period_from, now=present, next_steps=row.content["next_steps"]
    )
    return _new_text(row, incident, content, actor=actor, verb="redrafted")


@transaction.atomic
def submit_situation(*, actor: Actor, situation_id: UUID) -> SituationReport:
    """Lay it before the duty leader."""
    row, incident = _held(actor, situation_id)
    if row.status == S.SUBMITTED:
        return row
    row.status = advance_outgoing(S(row.status), "submit").value
    row.submitted_by, row.submitted_at = actor.name, time.now()
    row.save(update_fields=["status", "submitted_by", "submitted_at"])
    _tell(row, incident, "submitted", actor=actor)
    return row


@transaction.atomic
def return_situation(*, actor: Actor, situation_id: UUID, remark: str) -> SituationReport:
    """Give it back with what is to be mended."""
    row, incident = _held(actor, situation_id, right="report.approve")
    row.status = advance_outgoing(S(row.status), "return").value
    row.returned_by, row.remark = actor.name, remark
    row.approved_version, row.approved_by, row.approved_at = None, "", None
    row.save()
    _tell(row, incident, "returned", actor=actor, remark=remark)
    return row


@transaction.atomic
def approve_situation(*, actor: Actor, situation_id: UUID, version: int) -> SituationReport:
    """The duty leader approves the version that was read; that text is what may be sent."""
    row, incident = _held(actor, situation_id, right="report.approve")
    _ensure_read(row, version)
    if row.status == S.APPROVED:
        return row
    row.status = advance_outgoing(S(row.status), "approve").value
    row.approved_by, row.approved_at, row.approved_version = actor.name, time.now(), row.version
    row.save()
    _tell(row, incident, "approved", actor=actor)
    return row


@transaction.atomic
def discard_situation(*, actor: Actor, situation_id: UUID) -> SituationReport:
    """Give it up before it was sent; it stays on record."""
    row, incident = _held(actor, situation_id)
    row.status = advance_outgoing(S(row.status), "discard").value
    row.save(update_fields=["status"])
    _tell(row, incident, "discarded", actor=actor)
    return row


@transaction.atomic
def send_situation(
    *, actor: Actor, situation_id: UUID, receiver_name: str, channel: str, receipt_no: str = "", sent_at: datetime | None = None
) -> SituationReport:
    """Note that the approved version has gone to a receiver, by which means and with which receipt."""
    row, incident = _held(actor, situation_id)
    if row.status != S.SENT and row.approved_version != row.version:
        raise Conflict("outgoing-not-approved")
    row.status = advance_outgoing(S(row.status), "send").value
    present = time.now()
    at = min(log.checked_time(sent_at, field="sent_at") or present, present)
    sending = {
        "version": row.version,
        "receiver_name": receiver_name,
        "channel": channel,
        "receipt_no": receipt_no,
        "sent_by": actor.name,
        "sent_at": incidents.instant(at),
        "recorded_at": incidents.instant(present),
    }
    row.sendings = [*row.sendings, sending]
    row.sent_version, row.sent_at = row.version, row.sent_at or at
    row.save(update_fields=["status", "sendings", "sent_version", "sent_at"])
    _tell(
        row,
        incident,
        "sent",
        actor=actor,
        receiver_name=receiver_name,
        receipt_no=receipt_no or "—",
        channel=channel,
        channel_zh=incidents.word("channel", channel),
    )
    return row
