"""The door of papers that leave the house: reports upward, situation reports."""

from typing import Any
from uuid import UUID

from ninja import Status

from muster.apps.incidents import actions, queries
from muster.apps.incidents.api.doors import router
from muster.apps.incidents.queries import outgoing as reads
from muster.apps.incidents.queries.shown import outgoing_value
from muster.apps.incidents.schemas import IncidentOut
from muster.apps.incidents.schemas import outgoing as schemas
from muster.kit.http import Request, allow

REPORT = {200: schemas.OutgoingOut}


@router.get("/reporting-profiles", response=list[schemas.ProfileOut], operation_id="list_reporting_profiles")
@allow("public")
def list_reporting_profiles(request: Request) -> Any:
    """By which limits reports may be owed, with sources and marks."""
    return reads.profiles_value()


@router.post("/incidents/{incident_id}/report-profile", response={200: IncidentOut}, operation_id="choose_report_profile")
@allow("report.approve")
def choose_report_profile(request: Request, incident_id: UUID, body: schemas.ProfileIn) -> Any:
    """Say by which limits this incident is reported; open clocks are set anew."""
    return queries.incident_value(actions.choose_profile(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/outgoing-reports", response={201: schemas.OutgoingOut}, operation_id="draft_report")
@allow("incident.verify")
def draft_report(request: Request, incident_id: UUID, body: schemas.DraftIn) -> Any:
    """Begin a report with what is known."""
    return Status(201, outgoing_value(actions.draft_report(actor=request.actor, incident_id=incident_id, **body.dict())))


@router.get("/outgoing-reports/{outgoing_id}", response={200: schemas.OutgoingWholeOut}, operation_id="get_outgoing_report")
@allow("incident.view")
def get_outgoing_report(request: Request, outgoing_id: UUID) -> Any:
    """One report with every text it had and to whom each went."""
    return reads.outgoing_whole(request.actor, outgoing_id)


@router.post("/outgoing-reports/{outgoing_id}/edit", response=REPORT, operation_id="edit_report")
@allow("incident.verify")
def edit_report(request: Request, outgoing_id: UUID, body: schemas.EditIn) -> Any:
    """Another text; an approval falls with the text it was for."""
    row = actions.edit_report(actor=request.actor, outgoing_id=outgoing_id, version=body.version, content=body.content)
    return outgoing_value(row)


@router.post("/outgoing-reports/{outgoing_id}/redraft", response=REPORT, operation_id="redraft_report")
@allow("incident.verify")
def redraft_report(request: Request, outgoing_id: UUID, body: schemas.VersionIn) -> Any:
    """Draft it anew from what is known now."""
    return outgoing_value(actions.redraft_report(actor=request.actor, outgoing_id=outgoing_id, version=body.version))


@router.post("/outgoing-reports/{outgoing_id}/submit", response=REPORT, operation_id="submit_report")
@allow("incident.verify")
def submit_report(request: Request, outgoing_id: UUID, body: schemas.NothingIn) -> Any:
    """Lay it before the duty leader."""
    return outgoing_value(actions.submit_report(actor=request.actor, outgoing_id=outgoing_id))


@router.post("/outgoing-reports/{outgoing_id}/return", response=REPORT, operation_id="return_report")
@allow("report.approve")
def return_report(request: Request, outgoing_id: UUID, body: schemas.RemarkIn) -> Any:
    """Give it back with a remark."""
    return outgoing_value(actions.return_report(actor=request.actor, outgoing_id=outgoing_id, remark=body.remark))


@router.post("/outgoing-reports/{outgoing_id}/approve", response=REPORT, operation_id="approve_report")
@allow("report.approve")
def approve_report(request: Request, outgoing_id: UUID, body: schemas.VersionIn) -> Any:
    """Approve it, or sign what was approved by word."""
    return outgoing_value(actions.approve_report(actor=request.actor, outgoing_id=outgoing_id, version=body.version))


@router.post("/outgoing-reports/{outgoing_id}/approve-orally", response=REPORT, operation_id="approve_report_orally")
@allow("incident.verify")
def approve_report_orally(request: Request, outgoing_id: UUID, body: schemas.ApproveOrallyIn) -> Any:
    """Note the leader's word; the leader signs later."""
    return outgoing_value(actions.approve_report(actor=request.actor, outgoing_id=outgoing_id, **body.dict()))


@router.post("/outgoing-reports/{outgoing_id}/discard", response=REPORT, operation_id="discard_report")
@allow("incident.verify")
def discard_report(request: Request, outgoing_id: UUID, body: schemas.NothingIn) -> Any:
    """Give it up before it was sent."""
    return outgoing_value(actions.discard_report(actor=request.actor, outgoing_id=outgoing_id))


@router.post("/outgoing-reports/{outgoing_id}/send", response=REPORT, operation_id="send_report")
@allow("incident.verify")
def send_report(request: Request, outgoing_id: UUID, body: schemas.SendIn) -> Any:
    """Note that the approved version has gone to a receiver."""
    return outgoing_value(actions.send_report(actor=request.actor, outgoing_id=outgoing_id, **body.dict()))
