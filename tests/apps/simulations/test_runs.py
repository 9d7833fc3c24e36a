"""From an incident to zones: inputs with their origin, the first answer, the ensemble, what lies inside."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from muster.apps.simulations import actions
from muster.apps.simulations.models import SimulationRun
from muster.kit.errors import NotFound
from muster.kit.scope import acting_as
from tests.apps.simulations.support import LAT, LON, plant, run, take_call, weather
from tests.support.ground import run_jobs


@pytest.fixture
def duty(ground: Any, as_role: Any) -> Any:
    plant(ground)
    return as_role("duty_officer", "huangshi")


def draft(client: Any, incident: dict[str, Any], query: str = "") -> Any:
    return client.call("GET", f"/api/incidents/{incident['id']}/simulations/draft{query}").data


def test_everything_is_filled_in_from_call_register_and_weather(duty: Any) -> None:
    incident = take_call(duty)
    weather(duty, incident)
    found = draft(duty, incident)
    facts = found["facts"]
    assert found["basis"] == "model"
    assert (facts["substance"]["value"], facts["substance"]["mark"]) == ("液氨", "given")
    assert (facts["vessel"]["value"], facts["vessel"]["mark"]) == ("V-101 球罐", "register")
    assert facts["amount_t"]["mark"] == "derived"
    assert 55 < facts["amount_t"]["value"] < 70
    assert "不是现存量" in facts["amount_t"]["source"]["zh"]
    assert (facts["wind_from"]["value"], facts["wind_from"]["mark"]) == (45.0, "given")
    assert facts["hole_mm"]["mark"] == "assumed"
    assert found["weather"]["age_s"] < 60


def test_without_weather_the_defaults_say_so_and_the_direction_stays_unknown(duty: Any) -> None:
    incident = take_call(duty)
    found = draft(duty, incident)
    assert found["weather"] is None
    assert found["facts"]["wind_speed"]["mark"] == "assumed"
    assert found["facts"]["wind_from"] == found["facts"]["wind_from"] | {"value": None, "mark": "unknown"}
    answer = run(duty, incident)
    zone = next(z for z in answer["zones"] if z["id"] == "toxic:AEGL-2")
    assert zone["sure"] is None
    ring = zone["median"]["coordinates"][0]
    assert min(lat for _, lat in ring) < LAT < max(lat for _, lat in ring)
    assert any("风向不明" in limit["text"]["zh"] for limit in answer["limits"])


def test_a_run_answers_at_once_and_the_ensemble_follows(duty: Any) -> None:
    incident = take_call(duty)
    weather(duty, incident, stability="D")  # by cloud it would hang on the hour: at night the cloud leaves the computed 10 km
    first = run(duty, incident)
    assert (first["number"], first["status"], first["basis"], first["members"]) == (1, "refining", "model", 0)
    assert first["seconds_first"] < 60
    assert {z["id"] for z in first["zones"]} >= {"toxic:AEGL-3", "toxic:AEGL-2"}
    assert "simulations.refine" in run_jobs()
    refined = duty.call("GET", f"/api/simulations/{first['id']}").data
    assert (refined["status"], refined["members"]) == ("done", 500)
    zone = next(z for z in refined["zones"] if z["id"] == "toxic:AEGL-2")
    assert zone["reach_low_m"] < zone["reach_m"] < zone["reach_high_m"]
    assert zone["sure"]
    assert zone["possible"]
    assert refined["facts"] == first["facts"]


def test_inputs_and_first_answer_never_change(world: Any, duty: Any) -> None:
    incident = take_call(duty)
    made = run(duty, incident)
    with acting_as(world.system):
        with pytest.raises(DatabaseError, match="never change"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update simulations_simulationrun set facts = '{}' where id = %s", [made["id"]])
        assert SimulationRun.objects.unscoped("test").get(id=made["id"]).facts


@pytest.mark.parametrize(("what", "given", "code"), [
    ("", {}, "substance-unknown"), ("某种粉末", {}, "substance-not-in-table"), ("液氨", {"amount_unknown": True}, "amount-unknown")])
def test_the_guide_stands_in_and_says_so(ground: Any, as_role: Any, what: str, given: dict[str, Any], code: str) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty, substance=what)
    weather(duty, incident)
    answer = run(duty, incident, **given)
    assert (answer["basis"], answer["status"], answer["why"]["code"]) == ("guide", "done", code)
    assert answer["limits"][0]["code"] == "guide-only"
    assert {z["id"] for z in answer["zones"]} <= {"guide:isolation", "guide:downwind"}
    if code == "amount-unknown":
        assert (answer["guide"]["isolation_m"], answer["guide"]["downwind_m"]) in {(300, 1700), (300, 4300)}


def test_the_list_is_in_the_order_of_arrival_and_unknown_is_not_nobody(duty: Any) -> None:
    incident = take_call(duty)
    weather(duty, incident)
    made = run(duty, incident)
    run_jobs()
    at_ten = duty.call("GET", f"/api/simulations/{made['id']}/exposure?hour=10").data
    places = [p for p in at_ten["places"] if p["kind"] == "target"]
    assert [p["name"] for p in places] == ["演示第二小学", "演示镇卫生院"]
    assert 0 < places[0]["arrival_s"] < places[1]["arrival_s"]
    assert (places[0]["people"], places[1]["people"]) == (640, None)
    assert at_ten["people"] == {"known": 640, "targets": 2, "unknown_targets": 1}
    assert {p["kind"] for p in at_ten["places"]} == {"target", "enterprise", "hazard"}
    at_night = duty.call("GET", f"/api/simulations/{made['id']}/exposure?hour=2").data
    assert at_night["people"] == {"known": 0, "targets": 2, "unknown_targets": 1}


def test_nobody_counted_is_null(ground: Any, as_role: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    made = run(duty, incident, amount_t=20)
    assert duty.call("GET", f"/api/simulations/{made['id']}/exposure").data["people"] == {"known": None, "targets": 0, "unknown_targets": 0}


@pytest.mark.parametrize(("given", "said"), [
    ({"kind": "gas_hole", "pressure_mpa": 5.0, "amount_t": 10}, "liquid"), ({"temperature_c": 200, "amount_t": 10, "kind": "liquid_hole"}, "critical")])
def test_an_impossible_state_is_refused_in_words(duty: Any, given: dict[str, Any], said: str) -> None:
    incident = take_call(duty)
    problem = run(duty, incident, status=422, **given)
    assert problem["code"] == "simulation-case-refused"
    assert said in problem["detail"]


def test_an_incident_without_a_place_is_refused(ground: Any, as_role: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty, lon=None, lat=None, place_text="某处")
    assert run(duty, incident, status=422)["code"] == "simulation-needs-place"
    assert run(duty, incident, lon=LON, lat=LAT, amount_t=20)["zones"]


def test_a_stranger_sees_and_runs_nothing(ground: Any, as_role: Any, duty: Any) -> None:
    incident = take_call(duty)
    made = run(duty, incident)
    stranger = as_role("duty_officer", "yichang")
    for path in (f"/api/incidents/{incident['id']}/simulations", f"/api/simulations/{made['id']}", f"/api/simulations/{made['id']}/exposure",
                 f"/api/incidents/{incident['id']}/zone-proposals", f"/api/incidents/{incident['id']}/simulations/draft"):
        assert stranger.call("GET", path).status_code == 404, path
    assert stranger.call("POST", f"/api/incidents/{incident['id']}/simulations", {}).status_code == 404
    assert as_role("commander", "huangshi").call("GET", f"/api/simulations/{made['id']}").status_code == 200
    assert as_role("regulator", "huangshi").call("POST", f"/api/incidents/{incident['id']}/simulations", {}).status_code == 403


def test_two_runs_stand_side_by_side(duty: Any) -> None:
    incident = take_call(duty)
    weather(duty, incident)
    first, second = run(duty, incident), run(duty, incident, hole_mm=50, wind_from=90.0)
    answer = duty.call("GET", f"/api/simulations/{second['id']}/comparison?former={first['id']}").data
    assert answer["turned"] == 45
    assert {c["name"] for c in answer["changed"]} == {"hole_mm", "wind_from"}
    assert all(z["second_m"] >= z["first_m"] for z in answer["zones"] if z["first_m"] and z["second_m"])
    assert answer["difference"]["added"]["km2"] > 0


def test_an_ensemble_that_comes_before_its_run_comes_again(world: Any) -> None:
    with acting_as(world.system), pytest.raises(NotFound):
        actions.refine(run_id=uuid4())
