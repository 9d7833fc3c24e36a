"""What crosses the wire."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.risks import rules
from muster.apps.risks.models import Enterprise, MajorHazardInstallation, ProtectionTarget
from muster.kit.http import In, Out
from muster.kit.register.wire import (
    Name,
    PatchIn,
    PhoneText,
    PinOut,
    PlacedIn,
    ProvenanceOut,
    RecordOut,
    Text,
    masked,
    pin_value,
    provenances,
    record_value,
)

__all__ = [
    "ContactIn",
    "ContactOut",
    "EnterpriseIn",
    "EnterpriseOut",
    "EnterprisePatch",
    "EnterpriseRowOut",
    "EnterprisesInBoxOut",
    "HazardIn",
    "HazardOut",
    "HazardPatch",
    "HazardRowOut",
    "HazardsInBoxOut",
    "SurroundingsOut",
    "TargetIn",
    "TargetOut",
    "TargetPatch",
    "TargetRowOut",
    "TargetsInBoxOut",
    "enterprise_detail",
    "enterprise_pin",
    "enterprise_row",
    "hazard_detail",
    "hazard_pin",
    "hazard_row",
    "target_detail",
    "target_pin",
    "target_row",
]

Uscc = Annotated[str, StringConstraints(min_length=18, max_length=18, pattern=r"^[0-9A-Z]{18}$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\x00]*$")]
Division = Annotated[str, StringConstraints(min_length=2, max_length=40, pattern=r"^[^\x00]*$")]
People = int | None
ENTERPRISE_WANTED: Final = ("name", "industry", "products", "scale", "employees", "address", "position", "is_above_scale")
HAZARD_WANTED: Final = ("name", "level", "r_value", "substance_names", "filing_no", "assessed_on", "position")
TARGET_WANTED: Final = ("name", "kind", "people", "contact_name", "phone", "address", "position")


# --- enterprises


class ContactIn(In):
    """Somebody who answers for the enterprise."""

    role: rules.ContactRole
    name: Text = ""
    phone: PhoneText = ""


class ContactOut(Out):
    """A contact; a private number is masked unless it was asked for by name."""

    role: str
    name: str
    phone: str
    is_masked: bool


class EnterpriseRowOut(RecordOut):
    """An enterprise as lists and maps show it."""

    uscc: str
    site_id: str
    short_name: str
    industry: rules.Industry
    is_high_risk: bool
    products: str
    scale: str
    employees: int | None
    park_name: str
    status: rules.EnterpriseStatus
    hazard_rank: int = Field(description="0 no major hazard, 1 fourth level … 4 first level")


class HazardBriefOut(Out):
    """A major hazard of the enterprise."""

    id: UUID
    code: str
    name: str
    level: rules.HazardLevel
    status: rules.HazardStatus
    substance_names: str


class EnterpriseOut(EnterpriseRowOut):
    """Everything about an enterprise."""

    is_above_scale: bool | None
    contacts: list[ContactOut]
    hazards: list[HazardBriefOut]
    provenance: dict[str, ProvenanceOut]


class EnterprisePinOut(PinOut):
    """An enterprise on the map."""

    industry: rules.Industry
    products: str
    hazard_rank: int


class EnterprisesInBoxOut(Out):
    """Enterprises in a box; ``total`` counts all of them, also those that were not sent."""

    items: list[EnterprisePinOut]
    total: int


class _EnterpriseFields(PlacedIn):
    short_name: Text | None = None
    products: Text | None = None
    scale: rules.EnterpriseScale | None = None
    is_above_scale: bool | None = None
    employees: People = Field(None, ge=0, le=500_000)
    park_name: Text | None = None
    status: rules.EnterpriseStatus | None = None
    address: Text | None = None
    contacts: list[ContactIn] | None = Field(None, max_length=20)

    def values(self) -> dict[str, Any]:
        """What was said, without contacts and key."""
        without = {"contacts", "division", "uscc", "site_id"}
        return self.said(("short_name", "products", "scale", "park_name", "address"), ("status", "name", "industry"), without)

    def people(self) -> list[tuple[rules.ContactRole, str, str]] | None:
        """The contacts, None where they were not said."""
        return None if self.contacts is None else [(c.role, c.name, c.phone) for c in self.contacts]


class EnterpriseIn(_EnterpriseFields):
    """A new enterprise."""

    uscc: Uscc
    site_id: Annotated[str, StringConstraints(max_length=40)] = "1"
    division: Division
    name: Name
    industry: rules.Industry

    def facts(self) -> dict[str, Any]:
        """What the action asks for."""
        key = {"division": self.division, "uscc": self.uscc, "site_id": self.site_id}
        return {**self.values(), **key, "contacts": self.people() or (), "point": self.point()}


class EnterprisePatch(_EnterpriseFields, PatchIn):
    """Changed fields of an enterprise; ``contacts`` replaces the list."""

    name: Name | None = None
    industry: rules.Industry | None = None

    def facts(self) -> dict[str, Any]:
        """What the action asks for."""
        return {**self.correction(self.values()), "contacts": self.people(), "point": self.point()}


def enterprise_row(enterprise: Enterprise, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `EnterpriseRowOut`."""
    names = ("uscc", "site_id", "short_name", "industry", "is_high_risk", "products", "scale", "employees", "park_name",
             "status", "hazard_rank")  # fmt: skip
    return {**record_value(enterprise, ENTERPRISE_WANTED, divisions), **{n: getattr(enterprise, n) for n in names}}


def contact_values(people: list[Any], *, open_: bool, public_role: str = rules.ContactRole.DUTY_ROOM) -> list[dict[str, Any]]:
    """Contacts with private numbers masked unless ``open_``; a duty room's number is no private one."""
    found = []
    for p in sorted(people, key=lambda p: (rules.CONTACT_ORDER.get(p.role, 9), p.name)):
        shown = open_ or p.role == public_role or not p.phone
        found.append({"role": p.role, "name": p.name, "phone": p.phone if shown else masked(p.phone), "is_masked": not shown})
    return found


def enterprise_detail(enterprise: Enterprise, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `EnterpriseOut`."""
    return {
        **enterprise_row(enterprise, divisions),
        "is_above_scale": enterprise.is_above_scale,
        "contacts": contact_values(list(enterprise.contacts.all()), open_=False),
        "hazards": sorted(enterprise.hazards.all(), key=lambda h: (-h.rank, h.code)),
        "provenance": provenances(enterprise, (*ENTERPRISE_WANTED, "short_name", "park_name", "status", "contacts")),
    }


def enterprise_pin(enterprise: Enterprise, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `EnterprisePinOut`."""
    return pin_value(enterprise, ("industry", "products", "hazard_rank"), divisions)


# --- major hazards


def hazard_pin(hazard: MajorHazardInstallation, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `HazardPinOut`."""
    return {**pin_value(hazard, ("level", "substance_names"), divisions), "enterprise_name": hazard.enterprise.name}


def target_pin(target: ProtectionTarget, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `TargetPinOut`."""
    return pin_value(target, ("kind", "people"), divisions)


class SubstanceIn(In):
    """A substance of a unit with its design maximum."""

    name: Name
    cas: Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9-]*$")] = ""
    quantity_t: Decimal | None = Field(None, ge=0, le=10**9)
    critical_t: Decimal | None = Field(None, gt=0, le=10**9)
    beta: Decimal | None = Field(None, gt=0, le=1000)


class TankIn(In):
    """A tank, reactor or store. Volume m³, pressure Pa absolute, temperature K."""

    name: Name
    kind: Text = ""
    substance: Text = ""
    volume: float | None = Field(None, gt=0, le=1e7, allow_inf_nan=False)
    pressure: float | None = Field(None, gt=0, le=1e9, allow_inf_nan=False)
    temperature: float | None = Field(None, gt=0, le=3000, allow_inf_nan=False)


class PrincipalIn(In):
    """One of the three who answer by name."""

    role: rules.PrincipalRole
    name: Text = ""
    phone: PhoneText = ""


class SubstanceOut(Out):
    """A substance of a unit."""

    name: str
    cas: str
    quantity_t: float | None
    critical_t: float | None
    beta: float | None


class TankOut(Out):
    """A tank of a unit."""

    name: str
    kind: str
    substance: str
    volume: float | None
    pressure: float | None
    temperature: float | None


class HazardRowOut(RecordOut):
    """A major hazard as lists and maps show it."""

    code: str
    enterprise_id: UUID
    enterprise_name: str
    unit: rules.HazardUnit
    level: rules.HazardLevel
    rank: int
    r_value: float | None
    substance_names: str
    status: rules.HazardStatus


class HazardOut(HazardRowOut):
    """Everything about a major hazard."""

    alpha: float | None
    filing_no: str
    assessed_on: date | None
    substances: list[SubstanceOut]
    tanks: list[TankOut]
    principals: list[ContactOut]
    provenance: dict[str, ProvenanceOut]


class HazardPinOut(PinOut):
    """A major hazard on the map."""

    enterprise_name: str
    level: rules.HazardLevel
    substance_names: str


class HazardsInBoxOut(Out):
    """Major hazards in a box; ``total`` counts all of them, also those that were not sent."""

    items: list[HazardPinOut]
    total: int


class _HazardFields(PlacedIn):
    unit: rules.HazardUnit | None = None
    r_value: Decimal | None = Field(None, ge=0, le=10**8)
    alpha: Decimal | None = Field(None, ge=0, le=10)
    filing_no: Text | None = None
    assessed_on: date | None = None
    status: rules.HazardStatus | None = None
    address: Text | None = None
    substances: list[SubstanceIn] | None = Field(None, max_length=100)
    tanks: list[TankIn] | None = Field(None, max_length=200)
    principals: list[PrincipalIn] | None = Field(None, max_length=3)

    def values(self) -> dict[str, Any]:
        """What was said, without key and lists."""
        without = {"enterprise_id", "code", "substances", "tanks", "principals"}
        return self.said(("filing_no", "address"), ("unit", "status", "name", "level"), without)

    def parts(self) -> dict[str, list[dict[str, Any]]]:
        """The lists that were said."""
        lists = {"substances": self.substances, "tanks": self.tanks, "principals": self.principals}
        return {name: [row.model_dump() for row in rows] for name, rows in lists.items() if rows is not None}


class HazardIn(_HazardFields):
    """A new major hazard."""

    enterprise_id: UUID
    code: Code
    name: Name
    level: rules.HazardLevel

    def facts(self) -> dict[str, Any]:
        """What the action asks for."""
        key = {"enterprise_id": self.enterprise_id, "code": self.code}
        return {**self.values(), **key, "parts": self.parts(), "point": self.point()}


class HazardPatch(_HazardFields, PatchIn):
    """Changed fields of a major hazard; lists replace what was there."""

    name: Name | None = None
    level: rules.HazardLevel | None = None

    def facts(self) -> dict[str, Any]:
        """What the action asks for."""
        return {**self.correction(self.values()), "parts": self.parts(), "point": self.point()}


def hazard_row(hazard: MajorHazardInstallation, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `HazardRowOut`."""
    names = ("code", "enterprise_id", "unit", "level", "rank", "r_value", "substance_names", "status")
    return {
        **record_value(hazard, HAZARD_WANTED, divisions),
        **{n: getattr(hazard, n) for n in names},
        "enterprise_name": hazard.enterprise.name,
    }


def hazard_detail(hazard: MajorHazardInstallation, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `HazardOut`."""
    return {
        **hazard_row(hazard, divisions),
        **{n: getattr(hazard, n) for n in ("alpha", "filing_no", "assessed_on")},
        "substances": list(hazard.substances.order_by("name", "id")),
        "tanks": list(hazard.tanks.order_by("name", "id")),
        "principals": contact_values(list(hazard.principals.all()), open_=False),
        "provenance": provenances(hazard, (*HAZARD_WANTED, "status", "substances", "tanks", "principals")),
    }


# --- protection targets


class TargetRowOut(RecordOut):
    """A protection target as lists and maps show it."""

    code: str
    kind: rules.TargetKind
    sensitivity: rules.TargetSensitivity
    people: int | None = Field(description="at its fullest; null where nobody counted")


class TargetOut(TargetRowOut):
    """Everything about a protection target."""

    people_by_hour: list[int | None] | None
    contact_name: str
    phone: str
    is_masked: bool
    provenance: dict[str, ProvenanceOut]


class TargetPinOut(PinOut):
    """A protection target on the map."""

    kind: rules.TargetKind
    people: int | None


class TargetsInBoxOut(Out):
    """Protection targets in a box; ``total`` counts all of them, also those that were not sent."""

    items: list[TargetPinOut]
    total: int


class _TargetFields(PlacedIn):
    people: People = Field(None, ge=0, le=1_000_000)
    people_by_hour: list[Annotated[int, Field(ge=0, le=1_000_000)] | None] | None = Field(None, min_length=24, max_length=24)
    contact_name: Text | None = None
    phone: PhoneText | None = None
    address: Text | None = None

    def values(self) -> dict[str, Any]:
        """What was said, without key and place."""
        return self.said(("contact_name", "phone", "address"), ("name", "kind"), {"division", "code"})


class TargetIn(_TargetFields):
    """A new protection target."""

    division: Division
    name: Name
    kind: rules.TargetKind
    code: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")] = ""

    def facts(self) -> dict[str, Any]:
        """What the action asks for."""
        return {**self.values(), "division": self.division, "code": self.code, "point": self.point()}


class TargetPatch(_TargetFields, PatchIn):
    """Changed fields of a protection target."""

    name: Name | None = None
    kind: rules.TargetKind | None = None

    def facts(self) -> dict[str, Any]:
        """What the action asks for."""
        return {**self.correction(self.values()), "point": self.point()}


def target_row(target: ProtectionTarget, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `TargetRowOut`."""
    names = ("code", "kind", "sensitivity", "people")
    return {**record_value(target, TARGET_WANTED, divisions), **{n: getattr(target, n) for n in names}}


def target_detail(target: ProtectionTarget, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `TargetOut`."""
    return {
        **target_row(target, divisions),
        "people_by_hour": target.people_by_hour,
        "contact_name": target.contact_name,
        "phone": masked(target.phone),
        "is_masked": bool(target.phone),
        "provenance": provenances(target, (*TARGET_WANTED, "people_by_hour")),
    }


# --- surroundings


class PeopleSumOut(Out):
    """People of several targets: what is known, and how many targets nobody counted."""

    known: int
    targets: int
    unknown_targets: int
    is_complete: bool


class NearTargetOut(Out):
    """A target in the surroundings; ``people`` at the asked hour."""

    id: UUID
    name: str
    kind: rules.TargetKind
    sensitivity: rules.TargetSensitivity
    people: int | None
    lon: float
    lat: float
    distance_m: float


class NearHazardOut(Out):
    """A major hazard in the surroundings."""

    id: UUID
    name: str
    enterprise_id: UUID
    enterprise_name: str
    level: rules.HazardLevel
    substances: str
    lon: float
    lat: float
    distance_m: float


class NearEnterpriseOut(Out):
    """An enterprise in the surroundings."""

    id: UUID
    name: str
    address: str
    industry: rules.Industry
    hazard_rank: int
    lon: float
    lat: float
    distance_m: float


class SurroundingsOut(Out):
    """What lies around a point: the nearest of each, and how many there are."""

    radius_m: float
    hour: int
    people: PeopleSumOut
    targets: list[NearTargetOut]
    targets_total: int
    hazards: list[NearHazardOut]
    hazards_total: int
    enterprises: list[NearEnterpriseOut]
    enterprises_total: int
