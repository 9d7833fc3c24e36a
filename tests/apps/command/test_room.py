"""The room is its log: replaying the events gives what a fresh fetch gives, for each who looks."""

import json

import pytest
from ninja.responses import NinjaJSONEncoder

from muster.apps.command import schemas as command
from muster.apps.incidents import rules
from muster.apps.incidents import schemas as incidents
from muster.kit.durable.models import OutboxMessage
from tests.apps.command.support import dispatch, issued, room, take_call, tap

SHAPES = {
    "incident": incidents.IncidentOut,
    "reports": incidents.ReportOut,
    "casualties": incidents.CasualtiesOut,
    "responses": incidents.ResponseOut,
    "report_tasks": incidents.ReportTaskOut,
    "dispatches": command.DispatchOut,
    "assignments": command.AssignmentOut,
    "command": command.CommandTermOut,
    "entries": command.EntryOut,
    "recommendations": command.RecommendationBriefOut,
}


class Told:
    """An entry as an event brought it."""

    def __init__(self, entry):
        self.seq, self.changes = entry["seq"], entry["changes"]


@pytest.fixture
def busy(as_role, ground):
    """An incident in which much happened: (incident, officer, captain)."""
    officer, leader, captain = (
        as_role("duty_officer", "huangshi"),
        as_role("duty_leader", "huangshi"),
        as_role("team_captain", "near_team"),
    )
    incident = take_call(officer, deaths=1, missing=2)
    for verb, body in (
        ("verify", {}),
        ("confirm", {}),
        ("grade", {}),
        ("notes", {"text": "下风向村庄已通知"}),
        ("casualties", {"deaths": 3, "missing": 0, "source": "医院"}),
        ("regrade", {"reason": "x"}),
        ("respond", {"level": "III", "matter": "x", "expected_hours": 4, "measures": "x"}),
    ):
        assert leader.call("POST", f"/api/incidents/{incident['id']}/{verb}", body).status_code < 300
    officer.call("POST", f"/api/incidents/{incident['id']}/dispatch-recommendations", {})
    order = issued(officer, incident, ground.orgs["near_team"].id)
    tap(captain, order, "arrive")
    undone = dispatch(officer, incident, ground.orgs["far_team"].id)
    tap(officer, undone, "undo")
    task = officer.call("POST", f"/api/incidents/{incident['id']}/assignments", {"title": "堵漏", "dispatch_id": order["id"]}).data
    captain.call("POST", f"/api/assignments/{task['id']}/accept", {})
    captain.call("POST", f"/api/incidents/{incident['id']}/entries", {"names": ["张某"], "zone": "hot", "stay_minutes": 20})
    return incident, officer, captain


def test_the_events_told_fold_to_a_fresh_fetch(busy):
    incident, officer, _ = busy
    told = [
        Told(m.payload["entry"]) for m in OutboxMessage.objects.filter(name="incidents.recorded", incident_id=incident["id"]).order_by("id")
    ]
    assert rules.fold(told) == room(officer, incident)["collections"]


def test_a_room_fetched_early_catches_up_by_the_timeline(busy):
    incident, officer, _ = busy
    fresh = room(officer, incident)
    lines = officer.call("GET", f"/api/incidents/{incident['id']}/timeline").data["items"]
    early = rules.fold(Told(e) for e in lines[:5])
    later = officer.call("GET", f"/api/incidents/{incident['id']}/timeline?after=5").data
    assert later["seq"] == fresh["seq"]
    assert rules.fold((Told(e) for e in later["items"]), early, after=5) == fresh["collections"]


def test_who_may_read_less_folds_to_what_they_fetch(busy):
    incident, _, captain = busy
    lines = captain.call("GET", f"/api/incidents/{incident['id']}/timeline").data["items"]
    seen = room(captain, incident)["collections"]
    assert rules.fold(Told(e) for e in lines) == seen
    assert "recommendations" not in seen
    assert len(seen["dispatches"]) == 1


def test_the_list_the_record_and_the_room_say_the_same(busy):
    incident, officer, _ = busy
    one = officer.call("GET", f"/api/incidents/{incident['id']}").data
    assert room(officer, incident)["collections"]["incident"][incident["id"]] == one
    assert officer.call("GET", "/api/incidents").data["items"] == [one]


def test_everything_in_the_room_has_the_shape_that_the_api_declares(busy):
    incident, officer, _ = busy
    for name, things in room(officer, incident)["collections"].items():
        for value in things.values():
            assert json.loads(json.dumps(SHAPES[name](**value).model_dump(), cls=NinjaJSONEncoder)) == value, name


def test_each_event_is_told_to_those_who_may_read_it(busy):
    incident, _, _ = busy
    rows = OutboxMessage.objects.filter(name="incidents.recorded", incident_id=incident["id"])
    asked = {m.payload["kind"]: m.permission for m in rows}
    assert asked["dispatch.ordered"] == "dispatch.recommend"
    assert asked["dispatch.undone"] == "dispatch.recommend"
    assert asked["dispatch.issued"] == "incident.view"
    issued_news = OutboxMessage.objects.get(name="command.dispatch_issued")
    assert issued_news.permission == "dispatch.execute"
    assert issued_news.org_path.startswith("cn.p42.c4202.x")
