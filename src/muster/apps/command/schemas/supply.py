"""Experts called and supplies ordered, on the wire."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from muster.apps.command.rules import CallAnswer, SupplyStatus
from muster.apps.command.schemas.wire import ArrivalOut, Words
from muster.kit.http import In, Instant, Out


class ExpertCallIn(In):
    """Ask an expert."""

    expert_id: UUID
    question: Words = ""
    recommendation_id: UUID | None = None


class ExpertAnswerIn(In):
    """What came of it."""

    answer: CallAnswer
    words: Words = ""


class ExpertCallOut(Out):
    """An expert asked for an incident."""

    id: UUID
    incident_id: UUID
    expert_id: UUID
    expert_name: str
    speciality: str
    question: str
    answer: CallAnswer
    words: str
    called_by: str
    called_at: Instant
    answered_at: Instant | None


class SupplyOrderLineIn(In):
    """How much of one batch."""

    lot_id: UUID
    quantity: Annotated[float, Field(gt=0, le=10_000_000, allow_inf_nan=False)]


class SupplyOrderIn(In):
    """Order supplies; batches of several stores become one order for each store."""

    lines: list[SupplyOrderLineIn] = Field(min_length=1, max_length=100)
    notes: Words = ""
    recommendation_id: UUID | None = None


class SupplyStepIn(In):
    """A step of an order; cancelling needs a reason."""

    reason: Words = ""


class SupplyOrderedLineOut(Out):
    """How much of one batch was ordered."""

    lot_id: UUID
    item: str
    item_zh: str
    unit: str
    batch_no: str
    quantity: float


class SupplyOrderOut(Out):
    """Supplies ordered from one store."""

    id: UUID
    incident_id: UUID
    base_id: UUID
    base_name: str
    base_phone: str
    lines: list[SupplyOrderedLineOut]
    arrival: ArrivalOut | None
    route: dict[str, Any] | None
    status: SupplyStatus
    notes: str
    reason: str
    ordered_by: str
    ordered_at: Instant
    issued_at: Instant | None
    arrived_at: Instant | None
    holds_incident: bool
