"""Grades grow with what happened, for any figures."""

import tomllib
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import muster
from muster.apps.incidents import rules
from muster.apps.incidents.rules import AccidentGrade, Figures

DATA = Path(muster.__file__).parent / "apps/incidents/data"
TABLE = rules.rule_set_on(rules.parse_rule_sets(tomllib.loads((DATA / "grading.toml").read_text("utf-8"))), date(2026, 1, 1))
ORDER = [None, AccidentGrade.ORDINARY, AccidentGrade.SERIOUS, AccidentGrade.MAJOR, AccidentGrade.EXTRAORDINARY]
count = st.none() | st.integers(0, 200)
figures = st.builds(
    Figures,
    deaths=count,
    missing=count,
    trapped=count,
    critical=count,
    serious_injuries=count,
    direct_loss=st.none() | st.integers(0, 2 * 10**8),
)


@given(figures)
def test_what_is_possible_is_never_less_than_what_is_confirmed(f):
    grading = rules.grade(f, TABLE)
    assert ORDER.index(grading.potential) >= ORDER.index(grading.confirmed)


@given(figures, st.sampled_from(["deaths", "serious_injuries", "direct_loss"]), st.integers(1, 100))
def test_more_of_anything_never_lowers_a_grade(f, name, more):
    worse = Figures(**{n: getattr(f, n) for n in Figures.__slots__} | {name: (getattr(f, name) or 0) + more})
    before, after = rules.grade(f, TABLE), rules.grade(worse, TABLE)
    assert ORDER.index(after.confirmed) >= ORDER.index(before.confirmed)
    assert ORDER.index(after.potential) >= ORDER.index(before.potential)


@given(figures, count, count, count)
def test_feared_people_never_touch_the_confirmed_grade(f, missing, trapped, critical):
    other = Figures(
        deaths=f.deaths, serious_injuries=f.serious_injuries, direct_loss=f.direct_loss, missing=missing, trapped=trapped, critical=critical
    )
    assert rules.grade(other, TABLE).confirmed is rules.grade(f, TABLE).confirmed
