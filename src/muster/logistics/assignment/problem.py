"""Units, incidents and places; a plan, and what it is worth."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from muster.logistics.errors import BadInput
from muster.logistics.mip import FloatArray, IntArray, Status

BoolArray = NDArray[np.bool_]
TINY: Final = 1e-7
GOALS: Final = ("shortage", "lateness", "cover", "travel")


@dataclass(frozen=True)
class Situation:
    """Units, incidents and what stays behind. Made by `situation`, which checks it.

    Attributes
    ----------
    arrival : ndarray, shape (u, k)
        Minutes from order to scene, turn-out included; ``inf`` where the unit cannot go (not ready, out, lacking,
        road closed, out of reach). [min]
    supply : ndarray, shape (u, c)
        What each unit brings of each capability, >= 0.
    need : ndarray, shape (k, c)
        What each incident needs, >= 0. A commander is a capability like any other.
    deadline : ndarray, shape (k,)
        Promised minutes from order to scene. [min]
    priority : ndarray, shape (k,)
        Weight of an incident, > 0.
    kind : ndarray of int, shape (u,)
        Discipline of the unit for the cover left behind.
    covers : ndarray of bool, shape (u, i)
        Places each unit covers from where it stands, within its promise.
    weight : ndarray, shape (i,)
        Worth of each place, >= 0.
    groups : tuple of (ndarray of int, int)
        Of these units at most so many may go: a base's reserve, or one crew listed twice.
    """

    arrival: FloatArray
    supply: FloatArray
    need: FloatArray
    deadline: FloatArray
    priority: FloatArray
    kind: IntArray
    covers: BoolArray
    weight: FloatArray
    groups: tuple[tuple[IntArray, int], ...] = ()


@dataclass(frozen=True)
class Move:
    """One unit sent to one incident, with what it is for.

    Attributes
    ----------
    unit, incident : int
        Rows of the situation.
    arrival : float
        Minutes from order to scene. [min]
    late : float
        Minutes past the deadline. [min]
    fills : tuple of int
        Capabilities the incident needs and this unit brings.
    cover_lost : float
        Weight of the places that only this unit would still cover if it stayed.
    """

    unit: int
    incident: int
    arrival: float
    late: float
    fills: tuple[int, ...]
    cover_lost: float


@dataclass(frozen=True)
class Score:
    """The four goals; compare in this order, `cover` the other way round."""

    shortage: float
    lateness: float
    cover: float
    travel: float

    def key(self) -> tuple[float, float, float, float]:
        """Smaller is better."""
        return (self.shortage, self.lateness, -self.cover, self.travel)

    def price(self, other: Score) -> Score:
        """What this one costs beside `other`, term by term; a positive `cover` is cover gained."""
        return Score(self.shortage - other.shortage, self.lateness - other.lateness, self.cover - other.cover,
                     self.travel - other.travel)


@dataclass(frozen=True)
class Shortfall:
    """What an incident still lacks of one capability."""

    incident: int
    capability: int
    amount: float


@dataclass(frozen=True)
class Plan:
    """A proposal.

    Attributes
    ----------
    moves : tuple of Move
        By incident, then arrival.
    score : Score
        Shortage, lateness [weight · min], cover left behind, travel [weight · min].
    short : tuple of Shortfall
        What is lacking.
    status : Status
        ``optimal`` when all four goals are proven, ``time_limit`` when a later one is not, ``heuristic`` for the
        greedy fallback.
    proven : int
        How many of the four goals are proven.
    gaps : tuple of float or None
        Of each goal what is not proven, |value - bound| / max(1, |value|): 0 when proven, None when time ran out before
        it was looked at. Each holds with the goals before it at the values of this plan.
    seconds : float
        Wall clock time. [s]
    """

    moves: tuple[Move, ...]
    score: Score
    short: tuple[Shortfall, ...]
    status: Status
    proven: int
    seconds: float
    gaps: tuple[float | None, ...] = (None, None, None, None)

    @property
    def units(self) -> frozenset[int]:
        return frozenset(m.unit for m in self.moves)


def situation(
    arrival: ArrayLike, supply: ArrayLike, need: ArrayLike, *, deadline: ArrayLike = 60.0, priority: ArrayLike = 1.0,
    kind: ArrayLike | None = None, covers: ArrayLike | None = None, weight: ArrayLike | None = None,
    groups: Sequence[tuple[Sequence[int], int]] = (),
) -> Situation:
    """Check and complete a situation.

    Parameters
    ----------
    arrival : array_like, shape (u, k)
        Minutes from order to scene, >= 0; ``inf`` = cannot go. [min]
    supply : array_like, shape (u, c)
        What each unit brings, >= 0.
    need : array_like, shape (k, c)
        What each incident needs, >= 0.
    deadline : array_like, scalar or shape (k,)
        Promised minutes, >= 0. [min]
    priority : array_like, scalar or shape (k,)
        Weights, > 0.
    kind : array_like of int, shape (u,), optional
        Discipline of each unit; one for all by default.
    covers : array_like of bool, shape (u, i), optional
        Places each unit covers while it stays; none by default.
    weight : array_like, shape (i,), optional
        Worth of the places; 1 by default.
    groups : sequence of (sequence of int, int)
        Of these units at most so many may go.

    Returns
    -------
    Situation
        Arrays of the right shape.

    Raises
    ------
    BadInput
        Shapes that do not fit or values out of range.
    """
    a, s, n = (np.atleast_2d(np.asarray(v, float)) for v in (arrival, supply, need))
    units, incidents = a.shape
    if s.shape[0] != units or n.shape[0] != incidents or s.shape[1] != n.shape[1]:
        raise BadInput(f"arrival {a.shape}, supply {s.shape} and need {n.shape} do not fit", where="situation",
                       remedy="Give (units, incidents), (units, capabilities), (incidents, capabilities).")
    if np.isnan(a).any() or (a < 0).any() or not np.isfinite(s).all() or (s < 0).any() or not (
            np.isfinite(n).all() and (n >= 0).all()):
        raise BadInput("a value is negative or missing", where="situation",
                       remedy="Give numbers >= 0, and inf minutes where a unit cannot go.")
    due = np.broadcast_to(np.asarray(deadline, float), incidents).copy()
    weights = np.broadcast_to(np.asarray(priority, float), incidents).copy()
    if not (np.isfinite(weights).all() and (weights > 0).all()) or np.isnan(due).any() or (due < 0).any():
        raise BadInput("a deadline is negative or a priority is not above 0", where="situation",
                       remedy="Give minutes >= 0 and weights > 0.")
    seen = np.zeros((units, 0), bool) if covers is None else np.asarray(covers, bool)
    worth = np.ones(seen.shape[1]) if weight is None else np.asarray(weight, float)
    kinds = np.zeros(units, np.int64) if kind is None else np.asarray(kind, np.int64)
    if seen.shape != (units, worth.size) or kinds.shape != (units,) or (worth < 0).any():
        raise BadInput("covers, weight or kind do not fit the units", where="situation",
                       remedy="Give (units, places), (places,), (units,).")
    sets = tuple((np.asarray(sorted(set(members)), np.int64), int(most)) for members, most in groups)
    if any(m.size and (m[0] < 0 or m[-1] >= units) for m, _ in sets) or any(most < 0 for _, most in sets):
        raise BadInput("a group names a unit that does not exist, or less than 0", where="groups",
                       remedy=f"Give unit numbers from 0 to {units - 1} and a number >= 0.")
    return Situation(a, s, n, due, weights, kinds, seen, worth, sets)


def score(case: Situation, sent: IntArray) -> Score:
    """The four goals of a plan.

    Parameters
    ----------
    case : Situation
        Units, incidents, places.
    sent : ndarray of int, shape (u,)
        Incident each unit goes to, -1 where it stays.

    Returns
    -------
    Score
        Cover counts only units that stay.
    """
    gone = sent >= 0
    units, target = np.flatnonzero(gone), sent[gone]
    lacking = lacking_of(case, sent)
    arrival = case.arrival[units, target]
    late = np.maximum(0.0, arrival - case.deadline[target])
    return Score(
        float(case.priority @ lacking.sum(axis=1)), float(case.priority[target] @ late), cover_of(case, ~gone),
        float(case.priority[target] @ arrival))


def cover_of(case: Situation, stays: BoolArray) -> float:
    """Worth of the places still covered, summed over kinds."""
    total = 0.0
    for k in np.unique(case.kind):
        total += float(case.weight @ case.covers[stays & (case.kind == k)].any(axis=0))
    return total


def lacking_of(case: Situation, sent: IntArray) -> FloatArray:
    """What each incident still lacks of each capability."""
    brought = np.zeros_like(case.need)
    gone = sent >= 0
    np.add.at(brought, sent[gone], case.supply[gone])
    lacking: FloatArray = np.maximum(0.0, case.need - brought)
    return lacking


def goal_value(value: Score, goal: str) -> float:
    """One goal of a score, smaller is better."""
    return {"shortage": value.shortage, "lateness": value.lateness, "cover": -value.cover, "travel": value.travel}[goal]


def rounded(value: Score) -> tuple[float, ...]:
    """The goals without the noise of summation, to compare plans."""
    return tuple(round(v, 6) for v in value.key())


def sent_of(case: Situation, plan: Plan) -> IntArray:
    """Incident each unit goes to in a plan, -1 where it stays."""
    sent = np.full(case.arrival.shape[0], -1, np.int64)
    for move in plan.moves:
        sent[move.unit] = move.incident
    return sent


def plan_of(
    case: Situation, sent: IntArray, status: Status, gaps: Sequence[float | None], began: float, *, proven: int = 0
) -> Plan:
    """The plan that sends each unit where `sent` says, with what each move costs."""
    stays = sent < 0
    moves = []
    kept = cover_of(case, stays)
    for u in np.flatnonzero(~stays).tolist():
        k = int(sent[u])
        with_it = stays.copy()
        with_it[u] = True
        lost = cover_of(case, with_it) - kept if case.covers[u].any() else 0.0
        arrival = float(case.arrival[u, k])
        fills = np.flatnonzero((case.need[k] > 0) & (case.supply[u] > 0))
        moves.append(Move(u, k, arrival, max(0.0, arrival - float(case.deadline[k])), tuple(fills.tolist()), lost))
    moves.sort(key=lambda m: (m.incident, m.arrival, m.unit))
    lacking = lacking_of(case, sent)
    short = tuple(Shortfall(int(k), int(c), float(lacking[k, c])) for k, c in np.argwhere(lacking > TINY))
    value = score(case, sent)
    if not math.isfinite(value.travel):
        raise BadInput("a unit is sent where it cannot go", where="assignment", remedy="Report this as a defect.")
    return Plan(tuple(moves), value, short, status, proven, time.perf_counter() - began, tuple(gaps))
