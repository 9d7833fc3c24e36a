"""How long a deployed team lasts on what it carries: the least of the essentials, never their mean."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from muster.logistics.errors import BadInput

TARGET_HOURS: Final = 72.0
"""异地自我保障能力 of the national plan. [h]"""
ESSENTIALS: Final = ("water", "food", "fuel", "power", "breathing", "protection", "medical", "camp", "communications")
"""饮水、食品、燃油、供电、呼吸用气、防护耗材、医疗、宿营、通信供电."""


@dataclass(frozen=True)
class Essential:
    """Stock of one essential in the convoy.

    Attributes
    ----------
    kind : str
        One of `ESSENTIALS`, or another that the team must carry.
    stock : float
        What is carried, expired stock left out, >= 0. [unit of the essential]
    hourly_use : float or None
        Use at full deployed strength; None when unknown, which counts as nothing carried. [unit/h]
    is_needed : bool
        False for what this team does not need.
    """

    kind: str
    stock: float
    hourly_use: float | None
    is_needed: bool = True


@dataclass(frozen=True)
class Stop:
    """A place on the route where some essentials can be filled up, and the hours after departure at which it is passed."""

    name: str
    after: float
    refills: frozenset[str]


@dataclass(frozen=True)
class Line:
    """One essential: hours it lasts, what is missing to the target, and the stop that can fill it up in time."""

    kind: str
    hours: float
    missing: float | None
    refill: Stop | None


@dataclass(frozen=True)
class SelfSupport:
    """Answer of `self_support`: `hours` is the least of all lines, `first_out` what runs out first."""

    hours: float
    first_out: str | None
    is_met: bool
    lines: tuple[Line, ...]


def self_support(
    essentials: Iterable[Essential], *, required: Sequence[str] = ESSENTIALS, target: float = TARGET_HOURS,
    stops: Iterable[Stop] = (),
) -> SelfSupport:
    """Hours a team can work away from home without resupply.

    Parameters
    ----------
    essentials : iterable of Essential
        What the convoy carries, each kind once.
    required : sequence of str
        Kinds a team must carry; one that is not listed lasts 0 h.
    target : float
        Hours to reach, > 0. [h]
    stops : iterable of Stop
        Places on the way where something can be filled up.

    Returns
    -------
    SelfSupport
        Lines sorted by the hours they last, shortest first.

    Raises
    ------
    BadInput
        A kind listed twice, a negative stock or use, a target that is not positive.

    Notes
    -----
    .. math:: h = \\min_k \\frac{s_k}{u_k}

    over the essentials that are needed: a surplus of one never makes up for another.

    Examples
    --------
    >>> team = [Essential("water", 600, 5), Essential("fuel", 900, 30)]
    >>> answer = self_support(team, required=["water", "fuel"], stops=[Stop("潜江", 2.0, frozenset({"fuel"}))])
    >>> answer.hours, answer.first_out, answer.is_met, answer.lines[0].missing, answer.lines[0].refill.name
    (30.0, 'fuel', False, 1260.0, '潜江')
    """
    if not (math.isfinite(target) and target > 0):
        raise BadInput(f"the target is {target} h", where="target", remedy="Give hours above 0, such as 72.")
    carried: dict[str, Essential] = {}
    for item in essentials:
        if item.kind in carried:
            raise BadInput(f"'{item.kind}' is listed twice", where="essentials", remedy="Add its stocks up.")
        if not (math.isfinite(item.stock) and item.stock >= 0) or (item.hourly_use is not None and not (
                math.isfinite(item.hourly_use) and item.hourly_use >= 0)):
            raise BadInput(f"stock or use of '{item.kind}' is negative or not a number", where="essentials",
                           remedy="Give numbers >= 0.")
        carried[item.kind] = item
    order = sorted(stops, key=lambda s: s.after)
    kinds = [*required, *(k for k in carried if k not in required)]
    lines = [_line(carried.get(kind, Essential(kind, 0.0, None)), target, order) for kind in kinds
             if kind not in carried or carried[kind].is_needed]
    lines.sort(key=lambda line: line.hours)
    if not lines:
        return SelfSupport(math.inf, None, True, ())
    first = lines[0]
    return SelfSupport(first.hours, first.kind if math.isfinite(first.hours) else None, first.hours >= target,
                       tuple(lines))


def _line(item: Essential, target: float, stops: Sequence[Stop]) -> Line:
    use = item.hourly_use
    if use is None:
        hours, missing = 0.0, None
    elif use == 0:
        hours, missing = math.inf, 0.0
    else:
        hours, missing = item.stock / use, max(0.0, target * use - item.stock)
    in_time = [s for s in stops if item.kind in s.refills and s.after <= hours]
    return Line(item.kind, hours, missing, in_time[-1] if in_time and hours < target else None)
