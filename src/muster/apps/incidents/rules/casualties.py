"""Casualty figures: unknown is None and never 0, and changes count only inside the legal window."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Final

from muster.kit import time
from muster.kit.errors import Conflict, OutOfRange


@dataclass(frozen=True, slots=True)
class Figures:
    """People and loss as far as known. ``serious_injuries`` includes acute poisonings and the critically injured."""

    deaths: int | None = None
    missing: int | None = None
    trapped: int | None = None
    injured: int | None = None
    serious_injuries: int | None = None
    critical: int | None = None
    acute_poisonings: int | None = None
    evacuated: int | None = None
    direct_loss: int | None = None

    @property
    def feared_deaths(self) -> int | None:
        """Deaths if everyone missing, trapped or critical dies; None when none of the four is known."""
        known = [n for n in (self.deaths, self.missing, self.trapped, self.critical) if n is not None]
        return sum(known) if known else None

    def merged_over(self, former: "Figures") -> "Figures":
        """These figures, with the former ones where these are unknown."""
        return Figures(
            **{f.name: getattr(self, f.name) if getattr(self, f.name) is not None else getattr(former, f.name) for f in fields(self)}
        )


_PARTS: Final = (
    ("serious_injuries", "injured"),
    ("critical", "serious_injuries"),
    ("acute_poisonings", "serious_injuries"),
)


def check_figures(figures: Figures) -> None:
    """Refuse negative figures and parts larger than their whole."""
    for f in fields(figures):
        value = getattr(figures, f.name)
        if value is not None and value < 0:
            raise OutOfRange("figure-negative", field=f.name)
    for part, whole in _PARTS:
        few, many = getattr(figures, part), getattr(figures, whole)
        if few is not None and many is not None and few > many:
            raise OutOfRange("figure-part-above-whole", field=part, whole=whole)


def last_counted_day(occurred_at: datetime, *, days: int) -> date:
    """The last day whose casualty changes count: the accident's own day in Asia/Shanghai is day 0."""
    return time.local_date(occurred_at) + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a change of the figures counts, and until when changes do."""

    counts: bool
    last_day: date


def judge(occurred_at: datetime, *, changed_at: datetime, days: int) -> Judgement:
    """Whether figures as of ``changed_at`` still count for the grade and the statistics."""
    last = last_counted_day(occurred_at, days=days)
    return Judgement(time.local_date(changed_at) <= last, last)


def ensure_persons_accounted(figures: Figures, *, search_end_decision: str) -> None:
    """Nobody is left to find or save, or the government has decided to end the search. Unknown is not nobody."""
    if search_end_decision.strip():
        return
    for name in ("missing", "trapped"):
        if getattr(figures, name) is None:
            raise Conflict("people-unknown", field=name)
    left = (figures.missing or 0) + (figures.trapped or 0)
    if left:
        raise Conflict("people-not-found", number=left)
