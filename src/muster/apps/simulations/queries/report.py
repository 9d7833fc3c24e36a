"""The report of a run: what was asked, what came out, who stands inside, what was decided."""

import math
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from shapely.geometry import Polygon, shape

from muster.apps.simulations import rules
from muster.apps.simulations.models import SimulationRun, ZoneProposal
from muster.apps.simulations.queries.reads import Value, dictionaries, exposure, limits_of, said, word
from muster.kit import time

MOST_PLACES = 60
_TEXTS: dict[str, tuple[str, str]] = {
    "title": ("事故后果模拟报告", "Consequence simulation report"),
    "support": ("辅助参考，以现场指挥部和专家意见为准。", "Decision support: the command post and experts decide."),
    "demo": ("演示数据，不得用于真实处置。", "Demonstration data: not for a real incident."),
    "zones": ("影响范围", "Zones"), "inside": ("范围内的人和场所", "People and places inside"), "inputs": ("输入与来源", "Inputs and origins"),
    "decisions": ("划定范围的决定", "Decisions on the area"), "limits": ("适用范围与限制", "Limits"), "models": ("模型", "Models"),
    "guide": ("指南距离", "Guide distances"), "unknown": ("不明", "unknown"), "nodata": ("无数据", "no data"), "once": ("立即", "at once"),
}  # fmt: skip
_HEADS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "zones": (("类别", "阈值", "数值", "距离", "5–95 %"), ("Effect", "Threshold", "Value", "Reach", "5–95 %")),
    "places": (("到达", "场所", "范围", "人数"), ("Arrival", "Place", "Zone", "People")),
    "inputs": (("输入", "数值", "标记", "来源"), ("Input", "Value", "Mark", "Origin")),
    "decisions": (("时间", "内容", "增减 km²", "决定人"), ("Time", "What", "+/− km²", "By")),
    "models": (("模型", "版本", "文献", "范围"), ("Model", "Version", "Reference", "Range")),
}
_NAMES: dict[str, tuple[str, str]] = {
    "substance": ("物质", "substance"), "vessel": ("容器", "vessel"), "amount_t": ("数量 t", "amount, t"), "kind": ("泄漏方式", "release"),
    "hole_mm": ("孔径 mm", "hole, mm"), "pressure_mpa": ("压力 MPa", "pressure, MPa"), "temperature_c": ("储存温度 °C", "stored at, °C"),
    "rate_kg_s": ("泄漏速率 kg/s", "rate, kg/s"), "duration_min": ("持续时间 min", "duration, min"), "bund_area_m2": ("围堰面积 m²", "bund area, m²"),
    "congestion": ("阻塞程度", "congestion"), "confinement": ("封闭程度", "confinement"), "congested_share": ("阻塞区燃料占比", "share in congestion"),
    "wind_speed": ("风速 m/s", "wind, m/s"), "wind_from": ("风向（来向）°", "wind from, °"), "stability": ("稳定度", "stability"),
    "reference_height": ("测风高度 m", "height of wind, m"), "air_temperature_c": ("气温 °C", "air, °C"), "humidity": ("相对湿度", "humidity"),
}  # fmt: skip
_WORDED = {"kind": "source_kind", "congestion": "congestion", "confinement": "confinement"}


def _metres(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f} m" if value < 1000 else f"{value / 1000:.1f} km"


def _rings(row: SimulationRun) -> Iterator[Value]:
    """The zones of the leading effect as rings in metres around the source, the widest first."""
    zones = row.answer["zones"]
    leading = [z for z in zones if z["effect"] == zones[0]["effect"]] if zones else []
    for tone, zone in reversed(list(enumerate(leading))):
        # the font of the picture has Latin letters only
        label = f"{zone['reach_m']:.0f} m" if zone["unit"] == "m" else f">= {zone['threshold']:.3g} {zone['unit']}".replace("²", "2")
        kinds = ("possible", "sure") if zone["possible"] or zone["sure"] else ("median",)
        for kind in kinds:
            if zone[kind] is None:
                continue
            whole = shape(zone[kind])
            for part in getattr(whole, "geoms", [whole]):
                if isinstance(part, Polygon):
                    points = [rules.local(row.lon, row.lat, x, y) for x, y in part.exterior.coords]
                    yield {"points": points, "tone": tone, "dashed": kind == "possible", "label": label}


def report(row: SimulationRun, *, language: str, is_demo: bool) -> Value:
    """Everything that the report says, in one language, ready to be set."""
    at = 1 if language == "en" else 0
    texts = {name: pair[at] for name, pair in _TEXTS.items()}
    answer, brief = row.answer, row.facts
    lines = [
        f"{row.incident.title} · {row.incident.number}",
        f"#{row.number} · {brief['substance']['value'] or texts['unknown']} · {rules.wind_sentence(row.wind_from, language)} · "
        f"{row.made_at.astimezone(time.SHANGHAI):%Y-%m-%d %H:%M:%S} · {row.made_by}",
        texts["support"],
        *([texts["demo"]] if is_demo else []),
        *([f"{row.why[language]}{'. ' if at else '。'}{row.guide['text'][language]}"] if row.why else []),
    ]
    return {
        "title": texts["title"],
        "lines": lines,
        "rings": list(_rings(row)),
        "wind_from": row.wind_from,
        "sections": [
            {"title": texts["zones"], "rows": [list(_HEADS["zones"][at]), *(_zone_row(z, language) for z in answer["zones"])]},
            _inside(row, texts, language),
            {"title": texts["inputs"], "rows": [list(_HEADS["inputs"][at]), *_input_rows(brief, texts, language)]},
            {"title": texts["guide"], "lines": [_guide_line(row.guide, language)]},
            *_decisions(row, texts, language),
            {"title": texts["limits"], "lines": [f"· {limit['text'][language]}" for limit in limits_of(row)]},
            *_models(answer, texts, at),
        ],
        "foot": f"{row.incident.number} #{row.number} · {row.model_version} · {row.members if row.refined else 0} / {row.seed}",
    }


def _zone_row(zone: Value, language: str) -> list[str]:
    band = "–" if zone["reach_low_m"] is None else f"{_metres(zone['reach_low_m'])} – {_metres(zone['reach_high_m'])}"
    value = "–" if zone["unit"] == "m" else f"{zone['threshold']:.3g} {zone['unit']}"
    return [said("effect", zone["effect"])[language], said("zone", zone["name"])[language], value, _metres(zone["reach_m"]), band]


def _inside(row: SimulationRun, texts: dict[str, str], language: str) -> Value:
    at = 1 if language == "en" else 0
    found = exposure(row)
    people, counts = found["people"], found["counts"]
    known = texts["nodata"] if people["known"] is None else str(people["known"])
    zh = (
        f"{found['hour']:02d}:00：人数 {known}（{people['targets']} 处防护目标，其中 {people['unknown_targets']} 处无数据）；学校 {counts['schools']}，"
        f"医院和养老院 {counts['hospitals']}，企业 {counts['enterprises']}，重大危险源 {counts['hazards']}。只含已登记的场所。"
    )
    en = (
        f"{found['hour']:02d}:00: people {known} ({people['targets']} targets, {people['unknown_targets']} without data); schools {counts['schools']}, "
        f"hospitals {counts['hospitals']}, enterprises {counts['enterprises']}, major hazards {counts['hazards']}. Registered places only."
    )
    names = {z["id"]: said("zone", z["name"])[language] for z in row.answer["zones"]}

    def arrival(seconds: int | None) -> str:
        return texts["nodata"] if seconds is None else texts["once"] if seconds == 0 else f"{max(1, math.ceil(seconds / 60))} min"

    def who(place: Value) -> str:
        return "–" if place["kind"] != "target" else texts["nodata"] if place["people"] is None else str(place["people"])

    rows = [
        [arrival(p["arrival_s"]), f"{p['name']} · {_metres(p['distance_m'])}", names.get(p["zone"], p["zone"]), who(p)]
        for p in found["places"][:MOST_PLACES]
    ]
    return {"title": texts["inside"], "lines": [en if at else zh], "rows": [list(_HEADS["places"][at]), *rows] if rows else []}


def _input_rows(facts: Value, texts: dict[str, str], language: str) -> Iterator[list[str]]:
    at = 1 if language == "en" else 0
    for name, (names) in _NAMES.items():
        fact = facts.get(name)
        if fact is None:
            continue
        value: Any = fact["value"]
        if name in _WORDED and value:
            value = word(_WORDED[name], value, language)
        shown = texts["unknown"] if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
        when = f" · {datetime.fromisoformat(fact['at']).astimezone(time.SHANGHAI):%m-%d %H:%M}" if fact["at"] else ""
        yield [names[at], shown, dictionaries()["fact_mark"][fact["mark"]][language], fact["source"][language] + when]


def _guide_line(guide: Value, language: str) -> str:
    if guide["isolation_m"] is None:
        return str(guide["text"][language])
    least = "≥ " if guide["at_least"] else ""
    downwind = "–" if guide["downwind_m"] is None else f"{least}{_metres(guide['downwind_m'])}"
    if language == "en":
        return f"{guide['text']['en']}: isolate {_metres(guide['isolation_m'])} to all sides, protect {downwind} downwind. {guide['note']['en']}"
    return f"{guide['text']['zh']}：四周隔离 {_metres(guide['isolation_m'])}，下风防护 {downwind}。{guide['note']['zh']}"


def _decisions(row: SimulationRun, texts: dict[str, str], language: str) -> Iterator[Value]:
    rows = ZoneProposal.objects.unscoped("of a run already let through").filter(run=row).order_by("proposed_at")
    made = [
        [
            f"{(p.decided_at or p.proposed_at).astimezone(time.SHANGHAI):%m-%d %H:%M}",
            f"{word('trigger', p.trigger, language)} · {word('proposal_status', p.status, language)} {p.words}".strip(),
            f"+{p.difference['added']['km2']} / −{p.difference['removed']['km2']}",
            p.decided_by or "–",
        ]
        for p in rows
    ]
    if made:
        yield {"title": texts["decisions"], "rows": [list(_HEADS["decisions"][1 if language == "en" else 0]), *made]}


def _models(answer: Value, texts: dict[str, str], at: int) -> Iterator[Value]:
    if answer["models"]:
        rows = [[m["name"], m["version"], m["reference"], m["valid_range"]] for m in answer["models"]]
        yield {"title": texts["models"], "rows": [list(_HEADS["models"][at]), *rows]}
