"""Experts asked, supplies ordered from stores and followed to the scene."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.command import queries, rules
from muster.apps.command.actions.live import live_incident
from muster.apps.command.models import ExpertCall, Recommendation, SupplyOrder
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import Change
from muster.apps.resources import actions as resources
from muster.apps.resources import queries as stores
from muster.apps.resources.rules import UNIT_OF, ExpertState, SupplyItem
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound
from muster.kit.ids import new_id

P = rules.SupplyStatus


def _advice(actor: Actor, incident: Incident, recommendation_id: UUID | None) -> Recommendation | None:
    advice = queries.recommendation(actor, recommendation_id) if recommendation_id else None
    if advice and advice.incident_id != incident.id:
        raise NotFound("recommendation-not-found")
    return advice


@transaction.atomic
def call_expert(
    *, actor: Actor, incident_id: UUID, expert_id: UUID, question: str = "", recommendation_id: UUID | None = None
) -> ExpertCall:
    """Note that an expert is asked; who dials is a person."""
    actor.require("dispatch.order")
    incident = live_incident(actor, incident_id)
    expert = stores.expert_of(actor, expert_id)
    call = ExpertCall.objects.create(
        org_path=incident.org_path, incident=incident, recommendation=_advice(actor, incident, recommendation_id), expert_id=expert.id,
        expert_name=expert.name, speciality=expert.speciality, question=question, called_by=actor.name, called_at=time.now(),
    )  # fmt: skip
    _record_call(incident, call, "expert.called", actor=actor)
    return call


def _record_call(incident: Incident, call: ExpertCall, kind: str, *, actor: Actor) -> None:
    answer = {language: queries.word("expert_answer", call.answer, language) for language in ("zh", "en")}
    log.record(
        incident, kind, actor=actor, changes=[Change("expert_calls", str(call.id), queries.expert_call_value(call))], expert=call.expert_name,
        speciality=call.speciality, answer_zh=answer["zh"], answer=answer["en"], words=call.words,
    )  # fmt: skip


@transaction.atomic
def answer_expert_call(*, actor: Actor, call_id: UUID, answer: rules.CallAnswer, words: str = "") -> ExpertCall:
    """What came of asking; the register of experts follows."""
    actor.require("dispatch.order")
    incident = incidents.locked_incident(actor, queries.expert_call(actor, call_id).incident_id)
    call = queries.expert_call(actor, call_id)
    call.answer, call.words, call.answered_at = answer.value, words, time.now()
    call.save()
    state = {rules.CallAnswer.COMING: ExpertState.BUSY, rules.CallAnswer.DECLINED: ExpertState.UNAVAILABLE}.get(answer)
    if state:
        resources.set_expert_state(actor=actor, expert_id=call.expert_id, state=state)
    _record_call(incident, call, "expert.answered", actor=actor)
    return call


@transaction.atomic
def order_supplies(
    *,
    actor: Actor,
    incident_id: UUID,
    lines: Sequence[dict[str, Any]],
    notes: str = "",
    recommendation_id: UUID | None = None,
    routes: dict[str, Any] | None = None,
) -> list[SupplyOrder]:
    """Order batches, one order for each store; each piece is held at once, or the whole is refused."""
    actor.require("dispatch.order")
    incident = live_incident(actor, incident_id)
    advice = _advice(actor, incident, recommendation_id)
    wanted: dict[UUID, float] = defaultdict(float)
    for line in lines:
        wanted[UUID(str(line["lot_id"]))] += line["quantity"]
    lots = list(stores.lots_in_sight(actor).filter(id__in=list(wanted)))
    if len(lots) != len(wanted):
        raise NotFound("lot-not-found")
    ways = queries.store_ways(lots, incident)
    by_store: dict[UUID, list[Any]] = defaultdict(list)
    for lot in lots:
        by_store[lot.base_id].append(lot)
    made = []
    for base_id, held in sorted(by_store.items(), key=lambda pair: pair[1][0].base.name):
        base = held[0].base
        order_id = new_id()
        resources.reserve_stock(
            actor=actor, incident_id=incident.id, order_id=order_id, org_path=str(incident.org_path),
            quantities={lot.id: wanted[lot.id] for lot in held},
        )  # fmt: skip
        way = ways.get(base_id)
        order = SupplyOrder.objects.create(
            id=order_id, org_path=incident.org_path, incident=incident, recommendation=advice, base_id=base_id, base_name=base.name,
            base_phone=base.duty_phone, lines=[_line(lot, wanted[lot.id]) for lot in held], notes=notes,
            route={"arrival": asdict(way) if way else None, **((routes or {}).get(str(base_id)) or {})}, ordered_by=actor.name,
            ordered_at=time.now(),
        )  # fmt: skip
        _record_order(incident, order, "supply.ordered", actor=actor)
        made.append(order)
    return made


def _line(lot: Any, quantity: float) -> dict[str, Any]:
    item = SupplyItem(lot.item)
    return {"lot_id": str(lot.id), "item": item.value, "item_zh": item.zh, "unit": UNIT_OF[item], "batch_no": lot.batch_no, "quantity": quantity}


def _record_order(incident: Incident, order: SupplyOrder, kind: str, *, actor: Actor, reason: str = "") -> None:
    what = "、".join(f"{line['item_zh']} {line['quantity']:g} {line['unit']}" for line in order.lines)
    what_en = ", ".join(f"{line['item']} {line['quantity']:g} {line['unit']}" for line in order.lines)
    log.record(
        incident, kind, actor=actor, changes=[Change("supply_orders", str(order.id), queries.supply_order_value(order))], store=order.base_name,
        what=what, what_en=what_en, reason=reason,
    )  # fmt: skip


@transaction.atomic
def supply_step(*, actor: Actor, order_id: UUID, to: rules.SupplyStatus, reason: str = "") -> SupplyOrder:
    """Out of the store, at the scene, or cancelled; the stock follows."""
    actor.require("dispatch.order")
    incident = incidents.locked_incident(actor, queries.supply_order(actor, order_id).incident_id)
    order = queries.supply_order(actor, order_id)
    before = P(order.status)
    if rules.supply_step(before, to) is before:
        return order
    if to is P.CANCELLED and not reason.strip():
        raise Conflict("supply-cancel-needs-reason")
    present = time.now()
    order.status, order.reason = to.value, reason or order.reason
    if to is P.ISSUED:
        order.issued_at = present
        resources.issue_stock(order_id=order.id)
    elif to is P.ARRIVED:
        order.arrived_at = present
    else:
        resources.free_stock(order_id=order.id)
    order.save()
    _record_order(incident, order, f"supply.{to.value}", actor=actor, reason=reason)
    return order
