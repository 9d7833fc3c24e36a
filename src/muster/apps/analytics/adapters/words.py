"""The words that printed studies share. Documents go to Chinese authorities, so they are written in Chinese."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from muster.apps.analytics.rules.promises import BaseSet, Unit
from muster.apps.resources.rules import Discipline, TeamTier
from muster.kit import time
from muster.logistics.coverage.reach import Measure

__all__ = ["KINDS", "PROBLEMS", "STATES", "STATUSES", "age_lines", "between", "instant", "limit_text", "percent", "title_lines"]

STATES: Final = {"ready": "此刻备勤可达", "partial": "仅部分备勤队伍可达", "unknown": "仅备勤不明队伍可达",
                 "out": "按规划可达，此刻队伍不可出动", "none": "按规划也不可达"}  # fmt: skip
PROBLEMS: Final = {"least": "达到目标份额所需最少基地", "best": "给定数量或预算下覆盖最多", "backup": "兼顾第二覆盖", "median": "加权行车时间最短",
                   "curve": "逐个增加基地的改善曲线", "tiers": "区域与国家两级一并布点"}  # fmt: skip
STATUSES: Final = {"optimal": "已证明最优", "time_limit": "到时限，未证明最优（见差距）", "infeasible": "无可行方案",
                   "cancelled": "已取消，为当时最好方案", "heuristic": "近似解"}  # fmt: skip
KINDS: Final = {"existing": "现有", "new": "新建"}


def percent(share: float | None, digits: int = 2) -> str:
    """A share with its sign; 89.996 % must not read 90.00 %, so it is cut, not rounded."""
    if share is None:
        return "无数据"
    return f"{int(share * 100 * 10**digits + 1e-9) / 10**digits:.{digits}f}%"


def between(least: float | None, most: float | None, digits: int = 2) -> str:
    """What is ready now: one figure where all readiness is known, else the range; 不明 where none is."""
    if least is None or most is None or most - least < 1e-9:
        return percent(least, digits)
    return f"{percent(least, digits)[:-1]}–{percent(most, digits)}" if least > 0 else "不明"


def instant(text: str | datetime | None) -> str:
    """A time as people here read it."""
    if not text:
        return "不明"
    value = datetime.fromisoformat(text) if isinstance(text, str) else text
    return f"{value.astimezone(time.SHANGHAI):%Y-%m-%d %H:%M}"


def limit_text(measure: str, limit: float) -> str:
    """60 分钟, 100 公里公路, 100 公里直线."""
    unit = {Measure.MINUTES.value: "分钟", Measure.ROAD.value: "公里（公路里程）", Measure.CIRCLE.value: "公里（直线半径）"}[measure]
    return f"{limit:g} {unit}"


def title_lines(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Who asked what, when."""
    question = facts["question"]
    found = [("范围", f"{facts['division_name']}（{facts['division_code']}）"), ("计算时间", instant(facts["created_at"])),
             ("申请人", facts["by_name"]), ("规则版本", facts["rules_version"])]  # fmt: skip
    if facts["kind"] == "coverage":
        return [*found, ("专业", "、".join(Discipline(d).zh for d in question["disciplines"]))]
    found += [("专业", Discipline(question["discipline"]).zh), ("问题", PROBLEMS[question["problem"]]), ("分母", Unit(question["unit"]).zh),
              ("到达时限", f"{question['radius']:g} 分钟"), ("现有基地", BaseSet(question["base_set"]).zh)]  # fmt: skip
    return found


def age_lines(inputs: Mapping[str, Any]) -> list[tuple[str, str]]:
    """How old each input is."""
    roads, teams, counties = inputs["roads"], inputs["teams"], inputs["counties"]
    found = [
        ("路网", f"{roads['source']} {roads['version']}，数据日期 {roads['data_date'] or '不明'}" if roads["version"] else "未装入，直线估算"),
        ("队伍", f"{teams['count']} 支有位置（其中位置为推定 {teams['assumed_positions']} 支），{teams['unplaced']} 支无位置；"
                 f"备勤申报 {instant(teams['declared_from'])} 至 {instant(teams['declared_to'])}"),
        ("人口", f"{counties['count']} 个县级行政区，{counties['population_year'] or '年份不明'}，{counties['source'] or '来源不明'}"),
    ]  # fmt: skip
    for key, title in (("enterprises", "高危企业"), ("hazards", "重大危险源")):
        if key in inputs:
            part = inputs[key]
            found.append((title, f"{part['count']} 个在册，{part['unplaced']} 个无位置，最近更新 {instant(part['updated_to'])}"))
    return found


def tier(code: str) -> str:
    """The tier's word."""
    return TeamTier(code).zh
