"""The departure check on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from muster.apps.command.schemas.wire import Words
from muster.kit.http import In, Instant, Out


class DepartureIn(In):
    """Keep the check, for so many people."""

    people: Annotated[int, Field(ge=1, le=10_000)] | None = None
    notes: Words = ""


class RefillOut(Out):
    """The last place on the way where it can be filled up in time, and when it is passed."""

    name: str
    after_hours: float


class DepartureLineOut(Out):
    """One essential: hours it lasts (null: nothing is used), what is missing to the target (null: the use is unknown)."""

    kind: str
    kind_zh: str
    unit: str
    stock: float | None
    hourly_use: float | None
    use_source: str
    is_expired: bool
    is_counted: bool
    counted_at: Instant | None
    hours: float | None
    missing: float | None
    refill: RefillOut | None


class DepartureOut(Out):
    """How long a team lasts: the least of its essentials, never their mean."""

    dispatch_id: UUID
    team_id: UUID
    team_name: str
    crew: int | None
    target_hours: float
    hours: float | None
    first_out: str | None
    first_out_zh: str | None
    is_met: bool
    lines: list[DepartureLineOut]
    stops_known: bool


class DepartureCheckOut(Out):
    """A check that was made."""

    id: UUID
    incident_id: UUID
    dispatch_id: UUID
    team_name: str
    hours: float | None
    first_out: str | None
    first_out_zh: str | None
    is_met: bool
    crew: int | None
    checked_by: str
    checked_at: Instant
    notes: str
