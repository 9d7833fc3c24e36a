"""The departure check through the API: the least of the essentials, what runs out first, where to fill up."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from muster.kit import time
from tests.apps.command.support import issued, room, take_call, tap

KINDS = ("water", "food", "fuel", "power", "breathing", "protection", "medical", "camp", "communications")


@pytest.fixture
def officer(as_role: Any, ground: Any) -> Any:
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def captain(as_role: Any, ground: Any) -> Any:
    return as_role("team_captain", "near_team")


def count(client: Any, ground: Any, **hours: float) -> None:
    """Stock for so many hours of each essential at one unit an hour."""
    lines = [{"kind": k, "stock": hours.get(k, 100), "hourly_use": 1} for k in KINDS]
    answer = client.call("POST", f"/api/teams/{ground.orgs['near_team'].team.id}/essentials", {"lines": lines})
    assert answer.status_code == 200, answer.data


def look(client: Any, order: Any, status: int = 200) -> Any:
    answer = client.call("GET", f"/api/dispatches/{order['id']}/departure-check")
    assert answer.status_code == status, answer.data
    return answer.data


def test_the_least_decides_and_a_surplus_never_helps(officer: Any, captain: Any, ground: Any) -> None:
    count(captain, ground, fuel=30, water=10_000)
    seen = look(captain, issued(officer, take_call(officer), ground.orgs["near_team"].id))
    assert (seen["hours"], seen["first_out"], seen["is_met"]) == (30, "fuel", False)
    first = seen["lines"][0]
    assert (first["kind"], first["missing"], first["use_source"], first["is_counted"]) == ("fuel", 42, "told", True)


def test_what_nobody_counted_lasts_nothing(officer: Any, captain: Any, ground: Any) -> None:
    seen = look(captain, issued(officer, take_call(officer), ground.orgs["near_team"].id))
    assert (seen["hours"], seen["is_met"]) == (0, False)
    assert {line["is_counted"] for line in seen["lines"]} == {False}
    assert {line["use_source"] for line in seen["lines"]} == {"assumed"}


def test_expired_stock_is_none(officer: Any, captain: Any, ground: Any) -> None:
    count(captain, ground)
    path = f"/api/teams/{ground.orgs['near_team'].team.id}/essentials"
    captain.call("POST", path, {"lines": [{"kind": "food", "stock": 500, "hourly_use": 1, "expires_on": "2020-01-01"}]})
    seen = look(captain, issued(officer, take_call(officer), ground.orgs["near_team"].id))
    assert (seen["hours"], seen["first_out_zh"]) == (0, "食品")


def test_a_county_seat_on_the_way_fills_up(officer: Any, captain: Any, ground: Any) -> None:
    count(captain, ground, fuel=30, power=20)
    seen = look(captain, issued(officer, take_call(officer), ground.orgs["near_team"].id))
    lines = {line["kind"]: line for line in seen["lines"]}
    assert lines["fuel"]["refill"]["name"] == "阳新县"  # its seat is where the incident is
    assert lines["fuel"]["refill"]["after_hours"] < 1
    assert lines["power"]["refill"] is None  # a county seat sells fuel, no camp power


def test_the_check_is_kept_with_the_order_and_written_down(officer: Any, captain: Any, ground: Any) -> None:
    count(captain, ground, medical=20)
    incident = take_call(officer)
    order = issued(officer, incident, ground.orgs["near_team"].id)
    tap(captain, order, "receive")
    kept = captain.call("POST", f"/api/dispatches/{order['id']}/departure-check", {"people": 12})
    assert kept.status_code == 200, kept.data
    assert (kept.data["hours"], kept.data["first_out"], kept.data["crew"]) == (20, "medical", 12)
    count(captain, ground)
    again = captain.call("POST", f"/api/dispatches/{order['id']}/departure-check", {}).data
    assert (again["id"], again["hours"], again["is_met"]) == (kept.data["id"], 100, True)
    lines = room(officer, incident)["timeline"]
    assert [line["kind"] for line in lines if line["kind"].startswith("departure.")] == ["departure.short", "departure.checked"]
    assert room(officer, incident)["collections"]["departure_checks"][again["id"]]["hours"] == 100


def test_strangers_look_at_and_keep_nothing(officer: Any, as_role: Any, ground: Any) -> None:
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    look(as_role("duty_officer", "yichang"), order, 404)
    look(as_role("expert", "huangshi"), order, 403)
    assert as_role("team_captain", "yichang_hazmat").call("POST", f"/api/dispatches/{order['id']}/departure-check", {}).status_code == 404


def recount(client: Any, ground: Any, **line: Any) -> None:
    answer = client.call("POST", f"/api/teams/{ground.orgs['near_team'].team.id}/essentials", {"lines": [line]})
    assert answer.status_code == 200, answer.data


def test_seventy_two_hours_are_enough_and_a_minute_less_is_not(officer: Any, captain: Any, ground: Any) -> None:
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    for stock, met in ((72, True), (72 - 1 / 60, False)):
        count(captain, ground, food=stock)
        seen = look(captain, order)
        assert (seen["first_out"], seen["is_met"]) == ("food", met)


def test_what_a_team_does_not_need_is_left_out_and_what_it_forgot_is_not(officer: Any, captain: Any, ground: Any) -> None:
    for kind in KINDS:
        if kind != "camp":
            recount(captain, ground, kind=kind, stock=100, hourly_use=1)
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    assert (look(captain, order)["hours"], look(captain, order)["first_out"]) == (0, "camp")
    recount(captain, ground, kind="camp", is_needed=False)
    assert (look(captain, order)["hours"], look(captain, order)["is_met"]) == (100, True)


def test_stock_expires_at_the_midnight_of_its_day(officer: Any, captain: Any, ground: Any) -> None:
    count(captain, ground)
    recount(captain, ground, kind="medical", stock=500, hourly_use=1, expires_on="2026-11-23")
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    midnight = datetime(2026, 11, 23, tzinfo=time.SHANGHAI)
    for at, hours in ((midnight - timedelta(seconds=1), 100), (midnight, 0)):
        with time.frozen(at):
            assert look(captain, order)["hours"] == hours
