"""Roles, paths, the growing delay."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.apps.org import rules
from muster.kit.errors import Conflict, OutOfRange

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(("held", "added"), [("system_admin", "audit_admin"), ("security_admin", "duty_officer"), ("commander", "system_admin")])
def test_administrators_exclude_everybody(held: str, added: str) -> None:
    with pytest.raises(Conflict):
        rules.ensure_compatible([held], added)


def test_operative_roles_may_be_joined() -> None:
    rules.ensure_compatible(["duty_officer"], "commander")


def test_no_role_may_both_assign_roles_and_read_the_audit() -> None:
    assert not [role for role, rights in rules.ROLE_RIGHTS.items() if {"role.assign", "audit.view"} <= rights]


def test_a_code_that_is_no_division_is_refused() -> None:
    with pytest.raises(OutOfRange):
        rules.division_path("42")


def test_a_typo_costs_nothing_and_a_guesser_waits_longer_each_time() -> None:
    failures = [NOW - timedelta(seconds=1)] * 3
    assert rules.throttle(failures, now=NOW).allowed
    waits = [rules.throttle([NOW] * n, now=NOW).retry_after for n in range(4, 10)]
    assert waits == [2, 4, 8, 16, 32, 64]


@given(st.lists(st.integers(0, 3600), max_size=40))
def test_never_more_than_ten_tries_in_fifteen_minutes(ages: list[int]) -> None:
    failures = [NOW - timedelta(seconds=age) for age in ages]
    if rules.throttle(failures, now=NOW).allowed:
        assert sum(at > NOW - timedelta(minutes=15) for at in failures) < 10
