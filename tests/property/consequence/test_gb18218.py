"""GB 18218 and GB 36894 to the last digit: ties belong to the graver side, whatever the quantities and however they are split."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.consequence.gb18218 import Grade, Holding, alpha, grade_of, grade_unit, table, term
from muster.consequence.risk import INDIVIDUAL_LIMITS, meets_individual_limit, societal_zone

NAMED = sorted(table()["named"])
CLASSES = sorted(table()["classes"])
tonnes = st.decimals(min_value=0, max_value=10**6, places=6, allow_nan=False)
holdings = st.lists(st.builds(Holding, st.sampled_from(NAMED), tonnes), max_size=6)
people = st.integers(0, 5000)
LEAST = Decimal("1e-12")
ORDER = [None, Grade.FOURTH, Grade.THIRD, Grade.SECOND, Grade.FIRST]


@pytest.mark.parametrize("name", NAMED)
def test_the_critical_quantity_itself_is_a_major_hazard_and_a_trillionth_less_is_none(name):
    critical = term(Holding(name, Decimal(1))).critical
    at = grade_unit([Holding(name, critical)], people_within_500m=0)
    assert (at.s, at.is_major_hazard) == (1, True)
    assert at.grade is not None
    below = grade_unit([Holding(name, critical - LEAST)], people_within_500m=5000)
    assert (below.is_major_hazard, below.grade) == (False, None)


@pytest.mark.parametrize("symbol", CLASSES)
@pytest.mark.parametrize("bound", [10, 50, 100])
@pytest.mark.parametrize("around", [0, 1, 30, 50, 100])
def test_each_bound_of_r_belongs_to_the_graver_grade_for_every_class_and_every_alpha(symbol, bound, around):
    entry = table()["classes"][symbol]
    quantity = Fraction(bound) * Fraction(entry["critical"]) / Fraction(entry["beta"]) / Fraction(alpha(around))
    exact = Decimal(quantity.numerator) / Decimal(quantity.denominator)
    graver = {10: Grade.THIRD, 50: Grade.SECOND, 100: Grade.FIRST}[bound]
    if Fraction(exact) == quantity and quantity >= entry["critical"]:
        assert grade_unit([Holding("某物质", exact, (symbol,))], people_within_500m=around).grade is graver
        less = grade_unit([Holding("某物质", exact - LEAST, (symbol,))], people_within_500m=around)
        assert ORDER.index(less.grade) == ORDER.index(graver) - 1
    assert grade_of(Fraction(bound)) is graver


@given(holdings, people, st.randoms())
def test_neither_order_nor_splitting_into_vessels_changes_the_answer(unit, around, chance):
    whole = grade_unit(unit, people_within_500m=around)
    thirds = [Holding(h.name, part) for h in unit for part in (h.quantity / 4, h.quantity / 4, h.quantity / 2)]
    chance.shuffle(thirds)
    parts = grade_unit(thirds, people_within_500m=around)
    assert (parts.s, parts.r, parts.grade) == (whole.s, whole.r, whole.grade)


@given(holdings, people, st.sampled_from(NAMED), tonnes, people)
def test_more_of_anything_never_makes_the_grade_milder(unit, around, name, more, others):
    before = grade_unit(unit, people_within_500m=around)
    after = grade_unit([*unit, Holding(name, more)], people_within_500m=around + others)
    assert after.s >= before.s
    assert after.r >= before.r
    assert ORDER.index(after.grade) >= ORDER.index(before.grade)


@given(st.lists(st.sampled_from(CLASSES), min_size=1, max_size=5), tonnes)
def test_several_classes_take_the_lowest_quantity_and_the_largest_factor(classes, quantity):
    found = term(Holding("某物质", quantity, tuple(classes)))
    rows = [table()["classes"][symbol] for symbol in classes]
    assert found.critical == min(row["critical"] for row in rows)
    assert found.beta == max(row["beta"] for row in rows)


@given(tonnes, st.lists(st.sampled_from(CLASSES), max_size=3))
def test_a_chemical_of_table_one_keeps_its_own_quantity_whatever_its_classes(quantity, classes):
    assert term(Holding("氯", quantity, tuple(classes))).critical == 5
    assert term(Holding("氯", quantity, tuple(classes))).beta == 4


def test_a_worked_unit_of_several_kinds():
    # 甲醇 300/500 + 氯 1/5 + 某易燃液体 W5.3 200/1000 = 1 exactly; R = 1.2 (1·0.6 + 4·0.2 + 1·0.2) = 1.92
    unit = [Holding("甲醇", Decimal(300)), Holding("氯", Decimal(1)), Holding("某易燃液体", Decimal(200), ("W5.3",))]
    found = grade_unit(unit, people_within_500m=49)
    assert (found.s, found.r, found.grade) == (1, Decimal("1.92"), Grade.FOURTH)
    assert [t.source for t in found.terms] == ["表1", "表1", "表2"]


@pytest.mark.parametrize("facility", ["new", "existing"])
@pytest.mark.parametrize("target", ["high", "second", "third"])
def test_the_limit_itself_is_met_and_the_next_number_above_it_is_not(facility, target):
    limit = INDIVIDUAL_LIMITS[facility][target]
    assert bool(meets_individual_limit(limit, target=target, facility=facility))
    assert not bool(meets_individual_limit(limit * (1.0 + 1e-12), target=target, facility=facility))


@pytest.mark.parametrize("deaths", [1.0, 3.0, 10.0, 100.0, 1000.0])
def test_the_lines_of_the_societal_criterion_belong_to_the_milder_zone(deaths):
    assert societal_zone([deaths], [1e-5 / deaths]) == "可接受区"
    assert societal_zone([deaths], [1.000001e-5 / deaths]) == "尽可能降低区"
    assert societal_zone([deaths], [1e-3 / deaths]) == "尽可能降低区"
    assert societal_zone([deaths], [1.000001e-3 / deaths]) == "不可接受区"
    assert societal_zone([deaths * 1001.0], [1e-12]) == "不可接受区"
