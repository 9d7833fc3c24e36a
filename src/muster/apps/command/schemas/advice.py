"""Recommendations on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.command.rules import Decision
from muster.apps.command.schemas.wire import ArrivalOut, ReasonOut, SaidOut, Words
from muster.kit.http import In, Instant, Out


class RecommendIn(In):
    """What to look for; left out, the kind of accident decides."""

    disciplines: list[Annotated[str, StringConstraints(max_length=32)]] = Field(default_factory=list, max_length=14)
    capabilities: list[Annotated[str, StringConstraints(max_length=32)]] | None = Field(None, max_length=23)


class DecideIn(In):
    """What a person makes of a recommendation."""

    decision: Decision
    reason: Words = ""


class CandidateOut(Out):
    """A team as it was ranked."""

    team_id: UUID
    name: str
    tier: str
    tier_zh: str
    disciplines: list[str]
    capabilities: list[str]
    status: str
    people: int | None
    people_ready: int | None
    vehicles_ready: int | None
    readiness: str
    declared_at: Instant | None
    duty_phone: str | None
    lon: float | None
    lat: float | None
    position_assumed: bool
    is_demonstration: bool


class GearOut(Out):
    """A class of equipment that a team holds; null where nobody said."""

    kind: str
    names: list[str]
    count: int | None
    ready: int | None


class ShortfallOut(Out):
    """What of the need no team meets within the promise, and why. No capability: any team at all."""

    capability: str
    code: str
    reason: ReasonOut


class SupplyLineOut(Out):
    """A part of what is asked for, from one batch in one store."""

    lot_id: UUID
    base_id: UUID
    base_name: str
    quantity: float
    usable: float
    counted_at: Instant
    arrival: ArrivalOut | None


class SupplyWantOut(Out):
    """An item that the kind of accident usually asks for; ``missing`` is what no store can promise."""

    item: str
    item_zh: str
    unit: str
    wanted: float
    missing: float
    lines: list[SupplyLineOut]


class AdvisedExpertOut(Out):
    """An expert to ask. The number is shown on asking for it."""

    expert_id: UUID
    name: str
    disciplines: list[str]
    speciality: str
    organisation: str
    state: str
    state_at: Instant | None
    knows_substance: bool
    is_demonstration: bool


class SuggestedZoneOut(Out):
    """An area of the run: how far it reaches in the middle and at the far end of the band."""

    name: SaidOut
    effect: SaidOut
    reach_m: float | None
    reach_high_m: float | None


class ZonesOut(Out):
    """Areas to close off and to clear: of a run (``run``), by the guide's table (``guide``), or nobody knows (``none``)."""

    basis: Literal["run", "guide", "none"]
    run_id: UUID | None
    run_number: int | None
    is_in_force: bool
    substance: str
    amount_t: float | None
    wind: SaidOut
    wind_at: Instant | None
    isolation_m: float | None
    downwind_m: float | None
    at_least: bool
    guide: SaidOut | None
    guide_edition: str
    zones: list[SuggestedZoneOut]
    limits: list[SaidOut]


class DoneOut(Out):
    """What was ordered on a recommendation. ``rank`` is the team's place in it, null when it was not recommended."""

    kind: Literal["team", "supply", "expert"]
    id: UUID
    name: str
    status: str
    at: Instant
    by: str
    rank: int | None


class RankedOut(Out):
    """A team that can go."""

    rank: int
    team: CandidateOut
    arrival: ArrivalOut
    reasons: list[ReasonOut]
    doubts: list[ReasonOut]
    equipment: list[GearOut]


class ExclusionOut(Out):
    """A team that is left out, and why."""

    team: CandidateOut
    arrival: ArrivalOut | None
    code: str
    reason: ReasonOut


class NeedOut(Out):
    """What was looked for."""

    disciplines: list[str]
    capabilities: list[str]
    at: Instant


class RecommendationOut(Out):
    """Teams in order with reasons and doubts, and those left out. Decision support only: a person decides."""

    id: UUID
    incident_id: UUID
    generated_at: Instant
    generated_by: str
    rules_version: str
    data_oldest_at: Instant | None
    need: NeedOut
    ordered: list[RankedOut]
    excluded: list[ExclusionOut]
    shortfalls: list[ShortfallOut]
    supplies: list[SupplyWantOut]
    experts: list[AdvisedExpertOut]
    zones: ZonesOut | None
    not_considered: list[Literal["shortfalls", "supplies", "experts", "zones"]] = Field(
        description="parts that the edition which made it did not know: empty there says nothing"
    )
    done: list[DoneOut]
    decision: Decision | None
    decision_reason: str
    decided_by: str
    decided_at: Instant | None
    decision_support_only: Literal[True] = True


class RecommendationBriefOut(Out):
    """A recommendation as the room's log keeps it."""

    id: UUID
    incident_id: UUID
    generated_at: Instant
    generated_by: str
    rules_version: str
    count: int
    excluded: int
    first: list[str]
    decision: Decision | None
    decision_reason: str
    decided_by: str
    decided_at: Instant | None
