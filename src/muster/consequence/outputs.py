"""Files of a result: GeoJSON for maps, PNG for a glance, DOCX for the record; no library beyond numpy."""

from __future__ import annotations

import json
import math
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np

from .arrays import FloatArray
from .errors import BadCase
from .results import EffectZone, Result
from .units import wind_sentence

EARTH = 6371008.8
COLOURS = ((214, 48, 49), (230, 126, 34), (241, 196, 15), (46, 134, 222), (108, 92, 231), (0, 148, 100))
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
            "properties": {"kind": "source", "substance": result.substance_zh, "wind": wind_sentence(result.wind_from)},
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
    for k in range(1, int(extent / ring) + 1):
        image[np.abs(radius - k * ring) < 0.7 * step] = 150
        label = f"{k * ring / 1000.0:g}km" if k * ring >= 1000.0 else f"{k * ring:g}m"
        _write(image, label, size // 2 + 4, int(size / 2 - k * ring / step) + 3)
    image[radius < 4.0 * step] = 0
    toward = math.radians(result.wind_from + 180.0)
    for s in np.linspace(0.0, 1.0, 80):
        row, column = int(60 - 40 * (s - 0.5) * math.cos(toward)), int(60 + 40 * (s - 0.5) * math.sin(toward))
        width = 1 + (3 if s < 0.75 else int(9 * (1.0 - s) / 0.25)) // 2
        image[row - width : row + width, column - width : column + width] = 30
    _legend(image, [zone for zone, _ in drawn], size)
    return image.astype(np.uint8)


def _legend(image: FloatArray, zones: list[EffectZone], size: int) -> None:
    """Colour, level and reach of each zone, with its 5–95 % band; sure outlines are solid, possible ones dotted."""
    top = size - 16 * len(zones) - 12
    image[top - 6 : size - 2, 4:330] = 0.25 * image[top - 6 : size - 2, 4:330] + 0.75 * 250
    for i, zone in enumerate(zones):
        row = top + 16 * i
        beyond = "> " if "beyond" in zone.note else ""
        image[row : row + 10, 8:20] = 0.45 * np.array(COLOURS[i % len(COLOURS)], dtype=float) + 0.55 * 250
        name = zone.name if zone.name.isascii() else ("1/2 LFL" if "LFL" in zone.name else "")
        unit = zone.unit.replace("²", "2")
        band = "" if zone.reach_low is None or zone.reach_high is None else f" ({_metres(zone.reach_low)}-{_metres(zone.reach_high)})"
        _write(image, f"{name} {zone.threshold:.4g} {unit} = {beyond}{_metres(zone.reach)}{band}".upper().strip(), 26, row)


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


def _write(image: FloatArray, text: str, column: int, row: int, scale: int = 2) -> None:
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


def _paragraph(text: str, style: str = "") -> str:
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{kind}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(rows: list[list[str]]) -> str:
    edges = "".join(f'<w:{e} w:val="single" w:sz="4" w:color="999999"/>' for e in ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{_paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    grid = f"<w:tblGrid>{'<w:gridCol/>' * max(len(row) for row in rows)}</w:tblGrid>"
    return f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{grid}{body}</w:tbl>'


def _zone_row(zone: EffectZone) -> list[str]:
    band = "–" if zone.reach_low is None or zone.reach_high is None else f"{zone.reach_low:.0f} – {zone.reach_high:.0f}"
    arrival = "–" if zone.arrival is None else f"{zone.arrival / 60.0:.1f}"
    return [zone.effect, zone.name, f"{zone.threshold:g} {zone.unit}", f"{zone.reach:.0f}", band, arrival, zone.note]


def write_report(result: Result, path: Path) -> None:
    """Write the report as a Word document: picture, zones, inputs with marks, models and limits."""
    image = png(picture(result, 560))
    emu = 4_800_000
    drawing = (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{emu}" cy="{emu}"/><wp:docPr id="1" name="zones"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="zones.png"/><pic:cNvPicPr/>'
        '</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{emu}" cy="{emu}"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    head = ["类别", "阈值", "数值", "距离 m", "5–95 % m", "到达 min", "说明"]
    parts = [
        _paragraph(f"事故后果模拟报告 {result.title}", "Title"),
        _paragraph(f"{result.substance_zh}（{result.substance}） · {wind_sentence(result.wind_from)}"),
        _paragraph("辅助参考，以现场指挥部和专家意见为准。"),
        drawing,
        _paragraph("影响范围"),
        _table([head, *(_zone_row(z) for z in result.zones)]),
        _paragraph("中间结果"),
        _table([[k, f"{v:.4g}"] for k, v in result.figures.items()] or [["–", "–"]]),
        _paragraph("输入与来源"),
        _table([["输入", "数值", "来源"], *([i.name, f"{i.value} {i.unit}".strip(), i.mark] for i in result.inputs)]),
        _paragraph("适用范围与限制"),
        *(_paragraph(f"· {flag}") for flag in result.validity),
        _paragraph("模型"),
        _table([["模型", "版本", "文献", "范围"], *([m.name, m.version, m.reference, m.valid_range] for m in result.models)]),
        _paragraph(f"集合成员 {result.members}，随机种子 {result.seed}" if result.members else "单次计算，未做不确定性分析"),
    ]
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>'
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package, office = "http://schemas.openxmlformats.org/package/2006", "http://schemas.openxmlformats.org/officeDocument/2006"
    files = {
        "[Content_Types].xml": f'{start}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'{start}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{start}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/relationships/image" '
        'Target="media/zones.png"/></Relationships>',
        "word/document.xml": f"{start}<w:document {spaces}><w:body>{''.join(parts)}{page}</w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
        archive.writestr(zipfile.ZipInfo("word/media/zones.png", (1980, 1, 1, 0, 0, 0)), image)
