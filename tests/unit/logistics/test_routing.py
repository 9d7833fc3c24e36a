"""Journeys over a small network whose answers can be worked out by hand."""

import numpy as np
import pytest

from muster.logistics.routing.journeys import straight_line
from muster.logistics.routing.network import Access, RoadNetwork, travel
from muster.logistics.routing.sphere import great_circle

KMH = 1 / 3.6


def network(*, middle_open: bool = True) -> RoadNetwork:
    """A — B — C on one parallel, 0.5° (48.1 km) apart, and a slow second way from A to C."""
    return RoadNetwork(
        node_lon=np.array([114.0, 114.5, 115.0]),
        node_lat=np.array([30.0, 30.0, 30.0]),
        link_from=np.array([0, 1, 0, 0]),
        link_to=np.array([1, 2, 2, 1]),
        length=np.array([50e3, 50e3, 110e3, 49e3]),
        duration=np.array([50e3 / (100 * KMH), 50e3 / (100 * KMH), 110e3 / (50 * KMH), 49e3 / (30 * KMH)]),
        is_open=np.array([middle_open, middle_open, True, True]),
    )


def test_the_fastest_of_parallel_ways_is_taken_and_its_own_length_reported():
    journeys = travel(network(), [[114.0, 30.0]], [[115.0, 30.0]])
    assert journeys.duration[0, 0] == pytest.approx(3600.0, rel=1e-6)
    assert journeys.length[0, 0] == pytest.approx(100e3, rel=1e-6)


def test_a_point_beside_the_road_pays_for_its_access_leg():
    beside = great_circle(114.5, 30.0, 114.5, 30.02)
    journeys = travel(network(), [[114.5, 30.02]], [[115.0, 30.0]], access=Access(detour=1.35, speed=40 * KMH))
    assert journeys.duration[0, 0] == pytest.approx(1800.0 + beside * 1.35 / (40 * KMH), rel=1e-3)
    assert journeys.length[0, 0] == pytest.approx(50e3 + beside * 1.35, rel=1e-3)


def test_two_points_on_one_link_drive_along_it():
    journeys = travel(network(), [[114.1, 30.0]], [[114.4, 30.0]])
    assert journeys.duration[0, 0] == pytest.approx(0.6 * 1800.0, rel=1e-3)
    assert journeys.length[0, 0] == pytest.approx(0.6 * 50e3, rel=1e-3)


def test_a_motorway_is_entered_at_its_nodes_unless_the_point_lies_on_it():
    closed = RoadNetwork(
        np.array([114.0, 114.5]),
        np.array([30.0, 30.0]),
        np.array([0]),
        np.array([1]),
        np.array([50e3]),
        np.array([1800.0]),
        np.array([False]),
    )
    on_it = travel(closed, [[114.0, 30.0]], [[114.25, 30.0]])
    near_it = travel(closed, [[114.0, 30.0]], [[114.25, 30.05]])
    assert on_it.duration[0, 0] == pytest.approx(900.0, rel=1e-2)
    assert near_it.duration[0, 0] > 1800.0


def test_neighbours_do_not_drive_to_the_network_and_back():
    journeys = travel(network(), [[114.25, 30.60]], [[114.26, 30.60]])
    direct = 1.35 * great_circle(114.25, 30.60, 114.26, 30.60)
    assert journeys.length[0, 0] == pytest.approx(direct, rel=1e-6)


def test_many_to_many_equals_one_by_one():
    rng = np.random.default_rng(7)
    origins = np.column_stack([rng.uniform(113.9, 115.1, 9), rng.uniform(29.8, 30.2, 9)])
    destinations = np.column_stack([rng.uniform(113.9, 115.1, 4), rng.uniform(29.8, 30.2, 4)])
    together = travel(network(), origins, destinations)
    for i, origin in enumerate(origins):
        for j, destination in enumerate(destinations):
            alone = travel(network(), [origin], [destination])
            assert together.duration[i, j] == pytest.approx(alone.duration[0, 0], rel=1e-9)
            assert together.length[i, j] == pytest.approx(alone.length[0, 0], rel=1e-9)
    assert together.shape == (9, 4)


def test_nobody_and_nowhere_have_shapes_too():
    assert travel(network(), np.empty((0, 2)), [[114.0, 30.0]]).shape == (0, 1)
    assert travel(network(), [[114.0, 30.0]], np.empty((0, 2))).shape == (1, 0)


def test_a_link_to_nowhere_is_refused():
    with pytest.raises(ValueError, match="does not exist"):
        RoadNetwork(
            np.array([114.0]),
            np.array([30.0]),
            np.array([0]),
            np.array([1]),
            np.array([1.0]),
            np.array([1.0]),
            np.array([True]),
        )


def test_the_straight_line_refuses_a_detour_shorter_than_straight():
    with pytest.raises(ValueError, match="detour"):
        straight_line([[114.0, 30.0]], [[114.0, 31.0]], detour=0.9)
