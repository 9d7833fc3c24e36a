"""The promise board: what was promised, how it stands, what came of it."""

from typing import Any
from uuid import UUID

from ninja import Query

from muster.apps.command import actions, queries, rules, schemas
from muster.apps.command.api.doors import router
from muster.kit.http import Request, When, allow

Since: Any = Query(None)  # type: ignore[type-arg]  # a function at run time


@router.get("/promises", response=list[schemas.PromiseOut], operation_id="list_promises")
@allow("incident.view")
def list_promises(request: Request, incident_id: UUID | None = None, is_open: bool | None = None) -> Any:
    """Promises of the orders in sight, what is due soonest first (at most 500)."""
    rows = queries.promises(request.actor, incident_id=incident_id, is_open=is_open)
    return [queries.promise_value(row) for row in rows[: queries.MOST_PROMISES]]


@router.get("/promises/record", response=list[schemas.TallyOut], operation_id="promise_record")
@allow("incident.view")
def promise_record(request: Request, since: When | None = Since, until: When | None = Since) -> Any:
    """Orders kept over orders counted for each indicator, over a period of issue; nothing happened is null."""
    rows = queries.promises(request.actor, since=since, until=until)
    return rules.tally(queries.promise_record(row) for row in rows)


def _taken(row: Any) -> Any:
    return {"promise": queries.promise_value(row) if row else None}


@router.post("/dispatches/{dispatch_id}/position", response=schemas.PromiseTakenOut, operation_id="report_position")
@allow("dispatch.execute|dispatch.order")
def report_position(request: Request, dispatch_id: UUID, body: schemas.ReportPositionIn) -> Any:
    """Where the team is, by its own phone, or by the desk on its word."""
    return _taken(actions.report_position(actor=request.actor, dispatch_id=dispatch_id, **body.dict()))


@router.post("/dispatches/{dispatch_id}/check-in", response=schemas.PromiseTakenOut, operation_id="check_in_dispatch")
@allow("dispatch.order|entry.log")
def check_in_dispatch(request: Request, dispatch_id: UUID, body: schemas.CheckInIn) -> Any:
    """The control point confirms an arrival; without the equipment that counts the clock runs on."""
    return _taken(actions.check_in(actor=request.actor, dispatch_id=dispatch_id, **body.dict()))
