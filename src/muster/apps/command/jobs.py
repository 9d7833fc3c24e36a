"""Background work of the command room: load, call an action, stop."""

from datetime import datetime
from uuid import UUID

from muster.apps.command import actions
from muster.kit import bus


@bus.job("command.issue_order", queue=bus.LIFELINE)
def issue_order(*, dispatch_id: str) -> None:
    """Let an order leave when its undo window is over."""
    actions.issue_order(dispatch_id=UUID(dispatch_id))


@bus.periodic("command.watch_promises", cron="* * * * * */30", queue=bus.LIFELINE)
def watch_promises() -> None:
    """Judge every open promise by the clock, so that a warning comes before it breaks."""
    actions.watch_promises()


@bus.job("command.solve_joint")
def solve_joint(*, scope: str, trigger: str, since: str) -> None:
    """Solve the open incidents of a scope together."""
    actions.solve_joint(scope=scope, trigger=trigger, since=datetime.fromisoformat(since))


@bus.job("command.note_overdue_assignment", queue=bus.LIFELINE)
def note_overdue_assignment(*, assignment_id: str) -> None:
    """Say that a task is past its due time."""
    actions.note_overdue_assignment(assignment_id=UUID(assignment_id))


@bus.job("command.check_entry", queue=bus.LIFELINE)
def check_entry(*, entry_id: str) -> None:
    """Look whether somebody is out in time."""
    actions.check_entry(entry_id=UUID(entry_id))


@bus.job("command.climb_withdrawal", queue=bus.LIFELINE)
def climb_withdrawal(*, withdrawal_id: str, step: int) -> None:
    """Say which teams have not answered the withdrawal signal."""
    actions.climb_withdrawal(withdrawal_id=UUID(withdrawal_id), step=step)
