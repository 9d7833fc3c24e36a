"""Distances on a sphere of the Earth's mean radius."""

from typing import Final, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS: Final = 6_371_008.8
"""Mean radius. [m]"""

FloatArray = NDArray[np.float64]


@overload
def great_circle(lon1: float, lat1: float, lon2: float, lat2: float) -> float: ...
@overload
def great_circle(lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike) -> FloatArray: ...
def great_circle(lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike) -> FloatArray | float:
    """Great-circle distance by the haversine formula.

    Parameters
    ----------
    lon1, lat1, lon2, lat2 : array_like
        Positions, broadcast against one another. [°]

    Returns
    -------
    distance : float or ndarray
        Along the sphere; within 0.5 % of the ellipsoid. [m]

    Examples
    --------
    武昌 to 黄石港, about 82 km on the map:

    >>> round(great_circle(114.2986, 30.5844, 115.0390, 30.1994) / 1000)
    83
    """
    lam1, phi1, lam2, phi2 = (np.radians(np.asarray(v, dtype=np.float64)) for v in (lon1, lat1, lon2, lat2))
    h = np.sin((phi2 - phi1) / 2) ** 2 + np.cos(phi1) * np.cos(phi2) * np.sin((lam2 - lam1) / 2) ** 2
    distance = 2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0)))
    return float(distance) if distance.ndim == 0 else distance
