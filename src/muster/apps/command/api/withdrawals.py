"""The door of the withdrawal signal."""

from typing import Any
from uuid import UUID

from ninja import Status

from muster.apps.command import actions
from muster.apps.command.api.doors import router
from muster.apps.command.queries import incident_brief, withdrawals
from muster.apps.command.schemas import withdrawals as schemas
from muster.kit.http import Request, allow


@router.post("/incidents/{incident_id}/withdrawals", response={201: schemas.WithdrawalOut}, operation_id="raise_withdrawal")
@allow("withdrawal.raise")
def raise_withdrawal(request: Request, incident_id: UUID, body: schemas.RaiseWithdrawalIn) -> Any:
    """撤离信号: everybody out. While one stands it is the answer, so that many hands may press at once."""
    row = actions.raise_withdrawal(actor=request.actor, incident_id=incident_id, **body.dict())
    return Status(201, withdrawals.withdrawal_value(row))


@router.get("/my/withdrawals", response=list[schemas.MyWithdrawalOut], operation_id="my_withdrawals")
@allow("dispatch.execute")
def my_withdrawals(request: Request) -> Any:
    """The signals to the own teams, those that stand first (at most 20)."""
    return [
        withdrawals.withdrawal_value(row) | {"incident": incident_brief(row.incident)}
        for row in withdrawals.my_withdrawals(request.actor)[: withdrawals.MOST_MINE]
    ]


@router.post("/withdrawals/{withdrawal_id}/acknowledge", response=schemas.WithdrawalOut, operation_id="acknowledge_withdrawal")
@allow("dispatch.execute|dispatch.order")
def acknowledge_withdrawal(request: Request, withdrawal_id: UUID, body: schemas.AcknowledgeIn) -> Any:
    """A team has heard and counted its heads; told again, the later count stands."""
    return withdrawals.withdrawal_value(actions.acknowledge_withdrawal(actor=request.actor, withdrawal_id=withdrawal_id, **body.dict()))


@router.post("/withdrawals/{withdrawal_id}/end", response=schemas.WithdrawalOut, operation_id="end_withdrawal")
@allow("incident.view")
def end_withdrawal(request: Request, withdrawal_id: UUID, body: schemas.EndWithdrawalIn) -> Any:
    """End the signal: only who commands can."""
    return withdrawals.withdrawal_value(actions.end_withdrawal(actor=request.actor, withdrawal_id=withdrawal_id, **body.dict()))


@router.post("/withdrawals/{withdrawal_id}/allow-reentry", response=schemas.WithdrawalOut, operation_id="allow_reentry")
@allow("incident.view")
def allow_reentry(request: Request, withdrawal_id: UUID, body: schemas.AllowReentryIn) -> Any:
    """Let people in again after a signal that ended without it: only who commands can."""
    return withdrawals.withdrawal_value(actions.allow_reentry(actor=request.actor, withdrawal_id=withdrawal_id, reason=body.reason))
