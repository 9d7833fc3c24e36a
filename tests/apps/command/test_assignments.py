"""Tasks, command, and people inside, through the API."""

from datetime import timedelta

import pytest

from muster.kit import time
from tests.apps.command.support import issued, room, take_call
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
def scene(officer, ground):
    """An incident with the near team on its way: (incident, order)."""
    incident = take_call(officer)
    return incident, issued(officer, incident, ground.orgs["near_team"].id)


def give(client, incident, status=201, **body):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/assignments", {"title": "关阀"} | body)
    assert answer.status_code == status, answer.data
    return answer.data


def move(client, task, verb, status=200, **body):
    answer = client.call("POST", f"/api/assignments/{task['id']}/{verb}", body)
    assert answer.status_code == status, answer.data
    return answer.data


def test_a_task_from_given_to_verified(officer, captain, scene):
    incident, order = scene
    task = give(officer, incident, dispatch_id=order["id"], due_at=(time.now() + timedelta(minutes=30)).isoformat())
    assert [t["id"] for t in captain.call("GET", "/api/my/assignments").data] == [task["id"]]
    assert move(captain, task, "start", 409)["code"] == "assignment-step-not-open"
    move(captain, task, "accept")
    assert move(captain, task, "block", 409)["code"] == "block-needs-reason"
    assert move(captain, task, "block", reason="阀门锈死")["blocked_reason"] == "阀门锈死"
    assert move(captain, task, "start")["blocked_reason"] == ""
    done = move(captain, task, "done", result="已关")
    assert (done["status"], done["result"], done["holds_incident"]) == ("done", "已关", False)
    assert move(captain, task, "done") == done  # a tap that came twice
    assert move(captain, task, "verify", 403)["code"] == "not-allowed"
    assert move(officer, task, "verify")["status"] == "verified"
    steps = room(officer, incident)["collections"]["assignments"][task["id"]]["steps"]
    assert [s["status"] for s in steps] == ["assigned", "accepted", "blocked", "in_progress", "done", "verified"]


def test_an_overdue_task_says_so_once(officer, captain, scene):
    incident, order = scene
    due = time.now() + timedelta(minutes=10)
    task = give(officer, incident, dispatch_id=order["id"], due_at=due.isoformat())
    late = due + timedelta(seconds=1)
    with time.frozen(late):
        assert "command.note_overdue_assignment" in run_jobs(late)
    kept = room(officer, incident)
    assert kept["collections"]["assignments"][task["id"]]["overdue_at"] is not None
    assert [e["kind"] for e in kept["timeline"]].count("assignment.overdue") == 1


def test_a_done_task_is_not_overdue(officer, captain, scene):
    incident, order = scene
    due = time.now() + timedelta(minutes=10)
    task = give(officer, incident, dispatch_id=order["id"], due_at=due.isoformat())
    move(captain, task, "accept")
    move(captain, task, "done")
    with time.frozen(due + timedelta(seconds=1)):
        run_jobs(due + timedelta(seconds=1))
    assert room(officer, incident)["collections"]["assignments"][task["id"]]["overdue_at"] is None


def test_a_task_has_an_owner_and_a_time_to_come(officer, scene):
    incident, _ = scene
    assert give(officer, incident, 409)["code"] == "assignment-without-owner"
    assert give(officer, incident, group="medical")["owner_name"] == "医疗救治组"
    past = (time.now() - timedelta(minutes=1)).isoformat()
    assert give(officer, incident, 409, owner_name="镇政府", due_at=past)["code"] == "due-time-passed"


def test_strangers_give_and_move_nothing(officer, as_role, scene, ground):
    incident, order = scene
    task = give(officer, incident, dispatch_id=order["id"])
    stranger = as_role("duty_officer", "yichang")
    give(stranger, incident, 404, owner_name="x")
    move(stranger, task, "accept", 404)
    other = issued(officer, incident, ground.orgs["far_team"].id)
    assert other["status"] == "issued"
    assert move(as_role("team_captain", "far_team"), task, "accept", 403)["code"] == "not-your-task"
    give(as_role("team_captain", "near_team"), incident, 403, owner_name="x")


def nominate(client, incident, person, status=201, **body):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/command/nominate", {"person_id": person} | body)
    assert answer.status_code == status, answer.data
    return answer.data


def accept(client, incident, term, status=200):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/command/{term['id']}/accept", {})
    assert answer.status_code == status, answer.data
    return answer.data


def test_command_passes_when_both_say_so_and_never_lies_with_two(as_role, ground):
    leader, commander = as_role("duty_leader", "huangshi"), as_role("commander", "huangshi")
    incident = take_call(leader)
    first = nominate(leader, incident, person_id(ground, "commander", "huangshi"))
    assert accept(leader, incident, first, 403)["code"] == "not-the-nominee"
    assert accept(commander, incident, first)["status"] == "active"
    second = nominate(commander, incident, person_id(ground, "duty_leader", "huangshi"), briefing="源已控制")
    terms = room(leader, incident)["collections"]["command"]
    assert sorted(t["status"] for t in terms.values()) == ["active", "nominated"]  # not before it is accepted
    accept(leader, incident, second)
    terms = room(leader, incident)["collections"]["command"]
    assert {t["person_name"]: t["status"] for t in terms.values()} == {"huangshi commander": "ended", "huangshi duty_leader": "active"}
    assert accept(leader, incident, second, 409)["code"] == "nomination-closed"


def test_over_the_commanders_head_only_with_a_reason(as_role, ground):
    leader, commander = as_role("duty_leader", "huangshi"), as_role("commander", "huangshi")
    incident = take_call(leader)
    accept(commander, incident, nominate(leader, incident, person_id(ground, "commander", "huangshi")))
    other = person_id(ground, "duty_leader", "hubei")
    assert nominate(as_role("duty_leader", "hubei"), incident, other, 403)["code"] == "not-the-commander"
    nominate(as_role("duty_leader", "hubei"), incident, other, reason="总指挥失联")


def test_who_may_not_hand_over_does_not(as_role, ground):
    incident = take_call(as_role("duty_leader", "huangshi"))
    person = person_id(ground, "commander", "huangshi")
    nominate(as_role("duty_officer", "huangshi"), incident, person, 403)
    nominate(as_role("duty_leader", "yichang"), incident, person, 404)
    assert (
        nominate(as_role("duty_leader", "huangshi"), incident, person_id(ground, "commander", "yichang"), 404)["code"] == "person-not-found"
    )


def test_a_post_needs_a_commander(as_role, ground):
    leader = as_role("duty_leader", "huangshi")
    incident = take_call(leader, deaths=1)
    for verb in ("verify", "confirm", "grade"):
        leader.call("POST", f"/api/incidents/{incident['id']}/{verb}", {})
    leader.call("POST", f"/api/incidents/{incident['id']}/respond", {"level": "IV", "matter": "x", "expected_hours": 1, "measures": "x"})
    post = {"place": "西门上风向"}
    assert leader.call("POST", f"/api/incidents/{incident['id']}/onsite", post).data["code"] == "no-commander"
    accept(as_role("commander", "huangshi"), incident, nominate(leader, incident, person_id(ground, "commander", "huangshi")))
    assert leader.call("POST", f"/api/incidents/{incident['id']}/onsite", post).data["status"] == "onsite"


def enter(client, incident, status=201, **body):
    answer = client.call(
        "POST", f"/api/incidents/{incident['id']}/entries", {"names": ["张某", "王某"], "zone": "hot", "pressure": 30.0} | body
    )
    assert answer.status_code == status, answer.data
    return answer.data


def leave(client, row, status=200):
    answer = client.call("POST", f"/api/entries/{row['id']}/exit", {})
    assert answer.status_code == status, answer.data
    return answer.data


def test_who_is_inside_and_who_is_not_out_in_time(officer, captain, scene):
    incident, order = scene
    one, two = enter(captain, incident, dispatch_id=order["id"])
    assert one["team_name"] == "黄石近处危化队"
    assert leave(captain, one)["time_out"] is not None
    assert leave(captain, one)["time_out"] == room(officer, incident)["collections"]["entries"][one["id"]]["time_out"]
    late = time.now() + timedelta(minutes=43)
    with time.frozen(late):
        assert run_jobs(late).count("command.check_entry") == 2
    kept = room(officer, incident)
    assert kept["collections"]["entries"][one["id"]]["overdue_at"] is None
    assert kept["collections"]["entries"][two["id"]]["overdue_at"] is not None
    alarms = [e["text"]["zh"] for e in kept["timeline"] if e["kind"] == "entry.overdue"]
    assert len(alarms) == 1
    assert "王某" in alarms[0]


def test_the_alarm_is_told_to_the_streams(officer, captain, scene):
    from muster.kit.durable.models import OutboxMessage

    incident, order = scene
    enter(captain, incident, dispatch_id=order["id"], names=["张某"])
    late = time.now() + timedelta(minutes=43)
    with time.frozen(late):
        run_jobs(late)
    told = OutboxMessage.objects.filter(name="command.entry_overdue").get()
    assert (str(told.incident_id), told.org_path, told.permission) == (incident["id"], incident["org_path"], "incident.view")


def test_nobody_goes_in_without_a_limit(captain, scene):
    incident, _ = scene
    assert enter(captain, incident, 400, pressure=None)["code"] == "entry-needs-limit"
    assert enter(captain, incident, 422, pressure=4.0)["code"] == "entry-without-air"


def test_strangers_log_nobody(as_role, captain, scene, ground):
    incident, _ = scene
    (row,) = enter(captain, incident, names=["张某"])
    enter(as_role("team_captain", "yichang_hazmat"), incident, 404)
    enter(as_role("duty_officer", "huangshi"), incident, 403)
    leave(as_role("team_captain", "yichang_hazmat"), row, 404)
