"""The four goals solved one after the other, on a problem that shrinks from each to the next."""

from __future__ import annotations

import time

import numpy as np

from muster.logistics.assignment.problem import (
    GOALS,
    TINY,
    Situation,
    cover_of,
    goal_value,
    lacking_of,
    rounded,
    score,
)
from muster.logistics.assignment.reduction import places_of
from muster.logistics.mip import FloatArray, IntArray, MipResult, Model, Relaxation, Status, relative_gap

_EXACT = 1e-7
_COARSE = 1e-4
_MANY = 500
"""Relative gaps at which a goal counts as proven (1e-6 absolute as well). With many pairs the exact one gets a quarter of
the time left, then the coarse one will do; the plan says how large the gap is."""


class Search:
    """The four solves over pairs of unit and incident; `best` and `gaps` hold the outcome.

    Parameters
    ----------
    case : Situation
        Units, incidents, places.
    pairs : ndarray of int, shape (p, 2)
        Unit and incident that may be brought together.
    start : ndarray of int, shape (u,)
        A plan to begin with: incident of each unit, -1 where it stays.
    avoid : tuple of frozenset of int
        Sets of units that may not all be sent.
    deadline : float
        When to stop, on the clock of `time.perf_counter`. [s]
    threads : int
        Threads the solver may use.
    reduce : bool
        Leave out what the bounds exclude; False solves the whole problem, to compare.
    """

    def __init__(self, case: Situation, pairs: IntArray, start: IntArray, avoid: tuple[frozenset[int], ...],
                 deadline: float, threads: int, *, reduce: bool = True) -> None:
        self.case, self.avoid, self.deadline, self.threads, self.reduce = case, avoid, deadline, threads, reduce
        self.best, self.improved = start.copy(), False
        self.gaps: list[float | None] = [None] * len(GOALS)
        self.whole = -cover_of(case, np.ones(case.arrival.shape[0], bool))
        self.places = places_of(case)
        self._narrow(pairs)

    def run(self) -> int:
        """How many goals were proven."""
        limits: dict[str, float] = {}
        for number, goal in enumerate(GOALS):
            bound = self._floor(goal)
            if self._known(goal) > bound + TINY or not self._keeps(limits):
                if time.perf_counter() >= self.deadline:
                    self.gaps[number] = relative_gap(self._known(goal), bound)
                    return number
                proven, found = self._prove(goal, limits)
                self.gaps[number] = relative_gap(self._known(goal), min(self._known(goal), max(bound, found)))
                if not proven:
                    return number
            else:
                self.gaps[number] = 0.0
            limits[goal] = self._known(goal)
            if goal == "lateness" and limits[goal] <= TINY:      # nobody may be late
                self._narrow(self.pairs[self.late <= TINY])
        self.improved = True
        return len(GOALS)

    def _prove(self, goal: str, limits: dict[str, float]) -> tuple[bool, float]:
        """Solve for one goal: whether `best` is proven in it, and the bound. Pairs too dear for it are left out."""
        keeps = self._keeps(limits)
        priced = self._model(goal, limits).relax(time_limit=self.deadline - time.perf_counter(), threads=self.threads)
        priced = Relaxation(priced.bound + self._offset(goal), priced.reduced[: self.pairs.shape[0]])
        if keeps:
            priced = self._exclude(priced, self._known(goal))
            if self._known(goal) <= priced.bound + TINY:
                return True, priced.bound
        now, many = time.perf_counter(), self.pairs.shape[0] >= _MANY
        result = self._solve(goal, limits, _EXACT, now + (self.deadline - now) / 4 if many else self.deadline)
        bound = self._take(goal, result, priced.bound, forced=not keeps)
        if many and result.status is not Status.OPTIMAL:
            if keeps or result.values is not None:
                priced = self._exclude(priced, self._known(goal))
            if relative_gap(self._known(goal), bound) <= _COARSE:
                return True, bound
            result = self._solve(goal, limits, _COARSE, self.deadline)
            bound = self._take(goal, result, bound)
        if result.status is not Status.OPTIMAL:
            return False, bound
        self._exclude(priced, self._known(goal))
        return True, bound

    def _take(self, goal: str, result: MipResult, bound: float, *, forced: bool = False) -> float:
        """Keep the better plan, and the better bound."""
        if result.values is not None:
            found = self._sent(result)
            if forced or rounded(score(self.case, found)) < rounded(score(self.case, self.best)):
                self.best, self.improved = found, True
        return max(bound, result.bound + self._offset(goal)) if result.bound < np.inf else bound

    def _exclude(self, priced: Relaxation, value: float) -> Relaxation:
        """Leave out the pairs that no plan of at most `value` holds."""
        keep = ~priced.excluded(value)
        if not self.reduce or keep.all():
            return priced
        self._narrow(self.pairs[keep])
        return Relaxation(priced.bound, priced.reduced[keep])

    def _narrow(self, pairs: IntArray) -> None:
        case = self.case
        self.pairs = pairs
        unit, target = pairs[:, 0], pairs[:, 1]
        arrival = case.arrival[unit, target]
        self.late = case.priority[target] * np.maximum(0.0, arrival - case.deadline[target])
        self.travel = case.priority[target] * arrival
        movable = np.zeros(case.arrival.shape[0], bool)
        movable[unit] = True
        self.places = self.places.keep(movable)

    def _known(self, goal: str) -> float:
        return goal_value(score(self.case, self.best), goal)

    def _offset(self, goal: str) -> float:
        """What the model's objective leaves out."""
        return self.whole + float(self.places.weight[self.places.active].sum()) if goal == "cover" else 0.0

    def _floor(self, goal: str) -> float:
        """A value no plan can beat."""
        if goal == "cover":
            return self.whole
        if goal == "shortage":
            total = np.zeros_like(self.case.need)
            np.add.at(total, self.pairs[:, 1], self.case.supply[self.pairs[:, 0]])
            return float(self.case.priority @ np.maximum(0.0, self.case.need - total).sum(axis=1))
        return 0.0

    def _keeps(self, limits: dict[str, float]) -> bool:
        value = score(self.case, self.best)
        return all(goal_value(value, g) <= limit + 1e-6 for g, limit in limits.items())

    def _solve(self, goal: str, limits: dict[str, float], gap: float, end: float) -> MipResult:
        while True:
            result = self._model(goal, limits).solve(
                time_limit=max(0.05, end - time.perf_counter()), threads=self.threads, relative_gap=gap,
                absolute_gap=1e-6, start=self._start(goal) if self._keeps(limits) else None)
            if result.values is None or goal not in {"cover", "travel"}:
                return result
            lost = self.places.lost(self._sent(result) < 0) & ~self.places.active
            if not lost.any():
                return result
            self.places.active[lost] = True

    def _start(self, goal: str) -> FloatArray:
        """The best plan so far in the columns of `_model`, to start from."""
        case, sent = self.case, self.best
        x = (sent[self.pairs[:, 0]] == self.pairs[:, 1]).astype(float)
        gone = (sent[np.unique(self.pairs[:, 0])] >= 0).astype(float)
        parts = [x, gone, lacking_of(case, sent)[case.need > 0]]
        if goal in {"cover", "travel"}:
            parts.append(1.0 - self.places.lost(sent < 0)[self.places.active])
        return np.concatenate(parts)

    def _model(self, goal: str, limits: dict[str, float]) -> Model:
        case, pairs = self.case, self.pairs
        model = Model(restarts=False)
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
        if limits.get("lateness", 0.0) > TINY:
            model.add_row(x, self.late, upper=limits["lateness"] + 1e-6)
        if goal in {"cover", "travel"}:
            self._add_cover(model, column, goal, limits)
        return model

    def _add_needs(self, model: Model, x: IntArray, goal: str, limits: dict[str, float]) -> IntArray:
        case, pairs = self.case, self.pairs
        needed = case.need > 0
        weight = np.repeat(case.priority, case.need.shape[1])[needed.ravel()]
        settled = "shortage" in limits and limits["shortage"] <= TINY
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
        """v <= 1 and v + Σ sent <= number of covering units, for the places that may be lost."""
        active = self.places.active
        if not active.any():
            return
        covered, weight = self.places.covered[active], self.places.weight[active]
        v = model.add_columns(-weight if goal == "cover" else np.zeros(weight.size))
        sizes = self.places.counts[active]
        ends = np.cumsum(sizes)
        index = np.insert(column[np.nonzero(covered)[1]], ends, v)
        model.add_rows(sizes + 1, index, 1.0, lower=-np.inf, upper=sizes.astype(float))
        if goal == "travel":
            model.add_row(v, -weight, upper=limits["cover"] - self._offset("cover") + 1e-6)

    def _sent(self, result: MipResult) -> IntArray:
        sent = np.full(self.case.arrival.shape[0], -1, np.int64)
        assert result.values is not None
        chosen = self.pairs[result.values[: self.pairs.shape[0]] > 0.5]
        sent[chosen[:, 0]] = chosen[:, 1]
        return sent
