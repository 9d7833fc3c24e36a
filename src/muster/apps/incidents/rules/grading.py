"""Accident grades by State Council order 493: the highest of three criteria, by dated and cited tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from muster.apps.incidents.rules.casualties import Figures
from muster.kit.errors import OutOfRange


class AccidentGrade(StrEnum):
    """The consequence already caused, the gravest first."""

    EXTRAORDINARY = "extraordinary"
    MAJOR = "major"
    SERIOUS = "serious"
    ORDINARY = "ordinary"


_GRAVEST_FIRST: Final = tuple(AccidentGrade)


def higher(a: AccidentGrade | None, b: AccidentGrade | None) -> AccidentGrade | None:
    """The graver of two grades; an unknown one yields to a known one."""
    known = [g for g in (a, b) if g is not None]
    return min(known, key=_GRAVEST_FIRST.index) if known else None


@dataclass(frozen=True, slots=True)
class GradeBand:
    """The least figures of one grade; 以上 includes the figure itself. Loss in yuan."""

    grade: AccidentGrade
    deaths: int
    serious_injuries: int
    direct_loss: int


@dataclass(frozen=True, slots=True)
class GradeRuleSet:
    """One dated table of bands with its source."""

    id: str
    title: str
    source: str
    mark: str
    effective_from: date
    effective_to: date | None
    bands: tuple[GradeBand, ...]
    window_days: int
    short_window_days: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """One figure that led to a grade, as shown beside it."""

    figure: str
    value: int
    at_least: int
    grade: AccidentGrade
    potential: bool = False


@dataclass(frozen=True, slots=True)
class Grading:
    """What the figures say: by those confirmed, by those feared, and why."""

    confirmed: AccidentGrade | None
    potential: AccidentGrade | None
    basis: tuple[Criterion, ...]
    rule_set: str
    source: str
    mark: str


def parse_rule_sets(document: Mapping[str, Any]) -> tuple[GradeRuleSet, ...]:
    """The rule sets of a parsed ``grading.toml``."""
    return tuple(
        GradeRuleSet(
            id=r["id"],
            title=r["title"],
            source=r["source"],
            mark=r["mark"],
            effective_from=r["effective_from"],
            effective_to=r.get("effective_to"),
            window_days=r["casualty_window"]["days"],
            short_window_days=r["casualty_window"]["short_days"],
            bands=tuple(GradeBand(AccidentGrade(b["grade"]), b["deaths"], b["serious_injuries"], b["direct_loss"]) for b in r["band"]),
        )
        for r in document["rule_set"]
    )


def rule_set_on(rule_sets: Sequence[GradeRuleSet], day: date) -> GradeRuleSet:
    """The rule set in force on the day of the accident."""
    for rules in rule_sets:
        if rules.effective_from <= day and (rules.effective_to is None or day <= rules.effective_to):
            return rules
    raise OutOfRange("no-grading-rules-for-day", day=day.isoformat())


def _by(rules: GradeRuleSet, figure: str, value: int | None, *, potential: bool = False) -> Criterion | None:
    if value is None:
        return None
    for band in rules.bands:
        at_least: int = getattr(band, figure)
        if value >= at_least:
            return Criterion(figure, value, at_least, band.grade, potential)
    return None


def grade(figures: Figures, rules: GradeRuleSet) -> Grading:
    """The grade that the figures give, as the highest single criterion and never their sum.

    Missing, trapped and critically injured people may still die: they raise the potential grade only. An unknown figure
    gives no criterion; with none at all there is no grade.
    """
    basis = [
        c
        for c in (
            _by(rules, "deaths", figures.deaths),
            _by(rules, "serious_injuries", figures.serious_injuries),
            _by(rules, "direct_loss", figures.direct_loss),
        )
        if c
    ]
    confirmed = _gravest(basis)
    feared = _by(rules, "deaths", figures.feared_deaths, potential=True)
    potential = higher(confirmed, feared.grade if feared else None)
    if feared and potential != confirmed:
        basis.append(feared)
    return Grading(confirmed, potential, tuple(basis), rules.id, rules.source, rules.mark)


def _gravest(criteria: Sequence[Criterion]) -> AccidentGrade | None:
    found: AccidentGrade | None = None
    for criterion in criteria:
        found = higher(found, criterion.grade)
    return found
