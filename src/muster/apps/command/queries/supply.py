"""Experts called and supplies ordered, as shown."""

from typing import Any
from uuid import UUID

from muster.apps.command.models import ExpertCall, SupplyOrder
from muster.apps.command.queries.words import Value, instant
from muster.kit.actors import Actor
from muster.kit.errors import NotFound


def expert_call(actor: Actor, call_id: UUID) -> ExpertCall:
    """One call of an expert."""
    found: ExpertCall | None = ExpertCall.objects.visible_to(actor).filter(id=call_id).first()
    if found is None:
        raise NotFound("expert-call-not-found")
    return found


def expert_call_value(call: ExpertCall) -> Value:
    """An expert asked for an incident, as shown."""
    return {
        "id": str(call.id),
        "incident_id": str(call.incident_id),
        "expert_id": str(call.expert_id),
        "expert_name": call.expert_name,
        "speciality": call.speciality,
        "question": call.question,
        "answer": call.answer,
        "words": call.words,
        "called_by": call.called_by,
        "called_at": instant(call.called_at),
        "answered_at": instant(call.answered_at),
    }


def supply_order(actor: Actor, order_id: UUID) -> SupplyOrder:
    """One order of supplies."""
    found: SupplyOrder | None = SupplyOrder.objects.visible_to(actor).filter(id=order_id).first()
    if found is None:
        raise NotFound("supply-order-not-found")
    return found


def supply_order_value(order: SupplyOrder) -> Value:
    """An order of supplies as shown."""
    route: dict[str, Any] = dict(order.route or {})
    return {
        "id": str(order.id),
        "incident_id": str(order.incident_id),
        "base_id": str(order.base_id),
        "base_name": order.base_name,
        "base_phone": order.base_phone,
        "lines": order.lines,
        "arrival": route.pop("arrival", None),
        "route": route or None,
        "status": order.status,
        "notes": order.notes,
        "reason": order.reason,
        "ordered_by": order.ordered_by,
        "ordered_at": instant(order.ordered_at),
        "issued_at": instant(order.issued_at),
        "arrived_at": instant(order.arrived_at),
        "holds_incident": False,
    }
