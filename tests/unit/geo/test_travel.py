"""Travel times always come, and say what they rest on."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

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
    assert (inside.source, inside.data_date, inside.version) == ("测试路网", date(2026, 11, 21), "travel/3+roads/test")
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
    assert found.version == "travel/3+trunk-1+valhalla 3"


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


NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=8)))


def _hours(begin: time, end: time, **more) -> Closure:
    return replace(closed(), hours=(begin, end), **more)


@pytest.mark.parametrize(
    ("ban", "ahead", "doubtful"),
    [
        (_hours(time(11), time(14)), 0, False),  # holds at departure
        (_hours(time(11), time(12)), 0, None),  # over when one sets out
        (_hours(time(12, 30), time(14)), 1, False),  # 60 min, 51 to 78: begins before the earliest arrival
        (_hours(time(13, 10), time(14)), 1, True),  # begins between the earliest and the latest
        (_hours(time(13, 20), time(14)), 0, None),  # begins after the latest
        (_hours(time(12, 30), time(14), begins_at=NOON + timedelta(days=1)), 0, None),
        (_hours(time(12, 30), time(14), ends_at=NOON + timedelta(minutes=20)), 0, None),
        (replace(closed(), begins_at=NOON + timedelta(minutes=30)), 1, False),
    ],
)
@pytest.mark.parametrize("named", ["route", "graph", "estimate"])
def test_hours_count_that_meet_the_time_between_departure_and_the_latest_arrival(graph, named, ban, ahead, doubtful):
    providers = {"route": [engine(3600.0, bound=4200.0)], "graph": [graph], "estimate": []}[named]
    asked = {"vehicle": Vehicle.CAR, "departure": NOON}
    (free,) = travel_times([*providers, StraightLineProvider()], [WUHAN], HUANGSHI, **asked)
    (found,) = travel_times([*providers, StraightLineProvider()], [WUHAN], HUANGSHI, closures=[ban], **asked)
    assert found.method.value == named
    if named == "estimate":  # 103 min, 72 to 165: counts what lies across, adds nothing
        assert (found.minutes, found.delay_ahead, found.ahead_doubtful) == (free.minutes, 0.0, False)
        return
    met = doubtful is not None
    assert (found.minutes > free.minutes) is met
    assert (found.closures_considered, found.closures_ahead, found.ahead_doubtful) == (int(met), ahead, bool(doubtful))
    assert found.delay_ahead == (found.delay if ahead else 0.0)


def test_a_closure_met_on_the_way_may_put_the_arrival_off_into_the_next():
    asked = {"vehicle": Vehicle.CAR, "departure": NOON}
    first, second = _hours(time(13), time(14)), replace(_hours(time(13, 25), time(14)), id="d")  # 60 min, at latest 13:18; then 13:31

    def found(*bans: Closure) -> TravelTime:
        return travel_times([engine(3600.0, bound=4200.0), StraightLineProvider()], [WUHAN], HUANGSHI, closures=bans, **asked)[0]

    assert found(second).closures_ahead == 0
    assert (found(first).closures_ahead, found(first, second).closures_ahead) == (1, 2)


def test_dangerous_goods_keep_off_links_that_are_known_to_ban_them(graph):
    banned = GraphProvider(graph.network, "测试路网", None, "x", hazmat_banned=np.array([True]))
    (tanker,) = travel_times([banned], [WUHAN], HUANGSHI, vehicle=Vehicle.HAZMAT)
    (unknown,) = travel_times([graph], [WUHAN], HUANGSHI, vehicle=Vehicle.HAZMAT)
    assert tanker.distance_m != unknown.distance_m
