"""What must hold for coverage, whatever the roads and bases."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.logistics.coverage.reach import Base, BaseSet, Place, Ways, coverage
from muster.logistics.routing.network import Access, RoadNetwork, travel

AT_NODES = Access(links=0)
"""Of the nearest links only some are tried: with one closed, another comes into the choice, so nodes alone are compared."""
seeds = st.integers(0, 2**32 - 1)


def _world(seed, bases=5, places=8):
    random = np.random.default_rng(seed)
    tiers = random.choice(["regional_base", "national_base", "enterprise_fulltime_team"], bases)
    made = [Base(str(i), str(i), 114.0, 30.0, str(t), ("mine",), float(random.integers(0, 30)))
            for i, t in enumerate(tiers)]
    minutes = random.uniform(0, 200, (bases, places))
    return made, [Place(str(j), str(j), 114.0, 30.0, 10.0) for j in range(places)], Ways(minutes, minutes, minutes)


def _covered(bases, places, ways, **more):
    answer = coverage(bases, places, ways, discipline="mine", base_set=more.pop("base_set", BaseSet.ALL),
                      limit=more.pop("limit", 90.0), **more)
    return set(answer.covered)


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(0, 4))
def test_adding_a_base_never_lowers_coverage(seed, left_out):
    bases, places, ways = _world(seed)
    ready = np.arange(5) != left_out
    assert _covered(bases, places, ways, ready=ready) <= _covered(bases, places, ways)


@settings(max_examples=60, deadline=None)
@given(seeds, st.floats(0.1, 3.0), st.floats(1.0, 3.0))
def test_slower_roads_and_shorter_promises_never_cover_more(seed, factor, slower):
    bases, places, ways = _world(seed)
    usual = _covered(bases, places, ways, factor=factor)
    assert _covered(bases, places, ways, factor=factor * slower) <= usual
    assert _covered(bases, places, ways, factor=factor, limit=60.0) <= usual
    assert usual <= _covered(bases, places, ways, factor=factor, turn_out=False)


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_a_wider_set_of_bases_never_covers_less(seed):
    bases, places, ways = _world(seed)
    nested = [_covered(bases, places, ways, base_set=s)
              for s in (BaseSet.REGIONAL, BaseSet.REGIONAL_NATIONAL, BaseSet.ALL)]
    assert nested[0] <= nested[1] <= nested[2]


@settings(max_examples=30, deadline=None)
@given(seeds, st.integers(0, 19))
def test_closing_a_road_never_shortens_a_trip(seed, closed):
    random = np.random.default_rng(seed)
    lon, lat = random.uniform(113, 115, 10), random.uniform(30, 31, 10)
    ends = np.array([random.choice(10, 2, replace=False) for _ in range(20)])
    length = random.uniform(5e3, 2e5, 20)
    network = RoadNetwork(lon, lat, ends[:, 0], ends[:, 1], length, length / 20.0, random.random(20) < 0.5)
    kept = np.arange(20) != closed
    fewer = RoadNetwork(lon, lat, ends[kept, 0], ends[kept, 1], length[kept], length[kept] / 20.0,
                        network.is_open[kept])
    points = np.column_stack([random.uniform(113, 115, 3), random.uniform(30, 31, 3)])
    before, after = (travel(n, points, np.column_stack([lon, lat]), access=AT_NODES).duration
                     for n in (network, fewer))
    assert (after >= before - 1e-3).all()
