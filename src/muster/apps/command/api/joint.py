"""Several incidents at once."""

from typing import Any
from uuid import UUID

from ninja import Status

from muster.apps.command import actions, queries, schemas
from muster.apps.command.api.doors import router
from muster.kit.http import Request, allow


@router.get("/joint-plans", response=list[schemas.JointPlanOut], operation_id="list_joint_plans")
@allow("dispatch.recommend")
def list_joint_plans(request: Request, is_current: bool | None = None) -> Any:
    """Joint proposals of the own scope and those below, newest first (at most 20)."""
    rows = queries.joint_plans(request.actor)
    rows = rows if is_current is None else rows.filter(is_current=is_current)
    return queries.joint_plan_values(list(rows[:20]))


@router.post("/joint-plans", response={202: schemas.JointAskedOut}, operation_id="ask_joint_plan")
@allow("dispatch.recommend")
def ask_joint_plan(request: Request, body: schemas.AskJointIn) -> Any:
    """Solve the open incidents of the own scope together, in the background."""
    actions.ask_joint_plan(actor=request.actor)
    return Status(202, {"queued": True})


@router.get("/joint-plans/{joint_plan_id}", response=schemas.JointPlanOut, operation_id="get_joint_plan")
@allow("dispatch.recommend")
def get_joint_plan(request: Request, joint_plan_id: UUID) -> Any:
    """One joint proposal as it was computed."""
    return queries.joint_plan_values([queries.joint_plan(request.actor, joint_plan_id)])[0]


@router.post("/joint-plans/{joint_plan_id}/adopt", response=schemas.JointPlanOut, operation_id="adopt_joint_plan")
@allow("dispatch.order")
def adopt_joint_plan(request: Request, joint_plan_id: UUID, body: schemas.AdoptJointIn) -> Any:
    """Order every team of an option by one act; all of them or none."""
    return queries.joint_plan_values([actions.adopt_joint_plan(actor=request.actor, plan_id=joint_plan_id, **body.dict())])[0]


@router.post("/joint-plans/{joint_plan_id}/reject", response=schemas.JointPlanOut, operation_id="reject_joint_plan")
@allow("dispatch.recommend")
def reject_joint_plan(request: Request, joint_plan_id: UUID, body: schemas.RejectJointIn) -> Any:
    """Keep that the proposal is not followed, and why."""
    return queries.joint_plan_values([actions.reject_joint_plan(actor=request.actor, plan_id=joint_plan_id, **body.dict())])[0]
