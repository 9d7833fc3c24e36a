"""Who is inside the danger zone, how long the air lasts, and when they must be out."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from muster.kit.errors import Invalid, OutOfRange

RESERVE_MPA: Final = 5.0
"""Pressure kept for the way out [C]."""
CYLINDER_L: Final = 6.8
BREATHING_L_PER_MIN: Final = 40.0
"""Hard work with a compressed-air apparatus [C]."""
_MPA_TO_BAR: Final = 10.0


class Zone(StrEnum):
    """Control zones."""

    HOT = "hot"
    WARM = "warm"
    COLD = "cold"


def air_minutes(pressure: float, *, volume: float = CYLINDER_L) -> float:
    """Minutes of work that a cylinder allows above the reserve.

    ``pressure`` in MPa (0 to 35), ``volume`` in litres. Ideal gas at the scene's temperature: V·(p − 5 MPa) / 40 L/min.

    >>> air_minutes(30.0)
    42.5
    """
    if not 0 <= pressure <= 35:
        raise OutOfRange("air-pressure-outside", pressure=pressure)
    return max(0.0, (pressure - RESERVE_MPA) * _MPA_TO_BAR * volume / BREATHING_L_PER_MIN)


def due_out(time_in: datetime, *, stay_minutes: float | None, pressure: float | None) -> datetime:
    """When a person must be out: the ordered stay or the air, whichever ends first; one of them must be known."""
    limits = [m for m in (stay_minutes, air_minutes(pressure) if pressure is not None else None) if m is not None]
    if not limits:
        raise Invalid("entry-needs-limit")
    if min(limits) <= 0:
        raise OutOfRange("entry-without-air")
    return time_in + timedelta(minutes=min(limits))
