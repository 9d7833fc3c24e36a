"""Orders: from the desk to the team and home again."""

from datetime import timedelta

import pytest

from muster.kit import time
from tests.apps.command.support import dispatch, issued, room, take_call, tap
from tests.support.ground import run_jobs


@pytest.fixture
def officer(as_role, ground):
    """The officer on duty of the city."""
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def captain(as_role, ground):
    """The captain of the near team."""
    return as_role("team_captain", "near_team")


@pytest.fixture
def near(ground):
    """The near team's id."""
    return ground.orgs["near_team"].id


def team_status(ground, name="near_team"):
    from muster.apps.resources.models import Team

    return Team.objects.unscoped("test").get(id=ground.orgs[name].id).status


def test_from_order_to_return(officer, captain, near, ground):
    incident = take_call(officer)
    order = issued(officer, incident, near, rendezvous="西门上风向")
    assert order["status"] == "issued"
    assert [d["id"] for d in captain.call("GET", "/api/my/dispatches").data] == [order["id"]]
    assert captain.call("GET", f"/api/incidents/{incident['id']}/room").status_code == 200
    for verb, status, team in (
        ("receive", "received", "dispatched"),
        ("turn-out", "turned_out", "en_route"),
        ("arrive", "arrived", "on_scene"),
        ("work", "working", "working"),
        ("rest", "resting", "rotating"),
        ("release", "released", "withdrawing"),
        ("return", "returned", "returned"),
    ):
        assert tap(captain, order, verb)["status"] == status
        assert team_status(ground) == team
    seen = room(officer, incident)["collections"]["dispatches"][order["id"]]
    assert [s["status"] for s in seen["steps"]] == ["received", "turned_out", "arrived", "working", "resting", "released", "returned"]
    assert seen["clock_minutes"] is not None
    assert seen["holds_incident"] is False


def test_inside_the_undo_window_the_team_knows_nothing(officer, captain, near, ground):
    incident = take_call(officer)
    order = dispatch(officer, incident, near)
    assert order["status"] == "recommended"
    assert run_jobs() == []  # five seconds are not over
    assert captain.call("GET", "/api/my/dispatches").data == []
    assert captain.call("GET", f"/api/dispatches/{order['id']}").status_code == 404
    assert captain.call("GET", f"/api/incidents/{incident['id']}").status_code == 404
    assert tap(officer, order, "undo")["status"] == "cancelled"
    run_jobs(time.now() + timedelta(seconds=6))
    assert officer.call("GET", f"/api/dispatches/{order['id']}").data["status"] == "cancelled"
    assert captain.call("GET", "/api/my/dispatches").data == []
    assert captain.call("GET", f"/api/dispatches/{order['id']}").status_code == 404
    assert team_status(ground) == "standby"
    assert dispatch(officer, incident, near)["order_no"] == 2  # free again


def test_a_colleague_with_a_view_of_the_incident_does_not_read_the_waiting_order(officer, as_role, near, ground):
    incident = take_call(officer)
    issued(officer, incident, ground.orgs["far_team"].id)
    dispatch(officer, incident, near)
    other = as_role("team_captain", "far_team")
    lines = other.call("GET", f"/api/incidents/{incident['id']}/timeline").data["items"]
    assert [e["seq"] for e in lines] == list(range(1, len(lines) + 1))
    assert lines[-1] | {"id": "", "occurred_at": "", "recorded_at": ""} == {
        "id": "",
        "incident_id": incident["id"],
        "seq": len(lines),
        "kind": "withheld",
        "actor_name": "",
        "actor_org": "",
        "occurred_at": "",
        "recorded_at": "",
        "params": {},
        "text": {"zh": "", "en": ""},
        "changes": [],
    }
    assert len(room(other, incident)["collections"]["dispatches"]) == 1
    assert len(room(officer, incident)["collections"]["dispatches"]) == 2


def test_an_order_that_has_left_is_not_undone_but_cancelled(officer, captain, near, ground):
    order = issued(officer, take_call(officer), near)
    assert tap(officer, order, "undo", 409)["code"] == "dispatch-already-issued"
    tap(captain, order, "receive")
    assert tap(officer, order, "cancel", reason="改派")["cancel_reason"] == "改派"
    assert team_status(ground) == "standby"
    assert captain.call("GET", f"/api/dispatches/{order['id']}").status_code == 404  # the view ended with the order


def test_issuing_twice_is_issuing_once(officer, near, ground):
    from muster.apps.command.actions import issue_order
    from muster.kit.scope import acting_as

    incident = take_call(officer)
    order = issued(officer, incident, near)
    with acting_as(ground.system):
        issue_order(dispatch_id=order["id"])
    kinds = [e["kind"] for e in room(officer, incident)["timeline"]]
    assert kinds.count("dispatch.issued") == 1


def test_a_team_is_never_sent_twice(officer, as_role, near, ground):
    first, second = take_call(officer), take_call(officer, place_text="大冶某厂")
    dispatch(officer, first, near)
    assert dispatch(officer, second, near, 409)["code"] == "team-already-committed"  # still inside the undo window
    run_jobs(time.now() + timedelta(seconds=6))
    assert dispatch(officer, second, near, 409)["code"] == "team-already-committed"
    assert dispatch(as_role("duty_officer", "hubei"), first, near, 409)["code"] == "team-already-committed"


def test_a_team_out_of_reach_is_not_found(officer, ground):
    assert dispatch(officer, take_call(officer), ground.orgs["yichang_hazmat"].id, 404)


def test_taps_out_of_order_and_twice(officer, captain, near, ground):
    incident = take_call(officer)
    order = issued(officer, incident, near)
    at = time.now()
    assert tap(captain, order, "arrive", occurred_at=(at + timedelta(minutes=1)).isoformat(), device_seq=3)["status"] == "arrived"
    late = tap(captain, order, "turn-out", occurred_at=at.isoformat(), device_seq=2)
    assert late["status"] == "arrived"
    steps = {s["status"]: s for s in late["steps"]}
    assert steps["turned_out"]["occurred_at"] is not None
    assert steps["received"] == steps["received"] | {"occurred_at": None, "is_implied": True}
    before = len(room(officer, incident)["timeline"])
    assert tap(captain, order, "turn-out", occurred_at=at.isoformat(), device_seq=2) == late
    assert len(room(officer, incident)["timeline"]) == before


def test_the_same_key_carries_the_same_tap_once(officer, captain, near, ground):
    order = issued(officer, take_call(officer), near)
    body = {"device_seq": 1}
    one = captain.call("POST", f"/api/dispatches/{order['id']}/receive", body, key="tap-1")
    two = captain.call("POST", f"/api/dispatches/{order['id']}/receive", body, key="tap-1")
    assert one.data == two.data
    assert two["Idempotency-Replayed"] == "true"
    assert captain.call("POST", f"/api/dispatches/{order['id']}/receive", {"device_seq": 2}, key="tap-1").status_code == 409


def test_a_wrong_clock_never_loses_a_tap(officer, captain, near, ground):
    order = issued(officer, take_call(officer), near)
    claimed = (time.now() + timedelta(days=400)).isoformat()
    step = tap(captain, order, "receive", occurred_at=claimed)["steps"][0]
    assert step["claimed_at"] > step["occurred_at"]
    assert step["occurred_at"] <= step["recorded_at"]


def test_a_refusal_says_why_and_frees_the_team(officer, captain, near, ground):
    incident = take_call(officer)
    order = issued(officer, incident, near)
    assert tap(captain, order, "refuse", 409, reason_code="other")["code"] == "refusal-needs-words"
    refused = tap(captain, order, "refuse", reason_code="equipment_failure", reason="堵漏车故障")
    assert refused["refusal"] == {"code": "equipment_failure", "reason": "堵漏车故障"}
    assert team_status(ground) == "standby"
    assert "装备故障" in room(officer, incident)["timeline"][-1]["text"]["zh"]


def test_another_captain_tells_nothing_for_this_team(officer, as_role, near, ground):
    incident = take_call(officer)
    order = issued(officer, incident, near)
    issued(officer, incident, ground.orgs["far_team"].id)
    assert tap(as_role("team_captain", "far_team"), order, "receive", 403)["code"] == "not-your-team"
    assert tap(as_role("team_captain", "yichang_hazmat"), order, "receive", 404)
    assert tap(as_role("regulator", "huangshi"), order, "receive", 403)


def test_the_desk_tells_steps_on_the_teams_word(officer, near, ground):
    order = issued(officer, take_call(officer), near)
    assert tap(officer, order, "receive")["steps"][0]["by"] == "desk"


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("undo", {}),
        ("cancel", {"reason": "x"}),
        ("refuse", {"reason_code": "other", "reason": "x"}),
        ("arrive", {}),
        ("release", {}),
        ("return", {}),
    ],
)
def test_a_stranger_finds_no_order(officer, as_role, near, ground, verb, body):
    order = issued(officer, take_call(officer), near)
    assert tap(as_role("duty_leader", "yichang"), order, verb, 404, **body)
    assert as_role("duty_leader", "yichang").call("GET", f"/api/dispatches/{order['id']}").status_code == 404


@pytest.mark.parametrize("role", ["team_captain", "regulator", "expert", "enterprise_safety_manager", "audit_admin"])
def test_who_may_not_order_does_not(as_role, officer, near, ground, role):
    incident = take_call(officer)
    answer = as_role(role, "huangshi").call("POST", f"/api/incidents/{incident['id']}/dispatches", {"team_id": str(near), "task": "x"})
    assert answer.status_code == 403


def test_the_view_lasts_a_while_after_the_return_and_no_longer(officer, captain, near, ground):
    from muster.apps.org.models import ScopeGrant

    incident = take_call(officer)
    order = issued(officer, incident, near)
    for verb in ("receive", "turn-out", "arrive", "release", "return"):
        tap(captain, order, verb)
    open_ones = ScopeGrant.objects.filter(incident_id=incident["id"], revoked_at=None)
    assert [g.until - time.now() < timedelta(hours=12) for g in open_ones] == [True]
    assert tap(captain, order, "work", occurred_at=time.now().isoformat())["status"] == "returned"  # a tap kept on the phone


def test_an_incident_set_aside_meanwhile_lets_no_order_leave(as_role, officer, captain, near, ground):
    incident = take_call(officer)
    order = dispatch(officer, incident, near)
    as_role("duty_leader", "huangshi").call("POST", f"/api/incidents/{incident['id']}/false-alarm", {"reason": "x"})
    run_jobs(time.now() + timedelta(seconds=6))
    assert officer.call("GET", f"/api/dispatches/{order['id']}").data["status"] == "cancelled"
    assert captain.call("GET", "/api/my/dispatches").data == []


def test_forces_out_hold_the_incident_open(as_role, officer, captain, near, ground):
    leader = as_role("duty_leader", "huangshi")
    incident = take_call(officer, deaths=1, missing=0, trapped=0)
    for verb in ("verify", "confirm", "grade"):
        leader.call("POST", f"/api/incidents/{incident['id']}/{verb}", {})
    leader.call("POST", f"/api/incidents/{incident['id']}/respond", {"level": "IV", "matter": "x", "expected_hours": 1, "measures": "x"})
    order = issued(officer, incident, near)
    tap(captain, order, "turn-out")
    facts = {"source_controlled": True, "monitoring_below_limit": True, "no_secondary_danger": True, "statement": "x"}
    assert leader.call("POST", f"/api/incidents/{incident['id']}/control", facts).status_code == 200
    end = {"handed_over_to": "x", "residual_risks": "x", "measures": "x"}
    assert leader.call("POST", f"/api/incidents/{incident['id']}/end", end).data["code"] == "commitments-open"
    tap(officer, order, "release")
    assert leader.call("POST", f"/api/incidents/{incident['id']}/end", end).status_code == 200


def test_a_doubt_names_the_area_as_people_do(officer, ground):
    incident = take_call(officer)
    advice = officer.call("POST", f"/api/incidents/{incident['id']}/dispatch-recommendations", {}).data
    texts = [doubt["text"]["zh"] for row in advice["ordered"] for doubt in row["doubts"]]
    assert not [text for text in texts if "cn.p42" in text]
