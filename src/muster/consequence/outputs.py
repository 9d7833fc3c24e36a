"""Files of a result: GeoJSON for maps, PNG for a glance; no library beyond numpy. The record is in `document`."""

from __future__ import annotations

import json
import math
import struct
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from .arrays import EARTH, FloatArray
from .errors import BadCase
from .results import EffectZone, Result
from .words import said

COLOURS = (
    (214, 48, 49), (230, 126, 34), (241, 196, 15), (46, 134, 222), (108, 92, 231), (0, 148, 100), (232, 67, 147), (120, 80, 50),
    (0, 170, 190), (110, 120, 130), (160, 190, 40), (60, 60, 160), (150, 90, 160), (90, 130, 90), (200, 160, 120), (70, 70, 70),
)  # fmt: skip
# letter, then its five rows of three dots as octal digits
ROWS = (
    "075557 126227 271747 371717 455711 574717 674757 771111 875757 975717 m05755 k45655 .00002 A25755 B65656 C34443 D65556 E74647 "
    "F74644 G34553 H55755 I72227 J11152 K55655 L44447 M57755 N65555 O25552 P65644 Q25531 R65655 S34216 T72222 U55557 V55552 W55775 "
    "X55255 Y55222 Z71247 %51245 /11244 -00700 (12221 )42224 >42124 =07070"
)
GLYPHS = {word[0]: tuple(int(row) for row in word[1:]) for word in ROWS.split()}


def _eastward(outline: FloatArray, wind_from: float) -> FloatArray:
    """Turn (downwind, across) into (east, north)."""
    toward = math.radians(wind_from + 180.0)
    x, y = outline[:, 0], outline[:, 1]
    return np.stack([x * math.sin(toward) - y * math.cos(toward), x * math.cos(toward) + y * math.sin(toward)], axis=1)


def _ring(outline: FloatArray, wind_from: float, lon: float, lat: float) -> list[list[float]]:
    east = _eastward(outline, wind_from)
    lons = lon + np.degrees(east[:, 0] / (EARTH * math.cos(math.radians(lat))))
    lats = lat + np.degrees(east[:, 1] / EARTH)
    ring = np.stack([lons, lats], axis=1).round(6).tolist()
    closed: list[list[float]] = [*ring, ring[0]]
    return closed


def geojson(result: Result) -> dict[str, Any]:
    """Feature collection in WGS84: one feature per zone and kind (median, sure, possible)."""
    if result.location is None:
        raise BadCase("missing-key", section="location", key="lon, lat", hint="needed to put the zones on a map (WGS84, degrees)")
    lon, lat = result.location
    features: list[dict[str, Any]] = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {"kind": "source", "substance": result.substance_zh, "wind": result.wind},
        }
    ]
    for zone in result.zones:
        for kind, outline in (("median", zone.outline), ("sure", zone.sure), ("possible", zone.possible)):
            if outline is None or len(outline) < 3:
                continue
            about = {
                "kind": kind,
                "effect": zone.effect,
                "name": zone.name,
                "threshold": zone.threshold,
                "unit": zone.unit,
                "reach_m": round(zone.reach, 1),
                "arrival_s": None if zone.arrival is None else round(zone.arrival, 1),
                "note": zone.note,
            }
            features.append(
                {
                    "type": "Feature",
                    "geometry": {"type": "Polygon", "coordinates": [_ring(outline, result.wind_from, lon, lat)]},
                    "properties": about,
                }
            )
    for place in result.places:
        if place.location is not None:
            said = {key: value for key, value in asdict(place).items() if key not in ("location", "name")}
            geometry = {"type": "Point", "coordinates": [round(degrees, 6) for degrees in place.location]}
            features.append({"type": "Feature", "geometry": geometry, "properties": {"kind": "place", "name": place.name, **said}})
    return {"type": "FeatureCollection", "properties": {"validity": list(result.validity)}, "features": features}


def write_geojson(result: Result, path: Path) -> None:
    """Write the zones as GeoJSON."""
    path.write_text(json.dumps(geojson(result), ensure_ascii=False) + "\n", encoding="utf-8")


def picture(result: Result, size: int = 720) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Zones seen from above, north up, with distance rings and the wind's arrow, as RGB."""
    drawn = [(z, _eastward(z.outline, result.wind_from)) for z in result.zones if len(z.outline) >= 3]
    extent = max((float(np.abs(e).max()) for _, e in drawn), default=100.0) * 1.15
    image = np.full((size, size, 3), 250, dtype=np.float64)
    step = 2.0 * extent / size
    axis: FloatArray = np.asarray((np.arange(size) + 0.5) * step - extent, dtype=np.float64)
    for index, (_, east) in sorted(enumerate(drawn), key=lambda item: -float(np.abs(item[1][1]).max())):
        mask = _inside(east, axis)
        colour = np.array(COLOURS[index % len(COLOURS)], dtype=float)
        image[mask] = 0.55 * image[mask] + 0.45 * colour
    for index, (zone, _) in enumerate(drawn):
        for outline, dotted in ((zone.sure, False), (zone.possible, True)):
            if outline is not None and len(outline) >= 3:
                edge = _edge(_inside(_eastward(outline, result.wind_from), axis))
                if dotted:
                    edge &= (np.indices(edge.shape).sum(axis=0) // 3) % 2 == 0
                image[edge] = 0.6 * np.array(COLOURS[index % len(COLOURS)], dtype=float)
    gx, gy = np.meshgrid(axis, -axis)
    radius = np.hypot(gx, gy)
    ring = 10.0 ** math.floor(math.log10(extent))
    ring = ring / 2.0 if extent / ring < 2.0 else ring
    dot = size // 360
    for k in range(1, int(extent / ring) + 1):
        image[np.abs(radius - k * ring) < 0.35 * dot * step] = 150
        label = f"{k * ring / 1000.0:g}km" if k * ring >= 1000.0 else f"{k * ring:g}m"
        _write(image, label, size // 2 + 2 * dot, int(size / 2 - k * ring / step) + dot, dot)
    image[radius < 2.0 * dot * step] = 0
    for number, place in enumerate(result.places, 1):
        _mark(image, _eastward(np.array([[place.downwind, place.crosswind]]), result.wind_from)[0], f"{number}", step, dot)
    toward = math.radians(result.wind_from + 180.0)
    left = math.sin(toward) >= 0.0  # the key and the arrow stand where the cloud does not go
    for s in np.linspace(0.0, 1.0, 40 * dot):
        row, column = (round(dot * (30 + sign * 20 * (s - 0.5) * part)) for sign, part in ((-1, math.cos(toward)), (1, math.sin(toward))))
        width = dot * (1 + (3 if s < 0.75 else int(9 * (1.0 - s) / 0.25)) // 2) // 2 or 1
        at = column if left else size - 60 * dot + column
        image[row - width : row + width, at - width : at + width] = 30
    _legend(image, [zone for zone, _ in drawn], size, left=left)
    return image.astype(np.uint8)


def _mark(image: FloatArray, east: FloatArray, label: str, step: float, dot: int) -> None:
    """A cross where a place lies, with its number; nothing where it lies outside the picture."""
    half = len(image) // 2
    column, row = half + round(float(east[0]) / step), half - round(float(east[1]) / step)
    if 4 * dot <= min(row, column) and max(row, column) < len(image) - 12 * dot:
        image[row - 3 * dot : row + 3 * dot + 1, column - dot // 2 : column + dot // 2 + 1] = 0
        image[row - dot // 2 : row + dot // 2 + 1, column - 3 * dot : column + 3 * dot + 1] = 0
        _write(image, label, column + 4 * dot, row - 2 * dot, dot)


def _legend(image: FloatArray, zones: list[EffectZone], size: int, *, left: bool) -> None:
    """Colour, level and reach of each zone, with its 5–95 % band; sure outlines are solid, possible ones dotted."""
    dot, lines = size // 360, []
    for zone in zones:
        name = zone.name if zone.name.isascii() else "1/2 LFL" if "LFL" in zone.name else said("zone", zone.name, "en")
        beyond = "> " if "beyond" in zone.note else ""
        band = "" if zone.reach_low is None or zone.reach_high is None else f" ({_metres(zone.reach_low)}-{_metres(zone.reach_high)})"
        level = f"{float(f'{zone.threshold:.3g}'):.10g}"
        lines.append(f"{name} {level} {zone.unit.replace('²', '2')} = {beyond}{_metres(zone.reach)}{band}".upper())
    top, wide = size - dot * (8 * len(lines) + 6), dot * max(165, 16 + 4 * max(map(len, lines), default=0))
    start = 2 * dot if left else size - wide
    box = image[top - 3 * dot : size - dot, start : start + wide - 2 * dot]
    box[:] = 0.25 * box + 0.75 * 250
    for i, line in enumerate(lines):
        row = top + 8 * dot * i
        image[row : row + 5 * dot, start + 2 * dot : start + 8 * dot] = 0.45 * np.array(COLOURS[i % len(COLOURS)], dtype=float) + 0.55 * 250
        _write(image, line, start + 11 * dot, row, dot)


def _metres(value: float) -> str:
    return f"{value / 1000.0:.2g}km" if value >= 1000.0 else f"{value:.0f}m"


def _edge(mask: np.ndarray[Any, np.dtype[np.bool_]]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Outermost dots of a filled shape."""
    inner = mask.copy()
    for axis in (0, 1):
        for shift in (1, -1):
            inner &= np.roll(mask, shift, axis=axis)
    return mask & ~inner


def _inside(polygon: FloatArray, axis: FloatArray) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Even-odd fill on the pixel grid, row by row."""
    size = len(axis)
    mask = np.zeros((size, size), dtype=bool)
    x, y = polygon[:, 0], polygon[:, 1]
    x2, y2 = np.roll(x, -1), np.roll(y, -1)
    for row, north in enumerate(-axis):
        cross = (y > north) != (y2 > north)
        if not cross.any():
            continue
        at = np.sort(x[cross] + (north - y[cross]) / (y2[cross] - y[cross]) * (x2[cross] - x[cross]))
        mask[row] = np.searchsorted(at, axis) % 2 == 1
    return mask


def _write(image: FloatArray, text: str, column: int, row: int, scale: int) -> None:
    for i, letter in enumerate(text):
        for r, bits in enumerate(GLYPHS.get(letter, (0,) * 5)):
            for c in range(3):
                if bits >> (2 - c) & 1:
                    top, left = row + r * scale, column + (4 * i + c) * scale
                    image[max(top, 0) : max(top + scale, 0), left : left + scale] = 60


def write_png(result: Result, path: Path) -> None:
    """Write the picture as PNG."""
    path.write_bytes(png(picture(result)))


def png(image: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """Encode an RGB image as PNG."""
    height, width, _ = image.shape
    raw = b"".join(b"\x00" + image[row].tobytes() for row in range(height))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 6)) + chunk(b"IEND", b"")
