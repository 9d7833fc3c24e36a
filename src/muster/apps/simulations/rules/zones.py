"""Zones on the ground: outlines of a run as polygons, what lies inside, when the cloud comes, and how two areas differ."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from shapely import affinity
from shapely.geometry import MultiPolygon, Point, Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

__all__ = [
    "ACTION_ZONES", "DRAWN", "Inside", "action_area", "arrival_at", "bounds_of", "difference", "distance", "downwind", "guide_zones", "inside", "local",
    "model_zones", "square_km",
]  # fmt: skip

EARTH: Final = 6_371_008.8
DRAWN: Final = 10_000.0
"""Clouds are followed and drawn up to here: a reach of so much is the least, not the whole. [m]"""
ACTION_ZONES: Final = ("toxic:AEGL-2", "flash fire:½ LFL", "gas jet:½ LFL", "explosion:可修复损坏", "jet explosion:可修复损坏",
                       "pool fire:4", "jet fire:4", "fireball:4", "guide:downwind", "guide:isolation")  # fmt: skip
"""The zones that an area to be cleared is made of [P]: serious lasting harm, half the lower limit, 10 kPa, 4 kW/m²."""
_CIRCULAR: Final = ("jet fire", "pool fire", "fireball", "explosion", "jet explosion")
Json = dict[str, Any]


def local(lon: float, lat: float, at_lon: float, at_lat: float) -> tuple[float, float]:
    """East and north of a point from an origin, good to some metres within tens of kilometres. [m]"""
    return (
        math.radians(at_lon - lon) * EARTH * math.cos(math.radians(lat)),
        math.radians(at_lat - lat) * EARTH,
    )


def distance(lon: float, lat: float, at_lon: float, at_lat: float) -> float:
    """Distance between two points, good to some metres within tens of kilometres. [m]"""
    return math.hypot(*local(lon, lat, at_lon, at_lat))


def _degrees(geometry: BaseGeometry, lon: float, lat: float) -> BaseGeometry:
    scale = math.degrees(1.0 / EARTH)
    east = scale / math.cos(math.radians(lat))
    return affinity.affine_transform(geometry, [east, 0.0, 0.0, scale, lon, lat])


def _metres(geometry: BaseGeometry, lon: float, lat: float) -> BaseGeometry:
    north = math.radians(1.0) * EARTH
    east = north * math.cos(math.radians(lat))
    return affinity.affine_transform(geometry, [east, 0.0, 0.0, north, -lon * east, -lat * north])


def _polygon(outline: Sequence[Sequence[float]] | None, wind_from: float) -> BaseGeometry | None:
    """An outline in the wind's frame as a valid polygon in metres east and north."""
    if outline is None or len(outline) < 4:
        return None
    toward = math.radians(wind_from + 180.0)
    s, c = math.sin(toward), math.cos(toward)
    turned = Polygon([(x * s - y * c, x * c + y * s) for x, y in outline]).buffer(0)
    if turned.is_empty or turned.area < 1.0:
        return None
    return turned.simplify(max(1.0, 0.004 * math.sqrt(turned.area)))


def _ring(radius: float) -> BaseGeometry | None:
    return Point(0.0, 0.0).buffer(radius, quad_segs=18) if radius > 0.5 else None


def _geojson(geometry: BaseGeometry | None, lon: float, lat: float) -> Json | None:
    if geometry is None or geometry.is_empty:
        return None
    plain: Json = mapping(_degrees(geometry, lon, lat))
    return {"type": plain["type"], "coordinates": _rounded(plain["coordinates"])}


def _rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else [_rounded(v) for v in value]


def model_zones(result: Json, *, lon: float, lat: float, wind_from: float | None) -> list[Json]:
    """The zones of a run as polygons on the ground: middle, sure and possible of each threshold.

    ``result`` is the library's answer as plain values. Where the wind's direction is unknown a cloud can go to every side: the
    middle and the possible zone are circles, and nothing is sure.
    """
    zones = []
    for zone in result["zones"]:
        if max(zone["reach"], zone["reach_high"] or 0.0) <= 0.5:
            continue
        downwind = zone["effect"] not in _CIRCULAR
        if downwind and wind_from is None:
            shapes = (_ring(zone["reach"]), None, _ring(zone["reach_high"] or 0.0))
        elif downwind:
            shapes = tuple(_polygon(zone[k], wind_from or 0.0) for k in ("outline", "sure", "possible"))  # type: ignore[assignment]
        else:
            shapes = (_ring(zone["reach"]), _ring(zone["reach_low"] or 0.0), _ring(zone["reach_high"] or 0.0))
        heat = zone["unit"] == "kW/m²"
        zones.append(
            {
                "id": f"{zone['effect']}:{zone['threshold']:g}" if heat else f"{zone['effect']}:{zone['name']}",
                "effect": zone["effect"],
                "name": zone["name"],
                "threshold": round(zone["threshold"], 6),
                "unit": zone["unit"],
                "reach_m": round(zone["reach"], 1),
                "reach_low_m": None if zone["reach_low"] is None else round(zone["reach_low"], 1),
                "reach_high_m": None if zone["reach_high"] is None else round(zone["reach_high"], 1),
                "arrival_s": zone["arrival"],
                "note": zone["note"],
                "downwind": downwind,
                "median": _geojson(shapes[0], lon, lat),
                "sure": _geojson(shapes[1], lon, lat),
                "possible": _geojson(shapes[2], lon, lat),
            }
        )
    return zones


def guide_zones(*, isolation: float, downwind: float | None, at_least: bool, lon: float, lat: float, wind_from: float | None) -> list[Json]:
    """The guide's areas: a circle, and the square of protective action downwind of it (a circle where the wind is unknown)."""
    found: list[tuple[str, str, float, BaseGeometry | None]] = [("isolation", "初始隔离", isolation, _ring(isolation))]
    if downwind:
        if wind_from is None:
            area: BaseGeometry | None = _ring(downwind)
        else:
            area = affinity.rotate(box(-downwind / 2, 0.0, downwind / 2, downwind), -(wind_from + 180.0), origin=(0, 0))
            area = area.union(Point(0, 0).buffer(isolation, quad_segs=18))
        found.append(("downwind", "防护行动", downwind, area))
    return [
        {
            "id": f"guide:{key}", "effect": "guide", "name": name, "threshold": reach, "unit": "m", "reach_m": reach, "reach_low_m": None,
            "reach_high_m": None, "arrival_s": None, "note": "≥" if at_least and key == "downwind" else "", "downwind": key == "downwind",
            "median": _geojson(area_, lon, lat), "sure": None, "possible": None,
        }
        for key, name, reach, area_ in found
    ]  # fmt: skip


def _widest(zone: Json) -> BaseGeometry | None:
    return shape(zone["possible"] or zone["median"]) if zone["possible"] or zone["median"] else None


def action_area(zones: Iterable[Json]) -> BaseGeometry:
    """The area that the action thresholds reach, at its widest."""
    shapes = [_widest(z) for z in zones if z["id"] in ACTION_ZONES]
    return unary_union([s for s in shapes if s is not None]) if any(s is not None for s in shapes) else Polygon()


def bounds_of(zones: Iterable[Json]) -> tuple[float, float, float, float] | None:
    """West, south, east, north of everything drawn."""
    shapes = [s for s in map(_widest, zones) if s is not None]
    return unary_union(shapes).bounds if shapes else None


def arrival_at(front: Sequence[Sequence[float]], distance: float) -> float | None:
    """When the cloud is at a distance downwind; None where the model did not follow it. [s]"""
    if not front or distance > front[-1][0]:
        return None
    if distance <= front[0][0]:
        return float(front[0][1])
    for (x0, t0), (x1, t1) in zip(front, front[1:], strict=False):  # noqa: RUF007 - rows of JSON, named in the loop
        if distance <= x1:
            return float(t0 + (t1 - t0) * (distance - x0) / (x1 - x0))
    return None


@dataclass(frozen=True, slots=True)
class Inside:
    """Where a place stands: the worst zone it lies in, how certain that is, and when the cloud is there."""

    zone: str
    certainty: str
    arrival_s: float | None
    distance_m: float


_ORDER: Final = ("sure", "median", "possible")


def inside(
    places: Iterable[tuple[Any, float, float]],
    zones: Sequence[Json],
    *,
    front: Sequence[Sequence[float]],
    lon: float,
    lat: float,
    wind_from: float | None,
) -> dict[Any, Inside]:
    """The places that lie in a zone. The zones come worst first; heat and blast come at once, a cloud when its front does."""
    ready = [(z, kind, shape(z[kind])) for z in zones for kind in _ORDER if z[kind]]
    found: dict[Any, Inside] = {}
    for key, at_lon, at_lat in places:
        point = Point(at_lon, at_lat)
        hit = next(((z, kind) for z, kind, area in ready if area.covers(point)), None)
        if hit is None:
            continue
        zone, kind = hit
        east, north = local(lon, lat, at_lon, at_lat)
        distance = math.hypot(east, north)
        if not zone["downwind"]:
            arrival: float | None = 0.0 if zone["effect"] != "guide" else None
        else:
            arrival = arrival_at(front, downwind(east, north, wind_from)[0]) if zone["effect"] != "guide" else None
        found[key] = Inside(zone["id"], kind, arrival, distance)
    return found


def downwind(east: float, north: float, wind_from: float | None) -> tuple[float, float]:
    """How far downwind of the source a point lies, and how far across; with the wind's direction unknown it may be on the axis. [m]"""
    if wind_from is None:
        return math.hypot(east, north), 0.0
    toward = math.radians(wind_from + 180.0)
    s, c = math.sin(toward), math.cos(toward)
    along = east * s + north * c
    return (along, north * s - east * c) if along > 0.0 else (0.0, math.hypot(east, north))


def square_km(area: BaseGeometry) -> float:
    """Area on the ground. [km²]"""
    if area.is_empty:
        return 0.0
    centre = area.centroid
    return float(_metres(area, centre.x, centre.y).area / 1e6)


def difference(before: BaseGeometry, after: BaseGeometry) -> Json:
    """What the new area adds to the old one and what it gives up, each as polygons and km²; slivers are left out."""
    return {
        name: {"km2": round(square_km(part), 3), "area": _multi(part)}
        for name, part in (("added", _solid(after.difference(before))), ("removed", _solid(before.difference(after))))
    }


def _solid(area: BaseGeometry) -> BaseGeometry:
    """The polygons of a geometry without slivers thinner than some metres."""
    parts = [g for g in getattr(area, "geoms", [area]) if isinstance(g, Polygon) and not g.is_empty]
    thick = [p for p in parts if square_km(p) > 0.0005]
    return MultiPolygon(thick) if thick else Polygon()


def _multi(area: BaseGeometry) -> Json | None:
    if area.is_empty:
        return None
    plain: Mapping[str, Any] = mapping(area)
    return {"type": plain["type"], "coordinates": _rounded(plain["coordinates"])}
