"""Travel times always come, and say what they rest on."""

from datetime import date

import numpy as np
import pytest

from muster.apps.geo.rules.travel import (
    GraphProvider,
    Method,
    StraightLineProvider,
    TravelTime,
    Vehicle,
    travel_times,
)
from muster.kit.geometry import Point
from muster.logistics.routing.network import RoadNetwork

HUANGSHI, WUHAN, BEIJING = Point(115.039, 30.1994), Point(114.2986, 30.5844), Point(116.4, 39.9)


@pytest.fixture
def graph() -> GraphProvider:
    """One expressway of 100 km between Wuhan and Huangshi."""
    road = RoadNetwork(
        np.array([WUHAN.lon, HUANGSHI.lon]),
        np.array([WUHAN.lat, HUANGSHI.lat]),
        np.array([0]),
        np.array([1]),
        np.array([100e3]),
        np.array([3600.0]),
        np.array([False]),
    )
    return GraphProvider(road, "测试路网", date(2026, 11, 21), "roads/test")


def test_the_network_answers_where_it_reaches_and_the_straight_line_elsewhere(graph):
    inside, outside = travel_times([graph, StraightLineProvider()], [WUHAN, BEIJING], HUANGSHI, vehicle=Vehicle.CAR)
    assert (inside.method, outside.method) == (Method.GRAPH, Method.ESTIMATE)
    assert inside.minutes == pytest.approx(60.0, abs=0.1)
    assert inside.distance_m == pytest.approx(100e3, abs=1)
    assert (inside.source, inside.data_date, inside.version) == ("测试路网", date(2026, 11, 21), "travel/1+roads/test")
    assert outside.data_date is None


def test_a_destination_outside_the_network_is_estimated_for_all(graph):
    found = travel_times([graph, StraightLineProvider()], [WUHAN, HUANGSHI], BEIJING, vehicle=Vehicle.CAR)
    assert {t.method for t in found} == {Method.ESTIMATE}


def test_a_loaded_vehicle_is_slower_than_a_car(graph):
    (car,) = graph.travel_times([WUHAN], HUANGSHI, vehicle=Vehicle.CAR)
    (heavy,) = graph.travel_times([WUHAN], HUANGSHI, vehicle=Vehicle.HEAVY)
    assert heavy.minutes == pytest.approx(100 / 90 * 60 * 1.1, abs=0.1)
    assert heavy.minutes > car.minutes


def test_the_estimate_is_the_straight_line_lengthened_at_65_km_per_hour():
    (found,) = StraightLineProvider().travel_times([Point(114.0, 30.0)], Point(114.0, 30.5), vehicle=Vehicle.HEAVY)
    assert found.minutes == pytest.approx(69.3, abs=0.05)
    assert found.distance_m == pytest.approx(75_059, abs=50)


def test_the_range_holds_the_figure(graph):
    for found in travel_times([graph, StraightLineProvider()], [WUHAN, BEIJING], HUANGSHI, vehicle=Vehicle.HEAVY):
        assert isinstance(found, TravelTime)
        assert found.low < found.minutes < found.high


def test_nobody_needs_no_answer(graph):
    assert travel_times([graph, StraightLineProvider()], [], HUANGSHI, vehicle=Vehicle.CAR) == []


def test_without_a_provider_that_always_answers_it_is_a_mistake(graph):
    with pytest.raises(ValueError, match="without an answer"):
        travel_times([graph], [BEIJING], HUANGSHI, vehicle=Vehicle.CAR)
