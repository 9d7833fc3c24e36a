"""Air inside a building while a cloud passes, and what sheltering in place saves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import ArrayLike, FloatArray, floats
from .errors import BadCase
from .results import Model
from .toxic import toxic_load

INDOOR = Model(
    "indoor air",
    "1.1",
    "single zone, exact per interval",
    "0 … 20 m/s; one well-mixed zone; nothing kept by walls",
)

TIGHTNESS = {"tight": 0.2, "ordinary": 0.5, "leaky": 1.0, "open": 5.0}
"""Air changes of a building in a wind of 4 m/s, by how tight it is; ``open`` has its windows open. [1/h]"""


def indoor_concentration(outdoor: ArrayLike, time: ArrayLike, *, air_changes: ArrayLike, adsorption: float = 0.0) -> FloatArray:
    r"""Concentration in one well-mixed zone.

    Parameters
    ----------
    outdoor : array_like, shape (..., k)
        Outdoor concentration, constant from each time to the next.
    time : array_like, shape (k,)
        Ascending. [s]
    air_changes : array_like
        Exchange rate, one value or one per interval (k − 1,): windows closed, ventilation off, aired again. [1/s]
    adsorption : float
        Loss to surfaces. [1/s]

    Returns
    -------
    indoor : ndarray, shape (..., k)
        Same unit; starts at zero.

    Notes
    -----
    .. math:: \frac{dC}{dt} = \lambda(C_{out} - C) - kC

    solved exactly on each interval; without adsorption the dose after full ventilation equals the dose outdoors.
    """
    c, t = floats(outdoor), floats(time)
    rates = np.broadcast_to(floats(air_changes), (len(t) - 1,))
    inside = np.zeros_like(c)
    for i, dt in enumerate(np.diff(t)):
        total = rates[i] + adsorption
        limit = c[..., i] * rates[i] / total if total > 0.0 else inside[..., i]
        inside[..., i + 1] = limit + (inside[..., i] - limit) * np.exp(-total * dt)
    return floats(inside)


def air_change_rate(wind_speed: ArrayLike, *, tightness: str = "ordinary", temperature_difference: ArrayLike = 10.0) -> FloatArray:
    """Air changes of a closed building by wind and temperature difference: tight 0.2, ordinary 0.5, leaky 1.0 per hour at 4 m/s. [1/s]

    Parameters
    ----------
    wind_speed : array_like
        0 … 20. [m/s]
    tightness : str
        ``tight``, ``ordinary``, ``leaky`` or ``open``.
    temperature_difference : array_like
        Between in and out, −40 … 40. [K]

    Raises
    ------
    BadCase
        Another tightness.
    """
    if tightness not in TIGHTNESS:
        raise BadCase("unknown-choice", section="place", key="tightness", value=tightness, known=", ".join(TIGHTNESS))
    base = TIGHTNESS[tightness] / 3600.0
    drive = 0.4 + 0.14 * floats(wind_speed) + 0.004 * np.abs(floats(temperature_difference))
    return floats(base * drive)


@dataclass(frozen=True)
class Shelter:
    """What staying inside does; arrays are (..., k) in the unit of the outdoor concentration, loads in that unit^n min."""

    inside: FloatArray
    air_out: float | None
    load_outside: FloatArray
    load_sheltered: FloatArray
    load_shut: FloatArray


def shelter(outdoor: ArrayLike, time: ArrayLike, *, air_changes: float, exponent: float = 1.0) -> Shelter:
    r"""Stay inside with closed windows until the air outside is the better one, then open them and go out.

    Parameters
    ----------
    outdoor : array_like, shape (k,)
        Outdoor concentration, ≥ 0, constant from each time to the next. [any unit]
    time : array_like, shape (k,)
        Ascending. [s]
    air_changes : float
        Of the closed building, > 0. [1/s]
    exponent : float
        n of the toxic load, 0.5 … 4. [1]

    Returns
    -------
    Shelter
        Concentration indoors while everything stays shut; the time at which it is better to open and go out [s], None where no cloud
        came or it had not passed by the last time; the toxic load outdoors, of people who stay inside until that time, and of people
        who stay behind closed windows to the end.

    Notes
    -----
    Indoors lags behind: :math:`C_{in} < C_{out}` while the cloud passes, and above it afterwards. From the last crossing on every
    minute inside costs more than one outside.

    Examples
    --------
    A cloud of 100 ppm for ten minutes, half an air change per hour; without airing, the house keeps the whole dose of 1 000 ppm min:

    >>> t = np.arange(0.0, 48.0 * 3600.0, 10.0)
    >>> found = shelter(np.where(t < 600.0, 100.0, 0.0), t, air_changes=0.5 / 3600.0)
    >>> found.air_out, float(found.inside.max().round(1)), float(found.load_sheltered.round()), float(found.load_shut.round())
    (600.0, 8.0, 40.0, 1000.0)
    """
    c, t = floats(outdoor), floats(time)
    inside = indoor_concentration(c, t, air_changes=air_changes)
    worse_outside = np.flatnonzero(c > inside)
    last = int(worse_outside[-1]) + 1 if len(worse_outside) else len(t)
    air_out = float(t[last]) if last < len(t) else None
    minutes = t / 60.0
    sheltered = np.where(np.arange(len(t)) < last, inside, np.minimum(inside, c))
    loads = (toxic_load(each, minutes, exponent=exponent) for each in (c, sheltered, inside))
    return Shelter(inside, air_out, *loads)
