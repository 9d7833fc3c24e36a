"""Tables of the command room. Each row belongs to an incident and carries its path; all stand under row policies."""

from muster.apps.command.models.commanders import CommanderQualification, CommandTerm
from muster.apps.command.models.help import HelpRequest
from muster.apps.command.models.joint import JointPlan
from muster.apps.command.models.orders import DepartureCheck, Dispatch, Recommendation
from muster.apps.command.models.promises import PositionReport, Promise
from muster.apps.command.models.supply import ExpertCall, SupplyOrder, SupplyPlan
from muster.apps.command.models.withdrawals import Withdrawal, WithdrawalReceipt
from muster.apps.command.models.work import Assignment, Entry

__all__ = [
    "Assignment",
    "CommandTerm",
    "CommanderQualification",
    "DepartureCheck",
    "Dispatch",
    "Entry",
    "ExpertCall",
    "HelpRequest",
    "JointPlan",
    "PositionReport",
    "Promise",
    "Recommendation",
    "SupplyOrder",
    "SupplyPlan",
    "Withdrawal",
    "WithdrawalReceipt",
]
