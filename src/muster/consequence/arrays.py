"""Array types and the little arithmetic that every model shares."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]
__all__ = ["ArrayLike", "BoolArray", "FloatArray", "columns", "erf", "floats", "interpolate_rows"]

GRAVITY = 9.80665
GAS_CONSTANT = 8.314462618
ATMOSPHERE = 101325.0
MOLAR_MASS_AIR = 0.028964
MOLAR_MASS_WATER = 0.018015
HEAT_CAPACITY_AIR = 1006.0
KARMAN = 0.4
EARTH = 6371008.8
"""Mean radius. [m]"""


def floats(value: ArrayLike) -> FloatArray:
    """Return the value as a float64 array without copying one."""
    return np.asarray(value, dtype=np.float64)


def columns(*values: ArrayLike) -> tuple[FloatArray, ...]:
    """Broadcast ensemble values to one leading axis and add a receptor axis of length one."""
    arrays = np.broadcast_arrays(*(np.atleast_1d(floats(value)) for value in values))
    return tuple(array[:, None] for array in arrays)


def erf(x: ArrayLike) -> FloatArray:
    """Error function (scipy is loaded on first use)."""
    from scipy.special import erf as scipy_erf

    return floats(scipy_erf(floats(x)))


def interpolate_rows(x: FloatArray, grid: FloatArray, table: FloatArray) -> FloatArray:
    """Interpolate each row of ``table`` (n, k) given on one ascending ``grid`` (k,) at ``x`` (n, m); ends are held."""
    index = np.clip(np.searchsorted(grid, x) - 1, 0, len(grid) - 2)
    low, high = grid[index], grid[index + 1]
    weight = np.clip((x - low) / (high - low), 0.0, 1.0)
    rows = np.arange(table.shape[0])[:, None]
    return table[rows, index] * (1.0 - weight) + table[rows, index + 1] * weight
