"""Stores, experts and what teams carry, through the API."""

from typing import Any
from uuid import UUID

import pytest

from muster.apps.resources import actions, queries
from muster.apps.resources.rules import Stock, SupplyItem
from muster.kit import time
from muster.kit.errors import Conflict
from muster.kit.ids import new_id
from muster.kit.scope import acting_as
from tests.support.things import Things


@pytest.fixture
def things(world: Any, settings: Any) -> Things:
    settings.DEMONSTRATION = True
    return Things(world, "huangshi", "yangxin")


def test_expired_lent_faulty_locked_and_held_are_taken_off() -> None:
    today = time.now().date()
    assert Stock(12, lent=2, faulty=1, locked=1, held=3).usable(today) == 5
    assert Stock(12, expires_on=today).usable(today) == 0
    assert Stock(12, expires_on=today).expired(today) == 12


def test_a_batch_says_what_of_it_can_be_promised(things: Things, as_role: Any) -> None:
    keeper = as_role("regulator", "huangshi")
    made = keeper.call("POST", f"/api/supply-bases/{things.named('base_id')}/lots",
                       {"item": "foam", "quantity": 12, "lent": 2, "faulty": 1, "locked": 1})
    assert made.status_code == 201, made.data
    assert (made.data["usable"], made.data["unit"], made.data["item_zh"]) == (8, "t", "抗溶泡沫液")
    changed = keeper.call("PATCH", f"/api/supply-lots/{made.data['id']}", {"expires_on": "2020-01-01"}).data
    assert (changed["usable"], changed["expired"]) == (0, 9)
    assert keeper.call("PATCH", f"/api/supply-lots/{made.data['id']}", {"lent": 11}).data["code"] == "lot-parts-exceed"


def test_two_incidents_never_get_the_same_piece(things: Things, world: Any) -> None:
    lot = UUID(things.named("lot_id"))
    officer = world.actor("duty_officer", "huangshi")
    with acting_as(officer):
        first, second = new_id(), new_id()
        actions.reserve_stock(actor=officer, incident_id=new_id(), order_id=first, org_path=officer.org_path, quantities={lot: 15.0})
        with pytest.raises(Conflict, match="可用仅 5"):
            actions.reserve_stock(actor=officer, incident_id=new_id(), order_id=second, org_path=officer.org_path, quantities={lot: 6.0})
        assert queries.stock_of(queries.lot_of(officer, lot)).usable(time.now().date()) == 5
        actions.issue_stock(order_id=first)
        left = queries.lot_of(officer, lot)
        assert (left.quantity, left.held) == (5, 0)
        actions.reserve_stock(actor=officer, incident_id=new_id(), order_id=second, org_path=officer.org_path, quantities={lot: 5.0})
        actions.free_stock(order_id=second)
        assert queries.stock_of(queries.lot_of(officer, lot)).usable(time.now().date()) == 5


def test_a_foreign_keeper_changes_nothing(things: Things, as_role: Any) -> None:
    stranger = as_role("regulator", "yichang")
    assert stranger.call("PATCH", f"/api/supply-lots/{things.named('lot_id')}", {"lent": 1}).status_code == 404
    assert stranger.call("PATCH", f"/api/experts/{things.named('expert_id')}", {"note": "x"}).status_code == 404
    assert things.named("expert_id") not in [e["id"] for e in stranger.call("GET", "/api/experts").data]


def test_an_experts_number_is_masked_until_somebody_answers_for_it(things: Things, as_role: Any) -> None:
    officer = as_role("duty_officer", "huangshi")
    keeper = as_role("regulator", "huangshi")
    made = keeper.call("POST", "/api/experts", {"name": "陈某", "disciplines": ["hazmat"], "phone": "100 0000 7001"}).data
    assert made["phone_masked"] == "100******7001"
    assert made["state"] == "unknown"
    assert officer.call("POST", f"/api/experts/{made['id']}/phone", {}).data == {"phone": "100 0000 7001"}
    assert officer.call("POST", f"/api/experts/{made['id']}/state", {"state": "available"}).data["state_zh"] == "可应召"


def test_what_nobody_counted_is_unknown(things: Things, as_role: Any) -> None:
    keeper = as_role("regulator", "huangshi")
    path = f"/api/teams/{things.named('team_id')}/essentials"
    assert {(line["stock"], line["use_source"]) for line in keeper.call("GET", path).data} == {(None, "unknown")}
    told = keeper.call("POST", path, {"lines": [{"kind": "water", "stock": 600, "hourly_use": 5}]})
    assert told.status_code == 200, told.data
    line = next(entry for entry in told.data if entry["kind"] == "water")
    assert (line["stock"], line["hourly_use"], line["use_source"]) == (600, 5, "told")
    assert keeper.call("POST", path, {"lines": [{"kind": "water"}, {"kind": "water"}]}).status_code == 422


def test_every_item_has_a_unit_and_a_mass(as_role: Any, world: Any) -> None:
    items = as_role("duty_officer", "huangshi").call("GET", "/api/supply-items").data
    assert {i["code"] for i in items} == set(SupplyItem.codes())
    assert all(i["unit"] and i["mass_kg"] > 0 for i in items)
