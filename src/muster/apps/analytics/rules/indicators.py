"""The plans' indicators that teams and places decide: value, both denominators, target, and what is not known.

Numbered as the plans' indicators are: N2, N3, N4 of the country, H3, H5, H5b, H6 of Hubei. A rate compares with its target before rounding; a
denominator of nought is *not applicable*, never 0 % or 100 %; where more than a tenth of the records lacks what is needed the status is
*insufficient data*, whatever the value. Real arrivals are counted from orders, not here: N3, H5 and H6 are what the roads allow.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from muster.apps.analytics.rules.promises import GOAL, BaseSet, Unit
from muster.kit.terms import Term
from muster.logistics.coverage.reach import RADIUS_KM, Measure
from muster.logistics.selfsupport import TARGET_HOURS

__all__ = ["Gap", "Indicator", "IndicatorStatus", "TeamRecord", "indicators", "status_of"]

_ENOUGH: Final = 0.1
"""Share of records that may lack a needed field [P]."""
_RISKS: Final = (Unit.ENTERPRISES.value, Unit.HAZARDS.value)


class IndicatorStatus(Term):
    """Where an indicator stands."""

    MET = "met", "达到"
    NOT_MET = "not_met", "未达到"
    NOT_APPLICABLE = "not_applicable", "无对象"
    INSUFFICIENT = "insufficient_data", "数据不足"


class Gap(Term, known_as="indicator_gap"):
    """What is not known."""

    NO_QUOTA = "no_quota", "没有岗位和装备配备标准数，无法判断达标"
    NO_AGREEMENT = "no_agreement", "没有救援协议登记，只按自建队伍计"
    NOT_COUNTED = "not_counted", "自保物资未全部清点，未清点的按 0 小时计"
    UNPLACED = "unplaced", "部分对象没有坐标，按未覆盖计"
    NO_SERVICE_AREA = "no_service_area", "没有队伍登记服务区域"
    MODELLED = "modelled", "按路网模拟；实际到达由调令记录另计"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: over all objects, and over the second denominator that its definition or its data name."""

    code: str
    discipline: str | None
    measure: str
    limit: float | None
    target: float
    numerator: float | None
    denominator: float | None
    value: float | None
    plan_value: float | None
    second: str
    second_numerator: float | None
    second_denominator: float | None
    second_value: float | None
    status: str
    lowest: float | None = None
    gaps: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """A national-level team: hours it lasts away from home and how many of its essentials somebody counted."""

    hours: float
    is_counted: bool


def status_of(value: float | None, denominator: float | None, *, target: float = GOAL, lacking: float = 0.0) -> IndicatorStatus:
    """Met or not, before rounding; not when nothing is there to count, nor when too much is unknown.

    >>> status_of(0.89996, 100).value, status_of(0.9, 100).value, status_of(None, 0).value, status_of(1.0, 100, lacking=11).value
    ('not_met', 'met', 'not_applicable', 'insufficient_data')
    """
    if denominator == 0:
        return IndicatorStatus.NOT_APPLICABLE
    if value is None or denominator is None or lacking / denominator > _ENOUGH:
        return IndicatorStatus.INSUFFICIENT
    return IndicatorStatus.MET if value >= target else IndicatorStatus.NOT_MET


def indicators(figures: Sequence[Mapping[str, Any]], disciplines: Iterable[str], teams: Sequence[TeamRecord], *,
               enterprises: int | None, with_own_team: int | None) -> list[dict[str, Any]]:
    """Every indicator of this room, those of teams and enterprises first."""
    found = [_equipped(teams), _self_supporting(teams)]
    if enterprises is not None and with_own_team is not None:
        found.append(_own_team(enterprises, with_own_team))
    for discipline in disciplines:
        found += [
            _reached("H5", figures, discipline, BaseSet.REGIONAL, Measure.MINUTES, 60.0),
            _reached("H5b", figures, discipline, BaseSet.REGIONAL, Measure.ROAD, RADIUS_KM),
            _reached("H6", figures, discipline, BaseSet.NATIONAL, Measure.MINUTES, 180.0),
            _reached("H6", figures, discipline, BaseSet.NATIONAL, Measure.MINUTES, 300.0),
            _reached("N3", figures, discipline, BaseSet.NATIONAL, Measure.MINUTES, 480.0),
        ]
    return [asdict(each) for each in found]


def _equipped(teams: Sequence[TeamRecord]) -> Indicator:
    """N2: nobody keeps the quotas of posts and items, so that no team can be called up to standard."""
    n = len(teams)
    return Indicator("N2", None, "teams", None, GOAL, None, n, None, None, "with_quota", 0 if n else None, 0, None,
                     status_of(None, n).value, gaps=[Gap.NO_QUOTA.value])


def _self_supporting(teams: Sequence[TeamRecord]) -> Indicator:
    """N4: every team 72 h, the least of its essentials; what nobody counted lasts 0 h."""
    n, met = len(teams), sum(t.hours >= TARGET_HOURS for t in teams)
    counted = [t for t in teams if t.is_counted]
    good = sum(t.hours >= TARGET_HOURS for t in counted)
    value = met / n if n else None
    status = status_of(value, n, target=1.0, lacking=n - len(counted))
    return Indicator("N4", None, "teams", TARGET_HOURS, 1.0, met, n, value, None, "counted", good, len(counted),
                     good / len(counted) if counted else None, status.value, lowest=min((t.hours for t in teams), default=None),
                     gaps=[] if len(counted) == n else [Gap.NOT_COUNTED.value])


def _own_team(enterprises: int, own: int) -> Indicator:
    """H3: agreements are on no register, so that the share is a lower limit."""
    value = own / enterprises if enterprises else None
    status = IndicatorStatus.NOT_APPLICABLE if not enterprises else IndicatorStatus.MET if value == 1.0 else IndicatorStatus.INSUFFICIENT
    return Indicator("H3", None, "enterprises", None, 1.0, own, enterprises, value, None, "with_agreement", None, None, None, status.value,
                     gaps=[Gap.NO_AGREEMENT.value])


def _reached(code: str, figures: Sequence[Mapping[str, Any]], discipline: str, base_set: BaseSet, measure: Measure, limit: float) -> Indicator:
    """Risk objects, weight 1: high-risk enterprises and major hazards together."""
    rows = [f for f in figures if f["discipline"] == discipline and f["base_set"] == base_set and f["measure"] == measure.value
            and f["limit"] == limit and f["unit"] in _RISKS]  # fmt: skip
    every = _sum(r for r in rows if not r["plan_only"])
    plan = _sum(r for r in rows if r["plan_only"])
    inside = _sum(r["service"] for r in rows if not r["plan_only"])
    lacking = sum(r["unplaced"] for r in rows if not r["plan_only"])
    official = inside if code == "N3" else every
    gaps = [g.value for g, said in ((Gap.UNPLACED, lacking > 0), (Gap.NO_SERVICE_AREA, not inside[1]), (Gap.MODELLED, True)) if said]
    status = status_of(_share(official), official[1], lacking=0 if code == "N3" else lacking)
    return Indicator(code, discipline, measure.value, limit, GOAL, every[0], every[1], _share(every), _share(plan), "service", inside[0], inside[1],
                     _share(inside), status.value, gaps=gaps)


def _sum(rows: Iterable[Mapping[str, Any]]) -> tuple[float, float]:
    kept = [r for r in rows if r["total"] is not None]
    return sum(r["covered"] for r in kept), sum(r["total"] for r in kept)


def _share(counted: tuple[float, float]) -> float | None:
    return counted[0] / counted[1] if counted[1] else None
