"""Taking a call."""

from datetime import timedelta

import pytest

from muster.apps.incidents.models import IncidentReport
from muster.kit import time
from muster.kit.scope import acting_as
from tests.apps.incidents.support import CALL, step, take_call


def test_three_facts_open_an_incident(as_role, ground):
    officer = as_role("duty_officer", "huangshi")
    answer = officer.call("POST", "/api/reports", {"place_text": "阳新县某处", "what": "hazmat_leak", "caller_name": "群众"})
    assert answer.status_code == 201, answer.data
    incident = answer.data["incident"]
    assert incident["status"] == "received"
    assert incident["number"].startswith("420200-")
    assert incident["casualties"] is None  # unknown, not zero
    assert answer.data["report"]["deaths"] is None


def test_the_place_decides_where_the_incident_lives(as_role, ground):
    incident = take_call(as_role("duty_officer", "huangshi"))
    assert (incident["division_name"], incident["is_outside_area"]) == ("阳新县", False)
    assert incident["org_path"] == "cn.p42.c4202.d420222"
    assert incident["number"].startswith("420222-")
    for role, place, status in (("duty_officer", "yangxin", 200), ("duty_officer", "hubei", 200), ("duty_officer", "yichang", 404)):
        assert as_role(role, place).call("GET", f"/api/incidents/{incident['id']}").status_code == status


def test_a_call_from_elsewhere_is_kept_and_said_to_be_outside(as_role, ground):
    incident = take_call(as_role("duty_officer", "huangshi"), lon=111.79, lat=30.82)
    assert incident["is_outside_area"] is True
    assert incident["org_path"] == "cn.p42.c4202"
    assert incident["division_name"] == "当阳市"


def test_a_call_is_handed_to_the_body_it_concerns(as_role, ground):
    officer = as_role("duty_officer", "huangshi")
    incident = take_call(officer, lon=111.79, lat=30.82, deaths=1)
    sent = step(officer, incident, "transfer", org_path="cn.p42.c4205.d420582", reason="地点在当阳市")
    assert sent["status"] == "transferred"
    there = as_role("duty_officer", "dangyang").call("GET", "/api/incidents").data["items"]
    assert [(i["division_name"], i["casualties"]["deaths"], i["is_outside_area"]) for i in there] == [("当阳市", 1, False)]
    assert there[0]["id"] != incident["id"]
    assert officer.call("GET", f"/api/incidents/{there[0]['id']}").status_code == 404


def test_a_call_inside_the_own_area_is_not_handed_on(as_role, ground):
    officer = as_role("duty_officer", "huangshi")
    answer = officer.call(
        "POST", f"/api/incidents/{take_call(officer)['id']}/transfer", {"org_path": "cn.p42.c4202.d420222", "reason": "x"}
    )
    assert (answer.status_code, answer.data["code"]) == (409, "transfer-inside-own-area")


def test_numbers_of_a_day_follow_each_other(as_role, ground):
    officer = as_role("duty_officer", "huangshi")
    numbers = [take_call(officer)["number"] for _ in range(3)]
    assert [n[-3:] for n in numbers] == ["001", "002", "003"]


def test_an_enterprise_reports_for_itself_and_its_county_sees_it(as_role, ground):
    answer = as_role("enterprise_safety_manager", "yangxin_plant").call("POST", "/api/reports", CALL | {"source": "enterprise"})
    assert answer.status_code == 201, answer.data
    seen = as_role("duty_officer", "yangxin").call("GET", "/api/incidents").data["items"]
    assert [i["id"] for i in seen] == [answer.data["incident"]["id"]]


@pytest.mark.parametrize(
    ("facts", "status", "code"),
    [
        ({"what": "flood"}, 400, "incident-type-unknown"),
        ({"lat": None}, 422, "coordinate-half"),
        ({"lon": 0.0, "lat": 90.0, "coordinate_system": "bd09"}, 422, "coordinate-outside"),
        ({"lon": 180.0, "lat": -90.0, "coordinate_system": "gcj02"}, 422, "coordinate-outside"),
        ({"injured": 1, "serious_injuries": 2}, 422, "figure-part-above-whole"),
    ],
)
def test_what_cannot_be_is_refused_in_words(as_role, ground, facts, status, code):
    answer = as_role("duty_officer", "huangshi").call("POST", "/api/reports", CALL | facts)
    assert (answer.status_code, answer.data["code"]) == (status, code)
    assert answer.data["detail"]


def test_a_time_with_any_offset_is_kept_as_the_same_moment(as_role, ground):
    told = {"received_at": "2026-02-20T00:08:01-18:48"}  # no clock shows it; some software writes it
    answer = as_role("duty_officer", "huangshi").call("POST", "/api/reports", CALL | told)
    assert answer.data["report"]["received_at"] == "2026-02-20T18:56:01Z"


@pytest.mark.parametrize("role", ["team_captain", "expert", "regulator", "commander", "system_admin"])
def test_who_may_not_take_calls_does_not(as_role, ground, role):
    assert as_role(role, "huangshi").call("POST", "/api/reports", CALL).status_code == 403


def test_the_caller_is_masked_until_somebody_looks_and_the_look_is_recorded(as_role, ground):
    officer = as_role("duty_officer", "huangshi")
    report = officer.call("POST", "/api/reports", CALL).data["report"]
    assert (report["caller_name"], report["caller_phone"]) == ("李某 安全员", "139****4567")
    shown = officer.call("POST", f"/api/reports/{report['id']}/reveal-caller", {})
    assert shown.data == {"caller_name": "李小明 安全员", "caller_phone": "13971234567"}
    seen = as_role("audit_admin", "huangshi").call("GET", "/api/audit/entries?action=personal-data.revealed").data["items"]
    assert [e["object_id"] for e in seen] == [report["id"]]
    assert as_role("duty_officer", "yichang").call("POST", f"/api/reports/{report['id']}/reveal-caller", {}).status_code == 404
    assert as_role("expert", "huangshi").call("POST", f"/api/reports/{report['id']}/reveal-caller", {}).status_code == 403


def test_the_log_never_holds_a_name_or_a_number_in_full(as_role, ground):
    officer = as_role("duty_officer", "huangshi")
    incident = take_call(officer)
    text = officer.call("GET", f"/api/incidents/{incident['id']}/timeline").content.decode()
    assert "小明" not in text
    assert "13971234567" not in text


def test_a_second_call_about_the_same_place_is_suggested_not_merged(as_role, ground):
    officer = as_role("duty_officer", "huangshi")
    first = take_call(officer)
    hints = officer.call("GET", "/api/reports/hints?what=hazmat_leak&lon=115.215&lat=29.835&place_text=x").data
    assert [d["incident_id"] for d in hints["duplicates"]] == [first["id"]]
    assert hints["duplicates"][0]["distance_m"] < 2000
    assert hints["known"]["wind"] is None
    assert hints["known"]["division"]["name"] == "阳新县"
    assert officer.call("GET", "/api/reports/hints?what=pipeline&lon=115.215&lat=29.835").data["duplicates"] == []


def test_a_foreign_incident_is_no_hint(as_role, ground):
    take_call(as_role("duty_officer", "huangshi"))
    hints = as_role("duty_officer", "yichang").call("GET", "/api/reports/hints?what=hazmat_leak&lon=115.21&lat=29.83")
    assert hints.data["duplicates"] == []
    assert hints.data["known"]["division"]["is_outside_area"] is True


def test_one_accident_told_twice_becomes_one(as_role, ground):
    leader = as_role("duty_leader", "huangshi")
    first, second = take_call(leader), take_call(leader, caller_name="王五 群众")
    merged = step(leader, second, "merge", into_id=first["id"], reason="同一地点同一时间")
    assert (merged["status"], merged["merged_into"]) == ("merged", first["id"])
    calls = leader.call("GET", f"/api/incidents/{first['id']}/room").data["collections"]["reports"]
    assert {r["caller_name"] for r in calls.values()} == {"李某 安全员", "王某 群众"}
    assert leader.call("GET", f"/api/incidents/{second['id']}/room").data["collections"].get("reports", {}) == {}
    again = leader.call("POST", f"/api/incidents/{second['id']}/merge", {"into_id": first["id"], "reason": "x"})
    assert again.status_code == 409
    assert (
        as_role("duty_officer", "huangshi")
        .call("POST", f"/api/incidents/{second['id']}/merge", {"into_id": first["id"], "reason": "x"})
        .status_code
        == 403
    )


def test_times_of_the_accident_the_call_and_the_record_stay_apart(as_role, ground):
    happened, called = time.now() - timedelta(minutes=30), time.now() - timedelta(minutes=5)
    incident = take_call(as_role("duty_officer", "huangshi"), occurred_at=happened.isoformat(), received_at=called.isoformat())
    assert incident["occurred_at"] < incident["received_at"] < incident["recorded_at"]
    late = as_role("duty_officer", "huangshi").call(
        "POST", "/api/reports", CALL | {"occurred_at": (time.now() + timedelta(hours=1)).isoformat()}
    )
    assert late.data["code"] == "time-in-the-future"


def test_coordinates_of_another_system_come_to_rest_in_ours(as_role, ground):
    incident = take_call(as_role("duty_officer", "huangshi"), coordinate_system="gcj02")
    assert 0.002 < abs(incident["lon"] - CALL["lon"]) < 0.01


def test_the_row_itself_keeps_what_was_said(as_role, ground):
    take_call(as_role("duty_officer", "huangshi"), deaths=0, trapped=None)
    with acting_as(ground.system):
        row = IncidentReport.objects.unscoped("test").get()
    assert row.figures == {"deaths": 0}  # nought was said; nothing was said of the trapped


@pytest.mark.parametrize("facts", [{"place_text": "a\x00b"}, {"words": "\x00"}, {"occurred_at": "0001-01-01T00:00:00+14:00"}])
def test_what_no_database_can_keep_is_refused_not_broken(as_role, ground, facts):
    assert as_role("duty_officer", "huangshi").call("POST", "/api/reports", CALL | facts).status_code == 422


def test_a_time_before_any_grading_rule_is_refused_at_the_door(as_role, ground):
    answer = as_role("duty_officer", "huangshi").call("POST", "/api/reports", CALL | {"occurred_at": "2005-03-29T10:50:00Z"})
    assert (answer.status_code, answer.data["code"]) == (422, "no-grading-rules-for-day")
