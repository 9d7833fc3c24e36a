"""The dispatch optimum equals complete enumeration, its fallback is marked, and its alternatives say their price."""

import itertools

import numpy as np
import pytest

from muster.logistics.assignment import alone, alternatives, assign, greedy, score, situation
from muster.logistics.errors import BadInput
from muster.logistics.mip import Status


def _case(seed, units=6, incidents=2, capabilities=2, places=5, **more):
    random = np.random.default_rng(seed)
    arrival = random.integers(5, 120, (units, incidents)).astype(float)
    arrival[random.random(arrival.shape) < 0.15] = np.inf
    return situation(
        arrival, random.integers(0, 3, (units, capabilities)), random.integers(0, 3, (incidents, capabilities)),
        deadline=random.integers(20, 80, incidents), priority=random.integers(1, 4, incidents),
        kind=random.integers(0, 2, units), covers=random.random((units, places)) < 0.4,
        weight=random.integers(1, 9, places), **more)


def _enumerated(case, avoid=()):
    units, incidents = case.arrival.shape
    best = None
    for sent in itertools.product(range(-1, incidents), repeat=units):
        chosen = np.asarray(sent)
        gone = set(np.flatnonzero(chosen >= 0).tolist())
        if any(not np.isfinite(case.arrival[u, chosen[u]]) for u in gone):
            continue
        if any(len(gone & set(members.tolist())) > most for members, most in case.groups):
            continue
        if any(a <= gone for a in avoid):
            continue
        key = score(case, chosen).key()
        if best is None or key < best:
            best = key
    return best


@pytest.mark.parametrize("seed", range(25))
def test_the_plan_equals_enumeration(seed):
    case = _case(seed)
    plan = assign(case)
    assert plan.score.key() == pytest.approx(_enumerated(case))
    assert plan.status is Status.OPTIMAL
    assert plan.proven == 4


@pytest.mark.parametrize("seed", range(10))
def test_a_reserve_is_kept(seed):
    case = _case(seed, groups=[([0, 1, 2], 1), ([3, 4], 1)])
    plan = assign(case)
    assert plan.score.key() == pytest.approx(_enumerated(case))
    assert len(plan.units & {0, 1, 2}) <= 1
    assert len(plan.units & {3, 4}) <= 1


@pytest.mark.parametrize("seed", range(10))
def test_alternatives_are_the_next_best_and_say_their_price(seed):
    case = _case(seed)
    plan = assign(case)
    others = alternatives(case, plan, count=2)
    avoid = [plan.units]
    for other, price in others:
        assert other.score.key() == pytest.approx(_enumerated(case, avoid))
        assert price.shortage == pytest.approx(other.score.shortage - plan.score.shortage)
        assert not plan.units <= other.units
        assert other.score.key() >= plan.score.key() or other.score.key() == pytest.approx(plan.score.key())
        avoid.append(other.units)


@pytest.mark.parametrize("seed", range(10))
def test_the_fallback_is_always_allowed_and_marked(seed):
    case = _case(seed, groups=[([0, 1, 2], 1)])
    sent = greedy(case)
    gone = np.flatnonzero(sent >= 0)
    assert np.isfinite(case.arrival[gone, sent[gone]]).all()
    assert (sent[:3] >= 0).sum() <= 1
    assert score(case, sent).shortage >= assign(case).score.shortage - 1e-9


def test_without_time_the_greedy_plan_stands_in_and_says_so():
    random = np.random.default_rng(0)
    case = situation(random.uniform(5, 200, (400, 8)), random.integers(0, 2, (400, 12)),
                     random.integers(5, 12, (8, 12)), deadline=20)
    plan = assign(case, time_limit=1e-3)
    assert plan.status is Status.HEURISTIC
    assert plan.proven < 4
    assert plan.units


def test_shortage_comes_before_lateness_and_lateness_before_cover():
    case = situation([[100, np.inf], [10, np.inf]], [[2], [1]], [[2], [0]], deadline=60,
                     covers=[[True], [False]], weight=[1000])
    assert assign(case).units == {0}                     # the late unit that suffices, though cover goes with it
    nearer = situation([[10], [70]], [[1], [1]], [[1]], deadline=60, covers=[[True], [False]], weight=[1000])
    assert assign(nearer).units == {0}                   # in time, though the other would leave more cover
    equal = situation([[10], [50]], [[1], [1]], [[1]], deadline=60, covers=[[True], [False]], weight=[1000])
    assert assign(equal).units == {1}                    # both in time: the one whose cover is not missed


def test_what_is_lacking_and_what_each_unit_is_for_is_said():
    case = situation([[10.0], [80.0]], [[1, 0], [0, 1]], [[1, 2]], covers=[[True], [False]], weight=[7])
    plan = assign(case)
    assert [(m.unit, m.late, m.fills, m.cover_lost) for m in plan.moves] == [(0, 0.0, (0,), 7.0), (1, 20.0, (1,), 0.0)]
    assert [(s.incident, s.capability, s.amount) for s in plan.short] == [(0, 1, 1.0)]


def test_what_the_other_incident_loses_can_be_seen():
    case = situation([[10, 12], [90, 95]], [[1], [1]], [[1], [1]], deadline=60, priority=[1, 5])
    together = assign(case)
    assert [(m.unit, m.incident) for m in together.moves] == [(1, 0), (0, 1)]
    assert alone(case, 0).moves[0].arrival == 10


def test_nobody_able_is_a_plan_with_everything_short():
    case = situation([[np.inf]], [[1]], [[3]])
    plan = assign(case)
    assert plan.moves == ()
    assert plan.score.shortage == 3
    assert plan.status is Status.OPTIMAL
    assert alternatives(case, plan) == []


@pytest.mark.parametrize("call", [
    lambda: situation([[1.0]], [[1], [2]], [[1]]),
    lambda: situation([[-1.0]], [[1]], [[1]]),
    lambda: situation([[np.nan]], [[1]], [[1]]),
    lambda: situation([[1.0]], [[1]], [[1]], priority=0),
    lambda: situation([[1.0]], [[1]], [[1]], groups=[([4], 1)]),
    lambda: situation([[1.0]], [[1]], [[1]], covers=[[True]], weight=[1, 2]),
    lambda: alone(situation([[1.0]], [[1]], [[1]]), 3),
])
def test_a_situation_that_does_not_fit_is_refused(call):
    with pytest.raises(BadInput):
        call()
