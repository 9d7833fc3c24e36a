"""What the command room tells after commit."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from muster.kit.events import event

__all__ = [
    "AssignmentChanged",
    "DispatchChanged",
    "DispatchIssued",
    "EntryOverdue",
    "JointPlanChanged",
    "PromiseChanged",
    "WithdrawalEnded",
    "WithdrawalRaised",
    "WithdrawalUnanswered",
]


@event("command.promise_changed")
@dataclass(frozen=True)
class PromiseChanged:
    """A promise was judged anew; ``promise`` is the whole of it, as the board shows it."""

    dispatch_id: UUID
    incident_id: UUID
    state: str
    promise: dict[str, Any]


@event("command.joint_plan_changed")
@dataclass(frozen=True)
class JointPlanChanged:
    """The open incidents of a scope were solved together anew, or a person decided on the proposal."""

    plan_id: UUID
    scope: str
    is_current: bool


@event("command.dispatch_changed")
@dataclass(frozen=True)
class DispatchChanged:
    """An order moved on, or a late tap told the time of a step."""

    dispatch_id: UUID
    incident_id: UUID
    team_id: UUID
    status: str
    before: str


@event("command.dispatch_issued")
@dataclass(frozen=True)
class DispatchIssued:
    """An order left for its team; told to the team's own organisation."""

    dispatch_id: UUID
    incident_id: UUID
    team_id: UUID
    incident_title: str
    task: str


@event("command.assignment_changed")
@dataclass(frozen=True)
class AssignmentChanged:
    """A task was given or moved on; told to the organisation of its team."""

    assignment_id: UUID
    incident_id: UUID
    status: str
    title: str


@event("command.entry_overdue")
@dataclass(frozen=True)
class EntryOverdue:
    """Somebody inside the danger zone is not out in time."""

    entry_id: UUID
    incident_id: UUID
    name: str
    team_name: str


@event("command.withdrawal_raised")
@dataclass(frozen=True)
class WithdrawalRaised:
    """Everybody out; told to the organisation of each team on the scene."""

    withdrawal_id: UUID
    incident_id: UUID
    incident_title: str
    gather: str


@event("command.withdrawal_ended")
@dataclass(frozen=True)
class WithdrawalEnded:
    """The signal is over; told to the same organisations."""

    withdrawal_id: UUID
    incident_id: UUID
    reentry_allowed: bool


@event("command.withdrawal_unanswered")
@dataclass(frozen=True)
class WithdrawalUnanswered:
    """Teams have not answered the signal in time."""

    withdrawal_id: UUID
    incident_id: UUID
    step: int
    teams: list[str]
