"""Help asked of a body above or beside."""

from typing import Any
from uuid import UUID

from ninja import Status

from muster.apps.command import actions, queries, schemas
from muster.apps.command.api.doors import router
from muster.apps.incidents import queries as incidents
from muster.apps.resources.rules import Capability
from muster.kit.http import Request, allow


@router.post("/incidents/{incident_id}/help-requests", response={201: schemas.HelpRequestOut}, operation_id="ask_help")
@allow("dispatch.order")
def ask_help(request: Request, incident_id: UUID, body: schemas.AskHelpIn) -> Any:
    """Ask the nearest authority above, or the body that is named, for help."""
    return Status(201, queries.help_value(actions.ask_help(actor=request.actor, incident_id=incident_id, **body.dict())))


@router.get("/incidents/{incident_id}/help-bodies", response=list[schemas.HelpBodyOut], operation_id="list_help_bodies")
@allow("dispatch.order")
def list_help_bodies(request: Request, incident_id: UUID, capability: Capability | None = None) -> Any:
    """Who can be asked for help: the body above, those that border, those that have free teams for it (at most 20)."""
    return queries.bodies_to_ask(request.actor, incidents.incident(request.actor, incident_id), capability=capability or "")


@router.get("/help-requests", response=list[schemas.HelpRequestOut], operation_id="list_help_requests")
@allow("dispatch.order")
def list_help_requests(request: Request, is_open: bool | None = None) -> Any:
    """Requests of the own area and of those below, the newest first (at most 200)."""
    return [queries.help_value(row) for row in queries.help_requests(request.actor, is_open=is_open)[: queries.MOST_HELP]]


@router.post("/help-requests/{help_id}/receive", response=schemas.HelpRequestOut, operation_id="receive_help")
@allow("dispatch.order")
def receive_help(request: Request, help_id: UUID, body: schemas.ReceiveHelpIn) -> Any:
    """The receipt of the body that was asked."""
    return queries.help_value(actions.receive_help(actor=request.actor, help_id=help_id))


@router.post("/help-requests/{help_id}/answer", response=schemas.HelpRequestOut, operation_id="answer_help")
@allow("dispatch.order")
def answer_help(request: Request, help_id: UUID, body: schemas.AnswerHelpIn) -> Any:
    """Help comes, or not, and why."""
    return queries.help_value(actions.answer_help(actor=request.actor, help_id=help_id, **body.dict()))


@router.post("/help-requests/{help_id}/withdraw", response=schemas.HelpRequestOut, operation_id="withdraw_help")
@allow("dispatch.order")
def withdraw_help(request: Request, help_id: UUID, body: schemas.WithdrawHelpIn) -> Any:
    """The asker no longer needs it."""
    return queries.help_value(actions.withdraw_help(actor=request.actor, help_id=help_id, **body.dict()))
