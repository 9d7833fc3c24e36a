"""Every kind of paper goes the same way out: draft, return, approval, sending, versions. Through the API, for one of each sort."""

from uuid import UUID

import pytest

from muster.apps.command import queries as command
from muster.apps.incidents import queries
from muster.apps.incidents.models import Incident, OutgoingVersion
from muster.kit.scope import acting_as
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
    """An accident that has been called in."""
    return take_call(leader, deaths=3, words="液氨储罐出口法兰泄漏")


@pytest.fixture(params=["initial", "situation"])
def kind(request):
    """A report upward and a situation report."""
    return request.param


def draft(client, incident, kind, status=201):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/outgoing-reports", {"kind": kind})
    assert answer.status_code == status, answer.data
    return answer.data


def act(client, report, verb, status=200, **body):
    answer = client.call("POST", f"/api/outgoing-reports/{report['id']}/{verb}", body)
    assert answer.status_code == status, answer.data
    return answer.data


def test_what_was_approved_goes_out_word_for_word_and_stays(officer, leader, incident, kind):
    report = draft(officer, incident, kind)
    assert list(report["content"]) == report["parts"]
    text = report["content"] | {"next_steps": "继续稀释"}
    edited = act(officer, report, "edit", version=1, content=text)
    assert (edited["version"], edited["status"]) == (2, "draft")
    act(officer, report, "submit")
    assert act(leader, report, "return", remark="写明风向")["status"] == "returned"
    text["casualties"] += "；正在核实"
    act(officer, report, "edit", version=2, content=text)
    act(officer, report, "submit")
    assert act(officer, report, "send", 409, receiver_name="省厅", channel="written")["code"] == "outgoing-not-approved"
    assert act(officer, report, "approve", 403, version=3)["code"] == "not-allowed"
    assert act(leader, report, "approve", 409, version=2)["code"] == "outgoing-changed"
    approved = act(leader, report, "approve", version=3)
    assert (approved["approved_version"], approved["is_oral"], approved["remark"]) == (3, False, "写明风向")
    gone = act(officer, report, "send", receiver_name="省厅值班室", channel="system", receipt_no="鄂值 91")
    assert (gone["status"], gone["sent_version"], gone["sendings"][0]["receipt_no"]) == ("sent", 3, "鄂值 91")
    officer.call("POST", f"/api/incidents/{incident['id']}/casualties", {"source": "医院", "deaths": 4})
    for verb, body in (("edit", {"version": 3, "content": text | {"next_steps": "收队"}}), ("redraft", {"version": 3}), ("discard", {}),
                       ("return", {"remark": "x"}), ("approve", {"version": 3}), ("submit", {})):  # fmt: skip
        assert act(leader, report, verb, 409, **body)["code"] == "outgoing-step-not-open"
    act(officer, report, "send", receiver_name="市政府总值班室", channel="written")
    whole = officer.call("GET", f"/api/outgoing-reports/{report['id']}").data
    assert [v["number"] for v in whole["versions"]] == [1, 2, 3]
    assert whole["versions"][0]["content"] == report["content"]
    assert whole["versions"][2]["content"] == whole["content"] == text
    assert [s["receiver_name"] for s in whole["sendings"]] == ["省厅值班室", "市政府总值班室"]


def test_an_edit_takes_the_approval_away_and_meets_a_newer_text(officer, leader, incident, kind):
    report = draft(officer, incident, kind)
    act(leader, report, "approve", version=1)
    edited = act(officer, report, "edit", version=1, content=report["content"] | {"next_steps": "搜救"})
    assert (edited["approved_version"], edited["approved_by"], edited["status"]) == (None, "", "draft")
    assert act(leader, report, "approve", 409, version=1)["code"] == "outgoing-changed"
    assert act(officer, report, "edit", 409, version=1, content=report["content"])["code"] == "outgoing-changed"


def test_every_part_says_something_and_no_other_part_is_kept(officer, incident, kind):
    report = draft(officer, incident, kind)
    act(officer, report, "edit", 422, version=1, content=report["content"] | {"casualties": "　"})
    other = act(officer, report, "edit", 400, version=1, content=report["content"] | {"secret": "x"})
    assert other["code"] == "outgoing-part-unknown"
    fewer = {part: said for part, said in report["content"].items() if part != "title"}
    assert act(officer, report, "edit", 400, version=1, content=fewer)["code"] == "outgoing-part-empty"


def test_by_word_of_the_leader_now_and_signed_later(officer, leader, incident, kind):
    report = draft(officer, incident, kind)
    oral = act(officer, report, "approve-orally", version=1, by_word_of="王局")
    assert (oral["approved_by"], oral["is_oral"], oral["signed_at"]) == ("王局", True, None)
    act(officer, report, "send", receiver_name="省厅", channel="written")
    assert act(leader, report, "approve", version=1)["signed_at"] is not None


def test_the_log_folds_to_the_tables(officer, leader, incident, kind, ground):
    given_up = draft(officer, incident, kind)
    act(officer, given_up, "redraft", version=1)
    act(officer, given_up, "discard")
    report = draft(officer, incident, kind)
    act(leader, report, "approve", version=1)
    act(officer, report, "send", receiver_name="省厅", channel="written")
    folded = officer.call("GET", f"/api/incidents/{incident['id']}/room").data["collections"]
    with acting_as(ground.system):
        kept = Incident.objects.unscoped("test").get(id=UUID(incident["id"]))
        tables = queries.state_in_tables(kept) | command.state_in_tables(kept)
        assert OutgoingVersion.objects.unscoped("test").count() == 3
    assert folded == tables


def test_strangers_and_other_bodies_write_nothing(officer, as_role, incident, kind):
    report = draft(officer, incident, kind)
    stranger = as_role("duty_leader", "yichang")
    draft(stranger, incident, kind, 404)
    assert stranger.call("GET", f"/api/outgoing-reports/{report['id']}").status_code == 404
    for verb, body in (("submit", {}), ("approve", {"version": 1}), ("send", {"receiver_name": "x", "channel": "written"})):
        assert act(stranger, report, verb, 404, **body)["code"] in ("outgoing-not-found", "not-found")
    province = as_role("duty_leader", "hubei")
    assert act(province, report, "approve", 403, version=1)["code"] == "outgoing-of-another-body"
    draft(as_role("regulator", "huangshi"), incident, kind, 403)
    assert draft(province, incident, kind)["body_name"] == "湖北省应急管理厅"
