"""What every journey obeys, whatever the network."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from muster.logistics.routing.network import Access, RoadNetwork, travel
from muster.logistics.routing.sphere import great_circle

SEED = st.integers(0, 2**32 - 1)


def any_network(rng: np.random.Generator, nodes: int, links: int) -> RoadNetwork:
    lon, lat = rng.uniform(108.5, 116.0, nodes), rng.uniform(29.1, 33.2, nodes)
    ends = np.array([rng.choice(nodes, 2, replace=False) for _ in range(links)])
    length = np.asarray(great_circle(lon[ends[:, 0]], lat[ends[:, 0]], lon[ends[:, 1]], lat[ends[:, 1]])) * 1.1 + 1.0
    return RoadNetwork(
        lon, lat, ends[:, 0], ends[:, 1], length, length / rng.uniform(10, 30, links), rng.random(links) < 0.5
    )


def some_points(rng: np.random.Generator, count: int) -> np.ndarray:
    return np.column_stack([rng.uniform(108.5, 116.0, count), rng.uniform(29.1, 33.2, count)])


@given(seed=SEED, nodes=st.integers(2, 30), links=st.integers(1, 60), here=st.integers(1, 6), there=st.integers(1, 6))
def test_there_and_back_take_as_long(seed, nodes, links, here, there):
    rng = np.random.default_rng(seed)
    network, a, b = any_network(rng, nodes, links), some_points(rng, here), some_points(rng, there)
    out, back = travel(network, a, b), travel(network, b, a)
    np.testing.assert_allclose(out.duration, back.duration.T, rtol=1e-9)
    assert np.isfinite(out.length).all()


@given(seed=SEED, nodes=st.integers(2, 30), links=st.integers(1, 60))
def test_no_way_is_faster_than_flying_nor_slower_than_the_direct_leg(seed, nodes, links):
    rng = np.random.default_rng(seed)
    network, a, b = any_network(rng, nodes, links), some_points(rng, 5), some_points(rng, 3)
    access = Access()
    journeys = travel(network, a, b, access=access)
    flight = np.asarray(great_circle(a[:, None, 0], a[:, None, 1], b[None, :, 0], b[None, :, 1]))
    assert (journeys.duration <= flight * access.detour / access.speed * (1 + 1e-9) + 1e-5).all()
    assert (journeys.duration >= flight / 30.0 * (1 - 1e-2)).all()
    assert (journeys.length >= flight * (1 - 1e-2)).all()


@given(seed=SEED, nodes=st.integers(2, 20), links=st.integers(2, 40))
def test_a_further_road_never_makes_a_journey_slower(seed, nodes, links):
    rng = np.random.default_rng(seed)
    full, a, b = any_network(rng, nodes, links), some_points(rng, 4), some_points(rng, 2)
    access = Access(nodes=nodes, links=0 or links)
    less = RoadNetwork(
        full.node_lon,
        full.node_lat,
        full.link_from[:-1],
        full.link_to[:-1],
        full.length[:-1],
        full.duration[:-1],
        full.is_open[:-1],
    )
    assert (travel(full, a, b, access=access).duration <= travel(less, a, b, access=access).duration + 1e-6).all()
