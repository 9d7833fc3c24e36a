"""Who stands inside, by hand: a cloud 1 km long and 200 m wide whose front needs ten minutes, and six places of known headcount."""

from math import cos, radians
from typing import Any
from uuid import UUID

import pytest

from muster.apps.risks.rules import uscc_check_digit
from muster.apps.simulations import queries
from muster.apps.simulations.models import SimulationRun
from muster.kit.scope import acting_as
from tests.apps.simulations.support import LAT, LON, run, take_call
from tests.support.world import World

METRE = 1 / 111_194.93
"""Of latitude, on a sphere of 6,371,008.8 m. [degrees]"""
FRONT = [[10.0, 6.0], [100.0, 60.0], [1000.0, 600.0]]


def there(east: float, north: float) -> dict[str, float]:
    """A place some metres from the source."""
    return {"lon": LON + east * METRE / cos(radians(LAT)), "lat": LAT + north * METRE}


def strip(length: float, half: float) -> dict[str, Any]:
    """A rectangle to the south of the source: the wind of this file comes from the north."""
    corners = [there(-half, 0), there(half, 0), there(half, -length), there(-half, -length), there(-half, 0)]
    return {"type": "Polygon", "coordinates": [[[c["lon"], c["lat"]] for c in corners]]}


def zone(name: str, reach: float, half: float, possible: float) -> dict[str, Any]:
    return {
        "id": f"toxic:{name}", "effect": "toxic", "name": name, "threshold": 1.0, "unit": "ppm", "reach_m": reach, "reach_low_m": reach,
        "reach_high_m": reach, "arrival_s": 0.0, "note": "", "downwind": True, "median": strip(reach, half), "sure": strip(reach * 0.8, half * 0.8),
        "possible": strip(possible, half * 1.5),
    }  # fmt: skip


@pytest.fixture
def cloud(ground: World, as_role: Any) -> SimulationRun:
    """A run whose answer is this hand-made cloud."""
    regulator = as_role("regulator", "huangshi")

    def post(path: str, body: dict[str, Any]) -> None:
        answer = regulator.call("POST", path, body)
        assert answer.status_code == 201, answer.data

    by_day = [0] * 8 + [600] * 9 + [0] * 7
    for name, kind, east, north, people in (
        ("手算小学", "school", 0, -200, {"people": 600, "people_by_hour": by_day}),
        ("手算医院", "hospital", 40, -650, {"people": 150}),
        ("手算村", "residential", 0, -950, {}),
        ("侧风小区", "residential", 400, -500, {"people": 999}),
        ("上风学校", "school", 0, 300, {"people": 999}),
    ):
        post("/api/targets", {"division": "420222", "name": name, "kind": kind, "position": there(east, north)} | people)
    code = "91420222MA4ABCDE1"
    post("/api/enterprises", {"uscc": code + uscc_check_digit(code), "division": "420222", "name": "手算厂", "industry": "hazmat_production",
                              "position": there(-30, -400)})
    duty = as_role("duty_officer", "huangshi")
    made = run(duty, take_call(duty), amount_t=1.0)
    with acting_as(ground.system):
        row = SimulationRun.objects.unscoped("test").get(id=UUID(made["id"]))
        row.refined = {"zones": [zone("AEGL-3", 500.0, 50.0, 600.0), zone("AEGL-2", 1000.0, 100.0, 1100.0)], "front": FRONT, "validity": [],
                       "figures": {}, "models": [], "drivers": {}}
        row.wind_from = 0.0  # kept in memory only: inputs of a run never change
    return row


def inside(cloud: SimulationRun, ground: World, hour: int) -> dict[str, Any]:
    with acting_as(ground.system):
        return queries.exposure(cloud, hour=hour)


def test_every_place_is_in_its_zone_at_its_time(cloud: SimulationRun, ground: World) -> None:
    """Along a straight front of 100 m a minute: 200 m → 120 s, 400 m → 240 s, 650 m → 390 s, 950 m → 570 s."""
    found = {p["name"]: p for p in inside(cloud, ground, 10)["places"]}
    assert set(found) == {"手算小学", "手算厂", "手算医院", "手算村"}
    got = {name: (p["zone"], p["certainty"], p["arrival_s"]) for name, p in found.items()}
    assert got == {
        "手算小学": ("toxic:AEGL-3", "sure", pytest.approx(120, abs=2)), "手算厂": ("toxic:AEGL-3", "sure", pytest.approx(240, abs=2)),
        "手算医院": ("toxic:AEGL-2", "sure", pytest.approx(390, abs=2)), "手算村": ("toxic:AEGL-2", "median", pytest.approx(570, abs=2)),
    }  # fmt: skip
    assert [p["name"] for p in inside(cloud, ground, 10)["places"]] == ["手算小学", "手算厂", "手算医院", "手算村"]


@pytest.mark.parametrize(("hour", "worst", "all_"), [(10, 600, 750), (2, 0, 150), (16, 600, 750), (17, 0, 150)])
def test_people_by_the_hour_are_the_sum_by_hand(cloud: SimulationRun, ground: World, hour: int, worst: int, all_: int) -> None:
    found = inside(cloud, ground, hour)
    assert found["people"] == {"known": all_, "targets": 3, "unknown_targets": 1}
    by_zone = {z["zone"]: z for z in found["by_zone"]}
    assert by_zone["toxic:AEGL-3"]["people"] == {"known": worst, "targets": 1, "unknown_targets": 0}
    assert by_zone["toxic:AEGL-2"]["people"] == {"known": 150, "targets": 2, "unknown_targets": 1}
    assert found["counts"] == {"schools": 1, "hospitals": 1, "targets": 3, "enterprises": 1, "hazards": 0}


def test_a_place_nobody_counted_is_unknown_and_never_nobody(cloud: SimulationRun, ground: World) -> None:
    village = next(p for p in inside(cloud, ground, 10)["places"] if p["name"] == "手算村")
    assert village["people"] is None


def test_where_the_model_did_not_follow_the_front_the_time_is_unknown(cloud: SimulationRun, ground: World) -> None:
    answer = dict(cloud.answer)
    cloud.refined = answer | {"front": FRONT[:2]}
    found = {p["name"]: p["arrival_s"] for p in inside(cloud, ground, 10)["places"]}
    assert found == {"手算小学": None, "手算厂": None, "手算医院": None, "手算村": None}
