"""Closing or slowing a road never shortens a trip, whatever the network, the ends and the closures."""

from datetime import datetime, time, timedelta, timezone

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.apps.geo.rules.closures import Closure
from muster.apps.geo.rules.travel import GraphProvider, StraightLineProvider, Vehicle, travel_matrix
from muster.kit.geometry import Point
from muster.logistics.routing.network import Access, RoadNetwork, travel

LON = st.floats(114.0, 115.0).map(lambda x: round(x, 4))
LAT = st.floats(30.0, 30.8).map(lambda y: round(y, 4))
DEPARTURE = datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=8)))
QUARTER = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
POINT = st.builds(Point, LON, LAT)


@st.composite
def networks(draw: st.DrawFn) -> RoadNetwork:
    """A handful of nodes, joined at random."""
    count = draw(st.integers(3, 9))
    lon = np.array(draw(st.lists(LON, min_size=count, max_size=count)))
    lat = np.array(draw(st.lists(LAT, min_size=count, max_size=count)))
    node = st.integers(0, count - 1)
    ends = draw(st.lists(st.tuples(node, node).filter(lambda e: e[0] != e[1]), min_size=2, max_size=18, unique=True))
    size = len(ends)
    length = np.array(draw(st.lists(st.floats(500.0, 90e3), min_size=size, max_size=size)))
    speed = np.array(draw(st.lists(st.floats(5.0, 33.0), min_size=size, max_size=size)))
    is_open = np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    return RoadNetwork(lon, lat, np.array([e[0] for e in ends]), np.array([e[1] for e in ends]), length, length / speed, is_open)


@st.composite
def closures(draw: st.DrawFn) -> Closure:
    """A box or a line, closed or slow."""
    a, b = draw(POINT), draw(POINT)
    if draw(st.booleans()):
        shape = shapely.box(min(a.lon, b.lon), min(a.lat, b.lat), max(a.lon, b.lon) + 0.001, max(a.lat, b.lat) + 0.001)
    else:
        shape = shapely.LineString([(a.lon, a.lat), (b.lon + 0.001, b.lat)])
    hours = draw(st.none() | st.tuples(QUARTER, QUARTER).filter(lambda pair: pair[0] != pair[1]))
    begins_at = draw(st.none() | st.integers(-60, 300).map(lambda minutes: DEPARTURE + timedelta(minutes=minutes)))
    factor = draw(st.none() | st.floats(0.05, 0.95))
    return Closure(f"c{draw(st.integers(0, 999_999))}", shape, factor, begins_at=begins_at, hours=hours)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(networks(), st.lists(POINT, min_size=1, max_size=4), POINT, st.lists(closures(), max_size=3, unique_by=lambda c: c.id), closures())
def test_one_more_closure_never_shortens_a_trip(network, origins, destination, standing, more):
    graph = GraphProvider(network, "", None, "x")
    providers = [graph, StraightLineProvider()]
    for departure in (None, DEPARTURE):  # all hold; or those that hold at departure or on the way
        asked = {"vehicle": Vehicle.HEAVY, "departure": departure}
        before = travel_matrix(providers, origins, [destination], closures=standing, **asked)
        after = travel_matrix(providers, origins, [destination], closures=[*standing, more], **asked)
        for row_before, row_after in zip(before, after, strict=True):
            assert row_after[0].minutes >= row_before[0].minutes - 0.1  # figures are rounded to a tenth


@settings(max_examples=150, deadline=None, derandomize=True)
@given(networks(), st.lists(POINT, min_size=1, max_size=3), POINT, st.data())
def test_a_cut_link_never_shortens_a_journey_however_few_links_a_point_may_reach(network, origins, destination, data):
    cut = np.array(data.draw(st.lists(st.booleans(), min_size=network.link_from.size, max_size=network.link_from.size)))
    access = Access(nodes=1, links=2)
    here, there = [(p.lon, p.lat) for p in origins], [(destination.lon, destination.lat)]
    free = travel(network, here, there, access=access).duration
    bound = travel(network, here, there, access=access, cut=cut).duration
    assert (bound >= free - 1e-6).all()
