"""Self-support is the least of the essentials; what is unknown or missing lasts no time at all."""

import math

import pytest

from muster.logistics.errors import BadInput
from muster.logistics.selfsupport import ESSENTIALS, Essential, Stop, self_support

FULL = [Essential(kind, 720.0, 10.0) for kind in ESSENTIALS]


def _with(**changes):
    return [Essential(e.kind, *changes.get(e.kind, (e.stock, e.hourly_use))) for e in FULL]


def test_exactly_72_hours_are_enough():
    answer = self_support(FULL)
    assert (answer.hours, answer.is_met) == (72.0, True)


def test_a_surplus_of_one_never_makes_up_for_another():
    answer = self_support(_with(water=(10_000.0, 10.0), fuel=(719.0, 10.0)))
    assert answer.first_out == "fuel"
    assert answer.hours == pytest.approx(71.9)
    assert not answer.is_met
    assert answer.lines[0].missing == pytest.approx(1.0)


def test_a_missing_kind_lasts_no_time_unless_it_is_not_needed():
    without = [e for e in FULL if e.kind != "camp"]
    assert self_support(without).hours == 0.0
    assert self_support([*without, Essential("camp", 0.0, None, is_needed=False)]).hours == 72.0


def test_an_unknown_use_counts_as_nothing_carried():
    answer = self_support(_with(medical=(500.0, None)))
    assert (answer.hours, answer.first_out, answer.lines[0].missing) == (0.0, "medical", None)


def test_the_last_stop_before_it_runs_out_is_named():
    stops = [Stop("仙桃", 1.0, frozenset({"fuel"})), Stop("荆州", 3.0, frozenset({"fuel", "water"})),
             Stop("恩施", 7.0, frozenset({"fuel"}))]
    answer = self_support(_with(fuel=(50.0, 10.0)), stops=stops)
    assert answer.lines[0].refill == stops[1]
    assert all(line.refill is None for line in answer.lines[1:])


def test_what_is_not_used_lasts_for_ever():
    answer = self_support([Essential("water", 0.0, 0.0)], required=["water"])
    assert math.isinf(answer.hours)
    assert answer.first_out is None


@pytest.mark.parametrize("call", [
    lambda: self_support([FULL[0], FULL[0]]),
    lambda: self_support([Essential("water", -1.0, 1.0)]),
    lambda: self_support([Essential("water", 1.0, math.nan)]),
    lambda: self_support(FULL, target=0),
])
def test_figures_that_make_no_sense_are_refused(call):
    with pytest.raises(BadInput):
        call()
