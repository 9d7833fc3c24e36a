"""Plans of supplies on the wire."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.command.schemas.wire import Lat, Lon, Words
from muster.apps.resources.rules import SupplyItem
from muster.kit.http import In, Instant, Out


class SupplyNeedIn(In):
    """What is needed, how much, by when, and where if not at the scene."""

    item: SupplyItem
    quantity: Annotated[float, Field(gt=0, le=10_000_000, allow_inf_nan=False)]
    within_hours: Annotated[float, Field(gt=0, le=240, allow_inf_nan=False)] | None = None
    priority: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)] = 1
    place: Annotated[str, StringConstraints(max_length=200)] = ""
    lon: Lon | None = None
    lat: Lat | None = None


class SupplyPlanIn(In):
    """Needs to plan for."""

    needs: list[SupplyNeedIn] = Field(min_length=1, max_length=50)


class OrderPlanIn(In):
    """Order all of the plan."""

    notes: Words = ""


class LegOut(Out):
    """A part of the way and where it ends; empty: at the place itself."""

    mode: Literal["road", "rail", "air"]
    to: str
    hours: float


class ShipmentOut(Out):
    """Quantity from one batch to one place. ``mode``: road, rail or air; rail and air are assumed to be had, call before.

    ``hours`` is loading, the legs, and the transfer hours at each of the two terminals of rail or air.
    """

    lot_id: UUID
    base_id: UUID
    base_name: str
    item: SupplyItem
    item_zh: str
    unit: str
    quantity: float
    hours: float
    mode: Literal["road", "rail", "air"]
    legs: list[LegOut]
    loading_hours: float
    transfer_hours: float
    place: str
    mass_kg: float
    counted_at: Instant


class UnmetOut(Out):
    """What cannot be met and why: no stock, too far, not enough, or no place known."""

    item: SupplyItem
    item_zh: str
    unit: str
    quantity: float
    reason: Literal["no_stock", "too_far", "not_enough", "no_place"]
    place: str


class DropOut(Out):
    """A delivery on a round."""

    item: SupplyItem
    item_zh: str
    mass_kg: float
    place: str
    after_hours: float


class TruckOut(Out):
    """One truck's round."""

    truck: int
    mass_kg: float
    drops: list[DropOut]


class RoundsOut(Out):
    """The trucks of one store; ``left_kg`` finds no truck."""

    base_id: UUID
    base_name: str
    capacity_kg: float
    trucks: list[TruckOut]
    left_kg: float


class SupplyPlanOut(Out):
    """From stores to needs. Decision support only: nothing is held until a person orders it."""

    id: UUID
    incident_id: UUID
    needs: list[dict[str, Any]]
    shipments: list[ShipmentOut]
    unmet: list[UnmetOut]
    rounds: list[RoundsOut]
    status: str
    seconds: float
    generated_at: Instant
    generated_by: str
    ordered_at: Instant | None
    decision_support_only: Literal[True] = True
