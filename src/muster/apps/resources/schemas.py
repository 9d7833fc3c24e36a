"""What crosses the wire."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from muster.apps.resources import rules
from muster.apps.resources.models import EquipmentItem, Expert, SupplyBase, Team, TeamEssential
from muster.apps.resources.queries import essentials_of, self_support_of, stock_of
from muster.kit.http import In, Instant, Out, When
from muster.kit.register.wire import Name, PatchIn, PhoneText, PlacedIn, ProvenanceOut, RecordOut, Text, provenances, record_value
from muster.logistics.selfsupport import TARGET_HOURS

__all__ = [
    "WANTED",
    "DeclarationOut",
    "EquipmentIn",
    "EquipmentOut",
    "EquipmentPatch",
    "EssentialIn",
    "EssentialOut",
    "EssentialsIn",
    "ExpertIn",
    "ExpertOut",
    "ExpertPatch",
    "ExpertPhoneOut",
    "ExpertStateIn",
    "LedgerItemOut",
    "LotIn",
    "LotOut",
    "LotPatch",
    "ReadinessIn",
    "SelfSupportOut",
    "StatusIn",
    "SupplyBaseOut",
    "SupplyItemOut",
    "TeamIn",
    "TeamOut",
    "TeamPatch",
    "TeamRowOut",
    "TeamsInBoxOut",
    "essentials_value",
    "expert_value",
    "lot_value",
    "self_support_value",
    "supply_base_value",
    "team_detail",
    "team_row",
]

WANTED: Final = (
    "name", "tier", "disciplines", "capabilities", "host_name", "people", "people_on_duty", "captain_name", "duty_phone",
    "address", "position", "service_paths",
)  # fmt: skip
_LEDGER: Final = (*WANTED, "short_name", "aliases", "service_radius", "self_support_hours")
Count = int | None


class ReadinessOut(Out):
    """What the last declaration is worth now: past its end the state is unknown, whatever it said."""

    state: rules.ReadinessState
    declared_state: rules.ReadinessState | None
    declared_at: Instant | None
    declared_by: str
    valid_until: Instant | None
    crew: int | None
    vehicles: int | None
    age_seconds: int | None
    is_expired: bool


class TeamRowOut(RecordOut):
    """A team as lists and maps show it."""

    short_name: str
    tier: rules.TeamTier
    disciplines: list[rules.Discipline]
    capabilities: list[rules.Capability]
    people: int | None
    duty_phone: str
    status: rules.TeamStatus
    status_at: Instant | None
    readiness: ReadinessOut


class EquipmentOut(Out):
    """A kind of equipment."""

    id: UUID
    kind: rules.EquipmentClass
    name: str
    model: str
    plate: str
    count: int | None
    count_ready: int | None
    state: rules.EquipmentState
    checked_at: Instant | None
    is_online: bool | None
    tested_at: Instant | None
    source: str
    mark: str


class LedgerItemOut(EquipmentOut):
    """A kind of equipment with the team that holds it."""

    team_id: UUID
    team_name: str


class TeamOut(TeamRowOut):
    """Everything about a team."""

    organisation_id: UUID
    aliases: list[str]
    host_name: str
    people_on_duty: int | None
    captain_name: str
    service_paths: list[str]
    service_radius_km: float | None
    self_support_hours: int | None
    status_reason: str
    is_own: bool = Field(description="whether it lies in the reader's subtree, so that it may be edited")
    equipment: list[EquipmentOut]
    provenance: dict[str, ProvenanceOut]


class TeamsInBoxOut(Out):
    """Teams in a box; ``total`` counts all of them, also those that were not sent."""

    items: list[TeamRowOut]
    total: int


class DeclarationOut(Out):
    """One declaration as it was made."""

    id: UUID
    state: rules.ReadinessState
    crew: int | None
    vehicles: int | None
    note: str
    declared_at: Instant
    declared_by: str
    valid_until: Instant


class SupplyBaseOut(RecordOut):
    """A supply base."""

    duty_phone: str
    keeper_name: str
    floor_area_m2: float | None
    note: str
    provenance: dict[str, ProvenanceOut]


class _TeamFields(PlacedIn):
    short_name: Text | None = None
    host_name: Text | None = None
    capabilities: list[rules.Capability] | None = Field(None, max_length=40)
    people: Count = Field(None, ge=0, le=5000)
    people_on_duty: Count = Field(None, ge=0, le=5000)
    captain_name: Text | None = None
    duty_phone: PhoneText | None = None
    address: Text | None = None
    service_radius_km: float | None = Field(None, gt=0, le=2000, allow_inf_nan=False)
    self_support_hours: Count = Field(None, ge=0, le=720)
    aliases: list[Name] | None = Field(None, max_length=10)

    def values(self) -> dict[str, Any]:
        """What was said, in the model's words and units."""
        said = self.model_dump(exclude_unset=True, exclude={"position", "parent_id", "read_version", "source"})
        if "service_radius_km" in said:
            radius = said.pop("service_radius_km")
            said["service_radius"] = None if radius is None else radius * 1000
        texts = ("short_name", "host_name", "captain_name", "duty_phone", "address")
        lists = ("capabilities", "aliases")
        return {k: "" if v is None and k in texts else [] if v is None and k in lists else v for k, v in said.items()}


class TeamIn(_TeamFields):
    """A new team."""

    parent_id: UUID = Field(description="the organisation it belongs to")
    name: Name
    tier: rules.TeamTier
    disciplines: list[rules.Discipline] = Field(min_length=1, max_length=14)

    def facts(self) -> dict[str, Any]:
        """What the action asks for."""
        return {**self.values(), "parent_id": self.parent_id, "point": self.point()}


class TeamPatch(_TeamFields, PatchIn):
    """Changed fields of a team."""

    name: Name | None = None
    tier: rules.TeamTier | None = None
    disciplines: list[rules.Discipline] | None = Field(None, min_length=1, max_length=14)

    def facts(self) -> dict[str, Any]:
        """What the action asks for; what cannot be emptied is left out."""
        values = {k: v for k, v in self.values().items() if v is not None or k not in ("name", "tier", "disciplines")}
        return {**self.correction(values), "point": self.point()}


class ReadinessIn(In):
    """A shift's declaration; good for 24 hours unless it says until when."""

    state: rules.ReadinessState
    crew: Count = Field(None, ge=0, le=5000)
    vehicles: Count = Field(None, ge=0, le=1000)
    note: Text = ""
    valid_until: When | None = None


class StatusIn(In):
    """What a team that is not on a mission is doing."""

    status: rules.TeamStatus
    reason: Text = ""


class _EquipmentFields(In):
    model: Text | None = None
    plate: Text | None = None
    count: Count = Field(None, ge=0, le=100_000)
    count_ready: Count = Field(None, ge=0, le=100_000)
    state: rules.EquipmentState | None = None
    checked_at: When | None = None
    is_online: bool | None = None
    tested_at: When | None = None

    def values(self) -> dict[str, Any]:
        """What was said; texts that were emptied are empty, not null."""
        said = self.model_dump(exclude_unset=True)
        if said.get("state", ...) is None:
            del said["state"]
        return {k: "" if v is None and k in ("model", "plate") else v for k, v in said.items()}


class EquipmentIn(_EquipmentFields):
    """New equipment."""

    kind: rules.EquipmentClass
    name: Name


class EquipmentPatch(_EquipmentFields):
    """Changed fields of equipment."""

    name: Name | None = None

    def values(self) -> dict[str, Any]:
        """A name cannot be emptied."""
        return {k: v for k, v in super().values().items() if k != "name" or v}


def team_row(team: Team, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `TeamRowOut`."""
    names = ("short_name", "tier", "disciplines", "capabilities", "people", "duty_phone", "status", "status_at")
    return {
        **record_value(team, WANTED, divisions),
        **{name: getattr(team, name) for name in names},
        "readiness": team.readiness,
    }


def team_detail(team: Team, divisions: Mapping[str, str], equipment: list[EquipmentItem], *, is_own: bool) -> dict[str, Any]:
    """The values of `TeamOut`."""
    names = ("organisation_id", "aliases", "host_name", "people_on_duty", "captain_name", "service_paths",
             "self_support_hours", "status_reason")  # fmt: skip
    return {
        **team_row(team, divisions),
        **{name: getattr(team, name) for name in names},
        "service_radius_km": None if team.service_radius is None else team.service_radius / 1000,
        "is_own": is_own,
        "equipment": equipment,
        "provenance": provenances(team, _LEDGER),
    }


def supply_base_value(base: SupplyBase, divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `SupplyBaseOut`."""
    wanted = ("name", "address", "position", "duty_phone", "keeper_name", "floor_area")
    return {
        **record_value(base, wanted, divisions),
        "duty_phone": base.duty_phone,
        "keeper_name": base.keeper_name,
        "floor_area_m2": base.floor_area,
        "note": base.note,
        "provenance": provenances(base, wanted),
    }



# --- experts, stores, what a team carries

Amount = Annotated[float, Field(ge=0, le=10_000_000, allow_inf_nan=False)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2200, 1, 1))]
Long = Annotated[str, StringConstraints(max_length=1000)]
Disciplines = Annotated[list[rules.Discipline], Field(min_length=1, max_length=14)]


class ExpertOut(Out):
    """An expert; the number is masked."""

    id: UUID
    name: str
    disciplines: list[rules.Discipline]
    speciality: str
    organisation: str
    phone_masked: str
    state: rules.ExpertState
    state_zh: str
    state_at: Instant | None
    note: str
    is_demonstration: bool


class ExpertIn(In):
    """A new expert."""

    name: Name
    disciplines: Disciplines
    speciality: Long = ""
    organisation: Long = ""
    phone: PhoneText = ""
    note: Long = ""


class ExpertPatch(In):
    """Changed fields of an expert."""

    name: Name | None = None
    disciplines: Disciplines | None = None
    speciality: Long | None = None
    organisation: Long | None = None
    phone: PhoneText | None = None
    note: Long | None = None

    def values(self) -> dict[str, Any]:
        """What was said."""
        return {k: v for k, v in self.model_dump(exclude_unset=True).items() if v is not None}


class ExpertStateIn(In):
    """Whether the expert can come, as told now."""

    state: rules.ExpertState
    note: Long | None = None


class ExpertPhoneOut(Out):
    """The whole number."""

    phone: str


class SupplyItemOut(Out):
    """An item of the stores' list."""

    code: rules.SupplyItem
    zh: str
    unit: str
    mass_kg: float


class LotOut(Out):
    """A batch in a store. ``usable`` is what may be promised: expired, lent, faulty, locked and held parts are off."""

    id: UUID
    base_id: UUID
    base_name: str
    lon: float | None
    lat: float | None
    item: rules.SupplyItem
    item_zh: str
    unit: str
    batch_no: str
    quantity: float
    lent: float
    faulty: float
    locked: float
    held: float
    expired: float
    usable: float
    expires_on: date | None
    counted_at: Instant
    source: str
    is_demonstration: bool
    is_own: bool


class _LotFields(In):
    lent: Amount = 0
    faulty: Amount = 0
    locked: Amount = 0
    batch_no: Annotated[str, StringConstraints(max_length=60)] = ""
    expires_on: Day | None = None
    source: Long = ""


class LotIn(_LotFields):
    """A new batch."""

    item: rules.SupplyItem
    quantity: Amount


class LotPatch(In):
    """Changed parts of a batch."""

    quantity: Amount | None = None
    lent: Amount | None = None
    faulty: Amount | None = None
    locked: Amount | None = None
    expires_on: Day | None = None

    def values(self) -> dict[str, Any]:
        """What was said; a day may be taken away, a figure may not."""
        return {k: v for k, v in self.model_dump(exclude_unset=True).items() if v is not None or k == "expires_on"}


class EssentialIn(In):
    """What was counted of one essential; ``hourly_use`` is the team's own figure at full strength."""

    kind: rules.EssentialKind
    stock: Amount | None = None
    hourly_use: Amount | None = None
    is_needed: bool = True
    expires_on: Day | None = None


class EssentialsIn(In):
    """What was counted."""

    lines: list[EssentialIn] = Field(min_length=1, max_length=9)

    @field_validator("lines")
    @classmethod
    def _each_once(cls, lines: list[EssentialIn]) -> list[EssentialIn]:
        if len({line.kind for line in lines}) != len(lines):
            raise PydanticCustomError("essential-twice", "each essential once")
        return lines


class EssentialOut(Out):
    """One essential as counted, with its use, where the use comes from, and the hours it lasts (null: it is not known, or not needed)."""

    kind: rules.EssentialKind
    kind_zh: str
    unit: str
    stock: float | None
    hourly_use: float | None
    use_source: str
    is_needed: bool
    expires_on: date | None
    is_expired: bool
    hours: float | None
    counted_at: Instant | None
    counted_by: str


class SelfSupportOut(Out):
    """How long a team lasts away from home: the least of its essentials, null while one of those it needs is unknown."""

    id: UUID
    name: str
    crew: int | None
    hours: float | None
    target_hours: float
    first_out: rules.EssentialKind | None
    unknown: int = Field(description="how many of the essentials it needs nobody counted, or whose use is unknown")
    is_met: bool
    lines: list[EssentialOut]
    is_demonstration: bool


def expert_value(expert: Expert) -> dict[str, Any]:
    """The values of `ExpertOut`."""
    names = ("id", "name", "disciplines", "speciality", "organisation", "state", "state_at", "note", "is_demonstration")
    phone = expert.phone
    hidden = phone[:3] + "*" * (len(phone) - 7) + phone[-4:] if len(phone) > 7 else "*" * len(phone)
    return {**{n: getattr(expert, n) for n in names}, "phone_masked": hidden, "state_zh": rules.ExpertState(expert.state).zh}


def lot_value(lot: Any, today: date, *, is_own: bool) -> dict[str, Any]:
    """The values of `LotOut` for a lot of ``lots_in_sight``."""
    names = ("id", "base_id", "item", "batch_no", "quantity", "lent", "faulty", "locked", "held", "expires_on", "counted_at", "source",
             "is_demonstration")  # fmt: skip
    stock, item = stock_of(lot), rules.SupplyItem(lot.item)
    point = lot.base.point
    return {
        **{n: getattr(lot, n) for n in names},
        "base_name": lot.base.name,
        "lon": point.lon if point else None,
        "lat": point.lat if point else None,
        "item_zh": item.zh,
        "unit": rules.UNIT_OF[item],
        "expired": stock.expired(today),
        "usable": stock.usable(today),
        "is_own": is_own,
    }


def essential_value(kind: rules.EssentialKind, line: TeamEssential | None, crew: int | None, today: date) -> dict[str, Any]:
    """The values of `EssentialOut`; a kind that nobody counted is unknown, not nought."""
    use, source = rules.use_of(kind, line.hourly_use if line else None, crew)
    expired = rules.is_expired(line, today)
    stock = line.stock if line else None
    is_needed = line.is_needed if line else True
    return {
        "kind": kind,
        "kind_zh": kind.zh,
        "unit": rules.ESSENTIAL_UNIT[kind],
        "stock": stock,
        "hourly_use": use,
        "use_source": source,
        "is_needed": is_needed,
        "expires_on": line.expires_on if line else None,
        "is_expired": expired,
        "hours": None if stock is None or not use or not is_needed else 0.0 if expired else round(stock / use, 1),
        "counted_at": line.counted_at if line else None,
        "counted_by": line.counted_by if line else "",
    }


def essentials_value(team: Team, today: date) -> list[dict[str, Any]]:
    """Every essential of a team, those that nobody counted too."""
    return [essential_value(kind, line, team.people_away, today) for kind, line in essentials_of(team).items()]


def self_support_value(team: Team, today: date) -> dict[str, Any]:
    """The values of `SelfSupportOut`."""
    lines = essentials_value(team, today)
    unknown = sum(line["is_needed"] and (line["stock"] is None or line["hourly_use"] is None) for line in lines)
    answer = self_support_of(team)
    is_known = unknown == 0 and math.isfinite(answer.hours)
    return {
        "id": team.id,
        "name": team.name,
        "crew": team.people_away,
        "hours": round(answer.hours, 1) if is_known else None,
        "target_hours": TARGET_HOURS,
        "first_out": answer.first_out if is_known else None,
        "unknown": unknown,
        "is_met": answer.is_met,
        "lines": lines,
        "is_demonstration": team.is_demonstration,
    }
