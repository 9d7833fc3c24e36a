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
    deaths: int | None
    serious_injuries: int | None
    direct_loss: int | None
    spilled_tonnes: int | None = None


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
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One figure that led to a grade, as shown beside it."""

    figure: str
    value: int
    at_least: int
    grade: AccidentGrade
    potential: bool = False
    rule_set: str = ""


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
            bands=tuple(
                GradeBand(AccidentGrade(b["grade"]), b.get("deaths"), b.get("serious_injuries"), b.get("direct_loss"), b.get("spilled_tonnes"))
                for b in r["band"]
            ),
            types=frozenset(r.get("types", ())),
        )
        for r in document["rule_set"]
    )


def _in_force(rules: GradeRuleSet, day: date) -> bool:
    return rules.effective_from <= day and (rules.effective_to is None or day <= rules.effective_to)


def rule_set_on(rule_sets: Sequence[GradeRuleSet], day: date) -> GradeRuleSet:
    """The general rule set in force on the day of the accident."""
    for rules in rule_sets:
        if not rules.types and _in_force(rules, day):
            return rules
    raise OutOfRange("no-grading-rules-for-day", day=day.isoformat())


def own_rule_set(rule_sets: Sequence[GradeRuleSet], kind: str, day: date) -> GradeRuleSet | None:
    """The rule set of this kind of accident alone, if it has one in force on the day."""
    return next((rules for rules in rule_sets if kind in rules.types and _in_force(rules, day)), None)


@dataclass(frozen=True, slots=True)
class RiskCriterion:
    """One figure from which an accident is one of major risk."""

    figure: str
    at_least: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class MajorRiskRule:
    """When an accident must be reported though nobody was hurt; what figures cannot tell, a person judges."""

    id: str
    title: str
    source: str
    mark: str
    effective_from: date
    report_as: AccidentGrade
    criteria: tuple[RiskCriterion, ...]
    by_person_zh: str
    by_person_en: str


def parse_major_risk(document: Mapping[str, Any]) -> MajorRiskRule:
    """The rule on accidents of major risk of a parsed ``grading.toml``."""
    (r,) = document["major_risk"]
    return MajorRiskRule(
        r["id"],
        r["title"],
        r["source"],
        r["mark"],
        r["effective_from"],
        AccidentGrade(r["report_as"]),
        tuple(RiskCriterion(c["figure"], c["at_least"], c["zh"], c["en"]) for c in r["criterion"]),
        r["by_person_zh"],
        r["by_person_en"],
    )


def major_risk(figures: Figures, rule: MajorRiskRule, *, day: date) -> tuple[tuple[RiskCriterion, int], ...]:
    """The criteria that the figures meet, each with its value; none before the rule was in force. Unknown meets nothing."""
    if day < rule.effective_from:
        return ()
    lost = [n for n in (figures.missing, figures.trapped) if n is not None]
    values = {"missing_or_trapped": sum(lost) if lost else None, "evacuated": figures.evacuated}
    return tuple((c, n) for c in rule.criteria if (n := values[c.figure]) is not None and n >= c.at_least)


def _by(rules: GradeRuleSet, figure: str, value: int | None, *, potential: bool = False) -> Criterion | None:
    if value is None:
        return None
    for band in rules.bands:
        at_least: int | None = getattr(band, figure)
        if at_least is not None and value >= at_least:
            return Criterion(figure, value, at_least, band.grade, potential, rules.id)
    return None


def grade(figures: Figures, rules: GradeRuleSet, own: GradeRuleSet | None = None, *, spilled_tonnes: int | None = None) -> Grading:
    """The grade that the figures give, as the highest single criterion and never their sum.

    Where the kind of accident has a rule set of its ``own`` it judges beside the general one, and the graver counts.

    Missing, trapped and critically injured people may still die: they raise the potential grade only. An unknown figure
    gives no criterion; with none at all there is no grade.
    """
    basis = [
        c
        for c in (
            _by(rules, "deaths", figures.deaths),
            _by(rules, "serious_injuries", figures.serious_injuries),
            _by(rules, "direct_loss", figures.direct_loss),
            _by(own, "direct_loss", figures.direct_loss) if own else None,
            _by(own, "spilled_tonnes", spilled_tonnes) if own else None,
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
