"""Closing a road: every journey knows at once, everybody sees it, only those above or beside its maker change it."""

from datetime import timedelta

import pytest

from muster.apps.geo import queries
from muster.kit import time
from muster.kit.durable.models import AuditEntry, OutboxMessage
from muster.kit.geometry import Point

pytestmark = pytest.mark.usefixtures("ground")
WUCHANG, HUANGSHI = Point(114.30, 30.55), Point(115.06, 30.21)
BAR = {"kind": "line", "points": [[114.65, 29.6], [114.65, 31.0]]}


def body(**more):
    return {"effect": "closed", "reason": "accident", "shape": BAR, **more}


def test_a_closed_road_lengthens_journeys_until_it_is_lifted(as_role):
    officer = as_role("duty_officer", "huangshi")
    (before,) = queries.travel_times([WUCHANG], HUANGSHI)
    made = officer.call("POST", "/api/road-closures", body(note="追尾"))
    assert made.status_code == 201, made.content
    (closed,) = queries.travel_times([WUCHANG], HUANGSHI)
    assert closed.minutes > before.minutes
    assert closed.delay == pytest.approx(closed.minutes - before.minutes, abs=0.11)
    assert closed.closures_considered == 1
    told = officer.call("GET", "/api/travel-times?lon=115.06&lat=30.21&origin=114.3,30.55").data[0]
    assert (told["closures_considered"], told["delay"]) == (1, closed.delay)
    lifted = officer.call("POST", f"/api/road-closures/{made.data['id']}/lift", {"note": "已清理"}).data
    assert lifted["lifted_by"]
    assert [step["verb"] for step in lifted["history"]] == ["drawn", "lifted"]
    assert queries.travel_times([WUCHANG], HUANGSHI)[0].minutes == before.minutes
    assert officer.call("GET", "/api/road-closures").data == []
    assert [row["id"] for row in officer.call("GET", "/api/road-closures?standing=past").data] == [made.data["id"]]


def test_a_slow_area_lengthens_journeys_by_its_share(as_role):
    officer = as_role("duty_officer", "huangshi")
    (before,) = queries.travel_times([WUCHANG], HUANGSHI)
    area = {"kind": "area", "points": [[114.5, 29.8], [114.8, 29.8], [114.8, 30.9], [114.5, 30.9]]}
    made = officer.call("POST", "/api/road-closures", body(effect="slow", factor=0.5, reason="fog", shape=area))
    assert made.status_code == 201, made.content
    assert made.data["shape"]["kind"] == "area"
    (slow,) = queries.travel_times([WUCHANG], HUANGSHI)
    assert before.minutes < slow.minutes < before.minutes * 2.1


def test_who_points_at_a_road_closes_that_road_across(as_role):
    made = as_role("duty_officer", "huangshi").call("POST", "/api/road-closures", body(shape={"kind": "road", "points": [[115.06, 30.21]]}))
    assert made.status_code == 201, made.content
    assert made.data["road"]
    assert len(made.data["shape"]["points"]) == 2


def test_a_closure_is_over_at_its_end(as_role):
    officer = as_role("duty_officer", "huangshi")
    end = time.now() + timedelta(hours=1)
    made = officer.call("POST", "/api/road-closures", body(ends_at=end.isoformat())).data
    assert len(queries.closures_in_force()) == 1
    assert queries.closures_in_force(at=end) == []
    with time.frozen(end + timedelta(minutes=1)):
        answer = officer.call("POST", f"/api/road-closures/{made['id']}/revise", {"factor": None})
        assert (answer.status_code, answer.data["code"]) == (409, "closure-over")


def test_one_still_to_come_bounds_nobody_yet(as_role):
    officer = as_role("duty_officer", "huangshi")
    begin = time.now() + timedelta(hours=2)
    assert officer.call("POST", "/api/road-closures", body(begins_at=begin.isoformat())).status_code == 201
    assert queries.closures_in_force() == []
    assert len(officer.call("GET", "/api/road-closures?standing=coming").data) == 1


def test_a_closure_is_looked_at_again_and_put_off(as_role):
    officer = as_role("duty_officer", "huangshi")
    made = officer.call("POST", "/api/road-closures", body(effect="slow", factor=0.5)).data
    end = (time.now() + timedelta(hours=3)).isoformat()
    later = officer.call("POST", f"/api/road-closures/{made['id']}/revise", {"factor": 0.7, "ends_at": end, "note": "单车道"}).data
    assert (later["factor"], later["note"]) == (0.7, "单车道")
    assert later["confirmed_at"] > made["confirmed_at"]
    officer.call("POST", f"/api/road-closures/{made['id']}/lift", {})
    again = officer.call("POST", f"/api/road-closures/{made['id']}/lift", {})
    assert (again.status_code, again.data["code"]) == (409, "closure-lifted")


def test_everybody_sees_it_and_a_stranger_may_not_change_it(as_role):
    made = as_role("duty_officer", "huangshi").call("POST", "/api/road-closures", body()).data
    stranger = as_role("duty_officer", "yichang")
    assert [row["id"] for row in stranger.call("GET", "/api/road-closures").data] == [made["id"]]
    for verb in ("lift", "revise"):
        answer = stranger.call("POST", f"/api/road-closures/{made['id']}/{verb}", {})
        assert (answer.status_code, answer.data["code"]) == (404, "closure-not-found")
    assert as_role("regulator", "huangshi").call("POST", "/api/road-closures", body()).status_code == 403
    assert as_role("duty_officer", "hubei").call("POST", f"/api/road-closures/{made['id']}/lift", {}).status_code == 200


def test_it_is_told_and_audited(as_role):
    as_role("duty_officer", "huangshi").call("POST", "/api/road-closures", body())
    told = OutboxMessage.objects.get(name="geo.road_closure_changed")
    assert (told.payload["verb"], told.permission) == ("drawn", "map.view")
    assert AuditEntry.objects.unscoped("a test").filter(object_type="geo_roadclosure").exists()


@pytest.mark.parametrize(("wrong", "code"), [
    ({"effect": "slow"}, "closure-factor"),
    ({"factor": 0.5}, "closure-factor"),
    ({"shape": {"kind": "area", "points": [[114.6, 30.0], [114.7, 30.0]]}}, "closure-shape"),
    ({"shape": {"kind": "line", "points": [[114.6, 30.0], [114.6, 30.0]]}}, "closure-shape"),
    ({"shape": {"kind": "area", "points": [[114.6, 30.0], [114.7, 30.1], [114.7, 30.0], [114.6, 30.1]]}}, "closure-crosses-itself"),
    ({"shape": {"kind": "line", "points": [[108.6, 30.0], [114.6, 30.0]]}}, "closure-too-large"),
    ({"shape": {"kind": "road", "points": [[100.0, 35.0]]}}, "closure-no-road-near"),
    ({"ends_at": "2020-01-01T00:00:00Z"}, "closure-times"),
    ({"begins_at": "2150-01-01T00:00:00Z"}, "closure-times"),
])  # fmt: skip
def test_senseless_closures_are_refused_in_words(as_role, wrong, code):
    answer = as_role("duty_officer", "huangshi").call("POST", "/api/road-closures", body(**wrong))
    assert (answer.status_code, answer.data["code"]) == (422, code)
