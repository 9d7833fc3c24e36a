"""Reports upward: what profile binds, when the next one is due, which papers the chain has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Any, Final

from muster.apps.incidents.rules.casualties import Figures
from muster.apps.incidents.rules.deadlines import AMBER, RED, Due, ReportingLimit, reporting_deadlines
from muster.apps.incidents.rules.grading import AccidentGrade
from muster.apps.incidents.rules.paper import UNKNOWN, Paper, ReportKind
from muster.kit import time

PARTS: Final = ("title", "time", "place", "unit", "course", "casualties", "measures", "assessment", "next_steps")
"""What a report says: 标题, 时间, 地点, 单位, 经过, 伤亡, 处置, 研判, 下一步."""
CHAIN: Final = (
    Paper(ReportKind.INITIAL, PARTS),
    Paper(ReportKind.FOLLOWUP, PARTS, is_numbered=True, follows=ReportKind.INITIAL),
    Paper(ReportKind.VERIFICATION, PARTS),
    Paper(ReportKind.FINAL, PARTS, waits_for_end=True, keeps_rhythm=False),
)
_HEADS: Final = {
    "deaths": "死亡",
    "missing": "失联",
    "trapped": "被困",
    "serious_injuries": "重伤（含急性中毒）",
    "injured": "受伤合计",
    "evacuated": "疏散",
}


def figures_in_words(figures: Figures, former: Figures | None) -> str:
    """Full figures, each with the difference to the former report; unknown stays 不明.

    >>> figures_in_words(Figures(deaths=2, missing=1), Figures(deaths=1))
    '死亡 2 人（+1），失联 1 人（前报不明），被困 不明，重伤（含急性中毒） 不明，受伤合计 不明，疏散 不明'
    """
    said = []
    for name, head in _HEADS.items():
        value = getattr(figures, name)
        if value is None:
            said.append(f"{head} {UNKNOWN}")
            continue
        before = getattr(former, name) if former else None
        note = ""
        if former is not None:
            note = "（前报不明）" if before is None else f"（{value - before:+d}）" if value != before else ""
        said.append(f"{head} {value} 人{note}")
    return "，".join(said)


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of limits that bind together."""

    id: str
    includes: tuple[str, ...]
    zh: str
    en: str
    source: str
    mark: str
    effective_from: date


@dataclass(frozen=True, slots=True)
class FollowupRule:
    """When the next report after the first is due."""

    id: str
    per_day: int | None
    on_change: bool
    grades: frozenset[AccidentGrade]
    source: str
    mark: str


def parse_profiles(document: Mapping[str, Any]) -> dict[str, Profile]:
    """The profiles of a parsed ``reporting.toml`` by id."""
    return {
        p["id"]: Profile(p["id"], tuple(p["includes"]), p["zh"], p["en"], p["source"], p["mark"], p["effective_from"])
        for p in document["profile"]
    }


def parse_followups(document: Mapping[str, Any]) -> tuple[FollowupRule, ...]:
    """The follow-up rules of a parsed ``reporting.toml``."""
    return tuple(
        FollowupRule(
            r["id"],
            r.get("per_day"),
            r.get("on_change", False),
            frozenset(AccidentGrade(g) for g in r["grades"]),
            r["source"],
            r["mark"],
        )
        for r in document["followup"]
    )


def owed_by(
    limits: Sequence[ReportingLimit],
    profile: Profile,
    *,
    own_level: str,
    grade: AccidentGrade | None,
    received_at: datetime,
    occurred_at: datetime | None,
) -> tuple[Due, ...]:
    """Every first report a body owes under a profile; of two limits for one receiver and channel the sooner binds."""
    soonest: dict[tuple[str, str], Due] = {}
    for name in (*profile.includes, profile.id):
        for due in reporting_deadlines(
            limits, profile=name, own_level=own_level, grade=grade, received_at=received_at, occurred_at=occurred_at
        ):
            key = (due.receiver_level, due.channel)
            if key not in soonest or due.due_at < soonest[key].due_at:
                soonest[key] = due
    return tuple(sorted(soonest.values(), key=lambda d: (d.due_at, d.receiver_level, d.channel)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, clock.min, tzinfo=time.SHANGHAI)


def next_daily(per_day: int, *, sent_at: datetime) -> datetime:
    """When the next report of the daily rhythm is due at the latest, after one was sent.

    Once a day: by the end of the next day. Twice: by the end of the next half of a day. Beijing days.
    """
    part = timedelta(hours=24 // per_day)
    start = _midnight(time.local_date(sent_at))
    return start + part * ((sent_at - start) // part + 2)


def same_day(changed_at: datetime) -> datetime:
    """The end of the Beijing day on which the casualties changed."""
    return _midnight(time.local_date(changed_at) + timedelta(days=1))


def followup_due(rule: FollowupRule, *, receiver: str, base_at: datetime, due_at: datetime) -> Due:
    """A follow-up that is owed, with its colours."""
    length = due_at - base_at
    return Due(rule.id, receiver, "written", base_at, due_at, base_at + length * AMBER, base_at + length * RED, rule.source, rule.mark)


def rule_for(rules: Sequence[FollowupRule], grade: AccidentGrade | None, *, on_change: bool) -> FollowupRule:
    """The follow-up rule of a grade; without a grade the least one."""
    found = grade or AccidentGrade.ORDINARY
    return next(r for r in rules if r.on_change is on_change and found in r.grades)
