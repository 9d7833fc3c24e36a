"""From a need to an order of supplies, through the API."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.gis.geos import Point as GeosPoint

from muster.apps.resources import actions as resources
from muster.apps.resources.models import SupplyBase, SupplyLot
from muster.apps.resources.rules import SupplyItem
from muster.kit import time
from muster.kit.scope import acting_as
from tests.apps.command.support import room, take_call


@pytest.fixture
def officer(as_role: Any, ground: Any) -> Any:
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def stores(ground: Any) -> None:
    """A near store with little and a far one with much; some of it expired, lent or locked."""
    with acting_as(ground.system):
        at = time.now()
        for n, (name, lon, lat) in enumerate((("近库", 115.1, 29.95), ("远库", 111.3, 30.7))):
            base = SupplyBase.objects.create(name=name, org_path=f"{ground.orgs['huangshi'].org_path}.x00000000010{n}", recorded_at=at, updated_at=at,
                                             position=GeosPoint(lon, lat, srid=4326))
            quantity = 10 if n == 0 else 60
            resources.add_lot(actor=ground.system, base_id=base.id, item=SupplyItem.LIME, quantity=quantity, lent=2, locked=3)
            resources.add_lot(actor=ground.system, base_id=base.id, item=SupplyItem.FOAM, quantity=5, expires_on=at.date())


def plan(client: Any, incident: Any, *needs: dict[str, Any], status: int = 201) -> Any:
    answer = client.call("POST", f"/api/incidents/{incident['id']}/supply-plans", {"needs": list(needs)})
    assert answer.status_code == status, answer.data
    return answer.data


def put(ground: Any, lon: float, lat: float, *lots: dict[str, Any]) -> None:
    """A store with batches of lime."""
    with acting_as(ground.system):
        at, number = time.now(), SupplyBase.objects.unscoped("test").count()
        path = f"{ground.orgs['huangshi'].org_path}.x{number:012d}"
        base = SupplyBase.objects.create(name=f"库{number}", org_path=path, recorded_at=at, updated_at=at, position=GeosPoint(lon, lat, srid=4326))
        SupplyLot.objects.bulk_create(SupplyLot(org_path=path, base=base, item=SupplyItem.LIME, counted_at=at, recorded_at=at, **lot) for lot in lots)


def test_the_near_store_first_then_the_far_one_and_trucks_for_both(officer: Any, stores: None) -> None:
    made = plan(officer, take_call(officer), {"item": "lime", "quantity": 20})
    first = made["shipments"][0]
    assert (first["base_name"], first["quantity"], first["mode"]) == ("近库", 5, "road")
    assert sum(s["quantity"] for s in made["shipments"]) == 20
    assert made["unmet"] == []
    by_road = {s["base_name"]: s["mass_kg"] for s in made["shipments"] if s["mode"] == "road"}
    assert {r["base_name"]: sum(t["mass_kg"] for t in r["trucks"]) for r in made["rounds"]} == by_road
    assert all(t["mass_kg"] <= r["capacity_kg"] for r in made["rounds"] for t in r["trucks"])
    assert made["decision_support_only"] is True


def test_each_shipment_says_its_legs_with_loading_and_transfers(officer: Any, stores: None) -> None:
    made = plan(officer, take_call(officer), {"item": "lime", "quantity": 60})
    assert {s["base_name"] for s in made["shipments"]} == {"近库", "远库"}
    for line in made["shipments"]:
        modes = [leg["mode"] for leg in line["legs"]]
        assert modes == (["road"] if line["mode"] == "road" else ["road", line["mode"], "road"])
        assert (line["transfer_hours"] > 0) == (line["mode"] != "road")
        changes = 2 if line["mode"] != "road" else 0
        whole = line["loading_hours"] + sum(leg["hours"] for leg in line["legs"]) + changes * line["transfer_hours"]
        assert whole == pytest.approx(line["hours"], abs=0.03)
        assert line["legs"][-1]["to"] == ""  # it ends at the place
        assert all(leg["to"] for leg in line["legs"][:-1])  # and changes at a terminal with a name


def test_what_lies_by_an_airport_flies_when_the_road_takes_longer(officer: Any, ground: Any) -> None:
    with acting_as(ground.system):
        at = time.now()
        base = SupplyBase.objects.create(name="山里库", org_path=f"{ground.orgs['huangshi'].org_path}.x000000000109", recorded_at=at, updated_at=at,
                                         position=GeosPoint(109.47, 30.31, srid=4326))  # fmt: skip
        for item, quantity in ((SupplyItem.LIME, 5), (SupplyItem.EXCAVATOR, 1)):
            resources.add_lot(actor=ground.system, base_id=base.id, item=item, quantity=quantity)
    made = plan(officer, take_call(officer), {"item": "lime", "quantity": 5}, {"item": "excavator", "quantity": 1})["shipments"]
    line, machine = sorted(made, key=lambda s: s["item"], reverse=True)
    assert (machine["mode"], len(machine["legs"])) == ("road", 1)  # no excavator flies
    assert machine["hours"] > line["hours"]
    assert line["mode"] == "air"
    assert [leg["mode"] for leg in line["legs"]] == ["road", "air", "road"]
    assert [leg["to"] for leg in line["legs"]] == ["恩施许家坪机场", "鄂州花湖机场", ""]
    assert line["transfer_hours"] == 1.5


def test_without_any_store_all_of_it_stays_unmet(officer: Any) -> None:
    made = plan(officer, take_call(officer), {"item": "lime", "quantity": 20})
    assert made["shipments"] == []
    assert [(line["item"], line["quantity"]) for line in made["unmet"]] == [("lime", 20)]


def test_what_cannot_be_met_is_said_with_its_reason(officer: Any, stores: None) -> None:
    made = plan(officer, take_call(officer), {"item": "lime", "quantity": 100}, {"item": "foam", "quantity": 1}, {"item": "scba", "quantity": 1},
                {"item": "lime", "quantity": 1, "within_hours": 0.1})
    reasons = {(u["item"], u["reason"]) for u in made["unmet"]}
    assert ("lime", "not_enough") in reasons
    assert ("lime", "too_far") in reasons
    assert ("foam", "no_stock") in reasons  # it has expired
    assert ("scba", "no_stock") in reasons
    assert [u["quantity"] for u in made["unmet"] if u["reason"] == "not_enough"] == [100 - 5 - 55]


@pytest.mark.parametrize("part", ["lent", "faulty", "locked"])
def test_what_is_lent_faulty_or_locked_is_each_taken_off(officer: Any, ground: Any, part: str) -> None:
    put(ground, 115.1, 29.95, {"quantity": 10, part: 4})
    made = plan(officer, take_call(officer), {"item": "lime", "quantity": 10})
    assert [s["quantity"] for s in made["shipments"]] == [6]
    assert [(u["quantity"], u["reason"]) for u in made["unmet"]] == [(4, "not_enough")]


def test_stock_is_of_no_use_from_the_midnight_of_its_day_even_on_the_road(officer: Any, ground: Any) -> None:
    put(ground, 115.1, 29.95, {"quantity": 10, "expires_on": date(2026, 11, 23)})
    incident = take_call(officer)
    midnight = datetime(2026, 11, 23, tzinfo=time.SHANGHAI)

    def asked(before: timedelta) -> tuple[float, list[str]]:
        with time.frozen(midnight - before):
            made = plan(officer, incident, {"item": "lime", "quantity": 10})
        return sum(s["quantity"] for s in made["shipments"]), [u["reason"] for u in made["unmet"]]

    assert asked(timedelta(hours=5)) == (10, [])
    assert asked(timedelta(hours=1)) == (0, ["too_far"])  # loading alone takes until midnight
    assert asked(timedelta(seconds=1)) == (0, ["too_far"])
    assert asked(timedelta()) == (0, ["no_stock"])


def test_a_need_without_a_place_is_said_beside_one_that_has_its_own(officer: Any, stores: None) -> None:
    made = plan(officer, take_call(officer, lon=None, lat=None), {"item": "lime", "quantity": 2, "place": "北门", "lon": 115.2, "lat": 29.84},
                {"item": "lime", "quantity": 3})
    assert [(s["place"], s["quantity"]) for s in made["shipments"]] == [("北门", 2)]
    assert [(u["quantity"], u["reason"]) for u in made["unmet"]] == [(3, "no_place")]


def test_two_places_of_one_name_are_two_drops(officer: Any, ground: Any) -> None:
    put(ground, 115.1, 29.95, {"quantity": 30})
    made = plan(officer, take_call(officer), {"item": "lime", "quantity": 2, "place": "北门", "lon": 115.11, "lat": 29.95},
                {"item": "lime", "quantity": 2, "place": "北门", "lon": 115.6, "lat": 29.85})
    drops = [d for r in made["rounds"] for t in r["trucks"] for d in t["drops"]]
    assert len(drops) == 2
    assert max(d["after_hours"] for d in drops) > min(d["after_hours"] for d in drops) + 0.5


@pytest.mark.parametrize(("place", "code"), [({"lon": 115.2}, "coordinate-half"), ({"lon": 2.3, "lat": 48.9}, "coordinate-outside")])
def test_a_place_that_is_none_is_refused(officer: Any, stores: None, place: Any, code: str) -> None:
    assert plan(officer, take_call(officer), {"item": "lime", "quantity": 1} | place, status=422)["code"] == code


def test_a_thousand_batches_are_planned_in_time(officer: Any, ground: Any) -> None:
    for n in range(20):
        put(ground, 112 + n * 0.15, 30 + (n % 5) * 0.2, *({"quantity": 1} for _ in range(50)))
    made = plan(officer, take_call(officer), *({"item": "lime", "quantity": 30} for _ in range(50)))
    assert sum(s["quantity"] for s in made["shipments"]) == 1000
    assert sum(u["quantity"] for u in made["unmet"]) == 500
    assert made["seconds"] < 60


def test_without_a_place_nothing_is_planned(officer: Any, stores: None) -> None:
    made = plan(officer, take_call(officer, lon=None, lat=None), {"item": "lime", "quantity": 1})
    assert [u["reason"] for u in made["unmet"]] == ["no_place"]
    assert made["shipments"] == []


def test_ordering_the_plan_holds_all_of_it_once(officer: Any, stores: None) -> None:
    incident = take_call(officer)
    made = plan(officer, incident, {"item": "lime", "quantity": 20})
    rival = plan(officer, incident, {"item": "lime", "quantity": 50})
    orders = officer.call("POST", f"/api/supply-plans/{made['id']}/order", {})
    assert orders.status_code == 201, orders.data
    assert {o["base_name"] for o in orders.data} == {"近库", "远库"}
    assert next(o for o in orders.data if o["base_name"] == "近库")["route"]["trucks"]
    assert officer.call("POST", f"/api/supply-plans/{made['id']}/order", {}).data["code"] == "supply-plan-ordered"
    assert officer.call("POST", f"/api/supply-plans/{rival['id']}/order", {}).data["code"] == "stock-not-enough"
    assert len(room(officer, incident)["collections"]["supply_orders"]) == 2


def test_strangers_plan_and_order_nothing(officer: Any, as_role: Any, stores: None) -> None:
    incident = take_call(officer)
    made = plan(officer, incident, {"item": "lime", "quantity": 1})
    stranger = as_role("duty_officer", "yichang")
    plan(stranger, incident, {"item": "lime", "quantity": 1}, status=404)
    assert stranger.call("POST", f"/api/supply-plans/{made['id']}/order", {}).status_code == 404
    plan(as_role("team_captain", "near_team"), incident, {"item": "lime", "quantity": 1}, status=403)
    plan(officer, incident, {"item": "lime", "quantity": 0}, status=422)
