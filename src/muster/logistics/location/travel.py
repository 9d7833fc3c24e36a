"""The p-median question: the least travel from the nearest open site."""

from __future__ import annotations

import math
import time

import numpy as np

from muster.logistics.location import pmedian
from muster.logistics.location.covering import Selection
from muster.logistics.location.problem import Siting, SitingProblem, answered, check_means
from muster.logistics.mip import FloatArray, ProgressCallback, Status


def p_median(
    problem: SitingProblem, *, count: int, time_limit: float = 60.0, threads: int = 2,
    on_progress: ProgressCallback | None = None,
) -> Siting:
    """Open `count` sites so that the weighted sum of times to the nearest open site is least.

    Parameters
    ----------
    problem : SitingProblem
        Times, demand, fixed sites; costs are not used.
    count : int
        Open sites, those that must stay included.
    time_limit : float
        Wall clock time. [s]
    threads : int
        Threads the solver may use.
    on_progress : callable, optional
        Called now and then; returning False cancels.

    Returns
    -------
    Siting
        Problem ``pmedian``; the objective is Σ weight · time. [weight · min]

    Raises
    ------
    BadInput
        A count below 1, above the number of sites, or below the number of required sites.
    """
    check_means(problem, count, None)
    began = time.perf_counter()
    usable = np.flatnonzero(~problem.closed)
    if not problem.demand.any():                # nobody to travel to: any sites do
        sites = np.sort(usable[np.argsort(~problem.required[usable], kind="stable")][:count])
        return answered("pmedian", problem, Selection(sites, 0.0, 0.0, Status.OPTIMAL), began, None)
    demand, times = _joined_rows(problem.demand, problem.arrival()[:, usable])
    cost, unreachable = _finite(times, demand)
    median = pmedian.solve(cost, min(count, usable.size), required=problem.required[usable], time_limit=time_limit,
                           threads=threads, on_progress=on_progress)
    sites = usable[median.sites]
    if unreachable and not np.all(np.isfinite(times[demand > 0][:, median.sites].min(axis=1))):
        proven = median.status is Status.OPTIMAL
        status = Status.INFEASIBLE if proven else median.status
        return Siting("pmedian", (), math.inf, math.inf, math.inf, status, time.perf_counter() - began)
    answer = Selection(sites, median.objective, median.bound, median.status)
    return answered("pmedian", problem, answer, began, None)


def _joined_rows(demand: FloatArray, times: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Points with equal times to every site become one point of added weight; points without weight go."""
    kept = demand > 0
    rows, inverse = np.unique(times[kept], axis=0, return_inverse=True)
    weights = np.zeros(rows.shape[0])
    np.add.at(weights, inverse.ravel(), demand[kept])
    return weights, rows


def _finite(times: FloatArray, demand: FloatArray) -> tuple[FloatArray, bool]:
    """Weighted cost with a prohibitive, finite price where there is no way."""
    cost = times * demand[:, None]
    blocked = ~np.isfinite(cost)
    if not blocked.any():
        return cost, False
    price = np.ceil(np.where(blocked, 0.0, cost).max(axis=1).sum() + 1.0)
    return np.where(blocked, price, cost), True
