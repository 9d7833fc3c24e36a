"""What every way of estimating a journey answers, and the crudest of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from muster.logistics.routing.sphere import great_circle

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Journeys:
    """Journeys from each origin (rows) to each destination (columns); infinite where there is no way."""

    duration: FloatArray
    """Driving time. [s]"""
    length: FloatArray
    """Along the way. [m]"""

    @property
    def shape(self) -> tuple[int, ...]:
        """Origins × destinations."""
        return self.duration.shape


def pairs(points: ArrayLike) -> FloatArray:
    """Positions as an array of shape (n, 2), longitude then latitude; a single pair becomes one row."""
    array = np.atleast_2d(np.asarray(points, dtype=np.float64))
    if array.size == 0:
        return array.reshape(0, 2)
    if array.ndim != 2 or array.shape[1] != 2:
        raise ValueError(f"positions must have shape (n, 2), not {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError("positions must be finite")
    return array


def straight_line(
    origins: ArrayLike, destinations: ArrayLike, *, detour: float = 1.35, speed: float = 65.0 / 3.6
) -> Journeys:
    """Journeys guessed from the straight line: its length times a detour factor, at one speed.

    Parameters
    ----------
    origins, destinations : array_like, shape (n, 2), (m, 2)
        Longitude, latitude. [°]
    detour : float
        Road length over great circle, ≥ 1. [-]
    speed : float
        Mean speed, > 0. [m/s]

    Returns
    -------
    journeys : Journeys
        Shape (n, m).

    Raises
    ------
    ValueError
        A detour below 1 or a speed that is not positive.

    Notes
    -----
    A fallback, to be labelled as an estimate wherever it is shown. Between county seats of Hubei the detour is 1.15 to
    1.65 and the mean speed 45 to 90 km/h, so a single figure errs by a third either way.

    Examples
    --------
    Half a degree of latitude, 55.6 km, is 75.1 km of road and 69.3 minutes:

    >>> j = straight_line([[114.0, 30.0]], [[114.0, 30.5]])
    >>> round(float(j.length[0, 0]) / 1000, 1), round(float(j.duration[0, 0]) / 60, 1)
    (75.1, 69.3)
    """
    if detour < 1.0 or speed <= 0.0:
        raise ValueError("detour must be at least 1 and speed positive")
    here, there = pairs(origins), pairs(destinations)
    length = detour * np.asarray(great_circle(here[:, None, 0], here[:, None, 1], there[None, :, 0], there[None, :, 1]))
    return Journeys(duration=length / speed, length=length)
