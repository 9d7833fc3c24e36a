"""The record of a result: a Word document in Chinese, written without any library beyond numpy."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from . import __version__
from .outputs import picture, png
from .results import EffectZone, Exposure, Input, Result
from .words import said

WIDTH = 9638
"""Of the text on A4 with margins of 20 mm. [twentieths of a point]"""
PICTURE = 4_500_000
"""Edge of the picture, 12.5 cm. [EMU]"""
WORDED = {"source.kind": "source_kind", "explosion.congestion": "congestion", "explosion.confinement": "confinement"}
"""Inputs whose values are codes of a group; other codes are plain choices."""
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def write_report(result: Result, path: Path) -> None:
    """Write the report: picture, zones, what lies between, inputs with marks, limits and models."""
    parts = [
        _paragraph("事故后果模拟报告", "Title"),
        _paragraph(result.title, "Subtitle"),
        _paragraph(f"{result.substance_zh}（{result.substance}） · {result.wind} · 模型库 muster.consequence {__version__}"),
        _paragraph("辅助参考，以现场指挥部和专家意见为准。距离为估算值。", "Warning"),
        _picture(),
        *_zones(result),
        *_places(result),
        _paragraph("适用范围与限制", "Heading2"),
        *(_paragraph(f"· {said('limit', flag)}") for flag in result.validity),
        _paragraph("输入与来源", "Heading2"),
        _table([["输入", "数值", "来源"], *map(_input_row, result.inputs)], (4000, 3638, 2000)),
        *_figures(result),
        *_models(result),
        _paragraph(
            f"不确定性：集合 {result.members} 次，随机种子 {result.seed}。" if result.members else "单次计算，未做不确定性分析。", "Small"
        ),
    ]
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relations(
            {"rId1": ("image", "media/zones.png"), "rId2": ("styles", "styles.xml"), "rId3": ("footer", "footer.xml")}
        ),
        "word/styles.xml": _styles(),
        "word/footer.xml": f'{_START}<w:ftr xmlns:w="{_MAIN}">{_foot(result)}</w:ftr>',
        "word/document.xml": f"{_START}<w:document {_spaces()}><w:body>{''.join(parts)}{page}</w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
        archive.writestr(zipfile.ZipInfo("word/media/zones.png", (1980, 1, 1, 0, 0, 0)), png(picture(result, 1440)))


def _zones(result: Result) -> list[str]:
    """The zones as a table, and below it once whatever is noted about them."""
    if not result.zones:
        return []
    notes: dict[str, list[str]] = {}
    for zone in result.zones:
        for note in filter(None, zone.note.split("; ")):
            notes.setdefault(said("note", note), []).append(said("zone", zone.name).split("（")[0])
    head = ["影响", "范围", "阈值", "距离（约）", "5–95 %", "到达"]
    return [
        _paragraph("影响范围", "Heading2"),
        _table([head, *map(_zone_row, result.zones)], (1200, 2638, 1500, 1300, 2000, 1000)),
        *(_paragraph(f"{'、'.join(dict.fromkeys(names))}：{note}。", "Small") for note, names in notes.items()),
    ]


def _zone_row(zone: EffectZone) -> list[str]:
    band = "–" if zone.reach_low is None or zone.reach_high is None else f"{_metres(zone.reach_low)} – {_metres(zone.reach_high)}"
    arrival = _minutes(zone.arrival)
    return [
        said("effect", zone.effect), said("zone", zone.name), f"{_number(zone.threshold)} {zone.unit}",
        _metres(zone.reach) if zone.reach > 0.0 else "未达到", band, arrival,
    ]  # fmt: skip


def _places(result: Result) -> list[str]:
    """Named places: what people breathe outdoors and inside, until when to stay in, which heat and pressure reach them."""
    if not result.places:
        return []
    parts = [_paragraph("关注点（图中十字）", "Heading2")]
    rows = [["关注点", "距离", "云团到达", "室外最高", "室内最高", "室外 / 室内剂量", "待在室内到"]]
    said = []
    for number, place in enumerate(result.places, 1):
        label = f"{number} {place.name}"
        if place.air_changes is not None:
            rows.append([label, _metres(place.distance), *_air_cells(place)])
        said += [f"{label}：{line}。" for line in _place_lines(place)]
    if len(rows) > 1:
        parts.append(_table(rows, (2238, 1000, 1100, 1400, 1200, 1500, 1200)))
        parts.append(_paragraph("剂量单位 ppm·min。云团经过时关紧门窗待在室内；过了“待在室内到”的时刻，室外空气更好：开窗并到室外。", "Small"))
    return [*parts, *(_paragraph(f"· {line}") for line in said)]


def _air_cells(place: Exposure) -> list[str]:
    if place.outdoor_peak is None or place.indoor_peak is None or place.outdoor_dose is None or place.indoor_dose is None:
        return ["云团不到", "–", "–", "–", "–"]
    return [
        _minutes(place.arrival), f"{_least(place.outdoor_peak)} ppm", f"{_least(place.indoor_peak)} ppm",
        f"{_least(place.outdoor_dose)} / {_least(place.indoor_dose)}", _minutes(place.air_out),
    ]  # fmt: skip


def _place_lines(place: Exposure) -> list[str]:
    """What no column holds: deaths, windows that stay shut, heat, pressure, a vessel that fails, notes."""
    lines = []
    if place.outdoor_low is not None and place.outdoor_high is not None:
        lines.append(f"室外最高浓度的 5–95 %：{_least(place.outdoor_low)} – {_least(place.outdoor_high)} ppm")
    if place.outdoor_deaths is not None and place.indoor_deaths is not None:
        lines.append(f"按概率函数，室外死亡 {place.outdoor_deaths:.1%}，待在室内并及时开窗 {place.indoor_deaths:.1%}")
    if place.shut_dose is not None:
        lines.append(f"一直不开窗的剂量 {_least(place.shut_dose)} ppm·min")
    lines += [f"{said('effect', effect)} {_number(flux / 1e3)} kW/m²" for effect, flux in place.heat.items()]
    lines += [f"{said('effect', effect)} {_number(pressure / 1e3)} kPa" for effect, pressure in place.overpressure.items()]
    lines += [f"设备因{said('choice', cause)}失效的概率 {share:.0%}" for cause, share in place.failure.items()]
    lines += [said("note", note) for note in place.note.split("; ") if note]
    return lines


def _minutes(seconds: float | None) -> str:
    return "–" if seconds is None else "1 min 内" if seconds < 60.0 else f"{seconds / 60.0:.0f} min"


def _figures(result: Result) -> list[str]:
    rows = [[said("figure", name), _number(value)] for name, value in result.figures.items()]
    return [_paragraph("中间结果", "Heading2"), _table(rows, (6000, 3638), head=False)] if rows else []


def _models(result: Result) -> list[str]:
    rows = [[m.name, m.version, m.reference, m.valid_range] for m in result.models]
    return [_paragraph("模型", "Heading2"), _table([["模型", "版本", "文献", "范围"], *rows], (2300, 700, 3438, 3200))] if rows else []


def _input_row(given: Input) -> list[str]:
    """An input as people say it; the library's own defaults come in SI."""
    name, value = said("input", given.name), given.value
    if isinstance(value, str):
        return [name, said(WORDED.get(given.name, "choice"), value), said("mark", given.mark)]
    factor, offset, unit = {"K": (1.0, -273.15, "°C"), "1": (100.0, 0.0, "%"), "Pa": (1e-3, 0.0, "kPa")}.get(
        given.unit, (1.0, 0.0, given.unit)
    )
    return [name, f"{round(value * factor + offset, 2):g} {unit}".strip(), said("mark", given.mark)]


def _number(value: float) -> str:
    """Three figures, without an exponent."""
    return f"{float(f'{value:.3g}'):.10g}"


def _least(value: float) -> str:
    """Three figures of a concentration or dose, or that it is next to nothing."""
    return _number(value) if value >= 0.01 else "< 0.01"


def _metres(value: float) -> str:
    return f"{value:.0f} m" if value < 1000.0 else f"{value / 1000.0:.1f} km"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def _table(rows: Sequence[Sequence[str]], widths: Sequence[int], *, head: bool = True) -> str:
    """A table of fixed columns whose rows stay whole and whose head comes again on each page."""
    edges = "".join(f'<w:{e} w:val="single" w:sz="4" w:color="999999"/>' for e in ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = []
    for i, row in enumerate(rows):
        first = head and i == 0
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if first else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{_paragraph(cell, "TableHead" if first else "TableText")}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        body.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if first else ''}</w:trPr>{cells}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    about = (
        f'<w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{''.join(body)}</w:tbl>"


def _picture() -> str:
    size = f'cx="{PICTURE}" cy="{PICTURE}"'
    return (
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="1" name="zones"/><a:graphic>'
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="zones.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def _foot(result: Result) -> str:
    def field(code: str) -> str:
        return f'<w:fldSimple w:instr="{code}">{_run("1")}</w:fldSimple>'

    parts = (_run(f"{result.title} · 仅供参考 · 第 "), field("PAGE"), _run(" 页，共 "), field("NUMPAGES"), _run(" 页"))
    return f'<w:p><w:pPr><w:pStyle w:val="Small"/></w:pPr>{"".join(parts)}</w:p>'


def _styles() -> str:
    """Song for text and Hei for heads, as Chinese papers are set."""

    def style(
        name: str,
        half_points: int,
        *,
        before: int = 0,
        after: int = 0,
        bold: bool = False,
        hei: bool = False,
        keep: bool = False,
        colour: str = "",
    ) -> str:
        called, font = name.replace("Heading2", "heading 2"), "黑体" if hei else "宋体"
        paint = f'<w:color w:val="{colour}"/>' if colour else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if keep else ""}'
            f'<w:spacing w:before="{before}" w:after="{after}"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="{font}"/>'
            f'{"<w:b/>" if bold else ""}{paint}<w:sz w:val="{half_points}"/></w:rPr></w:style>'
        )

    styles = (
        style("Normal", 20, after=40),
        style("Title", 36, after=40, hei=True, bold=True),
        style("Subtitle", 26, after=80, hei=True),
        style("Heading2", 24, before=200, after=80, hei=True, bold=True, keep=True),
        style("Warning", 20, after=80, bold=True, colour="B3261E"),
        style("TableHead", 18, bold=True, keep=True),
        style("TableText", 18),
        style("Small", 16, before=40, colour="555555"),
    )
    return f'{_START}<w:styles xmlns:w="{_MAIN}">{"".join(styles)}</w:styles>'


def _spaces() -> str:
    return (
        f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
        f'xmlns:pic="{_DRAWING}/picture"'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>' for i, (kind, target) in targets.items()
    )
    return f'{_START}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = (("document", "document.main"), ("styles", "styles"), ("footer", "footer"))
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>' for name, kind in parts)
    return (
        f'{_START}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
