"""The area that counts: adopted by somebody, changed only by a decision on a proposed difference."""

from datetime import timedelta
from typing import Any

import pytest

from muster.apps.incidents import queries as incidents
from muster.apps.incidents.rules import fold
from muster.apps.simulations import queries
from muster.kit import time
from muster.kit.scope import acting_as
from tests.apps.simulations.support import plant, run, take_call, weather
from tests.support.ground import run_jobs


@pytest.fixture
def desk(ground: Any, as_role: Any) -> Any:
    plant(ground)
    return as_role("duty_leader", "huangshi")


def settle() -> None:
    """Let the worker do what is waiting, and what that leads to."""
    while run_jobs():
        pass


def adopt(client: Any, made: dict[str, Any], status: int = 200, **body: Any) -> Any:
    answer = client.call("POST", f"/api/simulations/{made['id']}/adopt", body)
    assert answer.status_code == status, answer.data
    return answer.data


def proposals(client: Any, incident: dict[str, Any]) -> Any:
    return client.call("GET", f"/api/incidents/{incident['id']}/zone-proposals").data


def decide(client: Any, proposal: dict[str, Any], status: int = 200, **body: Any) -> Any:
    answer = client.call("POST", f"/api/zone-proposals/{proposal['id']}/decide", body)
    assert answer.status_code == status, answer.data
    return answer.data


def adopted(desk: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    incident = take_call(desk)
    weather(desk, incident)
    made = run(desk, incident)
    assert proposals(desk, incident) == []
    assert adopt(desk, made, status=409)["code"] == "simulation-still-refining"
    settle()
    assert adopt(desk, made, words="下风 1 km 疏散")["status"] == "accepted"
    settle()
    return incident, made


def test_what_was_decided_on_which_run_is_kept(desk: Any) -> None:
    incident, made = adopted(desk)
    decision = proposals(desk, incident)[0]
    assert (decision["run_id"], decision["trigger"], decision["words"]) == (made["id"], "first", "下风 1 km 疏散")
    lines = desk.call("GET", f"/api/incidents/{incident['id']}/timeline").data
    assert "simulation.adopted" in {line["kind"] for line in (lines["items"] if isinstance(lines, dict) else lines)}


def test_a_turned_wind_becomes_a_proposed_difference(desk: Any) -> None:
    incident, made = adopted(desk)
    weather(desk, incident, wind_from=90.0)
    assert "simulations.reconsider" in run_jobs()
    weather(desk, incident, wind_from=92.0)  # told again before the ensemble is there
    assert sorted(run_jobs()) == ["simulations.reconsider", "simulations.refine"]
    assert len(desk.call("GET", f"/api/incidents/{incident['id']}/simulations").data) == 2
    proposal = proposals(desk, incident)[0]
    assert (proposal["status"], proposal["trigger"], proposal["turned"]) == ("proposed", "wind_turned", 45)
    assert proposal["added_km2"] > 0
    assert proposal["removed_km2"] == pytest.approx(proposal["added_km2"], rel=0.2)  # the same cloud, turned
    assert proposal["added"]["type"] == "MultiPolygon"
    assert proposal["former_id"] == made["id"]


def test_a_small_turn_proposes_nothing(desk: Any) -> None:
    incident, _ = adopted(desk)
    weather(desk, incident, wind_from=59.0)
    settle()
    assert len(proposals(desk, incident)) == 1


def test_a_rejected_turn_is_not_proposed_again(desk: Any) -> None:
    incident, _ = adopted(desk)
    weather(desk, incident, wind_from=90.0)
    settle()
    decide(desk, proposals(desk, incident)[0], status=422, accepted=False)
    assert decide(desk, proposals(desk, incident)[0], accepted=False, words="阵风，现场测风未变")["status"] == "rejected"
    weather(desk, incident, wind_from=95.0)
    settle()
    assert [p["status"] for p in proposals(desk, incident)] == ["rejected", "accepted"]


def test_a_changed_source_is_proposed_and_accepted(desk: Any) -> None:
    incident, _ = adopted(desk)
    second = run(desk, incident, hole_mm=80)
    settle()
    proposal = proposals(desk, incident)[0]
    assert (proposal["trigger"], [c["name"] for c in proposal["changed"]]) == ("source_changed", ["hole_mm"])
    assert decide(desk, proposal, accepted=True)["run_id"] == second["id"]
    late = decide(desk, proposal, status=409, accepted=True)
    assert late["code"] == "decision-made"
    assert "已采纳" in late["title"]
    assert "现行范围：第 2 次" in late["title"] + late["detail"]
    third = run(desk, incident, hole_mm=40)
    run(desk, incident, hole_mm=30)
    settle()
    assert [p["status"] for p in proposals(desk, incident)] == ["proposed", "overtaken", "accepted", "accepted"]
    assert adopt(desk, third)["status"] == "accepted"


def test_adopting_the_area_in_force_again_overtakes_what_was_still_open(desk: Any) -> None:
    incident, made = adopted(desk)
    run(desk, incident, hole_mm=80)
    settle()
    assert proposals(desk, incident)[0]["status"] == "proposed"
    assert adopt(desk, made, words="维持原范围")["words"] == "维持原范围"
    assert [p["status"] for p in proposals(desk, incident)] == ["accepted", "overtaken", "accepted"]


def test_only_those_who_decide_decide(desk: Any, as_role: Any) -> None:
    incident = take_call(desk)
    made = run(desk, incident, amount_t=20)
    settle()
    adopt(as_role("duty_officer", "huangshi"), made, status=403)
    adopt(as_role("duty_leader", "yichang"), made, status=404)
    adopt(as_role("commander", "huangshi"), made)


def test_stations_that_tell_a_turned_wind_are_heard(desk: Any, as_role: Any) -> None:
    incident, _ = adopted(desk)
    body = {"observations": [{"station_id": "58407", "source": "阳新站", "lon": 115.2, "lat": 29.85, "wind_speed": 3.0, "wind_from": 200.0,
                              "observed_at": (time.now() + timedelta(minutes=1)).isoformat()}]}
    station = as_role("regulator", "huangshi")
    assert station.call("POST", "/api/weather/observations", body).data == {"kept": 1}
    assert station.call("POST", "/api/weather/observations", body).data == {"kept": 0}
    with time.frozen(time.now() + timedelta(minutes=70)):
        settle()
    assert proposals(desk, incident)[0]["trigger"] == "wind_turned"


def test_the_room_folds_to_what_the_tables_hold(world: Any, desk: Any) -> None:
    incident, _ = adopted(desk)
    weather(desk, incident, wind_from=90.0)
    settle()
    room = desk.call("GET", f"/api/incidents/{incident['id']}/room").data["collections"]
    with acting_as(world.system):
        row = incidents.incident(world.system, incident["id"])
        in_tables = queries.state_in_tables(row)
        folded = fold(row.timeline.order_by("seq"))
    assert {name: folded[name] for name in in_tables} == in_tables
    assert set(in_tables) == {"simulations", "weather", "zone_proposals"}
    assert set(room["simulations"]) == set(in_tables["simulations"])


def test_whoever_looked_at_another_area_than_the_one_in_force_sets_none(desk: Any, as_role: Any) -> None:
    incident, _ = adopted(desk)
    second, third = (run(desk, incident, hole_mm=size) for size in (80, 40))
    settle()
    assert adopt(as_role("commander", "huangshi"), second, instead_of=1)["status"] == "accepted"
    for seen in (0, 1):
        late = adopt(desk, third, status=409, words="改按 40 mm", instead_of=seen)
        assert late["code"] == "area-changed-meanwhile"
        assert "现行范围已变为第 2 次" in late["title"]
    assert proposals(desk, incident)[0]["status"] != "accepted" or proposals(desk, incident)[0]["run_id"] == second["id"]
    assert adopt(desk, third, words="改按 40 mm", instead_of=2)["status"] == "accepted"
