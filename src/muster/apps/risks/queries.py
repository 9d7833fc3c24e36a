"""Every read of the room."""

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from muster.apps.risks import rules
from muster.apps.risks.models import Enterprise, EnterpriseContact, MajorHazardInstallation, ProtectionTarget
from muster.kit import phones, time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound, OutOfRange
from muster.kit.geometry import Point
from muster.kit.register import points
from muster.kit.register.models import RegisterRecord

__all__ = [
    "Surroundings",
    "around",
    "enterprise_brief",
    "enterprise_by_phone",
    "enterprise_of",
    "enterprises_by_phone",
    "enterprises_listed",
    "enterprises_visible_to",
    "hazard_of",
    "hazards_listed",
    "hazards_near",
    "hazards_visible_to",
    "target_of",
    "targets_listed",
    "targets_near",
    "targets_visible_to",
]

R = TypeVar("R", bound=RegisterRecord)
LARGEST_RADIUS = 50_000.0
"""A circle wider than this is a list, not surroundings. [m]"""


def enterprises_visible_to(actor: Actor) -> QuerySet[Enterprise]:
    """Enterprises of the actor's subtree."""
    rows: QuerySet[Enterprise] = Enterprise.objects.visible_to(actor)
    return rows


def hazards_visible_to(actor: Actor) -> QuerySet[MajorHazardInstallation]:
    """Major hazards of the actor's subtree, with their enterprises."""
    rows: QuerySet[MajorHazardInstallation] = MajorHazardInstallation.objects.visible_to(actor)
    return rows.select_related("enterprise")


def targets_visible_to(actor: Actor) -> QuerySet[ProtectionTarget]:
    """Protection targets of the actor's subtree."""
    rows: QuerySet[ProtectionTarget] = ProtectionTarget.objects.visible_to(actor)
    return rows


def _one(rows: QuerySet[R], record_id: UUID) -> R:
    found = rows.filter(id=record_id).first()
    if found is None:
        raise NotFound()
    return found


def enterprise_of(actor: Actor, enterprise_id: UUID) -> Enterprise:
    """One enterprise of the actor's sight, with contacts and hazards."""
    contacts = Prefetch("contacts", EnterpriseContact.objects.unscoped("of an enterprise already let through"))
    hazards = Prefetch("hazards", MajorHazardInstallation.objects.unscoped("of an enterprise already let through"))
    return _one(enterprises_visible_to(actor).prefetch_related(contacts, hazards), enterprise_id)


def hazard_of(actor: Actor, hazard_id: UUID) -> MajorHazardInstallation:
    """One major hazard of the actor's sight."""
    return _one(hazards_visible_to(actor), hazard_id)


def target_of(actor: Actor, target_id: UUID) -> ProtectionTarget:
    """One protection target of the actor's sight."""
    return _one(targets_visible_to(actor), target_id)


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()


def _found_by(actor: Actor, rows: QuerySet[Enterprise], words: str) -> QuerySet[Enterprise]:
    """By telephone number or code where the words look like one, else by name."""
    folded = words.replace(" ", "").replace("-", "").upper()
    if not (folded.isascii() and folded.isalnum() and len(folded) >= 7 and folded[0].isdigit()):
        return rows.filter(name__contains=words)
    number = phones.digits(folded) if folded.isdigit() else ""
    if 7 <= len(number) <= 12:
        contacts = EnterpriseContact.objects.visible_to(actor)
        contacts = contacts.filter(phone_digits=number) if len(number) > 8 else contacts.filter(phone_local=number[-7:])
        ringing = list(contacts.values_list("enterprise_id", flat=True)[:200])
        if ringing:
            return rows.filter(id__in=ringing)
    if len(folded) == 18:
        return rows.filter(uscc=folded)
    return rows.filter(uscc__gte=folded, uscc__lt=folded[:-1] + chr(ord(folded[-1]) + 1))  # a prefix, by the index


def enterprises_listed(
    actor: Actor,
    *,
    q: str = "",
    industry: str = "",
    scale: str = "",
    status: str = "",
    division: str = "",
    is_high_risk: bool | None = None,
    has_hazard: bool | None = None,
) -> QuerySet[Enterprise]:
    """Enterprises by words (name, code, or a phone number), sector, size, state, division code and danger."""
    rows = enterprises_visible_to(actor)
    words = _clean(q)
    if words:
        rows = _found_by(actor, rows, words)
    for field, value in (("industry", industry), ("scale", scale), ("status", status)):
        if value:
            rows = rows.filter(**{field: value})
    rows = points.in_division(rows, division)
    if is_high_risk is not None:
        rows = rows.filter(is_high_risk=is_high_risk)
    if has_hazard is not None:
        rows = rows.filter(hazard_rank__gt=0) if has_hazard else rows.filter(hazard_rank=0)
    return rows


def hazards_listed(
    actor: Actor, *, q: str = "", level: str = "", status: str = "", division: str = "", enterprise_id: UUID | None = None
) -> QuerySet[MajorHazardInstallation]:
    """Major hazards by words (name, substance), level, state, division code and enterprise."""
    rows = hazards_visible_to(actor)
    words = _clean(q)
    if words:
        rows = rows.filter(Q(name__contains=words) | Q(substance_names__contains=words))
    if level:
        rows = rows.filter(level=level)
    if status:
        rows = rows.filter(status=status)
    rows = points.in_division(rows, division)
    return rows.filter(enterprise_id=enterprise_id) if enterprise_id else rows


def targets_listed(
    actor: Actor, *, q: str = "", kind: str = "", sensitivity: str = "", division: str = ""
) -> QuerySet[ProtectionTarget]:
    """Protection targets by words, kind, sensitivity and division code."""
    rows = targets_visible_to(actor)
    words = _clean(q)
    if words:
        rows = rows.filter(name__contains=words)
    if kind:
        rows = rows.filter(kind=kind)
    if sensitivity:
        rows = rows.filter(sensitivity=sensitivity)
    return points.in_division(rows, division)


# --- who is calling


def enterprises_by_phone(actor: Actor, number: str, limit: int = 5) -> list[tuple[Enterprise, EnterpriseContact]]:
    """Enterprises of the actor's sight that a number belongs to: the whole number first, else a landline without area code."""
    digits = phones.digits(number)
    if len(digits) < 7:
        return []
    contacts = EnterpriseContact.objects.visible_to(actor).select_related("enterprise").order_by("enterprise__name", "id")
    exact = list(contacts.filter(phone_digits=digits)[:limit])
    found = exact or (list(contacts.filter(phone_local=digits[-7:])[:limit]) if len(digits) <= 8 else [])
    return [(contact.enterprise, contact) for contact in found]


def enterprise_by_phone(actor: Actor, number: str) -> dict[str, Any] | None:
    """The enterprise that a caller's number belongs to, with what matched; None when no number or several fit."""
    found = enterprises_by_phone(actor, number)
    enterprises = {enterprise.id: (enterprise, contact) for enterprise, contact in found}
    if len(enterprises) != 1:
        return None
    enterprise, contact = next(iter(enterprises.values()))
    role = rules.ContactRole(contact.role).zh
    return {
        **_brief(enterprise),
        "enterprise_id": enterprise.id,
        "matched": f"{role} {contact.name}".strip() if contact.name else role,
    }


def _brief(enterprise: Enterprise) -> dict[str, Any]:
    point = enterprise.point
    return {
        "id": enterprise.id,
        "name": enterprise.name,
        "address": enterprise.address,
        "lon": point.lon if point else None,
        "lat": point.lat if point else None,
    }


def enterprise_brief(actor: Actor, enterprise_id: UUID) -> dict[str, Any] | None:
    """An enterprise of the actor's sight in a few words, or None."""
    found = enterprises_visible_to(actor).filter(id=enterprise_id).first()
    return _brief(found) if found else None


# --- what lies around


def _ensure_radius(radius: float) -> None:
    if not 0 < radius <= LARGEST_RADIUS:
        raise OutOfRange("radius-too-large", field="radius", most=int(LARGEST_RADIUS))


def hazards_near(actor: Actor, *, lon: float, lat: float, radius: float, limit: int = 20) -> list[dict[str, Any]]:
    """Major hazards within a distance, nearest first."""
    _ensure_radius(radius)
    rows = points.within(hazards_visible_to(actor).exclude(status=rules.HazardStatus.CANCELLED), Point(lon, lat), radius)
    return [_hazard_value(h) for h in rows[:limit]]


def _hazard_value(hazard: Any) -> dict[str, Any]:
    return {
        "id": hazard.id,
        "name": hazard.name,
        "enterprise_id": hazard.enterprise_id,
        "enterprise_name": hazard.enterprise.name,
        "level": hazard.level,
        "substances": hazard.substance_names,
        "lon": hazard.position.x,
        "lat": hazard.position.y,
        "distance_m": round(hazard.distance, 1),
    }


def targets_near(
    actor: Actor, *, lon: float, lat: float, radius: float, hour: int | None = None, limit: int = 50
) -> list[dict[str, Any]]:
    """Protection targets within a distance, nearest first, with the people there at an hour (now by default)."""
    _ensure_radius(radius)
    at = _hour(hour)
    return [_target_value(t, at) for t in points.within(targets_visible_to(actor), Point(lon, lat), radius)[:limit]]


def _hour(hour: int | None) -> int:
    return time.now().astimezone(time.SHANGHAI).hour if hour is None else hour


def _target_value(target: Any, hour: int) -> dict[str, Any]:
    return {
        "id": target.id,
        "name": target.name,
        "kind": target.kind,
        "sensitivity": target.sensitivity,
        "people": rules.people_at(target.occupancy, hour),
        "contact_name": target.contact_name,
        "phone": target.phone,
        "lon": target.position.x,
        "lat": target.position.y,
        "distance_m": round(target.distance, 1),
    }


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies within a distance of a point. Lists show the nearest; the numbers count all."""

    radius: float
    hour: int
    people: rules.PeopleSum
    targets: list[dict[str, Any]]
    targets_total: int
    hazards: list[dict[str, Any]]
    hazards_total: int
    enterprises: list[dict[str, Any]]
    enterprises_total: int


def around(actor: Actor, point: Point, radius: float, *, hour: int | None = None, limit: int = 50) -> Surroundings:
    """Targets with their people, hazards and enterprises within a distance of a point. [m]

    People of targets that nobody counted stay unknown: the sum says how many targets those are.
    """
    _ensure_radius(radius)
    at = _hour(hour)
    targets = list(points.within(targets_visible_to(actor), point, radius))
    values = [_target_value(t, at) for t in targets]
    hazards = points.within(hazards_visible_to(actor).exclude(status=rules.HazardStatus.CANCELLED), point, radius)
    enterprises = points.within(
        enterprises_visible_to(actor).exclude(status=rules.EnterpriseStatus.CLOSED), point, radius
    )
    return Surroundings(
        radius=radius,
        hour=at,
        people=rules.sum_people(v["people"] for v in values),
        targets=values[:limit],
        targets_total=len(values),
        hazards=[_hazard_value(h) for h in hazards[:limit]],
        hazards_total=hazards.order_by().count(),
        enterprises=[
            {**_brief(e), "industry": e.industry, "hazard_rank": e.hazard_rank, "distance_m": round(e.distance, 1)}
            for e in enterprises[:limit]
        ],
        enterprises_total=enterprises.order_by().count(),
    )
