"""One door to the mixed-integer solver (HiGHS): build a model by blocks of columns and rows, solve it, get arrays.

HiGHS is loaded at the first solve, so that importing `muster.logistics` stays cheap. Version 1.12.0 is pinned: later
ones cannot be loaded beside other solvers that carry their own HiGHS library.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_AGGREGATOR = 1 << 12
"""HiGHS 1.12 (and the one inside scipy 1.17) calls some feasible covering models infeasible: its presolve aggregator
is at fault. It is switched off, and "infeasible" is only believed when the solve without presolve says so too. Where its presolve gives
up with an error, the solve without it answers as well."""

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


class Status(StrEnum):
    """What a solve ended with."""

    OPTIMAL = "optimal"
    TIME_LIMIT = "time_limit"
    INFEASIBLE = "infeasible"
    CANCELLED = "cancelled"
    HEURISTIC = "heuristic"


@dataclass(frozen=True)
class Progress:
    """Where a running solve stands; `bound` and `objective` are None until known."""

    seconds: float
    objective: float | None
    bound: float | None
    phase: str

    def times(self, unit: float) -> Progress:
        """The same, counted in a smaller unit."""
        return replace(self, objective=None if self.objective is None else self.objective * unit,
                       bound=None if self.bound is None else self.bound * unit)


ProgressCallback = Callable[[Progress], bool]
"""Called while a solve runs; returning False cancels it."""


@dataclass(frozen=True)
class MipResult:
    """Answer of one solve.

    `values` is None when no solution is known. `bound` is the proven limit of the objective (lower when minimising,
    upper when maximising). `gap` is |objective - bound| / max(1, |objective|).
    """

    status: Status
    values: FloatArray | None
    objective: float
    bound: float
    seconds: float

    @property
    def gap(self) -> float:
        return relative_gap(self.objective, self.bound)


def relative_gap(objective: float, bound: float) -> float:
    """Share of the objective that is not proven: |objective - bound| / max(1, |objective|); infinite when unknown."""
    if not (math.isfinite(objective) and math.isfinite(bound)):
        return math.inf
    return abs(objective - bound) / max(1.0, abs(objective))


@dataclass(frozen=True)
class Relaxation:
    """What weak duality says of a minimisation: no solution is below `bound`, and a column at its upper limit adds to it
    its entry in `reduced` where that is positive."""

    bound: float
    reduced: FloatArray

    def excluded(self, value: float) -> NDArray[np.bool_]:
        """Columns from 0 to 1 that no solution of at most `value` holds at 1."""
        out: NDArray[np.bool_] = self.bound + self.reduced > value + 1e-5 * max(1.0, abs(value))
        return out & (self.reduced > 0)


@dataclass
class Model:
    """A mixed-integer linear model, grown by blocks."""

    maximise: bool = False
    restarts: bool = True
    """Whether the search may begin anew with what it has fixed by then: good for large models, dear for small ones."""
    _cost: list[FloatArray] = field(default_factory=list)
    _lower: list[FloatArray] = field(default_factory=list)
    _upper: list[FloatArray] = field(default_factory=list)
    _integer: list[NDArray[np.bool_]] = field(default_factory=list)
    _row_lower: list[FloatArray] = field(default_factory=list)
    _row_upper: list[FloatArray] = field(default_factory=list)
    _row_length: list[IntArray] = field(default_factory=list)
    _index: list[IntArray] = field(default_factory=list)
    _value: list[FloatArray] = field(default_factory=list)
    columns: int = 0
    rows: int = 0

    def add_columns(
        self, cost: ArrayLike, *, lower: ArrayLike = 0.0, upper: ArrayLike = 1.0, integer: bool = False
    ) -> IntArray:
        """Add one column per entry of `cost`; the answer holds their numbers."""
        c = np.atleast_1d(np.asarray(cost, float))
        n = c.size
        self._cost.append(c)
        self._lower.append(np.broadcast_to(np.asarray(lower, float), n))
        self._upper.append(np.broadcast_to(np.asarray(upper, float), n))
        self._integer.append(np.full(n, integer))
        first = self.columns
        self.columns += n
        return np.arange(first, self.columns, dtype=np.int64)

    def add_rows(
        self, lengths: ArrayLike, index: ArrayLike, value: ArrayLike, *, lower: ArrayLike, upper: ArrayLike
    ) -> None:
        """Add rows lower <= A x <= upper; row r has `lengths[r]` entries of `index` and `value`, in order."""
        size = np.atleast_1d(np.asarray(lengths, np.int64))
        idx = np.asarray(index, np.int64)
        self._row_length.append(size)
        self._index.append(idx)
        self._value.append(np.broadcast_to(np.asarray(value, float), idx.size))
        self._row_lower.append(np.broadcast_to(np.asarray(lower, float), size.size))
        self._row_upper.append(np.broadcast_to(np.asarray(upper, float), size.size))
        self.rows += size.size

    def add_row(self, index: ArrayLike, value: ArrayLike, *, lower: float = -np.inf, upper: float = np.inf) -> None:
        """Add one row."""
        idx = np.atleast_1d(np.asarray(index, np.int64))
        self.add_rows([idx.size], idx, value, lower=lower, upper=upper)

    def solve(
        self,
        *,
        time_limit: float = 60.0,
        threads: int = 2,
        relative_gap: float = 0.0,
        absolute_gap: float = 1e-6,
        start: FloatArray | None = None,
        on_progress: ProgressCallback | None = None,
    ) -> MipResult:
        """Solve by HiGHS.

        Parameters
        ----------
        time_limit : float
            Wall clock time. [s], > 0
        threads : int
            Threads HiGHS may use.
        relative_gap, absolute_gap : float
            The solve stops as optimal when either is reached.
        start : ndarray, optional
            A feasible point to start from.
        on_progress : callable, optional
            Called now and then with a `Progress`; returning False cancels.

        Returns
        -------
        MipResult
            With `values` None when no feasible point is known.
        """
        began = time.perf_counter()
        unit = self._unit()
        if unit != 1.0:
            scaled = replace(self, _cost=[block / unit for block in self._cost])
            result = scaled.solve(
                time_limit=time_limit, threads=threads, relative_gap=relative_gap, absolute_gap=absolute_gap / unit, start=start,
                on_progress=None if on_progress is None else lambda told: on_progress(told.times(unit)))
            return replace(result, objective=result.objective * unit, bound=result.bound * unit)
        import highspy as highs

        result = self._run(highs, began, time_limit, threads, relative_gap, absolute_gap, start, on_progress, True)
        if result.status is Status.INFEASIBLE:
            left = max(1.0, time_limit - result.seconds)
            result = self._run(highs, began, left, threads, relative_gap, absolute_gap, start, on_progress, False)
        return result

    def _unit(self) -> float:
        """A power of two to count costs in: HiGHS's tolerances are absolute, and would take very small costs for nothing."""
        largest = float(np.abs(_joined(self._cost)).max(initial=0.0))
        return 1.0 if largest == 0 or 1.0 <= largest <= 1e8 else 2.0 ** (math.frexp(largest)[1] - 14)

    def relax(self, *, time_limit: float = 60.0, threads: int = 2) -> Relaxation:
        """Bound and reduced costs of the linear relaxation of a minimisation.

        Parameters
        ----------
        time_limit : float
            Wall clock time. [s], > 0
        threads : int
            Threads HiGHS may use.

        Returns
        -------
        Relaxation
            True whatever the solver did: for row prices y of the right sign, cᵀx = yᵀAx + (c - Aᵀy)ᵀx is at least the
            sum of each price at its row's side and each reduced cost at its column's. The prices only make it tight.
        """
        import highspy as highs

        solver = _silent(highs)
        solver.setOptionValue("threads", threads)
        solver.setOptionValue("presolve_rule_off", _NO_AGGREGATOR)
        solver.setOptionValue("time_limit", max(0.01, time_limit))
        lp = self._lp(highs)
        lp.integrality_ = []
        solver.passModel(lp)
        solver.run()
        price = np.asarray(solver.getSolution().row_dual, float)
        if price.size != self.rows or not np.isfinite(price).all():
            price = np.zeros(self.rows)
        lower, upper = _joined(self._row_lower), _joined(self._row_upper)
        price[((price > 0) & np.isinf(lower)) | ((price < 0) & np.isinf(upper))] = 0.0
        lengths = np.concatenate(self._row_length) if self._row_length else np.zeros(0, np.int64)
        paid = np.bincount(_joined(self._index).astype(np.int64), np.repeat(price, lengths) * _joined(self._value),
                           minlength=self.columns)
        reduced = _joined(self._cost) - paid
        bound = _at_best(price, lower, upper) + _at_best(reduced, _joined(self._lower), _joined(self._upper))
        return Relaxation(bound, reduced)

    def _run(
        self, highs: Any, began: float, time_limit: float, threads: int, relative_gap: float, absolute_gap: float,
        start: FloatArray | None, on_progress: ProgressCallback | None, presolve: bool,
    ) -> MipResult:
        solver = _silent(highs)
        solver.setOptionValue("presolve", "choose" if presolve else "off")
        solver.setOptionValue("presolve_rule_off", _NO_AGGREGATOR)
        solver.setOptionValue("threads", threads)
        solver.setOptionValue("time_limit", max(0.01, time_limit))
        solver.setOptionValue("mip_rel_gap", relative_gap)
        solver.setOptionValue("mip_abs_gap", absolute_gap)
        solver.setOptionValue("mip_allow_restart", self.restarts)
        solver.passModel(self._lp(highs))
        if start is not None:
            solution = highs.HighsSolution()
            solution.col_value = start.tolist()
            solver.setSolution(solution)
        cancelled = _watch(solver, on_progress, began)
        solver.run()
        if presolve and solver.getModelStatus() == highs.HighsModelStatus.kSolveError:
            left = time_limit - (time.perf_counter() - began)
            return self._run(highs, began, left, threads, relative_gap, absolute_gap, start, on_progress, False)
        return self._result(highs, solver, began, any(cancelled))

    def _lp(self, highs: Any) -> Any:
        lp = highs.HighsLp()
        lp.num_col_ = self.columns
        lp.num_row_ = self.rows
        lp.col_cost_ = _joined(self._cost)
        lp.col_lower_ = _joined(self._lower)
        lp.col_upper_ = _joined(self._upper)
        lp.row_lower_ = _joined(self._row_lower)
        lp.row_upper_ = _joined(self._row_upper)
        lengths = np.concatenate(self._row_length) if self._row_length else np.zeros(0, np.int64)
        lp.a_matrix_.format_ = highs.MatrixFormat.kRowwise
        lp.a_matrix_.num_col_ = self.columns
        lp.a_matrix_.num_row_ = self.rows
        lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        lp.a_matrix_.index_ = _joined(self._index).astype(np.int32)
        lp.a_matrix_.value_ = _joined(self._value)
        kinds = (highs.HighsVarType.kContinuous, highs.HighsVarType.kInteger)
        lp.integrality_ = [kinds[bool(i)] for i in _joined(self._integer)]
        if self.maximise:
            lp.sense_ = highs.ObjSense.kMaximize
        return lp

    def _result(self, highs: Any, solver: Any, began: float, cancelled: bool) -> MipResult:
        status = solver.getModelStatus()
        info = solver.getInfo()
        worst = -math.inf if self.maximise else math.inf
        values = None
        objective = worst
        if info.primal_solution_status == highs.SolutionStatus.kSolutionStatusFeasible:
            values = np.asarray(solver.getSolution().col_value, float)
            objective = float(info.objective_function_value)
        is_mip = any(bool(block.any()) for block in self._integer)
        bound = float(info.mip_dual_bound) if is_mip else objective
        kind = highs.HighsModelStatus
        if status == kind.kOptimal:
            state = Status.OPTIMAL
            bound = objective if not is_mip else bound
        elif status in (kind.kInfeasible, kind.kUnboundedOrInfeasible):
            state, values, objective, bound = Status.INFEASIBLE, None, worst, worst
        else:
            state = Status.CANCELLED if cancelled else Status.TIME_LIMIT
            bound = bound if is_mip else -worst
        return MipResult(state, values, objective, bound, time.perf_counter() - began)


def _silent(highs: Any) -> Any:
    """A solver that prints nothing: told so before anything else, since each other option may print a line."""
    solver = highs.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("log_to_console", False)
    return solver


def _joined(blocks: list[Any]) -> Any:
    return np.concatenate(blocks) if blocks else np.zeros(0)


def _at_best(price: FloatArray, lower: FloatArray, upper: FloatArray) -> float:
    """Least Σ price · x over lower <= x <= upper."""
    up, down = price > 0, price < 0
    return float(price[up] @ lower[up] + price[down] @ upper[down])


def _watch(solver: Any, on_progress: ProgressCallback | None, began: float) -> list[bool]:
    cancelled: list[bool] = []
    if on_progress is None:
        return cancelled
    last = [began]

    def tell(event: Any) -> None:
        now = time.perf_counter()
        if now - last[0] < 0.2 and not cancelled:
            return
        last[0] = now
        out = event.data_out
        objective, bound = float(out.mip_primal_bound), float(out.mip_dual_bound)
        told = Progress(now - began, objective if math.isfinite(objective) else None,
                        bound if math.isfinite(bound) else None, "branch and bound")
        if cancelled or not on_progress(told):
            cancelled.append(True)
            event.interrupt()

    solver.cbMipInterrupt += tell
    return cancelled


def csr_of(mask: NDArray[np.bool_]) -> tuple[IntArray, IntArray]:
    """Row lengths and column numbers of the true entries of a matrix, row by row."""
    return mask.sum(axis=1, dtype=np.int64), np.nonzero(mask)[1].astype(np.int64)


def spread(lengths: IntArray) -> Iterator[slice]:
    """Slices of a flat array cut into rows of the given lengths."""
    ends = np.cumsum(lengths)
    for end, length in zip(ends.tolist(), lengths.tolist(), strict=True):
        yield slice(end - length, end)
