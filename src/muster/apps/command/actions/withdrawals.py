"""The withdrawal signal: raised by anybody on the scene, answered by each team, ended by who commands."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from muster.apps.command import events, queries, rules
from muster.apps.command.actions.live import live_incident
from muster.apps.command.actions.orders import ensure_for_team
from muster.apps.command.actions.signals import signal_change, tell_team
from muster.apps.command.models import Dispatch, Withdrawal, WithdrawalReceipt
from muster.apps.command.queries import withdrawals as signals
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotAllowed, NotFound
from muster.kit.geometry import read_pair


@transaction.atomic
def raise_withdrawal(
    *,
    actor: Actor,
    incident_id: UUID,
    reason_code: rules.WithdrawalReason,
    gather: str,
    reason: str = "",
    gather_lon: float | None = None,
    gather_lat: float | None = None,
    occurred_at: datetime | None = None,
) -> Withdrawal:
    """Order everybody out. While a signal stands a second one changes nothing: many hands may press at once."""
    actor.require("withdrawal.raise")
    incident = live_incident(actor, incident_id)
    if not actor.can("dispatch.order") and not signals.has_team_there(actor, incident):
        raise NotAllowed("withdrawal-not-there")
    standing = signals.standing_withdrawal(incident)
    if standing is not None:
        return standing
    if reason_code is rules.WithdrawalReason.OTHER and not reason.strip():
        raise Conflict("withdrawal-needs-words")
    place = read_pair(gather_lon, gather_lat)
    present = time.now()
    claimed = min(log.checked_time(occurred_at) or present, present)
    by = signals.withdrawal_rules(time.local_date(present))
    row = Withdrawal.objects.create(
        org_path=incident.org_path,
        incident=incident,
        number=incident.withdrawals.count() + 1,
        reason_code=reason_code.value,
        reason=reason,
        gather=gather,
        gather_lon=place.lon if place else None,
        gather_lat=place.lat if place else None,
        rule_set=by.id,
        raised_by=actor.name,
        raised_by_org=actor.org_name,
        raised_by_person_id=actor.person_id,
        raised_at=claimed,
        recorded_at=present,
    )
    hearing = [s.value for s in rules.HEARING]
    orders = Dispatch.objects.unscoped("every team on the scene hears it").filter(incident=incident, status__in=hearing)
    told = [tell_team(row, order) for order in orders.order_by("order_no")]
    for number, step in enumerate(by.steps, 1):
        at = present + timedelta(seconds=step.after_s)
        bus.defer("command.climb_withdrawal", _at=at, _queue=bus.LIFELINE, withdrawal_id=row.id, step=number)
    log.record(
        incident,
        "withdrawal.raised",
        actor=actor,
        occurred_at=claimed,
        changes=[signal_change(row)],
        number=row.number,
        teams=len(told),
        gather=gather,
        why=queries.word("withdrawal_reason", row.reason_code, "en"),
        why_zh=queries.word("withdrawal_reason", row.reason_code),
        reason=reason,
    )
    return row


def _held(actor: Actor, withdrawal_id: UUID) -> tuple[Incident, Withdrawal]:
    """The signal with its incident held, so that answers come one after another."""
    incident = incidents.locked_incident(actor, signals.withdrawal(actor, withdrawal_id).incident_id)
    row = signals.withdrawal(actor, withdrawal_id)
    row.incident = incident
    return incident, row


def _receipt(actor: Actor, row: Withdrawal, dispatch_id: UUID) -> WithdrawalReceipt:
    order = queries.dispatch(actor, dispatch_id)
    if order.incident_id != row.incident_id:
        raise NotFound("dispatch-not-found")
    found: WithdrawalReceipt | None = row.receipts.filter(dispatch=order).first()
    if found is not None:
        return found
    if row.status == rules.WithdrawalStatus.ENDED:
        raise Conflict("withdrawal-over")
    return tell_team(row, order)


@transaction.atomic
def acknowledge_withdrawal(
    *,
    actor: Actor,
    withdrawal_id: UUID,
    dispatch_id: UUID,
    people_out: int | None = None,
    people_inside: int | None = None,
    missing: Sequence[str] = (),
    notes: str = "",
    occurred_at: datetime | None = None,
    device_seq: int | None = None,
) -> Withdrawal:
    """A team has heard, and counted its heads. Told again with other numbers, the later count stands; the first answer's time stays."""
    incident, row = _held(actor, withdrawal_id)
    receipt = _receipt(actor, row, dispatch_id)
    order = queries.dispatch(actor, dispatch_id)
    by = ensure_for_team(actor, order)
    rules.check_count(inside=people_inside, missing=missing)
    if receipt.device_seq is not None and device_seq is not None and device_seq <= receipt.device_seq:
        return row  # a tap that came twice, or after a later one
    present = time.now()
    claimed = log.checked_time(occurred_at)
    effective = min(max(claimed, row.raised_at), present) if claimed else present
    answer = {"people_out": people_out, "people_inside": people_inside, "missing": list(missing), "notes": notes}
    former = {name: getattr(receipt, name) for name in answer}
    first = receipt.acknowledged_at is None
    now_inside = signals.inside_by_log(order)
    if not first and answer == former and now_inside == receipt.inside_by_log:
        return row
    for name, value in answer.items():
        setattr(receipt, name, value)
    if first:
        receipt.acknowledged_at, receipt.claimed_at = effective, claimed
        receipt.acknowledged_by, receipt.by = actor.name, by
    receipt.inside_by_log, receipt.counted_at = now_inside, effective
    receipt.device_seq = device_seq if device_seq is not None else receipt.device_seq
    receipt.save()
    said = {name: {"zh": "不明", "en": "unknown"} if n is None else {"zh": str(n), "en": str(n)} for name, n in
            (("out", people_out), ("inside", people_inside))}  # fmt: skip
    log.record(
        incident,
        "withdrawal.acknowledged" if first else "withdrawal.counted",
        actor=actor,
        occurred_at=effective,
        changes=[signal_change(row)],
        team=receipt.team_name,
        out=said["out"]["en"],
        out_zh=said["out"]["zh"],
        inside=said["inside"]["en"],
        inside_zh=said["inside"]["zh"],
        missing=", ".join(missing) or "none",
        missing_zh="、".join(missing) or "无",
    )
    return row


@transaction.atomic
def climb_withdrawal(*, withdrawal_id: UUID, step: int) -> None:
    """Say who has not answered when a step of the climb comes due. Twice is once."""
    actor = Actor.system("平台")
    seen = Withdrawal.objects.unscoped("a step of the climb has come due").filter(id=withdrawal_id).first()
    if seen is None:
        return
    incident, row = _held(actor, withdrawal_id)
    by = signals.withdrawal_rules(time.local_date(row.recorded_at))
    if row.status == rules.WithdrawalStatus.ENDED or row.step >= step or step > len(by.steps):
        return
    silent = list(row.receipts.filter(acknowledged_at=None).order_by("told_at", "team_name"))
    due = [r for r in silent if rules.due_step(by.steps, told_at=r.told_at, now=time.now()) >= step]
    if not due:
        return
    row.step, row.climbed_at = step, time.now()
    row.save(update_fields=["step", "climbed_at"])
    names = [r.team_name for r in due]
    log.record(
        incident,
        "withdrawal.unanswered",
        actor=actor,
        changes=[signal_change(row)],
        seconds=by.steps[step - 1].after_s,
        teams="、".join(names),
        teams_en=", ".join(names),
        step=asdict(by.steps[step - 1]),
        to=by.steps[step - 1].to_en,
        to_zh=by.steps[step - 1].to_zh,
    )
    bus.publish(events.WithdrawalUnanswered(row.id, row.incident_id, step, names), org_path=str(row.org_path), incident_id=row.incident_id)


@transaction.atomic
def end_withdrawal(
    *, actor: Actor, withdrawal_id: UUID, reason: str, reentry_allowed: bool, occurred_at: datetime | None = None
) -> Withdrawal:
    """Who commands ends the signal, and says whether anybody may go in again."""
    incident, row = _held(actor, withdrawal_id)
    _ensure_commands(actor, incident)
    if row.status == rules.WithdrawalStatus.ENDED:
        return row
    claimed = log.checked_time(occurred_at)
    row.status, row.ended_by, row.end_reason = rules.WithdrawalStatus.ENDED.value, actor.name, reason
    row.ended_at = min(max(claimed, row.raised_at), time.now()) if claimed else time.now()
    row.reentry_allowed = reentry_allowed
    row.save()
    _tell_end(row)
    said = {"zh": "可以" if reentry_allowed else "不得", "en": "allowed" if reentry_allowed else "not allowed"}
    log.record(
        incident,
        "withdrawal.ended",
        actor=actor,
        occurred_at=row.ended_at,
        changes=[signal_change(row)],
        number=row.number,
        reason=reason,
        reentry=said["en"],
        reentry_zh=said["zh"],
    )
    return row


@transaction.atomic
def allow_reentry(*, actor: Actor, withdrawal_id: UUID, reason: str) -> Withdrawal:
    """After a signal that ended without it: people may go in again."""
    incident, row = _held(actor, withdrawal_id)
    _ensure_commands(actor, incident)
    if row.status != rules.WithdrawalStatus.ENDED:
        raise Conflict("withdrawal-stands")
    if row.reentry_allowed:
        return row
    row.reentry_allowed, row.reentry_by, row.reentry_at, row.reentry_reason = True, actor.name, time.now(), reason
    row.save(update_fields=["reentry_allowed", "reentry_by", "reentry_at", "reentry_reason"])
    _tell_end(row)
    log.record(incident, "withdrawal.reentry", actor=actor, changes=[signal_change(row)], number=row.number, reason=reason)
    return row


def _ensure_commands(actor: Actor, incident: Incident) -> None:
    commander = queries.active_term(incident)
    rules.ensure_may_end(
        commander.person_id if commander else None, person_id=actor.person_id, may_hand_over=actor.can("command.handover")
    )


def _tell_end(row: Withdrawal) -> None:
    fact = events.WithdrawalEnded(row.id, row.incident_id, bool(row.reentry_allowed))
    for path in {str(r.team_path) for r in row.receipts.all()}:
        bus.publish(fact, org_path=path, permission="dispatch.execute")
