"""A hole in a vessel of liquefied gas, as a case: the vessel cools itself, and the cloud follows."""

import pytest

from muster.consequence.case import check_case, run_case
from muster.consequence.errors import ConsequenceError
from muster.consequence.words import said


def answer(name="液氯", *, ensemble=0, **source):
    given = {"kind": "liquid_hole", "temperature": "20 °C", "hole": "25 mm"} | source
    weather = {"wind": "3 m/s", "stability": "D", "direction": "N"}
    return run_case(check_case({"substance": {"name": name}, "source": given, "weather": weather}), ensemble=ensemble)


@pytest.mark.parametrize("name", ["液氯", "液氨", "丙烷"])
def test_a_known_amount_empties_in_pieces_and_reaches_no_farther_than_its_first_rate_held(name):
    followed = answer(name, amount="20 t")
    rate, lasts = followed.figures["release rate kg/s"], followed.figures["90 % gone after s"]
    assert lasts > 0.9 * 20_000.0 / rate  # slower and slower
    assert followed.figures["vessel then at °C"] < 20.0
    assert any("varying" in m.name for m in followed.models)
    assert any(i.name == "source.volume" and i.mark == "default" for i in followed.inputs)
    held = answer(name, duration=f"{lasts:.6g} s")  # no amount: one rate
    levels = {z.name: z.reach for z in held.zones if z.effect == "toxic"}
    # the head adds two per cent to the first rate; places are five per cent apart
    assert all(z.reach <= levels[z.name] * 1.06 for z in followed.zones if z.effect == "toxic")
    assert max(z.reach for z in followed.zones if z.effect == "toxic") > 0.5 * max(levels.values())


def test_a_hole_in_the_vapour_lets_out_gas_and_leaves_cold_liquid_behind():
    bottom, top = answer(amount="20 t"), answer(amount="20 t", hole_height="1.7 m")
    assert top.figures["release rate kg/s"] < 0.15 * bottom.figures["release rate kg/s"]
    assert top.figures["flash fraction"] == 1.0
    assert top.figures["stays in the vessel kg"] > 15_000.0
    assert top.zones[0].reach < bottom.zones[0].reach
    assert any("stays in the vessel" in flag for flag in top.validity)
    assert not any("stays in the vessel" in flag for flag in bottom.validity)


def test_a_valve_shut_in_time_and_a_vessel_of_known_size_are_heard():
    shut = answer(amount="20 t", duration="2 min")
    assert shut.figures["duration s"] == pytest.approx(120.0)
    shaped = answer(amount="20 t", shape="sphere", vessel_diameter="4 m")
    assert not any(i.name == "source.volume" for i in shaped.inputs)
    with pytest.raises(ConsequenceError, match="holds no more"):
        answer(amount="20 t", volume="10 m3")


def test_what_is_told_has_words():
    found = answer(amount="20 t", hole_height="1.7 m", ensemble=20)
    assert all(said("limit", flag) != flag for flag in found.validity)
    assert all(said("figure", figure) != figure for figure in found.figures)
    assert all(zone.reach_low <= zone.reach <= zone.reach_high for zone in found.zones)


@pytest.mark.parametrize(("name", "may"), [("丁烷", True), ("环氧乙烷", True), ("液氯", False)])
def test_what_may_rain_out_is_said_and_stays_in_the_cloud(name, may):
    assert any("rain out" in flag for flag in answer(name, amount="2 t").validity) == may


def test_a_tank_with_a_hole_in_its_side_keeps_what_lies_below():
    tank = {"amount": "20 t", "shape": "upright", "vessel_diameter": "3 m", "vessel_length": "6 m"}
    whole, above = answer("苯", **tank), answer("苯", hole_height="1 m", **tank)
    assert above.figures["release rate kg/s"] < whole.figures["release rate kg/s"]
    assert above.figures["evaporated kg"] < whole.figures["evaporated kg"]
