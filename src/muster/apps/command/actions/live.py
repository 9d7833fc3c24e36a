"""The incident that work is given for."""

from uuid import UUID

from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import LIVE, IncidentStatus
from muster.kit.actors import Actor
from muster.kit.errors import Conflict


def live_incident(actor: Actor, incident_id: UUID) -> Incident:
    """The incident, held, if work may still be given for it."""
    incident = incidents.locked_incident(actor, incident_id)
    if IncidentStatus(incident.status) not in LIVE:
        raise Conflict("incident-not-live", number=incident.number, status=incidents.word("status", incident.status))
    return incident
