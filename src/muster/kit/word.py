"""Word documents as authorities here read them: A4, song and hei type, numbered pages, tables whose head stands on every page."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

__all__ = ["Cell", "Paper"]

WIDTH: Final = 17.0
"""Of the text. [cm]"""
_TWIPS: Final = 567
"""In a centimetre."""
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that no XML may hold."""
_TONES: Final = {"ok": "1B7F4D", "bad": "C0322B", "muted": "5F6B7A"}
_INK: Final = RGBColor(0x17, 0x2B, 0x45)


@dataclass(frozen=True)
class Cell:
    """Words of a table with their tone (``ok``, ``bad``, ``muted``) and how many columns they take."""

    text: str
    tone: str = ""
    span: int = 1


Words = str | Cell


class Paper:
    """A document that is written from top to bottom."""

    def __init__(self, title: str, *, author: str = "", foot: str = "") -> None:
        self._paper = Document()
        section = self._paper.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Cm(2.0))
        self._type("Normal", 10.5, "宋体")
        for style, size in (("Title", 20.0), ("Heading 1", 14.0), ("Heading 2", 11.5)):
            self._type(style, size, "黑体")
            self._paper.styles[style].font.color.rgb = _INK
            look = self._paper.styles[style].paragraph_format
            look.keep_with_next, look.space_before, look.space_after = True, Pt(8), Pt(4)
        self._paper.styles["Normal"].paragraph_format.space_after = Pt(4)
        self._paper.core_properties.title, self._paper.core_properties.author = _clean(title)[:255], _clean(author)[:255]
        below = section.footer.paragraphs[0]
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for part in (_text(f"{foot} · " if foot else ""), _field("PAGE"), _text(" / "), _field("NUMPAGES")):
            below._p.append(parse_xml(part))
        self.heading(title, level=0)

    def _type(self, style: str, size: float, chinese: str) -> None:
        look = self._paper.styles[style]
        look.font.name, look.font.size = "Arial", Pt(size)
        fonts = look.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), chinese)

    def heading(self, text: str, *, level: int = 1) -> None:
        """A heading; 0 is the title."""
        self._paper.add_heading(_clean(text), level)

    def line(self, text: str, *, bullet: bool = False, tone: str = "", size: float = 10.5) -> None:
        """A paragraph, or an item of a list."""
        run = self._paper.add_paragraph(style="List Bullet" if bullet else None).add_run(_clean(text))
        run.font.size = Pt(size)
        if tone:
            run.font.bold, run.font.color.rgb = tone != "muted", RGBColor.from_string(_TONES[tone])

    def picture(self, content: bytes, *, width: float) -> None:
        """A picture of so many centimetres, in the middle."""
        self._paper.add_picture(io.BytesIO(content), width=Cm(width))
        self._paper.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER

    def table(self, heads: Sequence[Sequence[Words]], rows: Sequence[Sequence[Words]], *, widths: Sequence[float] = (), numbers: Iterable[int] = (),
              size: float = 9.0) -> None:  # fmt: skip
        """A table as wide as the text; `widths` are shares (by the longest words if not given), the columns `numbers` stand to the right.

        A row is never split over pages, and the heads stand on each.
        """
        widths = widths or _shares([*heads, *rows])
        scale = WIDTH * _TWIPS / sum(widths)
        columns = [round(width * scale) for width in widths]
        right, side = frozenset(numbers), 70 if size > 8 else 35
        body = "".join(
            [_row(row, columns, right, size, is_head=True) for row in heads] + [_row(row, columns, right, size, is_head=False) for row in rows])
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:color="B7C2CF"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
        table = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>')
        self._paper.element.body.insert_element_before(table, "w:sectPr")
        gap = self._paper.add_paragraph().paragraph_format        # tables without a paragraph between them would become one
        gap.space_after, gap.line_spacing = Pt(0), Pt(6)

    def content(self) -> bytes:
        """The bytes of the file."""
        target = io.BytesIO()
        self._paper.save(target)
        return target.getvalue()


def _shares(rows: Sequence[Sequence[Words]]) -> list[int]:
    """A width for each column: its longest words, a Chinese sign counting twice, but none too narrow nor too wide."""
    longest = [max(len(str(text).encode("gbk", "replace")) for text in column)
               for column in zip(*([w.text if isinstance(w, Cell) else w for w in row] for row in rows), strict=True)]
    return [min(40, max(11, length)) for length in longest]


def _row(row: Sequence[Words], columns: Sequence[int], right: frozenset[int], size: float, *, is_head: bool) -> str:
    cells, at = [], 0
    for words in row:
        cell = words if isinstance(words, Cell) else Cell(words)
        width = sum(columns[at : at + cell.span])
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E6EDF5"/>' if is_head else ""
        align = "center" if cell.span > 1 and is_head else "right" if at in right else "left"
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{cell.span}"/>{shade}<w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:jc w:val="{align}"/></w:pPr>'
            f'{_runs(cell, size, is_head)}</w:p></w:tc>')
        at += cell.span
    return f'<w:tr><w:trPr><w:cantSplit/>{"<w:tblHeader/>" if is_head else ""}</w:trPr>{"".join(cells)}</w:tr>'


def _runs(cell: Cell, size: float, is_head: bool) -> str:
    look = f'{"<w:b/>" if is_head or cell.tone in ("ok", "bad") else ""}{_colour(cell.tone)}<w:sz w:val="{round(2 * size)}"/>'
    lines = escape(_clean(cell.text)).split("\n")
    return f'<w:r><w:rPr>{look}</w:rPr>' + "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines) + "</w:r>"


def _colour(tone: str) -> str:
    return f'<w:color w:val="{_TONES[tone]}"/>' if tone else ""


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _field(name: str) -> str:
    return f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'


def _text(text: str) -> str:
    return f'<w:r {nsdecls("w")}><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">{escape(_clean(text))}</w:t></w:r>'
