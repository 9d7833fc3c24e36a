"""A study as a Word document that a person can put before a meeting."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from muster.apps.analytics.adapters.words import KINDS, STATES, STATUSES, age_lines, limit_text, percent, tier, title_lines
from muster.apps.analytics.rules.indicators import Gap, IndicatorStatus
from muster.apps.analytics.rules.promises import BaseSet, Unit
from muster.apps.resources.rules import Discipline

__all__ = ["document"]

_MOST_ROWS = 100
_UNIT = {u.value: u.zh for u in Unit}
_SET = {s.value: s.zh for s in BaseSet}


def document(facts: Mapping[str, Any]) -> bytes:
    """The bytes of the file."""
    paper = Document()
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Sans CJK SC", Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    paper.core_properties.title, paper.core_properties.author = facts["name"], facts["by_name"]
    paper.add_heading(facts["name"], 0)
    _table(paper, ["项目", "内容"], title_lines(facts))
    (_coverage if facts["kind"] == "coverage" else _siting)(paper, facts)
    paper.add_heading("数据与时效", 1)
    _table(paper, ["数据", "来源与时间"], age_lines(facts["inputs"]))
    paper.add_heading("口径说明", 1)
    for said in facts["result"]["assumptions"]:
        paper.add_paragraph(said["zh"], style="List Bullet")
    paper.add_paragraph("计算结果仅供决策参考。")
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _coverage(paper: Any, facts: Mapping[str, Any]) -> None:
    result = facts["result"]
    paper.add_heading("规划目标是否达到", 1)
    for promise in result["promises"]:
        if promise["plan_only"] and promise["unit"] in ("counties", "enterprises", "hazards"):
            verdict = "无法判断" if promise["kept"] is None else "达到" if promise["kept"] else "未达到"
            paper.add_paragraph(
                f"{promise['indicator']} {Discipline(promise['discipline']).zh}：规划的{_SET[promise['base_set']]} {promise['minutes']:g} 分钟"
                f"覆盖{_UNIT[promise['unit']]} {percent(promise['share'])}，目标 {percent(promise['goal'], 0)}，{verdict}。"
                f"此刻备勤 {percent(promise['ready_share'])}。", style="List Bullet")  # fmt: skip
    if result.get("indicators"):
        paper.add_heading("规划指标", 1)
        _table(paper, ["指标", "专业", "目标", "值", "全部对象", "另一分母", "结论", "尚不掌握"], [_indicator(i) for i in result["indicators"]])
    for discipline in facts["question"]["disciplines"]:
        paper.add_heading(f"{Discipline(discipline).zh}：覆盖率", 1)
        rows = [r for r in result["figures"] if r["discipline"] == discipline and not r["plan_only"] and r["total"]]
        _table(paper, ["队伍", "标准", "分母", "覆盖/总数", "覆盖率", "时间×1.2", "此刻备勤"], [
            (_SET[r["base_set"]], limit_text(r["measure"], r["limit"]), _UNIT[r["unit"]], f"{r['covered']:,.0f}/{r['total']:,.0f}", percent(r["share"]),
             percent(r["band"].get("1.2")) if r["band"] else "–", percent(r["now"]["ready"] / r["total"]))
            for r in rows
        ])  # fmt: skip
    for view in facts["views"]:
        paper.add_heading(f"{Discipline(view['discipline']).zh}：区域基地和专业队伍 60 分钟到不了的{_UNIT[view['unit']]}（{view['uncovered_total']}）", 1)
        _table(paper, ["名称", "最近队伍", "到达（分钟）"], [
            (u["name"], u["nearest"] or "无", "不通" if u["value"] is None else f"{u['value']:.0f}") for u in view["uncovered"][:_MOST_ROWS]
        ])  # fmt: skip
    paper.add_paragraph("“此刻”各档：" + "；".join(STATES.values()) + "。")


def _indicator(row: Mapping[str, Any]) -> tuple[str, ...]:
    limit = "" if row["limit"] is None or row["measure"] == "teams" else f" {limit_text(row['measure'], row['limit'])}"
    value = row["second_value"] if row["code"] == "N3" else row["value"]
    counted = [f"{_number(row[n])}/{_number(row[d])}" for n, d in (("numerator", "denominator"), ("second_numerator", "second_denominator"))]
    return (row["code"] + limit, Discipline(row["discipline"]).zh if row["discipline"] else "", percent(row["target"], 0), percent(value), *counted,
            IndicatorStatus(row["status"]).zh, "；".join(Gap(g).zh for g in row["gaps"]))  # fmt: skip


def _number(value: float | None) -> str:
    return "不明" if value is None else f"{value:,.0f}"


def _siting(paper: Any, facts: Mapping[str, Any]) -> None:
    r = facts["result"]
    paper.add_heading("结果", 1)
    gap = "不明" if r["gap"] is None else percent(r["gap"], 3)
    paper.add_paragraph(f"{STATUSES.get(r['status'], r['status'])}，与界的差距 {gap}，用时 {r['seconds']:.1f} 秒。覆盖率 {percent(r['share'])}，"
                        f"目标 {percent(r['goal'], 0)}；仅保留的基地覆盖 {percent(r['before'] / r['total'] if r['total'] else None)}。")  # fmt: skip
    _table(paper, ["基地", "现有或新建", "层级"], [(s["name"], KINDS[s["kind"]], tier(s["tier"])) for s in r["sites"]])
    if r["closed"]:
        paper.add_paragraph("撤并：" + "、".join(s["name"] for s in r["closed"]))
    paper.add_paragraph("行车时间变化时：" + "；".join(f"×{b['factor']:g} 覆盖 {percent(b['share'])}" for b in r["band"]) + "。")
    if r["curve"]:
        paper.add_heading("改善曲线", 1)
        _table(paper, ["基地总数", "新增", "覆盖率", "状态"], [
            (str(c["count"]), str(c["further"]), percent(c["share"]), STATUSES.get(c["status"], c["status"])) for c in r["curve"]
        ])  # fmt: skip
    paper.add_heading(f"仍未覆盖（{r['missing']}）", 1)
    _table(paper, ["名称", "最近基地", "到达（分钟）"], [
        (u["name"], u["nearest"] or "无", "不通" if u["minutes"] is None else f"{u['minutes']:.0f}") for u in r["uncovered"][:_MOST_ROWS]
    ])  # fmt: skip


def _table(paper: Any, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    kept = list(rows)
    table = paper.add_table(rows=1 + len(kept), cols=len(titles), style="Light Grid Accent 1")
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        cell.text = title
    cells = table._cells  # the public way walks the whole table for each row
    for n, row in enumerate(kept, start=1):
        for i, value in enumerate(row):
            cells[n * len(titles) + i].text = str(value)
