"""The life of a dispatch order. Taps come from phones that were offline: late, twice, or out of order.

A tap never takes back what is known, and a later step implies the ones before it: a team that says it has arrived has
turned out, at a time nobody has told yet. The time is filled in when its own tap comes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from muster.kit.errors import Conflict, Invalid

UNDO_WINDOW: Final = timedelta(seconds=5)
"""How long an order waits, seen by the desk alone, before it leaves."""


class DispatchStatus(StrEnum):
    """Where an order stands (docs/rooms/command.md)."""

    RECOMMENDED = "recommended"
    ISSUED = "issued"
    RECEIVED = "received"
    TURNED_OUT = "turned_out"
    ARRIVED = "arrived"
    WORKING = "working"
    RESTING = "resting"
    RELEASED = "released"
    RETURNED = "returned"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class RefusalReason(StrEnum):
    """Why a team may lawfully not go; every refusal is reviewed."""

    DANGER_TO_RESCUERS = "danger_to_rescuers"
    EQUIPMENT_FAILURE = "equipment_failure"
    PEOPLE_SHORT = "people_short"
    ALREADY_ENGAGED = "already_engaged"
    ROAD_BLOCKED = "road_blocked"
    OTHER = "other"


class Outcome(StrEnum):
    """What a tap did."""

    ADVANCED = "advanced"
    FILLED = "filled"
    REPEATED = "repeated"


S = DispatchStatus
ORDERED_STEPS: Final = (S.ISSUED, S.RECEIVED, S.TURNED_OUT, S.ARRIVED, S.WORKING, S.RELEASED, S.RETURNED)
_RANK: Final = {
    **{status: rank for rank, status in enumerate(ORDERED_STEPS)},
    S.RESTING: ORDERED_STEPS.index(S.WORKING),
}
TARGETS: Final = {
    "receive": S.RECEIVED,
    "turn_out": S.TURNED_OUT,
    "arrive": S.ARRIVED,
    "work": S.WORKING,
    "rest": S.RESTING,
    "release": S.RELEASED,
    "return": S.RETURNED,
}
_ROAD: Final = (S.RECEIVED, S.TURNED_OUT, S.ARRIVED)
OPEN: Final = frozenset({S.RECOMMENDED, S.ISSUED, S.RECEIVED, S.TURNED_OUT, S.ARRIVED, S.WORKING, S.RESTING, S.RELEASED})
"""The team cannot be sent elsewhere."""
HOLDING: Final = OPEN - {S.RELEASED}
"""The incident cannot end while an order stands here."""


@dataclass(frozen=True, slots=True)
class Progress:
    """An order's status, the steps reached with their claimed times (None: implied, not told), last device number."""

    status: DispatchStatus
    reached: Mapping[DispatchStatus, datetime | None]
    device_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Tap:
    """What a phone says: a step, when it claims to have happened, and the phone's own running number."""

    verb: str
    occurred_at: datetime | None = None
    device_seq: int | None = None


@dataclass(frozen=True, slots=True)
class TapResult:
    """What a tap changes: the new status, the steps it reaches by implication, and whether it did anything."""

    outcome: Outcome
    status: DispatchStatus
    implied: tuple[DispatchStatus, ...] = ()


def _ensure_running(status: DispatchStatus) -> None:
    if status in (S.REFUSED, S.CANCELLED):
        raise Conflict("dispatch-over", status=status.value)
    if status is S.RECOMMENDED:
        raise Conflict("dispatch-not-issued")


def apply_tap(progress: Progress, tap: Tap) -> TapResult:
    """What the tap does to the order; the same tap twice does nothing the second time."""
    if tap.verb not in TARGETS:
        raise Invalid("dispatch-step-unknown", step=tap.verb)
    _ensure_running(progress.status)
    target = TARGETS[tap.verb]
    here, there = _RANK[progress.status], _RANK[target]
    if there == here and target is not progress.status:
        return _toggle(progress, tap, target)
    if there <= here:
        untold = progress.reached.get(target) is None and tap.occurred_at is not None and target is not S.ISSUED
        return TapResult(Outcome.FILLED if untold else Outcome.REPEATED, progress.status)
    return TapResult(Outcome.ADVANCED, target, _implied(progress, target))


def _toggle(progress: Progress, tap: Tap, target: DispatchStatus) -> TapResult:
    stale = tap.device_seq is not None and progress.device_seq is not None and tap.device_seq <= progress.device_seq
    if stale:
        return TapResult(Outcome.REPEATED, progress.status)
    return TapResult(Outcome.ADVANCED, target)


def _implied(progress: Progress, target: DispatchStatus) -> tuple[DispatchStatus, ...]:
    if target in (S.RELEASED, S.RETURNED):
        if _RANK[progress.status] < _RANK[S.TURNED_OUT]:
            raise Conflict("dispatch-not-on-road")
        between: tuple[DispatchStatus, ...] = (S.RELEASED,) if target is S.RETURNED else ()
    else:
        between = (*_ROAD, S.WORKING) if target is S.RESTING else _ROAD
    here, there = _RANK[progress.status], _RANK[target]
    return tuple(s for s in between if s not in progress.reached and s is not target and here < _RANK[s] <= there)


def time_of(
    step: DispatchStatus, claimed: datetime | None, *, told: Iterable[tuple[DispatchStatus, datetime]], issued_at: datetime, now: datetime
) -> datetime:
    """The time we go by: the claimed one, held between the steps before and those after, the moment of issue and now.

    So a phone whose clock is wrong loses no tap and bends no figure: nobody arrives before the order was received.
    """
    earliest = max([issued_at, *(at for s, at in told if _RANK[s] <= _RANK[step])])
    latest = min([now, *(at for s, at in told if _RANK[s] > _RANK[step])])
    return max(min(claimed or now, latest), min(earliest, latest))


def undo(status: DispatchStatus) -> DispatchStatus:
    """Take an order back before it has left."""
    if status is S.CANCELLED:
        return status
    if status is not S.RECOMMENDED:
        raise Conflict("dispatch-already-issued")
    return S.CANCELLED


def may_issue(status: DispatchStatus) -> bool:
    """Whether the waiting order leaves now; one that was undone, or has left already, does not."""
    return status is S.RECOMMENDED


def cancel(status: DispatchStatus) -> DispatchStatus:
    """Withdraw an order from a team that has not left yet; one on the road is released instead."""
    if status in (S.CANCELLED, S.REFUSED):
        return status
    if status not in (S.ISSUED, S.RECEIVED):
        raise Conflict("dispatch-not-cancellable", status=status.value)
    return S.CANCELLED


def refuse(status: DispatchStatus) -> DispatchStatus:
    """The team cannot go. Once on the road it reports and asks to be released instead."""
    if status is S.REFUSED:
        return status
    if status is S.RECOMMENDED:
        raise Conflict("dispatch-not-issued")
    if status not in (S.ISSUED, S.RECEIVED):
        raise Conflict("dispatch-not-refusable", status=status.value)
    return S.REFUSED


def clock_minutes(received_at: datetime | None, arrived_at: datetime | None) -> float | None:
    """Minutes from 接令 to 到场, the clock of the response-time indicators; None while either is unknown."""
    if received_at is None or arrived_at is None:
        return None
    return (arrived_at - received_at).total_seconds() / 60
