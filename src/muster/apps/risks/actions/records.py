"""Writes of single entries: enterprises with contacts, hazards with what is in them, targets."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, TypeVar
from uuid import UUID

from django.contrib.gis.geos import Point as GeosPoint
from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from muster.apps.org import queries as org_queries
from muster.apps.risks import events, queries, rules
from muster.apps.risks.models import (
    Enterprise,
    EnterpriseContact,
    HazardPrincipal,
    HazardSubstance,
    HazardTank,
    MajorHazardInstallation,
    ProtectionTarget,
)
from muster.kit import bus, phones, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotAllowed, NotFound, OutOfRange
from muster.kit.geometry import Point
from muster.kit.ids import new_id
from muster.kit.provenance import EVERY_FIELD, Mark, clashes, ledger_entry, stamp
from muster.kit.register.models import RegisterRecord

__all__ = [
    "ENTERPRISE_FIELDS",
    "HAZARD_FIELDS",
    "TARGET_FIELDS",
    "add_enterprise",
    "add_hazard",
    "add_target",
    "change_enterprise",
    "change_hazard",
    "change_target",
    "confirm_enterprise",
    "confirm_hazard",
    "confirm_target",
    "contact",
    "rank_of",
    "set_enterprise_ranks",
]

R = TypeVar("R", bound=RegisterRecord)
ENTERPRISE_FIELDS: Final = (
    "name", "short_name", "industry", "products", "scale", "is_above_scale", "employees", "park_name", "status", "address",
)  # fmt: skip
HAZARD_FIELDS: Final = ("name", "unit", "level", "r_value", "alpha", "filing_no", "assessed_on", "status", "address")
TARGET_FIELDS: Final = ("name", "kind", "people", "people_by_hour", "contact_name", "phone", "address")
_RANKS: Final = {
    rules.HazardLevel.ONE: 4,
    rules.HazardLevel.TWO: 3,
    rules.HazardLevel.THREE: 2,
    rules.HazardLevel.FOUR: 1,
}


def rank_of(level: str) -> int:
    """4 for a first-level hazard down to 1 for a fourth-level one."""
    return _RANKS[rules.HazardLevel(level)]


def contact(enterprise: Enterprise, role: rules.ContactRole, name: str, phone: str) -> EnterpriseContact:
    """A contact with its number in the forms that callers are compared with."""
    digits = phones.digits(phone)
    return EnterpriseContact(
        id=new_id(),
        org_path=enterprise.org_path,
        enterprise=enterprise,
        role=role,
        name=name,
        phone=phone,
        phone_digits=digits,
        phone_local=phones.local_part(digits),
    )


# --- parts that all three share


def _home(actor: Actor, division: str) -> tuple[str, str]:
    found = org_queries.homes_of([division]).get(division)
    if found is None:
        raise OutOfRange("division-unknown", field="division", value=division)
    if not actor.covers(found.path):
        raise NotAllowed("row-outside-scope", name=found.name)
    return found.code, found.path


def _fresh(model: type[R], actor: Actor, division: str, point: Point | None, position_source: str) -> R:
    code, home = _home(actor, division)
    key, at = new_id(), time.now()
    record = model(
        id=key,
        org_path=f"{home}.x{key.hex[-12:]}",
        division_code=code,
        recorded_at=at,
        updated_at=at,
        provenance={EVERY_FIELD: ledger_entry(source="登记", by=actor.name, at=at, mark=Mark.STATED)},
    )
    _place(record, point, Mark.STATED, position_source or f"{actor.name} 标注")
    return record


def _place(record: RegisterRecord, point: Point | None, mark: Mark, source: str) -> None:
    record.position = GeosPoint(point.lon, point.lat, srid=4326) if point else None
    record.position_mark = mark if point else ""
    record.position_source = source if point else ""


def _ensure_named(record: RegisterRecord) -> None:
    if not record.name.strip():
        raise OutOfRange("name-empty", field="name")


def _held(rows: QuerySet[R], record_id: UUID) -> R:
    record = rows.select_related(None).filter(id=record_id).select_for_update(of=("self",), no_key=True).first()
    if record is None:
        raise NotFound()
    return record


def _tell(record: RegisterRecord, register: str) -> None:
    fact = events.RegisterChanged(register, record.id, record.name, record.version)
    bus.publish(fact, org_path=record.org_path, permission="risk.view")


def _save(record: RegisterRecord) -> None:
    fields = type(record)._meta.concrete_fields
    record.save(update_fields=[f.name for f in fields if not f.generated and not f.primary_key])


def _change(
    actor: Actor,
    record: R,
    *,
    read_version: int,
    values: Mapping[str, Any],
    allowed: Sequence[str],
    point: Point | None,
    source: str,
) -> list[str]:
    """Put new values into a held record: changes of others since ``read_version`` merge unless they met in one field."""
    wanted = {field: value for field, value in values.items() if field in allowed}
    stored = {field: getattr(record, field) for field in wanted}
    clashing = clashes(record.provenance, read_version=read_version, stored=stored, wanted=wanted)
    if clashing:
        first = clashing[0]
        raise Conflict(
            "changed-meanwhile",
            name=record.name,
            field=first.field,
            theirs=str(first.theirs),
            by=first.by,
            fields=[c.field for c in clashing],
        )
    changed = [field for field, value in wanted.items() if stored[field] != value]
    for field in changed:
        setattr(record, field, wanted[field])
    if point is not None and point != record.point:
        _place(record, point, Mark.STATED, source or f"{actor.name} 标注")
        changed.append("position")
    _stamp(actor, record, changed, Mark.STATED, source or "登记")
    return changed


def _stamp(actor: Actor, record: RegisterRecord, fields: Sequence[str], mark: Mark, source: str) -> None:
    if not fields:
        return
    record.version += 1
    record.updated_at = time.now()
    entry = ledger_entry(source=source, by=actor.name, at=record.updated_at, mark=mark, version=record.version)
    record.provenance = stamp(record.provenance, fields, entry)


def _confirm(actor: Actor, record: RegisterRecord, fields: Sequence[str], allowed: Sequence[str]) -> None:
    chosen = [f for f in (fields or (*allowed, "position")) if f in (*allowed, "position")]
    known = [f for f in chosen if getattr(record, f) not in (None, "", [])]
    if not known:
        raise OutOfRange("confirm-nothing", field="fields")
    _stamp(actor, record, known, Mark.CONFIRMED, "核实")
    record.confirmed_at = record.updated_at


# --- enterprises


@transaction.atomic
def add_enterprise(
    *,
    actor: Actor,
    division: str,
    uscc: str,
    name: str,
    industry: rules.Industry,
    site_id: str = "1",
    contacts: Sequence[tuple[rules.ContactRole, str, str]] = (),
    point: Point | None = None,
    **values: Any,
) -> Enterprise:
    """Enter one site of an enterprise in a county of the actor's area."""
    if not rules.is_uscc(uscc):
        raise OutOfRange("uscc-wrong", field="uscc", value=uscc)
    enterprise = _fresh(Enterprise, actor, division, point, "")
    enterprise.uscc, enterprise.site_id, enterprise.name, enterprise.industry = uscc, site_id or "1", name, industry
    for field in values.keys() & set(ENTERPRISE_FIELDS):
        setattr(enterprise, field, values[field])
    _ensure_named(enterprise)
    try:
        with transaction.atomic():
            enterprise.save(force_insert=True)
    except IntegrityError:
        raise Conflict("enterprise-exists", uscc=uscc, site=site_id) from None
    EnterpriseContact.objects.bulk_create([contact(enterprise, *c) for c in _each_once(contacts)])
    _tell(enterprise, "enterprises")
    return enterprise


def _each_once(contacts: Sequence[tuple[rules.ContactRole, str, str]]) -> list[tuple[rules.ContactRole, str, str]]:
    """The contacts without repeats: the same person with the same number, however it is written."""
    return list({(role, name, phones.digits(phone)): (role, name, phone) for role, name, phone in contacts}.values())


@transaction.atomic
def change_enterprise(
    *,
    actor: Actor,
    enterprise_id: UUID,
    read_version: int,
    values: Mapping[str, Any],
    contacts: Sequence[tuple[rules.ContactRole, str, str]] | None = None,
    point: Point | None = None,
    source: str = "",
) -> Enterprise:
    """Correct an enterprise; ``contacts`` replaces the whole list where given."""
    enterprise = _held(queries.enterprises_visible_to(actor), enterprise_id)
    changed = _change(
        actor, enterprise, read_version=read_version, values=values, allowed=ENTERPRISE_FIELDS, point=point, source=source
    )
    if contacts is not None:
        enterprise.contacts.all().delete()
        EnterpriseContact.objects.bulk_create([contact(enterprise, *c) for c in _each_once(contacts)])
        _stamp(actor, enterprise, ["contacts"], Mark.STATED, source or "登记")
        changed.append("contacts")
    if changed:
        _ensure_named(enterprise)
        _save(enterprise)
        _tell(enterprise, "enterprises")
    return enterprise


@transaction.atomic
def confirm_enterprise(*, actor: Actor, enterprise_id: UUID, fields: Sequence[str] = ()) -> Enterprise:
    """Say that values of an enterprise were asked for and found true."""
    enterprise = _held(queries.enterprises_visible_to(actor), enterprise_id)
    _confirm(actor, enterprise, fields, ENTERPRISE_FIELDS)
    _save(enterprise)
    _tell(enterprise, "enterprises")
    return enterprise


def set_enterprise_ranks(enterprise_ids: Sequence[UUID]) -> None:
    """Let each enterprise carry the rank of its worst hazard in use, for the map's colours."""
    rows = Enterprise.objects.unscoped("follows from hazards already written").filter(id__in=set(enterprise_ids))
    in_use = MajorHazardInstallation.objects.unscoped("as above").filter(status=rules.HazardStatus.IN_USE)
    worst = dict(
        in_use.filter(enterprise_id__in=set(enterprise_ids)).values_list("enterprise_id").annotate(Max("rank"))
    )
    for enterprise in rows.only("id", "hazard_rank"):
        rank = worst.get(enterprise.id, 0)
        if enterprise.hazard_rank != rank:
            enterprise.hazard_rank = rank
            enterprise.save(update_fields=["hazard_rank"])


# --- major hazards


def _ensure_level(level: str, r: Decimal | None) -> None:
    if r is not None and rules.level_of(r) != level:
        raise OutOfRange(
            "hazard-level-mismatch", field="level", r=str(r), right=rules.level_of(r).zh, given=rules.HazardLevel(level).zh
        )


_HAZARD_PARTS: Final = ("substances", "tanks", "principals")


def _write_parts(hazard: MajorHazardInstallation, parts: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    kinds = {"substances": HazardSubstance, "tanks": HazardTank, "principals": HazardPrincipal}
    for name in _HAZARD_PARTS:
        rows = parts.get(name)
        if rows is None:
            continue
        model: Any = kinds[name]
        if name == "principals":
            rows = list({row["role"]: row for row in rows}.values())  # one person a role; the last word counts
        getattr(hazard, name).all().delete()
        model.objects.bulk_create([model(org_path=hazard.org_path, hazard=hazard, **row) for row in rows])
    if parts.get("substances") is not None:
        hazard.substance_names = "、".join(str(row["name"]) for row in parts["substances"])


@transaction.atomic
def add_hazard(
    *,
    actor: Actor,
    enterprise_id: UUID,
    code: str,
    name: str,
    level: rules.HazardLevel,
    parts: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    point: Point | None = None,
    **values: Any,
) -> MajorHazardInstallation:
    """Enter a major hazard of an enterprise; it stands where the enterprise stands unless told."""
    enterprise = _held(queries.enterprises_visible_to(actor), enterprise_id)
    at = time.now()
    hazard = MajorHazardInstallation(
        id=new_id(),
        enterprise=enterprise,
        org_path=enterprise.org_path,
        division_code=enterprise.division_code,
        code=code,
        name=name,
        level=level,
        rank=rank_of(level),
        recorded_at=at,
        updated_at=at,
        provenance={EVERY_FIELD: ledger_entry(source="登记", by=actor.name, at=at, mark=Mark.STATED)},
        **{field: value for field, value in values.items() if field in HAZARD_FIELDS},
    )
    _ensure_named(hazard)
    _ensure_level(hazard.level, hazard.r_value)
    if point:
        _place(hazard, point, Mark.STATED, f"{actor.name} 标注")
    else:
        _place(hazard, enterprise.point, Mark.ASSUMED, "取企业位置")
    try:
        with transaction.atomic():
            hazard.save(force_insert=True)
    except IntegrityError:
        raise Conflict("hazard-exists", code=code, name=enterprise.name) from None
    _write_parts(hazard, parts or {})
    hazard.save(update_fields=["substance_names"])
    set_enterprise_ranks([enterprise.id])
    _tell(hazard, "hazards")
    return hazard


@transaction.atomic
def change_hazard(
    *,
    actor: Actor,
    hazard_id: UUID,
    read_version: int,
    values: Mapping[str, Any],
    parts: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    point: Point | None = None,
    source: str = "",
) -> MajorHazardInstallation:
    """Correct a major hazard; lists of substances, tanks and persons are replaced where given."""
    hazard = _held(queries.hazards_visible_to(actor), hazard_id)
    changed = _change(
        actor, hazard, read_version=read_version, values=values, allowed=HAZARD_FIELDS, point=point, source=source
    )
    given = [name for name in _HAZARD_PARTS if (parts or {}).get(name) is not None]
    if given:
        _write_parts(hazard, parts or {})
        _stamp(actor, hazard, given, Mark.STATED, source or "登记")
        changed += given
    if changed:
        _ensure_named(hazard)
        _ensure_level(hazard.level, hazard.r_value)
        hazard.rank = rank_of(hazard.level)
        _save(hazard)
        set_enterprise_ranks([hazard.enterprise_id])
        _tell(hazard, "hazards")
    return hazard


@transaction.atomic
def confirm_hazard(*, actor: Actor, hazard_id: UUID, fields: Sequence[str] = ()) -> MajorHazardInstallation:
    """Say that values of a hazard were asked for and found true."""
    hazard = _held(queries.hazards_visible_to(actor), hazard_id)
    _confirm(actor, hazard, fields, HAZARD_FIELDS)
    _save(hazard)
    _tell(hazard, "hazards")
    return hazard


# --- protection targets


@transaction.atomic
def add_target(
    *, actor: Actor, division: str, name: str, kind: rules.TargetKind, code: str = "", point: Point | None = None, **values: Any
) -> ProtectionTarget:
    """Enter a protection target in a county of the actor's area."""
    target = _fresh(ProtectionTarget, actor, division, point, "")
    target.name, target.kind, target.sensitivity = name, kind, rules.sensitivity_of(kind)
    target.code = code or f"T{target.id.hex[-12:].upper()}"
    for field in values.keys() & set(TARGET_FIELDS):
        setattr(target, field, values[field])
    _ensure_named(target)
    _ensure_hours(target.people_by_hour)
    try:
        with transaction.atomic():
            target.save(force_insert=True)
    except IntegrityError:
        raise Conflict("target-exists", code=target.code) from None
    _tell(target, "targets")
    return target


def _ensure_hours(hours: Sequence[int | None] | None) -> None:
    if hours is not None and len(hours) != 24:
        raise OutOfRange("hours-wanted", field="people_by_hour")


@transaction.atomic
def change_target(
    *,
    actor: Actor,
    target_id: UUID,
    read_version: int,
    values: Mapping[str, Any],
    point: Point | None = None,
    source: str = "",
) -> ProtectionTarget:
    """Correct a protection target."""
    target = _held(queries.targets_visible_to(actor), target_id)
    changed = _change(
        actor, target, read_version=read_version, values=values, allowed=TARGET_FIELDS, point=point, source=source
    )
    if changed:
        _ensure_named(target)
        _ensure_hours(target.people_by_hour)
        target.sensitivity = rules.sensitivity_of(rules.TargetKind(target.kind))
        _save(target)
        _tell(target, "targets")
    return target


@transaction.atomic
def confirm_target(*, actor: Actor, target_id: UUID, fields: Sequence[str] = ()) -> ProtectionTarget:
    """Say that values of a target were asked for and found true."""
    target = _held(queries.targets_visible_to(actor), target_id)
    _confirm(actor, target, fields, TARGET_FIELDS)
    _save(target)
    _tell(target, "targets")
    return target
