"""Roads that are closed or slow for a while, and what that does to a journey."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from muster.kit.geometry import Point
from muster.kit.terms import Term
from muster.logistics.routing.network import RoadNetwork

__all__ = ["Closure", "ClosureReason", "Effect", "applying", "effects_on", "links_met", "rings"]

LINE_WIDTH: Final = 0.0004
"""Half the width that a drawn line bars. [°], about 40 m"""
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

    @property
    def is_closed(self) -> bool:
        """Whether nobody passes."""
        return self.factor is None


def applying(closures: Iterable[Closure], vehicle: str) -> list[Closure]:
    """Those that hold for a vehicle."""
    return [closure for closure in closures if not closure.vehicles or vehicle in closure.vehicles]


def around(closures: Sequence[Closure], point: Point) -> frozenset[str]:
    """The areas that a point lies in. Who starts in one or is sent into one is let through it."""
    at = shapely.Point(point.lon, point.lat)
    return frozenset(c.id for c in closures if c.geometry.geom_type == "Polygon" and c.geometry.covers(at))


def link_lines(network: RoadNetwork) -> "NDArray[np.object_]":
    """Links as they are drawn."""
    start = np.column_stack([network.node_lon[network.link_from], network.node_lat[network.link_from]])
    end = np.column_stack([network.node_lon[network.link_to], network.node_lat[network.link_to]])
    found: NDArray[np.object_] = shapely.linestrings(np.stack([start, end], axis=1))
    return found


def links_met(tree: shapely.STRtree, closure: Closure) -> NDArray[np.int64]:
    """Numbers of the links that a closure meets."""
    return np.asarray(tree.query(closure.geometry, predicate="intersects"), dtype=np.int64)


def effects_on(
    network: RoadNetwork, tree: shapely.STRtree, closures: Sequence[Closure]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
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


def rings(closures: Iterable[Closure]) -> list[list[list[float]]]:
    """What is closed, as rings of the engine: areas as drawn, lines as narrow strips."""
    found = []
    for closure in closures:
        if closure.is_closed:
            shape = closure.geometry
            area = shape if shape.geom_type == "Polygon" else shape.buffer(LINE_WIDTH, cap_style="flat", quad_segs=1)
            found.append([[round(x, 6), round(y, 6)] for x, y in area.exterior.coords])
    return found
