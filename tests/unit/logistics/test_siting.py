"""Every siting answer equals complete enumeration on instances small enough to enumerate."""

import itertools
import math

import numpy as np
import pytest

from muster.logistics.errors import BadInput
from muster.logistics.location.covering import Tier
from muster.logistics.location.problem import siting_problem
from muster.logistics.location.refinement import refine
from muster.logistics.location.siting import band, improvement_curve, least_sites, most_covered, two_tiers
from muster.logistics.location.travel import p_median
from muster.logistics.mip import Status

SEEDS = range(8)
RADIUS = 35.0


def _instance(seed, n=25, m=9, **more):
    random = np.random.default_rng(seed)
    points, sites = random.uniform(0, 100, (n, 2)), random.uniform(0, 100, (m, 2))
    minutes = np.round(np.hypot(*(points[:, None] - sites[None]).transpose(2, 0, 1)), 1)
    return siting_problem(minutes, random.integers(1, 50, n), **more)


def _subsets(problem, sizes):
    required = set(np.flatnonzero(problem.required).tolist())
    usable = np.flatnonzero(~problem.closed).tolist()
    for k in sizes:
        for sites in itertools.combinations(usable, k):
            if required <= set(sites):
                yield list(sites)


def _worth(problem, sites, theta=0.0):
    count = problem.covers(RADIUS)[:, sites].sum(axis=1)
    return float(problem.demand @ (count >= 1)) + theta * float(problem.demand @ (count >= 2))


def _travel(problem, sites):
    return float(problem.demand @ problem.arrival()[:, sites].min(axis=1))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("theta", [0.0, 0.5])
def test_most_covered_equals_enumeration(seed, theta):
    problem = _instance(seed, required=[2], closed=[4], turn_out=5.0)
    answer = most_covered(problem, radius=RADIUS, count=3, backup=theta)
    assert answer.objective == max(_worth(problem, s, theta) for s in _subsets(problem, [3]))
    assert answer.status is Status.OPTIMAL
    assert answer.gap == 0.0
    assert 2 in answer.sites
    assert 4 not in answer.sites


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("share", [1.0, 0.9, 0.6])
def test_least_sites_equals_enumeration(seed, share):
    problem = _instance(seed, required=[1])
    coverable = float(problem.demand @ problem.covers(RADIUS).any(axis=1))
    answer = least_sites(problem, radius=RADIUS, share=share)
    expected = next(k for k in range(1, 10)
                    if any(_worth(problem, s) >= share * coverable - 1e-9 for s in _subsets(problem, [k])))
    assert answer.objective == expected == len(answer.sites)
    assert answer.covered >= share * coverable - 1e-9


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("p", [1, 2, 4, 8, 9])
def test_p_median_equals_enumeration(seed, p):
    problem = _instance(seed, required=[3], turn_out=np.arange(9.0))
    answer = p_median(problem, count=p)
    assert answer.objective == pytest.approx(min(_travel(problem, s) for s in _subsets(problem, [p])), rel=1e-9)
    assert answer.objective == pytest.approx(_travel(problem, list(answer.sites)), rel=1e-9)
    assert answer.status is Status.OPTIMAL


@pytest.mark.parametrize("seed", SEEDS)
def test_a_budget_is_kept_and_used_best(seed):
    cost = np.random.default_rng(seed).integers(1, 9, 9).astype(float)
    problem = _instance(seed, cost=cost)
    answer = most_covered(problem, radius=RADIUS, budget=12)
    allowed = [s for s in _subsets(problem, range(1, 10)) if cost[s].sum() <= 12]
    assert answer.objective == max(_worth(problem, s) for s in allowed)
    assert cost[list(answer.sites)].sum() <= 12


@pytest.mark.parametrize("seed", SEEDS)
def test_the_second_stage_keeps_cover_and_shortens_travel(seed):
    problem = _instance(seed)
    first = most_covered(problem, radius=RADIUS, count=3)
    equals = [s for s in _subsets(problem, [3]) if _worth(problem, s) >= first.objective]
    travel = refine(problem, first, radius=RADIUS, by="travel")
    assert travel.covered == first.covered
    assert travel.objective == pytest.approx(min(_travel(problem, s) for s in equals))
    worst = refine(problem, first, radius=RADIUS, by="worst")
    longest = min(float(problem.arrival()[:, s].min(axis=1).max()) for s in equals)
    assert worst.objective == pytest.approx(longest)
    assert worst.covered == first.covered


@pytest.mark.parametrize("seed", range(4))
def test_two_tiers_equal_enumeration(seed):
    problem = _instance(seed, n=20, m=5)
    near, far = problem.covers(30.0), problem.covers(60.0)
    nothing = np.zeros_like(near)
    tiers = [Tier(np.hstack([near, near])), Tier(np.hstack([nothing, far]), weight=0.5)]
    cost = np.array([1.0] * 5 + [3.0] * 5)
    answer = two_tiers(problem.demand, tiers, cost=cost, place=[*range(5), *range(5)], budget=6)

    def worth(sites):
        return sum(t.weight * float(problem.demand @ t.covers[:, sites].any(axis=1)) for t in tiers)

    best = max(worth(list(s)) for k in range(1, 7) for s in itertools.combinations(range(10), k)
               if cost[list(s)].sum() <= 6 and len({c % 5 for c in s}) == k)
    assert answer.objective == pytest.approx(best)


def test_the_curve_rises_and_ends_when_nothing_is_left():
    problem = _instance(3)
    curve = list(improvement_curve(problem, radius=RADIUS, most=9))
    assert [len(a.sites) for a in curve] == list(range(1, len(curve) + 1))
    assert all(b.objective >= a.objective for a, b in itertools.pairwise(curve))
    assert curve[-1].objective == float(problem.demand @ problem.covers(RADIUS).any(axis=1))


def test_slower_roads_never_cover_more():
    answers = band(_instance(5), lambda p: most_covered(p, radius=RADIUS, count=3))
    covers = [answers[f].objective for f in (0.9, 1.0, 1.1, 1.2)]
    assert covers == sorted(covers, reverse=True)


def test_what_is_not_covered_is_named_with_its_nearest_site():
    problem = siting_problem([[10, 90], [50, 20], [math.inf, math.inf]], [4, 2, 1])
    answer = most_covered(problem, radius=30, count=1)
    assert [(u.point, u.nearest, u.minutes) for u in answer.uncovered] == [(1, 0, 50.0), (2, None, None)]
    assert (answer.covered, answer.total) == (4.0, 7.0)


def test_points_that_no_site_reaches_make_the_median_infeasible():
    problem = siting_problem([[1, 2], [math.inf, math.inf]])
    answer = p_median(problem, count=1)
    assert answer.status is Status.INFEASIBLE
    assert answer.sites == ()


def test_a_cancelled_solve_says_so():
    random = np.random.default_rng(1)
    x = random.uniform(0, 1000, (400, 2))
    problem = siting_problem(np.hypot(*(x[:, None] - x[None]).transpose(2, 0, 1)))
    answer = p_median(problem, count=12, on_progress=lambda _: False)
    assert answer.status is Status.CANCELLED
    assert answer.bound <= answer.objective


def test_out_of_time_the_gap_is_stated_and_the_bound_stands():
    random = np.random.default_rng(2)
    problem = siting_problem(random.integers(1, 1000, (300, 300)).astype(float))    # no geometry: hard on purpose
    answer = p_median(problem, count=10, time_limit=1.0)
    assert answer.status is Status.TIME_LIMIT
    assert 0 < answer.gap < 1
    assert answer.seconds < 120


@pytest.mark.parametrize(("call", "words"), [
    (lambda: siting_problem([[1, 2]], [1, 2]), "the demand has 2 points"),
    (lambda: siting_problem([[1, -2]]), "negative"),
    (lambda: siting_problem([[1, 2]], required=[5]), "numbers from 0 to 1"),
    (lambda: siting_problem([[1, 2]], required=[0], closed=[0]), "kept open and closed"),
    (lambda: siting_problem([[1, 2]], cost=[1, 2, 3]), "3 values for 2 sites"),
    (lambda: p_median(siting_problem([[1, 2]]), count=3), "from 1 to 2"),
    (lambda: most_covered(siting_problem([[1, 2]]), radius=5), "neither"),
    (lambda: most_covered(siting_problem([[1, 2]]), radius=-5, count=1), "radius"),
    (lambda: least_sites(siting_problem([[1, 2]]), radius=5, share=2), "share"),
])
def test_input_that_cannot_be_used_is_refused_with_a_remedy(call, words):
    with pytest.raises(BadInput, match=words):
        call()
