"""What must hold for every dispatch plan."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.logistics.assignment import assign, situation

seeds = st.integers(0, 2**32 - 1)


def _case(seed, more=0):
    random = np.random.default_rng(seed)
    units = 7
    arrival = random.uniform(5, 150, (units, 2))
    arrival[random.random(arrival.shape) < 0.2] = np.inf
    supply, need = random.integers(0, 3, (units, 2)), random.integers(0, 4, (2, 2))
    kind, covers = random.integers(0, 2, units), random.random((units, 6)) < 0.4
    weight = random.integers(1, 9, 6)
    kept = units - 1 + more
    return situation(arrival[:kept], supply[:kept], need, deadline=60, kind=kind[:kept], covers=covers[:kept],
                     weight=weight)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_the_cover_left_behind_never_counts_a_sent_team(seed):
    case = _case(seed, 1)
    plan = assign(case)
    stays = np.array([u not in plan.units for u in range(case.arrival.shape[0])])
    counted = sum(float(case.weight[i]) for kind in set(case.kind.tolist()) for i in range(case.weight.size)
                  if any(stays[u] and case.kind[u] == kind and case.covers[u, i] for u in range(stays.size)))
    assert plan.score.cover == counted


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_no_unit_goes_twice_or_where_it_cannot(seed):
    case = _case(seed, 1)
    plan = assign(case)
    assert len(plan.units) == len(plan.moves)
    assert all(np.isfinite(case.arrival[m.unit, m.incident]) for m in plan.moves)
    assert all(m.fills for m in plan.moves)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_one_more_unit_never_makes_the_plan_shorter_of_anything(seed):
    fewer, more = assign(_case(seed)).score, assign(_case(seed, 1)).score
    assert more.shortage <= fewer.shortage + 1e-9
    assert more.shortage < fewer.shortage - 1e-9 or more.lateness <= fewer.lateness + 1e-6
