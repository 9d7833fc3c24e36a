"""Who commands: named by one, taken over by the other."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.command import queries, rules
from muster.apps.command.actions.live import live_incident
from muster.apps.command.models import CommandTerm
from muster.apps.command.queries import commanders as reads
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.rules import Change
from muster.apps.org import queries as people
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound


@transaction.atomic
def nominate_commander(
    *, actor: Actor, incident_id: UUID, person_id: UUID, briefing: str = "", reason: str = "", override_reason: str = ""
) -> CommandTerm:
    """Name who is to take command. Who commands now hands it on; another needs a written reason.

    What speaks against the nominee by the list of commanders is kept with the turn; what the rules refuse needs a reason too.
    """
    actor.require("command.handover")
    incident = live_incident(actor, incident_id)
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
    judgement = reads.judged(reads.of_person(actor, person_id), incident)
    against = {rules.NomineeDoubt(d["code"]): d["zh"] for d in judgement["doubts"]}
    by = reads.qualification_rules(time.local_date(time.now()))
    rules.ensure_qualified(tuple(against), by, override_reason=override_reason, words=against)
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
        judgement=judgement,
        override_reason=override_reason,
    )
    log.record(
        incident,
        "command.nominated",
        actor=actor,
        name=person.name,
        reason=reason,
        doubts="; ".join(d["en"] for d in judgement["doubts"]) or "none",
        doubts_zh="；".join(d["zh"] for d in judgement["doubts"]) or "无",
        override_reason=override_reason,
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
