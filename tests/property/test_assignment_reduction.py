"""Leaving out what the bounds exclude never changes the optimum, and the bounds hold for every plan."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from muster.logistics.assignment import assign, greedy, score, situation
from muster.logistics.assignment.problem import GOALS
from muster.logistics.assignment.reduction import places_of, useful_pairs
from muster.logistics.assignment.stages import Search
from muster.logistics.mip import Model

seeds = st.integers(0, 2**32 - 1)


def _case(number, units=24, incidents=3):
    random = np.random.default_rng(number)
    arrival = random.uniform(5, 150, (units, incidents)).round(1)
    arrival[random.random(arrival.shape) < 0.2] = np.inf
    covers = random.random((units, 8)) < random.choice([0.08, 0.3])
    covers[:, 7] = covers[:, 0]                                   # two places of the same units
    return situation(
        arrival, random.integers(0, 3, (units, 3)), random.integers(0, 1 + random.choice([4, 12]), (incidents, 3)),
        deadline=random.choice([20.0, 60.0, 200.0]), priority=random.integers(1, 4, incidents),
        kind=random.integers(0, 2, units), covers=covers, weight=random.integers(1, 9, 8),
        groups=[(range(5), 2), (range(4, 9), 3)])


def _solved(case, *, reduce, avoid=()):
    search = Search(case, useful_pairs(case), greedy(case, avoid=avoid), avoid, time.perf_counter() + 600, 2, reduce=reduce)
    assert search.run() == len(GOALS)
    return search


@seed(20261122)
@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(seeds)
def test_the_reduced_problem_has_the_optimum_of_the_whole(number):
    case = _case(number)
    whole, reduced = _solved(case, reduce=False), _solved(case, reduce=True)
    assert score(case, reduced.best).key() == pytest.approx(score(case, whole.best).key(), rel=1e-6, abs=2e-6)
    avoid = (frozenset(np.flatnonzero(reduced.best >= 0).tolist()),)
    if avoid[0]:
        others = [score(case, _solved(case, reduce=r, avoid=avoid).best).key() for r in (False, True)]
        assert others[1] == pytest.approx(others[0], rel=1e-6, abs=2e-6)


def test_the_reduction_is_at_work():
    before, after = 0, 0
    for number in range(10):
        case = _case(number)
        before += useful_pairs(case).shape[0]
        after += _solved(case, reduce=True).pairs.shape[0]
    assert after < 0.6 * before


@seed(20261122)
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(seeds)
def test_no_solution_is_below_the_bound_nor_holds_an_excluded_column(number):
    random = np.random.default_rng(number)
    model = Model()
    cost = random.integers(-4, 5, 7).astype(float)
    model.add_columns(cost, integer=True)
    matrix, lower = random.integers(-3, 4, (4, 7)).astype(float), random.integers(-6, 2, 4).astype(float)
    for row, least in zip(matrix, lower, strict=True):
        model.add_row(np.arange(7), row, lower=least)
    priced = model.relax()
    points = np.array(list(itertools.product((0.0, 1.0), repeat=7)))
    points = points[(points @ matrix.T >= lower).all(axis=1)]
    for value in sorted(set((points @ cost).tolist())):
        assert value >= priced.bound - 1e-9
        assert not points[points @ cost <= value][:, priced.excluded(value)].any()


@seed(20261122)
@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(seeds)
def test_joined_places_lose_what_the_single_ones_lose(number):
    case = _case(number)
    stays = np.random.default_rng(number).random(24) < 0.5
    places = places_of(case)
    whole = score(case, np.full(24, -1)).cover
    assert whole - places.weight[places.lost(stays)].sum() == pytest.approx(score(case, np.where(stays, -1, 0)).cover)


def test_every_goal_says_how_much_of_it_is_not_proven():
    proven = assign(_case(1))
    assert proven.gaps == pytest.approx((0.0,) * 4, abs=1e-6)
    random = np.random.default_rng(0)
    case = situation(random.uniform(5, 200, (400, 8)), random.integers(0, 2, (400, 12)),
                     random.integers(5, 12, (8, 12)), deadline=20)
    stopped = assign(case, time_limit=1e-9)
    assert stopped.proven < 4
    assert stopped.gaps[stopped.proven] > 0
    assert stopped.gaps[stopped.proven + 1:] == (None,) * (3 - stopped.proven)
