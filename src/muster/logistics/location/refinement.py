"""The second stage: of plans that are equally good, the one with the least travel or the shortest longest time."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from muster.logistics.errors import BadInput
from muster.logistics.location.covering import Selection
from muster.logistics.location.problem import SLACK, Siting, SitingProblem, answered
from muster.logistics.mip import FloatArray, IntArray, Model, Status, relative_gap


def refine(
    problem: SitingProblem, first: Siting, *, radius: float, by: str = "travel", time_limit: float = 60.0,
    threads: int = 2,
) -> Siting:
    """Second stage: among plans that cover as much with as many sites, the one with the least travel or worst time.

    Parameters
    ----------
    problem : SitingProblem
        As for the first stage.
    first : Siting
        Answer of `least_sites` or `most_covered` without backup.
    radius : float
        Promised time of the first stage. [min]
    by : {"travel", "worst"}
        Σ weight · time to the nearest open site, or the longest time to any point that some site reaches.
    time_limit : float
        Wall clock time for the whole stage. [s]
    threads : int
        Threads the solver may use.

    Returns
    -------
    Siting
        Covers at least as much as `first`, with as many sites.

    Raises
    ------
    BadInput
        `by` is neither word.
    """
    began = time.perf_counter()
    if by not in {"travel", "worst"}:
        raise BadInput(f"'{by}' is no second goal", where="by", remedy='Say "travel" or "worst".')
    if not first.sites:
        return first
    deadline = began + time_limit
    times = problem.arrival()
    if by == "travel":
        answer = _refined(problem, times, first, radius, None, deadline, threads)
        return answered(first.problem, problem, answer, began, radius)
    usable = times[:, ~problem.closed].min(axis=1)
    reachable = np.isfinite(usable) & (problem.demand > 0)
    levels = np.unique(times[reachable][np.isfinite(times[reachable])])
    worst_now = float(times[reachable][:, list(first.sites)].min(axis=1).max())
    lower = float(usable[reachable].max()) if reachable.any() else 0.0
    levels = levels[(levels >= lower) & (levels <= worst_now)]
    best, low, high = first, 0, levels.size - 1
    proven = True
    while low < high and time.perf_counter() < deadline:
        middle = (low + high) // 2
        answer = _refined(problem, times, first, radius, float(levels[middle]), deadline, threads)
        if answer.status is Status.INFEASIBLE:
            low = middle + 1
        elif answer.sites.size:
            best = answered(first.problem, problem, answer, began, radius)
            high = middle
        else:
            proven = False
            break
    proven = proven and low >= high
    worst = float(times[reachable][:, list(best.sites)].min(axis=1).max()) if reachable.any() else 0.0
    bound = worst if proven else float(levels[low]) if levels.size else worst
    return replace(best, objective=worst, bound=bound, gap=relative_gap(worst, bound),
                   status=Status.OPTIMAL if proven else Status.TIME_LIMIT, seconds=time.perf_counter() - began)


def _refined(problem: SitingProblem, times: FloatArray, first: Siting, radius: float, worst: float | None,
             deadline: float, threads: int) -> Selection:
    """Plans with as many sites and as much cover: the least travel, or any whose longest time is at most `worst`."""
    m = times.shape[1]
    model = Model()
    y = model.add_columns(np.zeros(m), lower=problem.required.astype(float), upper=(~problem.closed).astype(float),
                          integer=True)
    model.add_row(y, np.ones(m), lower=len(first.sites), upper=len(first.sites))
    covers = (times <= radius + SLACK) & ~problem.closed
    reach = covers.any(axis=1)
    z = model.add_columns(np.zeros(int(reach.sum())))
    lengths = covers[reach].sum(axis=1, dtype=np.int64)
    ends = np.cumsum(lengths)
    columns = y[np.nonzero(covers[reach])[1]]
    model.add_rows(lengths + 1, np.insert(columns, ends, z), np.insert(np.ones(columns.size), ends, -1.0),
                   lower=0.0, upper=np.inf)
    model.add_row(z, problem.demand[reach], lower=first.covered - 1e-6)
    if worst is not None:
        inside = (times <= worst + SLACK) & ~problem.closed
        served = inside.any(axis=1) & (problem.demand > 0)
        model.add_rows(inside[served].sum(axis=1), y[np.nonzero(inside[served])[1]], 1.0, lower=1.0, upper=np.inf)
        constant = 0.0
    else:
        constant = _add_travel(model, y, problem, times)
    result = model.solve(time_limit=max(0.1, deadline - time.perf_counter()), threads=threads, relative_gap=1e-6)
    if result.values is None:
        return Selection(np.zeros(0, np.int64), result.objective, result.bound, result.status)
    return Selection(np.flatnonzero(result.values[y] > 0.5), result.objective + constant, result.bound + constant,
                     result.status)


def _add_travel(model: Model, y: IntArray, problem: SitingProblem, times: FloatArray) -> float:
    """Columns and rows whose cost is the weighted time to the nearest open site (radius formulation)."""
    constant, lengths, index, gains = 0.0, [], [], []
    for i in np.flatnonzero(problem.demand > 0):
        usable = np.flatnonzero(np.isfinite(times[i]) & ~problem.closed)
        if usable.size == 0:
            continue
        order = usable[np.argsort(times[i, usable], kind="stable")]
        levels = np.unique(times[i, order])
        constant += float(problem.demand[i] * levels[0])
        for k in range(levels.size - 1):
            inside = order[: int(np.searchsorted(times[i, order], levels[k], side="right"))]
            lengths.append(inside.size + 1)
            index.append(inside)
            gains.append(float(problem.demand[i] * (levels[k + 1] - levels[k])))
    z = model.add_columns(np.asarray(gains))
    if index:
        flat = np.concatenate([np.append(y[inside], z[k]) for k, inside in enumerate(index)])
        model.add_rows(lengths, flat, 1.0, lower=1.0, upper=np.inf)
    return constant
