"""Rounds of trucks from one store: what goes on which truck, in which order it is delivered, and what finds no truck.

The rounds are VROOM's (pyvroom); it is loaded at the first call, so that importing `muster.logistics` stays cheap.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from muster.logistics.errors import BadInput


@dataclass(frozen=True)
class Load:
    """Goods for one place: row of the matrix (0 is the store), mass [kg], weight of the place from 0 to 100."""

    place: int
    mass: float
    priority: int = 0


@dataclass(frozen=True)
class Drop:
    """A delivery on a round: which load, how much of it [kg], and when after leaving [h]."""

    load: int
    mass: float
    after: float


@dataclass(frozen=True)
class Round:
    """One truck's round: its drops in order, and its mass on leaving [kg]."""

    truck: int
    drops: tuple[Drop, ...]
    mass: float


@dataclass(frozen=True)
class Rounds:
    """All rounds of a store; `left` holds the mass of each load that finds no truck. [kg]"""

    rounds: tuple[Round, ...]
    left: dict[int, float]


def truck_rounds(
    hours: ArrayLike, loads: Sequence[Load], *, trucks: int, capacity: float, unloading: float = 0.5, threads: int = 2, time_limit: float = 5.0
) -> Rounds:
    """Put loads on trucks and order their drops, the soonest in all.

    Parameters
    ----------
    hours : array_like, shape (n, n)
        Between the store (row 0) and the places, >= 0; ``inf`` where there is no way. [h]
    loads : sequence of Load
        Goods to deliver; one that is heavier than a truck is split.
    trucks : int
        How many the store has, >= 0.
    capacity : float
        Of one truck, > 0. [kg]
    unloading : float
        At each drop, >= 0. [h]
    threads : int
        Threads the solver may use.
    time_limit : float
        Wall clock time. [s]

    Returns
    -------
    Rounds
        What finds no truck is listed, never an error. Each truck makes one round.

    Raises
    ------
    BadInput
        A matrix that is not square, a place it does not hold, a mass or capacity that is not positive.

    Examples
    --------
    Two trucks of 10 t for 12 t to one place and 6 t to the next: the second truck takes what is over, and drops it first:

    >>> answer = truck_rounds([[0, 1, 2], [1, 0, 1], [2, 1, 0]], [Load(1, 12_000), Load(2, 6_000)], trucks=2, capacity=10_000)
    >>> sum(d.mass for r in answer.rounds for d in r.drops), answer.left
    (18000.0, {})
    """
    t = np.atleast_2d(np.asarray(hours, float))
    if t.shape[0] != t.shape[1] or np.isnan(t).any() or (t < 0).any():
        raise BadInput(f"a matrix of shape {t.shape} is not one of hours", where="hours", remedy="Give (n, n) hours >= 0 or inf.")
    if not (math.isfinite(capacity) and capacity > 0) or trucks < 0:
        raise BadInput("a truck holds nothing, or there are fewer than none", where="trucks", remedy="Give a capacity above 0 and trucks >= 0.")
    for n, load in enumerate(loads):
        if not 0 < load.place < t.shape[0] or not (math.isfinite(load.mass) and load.mass > 0):
            raise BadInput(f"load {n} names no place of the matrix or weighs nothing", where="loads", remedy="Give a row from 1 and a mass above 0.")
    parts = [(n, mass) for n, load in enumerate(loads) for mass in _split(load.mass, capacity) if math.isfinite(t[0, load.place])]
    left = {n: load.mass for n, load in enumerate(loads) if not math.isfinite(t[0, load.place])}
    if not parts or trucks == 0:
        return Rounds((), left | _sum(parts))
    return _solved(t, loads, parts, left, trucks, capacity, unloading, threads, time_limit)


def _split(mass: float, capacity: float) -> list[float]:
    whole = int(mass // capacity)
    rest = mass - whole * capacity
    return [capacity] * whole + ([rest] if rest > 1e-6 else [])


def _sum(parts: Sequence[tuple[int, float]]) -> dict[int, float]:
    found: dict[int, float] = {}
    for n, mass in parts:
        found[n] = found.get(n, 0.0) + mass
    return found


def _solved(t: np.ndarray[tuple[int, ...], np.dtype[np.float64]], loads: Sequence[Load], parts: Sequence[tuple[int, float]], left: dict[int, float],
            trucks: int, capacity: float, unloading: float, threads: int, time_limit: float) -> Rounds:  # fmt: skip
    import vroom

    seconds = np.where(np.isfinite(t), t * 3600, 10_000_000).round().astype(np.uint32)
    case = vroom.Input()
    case.set_durations_matrix(profile="car", matrix_input=seconds)
    case.add_vehicle([vroom.Vehicle(n, start=0, capacity=[math.ceil(capacity)]) for n in range(trucks)])
    case.add_job([
        vroom.Job(n, loads[load].place, delivery=[math.ceil(mass)], default_service=int(unloading * 3600), priority=loads[load].priority)
        for n, (load, mass) in enumerate(parts)
    ])  # fmt: skip
    answer = case.solve(exploration_level=1, nb_threads=threads, timeout=datetime.timedelta(seconds=time_limit)).to_dict()
    rounds = []
    for route in answer["routes"]:
        drops = tuple(Drop(parts[s["id"]][0], parts[s["id"]][1], s["arrival"] / 3600) for s in route["steps"] if s["type"] == "job")
        rounds.append(Round(route["vehicle"], drops, sum(d.mass for d in drops)))
    missing = _sum([parts[job["id"]] for job in answer["unassigned"]])
    return Rounds(tuple(rounds), left | missing)
