"""The incidents room's door to the web."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Status

from muster.apps.incidents import actions, queries, rules, schemas
from muster.apps.incidents.api import outgoing
from muster.apps.incidents.api.doors import router
from muster.kit.http import Request, allow, bytes_of
from muster.kit.pagination import Page, paginate

__all__ = ["outgoing", "router"]
Cursor: Any = Query(None, max_length=2000)  # type: ignore[type-arg]  # a function at run time
Limit: Any = Query(50, ge=1, le=500)  # type: ignore[type-arg]  # a function at run time
Words: Any = Query("", max_length=200)  # type: ignore[type-arg]  # a function at run time
After: Any = Query(0, ge=0, le=2_000_000_000)  # type: ignore[type-arg]  # a function at run time
INCIDENT = {200: schemas.IncidentOut}


def _shown(incident: Any) -> Any:
    return queries.incident_value(incident)


# --- words ---


@router.get("/incident-types", response=list[schemas.IncidentTypeOut], operation_id="list_incident_types")
@allow("public")
def list_incident_types(request: Request) -> Any:
    """Kinds of accident with their words, teams and skills."""
    return queries.incident_types_value()


@router.get("/dictionaries/incidents", response=dict[str, dict[str, schemas.SaidOut]], operation_id="incident_dictionaries")
@allow("public")
def incident_dictionaries(request: Request) -> Any:
    """Words of every code list of this room, in Chinese and English."""
    return queries.dictionaries()


# --- calls ---


@router.post("/reports", response={201: schemas.ReceivedOut}, operation_id="receive_report")
@allow("incident.report")
def receive_report(request: Request, body: schemas.ReportIn) -> Any:
    """Take a call; it opens an incident."""
    report = actions.receive_report(actor=request.actor, **body.dict())
    return Status(201, {"report": queries.report_value(report), "incident": _shown(report.incident)})


@router.get("/reports", response=Page[schemas.ReportOut], operation_id="list_reports")
@allow("incident.view")
def list_reports(request: Request, cursor: str | None = Cursor, limit: int = Limit) -> Any:
    """Calls, newest first."""
    page = paginate(queries.reports(request.actor), cursor=cursor, limit=limit, order=("-received_at", "-id"))
    return page | {"items": [queries.report_value(report) for report in page["items"]]}


@router.get("/reports/hints", response=schemas.HintsOut, operation_id="report_hints")
@allow("incident.report")
def report_hints(request: Request, hint: Annotated[schemas.HintsIn, Query()]) -> Any:
    """What the platform knows while the call lasts: caller, duplicates, hazards and people near the place."""
    return queries.hints(request.actor, **hint.dict())


@router.post("/reports/{report_id}/reveal-caller", response=schemas.CallerOut, operation_id="reveal_caller")
@allow("personal.reveal")
def reveal_caller(request: Request, report_id: UUID) -> Any:
    """The caller's name and number; the look is recorded."""
    return actions.reveal_caller(actor=request.actor, report_id=report_id)


# --- reading ---


@router.get("/incidents", response=Page[schemas.IncidentOut], operation_id="list_incidents")
@allow("incident.view")
def list_incidents(
    request: Request,
    status: Annotated[list[rules.IncidentStatus] | None, Query()] = None,
    q: str = Words,
    is_open: bool | None = None,
    cursor: str | None = Cursor,
    limit: int = Limit,
) -> Any:
    """Incidents, newest first."""
    rows = queries.incidents(request.actor, statuses=[s.value for s in status or ()], text=q.replace("\x00", ""), is_open=is_open)
    page = paginate(rows, cursor=cursor, limit=limit, order=("-received_at", "-id"))
    return page | {"items": [_shown(incident) for incident in page["items"]]}


@router.get("/incidents/{incident_id}", response=INCIDENT, operation_id="get_incident")
@allow("incident.view")
def get_incident(request: Request, incident_id: UUID) -> Any:
    """One incident."""
    return _shown(queries.incident(request.actor, incident_id))


@router.get("/incidents/{incident_id}/room", response=schemas.RoomOut, operation_id="incident_room")
@allow("incident.view")
def incident_room(request: Request, incident_id: UUID) -> Any:
    """The incident room: the timeline folded, and its lines."""
    return queries.room(request.actor, incident_id)


@router.get("/incidents/{incident_id}/timeline", response=schemas.TimelineOut, operation_id="incident_timeline")
@allow("incident.view")
def incident_timeline(request: Request, incident_id: UUID, after: int = After) -> Any:
    """Timeline entries after a number, with what each changed."""
    entries = queries.timeline(request.actor, incident_id, after=after)
    return {"items": entries, "seq": entries[-1]["seq"] if entries else after}


@router.get("/incidents/{incident_id}/sheet", response=schemas.SheetOut, operation_id="incident_sheet")
@allow("incident.view")
def incident_sheet(request: Request, incident_id: UUID) -> Any:
    """The report sheet (F02) for printing."""
    return queries.sheet(request.actor, incident_id)


@router.get("/incidents/{incident_id}/evidence.zip", response={200: None}, operation_id="export_evidence",
            openapi_extra=bytes_of("application/zip"))  # fmt: skip
@allow("incident.close")
def export_evidence(request: Request, incident_id: UUID) -> HttpResponse:
    """Everything on record of an incident, sealed for its investigation; the export is audited."""
    name, content = actions.export_evidence(actor=request.actor, incident_id=incident_id)
    return HttpResponse(content, content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}"'})


@router.get("/incidents/{incident_id}/duplicates", response=list[schemas.DuplicateOut], operation_id="incident_duplicates")
@allow("incident.view")
def incident_duplicates(request: Request, incident_id: UUID) -> Any:
    """Other incidents that may be the same accident."""
    return queries.duplicates_of(request.actor, incident_id)


# --- the main line ---


@router.post("/incidents/{incident_id}/verify", response=INCIDENT, operation_id="verify_incident")
@allow("incident.verify")
def verify_incident(request: Request, incident_id: UUID, body: schemas.StepIn) -> Any:
    """Begin to check."""
    return _shown(actions.verify(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/confirm", response=INCIDENT, operation_id="confirm_incident")
@allow("incident.grade")
def confirm_incident(request: Request, incident_id: UUID, body: schemas.ConfirmIn) -> Any:
    """It is true."""
    return _shown(actions.confirm(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/false-alarm", response=INCIDENT, operation_id="judge_false_alarm")
@allow("incident.grade")
def judge_false_alarm(request: Request, incident_id: UUID, body: schemas.ReasonIn) -> Any:
    """Nothing happened; the record is kept."""
    return _shown(actions.judge_false_alarm(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/merge", response=INCIDENT, operation_id="merge_incident")
@allow("incident.merge")
def merge_incident(request: Request, incident_id: UUID, body: schemas.MergeIn) -> Any:
    """The call told of an accident that is known already."""
    return _shown(actions.merge(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/requests", response=INCIDENT, operation_id="ask_leader")
@allow("incident.verify")
def ask_leader(request: Request, incident_id: UUID, body: schemas.AskIn) -> Any:
    """Ask the leader on duty to merge the call or to judge it a false alarm."""
    return _shown(actions.ask_leader(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/requests/decline", response=INCIDENT, operation_id="decline_request")
@allow("incident.grade")
def decline_request(request: Request, incident_id: UUID, body: schemas.DeclineIn) -> Any:
    """Say no to what was asked."""
    return _shown(actions.decline_request(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.get("/call-receivers", response=list[schemas.ReceiverOut], operation_id="list_call_receivers")
@allow("incident.verify")
def list_call_receivers(request: Request, q: str = Words) -> Any:
    """Authorities outside the own area that a call may be handed to; their names are public."""
    return queries.call_receivers(request.actor, text=q.replace("\x00", ""))


@router.post("/incidents/{incident_id}/transfer", response=INCIDENT, operation_id="transfer_incident")
@allow("incident.verify")
def transfer_incident(request: Request, incident_id: UUID, body: schemas.TransferIn) -> Any:
    """Hand the call to the body whose area it lies in."""
    return _shown(actions.transfer(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/grade", response=INCIDENT, operation_id="grade_incident")
@allow("incident.grade")
def grade_incident(request: Request, incident_id: UUID, body: schemas.GradeIn) -> Any:
    """Give the first grade."""
    return _shown(actions.grade(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/regrade", response=INCIDENT, operation_id="regrade_incident")
@allow("incident.grade")
def regrade_incident(request: Request, incident_id: UUID, body: schemas.GradeIn) -> Any:
    """Change the grade by later figures."""
    return _shown(actions.regrade(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/respond", response=INCIDENT, operation_id="respond_to_incident")
@allow("incident.respond")
def respond_to_incident(request: Request, incident_id: UUID, body: schemas.RespondIn) -> Any:
    """Start the own body's response, or change its level."""
    return _shown(actions.respond(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/onsite", response=INCIDENT, operation_id="establish_post")
@allow("incident.respond")
def establish_post(request: Request, incident_id: UUID, body: schemas.OnsiteIn) -> Any:
    """The command post stands."""
    return _shown(actions.establish_post(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/control", response=INCIDENT, operation_id="declare_controlled")
@allow("incident.respond")
def declare_controlled(request: Request, incident_id: UUID, body: schemas.ControlIn) -> Any:
    """The danger is under control."""
    return _shown(actions.declare_controlled(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/end", response=INCIDENT, operation_id="end_response")
@allow("incident.respond")
def end_response(request: Request, incident_id: UUID, body: schemas.EndIn) -> Any:
    """End the response."""
    return _shown(actions.end_response(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/reopen", response=INCIDENT, operation_id="reopen_incident")
@allow("incident.respond")
def reopen_incident(request: Request, incident_id: UUID, body: schemas.ReasonIn) -> Any:
    """It has flared up again."""
    return _shown(actions.reopen(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/evaluate", response=INCIDENT, operation_id="evaluate_incident")
@allow("incident.close")
def evaluate_incident(request: Request, incident_id: UUID, body: schemas.StepIn) -> Any:
    """Begin the evaluation."""
    return _shown(actions.start_evaluation(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/close", response=INCIDENT, operation_id="close_incident")
@allow("incident.close")
def close_incident(request: Request, incident_id: UUID, body: schemas.CloseIn) -> Any:
    """Put the incident into the archive."""
    return _shown(actions.close(actor=request.actor, incident_id=incident_id, **body.dict()))


# --- what becomes known on the way ---


@router.post("/incidents/{incident_id}/casualties", response=INCIDENT, operation_id="correct_casualties")
@allow("incident.verify")
def correct_casualties(request: Request, incident_id: UUID, body: schemas.CasualtiesIn) -> Any:
    """Correct the casualty figures."""
    return _shown(actions.correct_casualties(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/location", response=INCIDENT, operation_id="locate_incident")
@allow("incident.verify")
def locate_incident(request: Request, incident_id: UUID, body: schemas.LocationIn) -> Any:
    """Correct the place."""
    return _shown(actions.locate(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.post("/incidents/{incident_id}/notes", response={201: schemas.TimelineEntryOut}, operation_id="add_note")
@allow("incident.view")
def add_note(request: Request, incident_id: UUID, body: schemas.NoteIn) -> Any:
    """Write something into the log."""
    entry = actions.add_note(actor=request.actor, incident_id=incident_id, **body.dict())
    return Status(201, queries.entry_value(entry, actor=request.actor))


@router.post("/incidents/{incident_id}/grants", response={201: schemas.GrantOut}, operation_id="open_incident_to")
@allow("grant.give")
def open_incident_to(request: Request, incident_id: UUID, body: schemas.GrantIn) -> Any:
    """Let a body outside the area see the incident until a time."""
    return Status(201, queries.grant_value(actions.open_to(actor=request.actor, incident_id=incident_id, **body.dict())))


@router.post("/incidents/{incident_id}/grants/revoke", response={204: None}, operation_id="close_incident_to")
@allow("grant.give")
def close_incident_to(request: Request, incident_id: UUID, body: schemas.RevokeIn) -> Any:
    """End a body's view of the incident."""
    actions.close_to(actor=request.actor, incident_id=incident_id, **body.dict())
    return Status(204, None)


# --- reports that are owed ---


@router.get("/report-tasks", response=list[schemas.DueReportOut], operation_id="list_report_tasks")
@allow("incident.view")
def list_report_tasks(request: Request) -> Any:
    """Reports that are owed, soonest due first (at most 500)."""
    return queries.pending_report_tasks(request.actor)


@router.post("/report-tasks/{task_id}/sent", response=schemas.ReportTaskOut, operation_id="mark_report_sent")
@allow("incident.verify")
def mark_report_sent(request: Request, task_id: UUID, body: schemas.ReportSentIn) -> Any:
    """Note that an owed report has gone out."""
    return queries.report_task_value(actions.mark_report_sent(actor=request.actor, task_id=task_id, **body.dict()))
