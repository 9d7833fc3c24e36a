"""Whom the withdrawal signal reaches: each team that is on the scene or comes while it stands."""

from muster.apps.command import events, rules
from muster.apps.command.models import Dispatch, Withdrawal, WithdrawalReceipt
from muster.apps.command.queries import withdrawals as signals
from muster.apps.incidents import actions as log
from muster.apps.incidents.rules import Change
from muster.kit import bus, time
from muster.kit.actors import Actor


def signal_change(row: Withdrawal) -> Change:
    """The whole signal with its answers, for the log."""
    return Change("withdrawals", str(row.id), signals.withdrawal_value(row))


def tell_team(row: Withdrawal, order: Dispatch) -> WithdrawalReceipt:
    """Put a team under the signal and tell its people's phones."""
    told = WithdrawalReceipt.objects.create(
        org_path=row.org_path,
        incident=row.incident,
        withdrawal=row,
        dispatch=order,
        team_name=order.team_name,
        team_path=order.team_path,
        told_at=time.now(),
        inside_when_told=signals.inside_by_log(order),
    )
    fact = events.WithdrawalRaised(row.id, row.incident_id, row.incident.title, row.gather)
    bus.publish(fact, org_path=str(order.team_path), permission="dispatch.execute")
    return told


def tell_newcomer(order: Dispatch, *, actor: Actor) -> None:
    """A team that turns out or arrives while the signal stands must hear it too."""
    if rules.DispatchStatus(order.status) not in rules.HEARING:
        return
    row = signals.standing_withdrawal(order.incident)
    if row is None or row.receipts.filter(dispatch=order).exists():
        return
    tell_team(row, order)
    log.record(order.incident, "withdrawal.told", actor=actor, changes=[signal_change(row)], team=order.team_name, number=row.number)
