"""What the platform knows while a call lasts: the place, the caller, what lies near, and whether the accident is known already."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from muster.apps.geo import queries as geo
from muster.apps.incidents import rules
from muster.apps.incidents.models import Incident
from muster.apps.incidents.queries.found import incident
from muster.apps.incidents.queries.shown import instant
from muster.apps.incidents.queries.words import Value
from muster.apps.risks import queries as risks
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lies: its division, the path its incident lives at, the region of its number."""

    code: str
    name: str
    path: str | None
    org_path: str
    is_outside_area: bool
    number_code: str


def place_of(actor: Actor, lon: float | None, lat: float | None) -> Place:
    """The place of a point as the actor's body sees it; without a point, the body's own area."""
    division = None
    if lon is not None and lat is not None:
        division = geo.division_at(lon, lat)
    path = division.path if division else None
    org_path, outside = rules.incident_path(actor.org_path, path)
    own_code = rules.division_code(actor.org_path)
    return Place(
        division.code if division else "",
        division.name if division else "",
        path,
        org_path,
        outside,
        own_code if outside or division is None else division.code,
    )


NEAR_RADIUS = 5_000.0
"""How far round a place hazards and protection targets are listed. [m]"""


def enterprise(actor: Actor, enterprise_id: UUID) -> Value:
    """An enterprise of the actor's sight: id, name, address, lon, lat."""
    found = risks.enterprise_brief(actor, enterprise_id)
    if found is None:
        raise NotFound()
    return found


def hints(
    actor: Actor, *, phone: str = "", place_text: str = "", what: str = "", lon: float | None = None, lat: float | None = None
) -> Value:
    """What the platform knows while the call lasts. What it does not know is null, never a guess."""
    caller = risks.enterprise_by_phone(actor, phone) if phone.strip() else None
    if lon is None and caller:
        lon, lat = caller["lon"], caller["lat"]
    sighting = rules.Sighting(what, time.now(), lon, lat, place_text)
    place = place_of(actor, lon, lat) if lon is not None and lat is not None else None
    hazards = risks.hazards_near(actor, lon=lon, lat=lat, radius=NEAR_RADIUS) if lon is not None and lat is not None else []
    targets = risks.targets_near(actor, lon=lon, lat=lat, radius=NEAR_RADIUS) if lon is not None and lat is not None else []
    people = [t["people"] for t in targets if t["people"] is not None]
    division = None
    if place and place.path:
        division = {"code": place.code, "name": place.name, "path": place.path, "is_outside_area": place.is_outside_area}
    return {
        "caller": caller,
        "duplicates": duplicates(actor, sighting) if what else [],
        "hazards": hazards,
        "known": {
            "division": division,
            "wind": None,
            "targets": targets,
            "people_near": sum(people) if people else None,
            "radius_m": NEAR_RADIUS,
        },
    }


def duplicates_of(actor: Actor, incident_id: UUID) -> list[Value]:
    """Other incidents that may be the same accident."""
    one = incident(actor, incident_id)
    return duplicates(actor, rules.Sighting(one.incident_type, one.received_at, one.lon, one.lat, one.place_text), but=incident_id)


def duplicates(actor: Actor, sighting: rules.Sighting, *, but: UUID | None = None) -> list[Value]:
    """Incidents that a call may be about already, the likeliest first."""
    near = (
        Incident.objects.visible_to(actor)
        .filter(
            incident_type=sighting.incident_type,
            received_at__gte=sighting.at - timedelta(hours=2),
            received_at__lte=sighting.at + timedelta(hours=2),
        )
        .exclude(status__in=[s.value for s in rules.FINAL])
    )
    found = []
    for other in near.exclude(id=but)[:200] if but else near[:200]:
        alike = rules.likeness(sighting, rules.Sighting(other.incident_type, other.received_at, other.lon, other.lat, other.place_text))
        if alike:
            found.append(
                (
                    alike.rank,
                    {
                        "incident_id": str(other.id),
                        "number": other.number,
                        "title": other.title,
                        "status": other.status,
                        "received_at": instant(other.received_at),
                        "distance_m": alike.distance_m,
                        "minutes_apart": round(alike.minutes_apart, 1),
                    },
                )
            )
    return [value for _, value in sorted(found, key=lambda pair: pair[0])]
