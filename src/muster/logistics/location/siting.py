"""Where should bases stand? The questions of the planner, each answered with a proven bound.

Times are minutes, sites are columns, points of demand are rows. Every answer names what it leaves uncovered and which
open site is nearest to it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from muster.logistics.errors import BadInput
from muster.logistics.location import pmedian
from muster.logistics.location.covering import Selection, Tier, check_shapes, covered_worth, select
from muster.logistics.mip import FloatArray, IntArray, Model, ProgressCallback, Status, relative_gap

BoolArray = NDArray[np.bool_]
_EPSILON = 1e-9
"""Slack on "within": a time equal to the promise keeps it, whatever its last binary digit."""


@dataclass(frozen=True)
class Uncovered:
    """A point that no open site reaches in time, the open site nearest to it, and the minutes from there."""

    point: int
    weight: float
    nearest: int | None
    minutes: float | None


@dataclass(frozen=True)
class Siting:
    """Open sites for one question, with the proof.

    Attributes
    ----------
    problem : str
        ``lscp``, ``mclp``, ``backup``, ``pmedian`` or ``tiers``.
    sites : tuple of int
        Open sites, 0-based columns of the time matrix, ascending.
    objective, bound : float
        Value reached and its proven limit (upper for covered weight, lower for sites, cost and travel).
    gap : float
        |objective - bound| / max(1, |objective|).
    status : Status
        ``optimal``, ``time_limit``, ``infeasible`` or ``cancelled``.
    seconds : float
        Wall clock time. [s]
    covered, total : float
        Demand weight within the radius, and all of it; both zero when the question has no radius.
    uncovered : tuple of Uncovered
        Points out of reach of every open site, heaviest first.
    """

    problem: str
    sites: tuple[int, ...]
    objective: float
    bound: float
    gap: float
    status: Status
    seconds: float
    covered: float = 0.0
    total: float = 0.0
    uncovered: tuple[Uncovered, ...] = ()

    @property
    def share(self) -> float:
        return self.covered / self.total if self.total else 0.0


@dataclass(frozen=True)
class SitingProblem:
    """Demand, candidate sites and the times between them.

    Attributes
    ----------
    minutes : ndarray, shape (n, m)
        Travel time of site j to point i, >= 0; ``inf`` where there is no way. [min]
    demand : ndarray, shape (n,)
        Weight of each point (people, hazards, enterprises), >= 0.
    turn_out : ndarray, shape (m,)
        From receipt of the order to wheels rolling, >= 0. [min]
    required, closed : ndarray of bool, shape (m,)
        Sites that stay open, and sites that may not open.
    cost : ndarray, shape (m,)
        Cost of having the site open, >= 0; 1 counts sites.

    Examples
    --------
    >>> problem = siting_problem([[10, 50], [50, 10], [55, 70]], [5, 3, 1])
    >>> answer = most_covered(problem, radius=30, count=1)
    >>> answer.sites, answer.objective, answer.status.value
    ((0,), 5.0, 'optimal')
    >>> [(u.point, u.nearest, u.minutes) for u in answer.uncovered]
    [(1, 0, 50.0), (2, 0, 55.0)]
    """

    minutes: FloatArray
    demand: FloatArray
    turn_out: FloatArray
    required: BoolArray
    closed: BoolArray
    cost: FloatArray

    def arrival(self) -> FloatArray:
        """Minutes from the order to the scene, turn-out included."""
        return self.minutes + self.turn_out

    def covers(self, radius: float) -> BoolArray:
        """True where site j reaches point i within `radius` minutes of the order."""
        return self.arrival() <= radius + _EPSILON

    def scaled(self, factor: float) -> SitingProblem:
        """The same problem with every travel time multiplied (turn-out stays)."""
        return replace(self, minutes=self.minutes * factor)


def siting_problem(
    minutes: ArrayLike,
    demand: ArrayLike | None = None,
    *,
    turn_out: ArrayLike = 0.0,
    required: Sequence[int] = (),
    closed: Sequence[int] = (),
    cost: ArrayLike = 1.0,
) -> SitingProblem:
    """Check and complete the data of a siting problem.

    Parameters
    ----------
    minutes : array_like, shape (n, m)
        Travel time of site j to point i, >= 0, ``inf`` = no way. [min]
    demand : array_like, shape (n,), optional
        Weight of each point, >= 0; 1 by default.
    turn_out : array_like, scalar or shape (m,)
        Minutes between order and departure, >= 0. [min]
    required, closed : sequence of int
        Columns that must be open, or may not.
    cost : array_like, scalar or shape (m,)
        Cost of each open site, >= 0.

    Returns
    -------
    SitingProblem
        Arrays of the right shape.

    Raises
    ------
    BadInput
        Shapes that do not fit, negative or missing values, a site both required and closed.
    """
    t = np.asarray(minutes, float)
    w = np.ones(t.shape[0]) if demand is None else np.asarray(demand, float)
    check_shapes(w, t, "minutes")
    if np.any(np.isnan(t)) or np.any(t < 0):
        raise BadInput("a travel time is negative or missing", where="minutes",
                       remedy="Give minutes >= 0, or inf where there is no way.")
    m = t.shape[1]
    masks = []
    for name, columns in (("required", required), ("closed", closed)):
        mask = np.zeros(m, bool)
        if any(not 0 <= c < m for c in columns):
            raise BadInput("a site number does not exist", where=name, remedy=f"Give numbers from 0 to {m - 1}.")
        mask[list(columns)] = True
        masks.append(mask)
    if np.any(masks[0] & masks[1]):
        raise BadInput("a site is both kept open and closed", where="required, closed", remedy="Name it once.")
    vectors = []
    for name, given in (("turn_out", turn_out), ("cost", cost)):
        try:
            vector = np.broadcast_to(np.asarray(given, float), m).copy()
        except ValueError as error:
            raise BadInput(f"there are {np.size(given)} values for {m} sites", where=name,
                           remedy="Give one value, or one for each site.") from error
        if not np.all(np.isfinite(vector)) or np.any(vector < 0):
            raise BadInput("a value is negative or not a number", where=name, remedy="Give values >= 0.")
        vectors.append(vector)
    return SitingProblem(t, w, vectors[0], masks[0], masks[1], vectors[1])


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
    _check_radius(radius)
    if not 0.0 <= share <= 1.0:
        raise BadInput(f"the share is {share}", where="share", remedy="Give a share from 0 to 1, such as 0.9.")
    began = time.perf_counter()
    tier = Tier(problem.covers(radius), share=share)
    answer = select(problem.demand, [tier], cost=problem.cost, required=problem.required, closed=problem.closed,
                    time_limit=time_limit, threads=threads, on_progress=on_progress)
    return _siting("lscp", problem, answer, began, radius)


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
    _check_radius(radius)
    _check_means(problem, count, budget)
    if not 0.0 <= backup <= 1.0:
        raise BadInput(f"the worth of backup cover is {backup}", where="backup", remedy="Give a number from 0 to 1.")
    began = time.perf_counter()
    tier = Tier(problem.covers(radius), backup=backup)
    answer = select(problem.demand, [tier], cost=problem.cost, required=problem.required, closed=problem.closed,
                    count=count, budget=budget, time_limit=time_limit, threads=threads, on_progress=on_progress)
    return _siting("backup" if backup > 0 else "mclp", problem, answer, began, radius)


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
    _check_means(problem, count, None)
    began = time.perf_counter()
    usable = np.flatnonzero(~problem.closed)
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
    return _siting("pmedian", problem, answer, began, None)


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
        return _siting(first.problem, problem, answer, began, radius)
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
            best = _siting(first.problem, problem, answer, began, radius)
            high = middle
        else:
            proven = False
            break
    proven = proven and low >= high
    worst = float(times[reachable][:, list(best.sites)].min(axis=1).max()) if reachable.any() else 0.0
    bound = worst if proven else float(levels[low]) if levels.size else worst
    return replace(best, objective=worst, bound=bound, gap=relative_gap(worst, bound),
                   status=Status.OPTIMAL if proven else Status.TIME_LIMIT, seconds=time.perf_counter() - began)


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
        if answer.status is Status.CANCELLED or answer.objective >= coverable - _EPSILON:
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


def _refined(problem: SitingProblem, times: FloatArray, first: Siting, radius: float, worst: float | None,
             deadline: float, threads: int) -> Selection:
    """Plans with as many sites and as much cover: the least travel, or any whose longest time is at most `worst`."""
    m = times.shape[1]
    model = Model()
    y = model.add_columns(np.zeros(m), lower=problem.required.astype(float), upper=(~problem.closed).astype(float),
                          integer=True)
    model.add_row(y, np.ones(m), lower=len(first.sites), upper=len(first.sites))
    covers = (times <= radius + _EPSILON) & ~problem.closed
    reach = covers.any(axis=1)
    z = model.add_columns(np.zeros(int(reach.sum())))
    lengths = covers[reach].sum(axis=1, dtype=np.int64)
    ends = np.cumsum(lengths)
    columns = y[np.nonzero(covers[reach])[1]]
    model.add_rows(lengths + 1, np.insert(columns, ends, z), np.insert(np.ones(columns.size), ends, -1.0),
                   lower=0.0, upper=np.inf)
    model.add_row(z, problem.demand[reach], lower=first.covered - 1e-6)
    if worst is not None:
        inside = (times <= worst + _EPSILON) & ~problem.closed
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


def _siting(name: str, problem: SitingProblem, answer: Selection, began: float, radius: float | None) -> Siting:
    sites = tuple(int(s) for s in answer.sites)
    covered = total = 0.0
    missing: tuple[Uncovered, ...] = ()
    if radius is not None:
        total = float(problem.demand.sum())
        missing = uncovered(problem, sites, radius)
        covered = total - sum(u.weight for u in missing)
    return Siting(name, sites, answer.objective, answer.bound, relative_gap(answer.objective, answer.bound),
                  answer.status, time.perf_counter() - began, covered, total, missing)


def uncovered(problem: SitingProblem, sites: Sequence[int], radius: float) -> tuple[Uncovered, ...]:
    """Points with demand that no open site reaches within `radius` minutes, heaviest first, with their nearest site."""
    times = problem.arrival()[:, list(sites)]
    if not sites:
        return tuple(Uncovered(int(i), float(problem.demand[i]), None, None)
                     for i in np.argsort(-problem.demand, kind="stable") if problem.demand[i] > 0)
    nearest = times.argmin(axis=1)
    best = times[np.arange(times.shape[0]), nearest]
    missing = np.flatnonzero((best > radius + _EPSILON) & (problem.demand > 0))
    missing = missing[np.argsort(-problem.demand[missing], kind="stable")]
    return tuple(
        Uncovered(int(i), float(problem.demand[i]), int(sites[nearest[i]]) if math.isfinite(best[i]) else None,
                  float(best[i]) if math.isfinite(best[i]) else None)
        for i in missing
    )


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


def _check_radius(radius: float) -> None:
    if not (math.isfinite(radius) and radius >= 0):
        raise BadInput(f"the radius is {radius}", where="radius", remedy="Give minutes >= 0, such as 60.")


def _check_means(problem: SitingProblem, count: int | None, budget: float | None) -> None:
    m, kept = problem.closed.size, int(problem.required.sum())
    if count is None and budget is None:
        raise BadInput("neither a number of sites nor a budget is given", where="count, budget",
                       remedy="Give one of them.")
    if count is not None and not 1 <= count <= m:
        raise BadInput(f"{count} sites are asked for, {m} exist", where="count", remedy=f"Give a number from 1 to {m}.")
    if count is not None and count < kept:
        raise BadInput(f"{kept} sites must stay open but only {count} may be", where="count",
                       remedy="Allow at least as many sites as must stay open.")
    if budget is not None and (not math.isfinite(budget) or budget < float(problem.cost[problem.required].sum())):
        raise BadInput(f"the budget of {budget} does not pay for the sites that must stay open", where="budget",
                       remedy="Raise the budget or close some of them.")
