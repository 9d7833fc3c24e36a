"""A simulation report as files: the same content as Word and as PDF, with a picture of the zones."""

import io
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image, ImageDraw
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.platypus import Image as Figure
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

__all__ = ["as_pdf", "as_word", "picture"]

FONTS: Final = (
    "truetype/wqy/wqy-microhei.ttc", "truetype/wqy/wqy-zenhei.ttc", "truetype/droid/DroidSansFallbackFull.ttf",
    "truetype/arphic/uming.ttc",
)  # fmt: skip
"""TrueType fonts with Chinese that Debian packages; the first one found is embedded, only the letters used."""
_STANDARD: Final = "STSong-Light"
"""The font that every PDF reader replaces by its own Chinese one; used where this machine has none to embed."""
_TONES: Final = ((200, 30, 30), (255, 140, 26), (214, 178, 0), (41, 121, 255))
Report = Mapping[str, Any]


@cache
def font() -> str:
    """The name of a registered font with Chinese."""
    for name in FONTS:
        path = Path("/usr/share/fonts") / name
        if path.is_file():
            try:
                pdfmetrics.registerFont(TTFont("Muster", str(path), subfontIndex=0))
            except TTFError:
                continue
            return "Muster"
    pdfmetrics.registerFont(UnicodeCIDFont(_STANDARD))
    return _STANDARD


def picture(rings: Sequence[Mapping[str, Any]], *, wind_from: float | None, size: int = 900) -> bytes:
    """The zones seen from above as PNG, north up, with distance rings, a key and the wind's arrow.

    ``rings`` hold ``points`` in metres east and north of the source, ``tone`` (0 is worst), ``dashed`` and a plain ``label``.
    """
    extent = 1.12 * max((max(abs(x), abs(y)) for ring in rings for x, y in ring["points"]), default=100.0)
    image = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(image, "RGBA")

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
        draw.text((at(0, k * step)[0] + 4, at(0, k * step)[1] + 2), f"{k * step / 1000:g} km", fill="black", font_size=20)
    labels = dict(sorted({ring["tone"]: ring["label"] for ring in rings}.items()))
    for line, (tone, label) in enumerate(labels.items()):
        top = size - 34 * (len(labels) - line) - 8
        draw.rectangle([14, top, 34, top + 20], fill=(*_TONES[min(tone, len(_TONES) - 1)], 200), outline="black")
        draw.text((44, top - 2), label, fill="black", font_size=20)
    x, y = at(0, 0)
    draw.polygon([(x, y - 9), (x + 9, y), (x, y + 9), (x - 9, y)], fill="black")
    draw.text((size - 40, 12), "N", fill="black", font_size=28)
    if wind_from is not None:
        toward = math.radians(wind_from + 180.0)
        east, south = math.sin(toward), -math.cos(toward)
        draw.line([(70 - 45 * east, 70 - 45 * south), (70 + 45 * east, 70 + 45 * south)], fill="black", width=5)
        tip, wing = (70 + 55 * east, 70 + 55 * south), 14
        draw.polygon([tip, (tip[0] - 26 * east + wing * south, tip[1] - 26 * south - wing * east),
                      (tip[0] - 26 * east - wing * south, tip[1] - 26 * south + wing * east)], fill="black")  # fmt: skip
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


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
    """The report as a Word document."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    for heading in ("Title", "Heading 2"):
        document.styles[heading].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(document.sections[0], side, Cm(2.0))
    document.add_heading(report["title"], level=0)
    for line in report["lines"]:
        document.add_paragraph(line)
    document.add_picture(io.BytesIO(report["picture"]), width=Cm(12.5))
    for section in report["sections"]:
        document.add_heading(section["title"], level=2)
        for line in section.get("lines", ()):
            document.add_paragraph(line)
        if section.get("rows"):
            table = document.add_table(rows=0, cols=len(section["rows"][0]), style="Table Grid")
            for i, row in enumerate(section["rows"]):
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    run = cell.paragraphs[0].add_run(text)
                    run.font.size, run.font.bold = Pt(9), i == 0
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(report: Report) -> bytes:
    """The report as PDF on A4."""
    name = font()

    def look(size: float, **more: Any) -> ParagraphStyle:
        return ParagraphStyle("m", fontName=name, fontSize=size, leading=size * 1.45, wordWrap="CJK", **more)

    def words(text: str, style: ParagraphStyle) -> Paragraph:
        return Paragraph(escape(text).replace("\n", "<br/>"), style)

    body, small, head = look(9.5), look(8), look(12.5, spaceBefore=8, spaceAfter=3)
    flow: list[Any] = [words(report["title"], look(18, spaceAfter=6)), *(words(line, body) for line in report["lines"]), Spacer(1, 3 * mm)]
    flow.append(Figure(io.BytesIO(report["picture"]), width=110 * mm, height=110 * mm))
    for section in report["sections"]:
        flow += [words(section["title"], head), *(words(line, body) for line in section.get("lines", ()))]
        rows = section.get("rows")
        if rows:
            table = Table([[words(cell, small) for cell in row] for row in rows], repeatRows=1, colWidths=[174 * mm / len(rows[0])] * len(rows[0]))
            grid = [("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            table.setStyle(TableStyle(grid))
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
