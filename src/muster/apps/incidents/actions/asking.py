"""What a duty officer may not decide: one tap asks the leader on duty, who answers by the step itself or says no."""

from uuid import UUID

from django.db import transaction

from muster.apps.incidents import queries, rules
from muster.apps.incidents.actions.log import incident_change, record
from muster.apps.incidents.models import Incident
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, Invalid


def mergeable(incident: Incident, target: Incident) -> None:
    """A call is merged into another accident that is still worked on."""
    if incident.id == target.id:
        raise Conflict("merge-into-itself")
    if rules.IncidentStatus(target.status) in rules.FINAL:
        raise Conflict("merge-into-finished", number=target.number)


@transaction.atomic
def ask_leader(*, actor: Actor, incident_id: UUID, about: rules.Asked, reason: str, into_id: UUID | None = None) -> Incident:
    """Ask for a step that is open but not this person's to take. A newer question replaces the older one."""
    actor.require("incident.verify")
    incident = queries.locked_incident(actor, incident_id)
    rules.advance(rules.IncidentStatus(incident.status), about.value)
    number = ""
    if about is rules.Asked.MERGE:
        if into_id is None:
            raise Invalid("merge-into-missing", field="into_id")
        target = queries.incident(actor, into_id)
        mergeable(incident, target)
        number = target.number
    incident.asked = {
        "about": about.value, "into_id": str(into_id) if number else None, "into_number": number, "reason": reason, "by": actor.name,
        "at": queries.instant(time.now()),
    }  # fmt: skip
    incident.save(update_fields=["asked"])
    record(incident, f"incident.asked_{about.value}", actor=actor, changes=[incident_change(incident)], number=number, reason=reason)
    return incident


@transaction.atomic
def decline_request(*, actor: Actor, incident_id: UUID, reason: str) -> Incident:
    """The leader says no; the call goes on as an accident of its own."""
    actor.require("incident.grade")
    incident = queries.locked_incident(actor, incident_id)
    if incident.asked is None:
        raise Conflict("nothing-asked", number=incident.number)
    incident.asked = None
    incident.save(update_fields=["asked"])
    record(incident, "incident.request_declined", actor=actor, changes=[incident_change(incident)], reason=reason)
    return incident
