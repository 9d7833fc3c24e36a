"""What every siting question is made of, and what every answer says: points, sites, times, proof, and who is left out."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from muster.logistics.errors import BadInput
from muster.logistics.location.covering import Selection, check_shapes
from muster.logistics.mip import FloatArray, Status, relative_gap

BoolArray = NDArray[np.bool_]
SLACK = 1e-9
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
        return self.arrival() <= radius + SLACK

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


def uncovered(problem: SitingProblem, sites: Sequence[int], radius: float) -> tuple[Uncovered, ...]:
    """Points with demand that no open site reaches within `radius` minutes, heaviest first, with their nearest site."""
    times = problem.arrival()[:, list(sites)]
    if not sites:
        return tuple(Uncovered(int(i), float(problem.demand[i]), None, None)
                     for i in np.argsort(-problem.demand, kind="stable") if problem.demand[i] > 0)
    nearest = times.argmin(axis=1)
    best = times[np.arange(times.shape[0]), nearest]
    missing = np.flatnonzero((best > radius + SLACK) & (problem.demand > 0))
    missing = missing[np.argsort(-problem.demand[missing], kind="stable")]
    return tuple(
        Uncovered(int(i), float(problem.demand[i]), int(sites[nearest[i]]) if math.isfinite(best[i]) else None,
                  float(best[i]) if math.isfinite(best[i]) else None)
        for i in missing
    )


def answered(name: str, problem: SitingProblem, answer: Selection, began: float, radius: float | None) -> Siting:
    """The answer of a question as it is told: what was chosen, how well that is proven, and what stays uncovered."""
    sites = tuple(int(s) for s in answer.sites)
    covered = total = 0.0
    missing: tuple[Uncovered, ...] = ()
    if radius is not None:
        total = float(problem.demand.sum())
        missing = uncovered(problem, sites, radius)
        covered = total - sum(u.weight for u in missing)
    return Siting(name, sites, answer.objective, answer.bound, relative_gap(answer.objective, answer.bound),
                  answer.status, time.perf_counter() - began, covered, total, missing)


def check_radius(radius: float) -> None:
    """Raise BadInput unless the radius (minutes) is a number >= 0."""
    if not (math.isfinite(radius) and radius >= 0):
        raise BadInput(f"the radius is {radius}", where="radius", remedy="Give minutes >= 0, such as 60.")


def check_means(problem: SitingProblem, count: int | None, budget: float | None) -> None:
    """Raise BadInput unless a number of sites or a budget is given that leaves room for the sites that must stay open."""
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
