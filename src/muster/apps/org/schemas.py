"""What crosses the wire."""

import re
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.org.rules import OrgKind, Role
from muster.kit.audit import AuditFault, Part
from muster.kit.http import In, Instant, Out, When

Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Text = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]
Phone = Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9+\-() ]*$")]
Username = Annotated[str, StringConstraints(min_length=2, max_length=64, pattern=r"^[A-Za-z0-9._-]+$")]
Password = Annotated[str, StringConstraints(min_length=1, max_length=256, pattern=r"^[^\x00]*$")]


def masked(phone: str) -> str:
    """A phone number with its middle hidden: 10000001234 → 100****1234."""
    return re.sub(r"(?<=\d{3})\d(?=[\d ]*\d{4}$)|(?<=\d{3} )\d", "*", phone) if len(phone) < 8 else phone[:3] + "*" * (len(phone) - 7) + phone[-4:]


class OrganisationBrief(Out):
    """An organisation as others name it."""

    id: UUID
    name: str
    short_name: str
    org_path: str
    kind: str
    admin_level: str
    division_code: str


class OrganisationOut(OrganisationBrief):
    """An organisation of the own subtree."""

    parent_id: UUID | None
    duty_phone: str
    address: str
    is_demonstration: bool
    source: str
    mark: str
    recorded_at: Instant


class OrganisationIn(In):
    """A new organisation."""

    parent_id: UUID
    name: Name
    kind: OrgKind
    division_code: Annotated[str, StringConstraints(pattern=r"^([0-9]{6})?$")] = ""
    short_name: Text = ""
    duty_phone: Phone = ""
    address: Text = ""


class OrganisationPatch(In):
    """What may be corrected."""

    name: Name | None = None
    short_name: Text | None = None
    duty_phone: Phone | None = None
    address: Text | None = None


class PersonOut(Out):
    """A person; the phone is masked."""

    id: UUID
    name: str
    post: str
    phone_masked: str
    is_liaison: bool
    reached_at: Instant | None
    org_id: UUID
    org_name: str
    org_path: str
    is_demonstration: bool

    @staticmethod
    def resolve_phone_masked(obj: Any) -> str:
        """Hide the middle."""
        return masked(obj.phone)

    @staticmethod
    def resolve_org_name(obj: Any) -> str:
        """From the joined organisation."""
        return str(obj.org.name)


class PersonIn(In):
    """A new person."""

    org_id: UUID
    name: Name
    post: Text = ""
    phone: Phone = ""
    is_liaison: bool = False


class PersonPatch(In):
    """What may be corrected."""

    name: Name | None = None
    post: Text | None = None
    phone: Phone | None = None
    is_liaison: bool | None = None


class PhoneOut(Out):
    """A phone number in full."""

    phone: str


class RoleOut(Out):
    """A role that an account holds."""

    role: str
    until: Instant | None


class AccountOut(Out):
    """An account of the own subtree."""

    id: UUID
    username: str
    is_active: bool
    is_demonstration: bool
    last_login: Instant | None
    org_path: str
    person: PersonOut | None
    roles: list[RoleOut]

    @staticmethod
    def resolve_roles(obj: Any) -> Any:
        """From the joined assignments."""
        return list(obj.role_assignments.all())


class AccountIn(In):
    """A new account."""

    person_id: UUID
    username: Username
    password: Password


class PasswordIn(In):
    """A new password."""

    password: Password


class RoleIn(In):
    """A role to hold, for ever or until a time."""

    role: Role
    until: When | None = None


class RoleInfo(Out):
    """What a role may do."""

    role: str
    permissions: list[str]
    excludes: list[str]


class ShiftOut(Out):
    """A shift on the roster."""

    id: UUID
    org: OrganisationBrief
    starts_at: Instant
    ends_at: Instant
    leader: PersonOut | None
    officers: list[PersonOut]

    @staticmethod
    def resolve_officers(obj: Any) -> Any:
        """From the joined people."""
        return list(obj.officers.select_related("org"))


class ShiftIn(In):
    """A shift to plan."""

    org_id: UUID
    starts_at: When
    ends_at: When
    leader_id: UUID | None = None
    officer_ids: list[UUID] = Field(max_length=50)


class AdministratorIn(In):
    """One of the three administrators of the first run."""

    role: Role
    name: Name
    username: Username
    password: Password


class FirstRunIn(In):
    """The first run's form."""

    token: Annotated[str, StringConstraints(min_length=20, max_length=200)]
    org_name: Name
    administrators: list[AdministratorIn] = Field(min_length=3, max_length=3)


class AccountBrief(Out):
    """Who is signed in."""

    id: UUID
    username: str


class PersonBrief(Out):
    """As whom."""

    id: UUID
    name: str
    post: str


class SessionOut(Out):
    """What the browser needs to know at the start."""

    account: AccountBrief | None
    person: PersonBrief | None
    org: OrganisationBrief | None
    roles: list[str]
    permissions: list[str]
    demo: bool
    second_factor_missing: bool
    home: str
    server_time: Instant
    version: str


class AuditEntryOut(Out):
    """One entry of the audit trail."""

    id: int
    org_path: str
    seq: int
    recorded_at: Instant
    actor_name: str
    action: str
    object_type: str
    object_id: str
    details: Any
    hash: str

    @staticmethod
    def resolve_details(obj: Any) -> Any:
        """From the hashed text, with phone numbers hidden."""
        import json

        details = json.loads(obj.body).get("details") or {}
        return {key: "***" if "phone" in key else value for key, value in details.items()}


class AuditVerifyIn(In):
    """Which chain, and after which of its entries; nothing means the own organisation's from its first entry."""

    org_path: Annotated[str, StringConstraints(max_length=300, pattern=r"^[A-Za-z0-9_.]*$")] = ""
    after: int = Field(0, ge=0, le=2**53)


class AuditBreakOut(Out):
    """The first place where a chain does not hold, in both languages."""

    seq: int
    reason: AuditFault
    zh: str
    en: str
    detail: str


class AuditPartOut(Out):
    """A part of one chain as it was checked. ``next_after`` says where to go on; None when the end was reached or a break found."""

    org_path: str
    first: int
    last: int
    entries: int
    anchors: int
    length: int
    head: str
    holds: bool
    next_after: int | None
    broken: AuditBreakOut | None
    checked_at: Instant


class AuditHeadOut(Out):
    """The head of one chain."""

    org_path: str
    seq: int
    head: str


def audit_part_value(part: Part, checked_at: datetime) -> dict[str, Any]:
    """What a check found, with its break in words."""
    broken = part.broken
    said = {"seq": broken.seq, "reason": broken.reason, "zh": broken.reason.zh, "en": broken.reason.en, "detail": broken.detail} if broken else None
    numbers = {name: getattr(part, name) for name in ("first", "last", "entries", "anchors", "length", "head")}
    return {"org_path": part.chain, **numbers, "holds": broken is None, "broken": said, "checked_at": checked_at,
            "next_after": None if broken or part.is_whole else part.last}
