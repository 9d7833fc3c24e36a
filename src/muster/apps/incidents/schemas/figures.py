"""Casualty figures and their grading."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from muster.apps.incidents.schemas.wire import Figure, Grade, Money, Text, Words
from muster.kit.http import In, Instant, Out, When


class FiguresIn(In):
    """Casualty figures; what is left out or null is unknown."""

    deaths: Figure | None = None
    missing: Figure | None = None
    trapped: Figure | None = None
    injured: Figure | None = None
    serious_injuries: Figure | None = Field(None, description="includes acute poisonings and the critically injured")
    critical: Figure | None = None
    acute_poisonings: Figure | None = None
    evacuated: Figure | None = None
    direct_loss: Money | None = None


class GradeIn(In):
    """The grade that a person decides on; left out, the proposal is taken. Differing from it needs a reason."""

    confirmed: Grade | None = None
    potential: Grade | None = None
    reason: Words = ""


class CasualtiesIn(FiguresIn):
    """A correction: figures left out stay as they were, unless named in ``unknown``."""

    unknown: list[
        Literal[
            "deaths",
            "missing",
            "trapped",
            "injured",
            "serious_injuries",
            "critical",
            "acute_poisonings",
            "evacuated",
            "direct_loss",
        ]
    ] = Field(default_factory=list, max_length=9)
    as_of: When | None = None
    source: Text


class FiguresOut(Out):
    """Casualty figures; null is unknown."""

    deaths: int | None
    missing: int | None
    trapped: int | None
    injured: int | None
    serious_injuries: int | None
    critical: int | None
    acute_poisonings: int | None
    evacuated: int | None
    direct_loss: int | None


class CasualtiesOut(FiguresOut):
    """Figures at one moment, and whether they still count."""

    id: UUID
    as_of: Instant
    recorded_at: Instant
    recorded_by: str
    source: str
    counts: bool
    last_counted_day: date


class CriterionOut(Out):
    """One figure that led to a grade."""

    figure: str
    value: int
    at_least: int
    grade: Grade
    potential: bool
    rule_set: str = ""


class GradeSetOut(Out):
    """A grading table that judged, with its clause."""

    id: str
    title: str
    source: str
    mark: str


class GradeNoteOut(Out):
    """A sentence in both languages."""

    zh: str
    en: str


class RiskCriterionOut(GradeNoteOut):
    """A criterion of major risk that is met."""

    value: int
    at_least: int


class MajorRiskOut(Out):
    """Whether it must be reported though nobody was hurt, and what a person must judge."""

    is_met: bool
    title: str
    source: str
    mark: str
    report_as: Grade
    criteria: list[RiskCriterionOut]
    by_person: GradeNoteOut


class GradeProposalOut(Out):
    """What the rules propose and on what basis."""

    confirmed: Grade | None
    potential: Grade | None
    basis: list[CriterionOut]
    rule_set: str
    source: str
    mark: str
    sets: list[GradeSetOut] = Field(default_factory=list)
    major_risk: MajorRiskOut | None = None
    elsewhere: GradeNoteOut | None = None


class GradingOut(Out):
    """The grade a person decided on, and what the rules propose now."""

    confirmed: Grade | None
    potential: Grade | None
    graded_at: Instant | None
    proposal: GradeProposalOut | None
    needs_regrade: bool
