"""The report of a run: what was asked, what came out, who stands inside, what was decided."""

import math
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from shapely.geometry import Polygon, shape

from muster.apps.simulations import rules
from muster.apps.simulations.models import SimulationRun, ZoneProposal
from muster.apps.simulations.queries.exposure import exposure, shelter_line
from muster.apps.simulations.queries.reads import Value, dictionaries, limits_of, said, word
from muster.kit import time

MOST_PLACES = 60
_TEXTS: dict[str, tuple[str, str]] = {
    "title": ("事故后果模拟报告", "Consequence simulation report"),
    "support": ("辅助参考，以现场指挥部和专家意见为准。", "Decision support: the command post and experts decide."),
    "demo": ("演示数据，不得用于真实处置。", "Demonstration data: not for a real incident."),
    "zones": ("影响范围", "Zones"), "inside": ("范围内的人和场所", "People and places inside"), "inputs": ("输入与来源", "Inputs and origins"),
    "decisions": ("划定范围的决定", "Decisions on the area"), "limits": ("适用范围与限制", "Limits"), "models": ("模型", "Models"),
    "made": ("模拟：{at}，{by}；报告生成：{now}", "Simulated {at}, {by}; report made {now}"),
    "caption": ("图：{effect}。圆圈为到事发点的距离。距离为估算值。", "Picture: {effect}. Rings: distance from the scene. Distances are estimates."),
    "lines": ("实线为有把握的范围（95 %），虚线为可能的范围（5 %）。", " Solid: sure (95 %), dashed: possible (5 %)."),
    "not_reached": ("未达到", "not reached"),
    "none": ("无", "None"), "no_targets": ("没有登记的防护目标（不等于没有人）", "no registered target (which does not mean nobody)"),
    "people": ("人数 {known}（{targets} 处防护目标，其中 {unknown} 处无数据）", "people {known} ({targets} targets, {unknown} without data)"),
    "counts": (
        "学校 {schools}，医院和养老院 {hospitals}，企业 {enterprises}，重大危险源 {hazards}。只含已登记的场所。",
        "schools {schools}, hospitals {hospitals}, enterprises {enterprises}, major hazards {hazards}. Registered places only.",
    ),
    "members": ("集合 {n} 次，种子 {seed}", "{n} draws, seed {seed}"), "once_computed": ("未做集合计算", "no ensemble"),
    "guide": ("指南距离", "Guide distances"), "unknown": ("不明", "unknown"), "nodata": ("无数据", "no data"), "once": ("立即", "at once"),
}  # fmt: skip
_HEADS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "zones": (("类别", "阈值", "数值", "距离（约）", "5–95 %"), ("Effect", "Threshold", "Value", "Reach (about)", "5–95 %")),
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
_SHARES = {"humidity", "congested_share"}
_WORDED = {"kind": "source_kind", "congestion": "congestion", "confinement": "confinement"}


def _metres(value: float | None) -> str:
    if value is None:
        return "–"
    if abs(value - rules.DRAWN) < 0.5:
        return f"≥ {rules.DRAWN / 1000:.0f} km"
    return f"{value:.0f} m" if value < 1000 else f"{value / 1000:.1f} km"


def _figure(value: float) -> str:
    """Three figures, without an exponent."""
    return f"{float(f'{value:.3g}'):.10g}"


def _drawn(row: SimulationRun) -> list[Value]:
    """The zones of the effect that reaches farthest, the worst first."""
    zones = row.answer["zones"]
    farthest = max(zones, key=lambda z: z["reach_high_m"] or z["reach_m"], default=None)
    return [z for z in zones if z["effect"] == farthest["effect"]] if farthest else []


def _rings(row: SimulationRun, language: str) -> Iterator[Value]:
    """What is drawn, as rings in metres around the source, the widest first."""
    for tone, zone in reversed(list(enumerate(_drawn(row)))):
        level = _metres(zone["reach_m"]) if zone["unit"] == "m" else f"≥ {_figure(zone['threshold'])} {zone['unit']}"
        names = {"label": f"{said('zone', zone['name'])[language]}  {level}", "plain": level.replace("²", "2").replace("≥", ">=")}
        for kind in ("possible", "sure") if zone["possible"] or zone["sure"] else ("median",):
            if zone[kind] is None:
                continue
            whole = shape(zone[kind])
            for part in getattr(whole, "geoms", [whole]):
                if isinstance(part, Polygon):
                    points = [rules.local(row.lon, row.lat, x, y) for x, y in part.exterior.coords]
                    yield {"points": points, "tone": tone, "dashed": kind == "possible", **names}


def report(row: SimulationRun, *, language: str, is_demo: bool) -> Value:
    """Everything that the report says, in one language, ready to be set."""
    at = 1 if language == "en" else 0
    texts = {name: pair[at] for name, pair in _TEXTS.items()}
    answer, brief, drawn = row.answer, row.facts, _drawn(row)
    return {
        "title": texts["title"],
        "lines": [
            f"{row.incident.title} · {row.incident.number}",
            f"#{row.number} · {brief['substance']['value'] or texts['unknown']} · {rules.wind_sentence(row.wind_from, language)}",
            texts["made"].format(at=f"{row.made_at.astimezone(time.SHANGHAI):%Y-%m-%d %H:%M:%S}", by=row.made_by,
                                 now=f"{time.now().astimezone(time.SHANGHAI):%Y-%m-%d %H:%M}"),
        ],
        "warnings": [
            texts["support"],
            *([texts["demo"]] if is_demo else []),
            *([f"{row.why[language]}{'. ' if at else '。'}{row.guide['text'][language]}"] if row.why else []),
        ],
        "rings": list(_rings(row, language)),
        "wind_from": row.wind_from,
        "caption": _caption(drawn, texts, language) if drawn else "",
        "sections": [
            _table("zones", at, (_zone_row(z, language) for z in answer["zones"]), (2, 5, 2.4, 2, 3.2)),
            {"title": texts["limits"], "lines": [f"· {limit['text'][language]}" for limit in limits_of(row)]},
            _inside(row, texts, language),
            _table("inputs", at, _input_rows(brief, texts, language), (3, 4, 2, 6)),
            {"title": texts["guide"], "lines": [_guide_line(row.guide, language)]},
            _table("decisions", at, _decisions(row, language), (2, 6, 2.4, 3)),
            _table("models", at, ([m["name"], m["version"], m["reference"], m["valid_range"]] for m in answer["models"]), (3, 1.2, 5, 5)),
        ],
        "foot": f"{row.incident.number} #{row.number} · {row.model_version} · "
                + (texts["members"].format(n=row.members, seed=row.seed) if row.refined else texts["once_computed"]),
    }  # fmt: skip


def _caption(drawn: list[Value], texts: dict[str, str], language: str) -> str:
    told = texts["caption"].format(effect=said("effect", drawn[0]["effect"])[language])
    return told + (texts["lines"] if any(z["sure"] or z["possible"] for z in drawn) else "")


def _table(name: str, at: int, rows: Iterable[list[str]], widths: tuple[float, ...]) -> Value:
    """A section that is a table; one without rows says so."""
    found = list(rows)
    title = {"title": _TEXTS[name][at]}
    return title | ({"rows": [list(_HEADS[name][at]), *found], "widths": widths} if found else {"lines": [_TEXTS["none"][at]]})


def _zone_row(zone: Value, language: str) -> list[str]:
    band = "–" if zone["reach_low_m"] is None else f"{_metres(zone['reach_low_m'])} – {_metres(zone['reach_high_m'])}"
    value = "–" if zone["unit"] == "m" else f"{_figure(zone['threshold'])} {zone['unit']}"
    reach = f"{'≥ ' if zone['note'].startswith('≥') else ''}{_metres(zone['reach_m'])}" if zone["reach_m"] else _TEXTS["not_reached"][language == "en"]
    return [said("effect", zone["effect"])[language], said("zone", zone["name"])[language], value, reach, band]


def _inside(row: SimulationRun, texts: dict[str, str], language: str) -> Value:
    at = 1 if language == "en" else 0
    found = exposure(row)
    people, counts = found["people"], found["counts"]
    known = texts["nodata"] if people["known"] is None else str(people["known"])
    who = (
        texts["no_targets"] if people["targets"] == 0
        else texts["people"].format(known=known, targets=people["targets"], unknown=people["unknown_targets"])
    )  # fmt: skip
    line = f"{found['hour']:02d}:00 · {who}{'; ' if at else '；'}{texts['counts'].format(**counts)}"
    stay = shelter_line(row)
    lines = [line, *([stay[language], found["shelter_basis"]["text"][language]] if stay else [])]
    names = {z["id"]: said("zone", z["name"])[language] for z in row.answer["zones"]}

    def arrival(seconds: int | None) -> str:
        return texts["nodata"] if seconds is None else texts["once"] if seconds == 0 else f"{max(1, math.ceil(seconds / 60))} min"

    def heads(place: Value) -> str:
        return "–" if place["kind"] != "target" else texts["nodata"] if place["people"] is None else str(place["people"])

    rows = [
        [arrival(p["arrival_s"]), f"{p['name']} · {_metres(p['distance_m'])}", names.get(p["zone"], p["zone"]), heads(p)]
        for p in found["places"][:MOST_PLACES]
    ]
    return {"title": texts["inside"], "lines": lines, "rows": [list(_HEADS["places"][at]), *rows] if rows else [], "widths": (1.6, 7, 5, 1.6)}


def _input_rows(facts: Value, texts: dict[str, str], language: str) -> Iterator[list[str]]:
    at = 1 if language == "en" else 0
    for name, names in _NAMES.items():
        fact = facts.get(name)
        if fact is None:
            continue
        value: Any = fact["value"]
        if name in _WORDED and value:
            value = word(_WORDED[name], value, language)
        elif name in _SHARES and value is not None:
            value = f"{value:.0%}"
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


def _decisions(row: SimulationRun, language: str) -> Iterator[list[str]]:
    for p in ZoneProposal.objects.unscoped("of a run already let through").filter(run=row).order_by("proposed_at"):
        yield [
            f"{(p.decided_at or p.proposed_at).astimezone(time.SHANGHAI):%m-%d %H:%M}",
            f"{word('trigger', p.trigger, language)} · {word('proposal_status', p.status, language)} {p.words}".strip(),
            f"+{p.difference['added']['km2']} / −{p.difference['removed']['km2']}",
            p.decided_by or "–",
        ]
