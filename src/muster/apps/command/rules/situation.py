"""The situation report of one operational period (态势报告): what its text says of the facts. Unknown is 不明, never 0 or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from muster.apps.incidents.rules import UNKNOWN, Figures, Paper, ReportKind, figures_in_words
from muster.kit import time

SITUATION: Final = Paper(
    ReportKind.SITUATION,
    ("title", "period", "status", "casualties", "forces", "tasks", "withdrawal", "weather", "next_steps"),
    authored=("next_steps",),
    is_numbered=True,
    is_one_at_a_time=True,
    answers_owed=False,
)
"""What it says: 标题, 时段, 现状, 伤亡, 力量, 任务, 撤离, 气象, 下一步. One for each operational period of a body (after ICS 209)."""
_MOST_NAMED: Final = 12


@dataclass(frozen=True, slots=True)
class Force:
    """One team sent here: its name, where it stands, how many people it told."""

    team: str
    status: str
    people: int | None


@dataclass(frozen=True, slots=True)
class OpenTask:
    """One task that is not done."""

    title: str
    owner: str
    status: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Signal:
    """The latest withdrawal signal: whether it stands, how many teams were told and answered, whether people may go in again."""

    number: int
    stands: bool
    raised_at: datetime
    told: int
    answered: int
    reentry_allowed: bool | None


@dataclass(frozen=True, slots=True)
class Observation:
    """Weather that somebody wrote down."""

    words: str
    at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class SituationFacts:
    """What the incident's log holds at one moment, as far as the report says it."""

    place: str
    kind: str
    status: str
    confirmed: str
    potential: str
    responses: Sequence[str]
    commander: str | None
    casualties: Figures | None
    former: Figures | None
    casualties_at: datetime | None
    casualties_source: str
    forces: Sequence[Force]
    tasks: Sequence[OpenTask]
    tasks_done: int
    signal: Signal | None
    weather: Observation | None


def _at(moment: datetime) -> str:
    return moment.astimezone(time.SHANGHAI).strftime("%Y-%m-%d %H:%M")


def age_in_words(since: datetime, now: datetime) -> str:
    """How old a figure is.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    >>> age_in_words(noon - timedelta(minutes=25), noon), age_in_words(noon - timedelta(hours=5), noon), age_in_words(noon, noon)
    ('25 分钟前', '5 小时前', '刚刚')
    """
    minutes = int((now - since) / timedelta(minutes=1))
    if minutes < 1:
        return "刚刚"
    if minutes < 120:
        return f"{minutes} 分钟前"
    return f"{minutes // 60} 小时前" if minutes < 48 * 60 else f"{minutes // (24 * 60)} 天前"


def _casualties(facts: SituationFacts, now: datetime) -> str:
    if facts.casualties is None or facts.casualties_at is None:
        return UNKNOWN
    age = age_in_words(facts.casualties_at, now)
    source = facts.casualties_source or f"来源{UNKNOWN}"
    return f"{figures_in_words(facts.casualties, facts.former)}。截至 {_at(facts.casualties_at)}（{age}），{source}"


def _forces(forces: Sequence[Force]) -> str:
    if not forces:
        return "没有已调派的队伍"
    told = [f.people for f in forces if f.people is not None]
    silent = len(forces) - len(told)
    heads = f"已报 {sum(told)} 人" if told else f"人数{UNKNOWN}"
    if told and silent:
        heads += f"，{silent} 支队伍人数{UNKNOWN}"
    named = "；".join(
        f"{f.team}（{f.status}，{f'{f.people} 人' if f.people is not None else f'人数{UNKNOWN}'}）" for f in forces[:_MOST_NAMED]
    )
    more = f"；另 {len(forces) - _MOST_NAMED} 支" if len(forces) > _MOST_NAMED else ""
    return f"{len(forces)} 支队伍，{heads}：{named}{more}"


def _tasks(tasks: Sequence[OpenTask], done: int, now: datetime) -> str:
    late = [t for t in tasks if t.due_at is not None and t.due_at < now]
    head = f"未完成 {len(tasks)} 项，其中逾期 {len(late)} 项；已完成 {done} 项"
    first = [*late, *(t for t in tasks if t not in late)]
    said = [
        f"{t.title}（{t.owner}，{t.status}，{'逾期，' if t in late else ''}{f'限 {_at(t.due_at)}' if t.due_at else '未定时限'}）"
        for t in first[:_MOST_NAMED]
    ]
    if len(first) > _MOST_NAMED:
        said.append(f"另 {len(first) - _MOST_NAMED} 项")
    return f"{head}：{'；'.join(said)}" if said else head


def _withdrawal(signal: Signal | None) -> str:
    if signal is None:
        return "没有发出过撤离信号"
    name = f"第 {signal.number} 次撤离信号（{_at(signal.raised_at)} 发出）"
    if signal.stands:
        return f"{name}未解除：{signal.told} 支队伍中 {signal.answered} 支已应答"
    return f"{name}已解除，{'允许' if signal.reentry_allowed else '尚不允许'}再次进入"


def compose_situation(facts: SituationFacts, *, number: int, since: datetime, now: datetime) -> dict[str, str]:
    """The nine parts as the facts stand; the next steps are the author's own words, unknown until then."""
    seen = facts.weather
    response = "；".join(facts.responses) or "没有启动中的响应"
    return {
        "title": f"{facts.place}{facts.kind}态势报告（第 {number} 期）",
        "period": f"{_at(since)} 至 {_at(now)}",
        "status": f"{facts.status}。已造成 {facts.confirmed}，可能造成 {facts.potential}。{response}。"
        f"{f'总指挥 {facts.commander}' if facts.commander else '尚无现任总指挥'}",
        "casualties": _casualties(facts, now),
        "forces": _forces(facts.forces),
        "tasks": _tasks(facts.tasks, facts.tasks_done, now),
        "withdrawal": _withdrawal(facts.signal),
        "weather": f"{seen.words}。{_at(seen.at)}（{age_in_words(seen.at, now)}），{seen.source}" if seen else UNKNOWN,
        "next_steps": UNKNOWN,
    }
