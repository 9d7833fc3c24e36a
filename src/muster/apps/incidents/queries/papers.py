"""The kinds of paper there are, each with how the facts draft it. Rooms above offer theirs when they are ready."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from muster.apps.incidents.models import OutgoingReport
from muster.apps.incidents.rules import Figures, Paper, ReportKind
from muster.kit.actors import Actor


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the facts make of a paper: its text, the figures it tells, the last log entry it rests on, the time it speaks of."""

    content: dict[str, str]
    figures: Figures | None
    timeline_seq: int
    period_from: datetime
    period_to: datetime


Compose = Callable[[Actor, OutgoingReport, datetime], Drafted]
_offered: dict[ReportKind, tuple[Paper, Compose]] = {}


def offer(paper: Paper, compose: Compose) -> None:
    """Make a kind of paper one that can be written."""
    _offered[paper.kind] = (paper, compose)


def paper(kind: str) -> Paper:
    """What a kind of paper is."""
    return _offered[ReportKind(kind)][0]


def composer(kind: str) -> Compose:
    """How the facts draft a kind of paper."""
    return _offered[ReportKind(kind)][1]
