"""The decision card: shortfalls, supplies and experts beside the teams, what was done on it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.gis.geos import Point as GeosPoint

from muster.apps.resources import actions as resources
from muster.apps.resources.models import SupplyBase
from muster.apps.resources.rules import ReadinessState, SupplyItem
from muster.kit import time
from muster.kit.scope import acting_as
from tests.apps.command.support import dispatch, issued, room, take_call, tap


@pytest.fixture
def officer(as_role: Any, ground: Any) -> Any:
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def store(ground: Any) -> SupplyBase:
    """A store of 黄石 with lime for one incident and a half, and twenty breathing sets of which some are out."""
    with acting_as(ground.system):
        at = time.now()
        base = SupplyBase.objects.create(name="黄石物资库", org_path=f"{ground.orgs['huangshi'].org_path}.x000000000009", recorded_at=at,
                                         updated_at=at, position=GeosPoint(115.04, 30.2, srid=4326))
        resources.add_lot(actor=ground.system, base_id=base.id, item=SupplyItem.LIME, quantity=4.5)
        resources.add_lot(actor=ground.system, base_id=base.id, item=SupplyItem.SCBA, quantity=20, lent=5, faulty=3)
    return base


def advice(client: Any, incident: dict[str, Any], **body: Any) -> Any:
    answer = client.call("POST", f"/api/incidents/{incident['id']}/dispatch-recommendations", body)
    assert answer.status_code == 200, answer.data
    return answer.data


def codes(card: Any) -> set[tuple[str, str]]:
    return {(s["capability"], s["code"]) for s in card["shortfalls"]}


def test_a_skill_nobody_has_is_a_shortfall(officer: Any, ground: Any) -> None:
    card = advice(officer, take_call(officer), capabilities=["leak_plugging", "drilling"])
    assert codes(card) == {("drilling", "none_capable")}
    assert card["shortfalls"][0]["reason"]["text"]["zh"] == "没有一支可调队伍具备此能力"


def test_all_out_not_ready_and_out_of_reach_are_told_apart(officer: Any, ground: Any) -> None:
    incident = take_call(officer)
    for key in ("near_team", "far_team"):
        issued(officer, incident, ground.orgs[key].id)
    assert codes(advice(officer, incident, disciplines=["hazmat"])) == {("", "all_out")}
    with acting_as(ground.system):
        team = ground.orgs["mine_team"].team
        resources.declare_readiness(actor=ground.system, team_id=team.id, state=ReadinessState.NOT_READY, crew=0, vehicles=0)
    assert codes(advice(officer, incident, disciplines=["mine"], capabilities=["mine_rescue"])) == {("", "all_not_ready")}
    far = take_call(officer, lon=110.77, lat=32.65, place_text="张湾区某厂")
    card = advice(officer, far, disciplines=["mine"], capabilities=["mine_rescue"])
    assert codes(card) == {("", "all_not_ready")}


def test_who_comes_too_late_is_named_with_the_minutes(officer: Any, ground: Any) -> None:
    card = advice(officer, take_call(officer, lon=110.77, lat=32.65, place_text="张湾区某厂"), capabilities=["leak_plugging"])
    (lack,) = card["shortfalls"]
    assert (lack["capability"], lack["code"]) == ("leak_plugging", "out_of_reach")
    assert lack["reason"]["params"]["minutes"] > 60


def test_teams_without_a_place_are_a_shortfall_of_their_own(officer: Any, ground: Any) -> None:
    card = advice(officer, take_call(officer, lon=None, lat=None))
    assert codes(card) == {("", "all_unplaced")}
    assert card["shortfalls"][0]["reason"]["params"]["teams"] == 2


@pytest.mark.parametrize(("minutes", "expected"), [(29, set()), (31, {("mine_rescue", "positions_stale")})])
def test_a_team_on_its_way_home_that_fell_silent_is_a_stale_one(
    officer: Any, as_role: Any, ground: Any, minutes: float, expected: set[tuple[str, str]]
) -> None:
    incident = take_call(officer)
    order = issued(officer, incident, ground.orgs["mine_team"].id)
    captain = as_role("team_captain", "mine_team")
    for verb in ("turn-out", "release", "return"):
        tap(captain, order, verb, lon=115.15, lat=29.9)
    with time.frozen(time.now() + timedelta(minutes=minutes)):
        card = advice(officer, incident, disciplines=["mine"], capabilities=["mine_rescue"])
    assert codes(card) == expected
    assert [r["team"]["lon"] for r in card["ordered"]] == [115.15]  # from where it was last, not from its base


def test_supplies_come_from_what_can_be_promised(officer: Any, store: SupplyBase) -> None:
    wanted = {w["item"]: w for w in advice(officer, take_call(officer))["supplies"]}
    assert (wanted["lime"]["missing"], wanted["lime"]["lines"][0]["quantity"], wanted["lime"]["lines"][0]["usable"]) == (0, 3, 4.5)
    assert (wanted["scba"]["missing"], wanted["scba"]["lines"][0]["quantity"]) == (8, 12)
    assert wanted["absorbent"]["missing"] == 500
    assert wanted["lime"]["lines"][0]["arrival"]["method"]


def test_the_second_incident_sees_what_the_first_took(officer: Any, store: SupplyBase) -> None:
    first, second = take_call(officer), take_call(officer, place_text="另一处")
    line = next(w for w in advice(officer, first)["supplies"] if w["item"] == "lime")["lines"][0]
    body = {"lines": [{"lot_id": line["lot_id"], "quantity": 3}]}
    made = officer.call("POST", f"/api/incidents/{first['id']}/supply-orders", body)
    assert made.status_code == 201, made.data
    refused = officer.call("POST", f"/api/incidents/{second['id']}/supply-orders", body)
    assert (refused.status_code, refused.data["code"]) == (409, "stock-not-enough")
    left = next(w for w in advice(officer, second)["supplies"] if w["item"] == "lime")
    assert (left["lines"][0]["quantity"], left["missing"]) == (1.5, 1.5)
    order = made.data[0]
    assert officer.call("POST", f"/api/supply-orders/{order['id']}/cancel", {}).data["code"] == "supply-cancel-needs-reason"
    assert officer.call("POST", f"/api/supply-orders/{order['id']}/cancel", {"reason": "改用砂土"}).data["status"] == "cancelled"
    assert officer.call("POST", f"/api/incidents/{second['id']}/supply-orders", body).status_code == 201
    log = [line["kind"] for line in room(officer, first)["timeline"]]
    assert log[-2:] == ["supply.ordered", "supply.cancelled"]


def test_an_order_goes_out_and_arrives_and_the_stock_follows(officer: Any, store: SupplyBase) -> None:
    incident = take_call(officer)
    lot = next(entry for entry in officer.call("GET", "/api/supply-lots?item=scba").data)
    order = officer.call("POST", f"/api/incidents/{incident['id']}/supply-orders", {"lines": [{"lot_id": lot["id"], "quantity": 10}]}).data[0]
    assert officer.call("POST", f"/api/supply-orders/{order['id']}/arrive", {}).data["code"] == "supply-step-not-open"
    officer.call("POST", f"/api/supply-orders/{order['id']}/issue", {})
    assert officer.call("POST", f"/api/supply-orders/{order['id']}/cancel", {"reason": "x"}).status_code == 409
    assert officer.call("POST", f"/api/supply-orders/{order['id']}/arrive", {}).data["status"] == "arrived"
    now = officer.call("GET", "/api/supply-lots?item=scba").data[0]
    assert (now["quantity"], now["held"], now["usable"]) == (10, 0, 2)


def test_experts_who_know_the_substance_stand_first_and_are_called(officer: Any, as_role: Any, ground: Any) -> None:
    keeper = as_role("regulator", "huangshi")
    for name, speciality in (("甲某", "储罐火灾"), ("乙某", "液氨、制冷剂")):
        made = keeper.call("POST", "/api/experts", {"name": name, "disciplines": ["hazmat"], "speciality": speciality, "phone": "100 0000 7001"}).data
        officer.call("POST", f"/api/experts/{made['id']}/state", {"state": "available"})
    incident = take_call(officer)
    card = advice(officer, incident)
    assert [(e["name"], e["knows_substance"]) for e in card["experts"]] == [("乙某", True), ("甲某", False)]
    call = officer.call("POST", f"/api/incidents/{incident['id']}/expert-calls",
                        {"expert_id": card["experts"][0]["expert_id"], "recommendation_id": card["id"]})
    assert call.status_code == 201, call.data
    answered = officer.call("POST", f"/api/expert-calls/{call.data['id']}/answer", {"answer": "coming", "words": "40 分钟到"}).data
    assert answered["answer"] == "coming"
    assert advice(officer, incident)["experts"][1]["state"] == "busy"
    assert "40 分钟到" in room(officer, incident)["timeline"][-2]["text"]["zh"]


def test_what_was_advised_and_what_was_done_stay_together(officer: Any, ground: Any) -> None:
    incident = take_call(officer)
    card = advice(officer, incident)
    dispatch(officer, incident, ground.orgs["near_team"].id, recommendation_id=card["id"])
    dispatch(officer, incident, ground.orgs["mine_team"].id, recommendation_id=card["id"])
    path = f"/api/dispatch-recommendations/{card['id']}"
    officer.call("POST", f"{path}/decide", {"decision": "changed", "reason": "矿山队就在邻厂训练"})
    kept = officer.call("GET", path).data
    assert [(d["kind"], d["name"], d["rank"]) for d in kept["done"]] == [("team", "黄石近处危化队", 1), ("team", "黄石矿山队", None)]
    assert (kept["decision"], kept["decision_reason"]) == ("changed", "矿山队就在邻厂训练")
    assert kept["ordered"] == card["ordered"]


def test_a_skill_without_ready_equipment_is_doubtful(officer: Any, ground: Any) -> None:
    with acting_as(ground.system):
        team = ground.orgs["near_team"].team
        resources.add_equipment(actor=ground.system, team_id=team.id, kind="detector", name="检测仪", count=4, count_ready=4)
    first = advice(officer, take_call(officer))["ordered"][0]
    assert first["equipment"] == [{"kind": "detector", "names": ["检测仪"], "count": 4, "ready": 4}]
    gear = next(d for d in first["doubts"] if d["code"] == "gear_missing")
    assert "堵漏" in gear["text"]["zh"]
    assert "侦检" not in gear["text"]["zh"]


def test_a_stranger_orders_and_asks_nothing(officer: Any, as_role: Any, store: SupplyBase) -> None:
    incident = take_call(officer)
    lot = officer.call("GET", "/api/supply-lots?item=lime").data[0]
    body = {"lines": [{"lot_id": lot["id"], "quantity": 1}]}
    assert as_role("duty_officer", "yichang").call("POST", f"/api/incidents/{incident['id']}/supply-orders", body).status_code == 404
    assert as_role("team_captain", "near_team").call("POST", f"/api/incidents/{incident['id']}/supply-orders", body).status_code == 403
    assert as_role("regulator", "huangshi").call("POST", f"/api/incidents/{incident['id']}/expert-calls", {"expert_id": lot["id"]}).status_code == 403
