"""Every write of the command room: one transaction, one entry in the incident's log, told after commit."""

from muster.apps.command.actions.commanders import accept_command, nominate_commander
from muster.apps.command.actions.departure import (
    check_departure,
    look_at_departure,
)
from muster.apps.command.actions.entries import check_entry, log_entries, log_exit
from muster.apps.command.actions.help import answer_help, ask_help, receive_help, withdraw_help
from muster.apps.command.actions.joint import (
    adopt_joint_plan,
    ask_joint_plan,
    reject_joint_plan,
    solve_after,
    solve_after_incident,
    solve_after_order,
    solve_everywhere,
    solve_joint,
)
from muster.apps.command.actions.orders import (
    GRANT,
    LATE_TAPS,
    S,
    cancel,
    check_in,
    dispatch_team,
    issue_order,
    refuse,
    report_position,
    tap,
    undo,
)
from muster.apps.command.actions.promises import follow_grade, offer_others, watch_promises
from muster.apps.command.actions.qualifications import list_commander, set_commander_ready
from muster.apps.command.actions.recommending import decide, recommend
from muster.apps.command.actions.roads import note_roads
from muster.apps.command.actions.supply import answer_expert_call, call_expert, order_supplies, supply_step
from muster.apps.command.actions.supply_plans import (
    order_supply_plan,
    plan_supplies,
)
from muster.apps.command.actions.tasks import advance_assignment, give_assignment, note_overdue_assignment
from muster.apps.command.actions.withdrawals import (
    acknowledge_withdrawal,
    allow_reentry,
    climb_withdrawal,
    end_withdrawal,
    raise_withdrawal,
)

__all__ = [
    "GRANT",
    "LATE_TAPS",
    "S",
    "accept_command",
    "acknowledge_withdrawal",
    "adopt_joint_plan",
    "advance_assignment",
    "allow_reentry",
    "answer_expert_call",
    "answer_help",
    "ask_help",
    "ask_joint_plan",
    "call_expert",
    "cancel",
    "check_departure",
    "check_entry",
    "check_in",
    "climb_withdrawal",
    "decide",
    "dispatch_team",
    "end_withdrawal",
    "follow_grade",
    "give_assignment",
    "issue_order",
    "list_commander",
    "log_entries",
    "log_exit",
    "look_at_departure",
    "nominate_commander",
    "note_overdue_assignment",
    "note_roads",
    "offer_others",
    "order_supplies",
    "order_supply_plan",
    "plan_supplies",
    "raise_withdrawal",
    "receive_help",
    "recommend",
    "refuse",
    "reject_joint_plan",
    "report_position",
    "set_commander_ready",
    "solve_after",
    "solve_after_incident",
    "solve_after_order",
    "solve_everywhere",
    "solve_joint",
    "supply_step",
    "tap",
    "undo",
    "watch_promises",
    "withdraw_help",
]
