"""The list of commanders, and naming by it, through the API."""

import pytest

from tests.apps.command.support import room, take_call
from tests.support.ground import person_id

RECORD = {"level": "city", "disciplines": ["hazmat"], "trained_on": "2025-03-01", "valid_until": "2099-01-01", "issued_by": "省应急管理厅"}


@pytest.fixture
def leader(as_role, ground):
    """The duty leader of the city."""
    return as_role("duty_leader", "huangshi")


def record(client, person, status=201, **body):
    answer = client.call("POST", "/api/commanders", RECORD | {"person_id": person} | body)
    assert answer.status_code == status, answer.data
    return answer.data


def nominate(client, incident, person, status=201, **body):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/command/nominate", {"person_id": person} | body)
    assert answer.status_code == status, answer.data
    return answer.data


def test_the_list_is_kept_filtered_and_judged(leader, ground):
    person = person_id(ground, "commander", "huangshi")
    made = record(leader, person, certificate_no="鄂 1")
    assert made["doubts"] == []
    assert record(leader, person, valid_until="2020-01-01", trained_on="2019-01-01")["id"] == made["id"]
    (shown,) = leader.call("GET", "/api/commanders?discipline=hazmat&level=city&region=cn.p42.c4202").data
    assert {d["code"] for d in shown["doubts"]} == {"expired", "training_old"}
    other = leader.call("GET", "/api/commanders?discipline=mine")
    assert other.data == [], other.content
    assert leader.call("GET", "/api/commanders?region=cn.p42.c4205").data == []
    away = leader.call("POST", f"/api/commanders/{made['id']}/ready", {"is_ready": False}).data
    assert "not_ready" in {d["code"] for d in away["doubts"]}
    incident = take_call(leader)
    (here,) = leader.call("GET", f"/api/commanders?incident_id={incident['id']}").data
    assert here["person_id"] == person


def test_somebody_unlisted_is_named_with_the_doubt_on_record(leader, ground):
    incident = take_call(leader)
    term = nominate(leader, incident, person_id(ground, "commander", "huangshi"))
    assert [d["code"] for d in term["judgement"]["doubts"]] == ["unlisted"]
    assert room(leader, incident)["collections"]["command"][term["id"]]["judgement"] == term["judgement"]


def test_who_has_expired_is_refused_unless_a_reason_is_written(leader, ground):
    incident, person = take_call(leader), person_id(ground, "commander", "huangshi")
    record(leader, person, valid_until="2020-01-01", trained_on=None)
    refused = nominate(leader, incident, person, 409)
    assert refused["code"] == "nominee-not-qualified"
    assert "资格已过期" in refused["title"] + refused.get("detail", "")
    term = nominate(leader, incident, person, override_reason="唯一在场")
    assert term["override_reason"] == "唯一在场"


def test_dates_that_cannot_be_are_refused(leader, ground):
    person = person_id(ground, "commander", "huangshi")
    assert record(leader, person, 400, trained_on="2099-02-01")["code"] == "training-after-validity"
    record(leader, person, 422, valid_until="0001-01-01")
    record(leader, person, 422, disciplines=[])


def test_strangers_list_nobody_and_see_nobody(leader, as_role, ground):
    person = person_id(ground, "commander", "huangshi")
    made = record(leader, person)
    stranger = as_role("duty_leader", "yichang")
    assert record(stranger, person, 404)["code"] == "person-not-found"
    assert stranger.call("GET", "/api/commanders").data == []
    assert stranger.call("POST", f"/api/commanders/{made['id']}/ready", {"is_ready": False}).status_code == 404
    record(as_role("duty_officer", "huangshi"), person, 403)
    assert [c["id"] for c in as_role("duty_leader", "hubei").call("GET", "/api/commanders").data] == [made["id"]]
