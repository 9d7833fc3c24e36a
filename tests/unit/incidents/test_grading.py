"""Accident grades by order 493."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import muster
from muster.apps.incidents import queries, rules
from muster.apps.incidents.rules import AccidentGrade as G
from muster.apps.incidents.rules import Figures
from muster.kit.errors import OutOfRange

DATA = Path(muster.__file__).parent / "apps/incidents/data"
TABLES = rules.parse_rule_sets(tomllib.loads((DATA / "grading.toml").read_text("utf-8")))
ORDER_493 = rules.rule_set_on(TABLES, date(2021, 6, 13))


@pytest.mark.parametrize(
    ("figure", "value", "grade"),
    [
        ("deaths", 30, G.EXTRAORDINARY),
        ("deaths", 29, G.MAJOR),
        ("deaths", 10, G.MAJOR),
        ("deaths", 9, G.SERIOUS),
        ("deaths", 3, G.SERIOUS),
        ("deaths", 2, G.ORDINARY),
        ("deaths", 1, G.ORDINARY),
        ("serious_injuries", 100, G.EXTRAORDINARY),
        ("serious_injuries", 99, G.MAJOR),
        ("serious_injuries", 50, G.MAJOR),
        ("serious_injuries", 49, G.SERIOUS),
        ("serious_injuries", 10, G.SERIOUS),
        ("serious_injuries", 9, G.ORDINARY),
        ("direct_loss", 100_000_000, G.EXTRAORDINARY),
        ("direct_loss", 99_999_999, G.MAJOR),
        ("direct_loss", 50_000_000, G.MAJOR),
        ("direct_loss", 49_999_999, G.SERIOUS),
        ("direct_loss", 10_000_000, G.SERIOUS),
        ("direct_loss", 9_999_999, G.ORDINARY),
    ],
)
def test_a_bound_belongs_to_its_own_grade(figure, value, grade):
    assert rules.grade(Figures(**{figure: value}), ORDER_493).confirmed is grade


def test_the_gravest_criterion_decides_and_never_a_sum():
    assert rules.grade(Figures(deaths=2, serious_injuries=9, direct_loss=9_999_999), ORDER_493).confirmed is G.ORDINARY
    assert rules.grade(Figures(deaths=2, serious_injuries=50), ORDER_493).confirmed is G.MAJOR


def test_nothing_known_gives_no_grade():
    grading = rules.grade(Figures(), ORDER_493)
    assert (grading.confirmed, grading.potential, grading.basis) == (None, None, ())


def test_nobody_hurt_and_nothing_lost_is_no_accident_grade():
    assert rules.grade(Figures(deaths=0, serious_injuries=0, direct_loss=0), ORDER_493).confirmed is None


@pytest.mark.parametrize("feared", ["missing", "trapped", "critical"])
def test_people_who_may_still_die_raise_only_what_is_possible(feared):
    grading = rules.grade(Figures(deaths=2, **{feared: 8}), ORDER_493)
    assert grading.confirmed is G.ORDINARY
    assert grading.potential is G.MAJOR
    assert any(c.potential and c.value == 10 for c in grading.basis)


def test_ordinary_injuries_never_count():
    assert rules.grade(Figures(injured=500), ORDER_493).confirmed is None


def test_the_basis_names_source_and_table():
    grading = rules.grade(Figures(deaths=26, serious_injuries=37, direct_loss=53_954_100), ORDER_493)  # 十堰 2021-06-13
    assert grading.confirmed is G.MAJOR
    assert grading.rule_set == "order-493"
    assert "493" in grading.source
    assert grading.mark == "R"


def test_before_the_order_there_is_no_table():
    with pytest.raises(OutOfRange):
        rules.rule_set_on(TABLES, date(2005, 3, 29))


DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("figures", "met"),
    [
        (Figures(trapped=2, missing=1), ["missing_or_trapped"]),
        (Figures(trapped=3), ["missing_or_trapped"]),
        (Figures(trapped=2), []),
        (Figures(evacuated=500, deaths=0), ["evacuated"]),
        (Figures(evacuated=499), []),
        (Figures(), []),
    ],
)
def test_an_accident_of_major_risk_needs_no_victim(figures, met):
    rule = queries.words.major_risk_rule()
    assert [c.figure for c, _ in rules.major_risk(figures, rule, day=DAY)] == met
    assert rules.major_risk(figures, rule, day=date(2009, 6, 30)) == ()
    assert (rule.mark, rule.report_as) == ("C", G.SERIOUS)


@pytest.mark.parametrize(("loss", "grade"), [(200_000_000, G.EXTRAORDINARY), (100_000_000, G.EXTRAORDINARY), (60_000_000, G.MAJOR)])
def test_a_set_of_its_own_judges_beside_the_general_one_and_the_graver_counts(loss, grade):
    own = queries.own_grade_rules("water_oil_spill", DAY)
    assert own is not None
    grading = rules.grade(Figures(direct_loss=loss), queries.grade_rules_on(DAY), own)
    assert grading.confirmed is grade
    assert {c.rule_set for c in grading.basis} == {"order-493", "ship-pollution"}
    by_tonnes = rules.grade(Figures(), queries.grade_rules_on(DAY), own, spilled_tonnes=500)
    assert by_tonnes.confirmed is G.MAJOR
    assert queries.own_grade_rules("fire", DAY) is None


def test_what_is_graded_elsewhere_is_said():
    figures = Figures(deaths=3)
    shown = queries.proposal_value(rules.grade(figures, queries.grade_rules_on(DAY)), figures, kind="dg_road", day=DAY)
    assert "道路" in shown["elsewhere"]["zh"]
    assert [s["id"] for s in shown["sets"]] == ["order-493"]
