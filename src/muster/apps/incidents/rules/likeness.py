"""Two calls about one accident: one kind, within 2 km and 2 h of each other. This suggests, a person decides."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Final

NEAR_M: Final = 2_000.0
SOON: Final = timedelta(hours=2)
_EARTH_RADIUS_M: Final = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one call says of an accident."""

    incident_type: str
    at: datetime
    lon: float | None
    lat: float | None
    place_text: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two sightings are; the distance is None when only the words of the place agree."""

    distance_m: float | None
    minutes_apart: float
    same_words: bool

    @property
    def rank(self) -> tuple[bool, float]:
        """The likeliest first: the same words for the place, then the nearest."""
        return (not self.same_words, NEAR_M if self.distance_m is None else self.distance_m)


def distance_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Great-circle distance of two points in degrees. [m]"""
    a = sin(radians(lat2 - lat1) / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS_M * asin(sqrt(a))


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def likeness(a: Sighting, b: Sighting) -> Likeness | None:
    """How alike two sightings are, or None when they are not of one accident.

    Without coordinates on one side the words of the place must contain one another.
    """
    apart = abs(a.at - b.at)
    if a.incident_type != b.incident_type or apart > SOON:
        return None
    minutes = apart.total_seconds() / 60
    here, there = _plain(a.place_text), _plain(b.place_text)
    same = bool(here) and here == there
    if a.lon is not None and a.lat is not None and b.lon is not None and b.lat is not None:
        metres = distance_m(a.lon, a.lat, b.lon, b.lat)
        return Likeness(metres, minutes, same) if metres <= NEAR_M else None
    return Likeness(None, minutes, same) if min(len(here), len(there)) >= 2 and (here in there or there in here) else None
