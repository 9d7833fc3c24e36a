"""The departure check."""

from typing import Any
from uuid import UUID

from ninja import Query

from muster.apps.command import actions, queries, schemas
from muster.apps.command.api.doors import router
from muster.kit.http import Request, allow

People: Any = Query(None, ge=1, le=10_000)  # type: ignore[type-arg]  # a function at run time


@router.get("/dispatches/{dispatch_id}/departure-check", response=schemas.DepartureOut, operation_id="look_at_departure")
@allow("dispatch.execute|dispatch.order")
def look_at_departure(request: Request, dispatch_id: UUID, people: int | None = People) -> Any:
    """How long the team lasts on what it carries, what runs out first, and where on the way it can be filled up."""
    return actions.look_at_departure(actor=request.actor, dispatch_id=dispatch_id, people=people)


@router.post("/dispatches/{dispatch_id}/departure-check", response=schemas.DepartureCheckOut, operation_id="check_departure")
@allow("dispatch.execute|dispatch.order")
def check_departure(request: Request, dispatch_id: UUID, body: schemas.DepartureIn) -> Any:
    """Keep the check with the order."""
    return queries.departure_check_value(actions.check_departure(actor=request.actor, dispatch_id=dispatch_id, **body.dict()))
