"""What must hold for the nearest bases kept once, whatever the bases, their standing and the points."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.logistics.coverage.cube import STATES, Cube, Origin, Standing, State, look, reach_cube
from muster.logistics.coverage.reach import Base, BaseSet, Measure, Place, Ways, coverage
from muster.logistics.routing.journeys import straight_line
from muster.logistics.routing.sphere import great_circle

seeds = st.integers(0, 2**32 - 1)
TIERS = ("national_base", "regional_base", "enterprise_fulltime_team")
TURN_OUT = {"national_base": 30.0, "regional_base": 5.0, "enterprise_fulltime_team": 3.0}


def _world(seed, bases=6, points=9):
    random = np.random.default_rng(seed)
    origins = [Origin(float(lon), float(lat), str(random.choice(TIERS)), ("mine",), Standing(str(random.choice(["ready", "partial", "unknown", "out"]))))
               for lon, lat in random.uniform((113, 30), (115, 31), (bases, 2))]  # fmt: skip
    lon, lat = random.uniform(113, 115, points), random.uniform(30, 31, points)
    return origins, lon, lat


def _look(origins, lon, lat, **question):
    return look(reach_cube(origins, lon, lat, None), **{"discipline": "mine", "tiers": TIERS, "limit": 60.0, "turn_out": TURN_OUT, **question})


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(0, 5))
def test_adding_a_base_never_lowers_coverage_planned_or_ready(seed, added):
    origins, lon, lat = _world(seed)
    fewer = _look([o for i, o in enumerate(origins) if i != added], lon, lat)
    more = _look(origins, lon, lat)
    assert (more.planned >= fewer.planned).all()
    assert (more.state <= fewer.state).all(), "a state can only get better"


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(0, 5))
def test_a_team_that_is_sent_covers_nothing_now_and_all_it_did_as_planned(seed, sent):
    origins, lon, lat = _world(seed)
    gone = [Origin(o.lon, o.lat, o.tier, o.disciplines, Standing.OUT) if i == sent else o for i, o in enumerate(origins)]
    without = _look([o for i, o in enumerate(origins) if i != sent], lon, lat)
    after = _look(gone, lon, lat)
    for state in (State.READY, State.PARTIAL, State.UNKNOWN):
        number = STATES.index(state)
        assert ((after.state <= number) == (without.state <= number)).all(), "residual cover never counts a sent team"
    assert (after.planned == _look(origins, lon, lat).planned).all()


@settings(max_examples=40, deadline=None)
@given(seeds, st.floats(0.6, 2.0), st.sampled_from([30.0, 60.0, 180.0]))
def test_a_look_equals_reckoning_from_all_ways(seed, factor, limit):
    origins, lon, lat = _world(seed)
    here, there = np.array([(o.lon, o.lat) for o in origins]), np.column_stack([lon, lat])
    guess = straight_line(here, there)
    circle = np.asarray(great_circle(here[:, None, 0], here[:, None, 1], lon, lat)) / 1000
    ways = Ways(guess.duration / 60, guess.length / 1000, circle)
    bases = [Base(str(i), str(i), o.lon, o.lat, o.tier, o.disciplines, TURN_OUT[o.tier]) for i, o in enumerate(origins)]
    places = [Place(str(j), str(j), float(lon[j]), float(lat[j])) for j in range(lon.size)]
    cube = reach_cube(origins, lon, lat, None)
    for base_set in BaseSet:
        for measure, border in ((Measure.MINUTES, limit), (Measure.ROAD, 100.0), (Measure.CIRCLE, 100.0)):
            whole = coverage(bases, places, ways, discipline="mine", base_set=base_set, measure=measure, limit=border, factor=factor)
            seen = look(cube, discipline="mine", tiers=base_set.tiers, measure=measure, limit=border, turn_out=TURN_OUT, factor=factor)
            assert [str(j) for j in np.flatnonzero(seen.planned)] == list(whole.covered)


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_what_is_kept_comes_back_whole(seed):
    cube = reach_cube(*_world(seed), None)
    again = Cube.from_bytes(cube.to_bytes())
    question = {"discipline": "mine", "tiers": TIERS, "limit": 60.0, "turn_out": TURN_OUT}
    assert (look(again, **question).state == look(cube, **question).state).all()
    assert (look(again, **question).base == look(cube, **question).base).all()
