"""Experts called and supplies ordered."""

from typing import Any
from uuid import UUID

from ninja import Status

from muster.apps.command import actions, queries, rules, schemas
from muster.apps.command.api.doors import router, steps
from muster.kit.http import Request, allow

_LEADS_TO = {"issue": rules.SupplyStatus.ISSUED, "arrive": rules.SupplyStatus.ARRIVED, "cancel": rules.SupplyStatus.CANCELLED}


@router.post("/incidents/{incident_id}/expert-calls", response={201: schemas.ExpertCallOut}, operation_id="call_expert")
@allow("dispatch.order")
def call_expert(request: Request, incident_id: UUID, body: schemas.ExpertCallIn) -> Any:
    """Note that an expert is asked."""
    return Status(201, queries.expert_call_value(actions.call_expert(actor=request.actor, incident_id=incident_id, **body.dict())))


@router.post("/expert-calls/{call_id}/answer", response=schemas.ExpertCallOut, operation_id="answer_expert_call")
@allow("dispatch.order")
def answer_expert_call(request: Request, call_id: UUID, body: schemas.ExpertAnswerIn) -> Any:
    """What came of it."""
    return queries.expert_call_value(actions.answer_expert_call(actor=request.actor, call_id=call_id, **body.dict()))


@router.post("/incidents/{incident_id}/supply-orders", response={201: list[schemas.SupplyOrderOut]}, operation_id="order_supplies")
@allow("dispatch.order")
def order_supplies(request: Request, incident_id: UUID, body: schemas.SupplyOrderIn) -> Any:
    """Order supplies; each piece is held at once, or the whole is refused."""
    orders = actions.order_supplies(actor=request.actor, incident_id=incident_id, **body.dict())
    return Status(201, [queries.supply_order_value(order) for order in orders])


@steps("/supply-orders/{order_id}", {
    "issue": "It has left the store.",
    "arrive": "It is at the scene.",
    "cancel": "It is not sent; the stock is free again.",
}, right="dispatch.order", response=schemas.SupplyOrderOut, named="{}_supply_order")  # fmt: skip
def step_supply_order(request: Request, order_id: UUID, body: schemas.SupplyStepIn, *, verb: str) -> Any:
    """A step of an order to a store."""
    return queries.supply_order_value(actions.supply_step(actor=request.actor, order_id=order_id, to=_LEADS_TO[verb], **body.dict()))


@router.post("/incidents/{incident_id}/supply-plans", response={201: schemas.SupplyPlanOut}, operation_id="plan_supplies")
@allow("dispatch.recommend")
def plan_supplies(request: Request, incident_id: UUID, body: schemas.SupplyPlanIn) -> Any:
    """From stores to needs: usable stock by flow, the fastest way, trucks; what cannot be met is said."""
    return Status(201, queries.supply_plan_value(actions.plan_supplies(actor=request.actor, incident_id=incident_id, **body.model_dump())))


@router.get("/supply-plans/{supply_plan_id}", response=schemas.SupplyPlanOut, operation_id="get_supply_plan")
@allow("dispatch.recommend")
def get_supply_plan(request: Request, supply_plan_id: UUID) -> Any:
    """One plan as it was computed."""
    return queries.supply_plan_value(queries.supply_plan(request.actor, supply_plan_id))


@router.post("/supply-plans/{supply_plan_id}/order", response={201: list[schemas.SupplyOrderOut]}, operation_id="order_supply_plan")
@allow("dispatch.order")
def order_supply_plan(request: Request, supply_plan_id: UUID, body: schemas.OrderPlanIn) -> Any:
    """Order all of a plan; each piece is held at once, or the whole is refused."""
    orders = actions.order_supply_plan(actor=request.actor, plan_id=supply_plan_id, **body.dict())
    return Status(201, [queries.supply_order_value(order) for order in orders])
