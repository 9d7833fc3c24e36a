"""Which unit goes to which incident: one optimum over all incidents, its alternatives with their price, and a fallback.

Four goals strictly in order: least shortage, least lateness, most cover left behind, least travel. No weight trades one
for another: each is proven before the next is looked at. The solver proposes; a duty officer decides.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from muster.logistics.errors import BadInput
from muster.logistics.mip import FloatArray, IntArray, MipResult, Model, Status

BoolArray = NDArray[np.bool_]
_TINY = 1e-7


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
    seconds : float
        Wall clock time. [s]
    """

    moves: tuple[Move, ...]
    score: Score
    short: tuple[Shortfall, ...]
    status: Status
    proven: int
    seconds: float

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


def assign(case: Situation, *, time_limit: float = 10.0, threads: int = 2, avoid: Sequence[frozenset[int]] = ()) -> Plan:
    """The best plan for all incidents at once.

    Parameters
    ----------
    case : Situation
        Units, incidents, places.
    time_limit : float
        Wall clock time for all four goals. [s], > 0
    threads : int
        Threads the solver may use.
    avoid : sequence of frozenset of int
        Sets of units that may not all be sent again (used for alternatives).

    Returns
    -------
    Plan
        Proven in all four goals, or marked with how many are; never empty-handed: when time runs out the greedy plan
        stands in, marked ``heuristic``.

    Notes
    -----
    x[u,k] sends unit u to incident k, s[k,c] is what incident k lacks, v[t,i] tells whether kind t still covers place i:

    .. math:: \\sum_k x_{uk} \\le 1 \\quad \\sum_u a_{uc} x_{uk} + s_{kc} \\ge q_{kc} \\quad
              v_{ti} \\le \\sum_{u \\in t} A_{ui} (1 - \\sum_k x_{uk})

    The goals Σ π s, Σ π max(0, arrival − deadline) x, −Σ w v and Σ π arrival x are minimised one after the other, each
    kept at its optimum while the next is solved.

    Examples
    --------
    Two units, two incidents: both are needed, so the nearer unit is left to the incident that only it reaches in time:

    >>> case = situation([[10, 20], [15, 90]], [[1], [1]], [[1], [1]], deadline=60)
    >>> [(m.unit, m.incident, m.late) for m in assign(case).moves]
    [(1, 0, 0.0), (0, 1, 0.0)]
    """
    began = time.perf_counter()
    sent = greedy(case, avoid=avoid)
    best = _plan(case, sent, Status.HEURISTIC, 0, began)
    pairs = np.argwhere(np.isfinite(case.arrival) & (case.supply @ (case.need > 0).T > 0))
    if pairs.size == 0:
        return replace(best, status=Status.OPTIMAL, proven=4)
    search = _Search(case, pairs, tuple(avoid), began + time_limit, threads)
    proven = search.run(best)
    status = Status.OPTIMAL if proven == 4 else Status.TIME_LIMIT if search.improved else Status.HEURISTIC
    return _plan(case, search.best, status, proven, began)


def alternatives(
    case: Situation, plan: Plan, *, count: int = 2, time_limit: float = 10.0, threads: int = 2
) -> list[tuple[Plan, Score]]:
    """The next best plans that leave at least one of the sent units at home, each with its price.

    Parameters
    ----------
    case : Situation
        As for `assign`.
    plan : Plan
        The best plan.
    count : int
        How many to look for.
    time_limit : float
        Wall clock time for all of them. [s]
    threads : int
        Threads the solver may use.

    Returns
    -------
    list of (Plan, Score)
        Best first; the score is what each costs beside `plan`. Shorter when no further plan exists.
    """
    found: list[tuple[Plan, Score]] = []
    avoid = [plan.units]
    end = time.perf_counter() + time_limit
    while plan.units and len(found) < count and time.perf_counter() < end:
        left = max(0.1, (end - time.perf_counter()) / (count - len(found)))
        other = assign(case, time_limit=left, threads=threads, avoid=avoid)
        if not other.units:
            break
        found.append((other, other.score.price(plan.score)))
        avoid.append(other.units)
    return found


def alone(case: Situation, incident: int, *, time_limit: float = 2.0, threads: int = 2) -> Plan:
    """The plan this incident would get if it were the only one: the rest of the truth about what sharing costs it.

    Parameters
    ----------
    case : Situation
        All incidents.
    incident : int
        The one to keep.
    time_limit : float
        Wall clock time. [s]
    threads : int
        Threads the solver may use.

    Returns
    -------
    Plan
        Moves name incident 0.

    Raises
    ------
    BadInput
        There is no such incident.
    """
    if not 0 <= incident < case.need.shape[0]:
        raise BadInput(f"incident {incident} does not exist", where="incident",
                       remedy=f"Give a number from 0 to {case.need.shape[0] - 1}.")
    keep = slice(incident, incident + 1)
    only = replace(case, arrival=case.arrival[:, keep], need=case.need[keep], deadline=case.deadline[keep],
                   priority=case.priority[keep])
    return assign(only, time_limit=time_limit, threads=threads)


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
    lacking = _lacking(case, sent)
    arrival = case.arrival[units, target]
    late = np.maximum(0.0, arrival - case.deadline[target])
    return Score(
        float(case.priority @ lacking.sum(axis=1)), float(case.priority[target] @ late), _cover(case, ~gone),
        float(case.priority[target] @ arrival))


def greedy(case: Situation, *, avoid: Sequence[frozenset[int]] = ()) -> IntArray:
    """Send, one after the other, the unit that fills most of what is lacking, soonest; always keeps the groups.

    Parameters
    ----------
    case : Situation
        Units, incidents, places.
    avoid : sequence of frozenset of int
        Sets of units that may not all be sent.

    Returns
    -------
    ndarray of int, shape (u,)
        Incident each unit goes to, -1 where it stays.
    """
    units = case.arrival.shape[0]
    sent = np.full(units, -1, np.int64)
    allowed = np.isfinite(case.arrival)
    lacking = case.need.copy()
    late = np.maximum(0.0, case.arrival - case.deadline)
    banned = {min(a) for a in avoid if a}            # leaving one of each set at home is enough
    allowed[sorted(banned)] = False
    room = [most for _, most in case.groups]
    for k, (members, _) in enumerate(case.groups):
        if room[k] <= 0:
            allowed[members] = False
    while allowed.any():
        useful = np.where(allowed, np.minimum(case.supply[:, None, :], lacking[None]).sum(axis=2) * case.priority, 0.0)
        top = float(useful.max())
        if top <= _TINY:
            break
        candidates = np.argwhere(useful >= top - _TINY)
        order = np.lexsort((case.arrival[candidates[:, 0], candidates[:, 1]], late[candidates[:, 0], candidates[:, 1]]))
        u, k = (int(v) for v in candidates[order[0]])
        sent[u] = k
        lacking[k] = np.maximum(0.0, lacking[k] - case.supply[u])
        allowed[u] = False
        for g, (members, _) in enumerate(case.groups):
            if u in members:
                room[g] -= 1
                if room[g] <= 0:
                    allowed[members] = False
    return sent


class _Search:
    """The four solves, one after the other, over pairs of unit and incident."""

    def __init__(self, case: Situation, pairs: IntArray, avoid: tuple[frozenset[int], ...], deadline: float,
                 threads: int) -> None:
        self.case, self.pairs, self.avoid, self.deadline, self.threads = case, pairs, avoid, deadline, threads
        unit, target = pairs[:, 0], pairs[:, 1]
        arrival = case.arrival[unit, target]
        self.late = case.priority[target] * np.maximum(0.0, arrival - case.deadline[target])
        self.travel = case.priority[target] * arrival
        cells, counts = _cells(case)
        self.cells, self.counts = cells, counts
        self.active = (counts >= 1) & (counts <= 2)      # places that one or two units cover may lose them; more: on demand
        self.improved = False
        self.best = np.full(case.arrival.shape[0], -1, np.int64)

    def run(self, start: Plan) -> int:
        """How many goals were proven; the best plan is in `best`."""
        self.best = _sent_of(self.case, start)
        limits: dict[str, float] = {}
        for number, goal in enumerate(("shortage", "lateness", "cover", "travel")):
            known = _goal_value(score(self.case, self.best), goal)
            floor = self._floor(goal)
            if known <= floor + _TINY and self._keeps(limits):
                limits[goal] = known
                continue
            if time.perf_counter() >= self.deadline:
                return number
            result = self._solve(goal, limits)
            if result.values is not None:
                found = self._sent(result)
                if _rounded(score(self.case, found)) < _rounded(score(self.case, self.best)):
                    self.best, self.improved = found, True
            if result.status is not Status.OPTIMAL:
                return number
            limits[goal] = _goal_value(score(self.case, self.best), goal)
        self.improved = True
        return 4

    def _floor(self, goal: str) -> float:
        """A value no plan can beat."""
        if goal == "cover":
            return -_cover(self.case, np.ones(self.case.arrival.shape[0], bool))
        if goal == "shortage":
            able = self.case.supply[self.pairs[:, 0]]
            total = np.zeros_like(self.case.need)
            np.add.at(total, self.pairs[:, 1], able)
            return float(self.case.priority @ np.maximum(0.0, self.case.need - total).sum(axis=1))
        return 0.0

    def _keeps(self, limits: dict[str, float]) -> bool:
        value = score(self.case, self.best)
        return all(_goal_value(value, g) <= limit + 1e-6 for g, limit in limits.items())

    def _solve(self, goal: str, limits: dict[str, float]) -> MipResult:
        while True:
            model = self._model(goal, limits)
            result = model.solve(
                time_limit=max(0.05, self.deadline - time.perf_counter()), threads=self.threads,
                relative_gap=1e-7 if self.pairs.shape[0] < 500 else 1e-4, absolute_gap=1e-6,
                start=self._start(goal) if self._keeps(limits) else None)
            if result.values is None or goal not in {"cover", "travel"}:
                return result
            stays = self._sent(result) < 0
            lost = (self.cells.astype(np.int64) @ stays.astype(np.int64) == 0) & ~self.active & (self.counts > 0)
            if not lost.any():
                return result
            self.active |= lost

    def _start(self, goal: str) -> FloatArray:
        """The best plan so far in the columns of `_model`, to start from."""
        case, sent = self.case, self.best
        x = (sent[self.pairs[:, 0]] == self.pairs[:, 1]).astype(float)
        gone = (sent[np.unique(self.pairs[:, 0])] >= 0).astype(float)
        parts = [x, gone, _lacking(case, sent)[case.need > 0]]
        if goal in {"cover", "travel"}:
            stays = (sent < 0).astype(np.int64)
            parts.append(np.minimum(1.0, self.cells[self.active].astype(np.int64) @ stays))
        return np.concatenate(parts)

    def _model(self, goal: str, limits: dict[str, float]) -> Model:
        case, pairs = self.case, self.pairs
        model = Model()
        count = pairs.shape[0]
        x = model.add_columns({"lateness": self.late, "travel": self.travel}.get(goal, np.zeros(count)), integer=True)
        units = case.arrival.shape[0]
        order = np.argsort(pairs[:, 0], kind="stable")
        used, first = np.unique(pairs[order, 0], return_index=True)
        gone = model.add_columns(np.zeros(used.size))
        sizes = np.diff(np.append(first, count))
        ends = np.cumsum(sizes)
        model.add_rows(sizes + 1, np.insert(x[order], ends, gone), np.insert(np.ones(count), ends, -1.0),
                       lower=0.0, upper=0.0)
        column = np.full(units, -1, np.int64)
        column[used] = gone
        short = self._add_needs(model, x, goal, limits)
        for members, most in case.groups:
            inside = column[members][column[members] >= 0]
            if inside.size > most:
                model.add_row(inside, np.ones(inside.size), upper=float(most))
        for units_sent in self.avoid:
            inside = column[sorted(units_sent)]
            model.add_row(inside[inside >= 0], np.ones(int((inside >= 0).sum())), upper=float(len(units_sent) - 1))
        if "shortage" in limits:
            model.add_row(short, np.repeat(case.priority, case.need.shape[1])[case.need.ravel() > 0],
                          upper=limits["shortage"] + 1e-6)
        if "lateness" in limits:
            if limits["lateness"] <= _TINY:         # nobody may be late: say so by bounds, not by a row
                late = x[self.late > _TINY]
                model.add_rows(np.ones(late.size, np.int64), late, 1.0, lower=-np.inf, upper=0.0)
            else:
                model.add_row(x, self.late, upper=limits["lateness"] + 1e-6)
        if goal in {"cover", "travel"}:
            self._add_cover(model, column, goal, limits)
        return model

    def _add_needs(self, model: Model, x: IntArray, goal: str, limits: dict[str, float]) -> IntArray:
        case, pairs = self.case, self.pairs
        needed = case.need > 0
        weight = np.repeat(case.priority, case.need.shape[1])[needed.ravel()]
        settled = "shortage" in limits and limits["shortage"] <= _TINY
        short = model.add_columns(weight if goal == "shortage" else np.zeros(weight.size),
                                  upper=np.where(settled, 0.0, case.need[needed]))
        number = np.cumsum(needed.ravel()).reshape(needed.shape) - 1
        for k, c in np.argwhere(needed):
            here = np.flatnonzero((pairs[:, 1] == k) & (case.supply[pairs[:, 0], c] > 0))
            model.add_row(np.append(x[here], short[number[k, c]]),
                          np.append(np.minimum(case.supply[pairs[here, 0], c], case.need[k, c]), 1.0),
                          lower=float(case.need[k, c]))
        return short

    def _add_cover(self, model: Model, column: IntArray, goal: str, limits: dict[str, float]) -> None:
        """v <= 1 and v + Σ sent <= number of covering units, for the cells that may be lost."""
        cells = self.cells[self.active]
        weight = np.tile(self.case.weight, self.cells.shape[0] // max(1, self.case.weight.size))[self.active]
        if cells.shape[0] == 0:
            return
        v = model.add_columns(-weight if goal == "cover" else np.zeros(weight.size))
        movable = cells & (column >= 0)
        sizes = movable.sum(axis=1, dtype=np.int64)
        ends = np.cumsum(sizes)
        index = np.insert(column[np.nonzero(movable)[1]], ends, v)
        model.add_rows(sizes + 1, index, 1.0, lower=-np.inf, upper=self.counts[self.active].astype(float))
        if goal == "travel" and "cover" in limits:
            whole = -_cover(self.case, np.ones(self.case.arrival.shape[0], bool)) + float(weight.sum())
            model.add_row(v, -weight, upper=limits["cover"] - whole + 1e-6)

    def _sent(self, result: MipResult) -> IntArray:
        sent = np.full(self.case.arrival.shape[0], -1, np.int64)
        assert result.values is not None
        chosen = self.pairs[result.values[: self.pairs.shape[0]] > 0.5]
        sent[chosen[:, 0]] = chosen[:, 1]
        return sent


def _cells(case: Situation) -> tuple[BoolArray, IntArray]:
    """Which units cover each (kind, place), and how many; kinds one after the other."""
    kinds = np.unique(case.kind)
    cells = np.vstack([(case.covers & (case.kind == k)[:, None]).T for k in kinds])
    return cells, cells.sum(axis=1).astype(np.int64)


def _cover(case: Situation, stays: BoolArray) -> float:
    """Worth of the places still covered, summed over kinds."""
    total = 0.0
    for k in np.unique(case.kind):
        total += float(case.weight @ case.covers[stays & (case.kind == k)].any(axis=0))
    return total


def _lacking(case: Situation, sent: IntArray) -> FloatArray:
    brought = np.zeros_like(case.need)
    gone = sent >= 0
    np.add.at(brought, sent[gone], case.supply[gone])
    lacking: FloatArray = np.maximum(0.0, case.need - brought)
    return lacking


def _goal_value(value: Score, goal: str) -> float:
    return {"shortage": value.shortage, "lateness": value.lateness, "cover": -value.cover, "travel": value.travel}[goal]


def _rounded(value: Score) -> tuple[float, ...]:
    """The goals without the noise of summation, to compare plans."""
    return tuple(round(v, 6) for v in value.key())


def _sent_of(case: Situation, plan: Plan) -> IntArray:
    sent = np.full(case.arrival.shape[0], -1, np.int64)
    for move in plan.moves:
        sent[move.unit] = move.incident
    return sent


def _plan(case: Situation, sent: IntArray, status: Status, proven: int, began: float) -> Plan:
    stays = sent < 0
    moves = []
    kept = _cover(case, stays)
    for u in np.flatnonzero(~stays).tolist():
        k = int(sent[u])
        with_it = stays.copy()
        with_it[u] = True
        lost = _cover(case, with_it) - kept if case.covers[u].any() else 0.0
        arrival = float(case.arrival[u, k])
        fills = np.flatnonzero((case.need[k] > 0) & (case.supply[u] > 0))
        moves.append(Move(u, k, arrival, max(0.0, arrival - float(case.deadline[k])), tuple(fills.tolist()), lost))
    moves.sort(key=lambda m: (m.incident, m.arrival, m.unit))
    lacking = _lacking(case, sent)
    short = tuple(Shortfall(int(k), int(c), float(lacking[k, c])) for k, c in np.argwhere(lacking > _TINY))
    value = score(case, sent)
    if not math.isfinite(value.travel):
        raise BadInput("a unit is sent where it cannot go", where="assignment", remedy="Report this as a defect.")
    return Plan(tuple(moves), value, short, status, proven, time.perf_counter() - began)
