"""Closing a road: every journey knows at once, everybody sees it, only those above or beside its maker change it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.gis.geos import LineString

from muster.apps.geo import queries
from muster.apps.geo.models import RoadClosure
from muster.apps.geo.queries.closures import closures_ahead
from muster.apps.geo.rules.travel import Vehicle
from muster.kit import time
from muster.kit.durable.models import AuditEntry, OutboxMessage
from muster.kit.geometry import Point
from muster.kit.ids import new_id

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


def test_none_that_stands_is_pushed_out_by_newer_ones(as_role):
    officer = as_role("duty_officer", "huangshi")
    oldest = officer.call("POST", "/api/road-closures", body()).data["id"]
    row = RoadClosure.objects.unscoped("the one just drawn").get(id=oldest)
    beside = LineString([(110.0, 31.0), (110.0, 31.01)], srid=4326)
    fields = {field.attname: getattr(row, field.attname) for field in RoadClosure._meta.fields} | {"geom": beside}
    RoadClosure.objects.bulk_create([RoadClosure(**fields | {
        "id": new_id(), "drawn_at": row.drawn_at + timedelta(minutes=k), "begins_at": time.now() + timedelta(hours=k % 3)}) for k in range(1, 301)])
    assert len(closures_ahead()) == 301
    assert oldest in {closure.id for closure in queries.closures_in_force()}
    refused = officer.call("POST", "/api/road-closures", body())
    assert (refused.status_code, refused.json()["code"]) == (409, "closure-too-many")


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
    ({"daily_from": "22:00"}, "closure-hours"),
    ({"daily_from": "22:00", "daily_to": "22:00"}, "closure-hours"),
    ({"begins_at": "2150-01-01T00:00:00Z"}, "closure-times"),
])  # fmt: skip
def test_senseless_closures_are_refused_in_words(as_role, wrong, code):
    answer = as_role("duty_officer", "huangshi").call("POST", "/api/road-closures", body(**wrong))
    assert (answer.status_code, answer.data["code"]) == (422, code)


BAN = {"vehicles": ["hazmat"], "reason": "hazmat_ban"}


def test_a_ban_of_dangerous_goods_binds_those_vehicles_alone(as_role):
    before = {v: queries.travel_times([WUCHANG], HUANGSHI, vehicle=v)[0] for v in Vehicle}
    regulator = as_role("regulator", "huangshi")
    assert regulator.call("GET", "/api/road-data").data["hazmat_bans"] == 0
    made = regulator.call("POST", "/api/road-closures", body(**BAN))
    assert made.status_code == 201, made.content
    after = {v: queries.travel_times([WUCHANG], HUANGSHI, vehicle=v)[0] for v in Vehicle}
    assert after[Vehicle.HAZMAT].minutes > before[Vehicle.HAZMAT].minutes
    assert after[Vehicle.HAZMAT].delay > 0
    assert (after[Vehicle.HEAVY].minutes, after[Vehicle.CAR].minutes) == (before[Vehicle.HEAVY].minutes, before[Vehicle.CAR].minutes)
    known = regulator.call("GET", "/api/road-data").data
    assert (known["hazmat_bans"], known["hazmat_in_road_data"]) == (1, False)
    assert regulator.call("POST", f"/api/road-closures/{made.data['id']}/lift", {}).status_code == 200


def test_a_regulator_closes_no_road_for_others(as_role):
    regulator = as_role("regulator", "huangshi")
    for vehicles in ([], ["heavy"], ["hazmat", "car"]):
        refused = regulator.call("POST", "/api/road-closures", body(vehicles=vehicles))
        assert (refused.status_code, refused.data["code"]) == (403, "closure-only-hazmat")
    closed = as_role("duty_officer", "huangshi").call("POST", "/api/road-closures", body()).data
    refused = regulator.call("POST", f"/api/road-closures/{closed['id']}/lift", {})
    assert (refused.status_code, refused.data["code"]) == (403, "closure-only-hazmat")


def test_hours_of_the_day_hold_over_midnight_in_local_time(as_role):
    at_noon = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai
    with time.frozen(at_noon):
        officer = as_role("duty_officer", "huangshi")
        made = officer.call("POST", "/api/road-closures", body(**BAN, daily_from="22:00", daily_to="06:00")).data
        assert (made["daily_from"], made["daily_to"], made["holds_now"]) == ("22:00", "06:00", False)
        assert queries.closures_in_force() == []
        assert [row["id"] for row in officer.call("GET", "/api/road-closures").data] == [made["id"]]
    for hours, holds in ((10, True), (17.9, True), (18, False)):
        assert bool(queries.closures_in_force(at=at_noon + timedelta(hours=hours))) is holds


def test_who_sets_out_now_meets_the_ban_that_holds_before_the_latest_arrival(as_role):
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)  # 20:00 in Shanghai
    with time.frozen(now):
        officer = as_role("duty_officer", "huangshi")
        (before,) = queries.travel_times([WUCHANG], HUANGSHI, vehicle=Vehicle.HAZMAT)
        begins, later = (now + timedelta(hours=8, minutes=m) for m in (30, before.high + 1))
        officer.call("POST", "/api/road-closures", body(**BAN, daily_from=f"{begins:%H:%M}", daily_to="23:59"))
        asked = "/api/travel-times?lon=115.06&lat=30.21&origin=114.3,30.55&vehicle=hazmat"
        (told,) = officer.call("GET", asked).data
        assert (told["closures_considered"], told["closures_ahead"], told["ahead_doubtful"]) == (1, 1, False)
        assert told["delay_ahead"] == told["delay"] == pytest.approx(told["minutes"] - before.minutes, abs=0.11)
        (way, *_) = officer.call("GET", "/api/routes?from_lon=114.3&from_lat=30.55&to_lon=115.06&to_lat=30.21&vehicle=hazmat").data
        assert way["minutes"] == told["minutes"] == pytest.approx(sum(step["minutes"] for step in way["steps"]), rel=0.05)
        (heavy,) = queries.travel_times([WUCHANG], HUANGSHI)
        assert heavy.closures_considered == 0
        for row in officer.call("GET", "/api/road-closures").data:
            officer.call("POST", f"/api/road-closures/{row['id']}/lift", {})
        officer.call("POST", "/api/road-closures", body(begins_at=(later - timedelta(hours=8)).isoformat()))
        assert queries.travel_times([WUCHANG], HUANGSHI, vehicle=Vehicle.HAZMAT) == [before]


def test_an_estimate_says_that_it_does_not_know_the_ban(as_role):
    as_role("duty_officer", "huangshi").call("POST", "/api/road-closures", body(**BAN))
    beyond = Point(121.47, 31.23)  # outside the network: only the straight line is left
    (hazmat,) = queries.travel_times([WUCHANG], beyond, vehicle=Vehicle.HAZMAT)
    (heavy,) = queries.travel_times([WUCHANG], beyond)
    assert (hazmat.method.value, hazmat.closures_ignored, heavy.closures_ignored) == ("estimate", 1, 0)
