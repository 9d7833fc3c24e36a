"""A paper on its way out: drafted from the facts, edited, approved or returned, sent; every text it had is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import queries, rules
from muster.apps.incidents.actions.log import Change, checked_time, record
from muster.apps.incidents.actions.owed_reports import owe_daily, report_tasks, settle_tasks
from muster.apps.incidents.models import Incident, OutgoingReport, OutgoingVersion, ReportSending
from muster.apps.incidents.queries import outgoing as reads
from muster.apps.incidents.queries import papers
from muster.apps.incidents.queries.shown import outgoing_value
from muster.apps.org import queries as org
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, Invalid, NotAllowed

S = rules.OutgoingStatus


def _change(row: OutgoingReport) -> Change:
    return Change("outgoing", str(row.id), outgoing_value(row))


def _tell(row: OutgoingReport, incident: Incident, verb: str, *, actor: Actor, changes: Sequence[Change] = (), **params: Any) -> None:
    name = f"{queries.word('report_kind', row.kind, 'en')} {row.seq_no or ''}".strip()
    said: dict[str, Any] = {"name": name, "name_zh": rules.kind_words(rules.ReportKind(row.kind), row.seq_no), "version": row.version}
    record(incident, f"outgoing.{verb}", actor=actor, changes=[_change(row), *changes], **said, **params)


def _keep(row: OutgoingReport, *, actor: Actor) -> None:
    OutgoingVersion.objects.create(
        org_path=row.org_path,
        incident=row.incident,
        report=row,
        number=row.version,
        content=row.content,
        timeline_seq=row.timeline_seq,
        edited_by=actor.name,
        edited_at=time.now(),
    )


def _held(actor: Actor, outgoing_id: UUID, *, is_approving: bool = False) -> tuple[OutgoingReport, Incident]:
    """The report with its incident held, if it is the actor's own body's."""
    incident = queries.locked_incident(actor, reads.outgoing(actor, outgoing_id).incident_id)
    row = reads.outgoing(actor, outgoing_id)
    what = papers.paper(row.kind)
    actor.require(what.approver if is_approving else what.author)
    row.incident = incident
    if rules.body_path(actor.org_path) != str(row.body_path):
        raise NotAllowed("outgoing-of-another-body", body=row.body_name)
    return row, incident


def _ensure_read(row: OutgoingReport, version: int) -> None:
    if version != row.version:
        raise Conflict("outgoing-changed", version=row.version)


def _fill(row: OutgoingReport, *, actor: Actor) -> dict[str, str]:
    """Let the facts of now write the report; what its author wrote stays."""
    drafted = papers.composer(row.kind)(actor, row, time.now())
    own = {part: row.content[part] for part in papers.paper(row.kind).authored if row.content.get(part, "").strip()}
    row.figures = asdict(drafted.figures) if drafted.figures else {}
    row.timeline_seq, row.period_from, row.period_to = drafted.timeline_seq, drafted.period_from, drafted.period_to
    return drafted.content | own


@transaction.atomic
def draft_report(*, actor: Actor, incident_id: UUID, kind: rules.ReportKind, next_steps: str = "") -> OutgoingReport:
    """Begin a paper with what is known; how many a body may write, and after which, its kind says."""
    what = papers.paper(kind)
    actor.require(what.author)
    incident = queries.locked_incident(actor, incident_id)
    if next_steps and "next_steps" not in what.authored:
        raise Invalid("outgoing-part-drafted", field="next_steps")
    status = rules.IncidentStatus(incident.status)
    if status in rules.SET_ASIDE:
        raise Conflict("incident-set-aside", number=incident.number)
    body = rules.body_path(actor.org_path)
    held = [(rules.ReportKind(k), S(s)) for k, s in incident.outgoing_reports.filter(body_path=body).values_list("kind", "status")]
    authority = org.organisation_at(body)
    row = OutgoingReport(
        org_path=incident.org_path,
        incident=incident,
        body_path=body,
        body_name=authority.name if authority else actor.org_name,
        kind=kind.value,
        seq_no=rules.next_in_line(what, held, is_live=status in rules.LIVE),
        content={"next_steps": next_steps},
        drafted_by=actor.name,
        drafted_at=time.now(),
    )
    row.content = _fill(row, actor=actor)
    row.save()
    _keep(row, actor=actor)
    _tell(row, incident, "drafted", actor=actor)
    return row


def _new_text(row: OutgoingReport, incident: Incident, content: Mapping[str, str], *, actor: Actor, verb: str) -> OutgoingReport:
    row.content = rules.check_content(papers.paper(row.kind), content)
    row.status = rules.advance_outgoing(S(row.status), "edit").value
    row.version += 1
    row.approved_version, row.approved_by, row.approved_at, row.is_oral = None, "", None, False
    row.save()
    _keep(row, actor=actor)
    _tell(row, incident, verb, actor=actor)
    return row


@transaction.atomic
def edit_report(*, actor: Actor, outgoing_id: UUID, version: int, content: Mapping[str, str]) -> OutgoingReport:
    """Write another text over the version that was read; who read an older one is told so. An approval falls with the text it was for."""
    row, incident = _held(actor, outgoing_id)
    if content == row.content:
        return row
    _ensure_read(row, version)
    return _new_text(row, incident, content, actor=actor, verb="edited")


@transaction.atomic
def redraft_report(*, actor: Actor, outgoing_id: UUID, version: int) -> OutgoingReport:
    """Draft it anew from what is known now."""
    row, incident = _held(actor, outgoing_id)
    _ensure_read(row, version)
    return _new_text(row, incident, _fill(row, actor=actor), actor=actor, verb="redrafted")


@transaction.atomic
def submit_report(*, actor: Actor, outgoing_id: UUID) -> OutgoingReport:
    """Lay it before the duty leader."""
    row, incident = _held(actor, outgoing_id)
    if row.status == S.SUBMITTED:
        return row
    row.status = rules.advance_outgoing(S(row.status), "submit").value
    row.submitted_by, row.submitted_at = actor.name, time.now()
    row.save(update_fields=["status", "submitted_by", "submitted_at"])
    _tell(row, incident, "submitted", actor=actor)
    return row


@transaction.atomic
def return_report(*, actor: Actor, outgoing_id: UUID, remark: str) -> OutgoingReport:
    """Give it back with what is to be mended."""
    row, incident = _held(actor, outgoing_id, is_approving=True)
    row.status = rules.advance_outgoing(S(row.status), "return").value
    row.returned_by, row.remark = actor.name, remark
    row.approved_version, row.approved_by, row.approved_at, row.is_oral = None, "", None, False
    row.save()
    _tell(row, incident, "returned", actor=actor, remark=remark)
    return row


@transaction.atomic
def approve_report(*, actor: Actor, outgoing_id: UUID, version: int, by_word_of: str = "") -> OutgoingReport:
    """The duty leader approves the version that was read; on the leader's word the desk may note it, to be signed later."""
    oral = bool(by_word_of.strip())
    row, incident = _held(actor, outgoing_id, is_approving=not oral)
    _ensure_read(row, version)
    if row.is_oral and not oral and row.approved_version and row.signed_at is None:
        row.signed_by, row.signed_at = actor.name, time.now()
        row.save(update_fields=["signed_by", "signed_at"])
        _tell(row, incident, "signed", actor=actor)
        return row
    if row.status == S.APPROVED:
        return row
    row.status = rules.advance_outgoing(S(row.status), "approve").value
    row.approved_by, row.approved_at = by_word_of.strip() or actor.name, time.now()
    row.approved_version, row.is_oral = row.version, oral
    row.signed_by, row.signed_at = ("", None) if oral else (actor.name, row.approved_at)
    row.save()
    _tell(row, incident, "approved_orally" if oral else "approved", actor=actor, leader=row.approved_by)
    return row


@transaction.atomic
def discard_report(*, actor: Actor, outgoing_id: UUID) -> OutgoingReport:
    """Give it up before it was sent; it stays on record."""
    row, incident = _held(actor, outgoing_id)
    row.status = rules.advance_outgoing(S(row.status), "discard").value
    row.save(update_fields=["status"])
    _tell(row, incident, "discarded", actor=actor)
    return row


@transaction.atomic
def send_report(
    *,
    actor: Actor,
    outgoing_id: UUID,
    receiver_name: str,
    channel: str,
    task_ids: Sequence[UUID] = (),
    receiver_level: str = "",
    receipt_no: str = "",
    sent_at: datetime | None = None,
) -> OutgoingReport:
    """Note that the approved version has gone to a receiver, by which means and with which receipt; owed reports it answers are settled."""
    row, incident = _held(actor, outgoing_id)
    what = papers.paper(row.kind)
    if task_ids and not what.answers_owed:
        raise Conflict("outgoing-answers-nothing")
    if row.status != S.SENT and row.approved_version != row.version:
        raise Conflict("outgoing-not-approved")
    row.status = rules.advance_outgoing(S(row.status), "send").value
    present = time.now()
    at = min(checked_time(sent_at, field="sent_at") or present, present)
    changes, level = settle_tasks(
        incident, row, task_ids, actor=actor, receiver_name=receiver_name, channel=channel, receipt_no=receipt_no, sent_at=at
    )
    ReportSending.objects.create(
        org_path=row.org_path,
        incident=incident,
        report=row,
        version=row.version,
        receiver_level=level or receiver_level,
        receiver_name=receiver_name,
        channel=channel,
        receipt_no=receipt_no,
        sent_by=actor.name,
        sent_at=at,
        recorded_at=present,
        task_ids=[str(t) for t in task_ids],
    )
    row.sent_version, row.sent_at = row.version, row.sent_at or at
    row.save(update_fields=["status", "sent_version", "sent_at"])
    if level and channel != "phone" and what.keeps_rhythm:
        changes += owe_daily(incident, str(row.body_path), level, sent_at=at)
    _tell(
        row,
        incident,
        "sent",
        actor=actor,
        changes=changes,
        receiver_name=receiver_name,
        receipt_no=receipt_no or "—",
        channel=channel,
        channel_zh=queries.word("channel", channel),
    )
    return row


@transaction.atomic
def choose_profile(*, actor: Actor, incident_id: UUID, profile: str, reason: str) -> Incident:
    """Say by which limits this incident is reported; clocks are set anew for what has not gone yet."""
    actor.require("report.approve")
    incident = queries.locked_incident(actor, incident_id)
    chosen = reads.profile(profile)
    if incident.report_profile == chosen.id:
        return incident
    incident.report_profile = chosen.id
    incident.save(update_fields=["report_profile"])
    record(
        incident,
        "report_profile.chosen",
        actor=actor,
        changes=[Change("incident", str(incident.id), queries.incident_value(incident)), *report_tasks(incident, actor=actor)],
        profile=chosen.en,
        profile_zh=chosen.zh,
        reason=reason,
    )
    return incident
