"""What the plans promise of an order, how likely it is to be kept, and whether it was.

The clocks follow the indicators to the letter: they start when the team receives the order, they stop when its first
equipped unit stands at the control point, minutes are compared unrounded and the boundary counts as kept. Only a team of
the accident's own discipline counts for the regional promise, only an accident feared to be 特别重大 for the national one.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

TURN_OUT: Final[dict[str, float]] = {
    "national_base": 30.0, "national_team": 30.0, "regional_base": 5.0, "professional_team": 5.0, "backbone_team": 5.0,
    "enterprise_fulltime_team": 3.0, "enterprise_parttime_team": 3.0,
}  # fmt: skip
"""From receipt to the gate, configurable by the plans' silence [P]: regional and professional 5, enterprise 3, national 30. [min]"""
HOUR, BASE_BAND, BASE_LIMIT, EIGHT_HOURS = 60.0, 180.0, 300.0, 480.0
WARN_BELOW: Final = 0.7
"""Chance below which a running promise counts as at risk [P]."""
STALE: Final = timedelta(minutes=15)
"""A position older than this is doubtful on the road [P]."""
GEOFENCE: Final = 500.0
"""Round the control point; a team on the road that tells a position inside it has arrived, unless the control point says otherwise [P]. [m]"""
_Z90: Final = 1.2815515655446004
"""The 90th percentile of the normal distribution: low and high of a travel time stand for an 80 % band."""


class PromiseState(StrEnum):
    """Where a promise stands."""

    WAITING = "waiting"
    RUNNING = "running"
    AT_RISK = "at_risk"
    BROKEN = "broken"
    KEPT = "kept"
    MISSED = "missed"
    VOID = "void"


OPEN_PROMISES: Final = frozenset({PromiseState.WAITING, PromiseState.RUNNING, PromiseState.AT_RISK, PromiseState.BROKEN})


@dataclass(frozen=True, slots=True)
class Terms:
    """What is promised: minutes from receipt, the indicators that count it, and why it does not count (empty: it does)."""

    minutes: float
    indicators: tuple[str, ...]
    not_counted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Travel:
    """Minutes still to go, as an 80 % band round the middle."""

    low: float
    middle: float
    high: float


def is_inside(distance: float, accuracy: float | None) -> bool:
    """Whether a position stands inside the fence; one that may be farther off than the fence is wide shows nothing.

    >>> is_inside(500.0, None), is_inside(501.0, 20.0), is_inside(100.0, 3_000.0)
    (True, False, False)
    """
    return distance <= GEOFENCE and (accuracy or 0.0) <= GEOFENCE


def turn_out(tier: str) -> float:
    """Minutes from receipt to the gate; tiers without a promise take the 5 of professional teams."""
    return TURN_OUT.get(tier, 5.0)


def terms_of(tier: str, *, same_discipline: bool, extraordinary: bool, in_service_area: bool) -> Terms | None:
    """Which promise of the plans an order falls under, None when none of them speaks of such a team.

    >>> terms_of("professional_team", same_discipline=True, extraordinary=False, in_service_area=True)
    Terms(minutes=60.0, indicators=('H5',), not_counted=())
    """
    if tier in ("regional_base", "professional_team"):
        return Terms(HOUR, ("H5",), () if same_discipline else ("other_discipline",))
    national = () if extraordinary else ("not_extraordinary",)
    outside = () if in_service_area else ("outside_service_area",)
    if tier == "national_base":
        lacking = () if same_discipline else ("other_discipline",)
        return Terms(BASE_LIMIT, ("H6", "N3") if extraordinary and in_service_area else ("H6",), lacking)
    if tier == "national_team":
        return Terms(EIGHT_HOURS, ("N3",), (*national, *outside))
    return None


def chance(travel: Travel, left: float) -> float:
    """How likely the rest of the way takes at most ``left`` minutes.

    The logarithm of the time is taken as normal on each side of the middle, with the band's ends at 10 and 90 %: never
    below nought, skewed to the late side as traffic is. An estimate to warn by, no measurement.

    >>> round(chance(Travel(17, 21, 28), 28), 3), chance(Travel(17, 21, 28), 21), chance(Travel(17, 21, 28), 0)
    (0.9, 0.5, 0.0)
    """
    if left <= 0:
        return 1.0 if travel.high <= 0 else 0.0
    if travel.middle <= 0:
        return 1.0
    late = left >= travel.middle
    end = travel.high if late else max(travel.low, 0.1 * travel.middle)
    spread = abs(math.log(end / travel.middle)) / _Z90 if end > 0 and end != travel.middle else 0.0
    if spread == 0.0:
        return 1.0 if late else 0.0
    return 0.5 * (1 + math.erf(math.log(left / travel.middle) / spread / math.sqrt(2)))


def still_to_go(travel: Travel, *, age: float) -> Travel:
    """A travel time told ``age`` minutes ago as it stands now.

    Shorter by that; but the longer nothing was told, the longer it may still take: at least a quarter of the silence in
    the middle and six tenths of it at the end of the band [P], so that a silent team never counts as good as there.

    >>> still_to_go(Travel(8, 10, 14), age=30)
    Travel(low=0.0, middle=7.5, high=18.0)
    """
    return Travel(max(0.0, travel.low - age), max(travel.middle - age, 0.25 * age), max(travel.high - 0.75 * age, 0.6 * age))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an order at an instant. ``travel`` counts from ``travel_from``: the base, or the last position."""

    terms: Terms
    status: str
    tier: str
    received_at: datetime | None
    turned_out_at: datetime | None
    arrived_at: datetime | None
    equipped: bool | None
    travel: Travel | None
    position_at: datetime | None
    is_recalled: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a promise stands: when it falls due, when the team is expected, how likely in time, and what is doubtful."""

    state: PromiseState
    due_at: datetime | None
    eta: tuple[datetime, datetime, datetime] | None
    chance: float | None
    minutes: float | None
    doubts: tuple[str, ...]


_P = PromiseState


def outlook(facts: Facts, now: datetime) -> Outlook:
    """Judge a promise at an instant."""
    limit = timedelta(minutes=facts.terms.minutes)
    due = facts.received_at + limit if facts.received_at else None
    if facts.status == "cancelled":
        return Outlook(_P.VOID, due, None, None, None, ())
    if facts.arrived_at and facts.equipped is not False:
        if facts.received_at is None:
            return Outlook(_P.MISSED, None, None, None, None, ("receipt_untold",))
        took = max(0.0, (facts.arrived_at - facts.received_at).total_seconds() / 60)
        state = _P.KEPT if took <= facts.terms.minutes else _P.MISSED
        return Outlook(state, due, None, None, took, ())
    if facts.is_recalled:
        return Outlook(_P.VOID, due, None, None, None, ())
    if facts.status in ("refused", "released", "returned"):
        return Outlook(_P.MISSED, due, None, None, None, ("never_arrived",))
    return _running(facts, now, due)


def _running(facts: Facts, now: datetime, due: datetime | None) -> Outlook:
    doubts = []
    to_go = _to_go(facts, now)
    if facts.equipped is False:
        doubts.append("not_equipped")
    if to_go is None:
        doubts.append("no_destination")
    elif facts.turned_out_at and facts.position_at is None:
        doubts.append("no_position")
    elif facts.position_at and now - facts.position_at > STALE:
        doubts.append("position_old")
    if facts.status in ("arrived", "working", "resting") and facts.equipped is not False:
        doubts.append("arrival_untold")
    left = (due - now).total_seconds() / 60 if due else facts.terms.minutes
    likely = None if to_go is None else chance(to_go, left)
    eta = None
    if to_go is not None:
        low, middle, high = (now + timedelta(minutes=m) for m in (to_go.low, to_go.middle, to_go.high))
        eta = (low, middle, high)
    if due is not None and now > due:
        return Outlook(_P.BROKEN, due, eta, 0.0, None, tuple(doubts))
    if likely is not None and likely < WARN_BELOW:
        return Outlook(_P.AT_RISK, due, eta, likely, None, tuple(doubts))
    return Outlook(_P.WAITING if due is None else _P.RUNNING, due, eta, likely, None, tuple(doubts))


def _to_go(facts: Facts, now: datetime) -> Travel | None:
    """Minutes until arrival from now on: the gate first while the team has not left, then the road."""
    if facts.travel is None:
        return None
    since = facts.position_at or facts.turned_out_at
    if since is not None:
        return still_to_go(facts.travel, age=max(0.0, (now - since).total_seconds() / 60))
    waited = (now - facts.received_at).total_seconds() / 60 if facts.received_at else 0.0
    gate = max(0.0, turn_out(facts.tier) - waited)
    return Travel(facts.travel.low + gate, facts.travel.middle + gate, facts.travel.high + gate)


@dataclass(frozen=True, slots=True)
class Record:
    """A promise after the event, for the indicators."""

    indicators: tuple[str, ...]
    not_counted: tuple[str, ...]
    state: PromiseState
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """An indicator's own figures over a period; ``rate`` is None when nothing happened, never 0 or 100 %."""

    indicator: str
    kept: int
    counted: int
    excluded: int
    running: int
    rate: float | None


LIMITS: Final = {"H5": HOUR, "H6": BASE_LIMIT, "N3": EIGHT_HOURS}


def tally(records: Iterable[Record]) -> tuple[Tally, ...]:
    """Orders kept over orders counted, for each indicator; a missing arrival counts as not met, cancelled orders are excluded.

    An order counts for each of its indicators against that indicator's own limit.
    """
    rows: Sequence[Record] = list(records)
    return tuple(_tally(name, [r for r in rows if name in r.indicators]) for name in LIMITS)


def _tally(name: str, rows: Sequence[Record]) -> Tally:
    excluded = [r for r in rows if r.not_counted or r.state is _P.VOID]
    running = [r for r in rows if r not in excluded and r.state in OPEN_PROMISES and r.state is not _P.BROKEN]
    counted = [r for r in rows if r not in excluded and r not in running]
    kept = sum(1 for r in counted if r.minutes is not None and r.minutes <= LIMITS[name])
    return Tally(name, kept, len(counted), len(excluded), len(running), kept / len(counted) if counted else None)
