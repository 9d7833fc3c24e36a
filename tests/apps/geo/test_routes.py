"""Ways with words, with and without the engine; what the platform knows of its roads."""

import threading
from http.server import ThreadingHTTPServer

import pytest

from muster.apps.geo import queries
from muster.apps.geo.adapters import engine as adapter
from muster.apps.geo.rules.travel import Method
from muster.kit.geometry import Point
from muster.runtime.roads import building
from muster.runtime.roads.engine import Engine, handler_of
from muster.runtime.roads.store import Store

pytestmark = pytest.mark.usefixtures("ground")
WUCHANG, HUANGSHI = Point(114.30, 30.55), Point(115.06, 30.21)
WAY = "/api/routes?from_lon=114.3&from_lat=30.55&to_lon=115.06&to_lat=30.21"


@pytest.fixture(scope="session")
def roads(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("routes"))
    building.ensure(store)
    return Engine(store)


@pytest.fixture
def routing(roads, monkeypatch):
    """The real engine behind the real door."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(roads))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("MUSTER_ROUTING_URL", address)
    monkeypatch.setitem(adapter._engines, address, adapter.Engine(address, patience=30))
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("routing")
def test_the_engine_gives_the_way_that_the_time_stands_for(as_role):
    officer = as_role("duty_officer", "huangshi")
    told = officer.call("GET", "/api/travel-times?lon=115.06&lat=30.21&origin=114.3,30.55").data[0]
    found = officer.call("GET", f"{WAY}&alternatives=2").data
    assert (told["method"], told["degraded"]) == ("route", "")
    assert found[0]["minutes"] == told["minutes"]
    assert all(way["minutes"] >= found[0]["minutes"] for way in found)
    assert found[0]["schematic"]
    steps = found[0]["steps"]
    assert steps[0]["zh"].startswith("出发")
    assert steps[-1]["zh"] == "到达目的地。"
    assert not any("左" in step["zh"] or "右" in step["zh"] for step in steps), "turns on schematic roads mean nothing"
    assert all(step["en"] for step in steps)


@pytest.mark.usefixtures("routing")
def test_a_closed_road_is_driven_round(as_role):
    officer = as_role("duty_officer", "huangshi")
    (before,) = queries.travel_times([WUCHANG], HUANGSHI)
    bar = {"effect": "closed", "reason": "accident", "shape": {"kind": "line", "points": [[114.65, 30.0], [114.65, 30.9]]}}
    assert officer.call("POST", "/api/road-closures", bar).status_code == 201
    (after,) = queries.travel_times([WUCHANG], HUANGSHI)
    assert after.method is Method.ROUTE
    assert after.minutes > before.minutes
    assert after.delay == pytest.approx(after.minutes - before.minutes, abs=0.11)
    assert officer.call("GET", WAY).data[0]["minutes"] == after.minutes


@pytest.mark.usefixtures("routing")
def test_pictures_of_reach_say_that_they_are_pictures(as_role):
    found = as_role("duty_officer", "huangshi").call("GET", "/api/reach?lon=115.06&lat=30.21&minutes=30&minutes=60").data
    assert found["picture_only"] is True
    assert sorted(area["minutes"] for area in found["areas"]) == [30, 60]


@pytest.mark.usefixtures("routing")
def test_the_badge_tells_the_engine_and_its_date(as_role):
    found = as_role("duty_officer", "huangshi").call("GET", "/api/road-data").data
    assert (found["method"], found["degraded"], found["data_date"]) == ("route", "", "2026-11-21")


def test_an_engine_that_dies_is_replaced_at_once_and_heals(as_role, roads, monkeypatch):
    monkeypatch.setenv("MUSTER_ROUTING_URL", "http://127.0.0.1:9")
    officer = as_role("duty_officer", "huangshi")
    (told,) = queries.travel_times([WUCHANG], HUANGSHI)
    assert (told.method, told.degraded) == (Method.GRAPH, "engine-away")
    assert officer.call("GET", "/api/road-data").data["degraded"] == "engine-away"
    away = officer.call("GET", "/api/reach?lon=115.06&lat=30.21&minutes=30")
    assert (away.status_code, away.data["code"]) == (503, "reach-unavailable")
    found = officer.call("GET", WAY).data
    assert [way["method"] for way in found] == ["graph"]
    assert len(found[0]["steps"]) > 2
    assert found[0]["steps"][0]["zh"].startswith("出发")
    assert sum(step["distance_m"] for step in found[0]["steps"]) == pytest.approx(found[0]["distance_m"], rel=0.2)


def test_without_an_engine_the_badge_says_so(as_role):
    found = as_role("duty_officer", "huangshi").call("GET", "/api/road-data").data
    assert (found["method"], found["degraded"]) == ("graph", "engine-not-installed")


def test_off_the_network_the_way_is_a_straight_line(as_role):
    found = as_role("duty_officer", "huangshi").call("GET", "/api/routes?from_lon=116.4&from_lat=39.9&to_lon=115.06&to_lat=30.21").data
    assert (found[0]["method"], len(found[0]["line"])) == ("estimate", 2)
