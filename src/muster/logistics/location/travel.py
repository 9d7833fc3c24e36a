"""The p-median question: the least travel from the nearest open site."""

from __future__ import annotations

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
    median = pmedian.solve(times * demand[:, None], min(count, usable.size), required=problem.required[usable], time_limit=time_limit,
                           threads=threads, on_progress=on_progress)
    answer = Selection(usable[median.sites], median.objective, median.bound, median.status)
    return answered("pmedian", problem, answer, began, None)


def _joined_rows(demand: FloatArray, times: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Points with equal times to every site become one point of added weight; points without weight go."""
    kept = demand > 0
    rows, inverse = np.unique(times[kept], axis=0, return_inverse=True)
    weights = np.zeros(rows.shape[0])
    np.add.at(weights, inverse.ravel(), demand[kept])
    return weights, rows
