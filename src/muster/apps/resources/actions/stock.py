"""Stock in stores: lots, and holds on them so that two incidents are never promised the same piece."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.resources import queries, rules
from muster.apps.resources.models import StockReservation, SupplyLot
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound

__all__ = ["add_lot", "change_lot", "free_stock", "issue_stock", "reserve_stock"]

R = rules.ReservationState


@transaction.atomic
def add_lot(*, actor: Actor, base_id: UUID, item: rules.SupplyItem, quantity: float, is_demonstration: bool = False, **said: Any) -> SupplyLot:
    """Enter a batch into a store of the own subtree."""
    base = queries.supply_base_of(actor, base_id)
    if not actor.covers(str(base.org_path)):
        raise NotFound("store-not-own", store=base.name)
    values: Any = said
    rules.ensure_lot_sound(rules.Stock(quantity, values.get("lent", 0), values.get("faulty", 0), values.get("locked", 0)))
    batch_no = values.get("batch_no", "")
    if batch_no and base.lots.filter(item=item, batch_no=batch_no).exists():
        raise Conflict("lot-twice", store=base.name, item=item.zh, batch=batch_no)
    at = time.now()
    made = SupplyLot.objects.create(
        org_path=base.org_path, base=base, item=item, quantity=quantity, counted_at=values.pop("counted_at", None) or at,
        recorded_at=at, is_demonstration=is_demonstration, **values,
    )  # fmt: skip
    return queries.lot_of(actor, made.id)


@transaction.atomic
def change_lot(*, actor: Actor, lot_id: UUID, **values: Any) -> SupplyLot:
    """Note a count, a loan or a fault of a batch; what is promised to incidents stays promised."""
    lot = _locked([lot_id]).get(lot_id)
    if lot is None or not actor.covers(str(lot.org_path)):
        raise NotFound("lot-not-found")
    for name, value in values.items():
        setattr(lot, name, value)
    held = queries.lot_of(actor, lot_id).held  # type: ignore[attr-defined]  # annotated by lots_in_sight
    rules.ensure_lot_sound(rules.Stock(lot.quantity, lot.lent, lot.faulty, lot.locked, held))
    lot.counted_at = time.now()
    lot.save()
    return queries.lot_of(actor, lot_id)


def _locked(lot_ids: list[UUID]) -> dict[UUID, SupplyLot]:
    """The lots, held in the order of their ids so that two orders never wait for one another."""
    rows = SupplyLot.objects.unscoped("stock is counted over all scopes").filter(id__in=lot_ids)
    return {lot.id: lot for lot in rows.order_by("id").select_for_update(of=("self",), no_key=True)}


@transaction.atomic
def reserve_stock(*, actor: Actor, incident_id: UUID, order_id: UUID, org_path: str, quantities: Mapping[UUID, float]) -> None:
    """Hold quantities of lots for an order; refused as a whole when one of them is no longer there."""
    lots = _locked(list(quantities))
    now = {lot.id: lot for lot in queries.lots_in_sight(actor).filter(id__in=list(quantities))}
    today = time.now().astimezone(time.SHANGHAI).date()
    for lot_id, quantity in quantities.items():
        lot = now.get(lot_id)
        if lot is None or lot_id not in lots:
            raise NotFound("lot-not-found")
        usable = queries.stock_of(lot).usable(today)
        if quantity > usable + 1e-9:
            raise Conflict("stock-not-enough", item=rules.SupplyItem(lot.item).zh, store=lot.base.name, usable=round(usable, 3))
    StockReservation.objects.bulk_create([
        StockReservation(org_path=org_path, lot_id=lot_id, order_id=order_id, incident_id=incident_id, quantity=quantity, recorded_at=time.now())
        for lot_id, quantity in quantities.items() if quantity > 0
    ])  # fmt: skip


@transaction.atomic
def issue_stock(*, order_id: UUID) -> None:
    """What an order holds has left its stores."""
    held = _held(order_id)
    lots = _locked([row.lot_id for row in held])
    for row in held:
        lot = lots[row.lot_id]
        lot.quantity = max(lot.lent + lot.faulty + lot.locked, lot.quantity - row.quantity)
        lot.save(update_fields=["quantity"])
        row.state, row.settled_at = R.ISSUED, time.now()
        row.save(update_fields=["state", "settled_at"])


@transaction.atomic
def free_stock(*, order_id: UUID) -> None:
    """What an order held is free again."""
    for row in _held(order_id):
        row.state, row.settled_at = R.FREED, time.now()
        row.save(update_fields=["state", "settled_at"])


def _held(order_id: UUID) -> list[StockReservation]:
    rows = StockReservation.objects.unscoped("of an order already let through").filter(order_id=order_id, state=R.HELD)
    return list(rows.order_by("lot_id").select_for_update(of=("self",)))
