"""Who else may see an incident for a time."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import queries
from muster.apps.incidents.actions.log import Change, record
from muster.apps.org import actions as org_actions
from muster.apps.org import queries as org
from muster.apps.org.models import ScopeGrant
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound, OutOfRange

LONGEST_GRANT = timedelta(days=90)


@transaction.atomic
def open_to(*, actor: Actor, incident_id: UUID, org_path: str, until: datetime, reason: str) -> ScopeGrant:
    """Let a body outside the incident's area see it and work in it until a time; again, to extend it."""
    actor.require("grant.give")
    incident = queries.locked_incident(actor, incident_id)
    grantee = org.organisation_at(org_path)
    if grantee is None:
        raise NotFound("receiver-not-found")
    if until > time.now() + LONGEST_GRANT:
        raise OutOfRange("grant-too-long", field="until", days=LONGEST_GRANT.days)
    grant = org_actions.grant_incident(actor=actor, incident_id=incident.id, grantee_path=org_path, until=until, reason=reason,
                                       grantee_name=grantee.name)  # fmt: skip
    value = queries.grant_value(grant)
    record(incident, "grant.given", actor=actor, changes=[Change("grants", str(grant.id), value)], to=grantee.name, reason=reason)
    return grant


@transaction.atomic
def close_to(*, actor: Actor, incident_id: UUID, org_path: str, reason: str) -> None:
    """End a body's view of the incident."""
    actor.require("grant.give")
    incident = queries.locked_incident(actor, incident_id)
    grantee = org.organisation_at(org_path)
    given = [g for g in queries.full_state(incident).get("grants", {}).values() if isinstance(g, dict) and g["grantee_path"] == org_path]
    if grantee is None or not given:
        raise NotFound("grant-not-found")
    org_actions.revoke_grants(actor=actor, incident_id=incident.id, grantee_path=org_path)
    gone = [Change("grants", str(g["id"]), None) for g in given]
    record(incident, "grant.revoked", actor=actor, changes=gone, to=grantee.name, reason=reason)
