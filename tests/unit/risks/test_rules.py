"""Identity codes, GB 18218 levels and headcounts that may be unknown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.apps.risks import rules
from muster.apps.risks.rules import HazardLevel, Occupancy, Quantity
from muster.kit.errors import OutOfRange

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize(("code", "right"), [
    ("91350100M000100Y43", True), ("91350100M000100Y44", False), ("91350100M000100Y4", False), ("9135010OM000100Y43", False), ("", False),
])  # fmt: skip
def test_a_credit_code_is_checked_by_its_last_sign(code: str, right: bool) -> None:
    assert rules.is_uscc(code) is right


@given(st.text(alphabet=SIGNS, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(SIGNS))
def test_any_single_wrong_sign_is_found(first: str, at: int, other: str) -> None:
    code = first + rules.uscc_check_digit(first)
    assert rules.is_uscc(code)
    if code[at] != other:
        assert not rules.is_uscc(code[:at] + other + code[at + 1 :])


@pytest.mark.parametrize(("r", "level"), [
    ("100", HazardLevel.ONE), ("99.999", HazardLevel.TWO), ("50", HazardLevel.TWO), ("49.999", HazardLevel.THREE),
    ("10", HazardLevel.THREE), ("9.999", HazardLevel.FOUR), ("0.5", HazardLevel.FOUR),
])  # fmt: skip
def test_limits_belong_to_the_higher_level(r: str, level: HazardLevel) -> None:
    assert rules.level_of(Decimal(r)) is level


def test_a_unit_is_assessed_as_gb_18218_says() -> None:
    """Liquid ammonia 60 t (Q 10, β 2) and methanol 500 t (Q 500, β 1) with 70 people within 500 m (α 1.5), by hand."""
    found = rules.assess(
        [Quantity(Decimal(60), Decimal(10), Decimal(2)), Quantity(Decimal(500), Decimal(500), Decimal(1))], alpha=rules.alpha_of(70)
    )
    assert found.s == Decimal(7)
    assert found.r == Decimal("19.5")
    assert found.level is HazardLevel.THREE


def test_below_the_critical_quantity_there_is_no_level() -> None:
    found = rules.assess([Quantity(Decimal("9.9"), Decimal(10), Decimal(2))], alpha=Decimal("2.0"))
    assert found.level is None


@pytest.mark.parametrize(("people", "alpha"), [(0, "0.5"), (1, "1.0"), (29, "1.0"), (30, "1.2"), (50, "1.5"), (99, "1.5"), (100, "2.0")])
def test_the_exposure_factor_follows_the_people_around(people: int, alpha: str) -> None:
    assert rules.alpha_of(people) == Decimal(alpha)


def test_unknown_headcounts_stay_unknown_in_the_sum() -> None:
    found = rules.sum_people([120, None, 0, None])
    assert (found.known, found.targets, found.unknown_targets, found.is_complete) == (120, 4, 2, False)
    assert rules.sum_people([]).is_complete


def test_the_hour_counts_where_it_was_counted() -> None:
    school = Occupancy(900, tuple([0] * 7 + [None] + [900] * 10 + [0] * 6))
    assert rules.people_at(school, 3) == 0
    assert rules.people_at(school, 7) == 900, "an uncounted hour takes the fullest"
    assert rules.people_at(Occupancy(None, None), 7) is None
    with pytest.raises(OutOfRange):
        rules.people_at(school, 24)
