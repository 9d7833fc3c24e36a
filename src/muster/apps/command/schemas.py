"""What crosses the wire in the command room."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.command.rules import (
    AssignmentStatus,
    Decision,
    DispatchStatus,
    FieldGroup,
    RefusalReason,
    TermStatus,
    Zone,
)
from muster.kit.http import In, Instant, Out, When

Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Words = Annotated[str, StringConstraints(max_length=4000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Lon = Annotated[float, Field(ge=-180, le=180)]
Lat = Annotated[float, Field(ge=-90, le=90)]


# --- in ---


class RecommendIn(In):
    """What to look for; left out, the kind of accident decides."""

    disciplines: list[Annotated[str, StringConstraints(max_length=32)]] = Field(default_factory=list, max_length=14)
    capabilities: list[Annotated[str, StringConstraints(max_length=32)]] | None = Field(None, max_length=23)


class DecideIn(In):
    """What a person makes of a recommendation."""

    decision: Decision
    reason: Words = ""


class DispatchIn(In):
    """An order to one team."""

    team_id: UUID
    task: Text
    rendezvous: Annotated[str, StringConstraints(max_length=500)] = ""
    rendezvous_lon: Lon | None = None
    rendezvous_lat: Lat | None = None
    notes: Words = Field("", description="risks and what to bring")
    contact: Annotated[str, StringConstraints(max_length=200)] = ""
    recommendation_id: UUID | None = None


class TapIn(In):
    """A step as a phone tells it. ``occurred_at`` is the phone's claim; ``device_seq`` its own running number."""

    occurred_at: When | None = None
    device_seq: Annotated[int, Field(ge=0, le=2**53)] | None = None
    lon: Lon | None = None
    lat: Lat | None = None
    people: Annotated[int, Field(ge=0, le=10_000)] | None = None
    equipment: Words = ""
    notes: Words = ""


class RefuseIn(TapIn):
    """Why the team cannot go."""

    reason_code: RefusalReason
    reason: Words = ""


class CancelIn(In):
    """Why the order is withdrawn."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class UndoIn(In):
    """Take it back."""


class AssignmentIn(In):
    """A task. Its owner is a team sent here, or a group of the command post, or whoever is named."""

    title: Text
    detail: Words = ""
    dispatch_id: UUID | None = None
    group: FieldGroup | None = None
    owner_name: Annotated[str, StringConstraints(max_length=200)] = ""
    place: Annotated[str, StringConstraints(max_length=500)] = ""
    due_at: When | None = None


class AssignmentStepIn(In):
    """A step of a task as a phone tells it."""

    occurred_at: When | None = None
    device_seq: Annotated[int, Field(ge=0, le=2**53)] | None = None
    result: Words = ""
    reason: Words = ""


class NominateIn(In):
    """Who is to take command."""

    person_id: UUID
    briefing: Words = ""
    reason: Words = Field("", description="needed when somebody else than the commander hands command on")


class AcceptCommandIn(In):
    """Take command."""

    occurred_at: When | None = None


class EntriesIn(In):
    """People who go into a control zone. The ordered stay or the air decides when they must be out."""

    names: list[Name] = Field(min_length=1, max_length=50)
    zone: Zone
    dispatch_id: UUID | None = None
    team_name: Annotated[str, StringConstraints(max_length=200)] = ""
    task: Annotated[str, StringConstraints(max_length=500)] = ""
    time_in: When | None = None
    stay_minutes: Annotated[float, Field(gt=0, le=1440)] | None = None
    pressure: Annotated[float, Field(ge=0, le=35, description="MPa")] | None = None


class ExitIn(In):
    """Out again."""

    time_out: When | None = None


# --- out ---


class SaidOut(Out):
    """A sentence in both languages."""

    zh: str
    en: str


class ReasonOut(Out):
    """A reason with its words."""

    code: str
    params: dict[str, Any]
    text: SaidOut


class ArrivalOut(Out):
    """Expected travel, always with a range and its source."""

    method: str
    minutes: float
    low: float
    high: float
    distance_m: float
    source: str
    data_date: str | None


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


class RankedOut(Out):
    """A team that can go."""

    rank: int
    team: CandidateOut
    arrival: ArrivalOut
    reasons: list[ReasonOut]
    doubts: list[ReasonOut]


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


class StepOut(Out):
    """A step reached. ``claimed_at`` is the phone's word, ``occurred_at`` what we go by, null while only implied."""

    status: DispatchStatus
    occurred_at: Instant | None
    claimed_at: Instant | None
    recorded_at: Instant
    is_implied: bool
    by: str


class RefusalOut(Out):
    """Why a team did not go."""

    code: RefusalReason
    reason: str


class DispatchOut(Out):
    """An order to a team."""

    id: UUID
    incident_id: UUID
    order_no: int
    team_id: UUID
    team_name: str
    task: str
    rendezvous: str
    rendezvous_lon: float | None
    rendezvous_lat: float | None
    notes: str
    contact: str
    recommendation_id: UUID | None
    expected: ArrivalOut | None
    status: DispatchStatus
    ordered_by: str
    ordered_at: Instant
    issues_at: Instant
    issued_at: Instant | None
    steps: list[StepOut]
    people: int | None
    equipment: str
    refusal: RefusalOut | None
    cancel_reason: str | None
    lon: float | None
    lat: float | None
    position_at: Instant | None
    clock_minutes: float | None
    holds_incident: bool


class IncidentBriefOut(Out):
    """What a captain needs of the incident."""

    id: UUID
    number: str
    title: str
    status: str
    incident_type: str
    place_text: str
    lon: float | None
    lat: float | None
    substance: str


class MyDispatchOut(DispatchOut):
    """An order as its team sees it."""

    incident: IncidentBriefOut


class AssignmentStepOut(Out):
    """A step of a task."""

    status: AssignmentStatus
    occurred_at: Instant
    claimed_at: Instant | None
    recorded_at: Instant
    by: str


class AssignmentOut(Out):
    """A task."""

    id: UUID
    incident_id: UUID
    dispatch_id: UUID | None
    owner_name: str
    group: FieldGroup | None
    title: str
    detail: str
    place: str
    due_at: Instant | None
    status: AssignmentStatus
    result: str
    blocked_reason: str
    overdue_at: Instant | None
    given_by: str
    given_at: Instant
    steps: list[AssignmentStepOut]
    holds_incident: bool


class MyAssignmentOut(AssignmentOut):
    """A task as its team sees it."""

    incident: IncidentBriefOut


class CommandTermOut(Out):
    """One person's turn in command."""

    id: UUID
    incident_id: UUID
    person_id: UUID
    person_name: str
    person_post: str
    person_org: str
    status: TermStatus
    nominated_by: str
    nominated_at: Instant
    briefing: str
    reason: str
    accepted_at: Instant | None
    ended_at: Instant | None


class EntryOut(Out):
    """One rescuer inside a control zone."""

    id: UUID
    incident_id: UUID
    dispatch_id: UUID | None
    team_name: str
    name: str
    zone: Zone
    task: str
    pressure: float | None
    stay_minutes: float | None
    time_in: Instant
    due_out_at: Instant
    time_out: Instant | None
    overdue_at: Instant | None
    logged_by: str
    recorded_at: Instant
    holds_incident: bool
