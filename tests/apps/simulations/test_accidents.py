"""Real accidents in the room: what the platform draws for them lies where it lay, or it says that they are out of its scope."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from muster.runtime.demo.replays import read
from tests.apps.simulations.support import run, take_call, weather
from tests.support.ground import run_jobs

BANDS = (
    Path(os.environ.get("MUSTER_VALIDATION_DIR", Path(__file__).resolve().parents[4] / "shared" / "validation")) / "consequence" / "accidents.json"
)  # fmt: skip
TOWNSHIPS = 5_000.0
"""Three townships along the road: what they measure across [P]. [m]"""
DEATHS_WITHIN = 1_000.0
"""Graniteville: nine deaths within a few hundred metres to about one kilometre. [m]"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """The accidents as published, by name."""
    if not BANDS.is_file():
        pytest.skip("not run: data absent")
    return {row["id"]: row for row in json.loads(BANDS.read_text("utf-8"))}


@pytest.fixture
def duty(ground: Any, as_role: Any) -> Any:
    return as_role("duty_officer", "huangshi")


def step_of(name: str, do: str) -> dict[str, Any]:
    """What a replay says at one of its steps."""
    return next(step.body for step in read(name).steps if step.do == do)


def replayed(duty: Any, name: str, **call: Any) -> dict[str, Any]:
    """The run of a replay, from its own call, weather and source."""
    incident = take_call(duty, **(step_of(name, "report") | {"lon": 115.02, "lat": 30.14} | call))
    if any(step.do == "weather" for step in read(name).steps):
        weather(duty, incident, **step_of(name, "weather"))
    return refined(duty, run(duty, incident, **step_of(name, "simulate")))


def refined(duty: Any, made: dict[str, Any]) -> dict[str, Any]:
    run_jobs()
    answer: dict[str, Any] = duty.call("GET", f"/api/simulations/{made['id']}").data
    return answer


def zone(made: dict[str, Any], name: str) -> dict[str, Any]:
    return dict(next(z for z in made["zones"] if z["id"] == name))


def test_huaian_reaches_the_nearest_village_and_stays_in_the_townships(duty: Any, told: dict[str, Any]) -> None:
    band = told["Huaian2005"]
    made = replayed(duty, "huaian-2005", substance="液氯")
    assert made["facts"]["amount_t"]["value"] * 1000 == band["loaded_kg"]
    lethal = zone(made, "toxic:AEGL-3")
    assert band["nearest_village_m"] <= lethal["reach_m"] <= TOWNSHIPS
    assert lethal["reach_low_m"] >= band["nearest_village_m"]


def test_graniteville_leaves_no_death_outside(duty: Any, told: dict[str, Any]) -> None:
    tonnes = told["Graniteville2005"]["released_kg"] / 1000
    incident = take_call(duty, substance="液氯")
    weather(duty, incident, wind_from=200.0, wind_speed=0.8, stability="F", temperature_c=10.0)
    made = refined(duty, run(duty, incident, kind="liquid_hole", amount_t=tonnes, hole_mm=150.0))
    assert zone(made, "toxic:AEGL-3")["reach_low_m"] >= DEATHS_WITHIN
    assert any(limit["code"] == "wind-below-1-m/s" for limit in made["limits"])  # a calm night is at the edge of the models, and the picture says so


def test_san_juanico_has_a_fireball_of_the_size_seen(duty: Any, told: dict[str, Any]) -> None:
    assert "200-360" in told["SanJuanico1984"]["use"]
    incident = take_call(duty, substance="液化石油气")
    weather(duty, incident)
    made = run(duty, incident, kind="rupture", amount_t=400.0, temperature_c=15.0)
    assert 200 / 1.5 <= made["figures"]["fireball diameter m"] <= 360 * 1.5


def test_xiangshui_is_out_of_scope_in_words(duty: Any, told: dict[str, Any]) -> None:
    substance = told["Xiangshui2019"]["substance"]
    made = run(duty, take_call(duty, substance=substance, what="hazmat_explosion"))
    assert (made["basis"], made["why"]["code"]) == ("guide", "out-of-scope-explosive")
    assert made["guide"]["guide"] == "112"
    assert (made["guide"]["isolation_m"], made["guide"]["downwind_m"]) == (500, 800)


def test_xiangshui_is_a_blast_once_its_equivalent_is_known(duty: Any, told: dict[str, Any]) -> None:
    """TNT scaling alone: 260 t reach as far as the cube root of the mass says."""
    tonnes = told["Xiangshui2019"]["TNT_equiv_kg"] / 1000
    incident = take_call(duty, substance="TNT", what="hazmat_explosion")
    large, small = (zone(run(duty, incident, amount_t=amount), "explosion:可修复损坏")["reach_m"] for amount in (tonnes, tonnes / 8))
    assert large == pytest.approx(2 * small, rel=0.05)


def test_ammonium_nitrate_is_taken_as_an_explosive(duty: Any) -> None:
    made = run(duty, take_call(duty, substance="硝酸铵"), amount_t=100.0)
    assert (made["basis"], made["facts"]["kind"]["value"], made["facts"]["kind"]["mark"]) == ("model", "explosive", "assumed")
    assert zone(made, "explosion:重大损坏")["reach_m"] > 100


def test_shiyan_is_a_blast_of_a_partly_closed_space(duty: Any) -> None:
    made = replayed(duty, "shiyan-2021")
    assert zone(made, "explosion:重大损坏")["reach_m"] < zone(made, "explosion:可修复损坏")["reach_m"] < zone(made, "explosion:玻璃破碎")["reach_m"]
    assert 30 < zone(made, "explosion:重大损坏")["reach_m"] < 200  # one market and its neighbours fell [C]
    assert "confined" in {limit["code"] for limit in made["limits"]}


def test_zhijiang_falls_back_to_the_guide_and_says_why(duty: Any) -> None:
    made = replayed(duty, "zhijiang-2006")
    assert made["basis"] == "guide"
    assert "硫酸二甲酯" in made["why"]["zh"]
    assert "guide-only" in {limit["code"] for limit in made["limits"]}


def test_dangyang_draws_nothing_and_says_that_nothing_is_not_safety(duty: Any) -> None:
    made = replayed(duty, "dangyang-2016")
    assert (made["basis"], made["zones"], made["guide"]["isolation_m"]) == ("none", [], None)
    assert "不在模型范围" in made["why"]["zh"]
    assert "不等于没有危险" in made["limits"][0]["text"]["zh"]
    leader_says = duty.call("GET", f"/api/incidents/{made['incident_id']}/packet").data
    assert leader_says["distances"]["isolation_m"] is None


def test_surroundings_are_defaults_that_say_why(duty: Any) -> None:
    incident = take_call(duty, substance="液化石油气")
    path = f"/api/incidents/{incident['id']}/simulations/draft"
    facts = duty.call("GET", path).data["facts"]
    assert (facts["congestion"]["value"], facts["congestion"]["mark"]) == ("medium", "assumed")
    assert "阻塞程度不明" in facts["congestion"]["source"]["zh"]
    dense = run(duty, incident, amount_t=5.0, kind="rupture", congestion="high", confinement="partial")
    bare = run(duty, incident, amount_t=5.0, kind="rupture", congestion="none")
    assert dense["facts"]["congestion"]["mark"] == "given"
    assert zone(dense, "explosion:可修复损坏")["reach_m"] > 100
    assert not any(z["id"] == "explosion:可修复损坏" for z in bare["zones"])


def test_ammonia_in_the_open_is_not_taken_to_explode(duty: Any) -> None:
    facts = duty.call("GET", f"/api/incidents/{take_call(duty)['id']}/simulations/draft").data["facts"]
    assert (facts["congestion"]["value"], facts["congestion"]["mark"]) == ("none", "assumed")
