"""Asking a body above or beside for help: it receives the request, and answers it."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from muster.apps.command import queries, rules
from muster.apps.command.actions.live import live_incident
from muster.apps.command.models import HelpRequest
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import Change
from muster.apps.org import queries as org
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotAllowed, NotFound

__all__ = ["answer_help", "ask_help", "receive_help", "withdraw_help"]

MOST_OPEN: Final = 50
NEIGHBOURS_VIEW: Final = timedelta(hours=24)
"""How long a neighbour that is asked sees the incident [P]."""
H = rules.HelpStatus


@transaction.atomic
def ask_help(
    *, actor: Actor, incident_id: UUID, words: str, capability: str = "", to_path: str | None = None, recommendation_id: UUID | None = None
) -> HelpRequest:
    """Ask the nearest authority above, or the body that is named. Who does not see the incident yet is let in for a day."""
    actor.require("dispatch.order")
    incident = live_incident(actor, incident_id)
    advice = queries.recommendation(actor, recommendation_id) if recommendation_id else None
    if advice and advice.incident_id != incident.id:
        raise NotFound("recommendation-not-found")
    asked = org.organisation_at(to_path) if to_path else queries.authority_above(actor.org_path)
    if asked is None or asked.kind != "em_authority":
        raise NotFound("help-nobody-to-ask")
    path = str(asked.org_path)
    if f"{path}.".startswith(f"{actor.org_path}."):
        raise Conflict("help-of-own")
    if HelpRequest.objects.unscoped("of an incident already let through").filter(incident=incident, status__in=rules.OPEN_HELP).count() >= MOST_OPEN:
        raise Conflict("help-too-many", limit=MOST_OPEN)
    if not f"{incident.org_path}.".startswith(f"{path}."):
        if not actor.can("grant.give"):
            raise NotAllowed("help-needs-leader")
        log.open_to(actor=actor, incident_id=incident.id, org_path=path, until=time.now() + NEIGHBOURS_VIEW, reason="请求支援")
    row = HelpRequest.objects.create(
        org_path=incident.org_path, incident=incident, recommendation=advice, asked_path=path, asked_name=asked.name, capability=capability,
        words=words, asked_by=actor.name, asked_by_org=actor.org_name, asked_at=time.now(),
    )  # fmt: skip
    _record(row, incident, "help.asked", actor=actor)
    return row


@transaction.atomic
def receive_help(*, actor: Actor, help_id: UUID) -> HelpRequest:
    """The receipt: somebody there has read it."""
    row, incident, changed = _step(actor, help_id, H.RECEIVED)
    if changed:
        row.received_by, row.received_at = actor.name, time.now()
        row.save()
        _record(row, incident, "help.received", actor=actor)
    return row


@transaction.atomic
def answer_help(*, actor: Actor, help_id: UUID, is_granted: bool, words: str) -> HelpRequest:
    """Help comes, or not, and why; who answers has received it."""
    row, incident, changed = _step(actor, help_id, H.GRANTED if is_granted else H.DECLINED)
    if changed:
        now = time.now()
        if row.received_at is None:
            row.received_by, row.received_at = actor.name, now
        row.answered_by, row.answered_at, row.answer = actor.name, now, words
        row.save()
        _record(row, incident, "help.answered", actor=actor)
    return row


@transaction.atomic
def withdraw_help(*, actor: Actor, help_id: UUID, reason: str) -> HelpRequest:
    """The asker no longer needs it."""
    actor.require("dispatch.order")
    row = queries.help_request(actor, help_id)
    incident = live_incident(actor, row.incident_id)
    row = queries.help_request(actor, help_id, hold=True)
    if rules.advance_help(H(row.status), H.WITHDRAWN) is not H(row.status):
        row.status, row.answer = H.WITHDRAWN.value, reason
        row.save()
        _record(row, incident, "help.withdrawn", actor=actor)
    return row


def _step(actor: Actor, help_id: UUID, to: rules.HelpStatus) -> tuple[HelpRequest, Incident, bool]:
    actor.require("dispatch.order")
    rules.ensure_answers_for(actor.org_path, str(queries.help_request(actor, help_id).asked_path))
    incident = incidents.locked_incident(actor, queries.help_request(actor, help_id).incident_id)
    row = queries.help_request(actor, help_id, hold=True)
    before = H(row.status)
    row.status = rules.advance_help(before, to).value
    return row, incident, row.status != before.value


def _record(row: HelpRequest, incident: Incident, kind: str, *, actor: Actor) -> None:
    status = {language: queries.word("help_status", row.status, language) for language in ("zh", "en")}
    log.record(
        incident, kind, actor=actor, changes=[Change("help_requests", str(row.id), queries.help_value(row))], to=row.asked_name,
        words=row.words, answer=row.answer, status_zh=status["zh"], status=status["en"],
    )  # fmt: skip
