"""Promises, positions and check-ins on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from muster.apps.command.rules import DispatchStatus, PromiseState
from muster.apps.command.schemas.wire import Lat, Lon
from muster.kit.http import In, Instant, Out, When


class ReportPositionIn(In):
    """Where a team is."""

    lon: Lon
    lat: Lat
    accuracy: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False, description="metres")] | None = None
    occurred_at: When | None = None


class CheckInIn(In):
    """The control point's word on an arrival. ``equipped``: with the equipment that counts."""

    equipped: bool = True
    occurred_at: When | None = None


class NextBestOut(Out):
    """The free team that would be there first, its turn-out included."""

    team_id: UUID
    team_name: str
    tier: str
    minutes: float
    low: float
    high: float
    method: str
    source: str


class PromiseOut(Out):
    """What the plans promise of an order and how it stands. ``chance`` and the expected times are estimates."""

    id: UUID
    incident_id: UUID
    incident_number: str
    incident_title: str
    dispatch_id: UUID
    dispatch_status: DispatchStatus
    task: str
    team_id: UUID
    team_name: str
    tier: str
    promised_minutes: float
    indicators: list[str]
    not_counted: list[str]
    state: PromiseState
    issued_at: Instant
    clock_started_at: Instant | None
    due_at: Instant | None
    eta_at: Instant | None
    eta_low_at: Instant | None
    eta_high_at: Instant | None
    eta_source: str | None
    eta_method: str | None
    chance: float | None
    doubts: list[str]
    lon: float | None
    lat: float | None
    position_at: Instant | None
    near_at: Instant | None
    arrived_at: Instant | None
    arrived_by: Literal["team", "fence", "control_point"] | None = Field(description="whose word the arrival rests on; the control point's stands")
    equipped: bool | None
    checked_in_at: Instant | None
    checked_in_by: str
    minutes: float | None
    warned_at: Instant | None
    next_best: NextBestOut | None
    is_estimate: Literal[True] = True


class PromiseTakenOut(Out):
    """The position was taken; the promise it bears on, if the plans make one."""

    promise: PromiseOut | None


class TallyOut(Out):
    """An indicator over a period. ``rate`` is null when nothing happened."""

    indicator: str
    kept: int
    counted: int
    excluded: int
    running: int
    rate: float | None
