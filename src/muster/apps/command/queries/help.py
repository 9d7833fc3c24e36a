"""Requests for help, as shown."""

import math
from uuid import UUID

from django.db.models import Q, QuerySet

from muster.apps.command import rules
from muster.apps.command.models import HelpRequest
from muster.apps.command.queries.words import Value, instant
from muster.apps.geo import queries as geo
from muster.apps.geo.rules.divisions import code_of, org_path_of
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.org import queries as org
from muster.apps.org.models import Organisation
from muster.apps.resources import queries as resources
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.geometry import Point
from muster.kit.ltree import labels

MOST_HELP = 200
MOST_BODIES = 20


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


def bodies_to_ask(actor: Actor, incident: Incident, *, capability: str = "") -> list[Value]:
    """Who can be asked: the authority above, those whose ground borders the actor's, those that have free teams for it; the nearest first.

    A body is of the actor's own level, or the next below it has: a city asks cities, a county counties.
    """
    depth = len(labels(actor.org_path))
    above = authority_above(actor.org_path)
    code = code_of(actor.org_path)
    beside = {_authority(each, depth) for each in geo.bordering(code)} if code else set()
    near = Point(incident.lon, incident.lat) if incident.lon is not None and incident.lat is not None else None
    kind = incidents.incident_type(incident.incident_type)
    teams: dict[str, list[float | None]] = {}
    for path, away in resources.free_teams_beyond(actor, disciplines=kind.disciplines, capability=capability, near=near):
        if (there := code_of(path)) is not None:
            teams.setdefault(_authority(there, depth), []).append(away)
    wanted = {*beside, *teams, *([str(above.org_path)] if above else [])}
    found = []
    for body in org.authorities_outside(actor).filter(org_path__in=sorted(wanted)).order_by("org_path"):
        path = str(body.org_path)
        theirs = teams.get(path, [])
        found.append({
            "org_path": path,
            "name": body.name,
            "is_above": above is not None and body.id == above.id,
            "is_bordering": path in beside,
            "teams": len(theirs),
            "nearest_m": min((metres for metres in theirs if metres is not None), default=None),
            "is_let_in": not f"{incident.org_path}.".startswith(f"{path}."),
        })  # fmt: skip
    found.sort(key=lambda one: (not one["is_above"], not one["teams"], math.inf if one["nearest_m"] is None else one["nearest_m"]))
    return found[:MOST_BODIES]


def _authority(code: str, depth: int) -> str:
    """The path of the body of a division, or of the one above it that stands as high as the asker."""
    return ".".join(labels(org_path_of(code))[:depth])


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
