"""An officer asks, the leader decides; and a call is handed to whom it belongs."""

import pytest

from tests.apps.incidents.support import step, take_call


@pytest.fixture
def leader(as_role, ground):
    """The leader on duty of the city."""
    return as_role("duty_leader", "huangshi")


@pytest.fixture
def officer(as_role, leader):
    """The officer on duty of the same city."""
    return as_role("duty_officer", "huangshi")


def test_one_tap_asks_and_the_leader_merges(officer, leader):
    first, second = take_call(officer), take_call(officer)
    asked = step(officer, second, "requests", about="merge", into_id=first["id"], reason="同址同类")
    assert asked["status"] == "received"
    assert (asked["asked"]["about"], asked["asked"]["into_number"]) == ("merge", first["number"])
    assert leader.call("GET", f"/api/incidents/{second['id']}").data["asked"]["reason"] == "同址同类"
    assert step(officer, second, "verify")["asked"] is not None, "checking goes on while the leader thinks"
    merged = step(leader, second, "merge", into_id=first["id"], reason="同意")
    assert (merged["status"], merged["asked"]) == ("merged", None)


def test_the_leader_may_say_no(officer, leader):
    incident = take_call(officer)
    step(officer, incident, "requests", about="false_alarm", reason="回拨称无事")
    step(officer, incident, "requests/decline", status=403, reason="x")
    assert step(leader, incident, "requests/decline", reason="再派人看")["asked"] is None
    assert step(leader, incident, "requests/decline", status=409, reason="x")["code"] == "nothing-asked"
    kinds = [e["kind"] for e in leader.call("GET", f"/api/incidents/{incident['id']}/timeline").data["items"]]
    assert kinds[-2:] == ["incident.asked_false_alarm", "incident.request_declined"]


def test_what_is_asked_for_must_be_open_and_sensible(officer, leader, as_role):
    incident = take_call(officer)
    assert step(officer, incident, "requests", status=400, about="merge", reason="x")["code"] == "merge-into-missing"
    assert step(officer, incident, "requests", status=409, about="merge", into_id=incident["id"], reason="x")["code"] == "merge-into-itself"
    step(leader, incident, "false-alarm", reason="误触")
    assert step(officer, incident, "requests", status=409, about="false_alarm", reason="x")["code"] == "incident-step-not-open"
    step(as_role("duty_officer", "yichang"), incident, "requests", status=404, about="false_alarm", reason="x")


def test_receivers_are_the_authorities_beyond_the_own_area(officer, as_role):
    found = officer.call("GET", "/api/call-receivers").data
    assert found
    own = officer.call("GET", "/api/session").data["org"]["org_path"]
    assert all(not f"{body['org_path']}.".startswith(f"{own}.") for body in found)
    named = officer.call("GET", "/api/call-receivers?q=宜昌").data
    assert named
    assert all("宜昌" in body["name"] for body in named)
    assert as_role("team_captain", "huangshi").call("GET", "/api/call-receivers").status_code == 403
