"""What must hold for every siting problem, whatever the numbers."""

import itertools
import warnings

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.logistics.location import pmedian
from muster.logistics.location.problem import siting_problem
from muster.logistics.location.siting import most_covered
from muster.logistics.location.travel import p_median
from muster.logistics.mip import Status

problems = st.tuples(st.integers(2, 14), st.integers(2, 7), st.integers(0, 2**32 - 1))


def _made(shape):
    n, m, seed = shape
    random = np.random.default_rng(seed)
    return siting_problem(random.integers(0, 60, (n, m)).astype(float), random.integers(1, 9, n))


@settings(max_examples=25, deadline=None)
@given(problems)
def test_one_more_base_never_lowers_coverage(shape):
    problem = _made(shape)
    answers = [most_covered(problem, radius=20, count=k) for k in (1, 2)]
    assert answers[1].objective >= answers[0].objective


@settings(max_examples=25, deadline=None)
@given(problems)
def test_a_longer_promise_never_lowers_coverage(shape):
    problem = _made(shape)
    assert most_covered(problem, radius=30, count=2).objective >= most_covered(problem, radius=20, count=2).objective


@settings(max_examples=25, deadline=None)
@given(problems, st.floats(0.01, 100.0))
def test_the_median_scales_with_the_weights(shape, factor):
    problem = _made(shape)
    scaled = siting_problem(problem.minutes, problem.demand * factor)
    one, other = p_median(problem, count=2), p_median(scaled, count=2)
    assert np.isclose(one.objective * factor, other.objective, rtol=1e-9)


@settings(max_examples=40, deadline=None)
@given(problems, st.integers(0, 2**16))
def test_the_bound_is_never_above_any_plan(shape, seed):
    problem = _made(shape)
    cost = (problem.minutes * problem.demand[:, None])
    answer = pmedian.solve(cost, 2)
    sites = np.random.default_rng(seed).choice(cost.shape[1], 2, replace=False)
    assert answer.status is Status.OPTIMAL
    assert answer.bound <= cost[:, sites].min(axis=1).sum() + 1e-9


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([1e-9, 1e9]))
def test_no_answer_depends_on_the_unit_of_the_weights(seed, unit):
    random = np.random.default_rng(seed)
    minutes, weights = random.uniform(0, 60, (50, 20)), random.uniform(0, 10, 50)
    one, other = siting_problem(minutes, weights), siting_problem(minutes, weights * unit)
    for ask in (lambda problem: most_covered(problem, radius=8, count=5), lambda problem: most_covered(problem, radius=8, count=5, backup=0.3),
                lambda problem: p_median(problem, count=5)):
        assert np.isclose(ask(one).objective * unit, ask(other).objective, rtol=1e-7, atol=0)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.sampled_from([0.2, 0.6, 0.95]))
def test_the_median_of_ways_that_do_not_all_exist_is_that_of_enumeration(seed, count, missing):
    random = np.random.default_rng(seed)
    cost = random.integers(0, 900, (7, 6)).astype(float)
    cost[random.random(cost.shape) < missing] = np.inf
    with warnings.catch_warnings(action="error"):
        answer = pmedian.solve(cost, count)
    best = min(cost[:, list(sites)].min(axis=1).sum() for sites in itertools.combinations(range(6), count))
    assert (answer.objective, answer.bound) == (best, best)
    assert answer.status is (Status.OPTIMAL if np.isfinite(best) else Status.INFEASIBLE)
    assert answer.sites.size == (count if np.isfinite(best) else 0)
