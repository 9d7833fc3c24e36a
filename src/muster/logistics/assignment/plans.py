"""The best plan, the next best ones, and what each incident would get alone."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from muster.logistics.assignment.greedy import greedy
from muster.logistics.assignment.problem import Plan, Score, Situation, plan_of
from muster.logistics.assignment.reduction import useful_pairs
from muster.logistics.assignment.stages import Search
from muster.logistics.errors import BadInput
from muster.logistics.mip import Status


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
    kept at its optimum while the next is solved. Between the goals the pairs of unit and incident that no optimum can
    hold are left out; `muster.logistics.assignment.reduction` proves each such step.

    Examples
    --------
    Two units, two incidents: both are needed, so the nearer unit is left to the incident that only it reaches in time:

    >>> from muster.logistics.assignment import situation
    >>> case = situation([[10, 20], [15, 90]], [[1], [1]], [[1], [1]], deadline=60)
    >>> [(m.unit, m.incident, m.late) for m in assign(case).moves]
    [(1, 0, 0.0), (0, 1, 0.0)]
    """
    began = time.perf_counter()
    search = Search(case, useful_pairs(case), greedy(case, avoid=avoid), tuple(avoid), began + time_limit, threads)
    proven = search.run()
    status = Status.OPTIMAL if proven == 4 else Status.TIME_LIMIT if search.improved else Status.HEURISTIC
    return plan_of(case, search.best, status, search.gaps, began, proven=proven)


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
