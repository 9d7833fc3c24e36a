"""The command room's door to the web."""

from typing import Any
from uuid import UUID

from ninja import Router, Status

from muster.apps.command import actions, queries, schemas
from muster.kit.http import Request, allow

router = Router(tags=["command"])
ORDER = {200: schemas.DispatchOut}
TASK = {200: schemas.AssignmentOut}


@router.get("/dictionaries/command", response=dict[str, dict[str, schemas.SaidOut]], operation_id="command_dictionaries")
@allow("public")
def command_dictionaries(request: Request) -> Any:
    """Words of every code list of this room, in Chinese and English."""
    return queries.dictionaries()


# --- recommendations ---


@router.post(
    "/incidents/{incident_id}/dispatch-recommendations",
    response=schemas.RecommendationOut,
    operation_id="recommend_dispatch",
)
@allow("dispatch.recommend")
def recommend_dispatch(request: Request, incident_id: UUID, body: schemas.RecommendIn) -> Any:
    """Rank the teams that can go, with reasons, and say why the others are left out."""
    return queries.recommendation_value(actions.recommend(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.get(
    "/dispatch-recommendations/{recommendation_id}",
    response=schemas.RecommendationOut,
    operation_id="get_recommendation",
)
@allow("dispatch.recommend")
def get_recommendation(request: Request, recommendation_id: UUID) -> Any:
    """One recommendation as it was computed."""
    return queries.recommendation_value(queries.recommendation(request.actor, recommendation_id))


@router.post(
    "/dispatch-recommendations/{recommendation_id}/decide",
    response=schemas.RecommendationOut,
    operation_id="decide_recommendation",
)
@allow("dispatch.recommend")
def decide_recommendation(request: Request, recommendation_id: UUID, body: schemas.DecideIn) -> Any:
    """Keep what a person made of a recommendation."""
    return queries.recommendation_value(actions.decide(actor=request.actor, recommendation_id=recommendation_id, **body.dict()))


# --- orders ---


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
        queries.dispatch_value(order) | {"incident": queries.incident_brief(order.incident)}
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


def _tap(request: Request, dispatch_id: UUID, verb: str, body: schemas.TapIn) -> Any:
    return queries.dispatch_value(actions.tap(actor=request.actor, dispatch_id=dispatch_id, verb=verb, **body.dict()))


@router.post("/dispatches/{dispatch_id}/receive", response=ORDER, operation_id="receive_dispatch")
@allow("dispatch.execute|dispatch.order")
def receive_dispatch(request: Request, dispatch_id: UUID, body: schemas.TapIn) -> Any:
    """接令. The team's own people, or the desk on their word; so are all steps below."""
    return _tap(request, dispatch_id, "receive", body)


@router.post("/dispatches/{dispatch_id}/turn-out", response=ORDER, operation_id="turn_out_dispatch")
@allow("dispatch.execute|dispatch.order")
def turn_out_dispatch(request: Request, dispatch_id: UUID, body: schemas.TapIn) -> Any:
    """出动."""
    return _tap(request, dispatch_id, "turn_out", body)


@router.post("/dispatches/{dispatch_id}/arrive", response=ORDER, operation_id="arrive_dispatch")
@allow("dispatch.execute|dispatch.order")
def arrive_dispatch(request: Request, dispatch_id: UUID, body: schemas.TapIn) -> Any:
    """到场."""
    return _tap(request, dispatch_id, "arrive", body)


@router.post("/dispatches/{dispatch_id}/work", response=ORDER, operation_id="work_dispatch")
@allow("dispatch.execute|dispatch.order")
def work_dispatch(request: Request, dispatch_id: UUID, body: schemas.TapIn) -> Any:
    """作业."""
    return _tap(request, dispatch_id, "work", body)


@router.post("/dispatches/{dispatch_id}/rest", response=ORDER, operation_id="rest_dispatch")
@allow("dispatch.execute|dispatch.order")
def rest_dispatch(request: Request, dispatch_id: UUID, body: schemas.TapIn) -> Any:
    """轮换."""
    return _tap(request, dispatch_id, "rest", body)


@router.post("/dispatches/{dispatch_id}/release", response=ORDER, operation_id="release_dispatch")
@allow("dispatch.execute|dispatch.order")
def release_dispatch(request: Request, dispatch_id: UUID, body: schemas.TapIn) -> Any:
    """撤出."""
    return _tap(request, dispatch_id, "release", body)


@router.post("/dispatches/{dispatch_id}/return", response=ORDER, operation_id="return_dispatch")
@allow("dispatch.execute|dispatch.order")
def return_dispatch(request: Request, dispatch_id: UUID, body: schemas.TapIn) -> Any:
    """归建."""
    return _tap(request, dispatch_id, "return", body)


# --- tasks ---


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


def _advance(request: Request, assignment_id: UUID, verb: str, body: schemas.AssignmentStepIn) -> Any:
    return queries.assignment_value(actions.advance_assignment(actor=request.actor, assignment_id=assignment_id, verb=verb, **body.dict()))


@router.post("/assignments/{assignment_id}/accept", response=TASK, operation_id="accept_assignment")
@allow("assignment.execute|assignment.give")
def accept_assignment(request: Request, assignment_id: UUID, body: schemas.AssignmentStepIn) -> Any:
    """Accept a task."""
    return _advance(request, assignment_id, "accept", body)


@router.post("/assignments/{assignment_id}/start", response=TASK, operation_id="start_assignment")
@allow("assignment.execute|assignment.give")
def start_assignment(request: Request, assignment_id: UUID, body: schemas.AssignmentStepIn) -> Any:
    """Start, or go on after a block."""
    return _advance(request, assignment_id, "start", body)


@router.post("/assignments/{assignment_id}/block", response=TASK, operation_id="block_assignment")
@allow("assignment.execute|assignment.give")
def block_assignment(request: Request, assignment_id: UUID, body: schemas.AssignmentStepIn) -> Any:
    """It cannot go on, and why."""
    return _advance(request, assignment_id, "block", body)


@router.post("/assignments/{assignment_id}/done", response=TASK, operation_id="finish_assignment")
@allow("assignment.execute|assignment.give")
def finish_assignment(request: Request, assignment_id: UUID, body: schemas.AssignmentStepIn) -> Any:
    """Done, with its result."""
    return _advance(request, assignment_id, "done", body)


@router.post("/assignments/{assignment_id}/verify", response=TASK, operation_id="verify_assignment")
@allow("assignment.give")
def verify_assignment(request: Request, assignment_id: UUID, body: schemas.AssignmentStepIn) -> Any:
    """Checked by the desk."""
    return _advance(request, assignment_id, "verify", body)


# --- who commands, who is inside ---


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
