"""The clocks of the promises through the API, to the letter of the indicators: what starts them, what stops them, what counts."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from muster.apps.command import subscribers
from muster.apps.incidents.events import IncidentChanged
from muster.apps.resources import actions as resources
from muster.apps.resources.rules import Discipline, ReadinessState, TeamTier
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.geometry import Point
from muster.kit.scope import acting_as
from tests.apps.command.support import issued, take_call, tap

START = datetime(2026, 11, 22, 23, 40, tzinfo=time.SHANGHAI)
SCENE = Point(115.21, 29.83)


@pytest.fixture
def officer(as_role: Any, ground: Any) -> Any:
    return as_role("duty_officer", "huangshi")


@pytest.fixture
def captain(as_role: Any, ground: Any) -> Any:
    return as_role("team_captain", "near_team")


@pytest.fixture
def order(officer: Any, ground: Any) -> Any:
    """An order to the near team, issued twenty minutes before midnight."""
    with time.frozen(START):
        return issued(officer, take_call(officer), ground.orgs["near_team"].id)


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def told(minutes: float, client: Any, order: Any, verb: str, **body: Any) -> Any:
    with time.frozen(after(minutes)):
        return tap(client, order, verb, **body)


def position(minutes: float, client: Any, order: Any, status: int = 200, **body: Any) -> Any:
    with time.frozen(after(minutes)):
        return tap(client, order, "position", status, **body)


def check_in(minutes: float, client: Any, order: Any, **body: Any) -> Any:
    with time.frozen(after(minutes)):
        return tap(client, order, "check-in", **body)["promise"]


def promise(client: Any, order: Any, minutes: float = 240) -> Any:
    with time.frozen(after(minutes)):
        return next(row for row in client.call("GET", "/api/promises").data if row["dispatch_id"] == order["id"])


def record(client: Any) -> Any:
    return {row["indicator"]: (row["kept"], row["counted"], row["excluded"]) for row in client.call("GET", "/api/promises/record").data}


@pytest.mark.parametrize(("took", "state"), [(60, "kept"), (60 + 1 / 60, "missed")])
def test_an_hour_over_midnight_is_an_hour_to_the_second(officer: Any, captain: Any, order: Any, took: float, state: str) -> None:
    told(5, captain, order, "receive")
    told(5 + took, captain, order, "arrive")
    row = promise(officer, order)
    assert (row["state"], row["arrived_by"]) == (state, "team")
    assert row["minutes"] == pytest.approx(took, abs=1e-6)
    assert record(officer)["H5"] == (int(state == "kept"), 1, 0)


def test_a_receipt_told_twice_starts_the_clock_once(officer: Any, captain: Any, order: Any) -> None:
    told(2, captain, order, "receive", device_seq=1)
    told(30, captain, order, "receive", device_seq=2, occurred_at=after(30).isoformat())
    told(31, officer, order, "receive")
    assert datetime.fromisoformat(promise(officer, order)["due_at"]) == after(62)


@pytest.mark.parametrize(("claimed", "minutes"), [(5, 25), (45, 0), (-600, 30)])
def test_a_receipt_told_late_counts_between_the_issue_and_the_arrival(
    officer: Any, captain: Any, order: Any, claimed: float, minutes: float
) -> None:
    told(30, captain, order, "arrive")
    assert (promise(officer, order)["state"], promise(officer, order)["minutes"]) == ("missed", None)  # nobody told when it was received
    late = told(50, captain, order, "receive", occurred_at=after(claimed).isoformat())
    assert late["clock_minutes"] == minutes
    assert (promise(officer, order)["state"], promise(officer, order)["minutes"]) == ("kept", minutes)


def test_nobody_arrives_before_the_order_was_received(officer: Any, captain: Any, order: Any) -> None:
    told(10, captain, order, "receive")
    assert told(40, captain, order, "arrive", occurred_at=after(2).isoformat())["clock_minutes"] == 0


def test_what_is_called_off_before_arrival_is_not_counted(officer: Any, captain: Any, as_role: Any, ground: Any, order: Any) -> None:
    told(1, captain, order, "receive")
    told(2, officer, order, "cancel", reason="误报")
    with time.frozen(after(3)):
        second = issued(officer, {"id": order["incident_id"]}, ground.orgs["far_team"].id)
    far = as_role("team_captain", "far_team")
    told(4, far, second, "turn-out")
    told(20, officer, second, "release")  # the desk calls it back from the road
    assert {promise(officer, o)["state"] for o in (order, second)} == {"void"}
    assert record(officer)["H5"] == (0, 0, 2)


def test_a_team_that_turns_back_by_itself_has_not_arrived(officer: Any, captain: Any, order: Any) -> None:
    told(1, captain, order, "receive")
    told(2, captain, order, "turn-out")
    told(20, captain, order, "release")
    assert promise(officer, order)["state"] == "missed"
    assert record(officer)["H5"] == (0, 1, 0)


def test_the_first_equipped_unit_stops_the_clock_and_not_the_first_unit(officer: Any, captain: Any, order: Any) -> None:
    told(0, captain, order, "receive")
    told(20, captain, order, "arrive")
    assert check_in(21, officer, order, equipped=False)["state"] == "running"
    row = check_in(50, officer, order, equipped=True)
    assert (row["state"], row["minutes"], row["arrived_by"]) == ("kept", 50, "control_point")


def test_of_several_teams_each_order_is_counted_by_its_own_clock(officer: Any, captain: Any, as_role: Any, ground: Any, order: Any) -> None:
    with time.frozen(START):
        second = issued(officer, {"id": order["incident_id"]}, ground.orgs["far_team"].id)
    told(0, captain, order, "receive")
    told(30, as_role("team_captain", "far_team"), second, "receive")
    told(61, captain, order, "arrive")
    told(75, as_role("team_captain", "far_team"), second, "arrive")
    assert [promise(officer, o)["minutes"] for o in (order, second)] == [61, 45]
    assert record(officer)["H5"] == (1, 2, 0)


def _metres_north(metres: float) -> dict[str, float]:
    step = 0.001
    return {"lon": SCENE.lon, "lat": SCENE.lat + step * metres / SCENE.distance(Point(SCENE.lon, SCENE.lat + step))}


def test_one_metre_inside_the_fence_is_there_and_one_outside_is_not(officer: Any, captain: Any, order: Any) -> None:
    told(0, captain, order, "receive")
    told(5, captain, order, "turn-out")
    row = position(30, captain, order, **_metres_north(501))["promise"]
    assert (row["state"], row["near_at"], row["arrived_by"]) == ("running", None, None)
    row = position(31, captain, order, accuracy=800, **_metres_north(10))["promise"]
    assert row["near_at"] is None  # as far off as that, it may stand anywhere
    row = position(32, captain, order, accuracy=15, **_metres_north(499))["promise"]
    assert (row["state"], row["minutes"], row["arrived_by"]) == ("kept", 32, "fence")
    assert record(officer)["H5"] == (1, 1, 0)
    assert officer.call("GET", f"/api/dispatches/{order['id']}").data["status"] == "turned_out"  # the step itself is people's word


def test_a_word_told_later_moves_no_arrival_that_the_fence_saw(officer: Any, captain: Any, order: Any) -> None:
    told(0, captain, order, "receive")
    told(5, captain, order, "turn-out")
    position(55, captain, order, **_metres_north(100))
    told(70, captain, order, "arrive")
    assert (promise(officer, order)["state"], promise(officer, order)["minutes"]) == ("kept", 55)
    row = check_in(75, officer, order, equipped=True)
    assert (row["minutes"], row["arrived_by"]) == (55, "control_point")


def test_the_control_point_overrules_the_fence(officer: Any, captain: Any, order: Any) -> None:
    told(0, captain, order, "receive")
    told(5, captain, order, "turn-out")
    position(40, captain, order, **_metres_north(100))
    row = check_in(45, officer, order, equipped=False)
    assert row["state"] in ("running", "at_risk")
    assert "not_equipped" in row["doubts"]
    row = check_in(65, officer, order, equipped=True, occurred_at=after(64).isoformat())
    assert (row["state"], row["minutes"]) == ("missed", 64)


def test_a_team_at_home_beside_the_scene_has_not_arrived_before_it_leaves(officer: Any, captain: Any, order: Any) -> None:
    told(0, captain, order, "receive")
    row = position(3, captain, order, **_metres_north(100))["promise"]
    assert (row["arrived_at"], bool(row["near_at"])) == (None, True)
    told(6, captain, order, "turn-out")
    assert promise(officer, order)["minutes"] == 6


def test_a_clock_ahead_and_a_clock_behind_bend_no_position(officer: Any, captain: Any, order: Any) -> None:
    told(1, captain, order, "turn-out")
    row = position(10, captain, order, lon=115.12, lat=29.94, occurred_at=after(9_000).isoformat())["promise"]
    assert datetime.fromisoformat(row["position_at"]) == after(10)
    assert position(11, captain, order, lon=115.14, lat=29.92)["promise"]["lon"] == 115.14  # the next one is the newer one
    assert position(12, captain, order, lon=115.5, lat=30.5, occurred_at=after(5).isoformat())["promise"]["lon"] == 115.14
    row = position(13, captain, order, lon=115.16, lat=29.9, occurred_at=after(-9_000).isoformat())["promise"]
    assert (row["lon"], datetime.fromisoformat(row["position_at"])) == (115.14, after(11))


@pytest.mark.parametrize(
    ("place", "code"), [((2.35, 48.85), "coordinate-outside"), ((0, 0), "coordinate-nought"), ((29.83, 60.0), "coordinate-outside")]
)
def test_a_place_that_cannot_be_is_refused_but_never_loses_a_tap(captain: Any, order: Any, place: tuple[float, float], code: str) -> None:
    told(1, captain, order, "receive")
    lon, lat = place
    assert position(2, captain, order, 422, lon=lon, lat=lat)["code"] == code
    kept = told(3, captain, order, "turn-out", lon=lon, lat=lat)
    assert (kept["status"], kept["position_at"]) == ("turned_out", None)


@pytest.fixture
def national(ground: Any) -> Callable[[list[Discipline]], Any]:
    """Makes a national team."""

    def make(disciplines: list[Discipline]) -> Any:
        with acting_as(ground.system):
            team = resources.add_team(actor=ground.system, parent_id=ground.orgs["hubei"].id, name="国家队", tier=TeamTier.NATIONAL_TEAM,
                                      disciplines=disciplines, point=Point(114.4, 30.6), capabilities=[], people=60)  # fmt: skip
            resources.declare_readiness(actor=ground.system, team_id=team.id, state=ReadinessState.READY, crew=40, vehicles=9)
        return team

    return make


def test_a_grade_found_after_the_arrival_makes_the_order_count(officer: Any, as_role: Any, national: Any) -> None:
    leader = as_role("duty_leader", "huangshi")
    incident = take_call(officer, deaths=3, missing=0, trapped=0)
    order = issued(officer, incident, national([Discipline.HAZMAT]).id)
    for verb in ("receive", "arrive"):
        tap(officer, order, verb)
    (row,) = officer.call("GET", "/api/promises").data
    assert (row["indicators"], row["not_counted"]) == (["N3"], ["not_extraordinary"])
    found = {"confirmed": "extraordinary", "reason": "核实死亡三十人"}
    for verb, body in (("verify", {}), ("confirm", {}), ("grade", found)):
        done = leader.call("POST", f"/api/incidents/{incident['id']}/{verb}", body)
        assert done.status_code == 200, done.data
    with acting_as(Actor.system("平台")):
        subscribers.follow_grade(IncidentChanged(incident["id"], "graded", "confirmed"))
    (row,) = officer.call("GET", "/api/promises").data
    assert (row["state"], row["not_counted"]) == ("kept", [])
    assert record(officer)["N3"] == (1, 1, 0)
