"""Roads that are closed or slow for a while, and what that does to a journey."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from muster.kit.errors import OutOfRange
from muster.kit.geometry import Point
from muster.kit.terms import Term
from muster.logistics.routing.network import Access, RoadNetwork, nearest_spot

__all__ = ["Closure", "ClosureReason", "Effect", "applying", "around", "barrier_at", "effects_on", "holds_at", "is_ban",
           "links_met", "metres_to", "minutes_until", "refuse_shape", "rings", "within"]  # fmt: skip

LINE_WIDTH: Final = 0.0004
"""Half the width that a drawn line bars. [°], about 40 m"""
NEAR_ROAD: Final = 3_000.0
"""How near to a road one must point to mean it. [m]"""
HALF_BARRIER: Final = 0.0045
"""Half a line drawn across a road that was pointed at. [°], about 500 m"""
WIDEST: Final = 4.0
"""The largest extent that is taken. [°]"""
METRES_A_DEGREE: Final = 111_320.0
"""Along a meridian, and along a parallel times the cosine of its latitude."""
SLOWEST: Final = 0.05
"""A road slower than this share of its speed is closed."""


class Effect(Term):
    """What a closure does to the roads that it meets."""

    CLOSED = "closed", "封闭"
    SLOW = "slow", "减速"


class ClosureReason(Term):
    """Why."""

    ACCIDENT = "accident", "交通事故"
    WORKS = "works", "施工"
    CONGESTION = "congestion", "拥堵"
    ICE = "ice", "冰冻"
    SNOW = "snow", "积雪"
    FOG = "fog", "大雾"
    FLOOD = "flood", "积水"
    LANDSLIDE = "landslide", "塌方滑坡"
    CORDON = "cordon", "警戒"
    HAZMAT_BAN = "hazmat_ban", "危险货物限行"
    OTHER = "other", "其他"


@dataclass(frozen=True, slots=True)
class Closure:
    """An area, or a line across a road, where every road is closed or driven at a share of its speed."""

    id: str
    geometry: BaseGeometry
    factor: float | None
    """Share of the usual speed, None where closed."""
    vehicles: frozenset[str] = frozenset()
    """Codes of the vehicles that it holds for; empty: all."""
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    hours: tuple[time, time] | None = None
    """Hours of the day at which it holds, local time; None: all."""

    @property
    def is_closed(self) -> bool:
        """Whether nobody passes."""
        return self.factor is None


def holds_at(moment: datetime, daily_from: time | None, daily_to: time | None) -> bool:
    """Whether hours of the day hold at a moment (its local time): from the first, up to the second, over midnight too.

    Without hours they always do.

    >>> from datetime import UTC
    >>> night = time(22), time(6)
    >>> [holds_at(datetime(2026, 11, 22, hour, tzinfo=UTC), *night) for hour in (5, 6, 21, 22, 23)]
    [True, False, False, True, True]
    """
    if daily_from is None or daily_to is None:
        return True
    now = moment.time()
    return daily_from <= now < daily_to if daily_from < daily_to else now >= daily_from or now < daily_to


def minutes_until(closure: Closure, moment: datetime) -> float | None:
    """How long after a moment (local time) it holds: nought where it does then; None where it never will again.

    >>> from datetime import UTC
    >>> night = Closure("n", shapely.Point(114, 30), None, hours=(time(22), time(6)))
    >>> [minutes_until(night, datetime(2026, 11, 22, hour, tzinfo=UTC)) for hour in (5, 6, 20, 23)]
    [0.0, 960.0, 120.0, 0.0]
    """
    start = moment if closure.begins_at is None else max(moment, closure.begins_at.astimezone(moment.tzinfo))
    if closure.hours is not None and not holds_at(start, *closure.hours):
        first = datetime.combine(start.date(), closure.hours[0], start.tzinfo)
        start = first if first > start else first + timedelta(days=1)
    if closure.ends_at is not None and start >= closure.ends_at:
        return None
    return (start - moment).total_seconds() / 60.0


def within(closures: Iterable[Closure], moment: datetime, minutes: float) -> list[Closure]:
    """Those that hold at any time of a journey that begins at a moment (local time) and takes so long."""
    waits = [(closure, minutes_until(closure, moment)) for closure in closures]
    return [closure for closure, wait in waits if wait is not None and wait <= minutes]


def is_ban(vehicles: Iterable[str]) -> bool:
    """Whether it binds vehicles with dangerous goods alone."""
    return set(vehicles) == {"hazmat"}


def applying(closures: Iterable[Closure], vehicle: str) -> list[Closure]:
    """Those that hold for a vehicle."""
    return [closure for closure in closures if not closure.vehicles or vehicle in closure.vehicles]


def around(closures: Sequence[Closure], points: Sequence[Point]) -> list[frozenset[str]]:
    """The areas that each point lies in. Who starts in one or is sent into one is let through it."""
    areas = [closure for closure in closures if closure.geometry.geom_type == "Polygon"]
    places = shapely.points(np.array([(point.lon, point.lat) for point in points], dtype=float).reshape(-1, 2))
    found: list[set[str]] = [set() for _ in points]
    for number, area in shapely.STRtree([area.geometry for area in areas]).query(places, predicate="covered_by").T:
        found[number].add(areas[area].id)
    return [frozenset(ids) for ids in found]


def link_lines(network: RoadNetwork) -> "NDArray[np.object_]":
    """Links as they are drawn."""
    start = np.column_stack([network.node_lon[network.link_from], network.node_lat[network.link_from]])
    end = np.column_stack([network.node_lon[network.link_to], network.node_lat[network.link_to]])
    found: NDArray[np.object_] = shapely.linestrings(np.stack([start, end], axis=1))
    return found


def links_met(tree: shapely.STRtree, closure: Closure) -> NDArray[np.int64]:
    """Numbers of the links that a closure meets."""
    return np.asarray(tree.query(closure.geometry, predicate="intersects"), dtype=np.int64)


def metres_to(geometry: BaseGeometry, place: Point) -> float:
    """How far a place lies from a shape; nought inside.

    >>> round(metres_to(shapely.LineString([(115.0, 30.0), (115.0, 31.0)]), Point(115.01, 30.5)))
    959
    """
    kx = float(np.cos(np.radians(place.lat)))
    flat = shapely.transform(geometry, lambda pairs: (pairs - (place.lon, place.lat)) * (kx, 1.0))
    return float(flat.distance(shapely.Point(0.0, 0.0))) * METRES_A_DEGREE


def effects_on(network: RoadNetwork, tree: shapely.STRtree, closures: Sequence[Closure]) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Which links are cut, and how much longer the others take (≥ 1; where several slow a link, the slowest counts)."""
    cut = np.zeros(network.link_from.size, dtype=np.bool_)
    longer = np.ones(network.link_from.size)
    for closure in closures:
        met = links_met(tree, closure)
        if closure.factor is None or closure.factor < SLOWEST:
            cut[met] = True
        else:
            longer[met] = np.maximum(longer[met], 1.0 / min(closure.factor, 1.0))
    return cut, longer


def barrier_at(network: RoadNetwork, names: Sequence[str], point: Point) -> tuple[str, list[tuple[float, float]]] | None:
    """The name of the road nearest to a point, and the ends of a line across it at the nearest spot; None where none is near."""
    if network.size == 0:
        return None
    link, share, away = nearest_spot(network, [(point.lon, point.lat)], Access(on_motorway=NEAR_ROAD))
    if away[0] > NEAR_ROAD:
        return None
    a, b = network.link_from[link[0]], network.link_to[link[0]]
    kx = float(np.cos(np.radians(point.lat)))
    east, north = float((network.node_lon[b] - network.node_lon[a]) * kx), float(network.node_lat[b] - network.node_lat[a])
    size = float(np.hypot(east, north)) or 1.0
    lon = float(network.node_lon[a] + (network.node_lon[b] - network.node_lon[a]) * share[0])
    lat = float(network.node_lat[a] + (network.node_lat[b] - network.node_lat[a]) * share[0])
    dx, dy = -north / size * HALF_BARRIER / kx, east / size * HALF_BARRIER
    ends = [(round(lon + way * dx, 6), round(lat + way * dy, 6)) for way in (-1, 1)]
    return (names[link[0]] if names else ""), ends


def refuse_shape(kind: str, points: Sequence[tuple[float, float]]) -> None:
    """Refuse what is no line or area, or larger than anybody closes."""
    least = 3 if kind == "area" else 2
    if len(points) < least or len(set(points)) < least:
        raise OutOfRange("closure-shape", least=least)
    shape = shapely.Polygon(points) if kind == "area" else shapely.LineString(points)
    if not shape.is_valid or (kind == "area" and shape.area <= 0.0):
        raise OutOfRange("closure-crosses-itself")
    west, south, east, north = shape.bounds
    if east - west > WIDEST or north - south > WIDEST:
        raise OutOfRange("closure-too-large")


def rings(closures: Iterable[Closure]) -> list[list[list[float]]]:
    """What is closed, as rings of the engine: areas as drawn, lines as narrow strips."""
    found = []
    for closure in closures:
        if closure.is_closed:
            shape = closure.geometry
            area = shape if shape.geom_type == "Polygon" else shape.buffer(LINE_WIDTH, cap_style="flat", quad_segs=1)
            found.append([[round(x, 6), round(y, 6)] for x, y in area.exterior.coords])
    return found
