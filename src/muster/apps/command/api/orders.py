"""Orders and their steps."""

from typing import Any
from uuid import UUID

from ninja import Status

from muster.apps.command import actions, queries, schemas
from muster.apps.command.api.doors import router, steps
from muster.kit.http import Request, allow

ORDER = {200: schemas.DispatchOut}


@router.post("/incidents/{incident_id}/dispatches", response={201: schemas.DispatchOut}, operation_id="dispatch_team")
@allow("dispatch.order")
def dispatch_team(request: Request, incident_id: UUID, body: schemas.DispatchIn) -> Any:
    """Order a team; the order leaves after five seconds unless it is undone."""
    order = actions.dispatch_team(actor=request.actor, incident_id=incident_id, **body.dict())
    return Status(201, queries.dispatch_value(order))


@router.get("/dispatches/{dispatch_id}", response=ORDER, operation_id="get_dispatch")
@allow("incident.view")
def get_dispatch(request: Request, dispatch_id: UUID) -> Any:
    """One order."""
    return queries.dispatch_value(queries.dispatch(request.actor, dispatch_id))


@router.get("/my/dispatches", response=list[schemas.MyDispatchOut], operation_id="my_dispatches")
@allow("dispatch.execute")
def my_dispatches(request: Request) -> Any:
    """The orders to the own teams, newest first (at most 100)."""
    return [
        queries.dispatch_value(order) | {"incident": queries.incident_brief(order.incident), "packet": queries.packet_of(order)}
        for order in queries.my_dispatches(request.actor)[:100]
    ]


@router.post("/dispatches/{dispatch_id}/undo", response=ORDER, operation_id="undo_dispatch")
@allow("dispatch.order")
def undo_dispatch(request: Request, dispatch_id: UUID, body: schemas.UndoIn) -> Any:
    """Take an order back before it has left."""
    return queries.dispatch_value(actions.undo(actor=request.actor, dispatch_id=dispatch_id))


@router.post("/dispatches/{dispatch_id}/cancel", response=ORDER, operation_id="cancel_dispatch")
@allow("dispatch.order")
def cancel_dispatch(request: Request, dispatch_id: UUID, body: schemas.CancelIn) -> Any:
    """Withdraw an order from a team that has not left yet."""
    return queries.dispatch_value(actions.cancel(actor=request.actor, dispatch_id=dispatch_id, **body.dict()))


@router.post("/dispatches/{dispatch_id}/refuse", response=ORDER, operation_id="refuse_dispatch")
@allow("dispatch.execute|dispatch.order")
def refuse_dispatch(request: Request, dispatch_id: UUID, body: schemas.RefuseIn) -> Any:
    """The team cannot go, and says why."""
    return queries.dispatch_value(actions.refuse(actor=request.actor, dispatch_id=dispatch_id, **body.dict()))


@steps("/dispatches/{dispatch_id}", {
    "receive": "接令. The team's own people, or the desk on their word; so are all steps below.",
    "turn_out": "出动.",
    "arrive": "到场.",
    "work": "作业.",
    "rest": "轮换.",
    "release": "撤出.",
    "return": "归建.",
}, right="dispatch.execute|dispatch.order", response=ORDER, named="{}_dispatch")  # fmt: skip
def tap_dispatch(request: Request, dispatch_id: UUID, body: schemas.TapIn, *, verb: str) -> Any:
    """A step of an order."""
    return queries.dispatch_value(actions.tap(actor=request.actor, dispatch_id=dispatch_id, verb=verb, **body.dict()))
