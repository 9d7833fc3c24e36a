"""From the call to the archive, and who may take which step."""

from datetime import timedelta

import pytest

from muster.kit import time
from tests.apps.incidents.support import step, take_call

RESPONSE = {"level": "III", "matter": "液氨泄漏处置", "expected_hours": 12, "measures": "疏散下风向,堵漏"}
CONTROL = {"source_controlled": True, "monitoring_below_limit": True, "no_secondary_danger": True, "statement": "阀门已关"}
END = {"handed_over_to": "阳新县政府", "residual_risks": "管线残液", "measures": "企业看护"}


@pytest.fixture
def leader(as_role, ground):
    """The leader on duty of the city."""
    return as_role("duty_leader", "huangshi")


@pytest.fixture
def graded(leader):
    """An incident that was verified, confirmed and graded."""
    incident = take_call(leader, deaths=1, missing=0, trapped=0)
    for verb in ("verify", "confirm", "grade"):
        incident = step(leader, incident, verb)
    return incident


def test_the_whole_line(leader, graded):
    assert graded["status"] == "graded"
    assert step(leader, graded, "respond", **RESPONSE)["response_level"] == "III"
    (running,) = leader.call("GET", f"/api/incidents/{graded['id']}/room").data["collections"]["responses"].values()
    assert (running["level"], running["situation_minutes"]) == ("III", 240)
    assert step(leader, graded, "control", **CONTROL)["status"] == "controlled"
    ended = step(leader, graded, "end", **END)
    assert (ended["status"], ended["response_level"]) == ("ended", None)
    assert step(leader, graded, "evaluate")["status"] == "evaluating"
    done = step(leader, graded, "close", final_report="终报", lessons="教训", plan_backcheck="预案与实际一致")
    assert done["status"] == "closed"
    lines = leader.call("GET", f"/api/incidents/{graded['id']}/timeline").data["items"]
    assert [e["seq"] for e in lines] == list(range(1, len(lines) + 1))
    assert [e["kind"] for e in lines] == [
        "report.received",
        "incident.verifying",
        "incident.confirmed",
        "incident.graded",
        "response.started",
        "incident.controlled",
        "incident.ended",
        "incident.evaluating",
        "incident.closed",
    ]
    assert all(e["text"]["zh"] and e["text"]["en"] and "…" not in e["text"]["zh"] for e in lines)


def test_a_step_out_of_turn_is_refused_with_both_names(leader):
    incident = take_call(leader)
    problem = step(leader, incident, "grade", status=409)
    assert problem["code"] == "incident-step-not-open"
    assert "接报" in problem["detail"]
    assert "定级" in problem["detail"]


@pytest.mark.parametrize("verb", ["confirm", "false-alarm", "grade", "regrade", "respond", "end", "close", "merge"])
def test_an_officer_does_not_decide_for_the_leader(as_role, leader, verb):
    incident = take_call(leader)
    body = {
        "respond": RESPONSE,
        "false-alarm": {"reason": "x"},
        "end": END,
        "merge": {"into_id": incident["id"], "reason": "x"},
        "close": {"final_report": "x", "lessons": "x", "plan_backcheck": "x"},
    }.get(verb, {})
    assert as_role("duty_officer", "huangshi").call("POST", f"/api/incidents/{incident['id']}/{verb}", body).status_code == 403


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("verify", {}),
        ("confirm", {}),
        ("false-alarm", {"reason": "x"}),
        ("grade", {}),
        ("regrade", {}),
        ("respond", RESPONSE),
        ("onsite", {"place": "x"}),
        ("control", CONTROL),
        ("end", END),
        ("reopen", {"reason": "x"}),
        ("evaluate", {}),
        ("close", {"final_report": "x", "lessons": "x", "plan_backcheck": "x"}),
        ("casualties", {"deaths": 1, "source": "x"}),
        ("location", {"lon": 115.0, "lat": 30.0}),
        ("notes", {"text": "x"}),
        ("transfer", {"org_path": "cn.p42", "reason": "x"}),
    ],
)
def test_a_stranger_finds_nothing_and_changes_nothing(as_role, leader, verb, body):
    incident = take_call(leader)
    stranger = as_role("duty_leader", "yichang")
    assert stranger.call("POST", f"/api/incidents/{incident['id']}/{verb}", body).status_code == 404
    assert len(leader.call("GET", f"/api/incidents/{incident['id']}/timeline").data["items"]) == 1
    assert stranger.call("GET", f"/api/incidents/{incident['id']}/room").status_code == 404
    assert stranger.call("GET", "/api/incidents").data == {"items": [], "total": 0, "next": None}


def test_a_false_alarm_is_kept(leader):
    incident = take_call(leader)
    assert step(leader, incident, "false-alarm", reason="演练烟雾")["status"] == "false_alarm"
    assert leader.call("GET", f"/api/incidents/{incident['id']}").status_code == 200
    assert leader.call("GET", "/api/report-tasks").data == []


def test_missing_people_raise_what_is_possible_and_figures_regrade(leader):
    incident = take_call(leader, deaths=2, missing=8)
    step(leader, incident, "verify")
    step(leader, incident, "confirm")
    grading = step(leader, incident, "grade")["grading"]
    assert (grading["confirmed"], grading["potential"]) == ("ordinary", "major")
    assert grading["proposal"]["mark"] == "R"
    corrected = step(leader, incident, "casualties", deaths=10, missing=0, source="现场指挥部")
    assert corrected["grading"]["needs_regrade"] is True
    assert corrected["grading"]["confirmed"] == "ordinary"  # a person decides
    again = step(leader, incident, "regrade", reason="死亡人数更正")
    assert (again["grading"]["confirmed"], again["grading"]["needs_regrade"]) == ("major", False)


def test_another_grade_than_proposed_needs_a_reason(leader):
    incident = take_call(leader, deaths=1)
    step(leader, incident, "verify")
    step(leader, incident, "confirm")
    assert step(leader, incident, "grade", status=409, confirmed="serious")["code"] == "grade-differs-needs-reason"
    graded = step(leader, incident, "grade", confirmed="serious", reason="涉险人数多")["grading"]
    assert (graded["confirmed"], graded["potential"]) == ("serious", "serious")


def test_nothing_known_is_graded_only_by_a_person(leader):
    incident = take_call(leader)
    step(leader, incident, "verify")
    step(leader, incident, "confirm")
    assert step(leader, incident, "grade", status=409)["code"] == "grade-without-figures"
    assert step(leader, incident, "grade", confirmed="ordinary", reason="待核")["grading"]["confirmed"] == "ordinary"


def test_figures_left_out_stay_and_can_be_made_unknown_again(leader):
    incident = take_call(leader, deaths=1, trapped=2)
    assert step(leader, incident, "casualties", deaths=2, source="x")["casualties"]["trapped"] == 2
    assert step(leader, incident, "casualties", unknown=["trapped"], source="x")["casualties"]["trapped"] is None


def test_a_level_belongs_to_its_body(as_role, leader, graded):
    county = as_role("duty_leader", "yangxin")
    assert step(county, graded, "respond", status=403, **RESPONSE)["code"] == "response-level-above-body"
    step(county, graded, "respond", **RESPONSE | {"level": "IV"})
    assert step(leader, graded, "respond", **RESPONSE)["response_level"] == "III"  # both bodies respond at once
    assert step(leader, graded, "respond", status=409, **RESPONSE | {"level": "IV"})["code"] == "response-lowered-too-soon"
    province = as_role("duty_leader", "hubei")
    assert step(province, graded, "respond", **RESPONSE | {"level": "II"})["response_level"] == "II"
    step(leader, graded, "control", **CONTROL)
    assert step(leader, graded, "end", status=403, **END)["code"] == "response-of-other-body"
    assert step(province, graded, "end", **END)["status"] == "ended"
    assert step(leader, graded, "reopen", status=403, reason="复燃")["code"] == "response-of-other-body"
    assert step(province, graded, "reopen", reason="复燃")["status"] == "reopened"


def test_unknown_people_hold_control_back(leader):
    incident = take_call(leader, deaths=1)
    for verb in ("verify", "confirm", "grade"):
        step(leader, incident, verb)
    step(leader, incident, "respond", **RESPONSE)
    assert step(leader, incident, "control", status=409, **CONTROL)["code"] == "people-unknown"
    assert step(leader, incident, "control", status=409, **CONTROL | {"source_controlled": False})["code"] == "not-under-control"
    assert step(leader, incident, "control", **CONTROL | {"search_end_decision": "市政府决定"})["status"] == "controlled"


def test_owed_reports_follow_the_grade_and_are_ticked_off(leader):
    incident = take_call(leader, deaths=1)
    assert {(t["receiver_level"], t["channel"]) for t in leader.call("GET", "/api/report-tasks").data} == {("own_government", "written")}
    step(leader, incident, "verify")
    step(leader, incident, "confirm")
    step(leader, incident, "casualties", deaths=4, source="x")
    step(leader, incident, "grade")
    tasks = leader.call("GET", "/api/report-tasks").data
    assert {(t["receiver_level"], t["channel"]) for t in tasks} == {
        ("own_government", "written"),
        ("province", "written"),
        ("province", "phone"),
    }
    assert [t["due_at"] for t in tasks] == sorted(t["due_at"] for t in tasks)
    phone = next(t for t in tasks if t["channel"] == "phone")
    sent = leader.call("POST", f"/api/report-tasks/{phone['id']}/sent", {"receiver_name": "省厅值班员"})
    assert sent.data["status"] == "sent"
    assert len(leader.call("GET", "/api/report-tasks").data) == 2


def test_a_written_report_without_its_text_needs_a_receipt_or_what_it_said(leader):
    take_call(leader, deaths=1)
    (task,) = leader.call("GET", "/api/report-tasks").data
    path = f"/api/report-tasks/{task['id']}/sent"
    assert leader.call("POST", path, {}).status_code == 422  # to whom
    bare = leader.call("POST", path, {"receiver_name": "市政府总值班室", "words": " "})
    assert (bare.status_code, bare.data["code"]) == (422, "report-sent-without-proof")
    at = (time.now() - timedelta(minutes=3)).isoformat()
    sent = leader.call("POST", path, {"receiver_name": "市政府总值班室", "receipt_no": "市值 17", "sent_at": at})
    assert (sent.status_code, sent.data["receipt_no"]) == (200, "市值 17")


def test_a_stranger_ticks_nothing_off(as_role, leader):
    take_call(leader, deaths=1)
    task = leader.call("GET", "/api/report-tasks").data[0]
    answer = as_role("duty_leader", "yichang").call("POST", f"/api/report-tasks/{task['id']}/sent", {"receiver_name": "x"})
    assert answer.status_code == 404
    assert as_role("duty_leader", "yichang").call("GET", "/api/report-tasks").data == []


def test_the_sheet_says_unknown_where_nothing_is_known(leader):
    incident = take_call(leader, deaths=1)
    sheet = leader.call("GET", f"/api/incidents/{incident['id']}/sheet").data
    facts = {f["key"]: f["value"] for section in sheet["sections"] for f in section["fields"]}
    assert (facts["deaths"], facts["missing"], facts["weather"]) == ("1", None, None)
    assert facts["report_no"] == incident["number"]
    assert sheet["form"] == "F02"
    assert len(sheet["timeline"]) == 1


def test_the_sheet_speaks_english_where_its_words_are_ours(leader):
    incident = take_call(leader, deaths=1)
    sheet = leader.call("GET", f"/api/incidents/{incident['id']}/sheet").data
    facts = {f["key"]: (f["value"], f["value_en"]) for section in sheet["sections"] for f in section["fields"]}
    assert facts["status"] == ("接报", "Received")
    assert facts["address"][0] == facts["address"][1]
    assert all(each["zh"] and each["en"].isascii() for each in sheet["signatures"])


def test_lists_find_by_words_and_status(as_role, leader):
    one, other = take_call(leader), take_call(leader, place_text="大冶矿山")
    step(leader, other, "verify")
    found = leader.call("GET", "/api/incidents?q=大冶").data["items"]
    assert [i["id"] for i in found] == [other["id"]]
    assert [i["id"] for i in leader.call("GET", "/api/incidents?status=received").data["items"]] == [one["id"]]
    assert leader.call("GET", "/api/incidents?is_open=false").data["items"] == []


def test_a_neighbour_is_let_in_for_a_time_and_out_again(as_role, leader):
    incident = take_call(leader)
    neighbour = as_role("duty_officer", "yichang")
    path = f"/api/incidents/{incident['id']}"
    body = {"org_path": "cn.p42.c4205", "until": (time.now() + timedelta(hours=2)).isoformat(), "reason": "跨区增援"}
    assert leader.call("POST", f"{path}/grants", body).status_code == 201
    assert neighbour.call("GET", path).status_code == 200
    assert [i["id"] for i in neighbour.call("GET", "/api/incidents").data["items"]] == [incident["id"]]
    assert len(leader.call("GET", f"{path}/room").data["collections"]["grants"]) == 1
    assert as_role("duty_officer", "dangyang").call("GET", path).status_code == 404  # not those below the neighbour
    ended = leader.call("POST", f"{path}/grants/revoke", {"org_path": "cn.p42.c4205", "reason": "增援结束"})
    assert ended.status_code == 204
    assert neighbour.call("GET", path).status_code == 404
    assert leader.call("GET", f"{path}/room").data["collections"]["grants"] == {}


def test_a_view_has_an_end_and_is_not_given_by_strangers(as_role, leader):
    incident = take_call(leader)
    path = f"/api/incidents/{incident['id']}/grants"
    long = {"org_path": "cn.p42.c4205", "until": (time.now() + timedelta(days=91)).isoformat(), "reason": "x"}
    assert leader.call("POST", path, long).data["code"] == "grant-too-long"
    past = long | {"until": (time.now() - timedelta(hours=1)).isoformat()}
    assert leader.call("POST", path, past).status_code == 422
    soon = long | {"until": (time.now() + timedelta(hours=1)).isoformat()}
    assert as_role("duty_officer", "huangshi").call("POST", path, soon).status_code == 403
    assert as_role("duty_leader", "yichang").call("POST", path, soon).status_code == 404


def test_a_list_asks_the_database_a_fixed_number_of_questions(leader, django_assert_max_num_queries):
    for _ in range(6):
        take_call(leader, deaths=1)
    with django_assert_max_num_queries(16):
        assert len(leader.call("GET", "/api/incidents").data["items"]) == 6
