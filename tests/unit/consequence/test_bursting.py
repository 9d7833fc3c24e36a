"""A vessel bursts with the work of what is in it; its blast and its pieces go as far as physics lets them."""

import numpy as np
import pytest

from muster.consequence.bursting import AIR_DENSITY, Burst, burst_of, fragment_range
from muster.consequence.case import check_case, run_case
from muster.consequence.errors import BadCase, ImpossibleState, WrongUnit
from muster.consequence.substances import substance

CELSIUS_20 = 293.15


def case(name="丙烷", **source):
    return check_case(
        {"substance": {"name": name}, "source": {"kind": "burst", **source}, "weather": {"wind": "3 m/s", "stability": "D", "direction": "N"}}
    )


def test_a_gas_bottle_holds_what_the_gas_law_says_and_works_by_brode():
    found = burst_of(substance("氮"), temperature=CELSIUS_20, pressure=1e6, volume=2.0)
    assert found.mass == pytest.approx(1e6 * 2.0 * 0.0280134 / (8.314463 * CELSIUS_20), rel=0.005)
    assert found.energy == pytest.approx((1e6 - 101325.0) * 2.0 / 0.4, rel=0.01)
    assert not found.liquid


def test_a_liquefied_gas_works_by_its_superheat_and_the_gas_above_it():
    propane = substance("丙烷")
    full = burst_of(propane, temperature=CELSIUS_20, mass=50e3)
    assert full.pressure == pytest.approx(8.36e5, rel=0.02)  # propane at 20 °C
    assert full.liquid
    # Prugh: half of the flashed share's R T / M ln(p/p_a)
    assert full.energy == pytest.approx(0.5 * 50e3 * 0.3528 * 8.314463 * CELSIUS_20 / 0.0440956 * np.log(8.364 / 1.01325), rel=0.01)
    with_room = burst_of(propane, temperature=CELSIUS_20, mass=50e3, volume=120.0)
    assert full.energy < with_room.energy < 1.5 * full.energy


def test_a_cold_liquid_under_gas_bursts_by_the_gas_alone():
    found = burst_of(substance("苯"), temperature=CELSIUS_20, pressure=1e6, volume=10.0, mass=4393.0)  # half full
    assert found.energy == pytest.approx((1e6 - 101325.0) * 5.0 / (substance("苯").heat_capacity_ratio(CELSIUS_20) - 1.0), rel=0.01)


def flown(scaled):
    """Farthest distance, in units of 1/k, of a piece with quadratic drag whose k u²/g is ``scaled``: trajectories over all angles."""
    angle = np.radians(np.linspace(15.0, 50.0, 36))
    vx, vy, x, y = np.sqrt(scaled) * np.cos(angle), np.sqrt(scaled) * np.sin(angle), 0.0 * angle, 0.0 * angle
    step, landed = 0.004 * min(1.0, np.sqrt(scaled)), np.zeros_like(angle)
    while np.any(landed == 0.0):
        drag = 0.5 * np.hypot(vx, vy)
        mx, my = vx - 0.5 * step * drag * vx, vy - 0.5 * step * (1.0 + drag * vy)
        drag = 0.5 * np.hypot(mx, my)
        vx, vy, x, y = vx - step * drag * mx, vy - step * (1.0 + drag * my), x + step * mx, y + step * my
        landed = np.where((landed == 0.0) & (y <= 0.0), x, landed)
    return landed.max()


@pytest.mark.parametrize("scaled", [0.1, 1.0, 10.0, 100.0])
def test_pieces_fly_as_far_as_trajectories_with_drag(scaled):
    drag_area, shell = 0.005, 1000.0
    k = AIR_DENSITY * drag_area
    energy = scaled * 9.80665 / k * shell / 0.4
    assert fragment_range(energy=energy, vessel_mass=shell, drag_area_over_mass=drag_area) * k == pytest.approx(flown(scaled), rel=0.06)


def test_a_burst_gives_blast_pieces_and_the_cloud_and_fireball_of_a_rupture():
    found = run_case(case(amount="50 t", volume="120 m3", temperature="20 °C", vessel_mass="25 t"))
    reach = {(z.effect, z.name): z.reach for z in found.zones}
    assert {effect for effect, _ in reach} == {"vessel burst", "fragments", "toxic", "flash fire", "fireball"}
    assert reach["vessel burst", "重大损坏"] < reach["vessel burst", "可修复损坏"] < reach["vessel burst", "玻璃破碎"]
    radius = 0.5 * found.figures["fireball diameter m"]
    # Birk 1995: most pieces within four radii of the fireball, an end tub up to thirty
    assert reach["fragments", "most fragments"] == pytest.approx(4.0 * radius, rel=0.3)
    assert reach["fragments", "most fragments"] < reach["fragments", "farthest fragment"] < 30.0 * radius
    assert {"vessel burst", "dense puff"} <= {model.name for model in found.models}
    rupture = run_case(check_case({"substance": {"name": "丙烷"}, "source": {"kind": "rupture", "amount": "50 t", "temperature": "20 °C"},
                                   "weather": {"wind": "3 m/s", "stability": "D", "direction": "N"}}))  # fmt: skip
    assert [z.reach for z in found.zones if z.effect in ("toxic", "fireball")] == [
        z.reach for z in rupture.zones if z.effect in ("toxic", "fireball")
    ]


def test_without_the_mass_of_the_shell_no_pieces_are_drawn_and_that_is_said():
    found = run_case(case("氮", pressure="15 MPa", volume="40 L", temperature="20 °C"))
    assert {z.effect for z in found.zones} == {"vessel burst"}
    assert any("vessel_mass" in flag for flag in found.validity)
    assert not any("nothing to draw" in flag for flag in found.validity)


@pytest.mark.parametrize(
    ("error", "said", "name", "source"),
    [
        (BadCase, "pressure", "氮", {"volume": "40 L"}),
        (BadCase, "volume", "氮", {"pressure": "15 MPa"}),
        (WrongUnit, "volume is wanted", "氮", {"pressure": "15 MPa", "volume": "40 kg"}),
        (ImpossibleState, "hold 6.911 kg, not 20 kg", "氮", {"pressure": "15 MPa", "volume": "40 L", "amount": "20 kg"}),
        (ImpossibleState, "liquid at 293", "丙烷", {"pressure": "2 MPa", "volume": "1 m3"}),
        (ImpossibleState, "the vessel has 50", "丙烷", {"amount": "50 t", "volume": "50 m3"}),
        (ImpossibleState, "no liquid at", "丙烷", {"amount": "5 t", "pressure": "0.5 MPa"}),
        (ImpossibleState, "nothing bursts", "苯", {"amount": "5 t"}),
        (BadCase, "volume", "苯", {"amount": "5 t", "pressure": "1 MPa"}),
    ],
)
def test_a_vessel_that_cannot_be_is_refused(error, said, name, source):
    with pytest.raises(error, match=said):
        run_case(case(name, temperature="20 °C", **source))


def test_a_burst_is_a_value():
    assert Burst(1.0, 2.0, 3.0, liquid=True) == Burst(1.0, 2.0, 3.0, liquid=True)
