"""Travel times, through the API and for the rooms above."""

import pytest

from muster.apps.geo import queries
from muster.apps.geo.models import MapSource
from muster.apps.geo.queries import roads
from muster.apps.geo.rules.travel import Method, Vehicle
from muster.kit.errors import OutOfRange
from muster.kit.geometry import Point
from muster.server import warm

pytestmark = pytest.mark.usefixtures("ground")

WUCHANG, HUANGSHIGANG, XILING, ENSHI = (
    Point(114.30, 30.55), Point(115.06, 30.21), Point(111.28, 30.71), Point(109.47, 30.29),
)  # fmt: skip


@pytest.mark.parametrize(("origin", "recalled"), [(WUCHANG, 80), (XILING, 320)])
def test_car_times_to_huangshi_are_near_those_people_know(origin, recalled):
    (found,) = queries.travel_times([origin], HUANGSHIGANG, vehicle=Vehicle.CAR)
    assert found.method is Method.GRAPH
    assert found.minutes == pytest.approx(recalled, rel=0.2)


def test_many_origins_are_answered_in_their_order():
    origins = [WUCHANG, XILING, Point(116.4, 39.9), ENSHI]
    together = queries.travel_times(origins, HUANGSHIGANG)
    assert together == [queries.travel_times([o], HUANGSHIGANG)[0] for o in origins]
    assert [t.method for t in together] == [Method.GRAPH, Method.GRAPH, Method.ESTIMATE, Method.GRAPH]


def test_without_roads_every_answer_is_an_estimate():
    MapSource.objects.filter(key="roads").update(is_loaded=False)
    assert queries.road_network() is None
    (found,) = queries.travel_times([WUCHANG], HUANGSHIGANG)
    assert (found.method, found.data_date) == (Method.ESTIMATE, None)


def test_a_new_process_knows_the_roads_before_anybody_asks(monkeypatch):
    monkeypatch.setattr(roads, "_kept", {})
    warm.read()
    (graph,) = roads._kept.values()
    assert graph is queries.graph_provider()


def test_too_many_origins_are_refused():
    with pytest.raises(OutOfRange):
        queries.travel_times([WUCHANG] * 2001, HUANGSHIGANG)


def test_the_door_says_what_each_figure_rests_on(as_role):
    client = as_role("duty_officer", "huangshi")
    found = client.call("GET", "/api/travel-times?lon=115.06&lat=30.21&origin=114.3,30.55&origin=116.4,39.9").data
    assert [row["method"] for row in found] == ["graph", "estimate"]
    assert found[0]["method_name"] == "干线路网"
    assert found[0]["low"] < found[0]["minutes"] < found[0]["high"]
    assert found[0]["data_date"] == "2026-11-21"
    assert found[0]["origin_lon"] == 114.3


def test_a_mistyped_origin_is_refused(as_role):
    client = as_role("duty_officer", "huangshi")
    for origin in ("114.3", "a,b", "30.55,114.3", "nan,30"):
        response = client.call("GET", f"/api/travel-times?lon=115.06&lat=30.21&origin={origin}")
        assert response.status_code == 422
