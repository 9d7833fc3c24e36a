"""Two people at the same moment, with real transactions: one effect, and a log without a gap."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.apps.command.support import take_call

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """Make the calls at the same moment, each on a connection of its own; returns the answers."""
    gate = Barrier(len(calls))

    def run(call):
        gate.wait(10)
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result(30) for future in [pool.submit(run, call) for call in calls]]


def test_two_desks_order_one_team_and_one_of_them_gets_it(as_role, ground):
    city, province = as_role("duty_officer", "huangshi"), as_role("duty_officer", "hubei")
    first, second = take_call(city), take_call(city, place_text="大冶某厂")
    body = {"team_id": str(ground.orgs["near_team"].id), "task": "堵漏"}
    answers = at_once(
        lambda: city.call("POST", f"/api/incidents/{first['id']}/dispatches", body),
        lambda: province.call("POST", f"/api/incidents/{second['id']}/dispatches", body),
    )
    assert sorted(a.status_code for a in answers) == [201, 409]
    assert next(a for a in answers if a.status_code == 409).data["code"] == "team-already-committed"


def test_two_officers_take_one_recommendation_and_one_order_and_one_decision_stand(as_role, ground):
    officer, leader = as_role("duty_officer", "huangshi"), as_role("duty_leader", "huangshi")
    incident = take_call(officer)
    ranking = officer.call("POST", f"/api/incidents/{incident['id']}/dispatch-recommendations", {}).data
    body = {"team_id": ranking["ordered"][0]["team"]["team_id"], "task": "堵漏", "recommendation_id": ranking["id"]}
    answers = at_once(*(lambda who=who: who.call("POST", f"/api/incidents/{incident['id']}/dispatches", body) for who in (officer, leader)))
    assert sorted(a.status_code for a in answers) == [201, 409]
    other = officer.call("POST", f"/api/incidents/{incident['id']}/dispatch-recommendations", {}).data
    path = f"/api/dispatch-recommendations/{other['id']}/decide"
    answers = at_once(
        lambda: officer.call("POST", path, {"decision": "adopted"}),
        lambda: leader.call("POST", path, {"decision": "rejected", "reason": "消防已到场"}),
    )
    assert sorted(a.status_code for a in answers) == [200, 409]
    kinds = [e["kind"] for e in officer.call("GET", f"/api/incidents/{incident['id']}/timeline").data["items"]]
    assert (kinds.count("dispatch.ordered"), kinds.count("dispatch.decided")) == (1, 2)


def test_many_hands_write_one_log_without_a_gap(as_role, ground):
    officer, leader = as_role("duty_officer", "huangshi"), as_role("duty_leader", "huangshi")
    incident = take_call(officer)
    path = f"/api/incidents/{incident['id']}"
    answers = at_once(
        *(lambda n=n, who=who: who.call("POST", f"{path}/notes", {"text": f"第 {n} 条"}) for n, who in enumerate((officer, leader) * 3))
    )
    assert [a.status_code for a in answers] == [201] * 6
    lines = officer.call("GET", f"{path}/timeline").data["items"]
    assert [e["seq"] for e in lines] == list(range(1, 8))
    assert len({e["text"]["zh"] for e in lines}) == 7


def test_calls_of_one_minute_get_different_numbers(as_role, ground):
    officer = as_role("duty_officer", "huangshi")
    incidents = at_once(*(lambda: take_call(officer) for _ in range(4)))
    assert len({i["number"] for i in incidents}) == 4


def test_a_double_click_is_one_call(as_role, ground):
    officer = as_role("duty_officer", "huangshi")
    body = {"place_text": "某厂", "what": "hazmat_leak", "caller_name": "群众"}
    answers = at_once(*(lambda: officer.call("POST", "/api/reports", body, key="one-click") for _ in range(3)))
    assert {a.status_code for a in answers} == {201}
    assert len({a.data["incident"]["id"] for a in answers}) == 1


def test_many_hands_at_the_same_moment_raise_one_withdrawal_signal(as_role, ground):
    officer, leader, commander = (as_role(role, "huangshi") for role in ("duty_officer", "duty_leader", "commander"))
    incident = take_call(officer)
    path, body = f"/api/incidents/{incident['id']}/withdrawals", {"reason_code": "explosion", "gather": "西门"}
    answers = at_once(*(lambda who=who: who.call("POST", path, body) for who in (officer, leader, commander)))
    assert {a.status_code for a in answers} == {201}
    assert len({a.data["id"] for a in answers}) == 1
