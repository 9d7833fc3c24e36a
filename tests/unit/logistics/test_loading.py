"""Trucks from one store."""

import numpy as np
import pytest

from muster.logistics.errors import BadInput
from muster.logistics.loading import Load, truck_rounds

NEAR = [[0, 1, 2], [1, 0, 1], [2, 1, 0]]


def test_what_is_too_heavy_for_one_truck_is_split_and_nothing_is_lost() -> None:
    answer = truck_rounds(NEAR, [Load(1, 25_000)], trucks=3, capacity=10_000)
    assert sum(r.mass for r in answer.rounds) == pytest.approx(25_000)
    assert all(r.mass <= 10_000 for r in answer.rounds)
    assert answer.left == {}


def test_what_finds_no_truck_is_said_and_the_weightier_place_goes_first() -> None:
    answer = truck_rounds(NEAR, [Load(1, 8_000), Load(2, 8_000, priority=50)], trucks=1, capacity=10_000)
    assert answer.left == {0: 8_000}
    assert [d.load for r in answer.rounds for d in r.drops] == [1]


def test_a_place_without_a_way_is_left_and_no_trucks_carry_nothing() -> None:
    far = np.array(NEAR, float)
    far[0, 2] = np.inf
    assert truck_rounds(far, [Load(2, 5)], trucks=2, capacity=10).left == {0: 5}
    assert truck_rounds(NEAR, [Load(1, 5)], trucks=0, capacity=10).left == {0: 5}


@pytest.mark.parametrize(("loads", "capacity"), [([Load(0, 5)], 10.0), ([Load(3, 5)], 10.0), ([Load(1, 0)], 10.0), ([Load(1, 5)], 0.0)])
def test_what_makes_no_sense_is_refused(loads: list[Load], capacity: float) -> None:
    with pytest.raises(BadInput):
        truck_rounds(NEAR, loads, trucks=1, capacity=capacity)
