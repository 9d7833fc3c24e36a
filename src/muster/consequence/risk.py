"""Risk on the map: individual risk over wind sectors and stability classes, F–N, the criteria of GB 36894."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import numpy as np

from .arrays import ArrayLike, FloatArray, floats
from .dense import DenseField
from .errors import BadCase, ImpossibleState, MissingData
from .substances import Substance
from .toxic import lethality

# Deaths per year at one place outside the plant, by class of protection target (GB 36894-2018; recalled, agree with the 2014 standard)
INDIVIDUAL_LIMITS = {"new": {"high": 3e-7, "second": 3e-6, "third": 1e-5}, "existing": {"high": 3e-6, "second": 1e-5, "third": 3e-5}}
SOCIETAL_UPPER, SOCIETAL_LOWER, SOCIETAL_MOST = 1e-3, 1e-5, 1000.0


class Method(StrEnum):
    """How the outer safety distance of a unit is found (GB/T 37243-2019; recalled: check clause 4)."""

    CONSEQUENCE = "事故后果法"
    RISK = "定量风险评价法"
    SECTOR = "按相关标准规范的距离"


def assessment_method(*, holds_explosives: bool, gas_ratio: Decimal) -> Method:
    """Method that GB/T 37243 asks for.

    Parameters
    ----------
    holds_explosives : bool
        True where the unit holds explosives (classes W1.1 … W1.3 of GB 18218).
    gas_ratio : Decimal
        Σ q/Q over the toxic and the flammable gases of the unit alone, ≥ 0, at design maximum. [1]

    Returns
    -------
    Method
        Explosives: by consequences; gases with a ratio of 1 or more: by risk; else the distances of the sector's codes.

    Raises
    ------
    ImpossibleState
        A negative ratio.
    """
    if gas_ratio < 0:
        raise ImpossibleState("impossible-state", reason="the ratio q/Q cannot be negative")
    if holds_explosives:
        return Method.CONSEQUENCE
    return Method.RISK if gas_ratio >= 1 else Method.SECTOR


@dataclass(frozen=True)
class LethalityTable:
    """Share of people who die at a place downwind (k,) and across (j,) of one event in one weather; bilinear between."""

    along: FloatArray
    across: FloatArray
    share: FloatArray

    def at(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Share at places in the wind's frame; zero beyond the table."""
        i_float = (x - self.along[0]) / (self.along[1] - self.along[0])
        j_float = (np.abs(y) - self.across[0]) / (self.across[1] - self.across[0])
        inside = (i_float >= 0.0) & (i_float <= len(self.along) - 1) & (j_float <= len(self.across) - 1)
        i_float = np.clip(i_float, 0.0, len(self.along) - 1.001)
        j_float = np.clip(j_float, 0.0, len(self.across) - 1.001)
        i, j = i_float.astype(np.intp), j_float.astype(np.intp)
        a, b = i_float - i, j_float - j
        k = len(self.across)
        flat = i * k + j
        table = self.share.ravel()
        value = (table.take(flat) * (1 - a) + table.take(flat + k) * a) * (1 - b) + (
            table.take(flat + 1) * (1 - a) + table.take(flat + k + 1) * a
        ) * b
        return floats(np.where(inside, value, 0.0))


@dataclass(frozen=True)
class RiskEvent:
    """One accident: its place, its yearly frequency and one lethality table per weather class."""

    x: float
    y: float
    frequency: float
    tables: tuple[LethalityTable, ...]


def individual_risk(x: ArrayLike, y: ArrayLike, events: Sequence[RiskEvent], weather: ArrayLike) -> FloatArray:
    """Yearly risk of death of a person who is always there, unprotected (location-specific individual risk).

    Parameters
    ----------
    x, y : array_like, shape (m,)
        Places, east and north. [m]
    events : sequence of RiskEvent
        Each with as many tables as there are weather classes.
    weather : array_like, shape (s, c)
        Share of the year with wind **from** sector s (0 = north, clockwise) and weather class c; sums to at most 1.

    Returns
    -------
    risk : ndarray, shape (m,)
        [1/a]

    Raises
    ------
    ImpossibleState
        Shares negative or summing to more than one.
    """
    rose = floats(weather)
    if np.any(rose < 0.0) or rose.sum() > 1.0 + 1e-9:
        raise ImpossibleState("impossible-state", reason=f"weather shares sum to {rose.sum():.4f}: they are shares of one year")
    px, py = floats(x), floats(y)
    total = np.zeros(np.broadcast_shapes(px.shape, py.shape))
    toward = np.radians(np.arange(rose.shape[0]) * 360.0 / rose.shape[0] + 180.0)
    for event in events:
        if len(event.tables) != rose.shape[1]:
            raise BadCase("unreadable", path="event", reason=f"{len(event.tables)} tables for {rose.shape[1]} weather classes")
        dx, dy = px - event.x, py - event.y
        reach = max(float(t.along[-1]) + float(t.across[-1]) for t in event.tables)
        near = np.flatnonzero(dx * dx + dy * dy <= reach * reach)
        dx, dy = dx.ravel()[near], dy.ravel()[near]
        part = np.zeros(len(near))
        for s, angle in enumerate(toward):
            along = dx * np.sin(angle) + dy * np.cos(angle)
            behind = min(float(t.along[0]) for t in event.tables)
            ahead = np.flatnonzero(along >= behind)
            across = dx[ahead] * np.cos(angle) - dy[ahead] * np.sin(angle)
            for c, table in enumerate(event.tables):
                if rose[s, c] > 0.0:
                    part[ahead] += event.frequency * rose[s, c] * table.at(along[ahead], across)
        total.ravel()[near] += part
    return floats(total)


def toxic_table(
    field: DenseField,
    chemical: Substance,
    *,
    minutes: float,
    reach: float = 3000.0,
    half_width: float = 600.0,
    height: float = 1.5,
    step: float = 20.0,
    sheltered: float = 0.0,
    shelter_factor: float = 0.1,
) -> LethalityTable:
    """Share of people who die in the cloud of one solved plume, as a table that turns with the wind.

    Parameters
    ----------
    field : DenseField
        Of one member (the first is taken).
    chemical : Substance
        With a probit in the table.
    minutes : float
        Exposure, at most the release's duration. [min]
    reach, half_width, height, step : float
        Extent and resolution of the table, height of the breath. [m]
    sheltered, shelter_factor : float
        Share of people indoors, and the part of the outdoor concentration they breathe. [1]

    Returns
    -------
    LethalityTable
        Zero upwind of the source.

    Raises
    ------
    MissingData
        No probit for this chemical.
    """
    constants = chemical.probits()
    if not constants:
        raise MissingData("no-data", substance=chemical.name, quantity="probit")
    probit = constants[0]
    along, across = np.arange(0.0, reach + step, step), np.arange(0.0, half_width + step, step)
    gx, gy = (a.ravel() for a in np.meshgrid(along, across, indexing="ij"))
    ppm = field.mole_fraction(gx, gy, height)[0] * 1e6
    outside = ppm if probit.units == "ppm" else chemical.from_ppm(ppm, float(field.air_temperature[0]), float(field.pressure[0])) * 1e6
    share = sum(
        weight * lethality((factor * outside) ** probit.n * minutes, probit)
        for weight, factor in ((1.0 - sheltered, 1.0), (sheltered, shelter_factor))
        if weight > 0.0
    )
    return LethalityTable(along, across, floats(share).reshape(len(along), len(across)))


def fn_curve(frequencies: ArrayLike, deaths: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Numbers of deaths N, ascending, and yearly frequency F of N or more.

    Parameters
    ----------
    frequencies, deaths : array_like, shape (k,)
        Of each event: per year, ≥ 0; people, ≥ 0.
    """
    f, n = floats(frequencies), floats(deaths)
    order = np.argsort(n)
    return n[order], floats(np.cumsum(f[order][::-1])[::-1])


def societal_zone(deaths: ArrayLike, frequency: ArrayLike) -> str:
    """Worst zone of GB 36894 that an F–N curve touches: 不可接受区, 尽可能降低区 or 可接受区.

    Parameters
    ----------
    deaths, frequency : array_like
        F–N curve: people, and events per year with so many or more.
    """
    n, f = floats(deaths), floats(frequency)
    counted = n >= 1.0
    n, f = n[counted], f[counted]
    if np.any(f > SOCIETAL_UPPER / np.maximum(n, 1.0)) or np.any((n > SOCIETAL_MOST) & (f > 0.0)):
        return "不可接受区"
    return "尽可能降低区" if np.any(f > SOCIETAL_LOWER / np.maximum(n, 1.0)) else "可接受区"


def meets_individual_limit(risk: ArrayLike, *, target: str, facility: str = "existing") -> FloatArray:
    """Say at each place whether the individual risk is within the limit for a class of target (high, second, third).

    Parameters
    ----------
    risk : array_like
        Deaths per year of one person always there, 0 … 1. [1/a]
    target : str
        ``high``, ``second`` or ``third``.
    facility : str
        ``new`` or ``existing``.
    """
    try:
        return floats(floats(risk) <= INDIVIDUAL_LIMITS[facility][target])
    except KeyError:
        raise BadCase(
            "unknown-choice", section="risk", key="target", value=f"{facility}/{target}", known="new|existing / high|second|third"
        ) from None
