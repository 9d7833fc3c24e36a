"""Several incidents at once, through the API: one optimum, its price, what each loses, adopted by one act."""

from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from muster.apps.command import actions, rules, subscribers
from muster.apps.command.events import DispatchChanged
from muster.apps.command.jobs import solve_joint
from muster.apps.incidents.events import IncidentOpened
from muster.apps.resources.events import ReadinessDeclared
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as
from tests.apps.command.support import dispatch, room, take_call

HUANGSHI = "cn.p42.c4202"


@pytest.fixture
def officer(as_role: Any, ground: Any) -> Any:
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def two(officer: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """One by the near team, one by the far team, in two counties."""
    return take_call(officer), take_call(officer, lon=114.99, lat=30.12, place_text="大冶某厂")


def solve(trigger: str = "asked") -> Any:
    with acting_as(Actor.system("平台")):
        return actions.solve_joint(scope=HUANGSHI, trigger=trigger, since=time.now())


def current(client: Any) -> Any:
    answer = client.call("GET", "/api/joint-plans?is_current=true")
    assert answer.status_code == 200, answer.data
    return answer.data


def test_each_incident_gets_the_team_that_serves_both_best(officer: Any, two: Any) -> None:
    solve()
    (plan,) = current(officer)
    best = plan["options"][0]
    assert {s["number"]: [t["team_name"] for t in s["sent"]] for s in best["shares"]} == {
        two[0]["number"]: ["黄石近处危化队"], two[1]["number"]: ["黄石远处危化队"]}  # fmt: skip
    assert (best["proven"], best["status"], best["is_greedy"], best["price"]) == (4, "optimal", False, None)
    assert best["gaps"] == [0.0, 0.0, 0.0, 0.0]
    sent = best["shares"][0]["sent"][0]
    assert sent["low"] <= sent["minutes"] <= sent["high"]
    assert plan["decision_support_only"] is True


def test_what_happens_while_it_is_being_solved_is_looked_at_again(officer: Any, two: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    happened = []
    propose = rules.propose

    def during(*given: Any) -> Any:
        happened.append(time.now())
        return propose(*given)

    monkeypatch.setattr(rules, "propose", during)
    first = solve()
    with acting_as(Actor.system("平台")):
        again = actions.solve_joint(scope=HUANGSHI, trigger="dispatch", since=happened[0])
        seen = actions.solve_joint(scope=HUANGSHI, trigger="dispatch", since=first.generated_at)
    assert again.generated_at > first.generated_at
    assert seen.generated_at == again.generated_at  # an event from before the last look costs nothing


def test_a_proposal_that_says_the_same_is_the_same_and_what_was_decided_on_it_stands(officer: Any, two: Any) -> None:
    first, again = solve(), solve("closure")
    assert again.id == first.id
    assert again.generated_at > first.generated_at  # its figures are the new ones
    kept = officer.call("POST", f"/api/joint-plans/{first.id}/reject", {"reason": "省厅已统一调度"})
    assert kept.status_code == 200, kept.data  # the officer's press holds though it was solved again meanwhile
    solve("closure")
    (plan,) = current(officer)
    assert (plan["id"], plan["decision"], plan["generated_at"]) == (str(first.id), "rejected", kept.data["generated_at"])
    assert solve().id != first.id  # asked for: a new one, to be decided on anew


def test_another_proposal_takes_its_place(officer: Any, two: Any) -> None:
    first = solve()
    team = _team(officer, "黄石近处危化队")
    answer = officer.call("POST", f"/api/teams/{team}/status", {"status": "out_of_service", "reason": "车辆故障"})
    assert answer.status_code == 200, answer.data
    second = solve("team")
    assert second.id != first.id
    refused = officer.call("POST", f"/api/joint-plans/{first.id}/reject", {"reason": "晚了一步"})
    assert (refused.status_code, refused.data["code"]) == (409, "joint-plan-old")


def test_alternatives_name_their_price_and_the_second_incident_its_loss(officer: Any, two: Any) -> None:
    dispatch(officer, two[1], _team(officer, "黄石远处危化队"))
    third = take_call(officer, lon=115.0, lat=30.13, place_text="大冶另一厂")
    solve()
    (plan,) = current(officer)
    assert any(o["price"] for o in plan["options"][1:]) or len(plan["options"]) == 1
    loses = {s["number"]: {r["code"] for r in s["loses"]} for s in plan["options"][0]["shares"]}
    assert any("joint_taken" in codes or "joint_short" in codes for codes in loses.values())
    texts = [r["text"]["zh"] for s in plan["options"][0]["shares"] for r in s["loses"]]
    assert not any("team" in text for text in texts)  # in words, not in codes
    assert plan["org_name"]
    assert any(two[0]["number"] in text or third["number"] in text or "缺" in text for text in texts)


def _team(client: Any, name: str) -> str:
    return next(t["id"] for t in client.call("GET", f"/api/teams?q={name}").data["items"])


def test_one_act_orders_all_of_it(officer: Any, two: Any) -> None:
    solve()
    (plan,) = current(officer)
    adopted = officer.call("POST", f"/api/joint-plans/{plan['id']}/adopt", {})
    assert adopted.status_code == 200, adopted.data
    assert (adopted.data["decision"], adopted.data["adopted_option"]) == ("adopted", 0)
    for incident in two:
        assert len(room(officer, incident)["collections"]["dispatches"]) == 1
    assert officer.call("POST", f"/api/joint-plans/{plan['id']}/adopt", {}).data["code"] == "joint-plan-decided"


def test_all_or_none_when_a_team_is_gone_meanwhile(officer: Any, two: Any) -> None:
    solve()
    (plan,) = current(officer)
    dispatch(officer, two[0], _team(officer, "黄石远处危化队"))
    refused = officer.call("POST", f"/api/joint-plans/{plan['id']}/adopt", {})
    assert (refused.status_code, refused.data["code"]) == (409, "team-already-committed")
    assert len(room(officer, two[0])["collections"]["dispatches"]) == 1
    assert "dispatches" not in room(officer, two[1])["collections"]


def test_an_older_proposal_is_not_adopted(officer: Any, two: Any) -> None:
    first = solve()
    solve()
    assert officer.call("POST", f"/api/joint-plans/{first.id}/adopt", {}).data["code"] == "joint-plan-old"
    assert len(current(officer)) == 1


def test_rejecting_keeps_the_reason(officer: Any, two: Any) -> None:
    solve()
    (plan,) = current(officer)
    assert officer.call("POST", f"/api/joint-plans/{plan['id']}/reject", {"reason": ""}).status_code == 422
    kept = officer.call("POST", f"/api/joint-plans/{plan['id']}/reject", {"reason": "省厅已统一调度"}).data
    assert (kept["decision"], kept["decision_reason"]) == ("rejected", "省厅已统一调度")


def test_every_event_has_it_solved_again(officer: Any, two: Any, ground: Any) -> None:
    def waiting() -> int:
        return int(ProcrastinateJob.objects.filter(task_name="command.solve_joint", status="todo").count())

    with acting_as(Actor.system("平台")):
        subscribers.solve_after_opening(IncidentOpened(two[0]["id"], two[0]["number"], "hazmat_leak", time.now()))
    assert waiting() == 3  # county, city, province
    order = dispatch(officer, two[0], ground.orgs["near_team"].id)
    with acting_as(Actor.system("平台")):
        subscribers.solve_after_order(DispatchChanged(order["id"], two[0]["id"], order["team_id"], "received", "issued"))
        assert waiting() == 3  # a receipt frees and binds nobody
        subscribers.solve_after_order(DispatchChanged(order["id"], two[0]["id"], order["team_id"], "issued", "recommended"))
        assert waiting() == 6
        for job in ProcrastinateJob.objects.filter(task_name="command.solve_joint", status="todo").order_by("id"):
            solve_joint(**job.args)
        waited = waiting()
        subscribers.solve_after_team(ReadinessDeclared(ground.orgs["far_team"].id, "", "stood_down", "", ""))
        assert waiting() == waited + 1  # wherever a proposal stands
    (plan,) = current(officer)
    assert plan["org_path"] == HUANGSHI  # the province would say the same: the city's own stands alone
    assert plan["options"][0]["shares"][0]["sent"] == []  # what was ordered is not asked for again


def test_when_one_incident_is_left_the_proposal_is_withdrawn(officer: Any, two: Any) -> None:
    solve()
    officer.call("POST", f"/api/incidents/{two[1]['id']}/false-alarm", {"reason": "误报", "note": "误报"})
    if officer.call("GET", f"/api/incidents/{two[1]['id']}").data["status"] == "false_alarm":
        solve()
        assert current(officer) == []


def test_asking_needs_two_incidents_and_a_right(officer: Any, as_role: Any, ground: Any) -> None:
    assert officer.call("POST", "/api/joint-plans", {}).data["code"] == "joint-needs-two"
    assert as_role("team_captain", "near_team").call("POST", "/api/joint-plans", {}).status_code == 403
    take_call(officer)
    take_call(officer, place_text="另一处")
    assert officer.call("POST", "/api/joint-plans", {}).status_code == 202
    assert as_role("duty_officer", "hubei").call("POST", "/api/joint-plans", {}).status_code == 202
    asked = {job.args["scope"] for job in ProcrastinateJob.objects.filter(task_name="command.solve_joint", args__trigger="asked")}
    assert len(asked) == 1  # the province asks for what the smallest place that holds both would propose
    assert asked.pop().startswith(HUANGSHI)


def test_a_stranger_sees_and_adopts_nothing(officer: Any, as_role: Any, two: Any) -> None:
    plan = solve()
    stranger = as_role("duty_officer", "yichang")
    assert current(stranger) == []
    assert stranger.call("GET", f"/api/joint-plans/{plan.id}").status_code == 404
    assert stranger.call("POST", f"/api/joint-plans/{plan.id}/adopt", {}).status_code == 404
