"""The door of situation reports."""

from typing import Any
from uuid import UUID

from ninja import Status

from muster.apps.command import actions, queries
from muster.apps.command.api.doors import router
from muster.apps.command.schemas import situation as schemas
from muster.kit.http import Request, allow

REPORT = {200: schemas.SituationOut}


@router.post("/incidents/{incident_id}/situation-reports", response={201: schemas.SituationOut}, operation_id="draft_situation")
@allow("incident.verify")
def draft_situation(request: Request, incident_id: UUID, body: schemas.DraftSituationIn) -> Any:
    """Begin the report of this operational period from what is known."""
    row = actions.draft_situation(actor=request.actor, incident_id=incident_id, next_steps=body.next_steps)
    return Status(201, queries.situation_value(row))


@router.get("/situation-reports/{situation_id}", response={200: schemas.SituationWholeOut}, operation_id="get_situation")
@allow("incident.view")
def get_situation(request: Request, situation_id: UUID) -> Any:
    """One situation report with every text it had and to whom it went."""
    return queries.situation_whole(request.actor, situation_id)


@router.post("/situation-reports/{situation_id}/edit", response=REPORT, operation_id="edit_situation")
@allow("incident.verify")
def edit_situation(request: Request, situation_id: UUID, body: schemas.EditSituationIn) -> Any:
    """Another text; an approval falls with the text it was for."""
    content = body.content.dict()
    return queries.situation_value(
        actions.edit_situation(actor=request.actor, situation_id=situation_id, version=body.version, content=content)
    )


@router.post("/situation-reports/{situation_id}/redraft", response=REPORT, operation_id="redraft_situation")
@allow("incident.verify")
def redraft_situation(request: Request, situation_id: UUID, body: schemas.SituationVersionIn) -> Any:
    """Draft it anew from what is known now."""
    return queries.situation_value(actions.redraft_situation(actor=request.actor, situation_id=situation_id, version=body.version))


@router.post("/situation-reports/{situation_id}/submit", response=REPORT, operation_id="submit_situation")
@allow("incident.verify")
def submit_situation(request: Request, situation_id: UUID, body: schemas.SituationStepIn) -> Any:
    """Lay it before the duty leader."""
    return queries.situation_value(actions.submit_situation(actor=request.actor, situation_id=situation_id))


@router.post("/situation-reports/{situation_id}/return", response=REPORT, operation_id="return_situation")
@allow("report.approve")
def return_situation(request: Request, situation_id: UUID, body: schemas.SituationRemarkIn) -> Any:
    """Give it back with a remark."""
    return queries.situation_value(actions.return_situation(actor=request.actor, situation_id=situation_id, remark=body.remark))


@router.post("/situation-reports/{situation_id}/approve", response=REPORT, operation_id="approve_situation")
@allow("report.approve")
def approve_situation(request: Request, situation_id: UUID, body: schemas.SituationVersionIn) -> Any:
    """Approve the version that was read."""
    return queries.situation_value(actions.approve_situation(actor=request.actor, situation_id=situation_id, version=body.version))


@router.post("/situation-reports/{situation_id}/discard", response=REPORT, operation_id="discard_situation")
@allow("incident.verify")
def discard_situation(request: Request, situation_id: UUID, body: schemas.SituationStepIn) -> Any:
    """Give it up; it stays on record."""
    return queries.situation_value(actions.discard_situation(actor=request.actor, situation_id=situation_id))


@router.post("/situation-reports/{situation_id}/send", response=REPORT, operation_id="send_situation")
@allow("incident.verify")
def send_situation(request: Request, situation_id: UUID, body: schemas.SendSituationIn) -> Any:
    """Note that the approved version has gone to one receiver."""
    return queries.situation_value(actions.send_situation(actor=request.actor, situation_id=situation_id, **body.dict()))
