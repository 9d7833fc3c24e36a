"""The withdrawal signal through the API: who hears it, who answers, who ends it."""

from datetime import timedelta
from uuid import UUID

import pytest

from muster.apps.command import queries as command
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.kit import time
from muster.kit.durable.models import OutboxMessage
from muster.kit.scope import acting_as
from tests.apps.command.support import issued, room, take_call, tap
from tests.support.ground import person_id, run_jobs


@pytest.fixture
def officer(as_role, ground):
    """The officer on duty of the city."""
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def captain(as_role, ground):
    """The captain of the near team."""
    return as_role("team_captain", "near_team")


@pytest.fixture
def scene(officer, captain, as_role, ground):
    """An incident with the near team at work and the far one on the road: (incident, near order, far order)."""
    incident = take_call(officer)
    near, far = (issued(officer, incident, ground.orgs[name].id) for name in ("near_team", "far_team"))
    for verb in ("receive", "turn-out", "arrive"):
        tap(captain, near, verb)
    tap(as_role("team_captain", "far_team"), far, "turn-out")
    return incident, near, far


def signal(client, incident, status=201, **body):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/withdrawals", {"reason_code": "explosion", "gather": "西门"} | body)
    assert answer.status_code == status, answer.data
    return answer.data


def act(client, row, verb, status=200, **body):
    answer = client.call("POST", f"/api/withdrawals/{row['id']}/{verb}", body)
    assert answer.status_code == status, answer.data
    return answer.data


def enter(client, incident, status=201, **body):
    path = f"/api/incidents/{incident['id']}/entries"
    answer = client.call("POST", path, {"names": ["张某", "王某"], "zone": "hot", "stay_minutes": 40} | body)
    assert answer.status_code == status, answer.data
    return answer.data


def kinds(client, incident):
    return [e["kind"] for e in room(client, incident)["timeline"]]


def test_every_team_on_the_scene_and_on_the_road_hears_it(officer, captain, as_role, scene):
    incident, near, far = scene
    enter(captain, incident, dispatch_id=near["id"])
    row = signal(captain, incident)
    assert [r["dispatch_id"] for r in row["receipts"]] == [near["id"], far["id"]]
    assert sorted(row["receipts"][0]["inside_when_told"]) == ["张某", "王某"]
    assert (row["mark"], row["steps_mark"], row["holds_incident"]) == ("R", "P", True)
    mine = as_role("team_captain", "far_team").call("GET", "/api/my/withdrawals").data
    assert [(w["id"], w["incident"]["id"]) for w in mine] == [(row["id"], incident["id"])]
    told = OutboxMessage.objects.filter(name="command.withdrawal_raised")
    assert {(m.permission, m.incident_id) for m in told} == {("dispatch.execute", None)}
    assert told.count() == 2


def test_many_hands_raise_one_signal(officer, captain, as_role, scene):
    incident, *_ = scene
    rows = [signal(client, incident)["id"] for client in (captain, officer, as_role("commander", "huangshi"))]
    assert len(set(rows)) == 1
    assert kinds(officer, incident).count("withdrawal.raised") == 1


def test_a_team_answers_with_its_heads_and_counts_again(officer, captain, scene):
    incident, near, _ = scene
    one, two = enter(captain, incident, dispatch_id=near["id"])
    row = signal(officer, incident)
    first = act(captain, row, "acknowledge", dispatch_id=near["id"], people_out=18, people_inside=1, missing=["王某"], device_seq=5)
    mine = first["receipts"][0]
    assert (mine["by"], mine["people_inside"], mine["missing"], mine["accounted"]) == ("team", 1, ["王某"], False)
    assert mine["differs"]  # the log still holds two
    again = act(captain, row, "acknowledge", dispatch_id=near["id"], people_out=18, people_inside=1, missing=["王某"], device_seq=5)
    assert again["receipts"] == first["receipts"]
    for entry in (one, two):
        captain.call("POST", f"/api/entries/{entry['id']}/exit", {})
    last = act(captain, row, "acknowledge", dispatch_id=near["id"], people_out=20, people_inside=0, device_seq=9)["receipts"][0]
    assert (last["acknowledged_at"], last["accounted"], last["inside_by_log"]) == (mine["acknowledged_at"], True, [])
    late = act(captain, row, "acknowledge", dispatch_id=near["id"], people_out=17, people_inside=3, device_seq=7)["receipts"][0]
    assert late == last  # an older tap that came later takes nothing back
    said = kinds(officer, incident)
    assert (said.count("withdrawal.acknowledged"), said.count("withdrawal.counted")) == (1, 1)


def test_heads_that_cannot_be_are_refused(captain, officer, scene):
    incident, near, _ = scene
    row = signal(officer, incident)
    assert act(captain, row, "acknowledge", 422, dispatch_id=near["id"], people_inside=0, missing=["王某"])["code"] == "more-missing-than-inside"


def test_the_desk_answers_on_a_teams_word(officer, scene):
    incident, _, far = scene
    row = signal(officer, incident)
    receipt = act(officer, row, "acknowledge", dispatch_id=far["id"], people_out=12)["receipts"][1]
    assert (receipt["by"], receipt["people_inside"]) == ("desk", None)


def test_nobody_goes_in_while_it_stands_and_before_leave_is_given(officer, captain, as_role, scene):
    incident, near, _ = scene
    row = signal(officer, incident)
    assert enter(captain, incident, 409, dispatch_id=near["id"])["code"] == "withdrawal-stands"
    before = (time.now() - timedelta(minutes=5)).isoformat()
    enter(captain, incident, dispatch_id=near["id"], names=["李某"], time_in=before)
    leader = as_role("duty_leader", "huangshi")
    assert act(leader, row, "allow-reentry", 409, reason="x")["code"] == "withdrawal-stands"
    act(leader, row, "end", reason="复测低于限值", reentry_allowed=False)
    assert enter(captain, incident, 409, dispatch_id=near["id"])["code"] == "reentry-not-allowed"
    assert act(leader, row, "allow-reentry", reason="侦检合格")["reentry_allowed"] is True
    enter(captain, incident, dispatch_id=near["id"])


def test_who_commands_ends_it_and_nobody_else(officer, captain, as_role, ground, scene):
    incident, *_ = scene
    leader, commander = as_role("duty_leader", "huangshi"), as_role("commander", "huangshi")
    path = f"/api/incidents/{incident['id']}/command"
    term = leader.call("POST", f"{path}/nominate", {"person_id": person_id(ground, "commander", "huangshi")}).data
    commander.call("POST", f"{path}/{term['id']}/accept", {})
    row = signal(captain, incident)
    for client in (officer, captain, leader):
        assert act(client, row, "end", 403, reason="x", reentry_allowed=True)["code"] == "withdrawal-commander-ends"
    ended = act(commander, row, "end", reason="危险消除", reentry_allowed=True)
    assert (ended["status"], ended["holds_incident"]) == ("ended", False)
    assert act(commander, row, "end", reason="再按一次", reentry_allowed=False)["end_reason"] == "危险消除"
    assert signal(captain, incident)["number"] == 2


def test_who_does_not_answer_is_named_step_by_step(officer, captain, scene):
    incident, near, far = scene
    row = signal(officer, incident)
    act(captain, row, "acknowledge", dispatch_id=near["id"], people_out=20, people_inside=0)
    raised = time.now()
    for seconds in (61, 181):
        with time.frozen(raised + timedelta(seconds=seconds)):
            assert run_jobs().count("command.climb_withdrawal") == 1
    kept = room(officer, incident)
    said = [e["text"]["zh"] for e in kept["timeline"] if e["kind"] == "withdrawal.unanswered"]
    assert len(said) == 2
    assert far["team_name"] in said[0]
    assert near["team_name"] not in said[0]
    assert kept["collections"]["withdrawals"][row["id"]]["step"] == 2
    assert OutboxMessage.objects.filter(name="command.withdrawal_unanswered").count() == 2


def test_an_answered_signal_does_not_climb(officer, scene):
    incident, near, far = scene
    row = signal(officer, incident)
    for order in (near, far):
        act(officer, row, "acknowledge", dispatch_id=order["id"], people_inside=0)
    with time.frozen(time.now() + timedelta(minutes=5)):
        run_jobs()
    assert "withdrawal.unanswered" not in kinds(officer, incident)


def test_a_team_that_comes_later_hears_it_too(officer, as_role, ground, scene):
    incident, *_ = scene
    row = signal(officer, incident)
    order = issued(officer, incident, ground.orgs["mine_team"].id)
    miners = as_role("team_captain", "mine_team")
    assert miners.call("GET", "/api/my/withdrawals").data == []
    tap(miners, order, "turn-out")
    (mine,) = miners.call("GET", "/api/my/withdrawals").data
    assert [r["dispatch_id"] for r in mine["receipts"]][-1] == order["id"]
    tap(miners, order, "arrive")
    assert kinds(officer, incident).count("withdrawal.told") == 1
    assert act(miners, row, "acknowledge", dispatch_id=order["id"])["receipts"][-1]["acknowledged_at"]


def test_the_log_folds_to_the_tables(officer, captain, as_role, ground, scene):
    incident, near, _ = scene
    enter(captain, incident, dispatch_id=near["id"])
    row = signal(captain, incident, reason="罐体温度急升", gather_lon=115.2, gather_lat=29.8)
    act(captain, row, "acknowledge", dispatch_id=near["id"], people_out=18, people_inside=2, missing=["张某"])
    act(as_role("duty_leader", "huangshi"), row, "end", reason="降温成功", reentry_allowed=False)
    folded = room(officer, incident)["collections"]
    with acting_as(ground.system):
        kept = Incident.objects.unscoped("test").get(id=UUID(incident["id"]))
        tables = incidents.state_in_tables(kept) | command.state_in_tables(kept)
    assert folded == tables


def test_strangers_neither_raise_nor_hear_nor_answer(officer, as_role, scene):
    incident, near, _ = scene
    stranger = as_role("duty_officer", "yichang")
    signal(stranger, incident, 404)
    signal(as_role("team_captain", "yichang_hazmat"), incident, 404)
    signal(as_role("regulator", "huangshi"), incident, 403)
    row = signal(officer, incident)
    act(stranger, row, "acknowledge", 404, dispatch_id=near["id"])
    act(stranger, row, "end", 404, reason="x", reentry_allowed=True)
    other = act(as_role("team_captain", "far_team"), row, "acknowledge", 403, dispatch_id=near["id"])
    assert other["code"] == "not-your-team"
    assert as_role("team_captain", "yichang_hazmat").call("GET", "/api/my/withdrawals").data == []


def test_reason_and_place_are_asked_for(officer, scene):
    incident, *_ = scene
    assert signal(officer, incident, 409, reason_code="other")["code"] == "withdrawal-needs-words"
    signal(officer, incident, 422, gather="")
    assert signal(officer, incident, 422, gather_lon=115.0)["code"] == "coordinate-half"
