"""Staying indoors beside going out: at every place inside, at any point, and in the packet."""

from typing import Any

import pytest

from tests.apps.simulations.support import LAT, LON, plant, run, take_call, weather
from tests.support.ground import run_jobs


@pytest.fixture
def desk(ground: Any, as_role: Any) -> Any:
    plant(ground)
    return as_role("duty_leader", "huangshi")


def modelled(desk: Any, **given: Any) -> dict[str, Any]:
    incident = take_call(desk)
    weather(desk, incident)
    made = run(desk, incident, **given)
    run_jobs()
    return dict(made)


def at(client: Any, made: dict[str, Any], lon: float, lat: float, status: int = 200) -> Any:
    answer = client.call("GET", f"/api/simulations/{made['id']}/shelter?lon={lon}&lat={lat}")
    assert answer.status_code == status, answer.data
    return answer.data


def test_every_place_inside_says_what_staying_in_saves_and_when_to_air(desk: Any) -> None:
    made = modelled(desk, kind="rate", rate_kg_s=2, duration_min=20)
    told = desk.call("GET", f"/api/simulations/{made['id']}/exposure").data
    school = next(p for p in told["places"] if p["name"] == "演示第二小学")
    stay = school["shelter"]
    assert stay["standing"] == "stay"
    assert 0.0 < stay["share_low"] < stay["share"] < stay["share_high"] < 1.0
    assert stay["share"] < stay["share_shut"] <= 1.0  # windows that are never opened give most of it back
    assert 0.0 < stay["indoor_ppm"] < stay["outdoor_ppm"]
    assert school["arrival_s"] + 20 * 60 * 0.8 < stay["air_at_s"] < school["arrival_s"] * 2 + 20 * 60 * 1.2
    assert "约为室外的" in stay["text"]["zh"]
    assert "开窗通风" in stay["text"]["zh"]
    assert told["shelter_basis"]["known"]
    assert "估算" in told["shelter_basis"]["text"]["zh"]
    assert "仅供参考" in told["shelter_basis"]["text"]["zh"]


def test_the_worst_outside_is_that_of_the_zone_the_place_lies_in(desk: Any) -> None:
    made = modelled(desk, kind="rate", rate_kg_s=2, duration_min=20)
    zones = {z["id"]: z for z in desk.call("GET", f"/api/simulations/{made['id']}").data["zones"]}
    edge = zones["toxic:AEGL-2"]
    assert edge["reach_m"] < 9_000
    step = edge["reach_m"] / 1.4142 / 111_195.0
    near, beyond = (at(desk, made, LON - share * step / 0.8675, LAT - share * step) for share in (0.97, 1.03))
    assert near["shelter"]["outdoor_zone"] == "toxic:AEGL-2"
    assert near["shelter"]["outdoor_ppm"] == pytest.approx(edge["threshold"], rel=0.15)
    assert beyond["shelter"]["outdoor_zone"] in {"toxic:AEGL-1", None}
    assert near["arrival_s"] < near["shelter"]["air_at_s"]


def test_a_longer_release_leaves_less_to_be_saved_and_asks_for_more_patience(desk: Any) -> None:
    short, long = (modelled(desk, kind="rate", rate_kg_s=2, duration_min=minutes) for minutes in (10, 60))
    one, other = (at(desk, made, LON - 0.004, LAT - 0.0035)["shelter"] for made in (short, long))
    assert one["share"] < other["share"]
    assert one["air_at_s"] + 45 * 60 < other["air_at_s"]


def test_upwind_and_far_away_nothing_is_reached(desk: Any) -> None:
    made = modelled(desk)
    for lon, lat in ((LON + 0.02, LAT + 0.02), (LON - 0.3, LAT - 0.3), (0.0, 0.0)):
        told = at(desk, made, lon, lat)
        assert (told["zone"], told["shelter"]["standing"]) == (None, "below")


def test_who_stands_in_a_flammable_cloud_is_not_told_to_stay(desk: Any) -> None:
    made = modelled(desk, substance="液化石油气", kind="rate", rate_kg_s=20, duration_min=20, without_hazard=True)
    told = at(desk, made, LON - 0.0001, LAT - 0.0001)
    assert told["shelter"]["standing"] == "flammable"
    assert "不要留守" in told["shelter"]["text"]["zh"]


def test_the_guide_knows_no_concentration_and_says_so(desk: Any) -> None:
    made = modelled(desk, amount_unknown=True)
    told = at(desk, made, LON - 0.001, LAT - 0.001)
    assert told["shelter"] is None
    assert not told["basis"]["known"]
    places = desk.call("GET", f"/api/simulations/{made['id']}/exposure").data["places"]
    assert places
    assert all(place["shelter"] is None for place in places)
    packet = desk.call("GET", f"/api/incidents/{made['incident_id']}/packet").data
    assert packet["shelter"] is None


def test_the_packet_says_it_in_one_line(desk: Any) -> None:
    made = modelled(desk)
    packet = desk.call("GET", f"/api/incidents/{made['incident_id']}/packet").data
    assert packet["shelter"]["zh"].count("\n") == 0
    assert "下风 1.0 km（AEGL-3 内）" in packet["shelter"]["zh"]
    assert "仅供参考" in packet["shelter"]["zh"]
    assert "for reference only" in packet["shelter"]["en"]


def test_a_stranger_may_not_ask_and_a_point_must_be_on_the_earth(desk: Any, as_role: Any) -> None:
    made = modelled(desk)
    at(as_role("duty_leader", "yichang"), made, LON, LAT, status=404)
    at(desk, made, 200.0, LAT, status=422)
