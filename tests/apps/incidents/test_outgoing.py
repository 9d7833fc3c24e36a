"""Reports upward through the API: what they say, what they settle, what is owed next."""

from datetime import timedelta

import pytest

from muster.kit import time
from tests.apps.incidents.support import take_call


@pytest.fixture
def officer(as_role, ground):
    """The officer on duty of the city."""
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def leader(as_role, ground):
    """The duty leader of the city."""
    return as_role("duty_leader", "huangshi")


@pytest.fixture
def incident(leader):
    """A serious accident, graded."""
    found = take_call(leader, deaths=3, words="液氨储罐出口法兰泄漏")
    for verb in ("verify", "confirm", "grade"):
        assert leader.call("POST", f"/api/incidents/{found['id']}/{verb}", {}).status_code == 200
    return found


def draft(client, incident, kind="initial", status=201):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/outgoing-reports", {"kind": kind})
    assert answer.status_code == status, answer.data
    return answer.data


def act(client, report, verb, status=200, **body):
    answer = client.call("POST", f"/api/outgoing-reports/{report['id']}/{verb}", body)
    assert answer.status_code == status, answer.data
    return answer.data


def tasks(client, incident, **wanted):
    held = client.call("GET", f"/api/incidents/{incident['id']}/room").data["collections"]["report_tasks"].values()
    return [t for t in held if all(t[k] == v for k, v in wanted.items())]


def correct(client, incident, **figures):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/casualties", {"source": "医院", **figures})
    assert answer.status_code == 200, answer.data


def sent_initial(officer, leader, incident):
    report = draft(officer, incident)
    act(leader, report, "approve", version=1)
    (task,) = tasks(officer, incident, receiver_level="province", channel="written", status="pending")
    return act(officer, report, "send", receiver_name="省厅值班室", channel="system", task_ids=[task["id"]], receipt_no="鄂值 88")


def test_the_draft_holds_the_facts_and_says_what_is_unknown(officer, incident):
    report = draft(officer, incident)
    said = report["content"]
    assert said["title"].endswith("的初报")
    assert "死亡 3 人" in said["casualties"]
    assert "失联 不明" in said["casualties"]
    assert said["course"] == "液氨储罐出口法兰泄漏"
    assert "可能造成 较大" in said["assessment"]
    assert "气象 不明" in said["assessment"]
    assert said["next_steps"] == "不明"
    assert draft(officer, incident, status=409)["code"] == "outgoing-exists"


def test_the_sending_settles_what_is_owed_and_goes_to_more_receivers(officer, leader, incident):
    report = sent_initial(officer, leader, incident)
    (settled,) = tasks(officer, incident, outgoing_id=report["id"])
    assert (settled["status"], settled["receiver_level"], settled["was_late"]) == ("sent", "province", False)
    act(officer, report, "send", receiver_name="市政府总值班室", channel="written", receiver_level="own_government")
    assert len(officer.call("GET", f"/api/outgoing-reports/{report['id']}").data["sendings"]) == 2


def test_the_phone_goes_first_and_the_paper_keeps_its_own_clock(officer, leader, incident):
    (phone,) = tasks(officer, incident, channel="phone")
    body = {"receiver_name": "省厅值班员", "words": "黄石液氨泄漏，死亡 3 人", "receipt_no": "口 12"}
    told = officer.call("POST", f"/api/report-tasks/{phone['id']}/sent", body).data
    assert (told["words"], told["receipt_no"], told["was_late"]) == (body["words"], "口 12", False)
    assert {t["status"] for t in tasks(officer, incident, channel="written")} == {"pending"}
    report = draft(officer, incident)
    act(leader, report, "approve", version=1)
    (paper,) = tasks(officer, incident, receiver_level="province", channel="written")
    refused = act(officer, report, "send", 409, receiver_name="省厅", channel="phone", task_ids=[paper["id"]])
    assert refused["code"] == "channel-does-not-satisfy"
    own = tasks(officer, incident, receiver_level="own_government")[0]
    both = [paper["id"], own["id"]]
    assert act(officer, report, "send", 409, receiver_name="省厅", channel="written", task_ids=both)["code"] == "receivers-differ"


def test_a_report_that_was_sent_starts_the_daily_rhythm_and_changes_are_owed_the_same_day(officer, leader, incident):
    assert draft(officer, incident, "followup", 409)["code"] == "followup-before-initial"
    correct(leader, incident, deaths=4)
    assert not tasks(officer, incident, limit="casualty-change")  # the first report has not gone: it will say so
    sent_initial(officer, leader, incident)
    (daily,) = tasks(officer, incident, limit="daily-1")
    assert (daily["receiver_level"], daily["status"], daily["mark"]) == ("province", "pending", "R")
    correct(leader, incident, deaths=5, missing=1)
    correct(leader, incident, deaths=6)
    (changed,) = tasks(officer, incident, limit="casualty-change")  # one open at a time
    correct(leader, incident, evacuated=300)
    follow = draft(officer, incident, "followup")
    assert follow["name"] == "续报一"
    assert "死亡 6 人（+2）" in follow["content"]["casualties"]
    assert "失联 1 人（前报不明）" in follow["content"]["casualties"]
    act(leader, follow, "approve", version=1)
    act(officer, follow, "send", receiver_name="省厅", channel="written", task_ids=[daily["id"], changed["id"]])
    assert [t["occasion"] for t in tasks(officer, incident, limit="daily-1", status="pending")] == [2]
    correct(leader, incident, deaths=7)
    assert [t["occasion"] for t in tasks(officer, incident, limit="casualty-change", status="pending")] == [2]


def test_changes_after_the_window_are_owed_to_nobody(officer, leader, incident):
    sent_initial(officer, leader, incident)
    with time.frozen(time.now() + timedelta(days=40)):
        correct(leader, incident, deaths=9)
    assert not tasks(officer, incident, limit="casualty-change")


def test_the_strict_profile_sets_open_clocks_anew(officer, leader, incident):
    path = f"/api/incidents/{incident['id']}/report-profile"
    assert officer.call("POST", path, {"profile": "strict", "reason": "省厅要求"}).status_code == 403
    assert leader.call("POST", path, {"profile": "soon", "reason": "x"}).data["code"] == "report-profile-unknown"
    assert leader.call("POST", path, {"profile": "strict", "reason": "省厅要求"}).data["report_profile"] == "strict"
    held = {(t["limit"], t["channel"]) for t in tasks(officer, incident, receiver_level="province", status="pending")}
    assert held == {("strict-phone", "phone"), ("strict-written", "written")}
    assert tasks(officer, incident, receiver_level="own_government", status="pending")
    shown = officer.call("GET", "/api/reporting-profiles").data
    assert {p["id"]: p["mark"] for p in shown} == {"national": "R", "strict": "C"}


def test_an_accident_of_major_risk_is_reported_like_a_serious_one(officer, leader):
    found = take_call(leader, deaths=0, trapped=3)
    proposal = found["grading"]["proposal"]
    assert proposal["major_risk"]["is_met"]
    assert proposal["major_risk"]["criteria"][0]["value"] == 3
    assert {t["receiver_level"] for t in tasks(officer, found, status="pending")} == {"own_government", "province"}


def test_the_final_report_waits_for_the_end(officer, incident):
    assert draft(officer, incident, "final", 409)["code"] == "final-while-live"


def test_the_next_steps_of_a_report_upward_are_drafted_from_the_tasks(officer, incident):
    body = {"kind": "initial", "next_steps": "搜救"}
    answer = officer.call("POST", f"/api/incidents/{incident['id']}/outgoing-reports", body)
    assert (answer.status_code, answer.data["code"]) == (400, "outgoing-part-drafted")
