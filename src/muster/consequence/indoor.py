"""Air inside a building while a cloud passes, and what sheltering in place saves."""

from __future__ import annotations

import numpy as np

from .arrays import ArrayLike, FloatArray, floats


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
    """
    base = {"tight": 0.2, "ordinary": 0.5, "leaky": 1.0, "open": 5.0}[tightness] / 3600.0
    drive = 0.4 + 0.14 * floats(wind_speed) + 0.004 * np.abs(floats(temperature_difference))
    return floats(base * drive)
