"""Boundaries as a map wants them: each shared edge once, at its highest level, in three degrees of detail."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from muster.apps.geo.rules.divisions import region_of

__all__ = ["Ground", "attribute", "build", "handfuls", "to_degrees", "to_mercator"]

TOLERANCES: Final = (2_500.0, 800.0, 0.0)
"""Of the three details: the whole country, a province, as it came. [m on the Mercator plane]"""
_MERCATOR_RADIUS: Final = 6_378_137.0
_SMALLEST: Final = (6e7, 1e6, 0.0)
"""Islands smaller than this are left out, but those below never. [m² on the Mercator plane]"""
_ALWAYS_SHOWN: Final = (shapely.box(111.0, 3.0, 119.0, 21.5), shapely.box(122.9, 25.0, 125.0, 26.5))
"""The islands of the South China Sea, and 钓鱼岛 with those around it. [°]"""


@dataclass(frozen=True, slots=True)
class Ground:
    """One degree of detail: areas by division code, lines by level."""

    detail: int
    areas: dict[str, BaseGeometry]
    lines: dict[str, MultiLineString]
    labels: dict[str, tuple[float, float]]
    """Where the name of a province goes; only in the coarsest detail."""


def to_mercator(geometry: BaseGeometry) -> BaseGeometry:
    """The geometry on the plane of Web Mercator."""

    def project(points: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
        return _MERCATOR_RADIUS * np.column_stack([lon, np.log(np.tan(np.pi / 4 + lat / 2))])

    return shapely.transform(geometry, project)


def to_degrees(geometry: "BaseGeometry | np.ndarray[tuple[int], np.dtype[np.object_]]") -> Any:
    """The geometry, or each of several, back from the plane of Web Mercator."""

    def unproject(points: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        x, y = points[:, 0] / _MERCATOR_RADIUS, points[:, 1] / _MERCATOR_RADIUS
        return np.degrees(np.column_stack([x, 2 * np.arctan(np.exp(y)) - np.pi / 2]))

    return shapely.transform(geometry, unproject)


def build(counties: Mapping[str, BaseGeometry], loose: Sequence[BaseGeometry]) -> Iterator[Ground]:
    """All details, the finest first, from the counties (the smallest ground there is) and lines that bound no ground."""
    codes = list(counties)
    shapes = np.array([_sound(to_mercator(g)) for g in counties.values()], dtype=object)
    extra = [(_loose_level(line), to_mercator(line)) for line in loose]
    for detail in (2, 1, 0):
        tolerance = TOLERANCES[detail]
        simple = shapely.coverage_simplify(shapes, tolerance) if tolerance else shapes
        ground = {code: g for code, g in zip(codes, (_without_specks(g, _SMALLEST[detail]) for g in simple), strict=True) if not g.is_empty}
        lines = _lines(codes, simple, detail)
        for level, line in extra:
            lines[level] = MultiLineString([*lines.get(level, MultiLineString()).geoms, *_strings(line)])
        areas = _areas(ground, detail)
        labels = {} if detail else {code: _label(geometry) for code, geometry in areas.items()}
        yield Ground(detail, areas, {level: line for level, line in lines.items() if not line.is_empty}, labels)


def _sound(geometry: BaseGeometry) -> BaseGeometry:
    return geometry if geometry.is_valid else shapely.make_valid(geometry)


def _without_specks(geometry: BaseGeometry, smallest: float) -> BaseGeometry:
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon"]
    kept = [p for p in parts if p.area >= smallest or _always_shown(p)] or sorted(parts, key=lambda p: -p.area)[:1]
    return shapely.multipolygons(kept)


def _always_shown(geometry: BaseGeometry) -> bool:
    return any(to_mercator(area).contains(geometry) for area in _ALWAYS_SHOWN)


def _label(geometry: BaseGeometry) -> tuple[float, float]:
    """The middle of the widest spot of the largest part, where a name has most room."""
    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    x, y = shapely.maximum_inscribed_circle(largest, tolerance=5_000.0).coords[0]
    return float(x), float(y)


def _areas(ground: Mapping[str, BaseGeometry], detail: int) -> dict[str, BaseGeometry]:
    """Counties where they are shown, else what they make up together."""
    areas: dict[str, BaseGeometry] = dict(ground) if detail == 2 else {}
    groups: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, geometry in ground.items():
        if detail == 0:
            groups[code[:2] + "0000"].append(geometry)
        elif detail == 1:
            groups[region_of(code).ljust(6, "0")].append(geometry)
    areas.update({code: shapely.union_all(parts) for code, parts in groups.items()})
    return areas


def _lines(codes: Sequence[str], shapes: np.ndarray[tuple[int], np.dtype[np.object_]], detail: int) -> dict[str, MultiLineString]:
    """The edges of all counties, each once, sorted by what they divide."""
    ring, ring_owner = shapely.get_parts(shapely.boundary(shapes), return_index=True)
    points, of_ring = shapely.get_coordinates(ring, return_index=True)
    same = of_ring[1:] == of_ring[:-1]
    a, b, owner = points[:-1][same], points[1:][same], ring_owner[of_ring[:-1][same]]
    swap = (a[:, 0] > b[:, 0]) | ((a[:, 0] == b[:, 0]) & (a[:, 1] > b[:, 1]))
    low, high = np.where(swap[:, None], b, a), np.where(swap[:, None], a, b)
    order = np.lexsort((high[:, 1], high[:, 0], low[:, 1], low[:, 0]))
    low, high, owner = low[order], high[order], owner[order]
    first = np.r_[True, np.any((low[1:] != low[:-1]) | (high[1:] != high[:-1]), axis=1)]
    start = np.flatnonzero(first)
    count = np.diff(np.r_[start, len(first)])
    one, other = owner[start], owner[start + np.minimum(count, 2) - 1]
    level = _levels(codes, one, other, count)
    found = {}
    for number, name in enumerate(("country", "province", "prefecture", "county")):
        if detail == 0 and name in ("prefecture", "county"):
            continue
        chosen = start[level == number]
        segments = shapely.linestrings(np.stack([low[chosen], high[chosen]], axis=1))
        strings = _strings(shapely.line_merge(shapely.multilinestrings(segments)))
        found[name] = MultiLineString([s for s in strings if not _is_speck(s, _SMALLEST[detail])])
    return found


def _is_speck(line: BaseGeometry, smallest: float) -> bool:
    """Whether the line is the shore of an island too small for this detail."""
    return bool(line.is_ring and shapely.Polygon(line).area < smallest and not _always_shown(line))


def _levels(
    codes: Sequence[str],
    one: np.ndarray[tuple[int], np.dtype[np.intp]],
    other: np.ndarray[tuple[int], np.dtype[np.intp]],
    count: np.ndarray[tuple[int], np.dtype[np.intp]],
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    province = np.array([c[:2] for c in codes])
    region = np.array([region_of(c) for c in codes])
    level = np.full(one.size, 3, dtype=np.int64)
    level[region[one] != region[other]] = 2
    level[province[one] != province[other]] = 1
    level[count == 1] = 0
    return level


def _strings(line: BaseGeometry) -> list[BaseGeometry]:
    return [part for part in shapely.get_parts(line) if part.geom_type == "LineString"]


def _loose_level(line: BaseGeometry) -> str:
    """What a loose line is: the line in the South China Sea, the stretch in the Pamirs, or a province's line at sea."""
    west, south, _, _ = line.bounds
    return "maritime" if south < 10.0 else "country" if west < 80.0 else "province"


def handfuls(line: MultiLineString, size: int = 40) -> Iterator[MultiLineString]:
    """The strings of a line in groups of neighbours, so that none spans the country."""
    parts = sorted(line.geoms, key=lambda part: (round(part.bounds[0] / 200_000), part.bounds[1]))
    for start in range(0, len(parts), size):
        yield MultiLineString(parts[start : start + size])


def attribute(areas: Mapping[str, BaseGeometry], known: set[str]) -> dict[str, BaseGeometry]:
    """The areas by codes we know: a district that our list lacks belongs to its prefecture, else to its province."""
    groups: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, geometry in areas.items():
        above = (code, code[:4] + "00", code[:2] + "0000")
        owner = next((c for c in above if c in known), None)
        if owner:
            groups[owner].append(geometry)
    return {code: parts[0] if len(parts) == 1 else shapely.union_all(parts) for code, parts in groups.items()}
