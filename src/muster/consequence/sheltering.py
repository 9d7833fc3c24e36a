"""Staying in along the whole cloud: what is breathed indoors beside outdoors at every distance, kept with a run for any place asked about later."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .arrays import FloatArray, floats
from .indoor import air_change_rate, shelter
from .results import Sheltering

ROWS = 24
HOUSES = ("tight", "ordinary", "leaky")
FAINT = 1e-3
"""Of the highest concentration at a distance: below it the cloud is not there yet, or has passed. [1]"""
SHUT = 4 * 3600.0
"""How long people stay behind closed windows who never open them, after the cloud. [s]"""


def sheltering(
    x: FloatArray,
    fraction: FloatArray,
    half: FloatArray,
    *,
    course: Callable[[FloatArray, FloatArray, FloatArray], FloatArray],
    ends: Callable[[FloatArray], FloatArray],
    wind_speed: float,
) -> Sheltering:
    """Shelter at distances downwind, out of the concentration that the zones are drawn from.

    Parameters
    ----------
    x : ndarray, shape (m,)
        Ascending. [m]
    fraction, half : ndarray, shape (n, m)
        Highest concentration [mol/mol] and half-width [m] of each member; the middle one counts.
    course, ends : callable
        How the concentration rises and falls at places, and when nothing more comes, as in `scene.Passage`.
    wind_speed : float
        0 … 20. [m/s]

    Returns
    -------
    Sheltering
        Shares hold across the wind too: the air indoors is linear in that outdoors.
    """
    rows = np.unique(np.linspace(0, len(x) - 1, ROWS).astype(int))
    far = x[rows]
    axis = np.zeros_like(far)
    until = float(np.max(ends(far)))
    times = np.unique(np.concatenate([np.linspace(0.0, until, 300), np.geomspace(1.0, until, 300)]))
    found = np.maximum(course(far, axis, times), 0.0)
    shape = found / np.maximum(found.max(axis=1, keepdims=True), 1e-30)
    # near the source a cloud may be lower than the receptors: there it is at least as strong as farther on
    level = 1e6 * np.maximum.accumulate(np.median(fraction, axis=0)[::-1])[::-1][rows]
    rates = [float(air_change_rate(wind_speed, tightness=house)) for house in HOUSES]
    told = [_row(times, row, rates) for row in shape]
    return Sheltering(far, np.median(half, axis=0)[rows], level, *(floats(np.array(column)) for column in zip(*told, strict=True)))


def _row(times: FloatArray, shape: FloatArray, rates: list[float]) -> tuple[float, FloatArray, FloatArray, float, float]:
    """When the cloud has passed one distance, and there per house: share breathed, highest indoors over outdoors; share shut in, time to air."""
    there = np.flatnonzero(shape >= FAINT)
    first, last = (max(int(there[0]) - 1, 0), min(int(there[-1]) + 1, len(times) - 1)) if len(there) else (0, 1)
    begun, gone = float(times[first]), float(times[last])
    time = np.concatenate([np.linspace(begun, gone, 97), gone + np.geomspace(1.0, SHUT, 30)])
    inside = np.interp(time, times, shape, right=0.0)
    mean = np.append(0.5 * (inside[1:] + inside[:-1]), 0.0)
    houses = [shelter(mean, time, air_changes=rate) for rate in rates]
    whole = max(float(houses[1].load_outside), 1e-30)
    air_out = houses[1].air_out
    return (
        gone,
        floats([float(h.load_sheltered) / whole for h in houses]),
        floats([float(h.inside.max()) for h in houses]),
        float(houses[1].load_shut) / whole,
        gone if air_out is None else air_out,
    )
