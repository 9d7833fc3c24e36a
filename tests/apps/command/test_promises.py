"""The promise board through the API: clocks, positions, warnings with the next best team, check-in, and the record."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from muster.apps.command import actions
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as
from tests.apps.command.support import issued, room, take_call, tap


@pytest.fixture
def officer(as_role: Any, ground: Any) -> Any:
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def captain(as_role: Any, ground: Any) -> Any:
    return as_role("team_captain", "near_team")


def board(client: Any, **query: Any) -> Any:
    asked = "&".join(f"{k}={v}" for k, v in query.items())
    answer = client.call("GET", f"/api/promises?{asked}")
    assert answer.status_code == 200, answer.data
    return answer.data


def watch(at: datetime) -> int:
    with time.frozen(at), acting_as(Actor.system("平台")):
        return actions.watch_promises()


def position(client: Any, order: Any, status: int = 200, **body: Any) -> Any:
    answer = client.call("POST", f"/api/dispatches/{order['id']}/position", body)
    assert answer.status_code == status, answer.data
    return answer.data


def test_the_clock_starts_with_the_receipt_and_not_with_the_order(officer: Any, captain: Any, ground: Any) -> None:
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    (row,) = board(officer)
    assert (row["state"], row["promised_minutes"], row["indicators"], row["clock_started_at"]) == ("waiting", 60, ["H5"], None)
    assert 0 < row["chance"] <= 1
    tap(captain, order, "receive")
    (row,) = board(captain)
    assert row["state"] == "running"
    due = datetime.fromisoformat(row["due_at"]) - datetime.fromisoformat(row["clock_started_at"])
    assert due == timedelta(hours=1)
    assert row["eta_low_at"] <= row["eta_at"] <= row["eta_high_at"]
    assert row["is_estimate"] is True


def test_it_warns_before_it_breaks_and_names_the_next_best(officer: Any, captain: Any, ground: Any) -> None:
    incident = take_call(officer)
    order = issued(officer, incident, ground.orgs["near_team"].id)
    tap(captain, order, "receive")
    tap(captain, order, "turn-out")
    position(captain, order, lon=113.5, lat=30.6)  # far off: it went the wrong way
    assert watch(time.now() + timedelta(minutes=1)) == 1
    (row,) = board(officer)
    assert row["state"] == "at_risk"
    assert row["next_best"]["team_name"] == "黄石远处危化队"
    assert row["next_best"]["low"] <= row["next_best"]["minutes"] <= row["next_best"]["high"]
    watch(time.now() + timedelta(minutes=61))
    (row,) = board(officer)
    assert (row["state"], row["chance"]) == ("broken", 0)
    kinds = [line["kind"] for line in room(officer, incident)["timeline"]]
    assert kinds.count("promise.at_risk") == 1
    assert kinds.count("promise.broken") == 1
    watch(time.now() + timedelta(minutes=62))
    assert [line["kind"] for line in room(officer, incident)["timeline"]].count("promise.broken") == 1


def test_a_team_that_was_offered_and_is_sent_is_offered_no_more(officer: Any, captain: Any, ground: Any) -> None:
    incident = take_call(officer)
    order = issued(officer, incident, ground.orgs["near_team"].id)
    tap(captain, order, "receive")
    tap(captain, order, "turn-out")
    offered = position(captain, order, lon=113.5, lat=30.6)["promise"]["next_best"]
    assert offered is not None
    issued(officer, incident, offered["team_id"])
    with acting_as(Actor.system("平台")):
        assert actions.offer_others(team_id=UUID(offered["team_id"])) == 1
    (row,) = [each for each in board(officer) if each["dispatch_id"] == order["id"]]
    assert row["state"] == "at_risk"
    assert row["next_best"] is None or row["next_best"]["team_id"] != offered["team_id"]


def test_a_position_on_the_way_renews_the_expected_arrival(officer: Any, captain: Any, ground: Any) -> None:
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    tap(captain, order, "receive")
    tap(captain, order, "turn-out")
    before = board(officer)[0]
    assert "no_position" in before["doubts"]
    row = position(captain, order, lon=115.2, lat=29.84, accuracy=20)["promise"]
    assert row["eta_at"] < before["eta_at"]
    assert (row["lon"], row["doubts"]) == (115.2, [])
    assert row["near_at"] is None
    row = position(captain, order, lon=115.2101, lat=29.8301)["promise"]
    assert row["near_at"] is not None
    assert (row["state"], row["arrived_by"]) == ("kept", "fence")


def test_an_old_position_that_comes_late_changes_nothing(officer: Any, captain: Any, ground: Any) -> None:
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    tap(captain, order, "turn-out")
    position(captain, order, lon=115.2, lat=29.84)
    late = (time.now() - timedelta(hours=3)).isoformat()
    assert position(captain, order, lon=114.9, lat=30.2, occurred_at=late)["promise"]["lon"] == 115.2


def test_arrival_keeps_the_promise_and_the_record_counts_it(officer: Any, captain: Any, ground: Any) -> None:
    incident = take_call(officer)
    order = issued(officer, incident, ground.orgs["near_team"].id)
    tap(captain, order, "receive")
    tap(captain, order, "arrive")
    (row,) = board(officer, is_open=False)
    assert row["state"] == "kept"
    assert row["minutes"] is not None
    assert row["minutes"] < 1
    assert "promise.kept" in [line["kind"] for line in room(officer, incident)["timeline"]]
    record = {t["indicator"]: t for t in officer.call("GET", "/api/promises/record").data}
    assert (record["H5"]["kept"], record["H5"]["counted"], record["H5"]["rate"]) == (1, 1, 1.0)
    assert record["N3"]["rate"] is None


def test_the_control_point_says_whether_the_equipment_is_there(officer: Any, captain: Any, ground: Any) -> None:
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    tap(captain, order, "receive")
    tap(captain, order, "arrive")
    path = f"/api/dispatches/{order['id']}/check-in"
    row = officer.call("POST", path, {"equipped": False}).data["promise"]
    assert row["state"] == "running"
    assert "not_equipped" in row["doubts"]
    row = officer.call("POST", path, {"equipped": True}).data["promise"]
    assert (row["state"], row["equipped"], bool(row["checked_in_by"])) == ("kept", True, True)


def test_the_desk_checks_in_a_team_that_told_nothing(officer: Any, ground: Any) -> None:
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    assert officer.call("POST", f"/api/dispatches/{order['id']}/check-in", {}).data["promise"]["arrived_at"]
    assert officer.call("GET", f"/api/dispatches/{order['id']}").data["status"] == "arrived"


def test_another_discipline_is_followed_but_not_counted(officer: Any, ground: Any) -> None:
    issued(officer, take_call(officer), ground.orgs["mine_team"].id)
    (row,) = board(officer)
    assert row["not_counted"] == ["other_discipline"]
    assert {t["indicator"]: t["excluded"] for t in officer.call("GET", "/api/promises/record").data}["H5"] == 1


def test_an_order_changed_midway_keeps_the_first_clock(officer: Any, captain: Any, ground: Any) -> None:
    incident = take_call(officer)
    first = issued(officer, incident, ground.orgs["near_team"].id)
    tap(captain, first, "receive")
    started = board(officer)[0]["clock_started_at"]
    officer.call("POST", f"/api/dispatches/{first['id']}/cancel", {"reason": "改到北门"})
    second = issued(officer, incident, ground.orgs["near_team"].id)
    tap(captain, second, "receive")
    rows = {row["dispatch_id"]: row for row in board(officer)}
    assert (rows[first["id"]]["state"], rows[second["id"]]["clock_started_at"]) == ("void", started)


def test_strangers_see_and_tell_nothing(officer: Any, as_role: Any, ground: Any) -> None:
    order = issued(officer, take_call(officer), ground.orgs["near_team"].id)
    assert board(as_role("duty_officer", "yichang")) == []
    position(as_role("team_captain", "yichang_hazmat"), order, 404, lon=115.2, lat=29.8)
    position(as_role("regulator", "huangshi"), order, 403, lon=115.2, lat=29.8)
    position(officer, order, 422, lon=500, lat=29.8)
    assert as_role("team_captain", "near_team").call("POST", f"/api/dispatches/{order['id']}/check-in", {}).status_code in (403, 409)
