"""The page of the documentation about what the bases of the plan cover, in Chinese or English, from a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from muster.logistics.coverage.files import ways_between
from muster.logistics.coverage.reach import TURN_OUT, Base, BaseSet, Coverage, Measure
from muster.logistics.coverage.report import Report
from muster.logistics.location.problem import Siting, siting_problem
from muster.logistics.location.siting import improvement_curve, least_sites
from muster.logistics.routing.network import RoadNetwork

GOAL = 0.9
"""Share that the plans promise."""
_SETS = (BaseSet.REGIONAL, BaseSet.REGIONAL_NATIONAL, BaseSet.ALL)
_WORDS = {
    "en": {
        "title": "# What the bases of the Hubei plan reach",
        "made": "Computed by `./muster coverage --page en`; do not edit by hand. As planned, not as ready today.",
        "hazmat": "Hazardous chemicals", "mine": "Mines",
        "national": "national", "regional": "regional", "regional+national": "regional + national",
        "regional+national+enterprise": "+ enterprise teams",
        "promise": "Bases", "limit": "Within", "counties": "Counties", "people": "People", "without": "No turn-out",
        "band": "Times x 1.1", "verdict": "90 %?", "yes": "yes", "no": "no", "min": "min", "circle": "100 km circle",
        "road": "100 road-km", "uncovered": "Beyond 60 minutes of every base and enterprise team",
        "more": "How many more bases", "county": "County", "nearest": "Nearest", "minutes": "Minutes",
        "plan": "With the plan's regional and national bases kept and new bases at county seats (turn-out 5 min), "
                "{n} more reach {goal:.0%} of the people within 60 minutes{proof}: {sites}.",
        "proof": " (proven least number)", "curve": "Best share of the people with k further bases: {curve}.",
        "assumptions": "Assumptions", "of": "of",
    },
    "zh": {
        "title": "# 湖北规划的基地能到哪里",
        "made": "由 `./muster coverage --page zh` 计算生成，请勿手改。按规划计算，不是当日备勤状态。",
        "hazmat": "危险化学品", "mine": "矿山",
        "national": "国家级", "regional": "区域级", "regional+national": "区域级＋国家级",
        "regional+national+enterprise": "再加企业队伍",
        "promise": "基地", "limit": "时限", "counties": "县级行政区", "people": "人口", "without": "不计出动准备",
        "band": "时间 ×1.1", "verdict": "达到 90%？", "yes": "是", "no": "否", "min": "分钟", "circle": "100 公里直线",
        "road": "100 公里公路", "uncovered": "所有基地和企业队伍 60 分钟内都到不了的县",
        "more": "还要几个基地", "county": "县", "nearest": "最近的队伍", "minutes": "分钟",
        "plan": "保留规划的区域级和国家级基地，新基地设在县城（出动准备 5 分钟），再建 {n} 个，60 分钟内可达 {goal:.0%} 的人口{proof}：{sites}。",
        "proof": "（已证明是最少）", "curve": "再建 k 个基地时最多可达的人口比例：{curve}。",
        "assumptions": "假定", "of": "/",
    },
}


def page(report: Report, network: RoadNetwork, *, language: str) -> str:
    """Markdown of the page.

    Parameters
    ----------
    report : Report
        Coverage with its assumptions.
    network : RoadNetwork
        Roads of the same report, to time further bases.
    language : {"en", "zh"}
        Of the page.

    Returns
    -------
    str
        Ends with a line break.
    """
    words = _WORDS[language]
    assumptions = report.document()["assumptions_zh" if language == "zh" else "assumptions"]
    lines = [words["title"], "", words["made"], "", report.source, ""]
    for kind in ("hazmat", "mine"):
        lines += [f"## {words[kind]}", "", *_promises(report, kind, words), "", f"### {words['uncovered']}", "",
                  *_uncovered(report, kind, words), "", f"### {words['more']}", "", *_more(report, network, kind, words),
                  ""]
    lines += [f"## {words['assumptions']}", "", *(f"- {a}" for a in assumptions)]
    return "\n".join(lines) + "\n"


def _promises(report: Report, kind: str, words: dict[str, str]) -> Iterator[str]:
    head = [words[k] for k in ("promise", "limit", "counties", "people", "without", "band", "verdict")]
    yield "| " + " | ".join(head) + " |"
    yield "|---" * len(head) + "|"
    for group, limit in [*((g, 60.0) for g in _SETS), *((BaseSet.NATIONAL, m) for m in (180.0, 240.0, 300.0, 480.0))]:
        plain = _found(report.times, kind, group, limit, turn_out=True)
        if plain.bases == 0:
            continue
        bare = _found(report.times, kind, group, limit, turn_out=False)
        slow = _found(report.bands, kind, group, limit, turn_out=True, factor=1.1)
        yield _row(words, group, f"{limit:.0f} {words['min']}", plain, [bare, slow])
    for measure, name in ((Measure.CIRCLE, "circle"), (Measure.ROAD, "road")):
        found = next(c for c in report.distances if c.discipline == kind and c.base_set is BaseSet.REGIONAL
                     and c.measure is measure)
        yield _row(words, BaseSet.REGIONAL, words[name], found, [])


def _row(words: dict[str, str], group: BaseSet, limit: str, answer: Coverage, others: Sequence[Coverage]) -> str:
    total = len(answer.covered) + len(answer.missing)
    cells = [words[group], limit, f"{len(answer.covered)} {words['of']} {total} ({answer.share:.1%})", _people(answer)]
    cells += [f"{len(o.covered)} · {_people(o)}" for o in others] or ["–", "–"]
    share = answer.share if answer.population_share is None else min(answer.share, answer.population_share)
    return "| " + " | ".join([*cells, words["yes" if share >= GOAL else "no"]]) + " |"


def _people(answer: Coverage) -> str:
    return "–" if answer.population_share is None else f"{answer.population_share:.1%}"


def _uncovered(report: Report, kind: str, words: dict[str, str]) -> Iterator[str]:
    yield f"| {words['county']} | {words['nearest']} | {words['minutes']} |"
    yield "|---|---|---:|"
    for missing in _found(report.times, kind, BaseSet.ALL, 60.0, turn_out=True).missing:
        minutes = "–" if missing.value is None else f"{missing.value:.0f}"
        yield f"| {missing.name} ({missing.code}) | {missing.nearest or '–'} | {minutes} |"


def _more(report: Report, network: RoadNetwork, kind: str, words: dict[str, str]) -> Iterator[str]:
    """Fewest further bases for the promised share, and what each of the first ones adds."""
    kept = [b for b in report.bases if kind in b.disciplines and b.tier in BaseSet.REGIONAL_NATIONAL.tiers]
    seats = [Base(p.code, p.name, p.lon, p.lat, "regional_base", (kind,), TURN_OUT["regional_base"])
             for p in report.places]
    sites = [*kept, *seats]
    ways = ways_between(network, sites, report.places)
    problem = siting_problem(ways.minutes.T, [p.population or 0.0 for p in report.places],
                             turn_out=[b.turn_out for b in sites], required=range(len(kept)))
    answer = least_sites(problem, radius=60.0, share=GOAL)
    curve = list(improvement_curve(problem, radius=60.0, most=len(answer.sites)))
    new = [sites[j].name for j in curve[-1].sites if j >= len(kept)]     # of the smallest plans, the one that covers most
    yield words["plan"].format(n=len(new), goal=GOAL, proof=words["proof"] if answer.gap == 0 else "",
                               sites="、".join(new))
    yield ""
    yield words["curve"].format(curve=", ".join(_step(a, len(kept)) for a in curve))


def _step(answer: Siting, kept: int) -> str:
    return f"{len(answer.sites) - kept}: {answer.share:.1%}"


def _found(answers: Sequence[Coverage], kind: str, group: BaseSet, limit: float, *, turn_out: bool,
           factor: float = 1.0) -> Coverage:
    return next(c for c in answers if c.discipline == kind and c.base_set is group and c.limit == limit
                and c.turn_out is turn_out and bool(np.isclose(c.factor, factor)))
