"""Help is asked of the body above, received and answered; a body beside is let in for a day by the leader."""

import pytest
from django.contrib.gis.geos import Polygon

from muster.apps.geo.models import DivisionArea
from muster.apps.geo.queries import bordering
from tests.apps.command.support import room, take_call


@pytest.fixture
def officer(as_role, ground):
    """The officer on duty of the city."""
    return as_role("duty_officer", "huangshi")


def ask(client, incident, status=201, **body):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/help-requests", {"words": "1 小时内缺洗消车", "capability": "decontamination"} | body)
    assert answer.status_code == status, answer.data
    return answer.data


def test_help_goes_to_the_authority_above_comes_back_with_receipt_and_answer(officer, as_role):
    incident = take_call(officer)
    asked = ask(officer, incident)
    assert (asked["asked_path"], asked["status"], asked["received_at"]) == ("cn.p42", "asked", None)
    above = as_role("duty_officer", "hubei")
    assert [row["id"] for row in above.call("GET", "/api/help-requests?is_open=true").data] == [asked["id"]]
    received = above.call("POST", f"/api/help-requests/{asked['id']}/receive", {}).data
    assert received["status"] == "received"
    assert received["received_by"]
    answered = above.call("POST", f"/api/help-requests/{asked['id']}/answer", {"is_granted": True, "words": "武汉基地 2 台洗消车已出动"}).data
    assert (answered["status"], answered["answer"]) == ("granted", "武汉基地 2 台洗消车已出动")
    seen = room(officer, incident)
    assert seen["collections"]["help_requests"][asked["id"]] == answered
    kinds = [line["kind"] for line in seen["timeline"]]
    assert {"help.asked", "help.received", "help.answered"} <= set(kinds)
    assert above.call("GET", "/api/help-requests?is_open=true").data == []


def test_who_answers_at_once_has_received_it_and_what_was_answered_stays(officer, as_role):
    asked = ask(officer, take_call(officer))
    above = as_role("duty_officer", "hubei")
    answered = above.call("POST", f"/api/help-requests/{asked['id']}/answer", {"is_granted": False, "words": "省内无可用"}).data
    assert (answered["status"], bool(answered["received_at"])) == ("declined", True)
    again = above.call("POST", f"/api/help-requests/{asked['id']}/answer", {"is_granted": True, "words": "有了"})
    assert (again.status_code, again.data["code"]) == (409, "help-not-open")
    gone = officer.call("POST", f"/api/help-requests/{asked['id']}/withdraw", {"reason": "不需要了"})
    assert (gone.status_code, gone.data["code"]) == (409, "help-not-open")


def test_the_asker_takes_it_back_and_does_not_answer_itself(officer):
    asked = ask(officer, take_call(officer))
    own = officer.call("POST", f"/api/help-requests/{asked['id']}/answer", {"is_granted": True, "words": "自己答"})
    assert (own.status_code, own.data["code"]) == (403, "help-not-asked-of-you")
    gone = officer.call("POST", f"/api/help-requests/{asked['id']}/withdraw", {"reason": "本市已调到"}).data
    assert (gone["status"], gone["answer"]) == ("withdrawn", "本市已调到")


def test_a_stranger_sees_nothing_until_it_is_asked(officer, as_role):
    incident = take_call(officer)
    asked = ask(officer, incident)
    stranger = as_role("duty_officer", "yichang")
    assert stranger.call("GET", "/api/help-requests").data == []
    refused = stranger.call("POST", f"/api/help-requests/{asked['id']}/receive", {})
    assert (refused.status_code, refused.data["code"]) == (404, "help-not-found")
    neighbour = ask(officer, incident, 403, to_path="cn.p42.c4205")
    assert neighbour["code"] == "help-needs-leader"
    leader = as_role("duty_leader", "huangshi")
    beside = ask(leader, incident, to_path="cn.p42.c4205")
    assert [row["id"] for row in stranger.call("GET", "/api/help-requests").data if row["asked_path"] == "cn.p42.c4205"] == [beside["id"]]
    assert stranger.call("POST", f"/api/help-requests/{beside['id']}/receive", {}).status_code == 200
    assert stranger.call("POST", f"/api/help-requests/{asked['id']}/receive", {}).status_code == 403
    assert room(officer, incident)["collections"]["grants"]


@pytest.mark.parametrize(("to", "status", "code"), [
    ("cn.p42.c4202", 409, "help-of-own"),
    ("cn.p42.c4202.d420222", 409, "help-of-own"),
    ("cn.p99", 404, "help-nobody-to-ask"),
    ("Not a path", 422, "request-invalid"),
])  # fmt: skip
def test_senseless_addressees_are_refused(officer, to, status, code):
    assert ask(officer, take_call(officer), status, to_path=to)["code"] == code


def test_who_can_be_asked_is_above_beside_or_has_teams(officer, as_role, world):
    incident = take_call(officer)
    address = f"/api/incidents/{incident['id']}/help-bodies"
    alone = officer.call("GET", address).data
    assert alone[0] | {"teams": 0, "nearest_m": None} == {"org_path": "cn.p42", "name": alone[0]["name"], "is_above": True, "is_bordering": False, "teams": 0,
                                                          "nearest_m": None, "is_let_in": False}  # fmt: skip
    for code, west in (("420281", 114.9), ("420582", 115.1)):
        square = Polygon(((west, 29.9), (west + 0.2, 29.9), (west + 0.2, 30.1), (west, 30.1), (west, 29.9)), srid=4326).transform(3857, clone=True)
        DivisionArea.objects.create(division_id=code, detail=DivisionArea.Detail.FULL, geom=square)
    before = {one["org_path"]: one["teams"] for one in officer.call("GET", f"{address}?capability=decontamination").data}
    regulator = as_role("regulator", "yichang")
    team = regulator.call("POST", "/api/teams", {
        "parent_id": str(world.orgs["yichang"].id), "name": "宜昌洗消队", "tier": "professional_team", "disciplines": ["env_monitoring"],
        "capabilities": ["decontamination"], "position": {"lon": 111.3, "lat": 30.7}})  # fmt: skip
    assert team.status_code == 201, team.data
    found = {one["org_path"]: one for one in officer.call("GET", f"{address}?capability=decontamination").data}
    yichang = found["cn.p42.c4205"]
    assert (yichang["teams"], yichang["is_let_in"], 300_000 < yichang["nearest_m"] < 450_000) == (before.get("cn.p42.c4205", 0) + 1, True, True)
    assert officer.call("GET", f"{address}?capability=flying").status_code == 422
    assert as_role("duty_officer", "yichang").call("GET", address).status_code == 404
    assert (yichang["is_bordering"], bordering("420200"), bordering("420582")) == (True, ["420582"], ["420281"])
