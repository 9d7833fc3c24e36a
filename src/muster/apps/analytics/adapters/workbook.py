"""A study as an Excel workbook: one sheet for each table."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter

from muster.apps.analytics.adapters.words import KINDS, STATES, STATUSES, age_lines, limit_text, tier, title_lines
from muster.apps.analytics.rules.promises import BaseSet, Unit
from muster.apps.resources.rules import Discipline
from muster.kit.tabular.writer import guarded

__all__ = ["workbook"]

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
"""Signs that Excel allows in no name of a sheet; disciplines have some."""
_UNIT = {u.value: u.zh for u in Unit}
_SHORT = {Unit.COUNTIES.value: "县", Unit.ENTERPRISES.value: "企业", Unit.HAZARDS.value: "危险源", Unit.POPULATION.value: "人口"}
_SET = {s.value: s.zh for s in BaseSet}


def workbook(facts: Mapping[str, Any]) -> bytes:
    """The bytes of the file; no cell can become a formula."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        head = [[facts["name"], ""], *([k, v] for k, v in title_lines(facts)), ["", ""], *([k, v] for k, v in age_lines(facts["inputs"])), ["", ""]]
        _sheet(book, "说明", ["项目", "内容"], [*head, *(["口径", a["zh"]] for a in facts["result"]["assumptions"])])
        for title, columns, rows in _coverage(facts) if facts["kind"] == "coverage" else _siting(facts):
            _sheet(book, title, columns, rows)
    return target.getvalue()


Table = tuple[str, list[str], list[list[Any]]]


def _coverage(facts: Mapping[str, Any]) -> Iterable[Table]:
    result = facts["result"]
    yield "规划目标", ["指标", "专业", "队伍", "仅规划队伍", "时限（分钟）", "分母", "覆盖率", "此刻备勤（确知）", "此刻备勤（不明也计）", "目标", "达到"], [
        [p["indicator"], Discipline(p["discipline"]).zh, _SET[p["base_set"]], _yes(p["plan_only"]), p["minutes"], _UNIT[p["unit"]],
         p["share"], p["ready_share"], p.get("ready_most"), p["goal"], _yes(p["kept"])] for p in result["promises"]
    ]  # fmt: skip
    factors = sorted({f for row in result["figures"] for f in row["band"]}, key=float)
    yield "覆盖率", ["专业", "队伍", "仅规划队伍", "标准", "分母", "总数", "按规划覆盖", "覆盖率", "不计出动准备", *(f"时间×{f}" for f in factors),
                   *STATES.values(), "无位置", "规划服务区域内总数", "服务区域内覆盖率"], [
        [Discipline(r["discipline"]).zh, _SET[r["base_set"]], _yes(r["plan_only"]), limit_text(r["measure"], r["limit"]), _UNIT[r["unit"]],
         r["total"], r["covered"], r["share"], r["without_turn_out"], *(r["band"].get(f) for f in factors),
         *((r["now"] or {}).get(s) for s in STATES), r["unplaced"], r["service"]["total"], r["service"]["share"]] for r in result["figures"]
    ]  # fmt: skip
    for view in facts["views"]:
        name = Discipline(view["discipline"]).zh
        yield f"{name} {_SHORT[view['unit']]}未覆盖", ["分母", "名称", "行政区划", "权重", "最近队伍", "到达（分钟）"], [
            [_UNIT[view["unit"]], u["name"], u["code"], u["weight"], u["nearest"], u["value"]] for u in view["uncovered"]
        ]  # fmt: skip


def _siting(facts: Mapping[str, Any]) -> Iterable[Table]:
    r = facts["result"]
    yield "结果", ["项目", "值"], [
        ["状态", STATUSES.get(r["status"], r["status"])], ["目标值", r["objective"]], ["界", r["bound"]], ["差距", r["gap"]], ["用时（秒）", r["seconds"]],
        ["覆盖", r["covered"]], ["总量", r["total"]], ["覆盖率", r["share"]], ["仅保留基地时覆盖", r["before"]], ["候选地点能覆盖的上限", r["reachable"]],
        *([f"时间×{b['factor']:g} 时覆盖率", b["share"]] for b in r["band"]), *([["上级覆盖率", r["far"]["share"]]] if r["far"] else []),
    ]  # fmt: skip
    yield "基地", ["名称", "现有或新建", "层级", "经度", "纬度"], [[s["name"], KINDS[s["kind"]], tier(s["tier"]), s["lon"], s["lat"]] for s in r["sites"]]
    yield "撤并", ["名称", "层级"], [[s["name"], tier(s["tier"])] for s in r["closed"]]
    yield "未覆盖", ["名称", "行政区划", "权重", "最近基地", "到达（分钟）"], [
        [u["name"], u["code"], u["weight"], u["nearest"], u["minutes"]] for u in r["uncovered"]
    ]  # fmt: skip
    yield "改善曲线", ["基地总数", "新增", "覆盖率", "状态", "差距", "新增地点"], [
        [c["count"], c["further"], c["share"], STATUSES.get(c["status"], c["status"]), c["gap"], "、".join(c["sites"])] for c in r["curve"]
    ]  # fmt: skip


def _sheet(book: Any, name: str, titles: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    page = book.add_worksheet(_FORBIDDEN.sub("、", name)[:31])
    bold = book.add_format({"bold": True, "bg_color": "#E6EDF5", "border": 1, "text_wrap": True, "valign": "top"})
    share = book.add_format({"num_format": "0.00%"})
    page.freeze_panes(1, 0)
    shares = {i for i, title in enumerate(titles) if title.endswith("率") or title in ("目标", "不计出动准备") or title.startswith(("时间×", "此刻备勤（"))}
    for i, title in enumerate(titles):
        page.set_column(i, i, max(10, min(60, 2 * len(title) + 6)))
        page.write_string(0, i, guarded(title), bold)
    for n, row in enumerate(rows, start=1):
        for i, value in enumerate(row):
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                page.write_number(n, i, value, share if i in shares else None)
            elif value is None:
                page.write_string(n, i, "无数据" if i in shares else "")
            else:
                page.write_string(n, i, guarded(str(value)))


def _yes(value: bool | None) -> str:
    return "无法判断" if value is None else "是" if value else "否"
