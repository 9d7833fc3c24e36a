"""Writes about one team: its entry, its readiness, its status, its equipment."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.gis.geos import Point as GeosPoint
from django.db import transaction
from django.db.models import QuerySet

from muster.apps.org import actions as org_actions
from muster.apps.org.rules import OrgKind
from muster.apps.resources import events, queries, rules
from muster.apps.resources.models import EquipmentItem, ReadinessDeclaration, SupplyBase, Team
from muster.kit import bus, phones, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound, OutOfRange
from muster.kit.geometry import Point
from muster.kit.provenance import EVERY_FIELD, Mark, clashes, ledger_entry, stamp

__all__ = [
    "EDITABLE",
    "add_equipment",
    "add_team",
    "change_equipment",
    "change_team",
    "confirm_team",
    "declare_readiness",
    "derive",
    "place",
    "remove_equipment",
    "set_team_status",
]

EDITABLE: Final = (
    "name", "short_name", "host_name", "tier", "disciplines", "capabilities", "people", "people_on_duty", "captain_name",
    "duty_phone", "address", "service_radius", "self_support_hours", "aliases",
)  # fmt: skip
_CONFIRMABLE: Final = (*EDITABLE, "position", "service_paths")


def _tell(team: Team) -> None:
    bus.publish(events.TeamChanged(team.id, team.name, team.version), org_path=team.org_path, permission="team.view")


def derive(team: Team) -> None:
    team.duty_phone_digits = phones.digits(team.duty_phone)


def place(team: Team | SupplyBase, point: Point | None, mark: Mark, source: str) -> None:
    team.position = GeosPoint(point.lon, point.lat, srid=4326) if point else None
    team.position_mark = mark if point else ""
    team.position_source = source if point else ""


def _ensure_sound(team: Team) -> None:
    if not team.name.strip():
        raise OutOfRange("team-name-missing", field="name")
    if not team.disciplines:
        raise OutOfRange("team-discipline-missing", field="disciplines", team=team.name)
    if team.people is not None and team.people_on_duty is not None and team.people_on_duty > team.people:
        raise OutOfRange("team-people-on-duty", field="people_on_duty", team=team.name)


@transaction.atomic
def add_team(
    *,
    actor: Actor,
    parent_id: UUID,
    name: str,
    tier: rules.TeamTier,
    disciplines: Sequence[rules.Discipline],
    point: Point | None = None,
    position_mark: Mark = Mark.STATED,
    position_source: str = "",
    **values: Any,
) -> Team:
    """Enter a new team under an organisation of the actor's subtree; the team becomes an organisation of its own."""
    organisation = org_actions.add_organisation(
        actor=actor, parent_id=parent_id, name=name, kind=OrgKind.TEAM, duty_phone=values.get("duty_phone", "") or ""
    )
    at = time.now()
    team = Team(
        id=organisation.id,
        organisation=organisation,
        org_path=organisation.org_path,
        division_code=organisation.division_code,
        name=name,
        tier=tier,
        disciplines=list(disciplines),
        recorded_at=at,
        updated_at=at,
        status_at=at,
        provenance={EVERY_FIELD: ledger_entry(source="登记", by=actor.name, at=at, mark=Mark.STATED)},
        **{field: value for field, value in values.items() if field in EDITABLE},
    )
    place(team, point, position_mark, position_source or "登记")
    derive(team)
    _ensure_sound(team)
    team.save(force_insert=True)
    _tell(team)
    return team


@transaction.atomic
def change_team(
    *,
    actor: Actor,
    team_id: UUID,
    read_version: int,
    values: Mapping[str, Any],
    point: Point | None = None,
    source: str = "",
) -> Team:
    """Correct fields of a team. Changes of others since ``read_version`` merge, unless they touched the same field."""
    team = _held(queries.teams_visible_to(actor), team_id)
    wanted = {field: value for field, value in values.items() if field in EDITABLE}
    stored = {field: getattr(team, field) for field in wanted}
    clashing = clashes(team.provenance, read_version=read_version, stored=stored, wanted=wanted)
    if clashing:
        first = clashing[0]
        raise Conflict(
            "changed-meanwhile",
            name=team.name,
            field=first.field,
            theirs=str(first.theirs),
            by=first.by,
            fields=[c.field for c in clashing],
        )
    changed = [field for field, value in wanted.items() if stored[field] != value]
    for field in changed:
        setattr(team, field, wanted[field])
    if point is not None and point != team.point:
        place(team, point, Mark.STATED, source or f"{actor.name} 标注")
        changed.append("position")
    if not changed:
        return team
    derive(team)
    _ensure_sound(team)
    team.version += 1
    team.updated_at = time.now()
    entry = ledger_entry(
        source=source or "登记", by=actor.name, at=team.updated_at, mark=Mark.STATED, version=team.version
    )
    team.provenance = stamp(team.provenance, changed, entry)
    _save(team)
    if "name" in changed or "duty_phone" in changed:
        org_actions.change_organisation(
            actor=actor, organisation_id=team.organisation_id, name=team.name, duty_phone=team.duty_phone
        )
    _tell(team)
    return team


def _save(team: Team) -> None:
    team.save(update_fields=[f.name for f in Team._meta.concrete_fields if not f.generated and f.name != "id"])


def _held(rows: QuerySet[Team], team_id: UUID) -> Team:
    team = rows.filter(id=team_id).select_related(None).select_for_update(of=("self",), no_key=True).first()
    if team is None:
        raise NotFound()
    return team


@transaction.atomic
def confirm_team(*, actor: Actor, team_id: UUID, fields: Sequence[str] = ()) -> Team:
    """Say that the values of these fields (all by default) are right: they were asked for and found true."""
    team = _held(queries.teams_visible_to(actor), team_id)
    chosen = [field for field in (fields or _CONFIRMABLE) if field in _CONFIRMABLE]
    if not chosen:
        raise OutOfRange("confirm-nothing", field="fields")
    team.version += 1
    team.confirmed_at = team.updated_at = time.now()
    entry = ledger_entry(source="核实", by=actor.name, at=team.confirmed_at, mark=Mark.CONFIRMED, version=team.version)
    known = [field for field in chosen if getattr(team, field) not in (None, "", [])]
    team.provenance = stamp(team.provenance, known, entry)
    _save(team)
    _tell(team)
    return team


@transaction.atomic
def declare_readiness(
    *,
    actor: Actor,
    team_id: UUID,
    state: rules.ReadinessState,
    crew: int | None = None,
    vehicles: int | None = None,
    note: str = "",
    valid_until: datetime | None = None,
) -> Team:
    """Say for the running shift what the team can send; by default good for 24 hours."""
    team = _held(queries.teams_visible_to(actor), team_id)
    at = time.now()
    until = valid_until or at + timedelta(hours=24)
    rules.ensure_valid_declaration(state=state, declared_at=at, valid_until=until, crew=crew, people=team.people)
    team.latest_readiness = ReadinessDeclaration.objects.create(
        org_path=team.org_path,
        team=team,
        state=state,
        crew=crew,
        vehicles=vehicles,
        note=note,
        declared_at=at,
        declared_by=actor.name,
        declared_by_id=actor.person_id,
        valid_until=until,
        is_demonstration=team.is_demonstration,
        recorded_at=at,
    )
    team.save(update_fields=["latest_readiness"])
    bus.publish(
        events.ReadinessDeclared(team.id, team.name, state.value, at.isoformat(), until.isoformat()),
        org_path=team.org_path,
        permission="team.view",
    )
    return team


@transaction.atomic
def set_team_status(*, actor: Actor, team_id: UUID, status: rules.TeamStatus, reason: str = "") -> Team:
    """Note what a team is doing now. The caller has judged that the actor may order or speak for this team."""
    team = _held(Team.objects.unscoped("the room above judged the order or the report"), team_id)
    before = rules.TeamStatus(team.status)
    rules.ensure_status_change(team.name, before, status)
    if before is not status:
        team.status, team.status_reason, team.status_at = status, reason, time.now()
        team.save(update_fields=["status", "status_reason", "status_at"])
        bus.publish(
            events.TeamStatusChanged(team.id, team.name, status.value, before.value, reason),
            org_path=team.org_path,
            permission="team.view",
        )
    return team


_EQUIPMENT_FIELDS: Final = (
    "kind", "name", "model", "plate", "count", "count_ready", "state", "checked_at", "is_online", "tested_at",
)  # fmt: skip


def _ensure_countable(item: EquipmentItem) -> None:
    if item.count_ready is not None and (item.count is None or item.count_ready > item.count):
        raise OutOfRange("equipment-ready-over-count", field="count_ready", name=item.name)


@transaction.atomic
def add_equipment(*, actor: Actor, team_id: UUID, **values: Any) -> EquipmentItem:
    """Enter a kind of equipment of a team."""
    team = _held(queries.teams_visible_to(actor), team_id)
    item = EquipmentItem(
        org_path=team.org_path,
        team=team,
        source=f"{actor.name} 登记",
        mark=Mark.STATED,
        is_demonstration=team.is_demonstration,
        recorded_at=time.now(),
        **{field: value for field, value in values.items() if field in _EQUIPMENT_FIELDS},
    )
    _ensure_countable(item)
    item.save(force_insert=True)
    return item


def _held_item(actor: Actor, team_id: UUID, item_id: UUID) -> EquipmentItem:
    team = _held(queries.teams_visible_to(actor), team_id)
    item: EquipmentItem | None = team.equipment.filter(id=item_id).first()
    if item is None:
        raise NotFound()
    return item


@transaction.atomic
def change_equipment(*, actor: Actor, team_id: UUID, item_id: UUID, **values: Any) -> EquipmentItem:
    """Correct an entry of a team's equipment, its state or the day of its last check."""
    item = _held_item(actor, team_id, item_id)
    for field in values.keys() & set(_EQUIPMENT_FIELDS):
        setattr(item, field, values[field])
    item.source, item.mark = f"{actor.name} 登记", Mark.STATED
    _ensure_countable(item)
    item.save()
    return item


@transaction.atomic
def remove_equipment(*, actor: Actor, team_id: UUID, item_id: UUID) -> None:
    """Take an entry out of a team's equipment; the audit trail keeps it."""
    _held_item(actor, team_id, item_id).delete()
