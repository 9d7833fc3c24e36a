"""Shares of counties, people or risk objects within a time or distance of a set of bases."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from muster.logistics.errors import BadInput

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

MINUTES = (60.0, 180.0, 240.0, 300.0, 480.0)
"""Promises of the two plans: 1 h regional, 3 to 5 h national base, 8 h national team. [min]"""
RADIUS_KM = 100.0
"""辐射 100 公里 of the provincial plan. [km]"""
FACTORS = (0.9, 1.0, 1.1, 1.2)
"""Band of travel times: roads a little faster than known, to a fifth slower."""
TURN_OUT = {"national_base": 30.0, "regional_base": 5.0, "professional_team": 5.0, "enterprise_fulltime_team": 3.0}
"""Minutes from receipt of the order to departure, by tier; an assumption that an authority may replace. [min]"""


class BaseSet(StrEnum):
    """Which bases count."""

    NATIONAL = "national"
    REGIONAL = "regional"
    REGIONAL_NATIONAL = "regional+national"
    ALL = "regional+national+enterprise"

    @property
    def tiers(self) -> frozenset[str]:
        return _TIERS[self]


_REGIONAL = frozenset({"regional_base", "professional_team"})
_NATIONAL = frozenset({"national_base"})
_TIERS = {
    BaseSet.NATIONAL: _NATIONAL, BaseSet.REGIONAL: _REGIONAL, BaseSet.REGIONAL_NATIONAL: _REGIONAL | _NATIONAL,
    BaseSet.ALL: _REGIONAL | _NATIONAL | frozenset({"enterprise_fulltime_team"}),
}


class Measure(StrEnum):
    """What is compared with the limit."""

    MINUTES = "minutes"
    CIRCLE = "circle_km"
    ROAD = "road_km"


@dataclass(frozen=True)
class Base:
    """A base or team that stands ready.

    Attributes
    ----------
    key, name : str
        How it is known.
    lon, lat : float
        Position, WGS84. [°]
    tier : str
        ``national_base``, ``regional_base``, ``professional_team`` or ``enterprise_fulltime_team``.
    disciplines : tuple of str
        ``hazmat``, ``mine`` …; only the same discipline counts.
    turn_out : float
        From receipt of the order to departure, >= 0. [min]
    ground : str
        What its position rests on.
    mark : str
        ``plan``, ``assumed`` or ``confirmed``.
    """

    key: str
    name: str
    lon: float
    lat: float
    tier: str
    disciplines: tuple[str, ...]
    turn_out: float
    ground: str = ""
    mark: str = "assumed"


@dataclass(frozen=True)
class Place:
    """A point to be reached: a county at its seat, or a risk object; `population` is None when unknown."""

    code: str
    name: str
    lon: float
    lat: float
    population: float | None = None


@dataclass(frozen=True)
class Missing:
    """A place out of reach, with the base nearest by the same measure and its value (None: no way, or no base)."""

    code: str
    name: str
    nearest: str | None
    value: float | None


@dataclass(frozen=True)
class Coverage:
    """Answer for one discipline, set of bases, measure and limit.

    Attributes
    ----------
    discipline : str
        Only bases of this discipline count.
    base_set : BaseSet
        Which tiers count.
    measure : Measure
        Time or distance.
    limit : float
        Inclusive. [min] or [km]
    turn_out : bool
        Whether turn-out counts (times only).
    factor : float
        Multiplier of travel times.
    bases : int
        How many bases stand in the set.
    covered : tuple of str
        Codes of the places covered.
    share : float
        Of the places, 0 to 1.
    population_share : float or None
        Of the population, 0 to 1; None when a population is unknown.
    missing : tuple of Missing
        Places not covered, largest population first.
    """

    discipline: str
    base_set: BaseSet
    measure: Measure
    limit: float
    turn_out: bool
    factor: float
    bases: int
    covered: tuple[str, ...]
    share: float
    population_share: float | None
    missing: tuple[Missing, ...]

    def row(self) -> dict[str, Any]:
        """Plain values for JSON."""
        head: dict[str, Any] = {"discipline": self.discipline, "base_set": str(self.base_set), "bases": self.bases}
        if self.measure is Measure.MINUTES:
            head |= {"minutes": _plain(self.limit), "turn_out": self.turn_out}
        else:
            head |= {"measure": str(self.measure), "km": _plain(self.limit)}
        if self.factor != 1.0:
            head["factor"] = self.factor
        return head | {
            "counties": list(self.covered), "number": len(self.covered), "share_counties": round(self.share, 6),
            "share_population": None if self.population_share is None else round(self.population_share, 6),
            "uncovered": [{"code": m.code, "name": m.name, "nearest": m.nearest,
                           "value": None if m.value is None else round(m.value, 1)} for m in self.missing],
        }


@dataclass(frozen=True)
class Ways:
    """Ways from each base (rows) to each place (columns); ``inf`` where there is none.

    Attributes
    ----------
    minutes : ndarray
        Driving time without turn-out. [min]
    road_km : ndarray
        Shortest way by road. [km]
    circle_km : ndarray
        Great circle. [km]
    """

    minutes: FloatArray
    road_km: FloatArray
    circle_km: FloatArray


def coverage(
    bases: Sequence[Base], places: Sequence[Place], ways: Ways, *, discipline: str, base_set: BaseSet,
    measure: Measure = Measure.MINUTES, limit: float, turn_out: bool = True, factor: float = 1.0,
    ready: ArrayLike | None = None,
) -> Coverage:
    """Places that some base of the discipline reaches within a limit.

    Parameters
    ----------
    bases : sequence of Base
        Rows of `ways`.
    places : sequence of Place
        Columns of `ways`.
    ways : Ways
        Times and distances between them.
    discipline : str
        Only bases that name it count: a mine rescue team keeps no promise about chemicals.
    base_set : BaseSet
        Tiers that count.
    measure : Measure
        Time, road or circle.
    limit : float
        Inclusive, >= 0. [min] or [km]
    turn_out : bool
        Add each base's turn-out to the travel time (the clock starts when the team receives the order).
    factor : float
        Multiplier of travel times, > 0; distances and turn-out are not scaled.
    ready : array_like of bool, optional
        Bases that could leave now; all by default (coverage as planned).

    Returns
    -------
    Coverage
        With both denominators: places and population.

    Raises
    ------
    BadInput
        A negative limit, a factor that is not positive, or arrays that do not fit.

    Examples
    --------
    One base, one place 50 minutes away with 10 minutes of turn-out:

    >>> base = Base("b", "Base", 114.0, 30.0, "regional_base", ("mine",), 10.0)
    >>> ways = Ways(np.array([[50.0]]), np.array([[60.0]]), np.array([[45.0]]))
    >>> place = Place("1", "Place", 114.5, 30.0, 1000)
    >>> [coverage([base], [place], ways, discipline="mine", base_set=BaseSet.REGIONAL, limit=60, factor=f).share
    ...  for f in (1.0, 1.1)]
    [1.0, 0.0]
    """
    if not (math.isfinite(limit) and limit >= 0 and math.isfinite(factor) and factor > 0):
        raise BadInput(f"limit {limit} or factor {factor} is out of range", where="coverage",
                       remedy="Give a limit >= 0 and a factor > 0.")
    if ways.minutes.shape != (len(bases), len(places)):
        raise BadInput(f"ways have shape {ways.minutes.shape} for {len(bases)} bases and {len(places)} places",
                       where="coverage", remedy="Give one row for each base and one column for each place.")
    chosen = _chosen(bases, discipline, base_set, ready)
    values = _values(bases, ways, measure, turn_out, factor)[chosen]
    best = values.min(axis=0) if chosen.size else np.full(len(places), np.inf)
    inside = best <= limit + 1e-9
    population = [p.population for p in places]
    known = [p for p in population if p is not None]
    people = None
    if places and len(known) == len(places) and sum(known) > 0:
        people = float(np.asarray(known)[inside].sum() / np.sum(known))
    nearest = chosen[values.argmin(axis=0)] if chosen.size else np.zeros(len(places), np.int64)
    outside = sorted(np.flatnonzero(~inside).tolist(), key=lambda i: (-(population[i] or 0.0), places[i].code))
    missing = tuple(
        Missing(places[i].code, places[i].name, bases[nearest[i]].name if math.isfinite(best[i]) else None,
                float(best[i]) if math.isfinite(best[i]) else None) for i in outside)
    return Coverage(
        discipline, base_set, measure, limit, turn_out and measure is Measure.MINUTES, factor, int(chosen.size),
        tuple(places[i].code for i in np.flatnonzero(inside).tolist()),
        float(inside.mean()) if len(places) else 0.0, people, missing)


def coverage_table(
    bases: Sequence[Base], places: Sequence[Place], ways: Ways, *, disciplines: Sequence[str] | None = None,
    minutes: Sequence[float] = MINUTES, radius_km: float = RADIUS_KM, ready: ArrayLike | None = None,
) -> tuple[list[Coverage], list[Coverage], list[Coverage]]:
    """All that the plans promise: times with and without turn-out, the two readings of 100 km, and the bands.

    Parameters
    ----------
    bases : sequence of Base
        Rows of `ways`.
    places : sequence of Place
        Columns of `ways`.
    ways : Ways
        Times and distances between them.
    disciplines : sequence of str, optional
        By default every one that some base names.
    minutes : sequence of float
        Limits. [min]
    radius_km : float
        Limit of both distances. [km]
    ready : array_like of bool, optional
        Bases that could leave now.

    Returns
    -------
    times, distances, bands : list of Coverage
        Bands are at the given minutes with turn-out, at every factor of `FACTORS`.
    """
    kinds = list(disciplines) if disciplines is not None else sorted({d for b in bases for d in b.disciplines})
    cells = [(kind, group) for kind in kinds for group in BaseSet]

    def ask(kind: str, group: BaseSet, measure: Measure, limit: float, turn_out: bool, factor: float) -> Coverage:
        return coverage(bases, places, ways, discipline=kind, base_set=group, measure=measure, limit=limit,
                        turn_out=turn_out, factor=factor, ready=ready)

    times = [ask(k, g, Measure.MINUTES, m, t, 1.0) for k, g in cells for m in minutes for t in (True, False)]
    distances = [ask(k, g, measure, radius_km, False, 1.0) for k, g in cells
                 for measure in (Measure.CIRCLE, Measure.ROAD)]
    bands = [ask(k, g, Measure.MINUTES, m, True, f) for k, g in cells for m in minutes for f in FACTORS]
    return times, distances, bands


def _chosen(bases: Sequence[Base], discipline: str, base_set: BaseSet, ready: ArrayLike | None) -> NDArray[np.int64]:
    fit = np.array([discipline in b.disciplines and b.tier in base_set.tiers for b in bases], bool)
    if ready is not None:
        able = np.asarray(ready, bool)
        if able.shape != (len(bases),):
            raise BadInput(f"{able.size} readiness values for {len(bases)} bases", where="ready",
                           remedy="Give one for each base.")
        fit &= able
    return np.flatnonzero(fit).astype(np.int64)


def _values(bases: Sequence[Base], ways: Ways, measure: Measure, turn_out: bool, factor: float) -> FloatArray:
    if measure is Measure.ROAD:
        return ways.road_km
    if measure is Measure.CIRCLE:
        return ways.circle_km
    waiting = np.array([b.turn_out if turn_out else 0.0 for b in bases])
    total: FloatArray = ways.minutes * factor + waiting[:, None]
    return total


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value
