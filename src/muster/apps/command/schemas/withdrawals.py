"""What crosses the wire of the withdrawal signal."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.command.rules import WithdrawalReason, WithdrawalStatus
from muster.apps.command.schemas.wire import IncidentBriefOut, Lat, Lon, Name, SaidOut, Text, Words
from muster.kit.http import In, Instant, Out, When

Heads = Annotated[int, Field(ge=0, le=10_000)]


class RaiseWithdrawalIn(In):
    """Why everybody must get out, and where to gather."""

    reason_code: WithdrawalReason
    reason: Words = ""
    gather: Text
    gather_lon: Lon | None = None
    gather_lat: Lat | None = None
    occurred_at: When | None = None


class AcknowledgeIn(In):
    """A team has heard. Heads not counted yet are null, never 0."""

    dispatch_id: UUID
    people_out: Heads | None = None
    people_inside: Heads | None = None
    missing: list[Name] = Field(default_factory=list, max_length=200)
    notes: Words = ""
    occurred_at: When | None = None
    device_seq: Annotated[int, Field(ge=0, le=2**53)] | None = None


class EndWithdrawalIn(In):
    """Why the danger is over, and whether anybody may go in again."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    reentry_allowed: bool
    occurred_at: When | None = None


class AllowReentryIn(In):
    """Why people may go in again."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class ReceiptOut(Out):
    """One team's answer. ``differs``: its number inside is not the entry log's. ``accounted``: everybody is out."""

    id: UUID
    dispatch_id: UUID
    team_name: str
    told_at: Instant
    inside_when_told: list[str]
    acknowledged_at: Instant | None
    claimed_at: Instant | None
    acknowledged_by: str
    by: str | None
    people_out: int | None
    people_inside: int | None
    missing: list[str]
    inside_by_log: list[str]
    counted_at: Instant | None
    accounted: bool
    differs: bool
    notes: str


class ClimbStepOut(Out):
    """Who is told when a team has not answered for so many seconds."""

    after_s: int
    to: SaidOut


class WithdrawalOut(Out):
    """The signal, its words and rules with their sources, and every team's answer."""

    id: UUID
    incident_id: UUID
    number: int
    status: WithdrawalStatus
    reason_code: WithdrawalReason
    reason: str
    gather: str
    gather_lon: float | None
    gather_lat: float | None
    words: SaidOut
    rule_set: str
    source: str
    mark: str
    steps: list[ClimbStepOut]
    steps_source: str
    steps_mark: str
    step: int
    climbed_at: Instant | None
    raised_by: str
    raised_by_org: str
    raised_at: Instant
    recorded_at: Instant
    ended_by: str
    ended_at: Instant | None
    end_reason: str
    reentry_allowed: bool | None
    reentry_by: str
    reentry_at: Instant | None
    reentry_reason: str
    receipts: list[ReceiptOut]
    holds_incident: bool


class MyWithdrawalOut(WithdrawalOut):
    """A signal as its teams see it."""

    incident: IncidentBriefOut
