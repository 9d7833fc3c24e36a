"""The life of an order, with phones that come late, twice and out of order."""

from datetime import UTC, datetime, timedelta

import pytest

from muster.apps.command import rules
from muster.apps.command.rules import DispatchStatus as S
from muster.apps.command.rules import Outcome, Progress, Tap
from muster.kit.errors import Conflict

AT = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


def after(status, *told, seq=None):
    return Progress(status, dict.fromkeys(told, AT), seq)


def test_the_way_out_step_by_step():
    order = after(S.ISSUED)
    for verb, status in rules.TARGETS.items():
        result = rules.apply_tap(order, Tap(verb, AT))
        assert (result.outcome, result.status, result.implied) == (Outcome.ADVANCED, status, ())
        order = Progress(status, {**order.reached, status: AT})


def test_the_same_tap_twice_does_nothing():
    result = rules.apply_tap(after(S.TURNED_OUT, S.RECEIVED, S.TURNED_OUT), Tap("turn_out", AT))
    assert (result.outcome, result.status) == (Outcome.REPEATED, S.TURNED_OUT)


def test_a_later_step_implies_those_before_it():
    result = rules.apply_tap(after(S.ISSUED), Tap("arrive", AT))
    assert result.status is S.ARRIVED
    assert result.implied == (S.RECEIVED, S.TURNED_OUT)


def test_a_late_tap_tells_the_time_of_an_implied_step_and_takes_nothing_back():
    order = Progress(S.ARRIVED, {S.RECEIVED: AT, S.TURNED_OUT: None, S.ARRIVED: AT})
    result = rules.apply_tap(order, Tap("turn_out", AT - timedelta(minutes=9)))
    assert (result.outcome, result.status) == (Outcome.FILLED, S.ARRIVED)


def test_work_and_rest_change_places_and_an_old_tap_does_not_win():
    working = after(S.WORKING, S.RECEIVED, S.TURNED_OUT, S.ARRIVED, S.WORKING, seq=7)
    assert rules.apply_tap(working, Tap("rest", AT, 8)).status is S.RESTING
    assert rules.apply_tap(working, Tap("rest", AT, 6)).outcome is Outcome.REPEATED


def test_a_team_at_home_is_cancelled_not_released():
    for status in (S.ISSUED, S.RECEIVED):
        with pytest.raises(Conflict) as refused:
            rules.apply_tap(after(status), Tap("release"))
        assert refused.value.code == "dispatch-not-on-road"


def test_a_team_recalled_on_the_road_never_arrived():
    result = rules.apply_tap(after(S.TURNED_OUT, S.RECEIVED, S.TURNED_OUT), Tap("release", AT))
    assert (result.status, result.implied) == (S.RELEASED, ())


def test_home_again_implies_released():
    result = rules.apply_tap(after(S.WORKING, S.RECEIVED, S.TURNED_OUT, S.ARRIVED, S.WORKING), Tap("return", AT))
    assert result.implied == (S.RELEASED,)


@pytest.mark.parametrize("status", [S.REFUSED, S.CANCELLED])
def test_nothing_moves_an_order_that_is_over(status):
    for verb in rules.TARGETS:
        with pytest.raises(Conflict):
            rules.apply_tap(after(status), Tap(verb))


def test_an_order_that_has_not_left_takes_no_tap():
    with pytest.raises(Conflict):
        rules.apply_tap(after(S.RECOMMENDED), Tap("receive"))


def test_undo_is_open_until_the_order_leaves_and_only_then_does_it_leave():
    assert rules.undo(S.RECOMMENDED) is S.CANCELLED
    assert not rules.may_issue(rules.undo(S.RECOMMENDED))
    assert rules.may_issue(S.RECOMMENDED)
    with pytest.raises(Conflict):
        rules.undo(S.ISSUED)


def test_refusing_and_cancelling_end_before_the_road():
    for verb in (rules.cancel, rules.refuse):
        for status in (S.ISSUED, S.RECEIVED):
            assert verb(status) in (S.CANCELLED, S.REFUSED)
        for status in (S.TURNED_OUT, S.ARRIVED, S.WORKING, S.RELEASED, S.RETURNED):
            with pytest.raises(Conflict):
                verb(status)


def test_the_clock_runs_from_received_to_arrived():
    assert rules.clock_minutes(AT, AT + timedelta(minutes=21)) == 21
    assert rules.clock_minutes(None, AT) is None
