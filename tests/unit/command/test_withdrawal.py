"""The withdrawal signal's judgements."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from muster.apps.command import rules
from muster.apps.command.queries import withdrawals
from muster.kit.errors import Conflict, NotAllowed, OutOfRange

AT = datetime(2026, 11, 21, 6, tzinfo=UTC)
STANDING, ENDED = rules.WithdrawalStatus


def test_nobody_goes_in_while_it_stands_nor_after_it_without_leave():
    for signal, code in (
        (rules.LastSignal(STANDING, AT, None), "withdrawal-stands"),
        (rules.LastSignal(ENDED, AT, False), "reentry-not-allowed"),
    ):
        with pytest.raises(Conflict) as refused:
            rules.ensure_may_enter(signal, time_in=AT)
        assert refused.value.code == code
        rules.ensure_may_enter(signal, time_in=AT - timedelta(seconds=1))  # was inside before; must be on record
    rules.ensure_may_enter(rules.LastSignal(ENDED, AT, True), time_in=AT)
    rules.ensure_may_enter(None, time_in=AT)


@pytest.mark.parametrize(
    ("inside", "missing", "by_log", "accounted", "differs"),
    [
        (0, (), (), True, False),
        (0, (), ("张某",), False, True),
        (1, ("张某",), ("张某",), False, False),
        (None, (), (), False, False),  # not counted is not nobody
        (2, (), ("张某",), False, True),
    ],
)
def test_heads_against_the_log(inside, missing, by_log, accounted, differs):
    count = rules.HeadCount(None, inside, missing, by_log)
    assert (count.accounted, count.differs) == (accounted, differs)


def test_more_missing_than_inside_is_a_mistake():
    rules.check_count(inside=None, missing=["张某"])
    with pytest.raises(OutOfRange):
        rules.check_count(inside=0, missing=["张某"])


def test_who_commands_ends_it():
    me, other = uuid4(), uuid4()
    rules.ensure_may_end(me, person_id=me, may_hand_over=False)
    rules.ensure_may_end(None, person_id=me, may_hand_over=True)
    for commander, hand_over in ((other, True), (None, False)):
        with pytest.raises(NotAllowed):
            rules.ensure_may_end(commander, person_id=me, may_hand_over=hand_over)


def test_the_rules_are_dated_and_cited():
    found = withdrawals.withdrawal_rules(date(2026, 11, 21))
    assert found.mark == "R"
    assert found.steps_mark == "P"
    assert [s.after_s for s in found.steps] == sorted(s.after_s for s in found.steps)
    with pytest.raises(OutOfRange):
        withdrawals.withdrawal_rules(date(2018, 1, 1))
