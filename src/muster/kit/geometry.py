"""Coordinates: one datum at rest, every other one accepted and left at the door.

At rest a position is longitude, latitude in degrees on WGS 84, which we do not tell from CGCS2000 (they differ by
centimetres to decimetres, far less than any position we are given). Maps and devices in China speak other systems:

======== ===================================================================================================
wgs84     GPS, BeiDou receivers, surveys before 2008 that say so
cgcs2000  the national system; treated as WGS 84
gcj02     AMap (高德), Tencent, most telephones' map applications: WGS 84 shifted by up to 700 m
bd09      Baidu: GCJ-02 shifted once more
gk3, gk6  Gauss–Krüger, zones of 3° and 6°, CGCS2000 ellipsoid, metres: drawings of enterprises, survey sheets
======== ===================================================================================================

The shift of GCJ-02 was never published; the formula here is the one the field uses, and it is inverted numerically.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from muster.kit.errors import OutOfRange
from muster.logistics.routing.sphere import EARTH_RADIUS, great_circle

__all__ = [
    "CHINA",
    "EARTH_RADIUS",
    "Bounds",
    "CoordinateSystem",
    "Point",
    "central_meridian_of",
    "convert",
    "from_wgs84",
    "great_circle",
    "read_pair",
    "read_point",
    "to_wgs84",
]

Shift = Callable[[float, float], tuple[float, float]]


class CoordinateSystem(StrEnum):
    """How two numbers name a position."""

    WGS84 = "wgs84"
    CGCS2000 = "cgcs2000"
    GCJ02 = "gcj02"
    BD09 = "bd09"
    GK3 = "gk3"
    GK6 = "gk6"

    @property
    def is_projected(self) -> bool:
        """Whether the numbers are metres east and north, not degrees."""
        return self in (CoordinateSystem.GK3, CoordinateSystem.GK6)


@dataclass(frozen=True, slots=True)
class Point:
    """A position at rest: degrees on WGS 84."""

    lon: float
    lat: float

    def distance(self, other: "Point") -> float:
        """Great-circle distance. [m]"""
        return great_circle(self.lon, self.lat, other.lon, other.lat)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float

    def contains(self, lon: float, lat: float) -> bool:
        """Whether the position lies inside or on the edge."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


CHINA: Final = Bounds(73.4, 3.3, 135.2, 53.7)
"""The box in which we believe a position: the land and the islands, with a margin of some kilometres."""


# --- GCJ-02 and BD-09 -------------------------------------------------------------------------------------------------

_KRASOVSKY_A: Final = 6_378_245.0
_KRASOVSKY_E2: Final = 0.006_693_421_622_965_943
_BD_ANGLE: Final = math.pi * 3000.0 / 180.0
_SHIFTED: Final = Bounds(72.004, 0.8293, 137.8347, 55.8271)


def _gcj02_shift(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 105.0, lat - 35.0
    wave = (20.0 * math.sin(6.0 * x * math.pi) + 20.0 * math.sin(2.0 * x * math.pi)) * 2.0 / 3.0
    north = (
        -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * math.sqrt(abs(x))
        + wave
        + (20.0 * math.sin(y * math.pi) + 40.0 * math.sin(y / 3.0 * math.pi)) * 2.0 / 3.0
        + (160.0 * math.sin(y / 12.0 * math.pi) + 320.0 * math.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    )
    east = (
        300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * math.sqrt(abs(x))
        + wave
        + (20.0 * math.sin(x * math.pi) + 40.0 * math.sin(x / 3.0 * math.pi)) * 2.0 / 3.0
        + (150.0 * math.sin(x / 12.0 * math.pi) + 300.0 * math.sin(x / 30.0 * math.pi)) * 2.0 / 3.0
    )
    phi = math.radians(lat)
    w2 = 1.0 - _KRASOVSKY_E2 * math.sin(phi) ** 2
    w = math.sqrt(w2)
    return (
        math.degrees(east / (_KRASOVSKY_A / w * math.cos(phi))),
        math.degrees(north / (_KRASOVSKY_A * (1.0 - _KRASOVSKY_E2) / (w2 * w))),
    )


def _wgs84_to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    if not _SHIFTED.contains(lon, lat):
        return lon, lat
    east, north = _gcj02_shift(lon, lat)
    return lon + east, lat + north


def _gcj02_to_bd09(lon: float, lat: float) -> tuple[float, float]:
    z = math.hypot(lon, lat) + 0.00002 * math.sin(lat * _BD_ANGLE)
    theta = math.atan2(lat, lon) + 0.000003 * math.cos(lon * _BD_ANGLE)
    return z * math.cos(theta) + 0.0065, z * math.sin(theta) + 0.006


def _inverse(forward: Shift, x: float, y: float) -> tuple[float, float]:
    """The argument of a small smooth shift, by fixed-point steps to 0.1 mm."""
    lon, lat = x, y
    for _ in range(12):
        there_lon, there_lat = forward(lon, lat)
        miss_lon, miss_lat = x - there_lon, y - there_lat
        lon, lat = lon + miss_lon, lat + miss_lat
        if abs(miss_lon) < 1e-9 and abs(miss_lat) < 1e-9:
            break
    return lon, lat


# --- Gauss–Krüger -----------------------------------------------------------------------------------------------------

_A: Final = 6_378_137.0
_F: Final = 1.0 / 298.257_222_101
_E: Final = math.sqrt(_F * (2.0 - _F))
_N: Final = _F / (2.0 - _F)
_RECTIFYING: Final = _A / (1.0 + _N) * (1.0 + _N**2 / 4.0 + _N**4 / 64.0 + _N**6 / 256.0)
_FALSE_EASTING: Final = 500_000.0
_ZONE: Final = 1_000_000.0
"""What one zone number adds to an easting."""


def _series(*rows: tuple[tuple[int, int], ...]) -> tuple[float, ...]:
    """Coefficients j = 1…6, each a polynomial in the third flattening that starts at its j-th power."""
    return tuple(math.fsum(p / q * _N ** (j + i) for i, (p, q) in enumerate(row)) for j, row in enumerate(rows, start=1))


# Krüger's series to the sixth order: Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85
# (2011), equations 35 and 36. Truncation is below a micrometre within 3 900 km of the central meridian.
_ALPHA: Final = _series(
    ((1, 2), (-2, 3), (5, 16), (41, 180), (-127, 288), (7891, 37800)),
    ((13, 48), (-3, 5), (557, 1440), (281, 630), (-1983433, 1935360)),
    ((61, 240), (-103, 140), (15061, 26880), (167603, 181440)),
    ((49561, 161280), (-179, 168), (6601661, 7257600)),
    ((34729, 80640), (-3418889, 1995840)),
    ((212378941, 319334400),),
)
_BETA: Final = _series(
    ((1, 2), (-2, 3), (37, 96), (-1, 360), (-81, 512), (96199, 604800)),
    ((1, 48), (1, 15), (-437, 1440), (46, 105), (-1118711, 3870720)),
    ((17, 480), (-37, 840), (-209, 4480), (5569, 90720)),
    ((4397, 161280), (-11, 504), (-830251, 7257600)),
    ((4583, 161280), (-108847, 3991680)),
    ((20648693, 638668800),),
)


def _project(lon: float, lat: float, central_meridian: float) -> tuple[float, float]:
    lam, phi = math.radians(lon - central_meridian), math.radians(lat)
    sin_phi = math.sin(phi)
    t = math.sinh(math.atanh(sin_phi) - _E * math.atanh(_E * sin_phi))
    xi, eta = math.atan2(t, math.cos(lam)), math.asinh(math.sin(lam) / math.hypot(t, math.cos(lam)))
    x = xi + math.fsum(a * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, a in enumerate(_ALPHA, start=1))
    y = eta + math.fsum(a * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, a in enumerate(_ALPHA, start=1))
    return _FALSE_EASTING + _RECTIFYING * y, _RECTIFYING * x


def _unproject(easting: float, northing: float, central_meridian: float) -> tuple[float, float]:
    xi, eta = northing / _RECTIFYING, (easting - _FALSE_EASTING) / _RECTIFYING
    xi0 = xi - math.fsum(b * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, b in enumerate(_BETA, start=1))
    eta0 = eta - math.fsum(b * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, b in enumerate(_BETA, start=1))
    tau0 = math.sin(xi0) / math.hypot(math.sinh(eta0), math.cos(xi0))
    tau = tau0
    for _ in range(6):  # Newton on Karney's equation 7: three rounds reach the last bit
        sigma = math.sinh(_E * math.atanh(_E * tau / math.hypot(1.0, tau)))
        tau_i = tau * math.hypot(1.0, sigma) - sigma * math.hypot(1.0, tau)
        step = (tau0 - tau_i) / math.hypot(1.0, tau_i) * (1.0 + (1.0 - _E**2) * tau * tau) / ((1.0 - _E**2) * math.hypot(1.0, tau))
        tau += step
        if abs(step) < 1e-15:
            break
    return central_meridian + math.degrees(math.atan2(math.sinh(eta0), math.cos(xi0))), math.degrees(math.atan(tau))


def central_meridian_of(lon: float, system: CoordinateSystem) -> float:
    """The central meridian of the zone that holds the longitude. [°]

    >>> central_meridian_of(114.3, CoordinateSystem.GK3), central_meridian_of(114.3, CoordinateSystem.GK6)
    (114.0, 117.0)
    """
    if system is CoordinateSystem.GK6:
        return 6.0 * math.floor(lon / 6.0) + 3.0
    return 3.0 * math.floor(lon / 3.0 + 0.5)


def _split_zone(easting: float, system: CoordinateSystem, central_meridian: float | None) -> tuple[float, float]:
    """The easting without its zone number, and the central meridian the number or the caller names."""
    zone, plain = divmod(easting, _ZONE)
    if zone:
        if 24 <= zone <= 45:
            named = 3.0 * zone
        elif 13 <= zone <= 23:
            named = 6.0 * zone - 3.0
        else:
            raise OutOfRange("coordinate-zone-unknown", easting=round(easting, 3))
        if central_meridian is not None and central_meridian != named:
            raise OutOfRange("coordinate-zone-contradicts", easting=round(easting, 3), zone_meridian=named, given=central_meridian)
        if (system is CoordinateSystem.GK6) != (zone <= 23):
            raise OutOfRange("coordinate-zone-width", zone=int(zone), width=6 if zone <= 23 else 3)
        return plain, named
    if central_meridian is None:
        raise OutOfRange("coordinate-zone-missing", easting=round(easting, 3))
    return easting, central_meridian


# --- the door ---------------------------------------------------------------------------------------------------------


def to_wgs84(x: float, y: float, system: CoordinateSystem, *, central_meridian: float | None = None) -> Point:
    """The position at rest of a pair in any system; x is longitude or easting, y latitude or northing.

    An easting may carry its zone number (38 512 345.6); without it ``central_meridian`` must be given.
    """
    match system:
        case CoordinateSystem.WGS84 | CoordinateSystem.CGCS2000:
            return Point(x, y)
        case CoordinateSystem.GCJ02:
            return Point(*_inverse(_wgs84_to_gcj02, x, y))
        case CoordinateSystem.BD09:
            return Point(*_inverse(_wgs84_to_gcj02, *_inverse(_gcj02_to_bd09, x, y)))
        case CoordinateSystem.GK3 | CoordinateSystem.GK6:
            easting, meridian = _split_zone(x, system, central_meridian)
            return Point(*_unproject(easting, y, meridian))


def from_wgs84(
    point: Point, system: CoordinateSystem, *, central_meridian: float | None = None, with_zone: bool = True
) -> tuple[float, float]:
    """The pair that names the position in another system; an easting carries its zone number unless told otherwise."""
    match system:
        case CoordinateSystem.WGS84 | CoordinateSystem.CGCS2000:
            return point.lon, point.lat
        case CoordinateSystem.GCJ02:
            return _wgs84_to_gcj02(point.lon, point.lat)
        case CoordinateSystem.BD09:
            return _gcj02_to_bd09(*_wgs84_to_gcj02(point.lon, point.lat))
        case CoordinateSystem.GK3 | CoordinateSystem.GK6:
            meridian = central_meridian_of(point.lon, system) if central_meridian is None else central_meridian
            easting, northing = _project(point.lon, point.lat, meridian)
            zone = (meridian + 3.0) / 6.0 if system is CoordinateSystem.GK6 else meridian / 3.0
            return (easting + _ZONE * zone if with_zone and zone.is_integer() else easting), northing


def convert(
    x: float, y: float, source: CoordinateSystem, target: CoordinateSystem, *, central_meridian: float | None = None
) -> tuple[float, float]:
    """A pair of one system in another; ``central_meridian`` belongs to the projected one of the two."""
    point = to_wgs84(x, y, source, central_meridian=central_meridian if source.is_projected else None)
    return from_wgs84(point, target, central_meridian=central_meridian if target.is_projected else None)


def read_point(
    x: float,
    y: float,
    system: CoordinateSystem = CoordinateSystem.WGS84,
    *,
    central_meridian: float | None = None,
    within: Bounds = CHINA,
) -> Point:
    """Take a pair of numbers at the door: the position at rest, or a refusal that says what is wrong with them."""
    if not (math.isfinite(x) and math.isfinite(y)):
        raise OutOfRange("coordinate-not-a-number")
    _refuse_other_kind(x, y, system, within)
    point = to_wgs84(x, y, system, central_meridian=central_meridian)
    if not within.contains(point.lon, point.lat):
        raise OutOfRange("coordinate-outside", lon=round(point.lon, 6), lat=round(point.lat, 6))
    return point


def read_pair(x: float | None, y: float | None, system: CoordinateSystem = CoordinateSystem.WGS84) -> Point | None:
    """Take a position that need not be given: None without either number, a refusal with one of the two alone."""
    if x is None and y is None:
        return None
    if x is None or y is None:
        raise OutOfRange("coordinate-half", field="lon" if x is None else "lat")
    return read_point(x, y, system)


def _is_northing(value: float) -> bool:
    """Whether the metres may be a northing in China, 3° to 55°."""
    return 300_000.0 < value < 6_200_000.0


def _is_easting(value: float) -> bool:
    """Whether the metres may be an easting, with its zone number or without."""
    return 0.0 < value < 46 * _ZONE and 50_000.0 <= value % _ZONE <= 950_000.0 and not _ZONE < value < 13 * _ZONE


def _refuse_other_kind(x: float, y: float, system: CoordinateSystem, within: Bounds) -> None:
    """Refuse pairs that are plainly something else: swapped, metres for degrees, degrees for metres, nought."""
    if system.is_projected:
        if abs(x) <= 180.0 and abs(y) <= 180.0:
            raise OutOfRange("coordinate-metres-expected", x=x, y=y)
        if _is_northing(x) and _is_easting(y) and (x > _ZONE or y > 13 * _ZONE):
            raise OutOfRange("coordinate-swapped-metres", x=x, y=y)
        if not (_is_easting(x) and _is_northing(y)):
            raise OutOfRange("coordinate-outside-zone", x=x, y=y)
        return
    if x == 0.0 and y == 0.0:
        raise OutOfRange("coordinate-nought")
    if abs(x) > 360.0 or abs(y) > 360.0:
        raise OutOfRange("coordinate-degrees-expected", x=x, y=y)
    if not within.contains(x, y) and within.contains(y, x):
        raise OutOfRange("coordinate-swapped", lon=x, lat=y)
