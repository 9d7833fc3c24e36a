"""One siting question as plain values, answered with its proof, its curve, its band and what stays uncovered."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muster.logistics.errors import BadInput
from muster.logistics.location.covering import Tier
from muster.logistics.location.problem import Siting, SitingProblem, siting_problem, uncovered
from muster.logistics.location.refinement import refine
from muster.logistics.location.siting import improvement_curve, least_sites, most_covered, two_tiers
from muster.logistics.location.travel import p_median
from muster.logistics.mip import FloatArray, Progress, Status

FACTORS = (0.9, 1.0, 1.1, 1.2)
_MOST_UNCOVERED = 500


class Problem(StrEnum):
    """What is asked."""

    LEAST = "least"
    BEST = "best"
    BACKUP = "backup"
    MEDIAN = "median"
    CURVE = "curve"
    TIERS = "tiers"


@dataclass(frozen=True)
class Site:
    """A place where a base stands or could stand.

    Attributes
    ----------
    turn_out : float
        From receipt of the order to departure, >= 0. [min]
    cost : float
        Of having it open, >= 0; 1 counts bases.
    required, closed : bool
        It stays open; it may not open.
    wide : bool
        It keeps the far promise too (two tiers: a national base).
    place : int
        Sites of one place exclude each other; -1 for none.
    """

    turn_out: float
    cost: float = 1.0
    required: bool = False
    closed: bool = False
    wide: bool = False
    place: int = -1


@dataclass(frozen=True)
class Question:
    """A siting question. Times in minutes; `share` and `far_share` are of all the demand; what no
    site reaches cannot be covered, then everything that can be is.

    Attributes
    ----------
    problem : Problem
        What is asked.
    radius : float
        Promised time from order to scene. [min]
    share : float
        For `least` and `tiers`.
    count : int, optional
        Bases open in all, those that stay included (`best`, `backup`, `median`, `curve`).
    budget : float, optional
        Instead of a count (`best`, `backup`).
    theta : float
        Worth of a second cover (`backup`), 0 to 1.
    refine : str
        ``travel`` or ``worst``: among equally good plans the nearest one; empty for none.
    far_radius, far_share : float
        The promise of the upper tier (`tiers`).
    time_limit : float
        For each solve. [s]
    threads : int
        Of the solver.
    """

    problem: Problem
    radius: float = 60.0
    share: float = 0.9
    count: int | None = None
    budget: float | None = None
    theta: float = 0.5
    refine: str = ""
    far_radius: float = 300.0
    far_share: float = 0.9
    time_limit: float = 60.0
    threads: int = 2


Told = Callable[[dict[str, Any]], bool]
"""Told how far a study is; returning False cancels it."""


@dataclass
class _Teller:
    told: Told
    step: str = "solve"
    at: int = 0
    of: int = 1
    stopped: bool = field(default=False)

    def __call__(self, progress: Progress) -> bool:
        said = {"step": self.step, "at": self.at, "of": self.of, "seconds": round(progress.seconds, 1),
                "objective": progress.objective, "bound": progress.bound}
        if not self.told(said):
            self.stopped = True
        return not self.stopped

    def begin(self, step: str, at: int = 0, of: int = 1) -> bool:
        self.step, self.at, self.of = step, at, of
        return self(Progress(0.0, None, None, step))


def study(question: Question, minutes: FloatArray, demand: FloatArray, sites: Sequence[Site], *, told: Told) -> dict[str, Any]:
    """Answer a siting question.

    Parameters
    ----------
    question : Question
        What is asked.
    minutes : ndarray, shape (n, m)
        Driving time from each site to each point, ``inf`` where there is no way. [min]
    demand : ndarray, shape (n,)
        Weight of each point.
    sites : sequence of Site
        Columns of `minutes`.
    told : callable
        Told how far it is; returning False cancels.

    Returns
    -------
    dict
        ``status``, ``objective``, ``bound``, ``gap``, ``seconds``, ``sites``, ``covered``, ``total``, ``reachable``,
        ``uncovered``, ``before`` (what the sites that stay cover alone), ``curve`` and ``band``; sites and points are
        numbers of columns and rows.

    Raises
    ------
    BadInput
        A count, budget, share or shape that makes no sense, or no demand at all.
    """
    problem = siting_problem(
        minutes, demand, turn_out=[s.turn_out for s in sites], cost=[s.cost for s in sites],
        required=[j for j, s in enumerate(sites) if s.required], closed=[j for j, s in enumerate(sites) if s.closed])
    if not problem.demand.any():
        raise BadInput("no point has any demand", where="demand", remedy="Give at least one weight above 0.")
    teller = _Teller(told)
    teller.begin("solve")
    curve: list[Siting] = []
    if question.problem is Problem.CURVE:
        answer = _curve(question, problem, teller, curve)
    else:
        answer = _solve(question, problem, sites, teller)
        if question.refine and question.problem in (Problem.LEAST, Problem.BEST) and answer.status is Status.OPTIMAL:
            answer = _refined(question, problem, answer, teller)
    document = _document(question, problem, answer)
    document["curve"] = [_step(question, problem, one) for one in curve]
    document["band"] = [_held(question, problem, answer.sites, factor) for factor in FACTORS]
    if question.problem is Problem.TIERS:
        document["far"] = _far(question, problem, sites, answer.sites)
    if teller.stopped:
        document["status"] = Status.CANCELLED.value
    return document


def _solve(question: Question, problem: SitingProblem, sites: Sequence[Site], teller: _Teller) -> Siting:
    limits: dict[str, Any] = {"time_limit": question.time_limit, "threads": question.threads, "on_progress": teller}
    if question.problem is Problem.LEAST:
        return least_sites(problem, radius=question.radius, share=_of_reachable(problem, problem.covers(question.radius), question.share), **limits)
    if question.problem in (Problem.BEST, Problem.BACKUP):
        backup = question.theta if question.problem is Problem.BACKUP else 0.0
        return most_covered(problem, radius=question.radius, count=question.count, budget=question.budget, backup=backup, **limits)
    if question.problem is Problem.MEDIAN:
        if question.count is None:
            raise BadInput("the number of bases is missing", where="count", remedy="Give how many may be open.")
        return p_median(problem, count=question.count, **limits)
    wide = np.array([s.wide for s in sites], bool)
    near, far = problem.covers(question.radius), problem.covers(question.far_radius) & wide
    promises = [Tier(near, share=_of_reachable(problem, near, question.share)), Tier(far, share=_of_reachable(problem, far, question.far_share))]
    columns = [s.place if s.place >= 0 else -2 - j for j, s in enumerate(sites)]
    return two_tiers(
        problem.demand, promises, cost=problem.cost, place=columns, required=np.flatnonzero(problem.required).tolist(),
        closed=np.flatnonzero(problem.closed).tolist(), **limits)


def _of_reachable(problem: SitingProblem, covers: NDArray[np.bool_], share: float) -> float:
    """A share of all the demand as a share of what some site can cover; all of that when it does not suffice."""
    reachable = float(problem.demand @ (covers & ~problem.closed).any(axis=1))
    return min(1.0, share * float(problem.demand.sum()) / reachable) if reachable > 0 else 0.0


def _curve(question: Question, problem: SitingProblem, teller: _Teller, curve: list[Siting]) -> Siting:
    most = question.count or int(problem.closed.size)
    first = max(1, int(problem.required.sum()))
    teller.begin("curve", 0, max(1, most - first + 1))
    for answer in improvement_curve(problem, radius=question.radius, most=most, time_limit=question.time_limit,
                                    threads=question.threads, on_progress=teller):
        if answer.status is Status.CANCELLED or not teller.begin("curve", len(curve) + 1, max(1, most - first + 1)):
            if not curve:
                curve.append(answer)
            break
        curve.append(answer)
    if not curve:
        raise BadInput(f"{first} bases stay open and at most {most} may be", where="count",
                       remedy="Allow at least as many bases as stay open.")
    return curve[-1]


def _refined(question: Question, problem: SitingProblem, first: Siting, teller: _Teller) -> Siting:
    if not teller.begin("refine"):
        return first
    better = refine(problem, first, radius=question.radius, by=question.refine, time_limit=question.time_limit,
                    threads=question.threads)
    if not better.sites:
        return first
    return replace(first, sites=better.sites, covered=better.covered, uncovered=better.uncovered,
                   seconds=first.seconds + better.seconds)


def _document(question: Question, problem: SitingProblem, answer: Siting) -> dict[str, Any]:
    missing = uncovered(problem, answer.sites, question.radius)
    total = float(problem.demand.sum())
    kept = np.flatnonzero(problem.required).tolist()
    reachable = float(problem.demand @ (problem.covers(question.radius) & ~problem.closed).any(axis=1))
    return {
        "status": answer.status.value, "objective": _plain(answer.objective), "bound": _plain(answer.bound),
        "gap": _plain(answer.gap), "seconds": round(answer.seconds, 3), "sites": list(answer.sites),
        "covered": total - sum(u.weight for u in missing), "total": total, "reachable": reachable,
        "before": total - sum(u.weight for u in uncovered(problem, kept, question.radius)),
        "missing": len(missing),
        "uncovered": [{"point": u.point, "weight": u.weight, "nearest": u.nearest,
                       "minutes": None if u.minutes is None else round(u.minutes, 1)} for u in missing[:_MOST_UNCOVERED]],
    }


def _step(question: Question, problem: SitingProblem, answer: Siting) -> dict[str, Any]:
    return {"count": len(answer.sites), "sites": list(answer.sites), "status": answer.status.value, "gap": _plain(answer.gap),
            "covered": answer.covered, "share": answer.share}


def _held(question: Question, problem: SitingProblem, sites: Sequence[int], factor: float) -> dict[str, Any]:
    total = float(problem.demand.sum())
    missing = sum(u.weight for u in uncovered(problem.scaled(factor), sites, question.radius))
    return {"factor": factor, "covered": total - missing, "share": (total - missing) / total}


def _far(question: Question, problem: SitingProblem, sites: Sequence[Site], chosen: Sequence[int]) -> dict[str, Any]:
    wide = [j for j in chosen if sites[j].wide]
    total = float(problem.demand.sum())
    covered = total - sum(u.weight for u in uncovered(problem, wide, question.far_radius))
    return {"sites": wide, "covered": covered, "share": covered / total}


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
