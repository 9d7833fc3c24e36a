"""How a vessel empties through a hole: liquids from tanks of any common shape, gases down to the pressure outside.

The course is integrated exactly over the level (or the mass left), not stepped through time, so that every member of an ensemble
keeps its mass and its own end.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import ATMOSPHERE, GAS_CONSTANT, GRAVITY, ArrayLike, FloatArray, floats
from .errors import BadCase, ImpossibleState, OutOfRange
from .sources import equal_masses, gas_orifice

SHAPES = ("upright", "horizontal", "sphere")


@dataclass(frozen=True)
class Emptying:
    """Course of a release, (n, k): time [s], mass rate [kg/s], mass left [kg]; level [m] or pressure [Pa] beside."""

    time: FloatArray
    rate: FloatArray
    mass: FloatArray
    state: FloatArray
    model: str
    version: str = "1.2"

    def steps(self, pieces: int, until: float = np.inf) -> tuple[FloatArray, FloatArray]:
        """Edges (pieces + 1,) [s] and mean rates (pieces,) [kg/s] of the first member until a time [s], equal masses each."""
        time, gone = self.time[0], self.mass[0, 0] - self.mass[0]
        end = min(until, float(time[-1]))
        times = floats(np.append(time[time < end], end))
        return equal_masses(times, floats(np.interp(times, time, gone)), pieces)

    def lasts(self, share: float = 0.9) -> float:
        """Time until a share of what leaves the first member is gone. [s]"""
        gone = self.mass[0, 0] - self.mass[0]
        return float(np.interp(share * gone[-1], gone, self.time[0]))


def level_area(shape: str, level: ArrayLike, *, diameter: ArrayLike, length: ArrayLike = 1.0) -> FloatArray:
    """Area of the liquid's surface at a level.

    Parameters
    ----------
    shape : str
        ``upright`` or ``horizontal`` cylinder (flat ends), or ``sphere``.
    level : array_like
        Above the lowest point, 0 … diameter (``upright``: 0 … length). [m]
    diameter, length : array_like
        Of the vessel; a sphere has no length. [m]

    Returns
    -------
    area : ndarray
        [m²]

    Raises
    ------
    BadCase
        Another shape.
    """
    h, d, ell = floats(level), floats(diameter), floats(length)
    if shape == "upright":
        return floats(np.pi / 4.0 * d**2 + 0.0 * h)
    chord = np.sqrt(np.maximum(h * (d - h), 0.0))
    if shape == "horizontal":
        return floats(2.0 * chord * ell)
    if shape == "sphere":
        return floats(np.pi * chord**2)
    raise BadCase("unknown-choice", section="vessel", key="shape", value=shape, known=", ".join(SHAPES))


def level_volume(shape: str, level: ArrayLike, *, diameter: ArrayLike, length: ArrayLike = 1.0) -> FloatArray:
    """Liquid in a vessel up to a level.

    Parameters
    ----------
    shape, level, diameter, length
        As for `level_area`.

    Returns
    -------
    volume : ndarray
        [m³]

    Examples
    --------
    A half-full sphere and a half-full lying cylinder of 2 m:

    >>> float(level_volume("sphere", 1.0, diameter=2.0).round(6)), float(level_volume("horizontal", 1.0, diameter=2.0, length=3.0).round(6))
    (2.094395, 4.712389)
    """
    d, ell = floats(diameter), floats(length)
    if shape == "upright":
        return floats(np.pi / 4.0 * d**2 * floats(level))
    h, r = np.clip(floats(level), 0.0, d), 0.5 * d
    if shape == "horizontal":
        sector = r**2 * np.arccos(np.clip((r - h) / r, -1.0, 1.0)) - (r - h) * np.sqrt(np.maximum(h * (d - h), 0.0))
        return floats(ell * sector)
    if shape == "sphere":
        return floats(np.pi * h**2 * (3.0 * r - h) / 3.0)
    raise BadCase("unknown-choice", section="vessel", key="shape", value=shape, known=", ".join(SHAPES))


def level_of(shape: str, volume: ArrayLike, *, diameter: ArrayLike, length: ArrayLike = 1.0) -> FloatArray:
    """Level of a volume of liquid, the inverse of `level_volume`.

    Parameters
    ----------
    shape : str
        As for `level_area`.
    volume : array_like
        From nothing to the whole vessel. [m³]
    diameter, length : array_like
        Of the vessel. [m]

    Returns
    -------
    level : ndarray
        [m]

    Raises
    ------
    OutOfRange
        More than the vessel holds.
    """
    v, d, ell = (np.array(a) for a in np.broadcast_arrays(floats(volume), floats(diameter), floats(length)))
    top = ell if shape == "upright" else d
    full = level_volume(shape, top, diameter=d, length=ell)
    if np.any(v > full * (1.0 + 1e-9)) or np.any(v < 0.0):
        raise OutOfRange(
            "out-of-range",
            quantity="volume",
            value=float(np.max(v)),
            unit="m3",
            low=0,
            high=float(np.min(full)),
            reason="the vessel holds no more",
        )
    low, high = np.zeros_like(v), top + 0.0 * v
    for _ in range(60):
        middle = 0.5 * (low + high)
        over = level_volume(shape, middle, diameter=d, length=ell) > v
        low, high = np.where(over, low, middle), np.where(over, middle, high)
    return floats(0.5 * (low + high))


def drain(
    shape: str,
    *,
    volume: ArrayLike,
    diameter: ArrayLike,
    length: ArrayLike = 1.0,
    density: ArrayLike,
    hole_diameter: ArrayLike,
    hole_height: ArrayLike = 0.0,
    pressure: ArrayLike = ATMOSPHERE,
    ambient_pressure: ArrayLike = ATMOSPHERE,
    discharge: ArrayLike = 0.61,
    steps: int = 120,
) -> Emptying:
    r"""Liquid that runs out of a tank down to the hole, under its own head and a constant gas pressure.

    Parameters
    ----------
    shape : str
        ``upright``, ``horizontal`` or ``sphere``.
    volume : array_like
        Liquid in the tank, > 0. [m³]
    diameter, length : array_like
        Of the tank, > 0. [m]
    density : array_like
        Of the liquid, 300 … 4000. [kg/m³]
    hole_diameter, hole_height : array_like
        Of the hole, > 0, and its height above the lowest point, ≥ 0. [m]
    pressure, ambient_pressure : array_like
        Above the liquid and outside, absolute. [Pa]
    discharge : array_like
        Coefficient of the hole, 0.5 … 1. [1]
    steps : int
        Points along the course.

    Returns
    -------
    Emptying
        ``state`` is the level; the mass below the hole stays.

    Raises
    ------
    ImpossibleState
        The vessel is below the pressure outside, or the level is below the hole.

    Notes
    -----
    .. math:: t = \int \frac{A(h)\,dh}{C_d a\sqrt{2(\Delta p/\rho + g(h - h_0))}}

    integrated over :math:`s = \sqrt{h - h_0 + \Delta p/\rho g}`, in which nothing is singular.

    References
    ----------
    .. [1] TNO, *Yellow Book* CPR 14E, 1997, section 2.5.4 (vessel shapes).
    """
    v, d, ell, rho, hole, low, p, pa, cd = np.broadcast_arrays(
        *(
            np.atleast_1d(floats(a))
            for a in (volume, diameter, length, density, hole_diameter, hole_height, pressure, ambient_pressure, discharge)
        )
    )
    if np.any(p < pa):
        raise ImpossibleState("impossible-pressure", pressure=float(np.min(p)), ambient=float(np.max(pa)))
    top = level_of(shape, v, diameter=d, length=ell)
    if np.any(top <= low):
        raise ImpossibleState("impossible-state", reason="the level is below the hole: nothing runs out")
    push = (p - pa) / (rho * GRAVITY)
    first, last = np.sqrt(top - low + push), np.sqrt(push)
    s = first[:, None] + (last - first)[:, None] * np.linspace(0.0, 1.0, steps)
    level = s**2 - push[:, None] + low[:, None]
    area = level_area(shape, level, diameter=d[:, None], length=ell[:, None])
    outflow = (cd * np.pi / 4.0 * hole**2 * np.sqrt(2.0 * GRAVITY))[:, None]
    pace = 2.0 * area / outflow
    time = np.concatenate([np.zeros((len(s), 1)), np.cumsum(0.5 * (pace[:, 1:] + pace[:, :-1]) * -np.diff(s, axis=1), axis=1)], axis=1)
    mass = rho[:, None] * level_volume(shape, level, diameter=d[:, None], length=ell[:, None])
    return Emptying(floats(time), floats(outflow * s * rho[:, None]), floats(mass), floats(level), f"draining {shape} tank")


def gas_emptying(
    *,
    volume: ArrayLike,
    pressure: ArrayLike,
    temperature: ArrayLike,
    molar_mass: ArrayLike,
    heat_capacity_ratio: ArrayLike,
    diameter: ArrayLike,
    discharge: ArrayLike = 0.85,
    ambient_pressure: float = ATMOSPHERE,
    isothermal: bool = False,
    steps: int = 120,
) -> Emptying:
    r"""Gas that leaves a vessel until the pressures are equal: choked first, subsonic at last.

    Parameters
    ----------
    volume : array_like
        Of the vessel, > 0. [m³]
    pressure, temperature : array_like
        At the start, absolute. [Pa], [K]
    molar_mass, heat_capacity_ratio : array_like
        [kg/mol], 1.05 … 1.67. [1]
    diameter : array_like
        Of the hole. [m]
    discharge : array_like
        0.61 … 1. [1]
    ambient_pressure : float
        [Pa]
    isothermal : bool
        True where the walls keep the gas warm (slow leaks), else adiabatic.
    steps : int
        Points along the course.

    Returns
    -------
    Emptying
        ``state`` is the pressure; ends at 1.01 of the pressure outside.

    Notes
    -----
    :math:`t = \int dm/Q(m)` with :math:`p \propto m^\gamma` (adiabatic) or :math:`p \propto m` (isothermal); ideal gas, up to about 10 MPa.

    References
    ----------
    .. [1] TNO, *Yellow Book* CPR 14E, 1997, section 2.5.2.
    """
    v, p0, t0, molar, g, d, cd = (
        np.atleast_1d(a)[:, None]
        for a in np.broadcast_arrays(
            *(floats(a) for a in (volume, pressure, temperature, molar_mass, heat_capacity_ratio, diameter, discharge))
        )
    )
    if np.any(p0 <= 1.01 * ambient_pressure):
        raise ImpossibleState("impossible-pressure", pressure=float(np.min(p0)), ambient=ambient_pressure)
    power = np.ones_like(g) if isothermal else g
    m0 = p0 * molar * v / (GAS_CONSTANT * t0)
    end = (1.01 * ambient_pressure / p0) ** (1.0 / power)
    share = end ** np.linspace(0.0, 1.0, steps)
    p, t = p0 * share**power, t0 * share ** (power - 1.0)
    rate = gas_orifice(
        pressure=p,
        temperature=t,
        molar_mass=molar,
        heat_capacity_ratio=g,
        diameter=d,
        discharge=cd,
        ambient_pressure=ambient_pressure,
    ).mass_rate
    mass = m0 * share
    pace = 0.5 * (1.0 / rate[:, 1:] + 1.0 / rate[:, :-1])
    time = np.concatenate([np.zeros_like(m0), np.cumsum(pace * -np.diff(mass, axis=1), axis=1)], axis=1)
    return Emptying(
        floats(time), floats(rate), floats(mass), floats(p), "emptying gas vessel, " + ("isothermal" if isothermal else "adiabatic")
    )
