"""Where should bases stand? The covering questions of the planner, each answered with a proven bound.

Times are minutes, sites are columns, points of demand are rows. Every answer names what it leaves uncovered and which
open site is nearest to it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from muster.logistics.errors import BadInput
from muster.logistics.location.covering import Tier, check_shapes, covered_worth, select
from muster.logistics.location.problem import SLACK, Siting, SitingProblem, answered, check_means, check_radius, siting_problem
from muster.logistics.mip import ProgressCallback, Status, relative_gap


def least_sites(
    problem: SitingProblem, *, radius: float, share: float = 1.0, time_limit: float = 60.0, threads: int = 2,
    on_progress: ProgressCallback | None = None,
) -> Siting:
    """Smallest number (or cost) of open sites that covers a share of the demand some site can cover.

    Parameters
    ----------
    problem : SitingProblem
        Times, demand, fixed sites, costs.
    radius : float
        Promised time from order to scene, >= 0. [min]
    share : float
        Share of the coverable demand, 0 to 1; 1 is the location set covering problem.
    time_limit : float
        Wall clock time. [s]
    threads : int
        Threads the solver may use.
    on_progress : callable, optional
        Called now and then; returning False cancels.

    Returns
    -------
    Siting
        Problem ``lscp``. Points that no candidate reaches are listed as uncovered and do not count in the share.

    Raises
    ------
    BadInput
        `share` outside 0 to 1 or a negative radius.
    """
    check_radius(radius)
    if not 0.0 <= share <= 1.0:
        raise BadInput(f"the share is {share}", where="share", remedy="Give a share from 0 to 1, such as 0.9.")
    began = time.perf_counter()
    tier = Tier(problem.covers(radius), share=share)
    answer = select(problem.demand, [tier], cost=problem.cost, required=problem.required, closed=problem.closed,
                    time_limit=time_limit, threads=threads, on_progress=on_progress)
    return answered("lscp", problem, answer, began, radius)


def most_covered(
    problem: SitingProblem, *, radius: float, count: int | None = None, budget: float | None = None,
    backup: float = 0.0, time_limit: float = 60.0, threads: int = 2, on_progress: ProgressCallback | None = None,
) -> Siting:
    """Open at most `count` sites, or spend at most `budget`, so that most demand is covered.

    Parameters
    ----------
    problem : SitingProblem
        Times, demand, fixed sites, costs.
    radius : float
        Promised time from order to scene, >= 0. [min]
    count : int, optional
        Open sites, those that must stay included.
    budget : float, optional
        Most the open sites may cost.
    backup : float
        Worth of a second open site that covers the same point, 0 to 1; 0 is the maximal covering problem.
    time_limit : float
        Wall clock time. [s]
    threads : int
        Threads the solver may use.
    on_progress : callable, optional
        Called now and then; returning False cancels.

    Returns
    -------
    Siting
        Problem ``mclp`` or ``backup``; the objective is covered weight, for backup Σ w (z1 + backup · z2).

    Raises
    ------
    BadInput
        Neither count nor budget, or a value out of range.
    """
    check_radius(radius)
    check_means(problem, count, budget)
    if not 0.0 <= backup <= 1.0:
        raise BadInput(f"the worth of backup cover is {backup}", where="backup", remedy="Give a number from 0 to 1.")
    began = time.perf_counter()
    tier = Tier(problem.covers(radius), backup=backup)
    answer = select(problem.demand, [tier], cost=problem.cost, required=problem.required, closed=problem.closed,
                    count=count, budget=budget, time_limit=time_limit, threads=threads, on_progress=on_progress)
    return answered("backup" if backup > 0 else "mclp", problem, answer, began, radius)


def two_tiers(
    demand: ArrayLike, tiers: Sequence[Tier], *, cost: ArrayLike, place: Sequence[int] | None = None,
    required: Sequence[int] = (), closed: Sequence[int] = (), budget: float | None = None, count: int | None = None,
    time_limit: float = 60.0, threads: int = 2, on_progress: ProgressCallback | None = None,
) -> Siting:
    """Plan several kinds of base at once, such as regional (60 min) and national (180 to 300 min).

    Parameters
    ----------
    demand : array_like, shape (n,)
        Weight of each point.
    tiers : sequence of Tier
        One promise each over the same columns; a column is one kind of base at one place, and covers a point in a tier
        only when that kind keeps that promise there.
    cost : array_like, scalar or shape (m,)
        Cost of each column.
    place : sequence of int, optional
        Place of each column; at most one kind opens at a place.
    required, closed : sequence of int
        Columns that must be open, or may not.
    budget, count : float and int, optional
        Limits; without either the least cost that reaches every tier's share.
    time_limit : float
        Wall clock time. [s]
    threads : int
        Threads the solver may use.
    on_progress : callable, optional
        Called now and then; returning False cancels.

    Returns
    -------
    Siting
        Problem ``tiers``; the objective is Σ over tiers of weight times covered demand, or the cost.

    Examples
    --------
    Column 0 is a regional, column 1 a national base at one place; column 2 a regional one elsewhere:

    >>> near = Tier(np.array([[1, 1, 0], [0, 0, 1]], bool), share=1.0)
    >>> far = Tier(np.array([[0, 1, 0], [0, 1, 0]], bool), share=1.0)
    >>> two_tiers([1.0, 1.0], [near, far], cost=[1.0, 3.0, 1.0], place=[0, 0, 1]).sites
    (1, 2)
    """
    began = time.perf_counter()
    w = np.asarray(demand, float)
    for k, tier in enumerate(tiers):
        check_shapes(w, tier.covers, f"tier {k + 1}")
    m = tiers[0].covers.shape[1]
    shape = siting_problem(np.zeros((1, m)), required=required, closed=closed, cost=cost)
    groups = []
    if place is not None:
        at = np.asarray(place)
        groups = [(np.flatnonzero(at == p), 1) for p in np.unique(at) if int((at == p).sum()) > 1]
    answer = select(w, tiers, cost=shape.cost, required=shape.required, closed=shape.closed, budget=budget,
                    count=count, groups=groups, time_limit=time_limit, threads=threads, on_progress=on_progress)
    covered = covered_worth(w, [replace(tiers[0], backup=0.0, weight=1.0)], answer.sites)
    return Siting("tiers", tuple(int(s) for s in answer.sites), answer.objective, answer.bound,
                  relative_gap(answer.objective, answer.bound), answer.status, time.perf_counter() - began,
                  covered, float(w.sum()))


def improvement_curve(
    problem: SitingProblem, *, radius: float, most: int, time_limit: float = 60.0, threads: int = 2,
    on_progress: ProgressCallback | None = None,
) -> Iterator[Siting]:
    """What each further base adds: the best cover with k sites for every k up to `most`.

    Parameters
    ----------
    problem : SitingProblem
        Times, demand, fixed sites.
    radius : float
        Promised time from order to scene. [min]
    most : int
        Largest number of open sites.
    time_limit : float
        Wall clock time for each point of the curve. [s]
    threads : int
        Threads the solver may use.
    on_progress : callable, optional
        Called now and then; returning False ends the curve.

    Yields
    ------
    Siting
        One for each k, from the number of required sites (at least 1) up; ends early once nothing is left to cover.
    """
    coverable = float(problem.demand @ (problem.covers(radius) & ~problem.closed).any(axis=1))
    first = max(1, int(problem.required.sum()))
    for k in range(first, min(most, int((~problem.closed).sum())) + 1):
        answer = most_covered(problem, radius=radius, count=k, time_limit=time_limit, threads=threads,
                              on_progress=on_progress)
        yield answer
        if answer.status is Status.CANCELLED or answer.objective >= coverable - SLACK:
            return


def band(
    problem: SitingProblem, ask: Callable[[SitingProblem], Siting],
    factors: Sequence[float] = (0.9, 1.0, 1.1, 1.2),
) -> dict[float, Siting]:
    """The same question at other travel times: how far the plan stands when roads are faster or slower.

    Parameters
    ----------
    problem : SitingProblem
        The problem at factor 1.
    ask : callable
        Solves one problem, such as ``lambda p: most_covered(p, radius=60, count=10)``.
    factors : sequence of float
        Multipliers of travel time, > 0; turn-out is not scaled.

    Returns
    -------
    dict of float to Siting
        One answer for each factor.
    """
    return {factor: ask(problem.scaled(factor)) for factor in factors}
