"""The withdrawal signal as it is read: its rules, its teams' answers, what the entry log holds against them."""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from muster.apps.command import rules
from muster.apps.command.models import Dispatch, Entry, Withdrawal, WithdrawalReceipt
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.kit.actors import Actor
from muster.kit.errors import NotFound

Value = dict[str, Any]
instant = incidents.instant
_FILE = Path(__file__).resolve().parents[1] / "data" / "withdrawal.toml"
MOST_MINE = 20


@cache
def _rule_sets() -> tuple[rules.WithdrawalRules, ...]:
    return rules.parse_withdrawal_rules(tomllib.loads(_FILE.read_text("utf-8")))


def withdrawal_rules(day: date) -> rules.WithdrawalRules:
    """The rules of the signal in force on a day."""
    return rules.withdrawal_rules_on(_rule_sets(), day)


def _rules_named(rule_set: str) -> rules.WithdrawalRules:
    return next(r for r in _rule_sets() if r.id == rule_set)


def withdrawal(actor: Actor, withdrawal_id: UUID) -> Withdrawal:
    """One signal."""
    found: Withdrawal | None = Withdrawal.objects.visible_to(actor).filter(id=withdrawal_id).first()
    if found is None:
        raise NotFound("withdrawal-not-found")
    return found


def standing_withdrawal(incident: Incident) -> Withdrawal | None:
    """The signal that stands, if one does."""
    found: Withdrawal | None = incident.withdrawals.filter(status="standing").first()
    return found


def last_signal(incident: Incident) -> rules.LastSignal | None:
    """The latest signal as the entry log judges by it."""
    last = incident.withdrawals.order_by("-number").first()
    return rules.LastSignal(rules.WithdrawalStatus(last.status), last.raised_at, last.reentry_allowed) if last else None


def my_withdrawals(actor: Actor) -> QuerySet[Withdrawal]:
    """The signals to the actor's own teams, those that stand first, then the newest."""
    told = WithdrawalReceipt.objects.visible_to(actor).filter(team_path__descendant_of=actor.org_path)
    mine: QuerySet[Withdrawal] = (
        Withdrawal.objects.visible_to(actor)
        .filter(id__in=told.values("withdrawal_id"))
        .select_related("incident")
        .order_by("-status", "-recorded_at", "-id")
    )
    return mine


def has_team_there(actor: Actor, incident: Incident) -> bool:
    """Whether a team of the actor's own is on the scene or on its way."""
    return bool(
        Dispatch.objects.visible_to(actor)
        .filter(incident=incident, team_path__descendant_of=actor.org_path, status__in=[s.value for s in rules.OPEN])
        .filter(issued_at__isnull=False)
        .exists()
    )


def inside_by_log(order: Dispatch) -> list[str]:
    """The names of a team that went in and did not come out, by the entry log."""
    rows = Entry.objects.unscoped("the team's own entries").filter(dispatch=order, time_out=None)
    return list(rows.order_by("time_in", "id").values_list("name", flat=True))


def count_of(receipt: WithdrawalReceipt) -> rules.HeadCount:
    """A team's answer as the rules see it."""
    return rules.HeadCount(receipt.people_out, receipt.people_inside, tuple(receipt.missing), tuple(receipt.inside_by_log))


def receipt_value(receipt: WithdrawalReceipt) -> Value:
    """One team's answer as shown."""
    count = count_of(receipt)
    return {
        "id": str(receipt.id),
        "dispatch_id": str(receipt.dispatch_id),
        "team_name": receipt.team_name,
        "told_at": instant(receipt.told_at),
        "inside_when_told": receipt.inside_when_told,
        "acknowledged_at": instant(receipt.acknowledged_at),
        "claimed_at": instant(receipt.claimed_at),
        "acknowledged_by": receipt.acknowledged_by,
        "by": receipt.by or None,
        "people_out": receipt.people_out,
        "people_inside": receipt.people_inside,
        "missing": receipt.missing,
        "inside_by_log": receipt.inside_by_log,
        "counted_at": instant(receipt.counted_at),
        "accounted": receipt.acknowledged_at is not None and count.accounted,
        "differs": receipt.acknowledged_at is not None and count.differs,
        "notes": receipt.notes,
    }


def withdrawal_value(row: Withdrawal, receipts: Iterable[WithdrawalReceipt] | None = None) -> Value:
    """A signal with the answers of its teams, as shown, logged and folded."""
    told = sorted(row.receipts.all() if receipts is None else receipts, key=lambda r: (r.told_at, r.team_name, str(r.id)))
    by = _rules_named(row.rule_set)
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "number": row.number,
        "status": row.status,
        "reason_code": row.reason_code,
        "reason": row.reason,
        "gather": row.gather,
        "gather_lon": row.gather_lon,
        "gather_lat": row.gather_lat,
        "words": {"zh": by.zh, "en": by.en},
        "rule_set": by.id,
        "source": by.source,
        "mark": by.mark,
        "steps": [{"after_s": s.after_s, "to": {"zh": s.to_zh, "en": s.to_en}} for s in by.steps],
        "steps_source": by.steps_source,
        "steps_mark": by.steps_mark,
        "step": row.step,
        "climbed_at": instant(row.climbed_at),
        "raised_by": row.raised_by,
        "raised_by_org": row.raised_by_org,
        "raised_at": instant(row.raised_at),
        "recorded_at": instant(row.recorded_at),
        "ended_by": row.ended_by,
        "ended_at": instant(row.ended_at),
        "end_reason": row.end_reason,
        "reentry_allowed": row.reentry_allowed,
        "reentry_by": row.reentry_by,
        "reentry_at": instant(row.reentry_at),
        "reentry_reason": row.reentry_reason,
        "receipts": [receipt_value(r) for r in told],
        "holds_incident": row.status == rules.WithdrawalStatus.STANDING,
    }


def withdrawals_in_tables(seen: Q) -> dict[str, Value]:
    """The signals of an incident from the tables, to be compared with its log."""
    rows = Withdrawal.objects.unscoped("compared with the log").filter(seen).prefetch_related("receipts")
    return {str(r.id): withdrawal_value(r) for r in rows}
