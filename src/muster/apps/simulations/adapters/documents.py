"""A simulation report as files: the same content as Word and as PDF, with a picture of the zones."""

import contextlib
import io
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.platypus import Image as Figure
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from muster.kit.word import Paper

__all__ = ["as_pdf", "as_word", "picture"]

FONTS: Final = (
    "truetype/wqy/wqy-microhei.ttc", "truetype/wqy/wqy-zenhei.ttc", "truetype/droid/DroidSansFallbackFull.ttf",
    "truetype/arphic/uming.ttc",
)  # fmt: skip
"""TrueType fonts with Chinese that Debian packages; the first one found is embedded, only the letters used."""
_STANDARD: Final = "STSong-Light"
"""The font that every PDF reader replaces by its own Chinese one; used where this machine has none to embed."""
WIDTH_CM: Final = 17.4
"""Of the text on A4 between margins of 1.8 cm."""
WARNING: Final = (179, 38, 30)
_TONES: Final = ((200, 30, 30), (255, 140, 26), (214, 178, 0), (41, 121, 255))
Report = Mapping[str, Any]


def _font_file() -> Path | None:
    """The first of the fonts that is here."""
    return next((path for name in FONTS if (path := Path("/usr/share/fonts") / name).is_file()), None)


@cache
def font() -> str:
    """The name of a registered font with Chinese."""
    path = _font_file()
    if path is not None:
        with contextlib.suppress(TTFError):
            pdfmetrics.registerFont(TTFont("Muster", str(path), subfontIndex=0))
            return "Muster"
    pdfmetrics.registerFont(UnicodeCIDFont(_STANDARD))
    return _STANDARD


def picture(rings: Sequence[Mapping[str, Any]], *, wind_from: float | None, size: int = 1200) -> bytes:
    """The zones seen from above as PNG, north up, with distance rings, a key and the wind's arrow.

    ``rings`` hold ``points`` in metres east and north of the source, ``tone`` (0 is worst), ``dashed`` and the words of the key:
    ``label``, and ``plain`` in Latin letters for a machine without a Chinese font.
    """
    extent = 1.12 * max((max(abs(x), abs(y)) for ring in rings for x, y in ring["points"]), default=100.0)
    image = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(image, "RGBA")
    path = _font_file()
    face = ImageFont.truetype(str(path), size // 40) if path else ImageFont.load_default(size // 40)

    def at(x: float, y: float) -> tuple[float, float]:
        return (x / extent + 1.0) * size / 2.0, (1.0 - y / extent) * size / 2.0

    for ring in rings:
        tone = _TONES[min(ring["tone"], len(_TONES) - 1)]
        points = [at(x, y) for x, y in ring["points"]]
        draw.polygon(points, fill=(*tone, 26 if ring["dashed"] else 72))
        _outline(draw, points, (*tone, 255), dashed=ring["dashed"])
    step = 10.0 ** math.floor(math.log10(extent))
    step = step / 2.0 if extent / step < 2.0 else step
    for k in range(1, int(extent / step) + 1):
        (left, top), (right, bottom) = at(-k * step, k * step), at(k * step, -k * step)
        draw.ellipse([left, top, right, bottom], outline=(120, 120, 120, 160))
        x, y = at(0, k * step)
        draw.text((x + 4, y + 2), f"{k * step / 1000:g} km" if k * step >= 1000 else f"{k * step:g} m", fill="black", font=face)
    _mark(draw, size, wind_from, {ring["tone"]: ring["label" if path else "plain"] for ring in rings}, face)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _mark(draw: ImageDraw.ImageDraw, size: int, wind_from: float | None, names: Mapping[int, str], face: Any) -> None:
    """Source, key, north and the wind's arrow; key and arrow stand on the side from which the wind comes."""
    unit, middle = size / 40.0, size / 2.0
    draw.polygon([(middle, middle - 7), (middle + 7, middle), (middle, middle + 7), (middle - 7, middle)], fill="black")
    angle = math.radians((wind_from or 0.0) + 180.0)
    left = wind_from is None or math.sin(angle) >= 0.0
    wide = 2.0 * unit + max((draw.textlength(text, font=face) for text in names.values()), default=0.0)
    start = unit if left else size - unit - wide
    for row, (tone, text) in enumerate(sorted(names.items())):
        y = size - unit * 1.6 * (len(names) - row) - unit
        draw.rectangle([start, y, start + unit, y + unit], fill=(*_TONES[min(tone, len(_TONES) - 1)], 220), outline="black")
        draw.text((start + 1.5 * unit, y - unit / 8), text, fill="black", font=face)
    x, y = (3.0 * unit if left else size - 3.0 * unit), 3.0 * unit
    draw.text((size - 1.5 * unit if left else unit / 2, unit / 2), "N", fill="black", font=face)
    if wind_from is not None:
        east, north = 1.6 * unit * math.sin(angle), -1.6 * unit * math.cos(angle)
        draw.line([(x - east, y - north), (x + east, y + north)], fill="black", width=5)
        head = [(x + east + unit / 2 * math.sin(angle + a), y + north - unit / 2 * math.cos(angle + a)) for a in (0.0, 2.4, -2.4)]
        draw.polygon(head, fill="black")


def _outline(draw: ImageDraw.ImageDraw, points: Sequence[tuple[float, float]], colour: tuple[int, ...], *, dashed: bool) -> None:
    """A closed line; dashed by its length, so that long sides are dashed as short ones are."""
    along, pen = 0.0, 14.0
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        length = math.hypot(x1 - x0, y1 - y0)
        steps = max(1, math.ceil(length / (pen / 2)))
        for i in range(steps):
            if not dashed or (along // pen) % 2 == 0:
                a, z = i / steps, (i + 1) / steps
                draw.line([(x0 + a * (x1 - x0), y0 + a * (y1 - y0)), (x0 + z * (x1 - x0), y0 + z * (y1 - y0))], fill=colour, width=3)
            along += length / steps


def as_word(report: Report) -> bytes:
    """The report as a Word document on A4."""
    paper = Paper(report["title"], foot=report["foot"])
    for line in report["lines"]:
        paper.line(line)
    for line in report["warnings"]:
        paper.line(line, tone="bad")
    if report["picture"]:
        paper.picture(report["picture"], width=11.5)
        paper.line(report["caption"], size=8)
    for section in report["sections"]:
        paper.heading(section["title"], level=2)
        for line in section.get("lines", ()):
            paper.line(line)
        if section.get("rows"):
            paper.table(section["rows"][:1], section["rows"][1:], widths=section["widths"])
    return paper.content()


def as_pdf(report: Report) -> bytes:
    """The report as PDF on A4."""
    name = font()

    def look(size: float, **more: Any) -> ParagraphStyle:
        return ParagraphStyle("m", fontName=name, fontSize=size, leading=size * 1.4, wordWrap="CJK", **more)

    def words(text: str, style: ParagraphStyle) -> Paragraph:
        # the embedded font draws a half with its first stroke only, and no bar above a letter
        return Paragraph(escape(text.replace("½", "1/2").replace("\u0304", "")).replace("\n", "<br/>"), style)

    body, small, head = look(9.5), look(8), look(12.5, spaceBefore=8, spaceAfter=3, keepWithNext=1)
    warning = look(9.5, textColor=colors.Color(*(part / 255 for part in WARNING)))
    flow: list[Any] = [words(report["title"], look(18, spaceAfter=6)), *(words(line, body) for line in report["lines"])]
    flow += [*(words(line, warning) for line in report["warnings"]), Spacer(1, 3 * mm)]
    if report["picture"]:
        flow.append(Figure(io.BytesIO(report["picture"]), width=105 * mm, height=105 * mm))
        flow.append(words(report["caption"], small))
    for section in report["sections"]:
        flow += [words(section["title"], head), *(words(line, body) for line in section.get("lines", ()))]
        if section.get("rows"):
            widths = [WIDTH_CM * 10 * mm * part / sum(section["widths"]) for part in section["widths"]]
            table = Table([[words(cell, small) for cell in row] for row in section["rows"]], repeatRows=1, colWidths=widths)
            table.setStyle(TableStyle([
                ("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.93, 0.93, 0.93)),
                ("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ]))  # fmt: skip
            flow.append(table)
    out = io.BytesIO()
    foot = report["foot"]

    def under(canvas: Any, page: Any) -> None:
        canvas.setFont(name, 7.5)
        canvas.drawString(18 * mm, 10 * mm, foot)
        canvas.drawRightString(192 * mm, 10 * mm, str(page.page))

    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm, topMargin=15 * mm, bottomMargin=16 * mm, title=report["title"], author="Muster"
    ).build(flow, onFirstPage=under, onLaterPages=under)
    return out.getvalue()
