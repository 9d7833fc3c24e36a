"""When each receiver must have the report (glossary 6): data decides, this only counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from muster.apps.incidents.rules.grading import AccidentGrade
from muster.kit.errors import OutOfRange

LEVELS: Final = ("county", "city", "province", "national")
AMBER, RED = 0.5, 0.8
"""Shares of the limit at which a pending report turns amber and red."""


@dataclass(frozen=True, slots=True)
class ReportingLimit:
    """One limit: to whom, by which channel, within how long after which clock."""

    id: str
    profile: str
    receiver: str
    channel: str
    minutes: int
    clock: str
    grades: frozenset[AccidentGrade]
    source: str
    mark: str


@dataclass(frozen=True, slots=True)
class Due:
    """One report that must have arrived by ``due_at``."""

    limit: str
    receiver_level: str
    channel: str
    base_at: datetime
    due_at: datetime
    amber_at: datetime
    red_at: datetime
    source: str
    mark: str


def ensure_told(channel: str, *, words: str, receipt_no: str) -> None:
    """Refuse a written report that is noted as gone without its text: a receipt or what it said must stand for it.

    By phone it is enough to say to whom and when; what was said is worth noting.
    """
    if channel in ("written", "system") and not words.strip() and not receipt_no.strip():
        raise OutOfRange("report-sent-without-proof", field="receipt_no")


def parse_limits(document: Mapping[str, Any]) -> tuple[ReportingLimit, ...]:
    """The limits of a parsed ``reporting.toml``."""
    return tuple(
        ReportingLimit(
            x["id"],
            x["profile"],
            x["receiver"],
            x["channel"],
            x["minutes"],
            x["clock"],
            frozenset(AccidentGrade(g) for g in x["grades"]),
            x["source"],
            x["mark"],
        )
        for x in document["limit"]
    )


_REACH: Final = {
    AccidentGrade.ORDINARY: "city",
    AccidentGrade.SERIOUS: "province",
    AccidentGrade.MAJOR: "national",
    AccidentGrade.EXTRAORDINARY: "national",
}


def reporting_deadlines(
    limits: Sequence[ReportingLimit],
    *,
    profile: str,
    own_level: str,
    grade: AccidentGrade | None,
    received_at: datetime,
    occurred_at: datetime | None,
) -> tuple[Due, ...]:
    """Every report this body owes, soonest first.

    The next level up must have it within the limit of one step; a level further up at the latest after as many steps,
    if those between use up their time. Without a grade yet the least one applies, so that no clock waits for the grade.
    """
    grade = grade or AccidentGrade.ORDINARY
    top = LEVELS.index(_REACH[grade])
    own = LEVELS.index(own_level)
    found = []
    for limit in limits:
        if limit.profile != profile or grade not in limit.grades:
            continue
        base = occurred_at if limit.clock == "occurred" and occurred_at else received_at
        for receiver, steps in _receivers(limit.receiver, own, top):
            length = timedelta(minutes=limit.minutes * steps)
            found.append(
                Due(
                    limit.id,
                    receiver,
                    limit.channel,
                    base,
                    base + length,
                    base + length * AMBER,
                    base + length * RED,
                    limit.source,
                    limit.mark,
                )
            )
    return tuple(sorted(found, key=lambda d: (d.due_at, d.receiver_level, d.channel)))


def _receivers(receiver: str, own: int, top: int) -> list[tuple[str, int]]:
    if receiver == "own_government":
        return [("own_government", 1)]
    if receiver == "each_level_up":
        return [(LEVELS[i], i - own) for i in range(own + 1, top + 1)]
    return [(receiver, 1)] if own < LEVELS.index(receiver) <= top else []
