"""Tasks, who commands, who is inside."""

from typing import Any
from uuid import UUID

from ninja import Status

from muster.apps.command import actions, queries, schemas
from muster.apps.command.api.doors import router, steps
from muster.kit.http import Request, allow

TASK = {200: schemas.AssignmentOut}


@router.post("/incidents/{incident_id}/assignments", response={201: schemas.AssignmentOut}, operation_id="give_assignment")
@allow("assignment.give")
def give_assignment(request: Request, incident_id: UUID, body: schemas.AssignmentIn) -> Any:
    """Give a task."""
    task = actions.give_assignment(actor=request.actor, incident_id=incident_id, **body.dict())
    return Status(201, queries.assignment_value(task))


@router.get("/my/assignments", response=list[schemas.MyAssignmentOut], operation_id="my_assignments")
@allow("assignment.execute")
def my_assignments(request: Request) -> Any:
    """The tasks of the own teams, due soonest first (at most 100)."""
    return [
        queries.assignment_value(task) | {"incident": queries.incident_brief(task.incident)}
        for task in queries.my_assignments(request.actor)[:100]
    ]


@steps("/assignments/{assignment_id}", {
    "accept": "Accept a task.",
    "start": "Start, or go on after a block.",
    "block": "It cannot go on, and why.",
}, right="assignment.execute|assignment.give", response=TASK, named="{}_assignment")  # fmt: skip
def advance_assignment(request: Request, assignment_id: UUID, body: schemas.AssignmentStepIn, *, verb: str) -> Any:
    """A step of a task."""
    return queries.assignment_value(actions.advance_assignment(actor=request.actor, assignment_id=assignment_id, verb=verb, **body.dict()))


@router.post("/assignments/{assignment_id}/done", response=TASK, operation_id="finish_assignment")
@allow("assignment.execute|assignment.give")
def finish_assignment(request: Request, assignment_id: UUID, body: schemas.AssignmentStepIn) -> Any:
    """Done, with its result."""
    return advance_assignment(request, assignment_id, body, verb="done")


@router.post("/assignments/{assignment_id}/verify", response=TASK, operation_id="verify_assignment")
@allow("assignment.give")
def verify_assignment(request: Request, assignment_id: UUID, body: schemas.AssignmentStepIn) -> Any:
    """Checked by the desk."""
    return advance_assignment(request, assignment_id, body, verb="verify")


@router.post(
    "/incidents/{incident_id}/command/nominate",
    response={201: schemas.CommandTermOut},
    operation_id="nominate_commander",
)
@allow("command.handover")
def nominate_commander(request: Request, incident_id: UUID, body: schemas.NominateIn) -> Any:
    """Name who is to take command."""
    term = actions.nominate_commander(actor=request.actor, incident_id=incident_id, **body.dict())
    return Status(201, queries.term_value(term))


@router.post(
    "/incidents/{incident_id}/command/{term_id}/accept",
    response=schemas.CommandTermOut,
    operation_id="accept_command",
)
@allow("incident.view")
def accept_command(request: Request, incident_id: UUID, term_id: UUID, body: schemas.AcceptCommandIn) -> Any:
    """Take command: only the person named can."""
    term = actions.accept_command(actor=request.actor, incident_id=incident_id, term_id=term_id, **body.dict())
    return queries.term_value(term)


@router.post("/incidents/{incident_id}/entries", response={201: list[schemas.EntryOut]}, operation_id="log_entries")
@allow("entry.log")
def log_entries(request: Request, incident_id: UUID, body: schemas.EntriesIn) -> Any:
    """People go into a control zone."""
    rows = actions.log_entries(actor=request.actor, incident_id=incident_id, **body.dict())
    return Status(201, [queries.entry_value(row) for row in rows])


@router.post("/entries/{entry_id}/exit", response=schemas.EntryOut, operation_id="log_exit")
@allow("entry.log")
def log_exit(request: Request, entry_id: UUID, body: schemas.ExitIn) -> Any:
    """Out again."""
    return queries.entry_value(actions.log_exit(actor=request.actor, entry_id=entry_id, **body.dict()))
