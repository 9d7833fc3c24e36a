"""Requests for help, as shown."""

from uuid import UUID

from django.db.models import Q, QuerySet

from muster.apps.command import rules
from muster.apps.command.models import HelpRequest
from muster.apps.command.queries.words import Value, instant
from muster.apps.org import queries as org
from muster.apps.org.models import Organisation
from muster.kit.actors import Actor
from muster.kit.errors import NotFound

MOST_HELP = 200


def help_requests(actor: Actor, *, is_open: bool | None = None) -> QuerySet[HelpRequest]:
    """Requests of the actor's sight: asked of it or below, or by its own area; the newest first."""
    rows: QuerySet[HelpRequest] = HelpRequest.objects.visible_to(actor).select_related("incident")
    if is_open is not None:
        standing = Q(status__in=[s.value for s in rules.OPEN_HELP])
        rows = rows.filter(standing if is_open else ~standing)
    return rows.order_by("-asked_at", "id")


def help_request(actor: Actor, help_id: UUID, *, hold: bool = False) -> HelpRequest:
    """One request."""
    rows = HelpRequest.objects.visible_to(actor).filter(id=help_id)
    found: HelpRequest | None = (rows.select_for_update(of=("self",), no_key=True) if hold else rows).first()
    if found is None:
        raise NotFound("help-not-found")
    return found


def authority_above(org_path: str) -> Organisation | None:
    """The nearest authority above a place."""
    for path in rules.above(org_path):
        found = org.organisation_at(path)
        if found is not None and found.kind == "em_authority":
            return found
    return None


def help_value(row: HelpRequest) -> Value:
    """A request as shown."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "asked_path": str(row.asked_path),
        "asked_name": row.asked_name,
        "capability": row.capability,
        "words": row.words,
        "status": row.status,
        "asked_by": row.asked_by,
        "asked_by_org": row.asked_by_org,
        "asked_at": instant(row.asked_at),
        "received_by": row.received_by,
        "received_at": instant(row.received_at),
        "answered_by": row.answered_by,
        "answered_at": instant(row.answered_at),
        "answer": row.answer,
    }
