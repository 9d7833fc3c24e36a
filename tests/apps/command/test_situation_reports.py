"""Situation reports through the API: what they say of the facts, how they leave, what stays as it was approved."""

from datetime import timedelta
from uuid import UUID

import pytest

from muster.apps.command import queries as command
from muster.apps.command.models import SituationVersion
from muster.apps.incidents.models import Incident
from muster.kit import time
from muster.kit.scope import acting_as
from tests.apps.command.support import issued, room, take_call, tap


@pytest.fixture
def officer(as_role, ground):
    """The officer on duty of the city."""
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def leader(as_role, ground):
    """The duty leader of the city."""
    return as_role("duty_leader", "huangshi")


@pytest.fixture
def incident(officer):
    """An incident of which the call told one number."""
    return take_call(officer, deaths=1)


def draft(client, incident, status=201, **body):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/situation-reports", body)
    assert answer.status_code == status, answer.data
    return answer.data


def act(client, report, verb, status=200, **body):
    answer = client.call("POST", f"/api/situation-reports/{report['id']}/{verb}", body)
    assert answer.status_code == status, answer.data
    return answer.data


def sent(officer, leader, incident):
    report = draft(officer, incident)
    act(leader, report, "approve", version=1)
    return act(officer, report, "send", receiver_name="省厅值班室", channel="system", receipt_no="鄂值 91")


def test_what_nobody_knows_is_said_to_be_unknown(officer, incident):
    said = draft(officer, incident)["content"]
    assert "死亡 1 人" in said["casualties"]
    assert "失联 不明" in said["casualties"]
    assert "截至" in said["casualties"]
    assert said["weather"] == said["next_steps"] == "不明"
    assert said["forces"] == "没有已调派的队伍"
    assert said["withdrawal"] == "没有发出过撤离信号"
    assert said["tasks"].startswith("未完成 0 项")


def test_it_is_composed_from_the_facts_of_the_log(officer, leader, as_role, ground, incident):
    near = issued(officer, incident, ground.orgs["near_team"].id)
    tap(as_role("team_captain", "near_team"), near, "turn-out", people=12)
    issued(officer, incident, ground.orgs["far_team"].id)
    due = (time.now() + timedelta(minutes=30)).isoformat()
    for title, due_at in (("封堵法兰", due), ("设置警戒", None)):
        body = {"title": title, "owner_name": "抢险组", **({"due_at": due_at} if due_at else {})}
        assert officer.call("POST", f"/api/incidents/{incident['id']}/assignments", body).status_code == 201
    body = {"reason_code": "explosion", "gather": "西门"}
    assert officer.call("POST", f"/api/incidents/{incident['id']}/withdrawals", body).status_code == 201
    reading = {"wind_from": 10.0, "source": "现场测风"}
    assert leader.call("POST", f"/api/incidents/{incident['id']}/weather", reading).status_code in (200, 201)
    with time.frozen(time.now() + timedelta(minutes=45, seconds=5)):
        said = draft(officer, incident, next_steps="增派一支堵漏队")["content"]
    assert said["next_steps"] == "增派一支堵漏队"
    assert "（45 分钟前）" in said["casualties"]
    assert said["forces"].startswith("2 支队伍，已报 12 人，1 支队伍人数不明")
    assert said["tasks"].startswith("未完成 2 项，其中逾期 1 项；已完成 0 项：封堵法兰")
    assert "未定时限" in said["tasks"]
    assert "未解除" in said["withdrawal"]
    assert "0 支已应答" in said["withdrawal"]
    assert said["weather"].startswith("风向来自 10°，风速 不明")
    assert said["weather"].endswith("现场测风")


def test_what_was_approved_stays_as_it_was(officer, leader, incident):
    report = draft(officer, incident)
    text = report["content"] | {"next_steps": "继续稀释"}
    act(officer, report, "edit", version=1, content=text)
    act(officer, report, "submit")
    assert act(leader, report, "return", remark="写明风向")["status"] == "returned"
    text["weather"] = "风向不明"
    act(officer, report, "edit", version=2, content=text)
    act(officer, report, "submit")
    assert act(officer, report, "send", 409, receiver_name="省厅", channel="written")["code"] == "outgoing-not-approved"
    assert act(officer, report, "approve", 403, version=3)["code"] == "not-allowed"
    assert act(leader, report, "approve", 409, version=2)["code"] == "outgoing-changed"
    assert act(leader, report, "approve", version=3)["approved_version"] == 3
    gone = act(officer, report, "send", receiver_name="省厅值班室", channel="system", receipt_no="鄂值 91")
    assert (gone["status"], gone["sent_version"], gone["sendings"][0]["receipt_no"]) == ("sent", 3, "鄂值 91")
    officer.call("POST", f"/api/incidents/{incident['id']}/casualties", {"source": "医院", "deaths": 2})
    for verb, body in (("edit", {"version": 3, "content": text | {"weather": "晴"}}), ("redraft", {"version": 3}), ("discard", {}),
                       ("return", {"remark": "x"}), ("approve", {"version": 3}), ("submit", {})):  # fmt: skip
        assert act(leader, report, verb, 409, **body)["code"] == "outgoing-step-not-open"
    act(officer, report, "send", receiver_name="市政府总值班室", channel="written")
    whole = officer.call("GET", f"/api/situation-reports/{report['id']}").data
    assert [v["number"] for v in whole["versions"]] == [1, 2, 3]
    assert whole["versions"][2]["content"] == whole["content"] == text
    assert len(whole["sendings"]) == 2


def test_an_edit_takes_the_approval_away(officer, leader, incident):
    report = draft(officer, incident)
    act(leader, report, "approve", version=1)
    edited = act(officer, report, "edit", version=1, content=report["content"] | {"tasks": "无"})
    assert (edited["approved_version"], edited["approved_by"], edited["status"]) == (None, "", "draft")
    assert act(officer, report, "edit", 409, version=1, content=report["content"])["code"] == "outgoing-changed"
    act(officer, report, "edit", 422, version=2, content=report["content"] | {"tasks": "　"})


def test_periods_follow_one_another(officer, leader, incident):
    first = sent(officer, leader, incident)
    assert first["period_from"] == room(officer, incident)["collections"]["incident"][incident["id"]]["received_at"]
    officer.call("POST", f"/api/incidents/{incident['id']}/casualties", {"source": "医院", "deaths": 3})
    second = draft(officer, incident, next_steps="搜救")
    assert (second["number"], second["period_from"]) == (2, first["period_to"])
    assert "死亡 3 人（+2）" in second["content"]["casualties"]
    assert draft(officer, incident, 409)["code"] == "situation-open"
    again = act(officer, second, "redraft", version=1)
    assert (again["version"], again["content"]["next_steps"]) == (2, "搜救")
    act(officer, second, "discard")
    assert draft(officer, incident)["number"] == 2


def test_the_log_folds_to_the_tables(officer, leader, incident, ground):
    sent(officer, leader, incident)
    given_up = draft(officer, incident)
    act(officer, given_up, "redraft", version=1)
    act(officer, given_up, "discard")
    draft(officer, incident)
    folded = room(officer, incident)["collections"]["situation_reports"]
    with acting_as(ground.system):
        tables = command.state_in_tables(Incident.objects.unscoped("test").get(id=UUID(incident["id"])))
        assert SituationVersion.objects.unscoped("test").count() == 4
    assert folded == tables["situation_reports"]


def test_strangers_and_other_bodies_write_nothing(officer, as_role, incident):
    report = draft(officer, incident)
    stranger = as_role("duty_leader", "yichang")
    draft(stranger, incident, 404)
    assert stranger.call("GET", f"/api/situation-reports/{report['id']}").status_code == 404
    for verb, body in (("submit", {}), ("approve", {"version": 1}), ("send", {"receiver_name": "x", "channel": "written"})):
        assert act(stranger, report, verb, 404, **body)["code"] in ("situation-not-found", "not-found")
    province = as_role("duty_leader", "hubei")
    assert act(province, report, "approve", 403, version=1)["code"] == "outgoing-of-another-body"
    draft(as_role("regulator", "huangshi"), incident, 403)
    assert draft(province, incident)["body_name"] == "湖北省应急管理厅"
