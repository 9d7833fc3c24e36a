"""The signal that pulls every rescuer back: whom it reaches, how it climbs, what the heads say, who ends it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from muster.apps.command.rules.dispatch import DispatchStatus
from muster.kit.errors import Conflict, NotAllowed, OutOfRange


class WithdrawalStatus(StrEnum):
    """Where a signal stands."""

    STANDING = "standing"
    ENDED = "ended"


class WithdrawalReason(StrEnum):
    """Why rescuers must get out."""

    EXPLOSION = "explosion"
    COLLAPSE = "collapse"
    TOXIC = "toxic"
    FIRE = "fire"
    WATER = "water"
    RESCUER_LOST = "rescuer_lost"
    OTHER = "other"


HEARING: Final = frozenset({DispatchStatus.TURNED_OUT, DispatchStatus.ARRIVED, DispatchStatus.WORKING, DispatchStatus.RESTING})
"""Orders whose team is told: on the scene, or on the road and perhaps there without having said so."""


@dataclass(frozen=True, slots=True)
class ClimbStep:
    """What happens after so many seconds without an answer."""

    after_s: int
    to_zh: str
    to_en: str


@dataclass(frozen=True, slots=True)
class WithdrawalRules:
    """One dated set of rules for the signal."""

    id: str
    effective_from: date
    effective_to: date | None
    source: str
    mark: str
    zh: str
    en: str
    steps: tuple[ClimbStep, ...]
    steps_source: str
    steps_mark: str


def parse_withdrawal_rules(document: Mapping[str, Any]) -> tuple[WithdrawalRules, ...]:
    """The rule sets of a parsed ``withdrawal.toml``."""
    return tuple(
        WithdrawalRules(
            r["id"],
            r["effective_from"],
            r.get("effective_to"),
            r["source"],
            r["mark"],
            r["words"]["zh"],
            r["words"]["en"],
            tuple(ClimbStep(s["after_s"], s["to_zh"], s["to_en"]) for s in r["step"]),
            r["steps_source"],
            r["steps_mark"],
        )
        for r in document["rule_set"]
    )


def withdrawal_rules_on(sets: Sequence[WithdrawalRules], day: date) -> WithdrawalRules:
    """The set in force on the day of the signal."""
    for found in sets:
        if found.effective_from <= day and (found.effective_to is None or day <= found.effective_to):
            return found
    raise OutOfRange("no-withdrawal-rules-for-day", day=day.isoformat())


@dataclass(frozen=True, slots=True)
class HeadCount:
    """What a team leader counted, against the entry log. None is not counted."""

    out: int | None
    inside: int | None
    missing: tuple[str, ...]
    inside_by_log: tuple[str, ...]

    @property
    def accounted(self) -> bool:
        """Everybody is out and known to be: nobody inside, nobody missing, nobody still in the log."""
        return self.inside == 0 and not self.missing and not self.inside_by_log

    @property
    def differs(self) -> bool:
        """The leader's number and the log's contradict each other, so one of them must be put right."""
        return self.inside is not None and self.inside != len(self.inside_by_log)


def check_count(*, inside: int | None, missing: Sequence[str]) -> None:
    """People who are missing are not out: there cannot be more of them than are said to be inside."""
    if inside is not None and len(missing) > inside:
        raise OutOfRange("more-missing-than-inside", missing=len(missing), inside=inside)


def due_step(steps: Sequence[ClimbStep], *, told_at: datetime, now: datetime) -> int:
    """How many steps of the climb have come due, 0 when none.

    >>> from datetime import datetime, timedelta, UTC
    >>> at = datetime(2026, 11, 21, tzinfo=UTC)
    >>> steps = (ClimbStep(60, "", ""), ClimbStep(180, "", ""))
    >>> [due_step(steps, told_at=at, now=at + timedelta(seconds=s)) for s in (59, 60, 500)]
    [0, 1, 2]
    """
    waited = (now - told_at).total_seconds()
    return sum(1 for step in steps if waited >= step.after_s)


def ensure_may_end(commander: UUID | None, *, person_id: UUID | None, may_hand_over: bool) -> None:
    """Who holds command ends the signal; while nobody does, whoever may give command."""
    if commander is None and may_hand_over:
        return
    if commander is None or commander != person_id:
        raise NotAllowed("withdrawal-commander-ends")


@dataclass(frozen=True, slots=True)
class LastSignal:
    """The latest signal of an incident, as the entry log sees it."""

    status: WithdrawalStatus
    raised_at: datetime
    reentry_allowed: bool | None


def ensure_may_enter(signal: LastSignal | None, *, time_in: datetime) -> None:
    """Nobody goes in while the signal stands, or after it until re-entry is allowed.

    Somebody who went in before the signal and is written down late is written down: the log must know who is inside.
    """
    if signal is None or time_in < signal.raised_at:
        return
    if signal.status is WithdrawalStatus.STANDING:
        raise Conflict("withdrawal-stands")
    if not signal.reentry_allowed:
        raise Conflict("reentry-not-allowed")
