"""Orders and their steps on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.command.rules import DispatchStatus, RefusalReason
from muster.apps.command.schemas.wire import ArrivalOut, IncidentBriefOut, Lat, Lon, Text, Words
from muster.apps.simulations.schemas import PacketOut
from muster.kit.http import In, Instant, Out, When


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


class MyDispatchOut(DispatchOut):
    """An order as its team sees it, with the first-hour packet while it is open and dangerous goods may be involved."""

    incident: IncidentBriefOut
    packet: PacketOut | None
