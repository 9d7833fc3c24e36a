"""Situation reports through the API: what they say of the facts, and how period follows period."""

from datetime import timedelta

import pytest

from muster.kit import time
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
    answer = client.call("POST", f"/api/incidents/{incident['id']}/outgoing-reports", {"kind": "situation", **body})
    assert answer.status_code == status, answer.data
    return answer.data


def act(client, report, verb, status=200, **body):
    answer = client.call("POST", f"/api/outgoing-reports/{report['id']}/{verb}", body)
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
    upward = officer.call("POST", f"/api/incidents/{incident['id']}/outgoing-reports", {"kind": "initial"}).data["content"]
    assert "气象 风向来自 10°，风速 不明" in upward["assessment"]
    sheet = officer.call("GET", f"/api/incidents/{incident['id']}/sheet").data
    facts = {field["key"]: field["value"] for section in sheet["sections"] for field in section["fields"]}
    assert facts["weather"].startswith("风向来自 10°")
    assert facts["figures_as_of"]
    assert facts["figures_source"].startswith("接报")


def test_periods_follow_one_another(officer, leader, incident):
    first = sent(officer, leader, incident)
    assert first["period_from"] == room(officer, incident)["collections"]["incident"][incident["id"]]["received_at"]
    officer.call("POST", f"/api/incidents/{incident['id']}/casualties", {"source": "医院", "deaths": 3})
    second = draft(officer, incident, next_steps="搜救")
    assert (second["seq_no"], second["period_from"]) == (2, first["period_to"])
    assert "死亡 3 人（+2）" in second["content"]["casualties"]
    assert draft(officer, incident, 409)["code"] == "outgoing-open"
    again = act(officer, second, "redraft", version=1)
    assert (again["version"], again["content"]["next_steps"]) == (2, "搜救")
    act(officer, second, "discard")
    assert draft(officer, incident)["seq_no"] == 2


def test_it_settles_nothing_that_is_owed_upward(officer, leader, incident):
    report = draft(officer, incident)
    act(leader, report, "approve", version=1)
    owed = list(room(officer, incident)["collections"]["report_tasks"])
    refused = act(officer, report, "send", 409, receiver_name="省厅", channel="written", task_ids=owed[:1])
    assert refused["code"] == "outgoing-answers-nothing"
