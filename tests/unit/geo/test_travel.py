"""Travel times always come, and say what they rest on."""

from datetime import date

import numpy as np
import pytest
import shapely

from muster.apps.geo.rules.closures import Closure
from muster.apps.geo.rules.travel import (
    Away,
    GraphProvider,
    Method,
    RouteProvider,
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
    assert (inside.source, inside.data_date, inside.version) == ("测试路网", date(2026, 11, 21), "travel/2+roads/test")
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


ROADS = {"id": "trunk-1", "engine": "valhalla 3", "source": "路网", "data_date": "2026-11-01", "schematic": False}
BAR = shapely.LineString([(114.6, 30.0), (114.75, 30.8)])


def closed(factor: float | None = None, *, vehicles: frozenset[str] = frozenset(), shape=BAR, name: str = "c1") -> Closure:
    return Closure(name, shape, factor, vehicles)


def engine(seconds: float, *, bound: float | None = None):
    """An engine that knows one way only."""

    def ask(question, body):
        rows, columns = len(body["sources"]), len(body["targets"])
        answer = {
            "roads": ROADS,
            "free": {"away": [0.0] * (rows + columns), "durations": [[seconds] * columns] * rows, "lengths": [[100e3] * columns] * rows},
        }
        if body["closed"]:
            answer["closed"] = {"away": [0.0] * (rows + columns), "durations": [[bound] * columns] * rows, "lengths": [[120e3] * columns] * rows}
        return answer

    return RouteProvider(ask)


def test_the_engine_answers_first_and_says_what_it_drove_on(graph):
    (found,) = travel_times([engine(3000.0), graph, StraightLineProvider()], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR)
    assert (found.method, found.minutes, found.degraded) == (Method.ROUTE, 50.0, "")
    assert (found.source, found.data_date) == ("路网", date(2026, 11, 1))
    assert found.version == "travel/2+trunk-1+valhalla 3"


def test_without_the_engine_the_graph_answers_and_says_why(graph):
    def ask(question, body):
        raise Away("engine-away")

    (found,) = travel_times([RouteProvider(ask), graph, StraightLineProvider()], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR)
    assert (found.method, found.degraded) == (Method.GRAPH, "engine-away")
    (far,) = travel_times([RouteProvider(ask), graph, StraightLineProvider()], [BEIJING], HUANGSHI, vehicle=Vehicle.CAR)
    assert (far.method, far.degraded) == (Method.ESTIMATE, "engine-away")


def test_a_closed_road_lengthens_the_engines_journey_and_never_shortens_it(graph):
    (found,) = travel_times([engine(3000.0, bound=4200.0)], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR, closures=[closed()])
    assert (found.minutes, found.delay, found.closures_considered) == (70.0, 20.0, 1)
    (odd,) = travel_times([engine(3000.0, bound=2900.0)], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR, closures=[closed()])
    assert (odd.minutes, odd.delay) == (50.0, 0.0)


def test_a_closed_road_is_left_by_the_graph(graph):
    (free,) = travel_times([graph], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR)
    (bound,) = travel_times([graph], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR, closures=[closed()])
    assert bound.minutes > free.minutes
    assert bound.delay == pytest.approx(bound.minutes - free.minutes, abs=0.11)


def test_a_slow_road_takes_longer_for_the_graph_and_for_the_engine(graph):
    slow = closed(0.8)
    (found,) = travel_times([graph], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR, closures=[slow])
    assert found.minutes == pytest.approx(75.0, abs=0.2)
    routed = RouteProvider(engine(3000.0).ask, graph)
    (driven,) = travel_times([routed], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR, closures=[slow])
    assert driven.minutes == pytest.approx(62.5, abs=0.2)
    assert driven.delay == pytest.approx(12.5, abs=0.2)


def test_a_closure_holds_for_its_vehicles_only(graph):
    heavy_only = closed(vehicles=frozenset({"heavy"}))
    (car,) = travel_times([graph], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR, closures=[heavy_only])
    assert (car.delay, car.closures_considered) == (0.0, 0)
    (heavy,) = travel_times([graph], [WUHAN], HUANGSHI, vehicle=Vehicle.HEAVY, closures=[heavy_only])
    assert heavy.delay > 0


def test_who_is_sent_into_a_closed_area_is_let_through_it_and_told(graph):
    around = closed(shape=shapely.Point(HUANGSHI.lon, HUANGSHI.lat).buffer(0.05))
    (free,) = travel_times([graph], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR)
    (found,) = travel_times([graph], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR, closures=[around])
    assert found.minutes == free.minutes
    assert found.end_closed


def test_an_estimate_counts_what_lies_across_it_and_promises_nothing(graph):
    (found,) = travel_times([StraightLineProvider()], [WUHAN], HUANGSHI, vehicle=Vehicle.CAR, closures=[closed()])
    assert (found.closures_considered, found.closures_ignored) == (0, 1)


def test_dangerous_goods_keep_off_links_that_are_known_to_ban_them(graph):
    banned = GraphProvider(graph.network, "测试路网", None, "x", hazmat_banned=np.array([True]))
    (tanker,) = travel_times([banned], [WUHAN], HUANGSHI, vehicle=Vehicle.HAZMAT)
    (unknown,) = travel_times([graph], [WUHAN], HUANGSHI, vehicle=Vehicle.HAZMAT)
    assert tanker.distance_m != unknown.distance_m
