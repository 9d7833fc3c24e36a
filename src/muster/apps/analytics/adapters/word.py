"""A study as a Word document that a person can put before a meeting."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from muster.apps.analytics.adapters.words import KINDS, STATES, STATUSES, age_lines, between, limit_text, percent, tier, title_lines
from muster.apps.analytics.rules.figures import ready_between
from muster.apps.analytics.rules.indicators import Gap, IndicatorStatus
from muster.apps.analytics.rules.promises import GOAL, BaseSet, Unit
from muster.apps.resources.rules import Discipline
from muster.kit.word import Cell, Paper, Words

__all__ = ["document"]

_MOST_ROWS = 100
_UNIT = {u.value: u.zh for u in Unit}
_SET = {s.value: s.zh for s in BaseSet}


def document(facts: Mapping[str, Any]) -> bytes:
    """The bytes of the file."""
    paper = Paper(facts["name"], author=facts["by_name"])
    _pairs(paper, ("项目", "内容"), title_lines(facts))
    (_coverage if facts["kind"] == "coverage" else _siting)(paper, facts)
    paper.heading("数据与时效")
    _pairs(paper, ("数据", "来源与时间"), age_lines(facts["inputs"]))
    paper.heading("口径说明")
    for said in facts["result"]["assumptions"]:
        paper.line(said["zh"], bullet=True)
    paper.line("计算结果仅供决策参考。")
    return paper.content()


def _pairs(paper: Paper, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    paper.table([head], rows, widths=[3, 14])


def _coverage(paper: Paper, facts: Mapping[str, Any]) -> None:
    result = facts["result"]
    paper.heading(f"规划目标：规划自己的基地达到 {percent(GOAL, 0)} 了吗")
    _promises(paper, result["promises"])
    if result.get("indicators"):
        paper.heading("规划指标")
        paper.table([["指标", "专业", "目标", "值", "全部对象", "另一分母", "结论", "尚不掌握"]], [_indicator(i) for i in result["indicators"]],
                    widths=[3.3, 2, 1.2, 1.5, 1.8, 1.8, 1.6, 3.8], numbers=(2, 3, 4, 5), size=8.5)  # fmt: skip
    for discipline in facts["question"]["disciplines"]:
        paper.heading(f"{Discipline(discipline).zh}：全部在册队伍的覆盖率")
        _figures(paper, [r for r in result["figures"] if r["discipline"] == discipline and not r["plan_only"] and r["total"]])
    paper.line("×1.2：行车时间为推算值的 1.2 倍。备勤：此刻备勤队伍可达；有队伍备勤不明时给出范围，下限只计确知备勤的。")
    for view in facts["views"]:
        paper.heading(f"{Discipline(view['discipline']).zh}：区域基地和专业队伍 60 分钟到不了的{_UNIT[view['unit']]}（{view['uncovered_total']}）")
        _left(paper, [(u["name"], u["nearest"], u["value"]) for u in view["uncovered"]], view["uncovered_total"])
    paper.line("“此刻”各档：" + "；".join(STATES.values()) + "。")


def _promises(paper: Paper, promises: Sequence[Mapping[str, Any]]) -> None:
    """One row for each promise and discipline, one column for each unit of count."""
    of = {(p["indicator"], p["discipline"], p["plan_only"], p["unit"]): p for p in promises}
    rows = []
    for indicator, discipline in dict.fromkeys((p["indicator"], p["discipline"]) for p in promises):
        planned, every = ([of.get((indicator, discipline, plan_only, unit)) for unit in _UNIT] for plan_only in (True, False))
        first = next(p for p in planned if p)
        title = f"{indicator} {Discipline(discipline).zh}\n{_SET[first['base_set']]} {first['minutes']:g} 分钟"
        rows.append([title, *(_verdict(p) for p in planned)])
        rows.append([Cell("　此刻备勤", "muted"), *(Cell(between(p["ready_share"], p.get("ready_most")) if p else "–", "muted") for p in planned)])
        rows.append([Cell("　全部在册队伍", "muted"), *(Cell(percent(p["share"]) if p else "–", "muted") for p in every)])
    paper.table([["规划的基地和队伍", *_UNIT.values()]], rows, widths=[5.4, 2.9, 2.9, 2.9, 2.9], numbers=range(1, 5))


def _verdict(promise: Mapping[str, Any] | None) -> Words:
    if promise is None or promise["kept"] is None:
        return Cell("无法判断", "muted")
    return Cell(f"{percent(promise['share'])} {'达到' if promise['kept'] else '未达到'}", "ok" if promise["kept"] else "bad")


def _indicator(row: Mapping[str, Any]) -> list[Words]:
    limit = "" if row["limit"] is None or row["measure"] == "teams" else f" {limit_text(row['measure'], row['limit'])}"
    value = row["second_value"] if row["code"] == "N3" else row["value"]
    counted = [f"{_number(row[n])}/{_number(row[d])}" for n, d in (("numerator", "denominator"), ("second_numerator", "second_denominator"))]
    status = IndicatorStatus(row["status"])
    tone = {IndicatorStatus.MET: "ok", IndicatorStatus.NOT_MET: "bad"}.get(status, "muted")
    return [row["code"] + limit, Discipline(row["discipline"]).zh if row["discipline"] else "", percent(row["target"], 0), percent(value), *counted,
            Cell(status.zh, tone), "；".join(Gap(g).zh for g in row["gaps"])]  # fmt: skip


def _number(value: float | None) -> str:
    return "不明" if value is None else f"{value:,.0f}"


def _figures(paper: Paper, figures: Sequence[Mapping[str, Any]]) -> None:
    """Limits as rows under each set of teams; for each unit the share as planned, on slower roads, and ready now."""
    units = [unit for unit in _UNIT if any(r["unit"] == unit for r in figures)]
    totals = {r["unit"]: r["total"] for r in figures}
    of = {(r["base_set"], r["measure"], r["limit"], r["unit"]): r for r in figures}
    rows: list[list[Words]] = []
    shown = ""
    for base_set, measure, limit in dict.fromkeys(key[:3] for key in of):
        if base_set != shown:
            rows.append([Cell(_SET[base_set], "muted", 1 + 3 * len(units))])
            shown = base_set
        rows.append([limit_text(measure, limit), *(cell for unit in units for cell in _shares(of.get((base_set, measure, limit, unit))))])
    columns = ["规划 %", "×1.2", "备勤"] * len(units)
    heads: list[list[Words]] = [["", *(Cell(f"{_UNIT[unit]} {totals[unit]:,.0f}", span=3) for unit in units)], ["标准", *columns]]
    paper.table(heads, rows, widths=[2.8, *([1.05, 0.95, 1.55] * len(units))], numbers=range(1, 1 + len(columns)), size=7.5)


def _shares(row: Mapping[str, Any] | None) -> Iterator[Words]:
    if row is None:
        return iter(["–"] * 3)
    ready = ready_between(row["now"], row["total"])
    said = [percent(row["share"], 1), percent(row["band"].get("1.2"), 1) if row["band"] else "–", between(ready["ready_share"], ready["ready_most"], 1)]
    share, *others = (text.removesuffix("%") for text in said)
    return iter([Cell(share, "ok" if row["share"] >= GOAL else ""), *others])


def _siting(paper: Paper, facts: Mapping[str, Any]) -> None:
    r, asked = facts["result"], facts["question"]
    paper.heading("结果")
    gap = "不明" if r["gap"] is None else percent(r["gap"], 3)
    _pairs(paper, ("项目", "值"), [
        ("证明", f"{STATUSES.get(r['status'], r['status'])}，与界的差距 {gap}，用时 {r['seconds']:.1f} 秒"),
        ("覆盖率", f"{percent(r['share'])}，目标 {percent(r['goal'], 0)}；仅保留的基地覆盖 {percent(r['before'] / r['total'] if r['total'] else None)}"),
        *([("上级基地", f"{asked['far_radius']:g} 分钟覆盖 {percent(r['far']['share'])}，目标 {percent(asked['far_share'], 0)}")] if r["far"] else []),
        ("行车时间变化时", "；".join(f"×{b['factor']:g} 覆盖 {percent(b['share'])}" for b in r["band"])),
    ])  # fmt: skip
    paper.heading(f"基地（{len(r['sites'])}）")
    paper.table([["基地", "现有或新建", "层级"]], [(s["name"], KINDS[s["kind"]], tier(s["tier"])) for s in r["sites"]], widths=[9, 3, 5])
    if r["closed"]:
        paper.line("撤并：" + "、".join(s["name"] for s in r["closed"]))
    if r["curve"]:
        paper.heading("改善曲线")
        paper.table([["基地总数", "新增", "覆盖率", "状态"]], [
            (str(c["count"]), str(c["further"]), percent(c["share"]), STATUSES.get(c["status"], c["status"])) for c in r["curve"]
        ], widths=[3, 3, 4, 7], numbers=range(3))  # fmt: skip
    paper.heading(f"仍未覆盖（{r['missing']}）")
    _left(paper, [(u["name"], u["nearest"], u["minutes"]) for u in r["uncovered"]], r["missing"])


def _left(paper: Paper, rows: Sequence[tuple[str, str | None, float | None]], total: int) -> None:
    """What is not covered, two to a line to save pages."""
    if not rows:
        paper.line("没有。")
        return
    cells = [[name, nearest or "无", "不通" if value is None else f"{value:.0f}"] for name, nearest, value in rows[:_MOST_ROWS]]
    half = (len(cells) + 1) // 2
    pairs = [[*one, *(other or ["", "", ""])] for one, other in zip(cells[:half], [*cells[half:], None], strict=False)]
    paper.table([["名称", "最近队伍", "分钟"] * 2], pairs, widths=[3.4, 3.9, 1.2] * 2, numbers=(2, 5), size=8.5)
    if total > len(cells):
        paper.line(f"只列 {len(cells)} 个，共 {total} 个；全部见工作簿。")
