"""A vessel of liquefied gas keeps its mass, cools only itself, and follows its hole, its fill and its warmth."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.consequence.errors import ImpossibleState, OutOfRange
from muster.consequence.liquefied import liquefied_emptying
from muster.consequence.sources import flash_fraction, gas_orifice, two_phase_orifice
from muster.consequence.substances import substance
from muster.consequence.vessels import SHAPES

GASES = ("chlorine", "ammonia", "propane", "butane", "vinyl_chloride", "sulfur_dioxide")


def emptied(name="chlorine", *, fill=0.85, temperature=293.0, hole=0.025, steps=24, **more):
    """Vessel of 20 m³, two metres high, filled so far with liquid."""
    gas = substance(name)
    vapour = gas.gas_density(temperature, gas.vapour_pressure(temperature))
    amount = 20.0 * (np.asarray(fill) * gas.liquid_density(temperature) + (1.0 - np.asarray(fill)) * vapour)
    return liquefied_emptying(
        gas, amount=amount, volume=20.0, temperature=temperature, hole_diameter=hole, vessel_height=2.0, steps=steps, **more
    )


holes = st.floats(0.003, 0.2)
fills = st.floats(0.05, 0.95)
warmths = st.floats(283.0, 310.0)
heights = st.sampled_from([0.0, 0.05, 0.5, 1.2, 1.9])


@given(st.sampled_from(GASES), st.sampled_from(SHAPES), fills, warmths, holes, heights)
@settings(max_examples=60, deadline=None)
def test_what_leaves_and_what_stays_is_what_was_held(name, shape, fill, temperature, hole, height):
    out = emptied(name, fill=fill, temperature=temperature, hole=hole, hole_height=height, shape=shape, steps=160)
    assert np.trapezoid(out.rate[0], out.time[0]) == pytest.approx(float(out.mass[0, 0] - out.mass[0, -1]), rel=0.01)
    edges, rates = out.steps(12)
    assert np.sum(np.diff(edges) * rates) == pytest.approx(float(out.mass[0, 0] - out.mass[0, -1]), rel=1e-9)
    assert np.all(np.diff(out.time[0]) >= 0.0)
    assert np.all(np.diff(out.mass[0]) <= 1e-9 * out.mass[0, 0])
    for falling in (out.rate[0], out.temperature[0], out.state[0], out.liquid_share[0]):
        assert np.all(np.diff(falling) <= 1e-6 * falling[0])


@given(st.sampled_from(GASES), fills, warmths, holes)
@settings(max_examples=30, deadline=None)
def test_a_hole_at_the_bottom_lets_all_but_the_last_vapour_go(name, fill, temperature, hole):
    gas = substance(name)
    out = emptied(name, fill=fill, temperature=temperature, hole=hole)
    assert out.mass[0, -1] <= 20.0 * float(gas.gas_density(0.7 * gas.boiling_point, 1.02 * 101325.0))
    assert out.state[0, -1] <= 1.02 * 101325.0


@given(st.sampled_from(GASES), fills, warmths, holes, heights)
@settings(max_examples=30, deadline=None)
def test_more_leaves_faster_through_a_wider_hole_from_a_warmer_and_a_fuller_vessel(name, fill, temperature, hole, height):
    here = emptied(name, fill=fill, temperature=temperature, hole=hole, hole_height=height)
    wider = emptied(name, fill=fill, temperature=temperature, hole=1.3 * hole)
    below = emptied(name, fill=fill, temperature=temperature, hole=hole)
    warmer = emptied(name, fill=fill, temperature=temperature + 5.0, hole=hole, hole_height=height)
    fuller = emptied(name, fill=min(1.1 * fill, 0.99), temperature=temperature, hole=hole, hole_height=height)
    assert wider.rate[0, 0] > below.rate[0, 0]
    assert wider.time[0, -1] < below.time[0, -1]
    assert warmer.rate[0, 0] > here.rate[0, 0]
    assert fuller.rate[0, 0] >= here.rate[0, 0] * (1.0 - 1e-9)
    given_off = [float(out.mass[0, 0] - out.mass[0, -1]) for out in (here, fuller)]
    assert given_off[1] > given_off[0]


def test_the_first_rate_is_that_of_the_hole_under_its_vapour_pressure_and_head():
    gas = substance("chlorine")
    level = 0.5 * 2.0  # a lying cylinder half full
    pressure = float(gas.vapour_pressure(293.0) + gas.liquid_density(293.0) * 9.80665 * level)
    hole = two_phase_orifice(gas, temperature=293.0, diameter=0.025, pressure=pressure)
    assert emptied(fill=0.5).rate[0, 0] == pytest.approx(float(hole.mass_rate), rel=1e-3)
    vapour = gas_orifice(
        pressure=gas.vapour_pressure(293.0), temperature=293.0, molar_mass=gas.molar_mass, diameter=0.025,
        heat_capacity_ratio=gas.heat_capacity_ratio(293.0),
    )  # fmt: skip
    assert emptied(fill=0.5, hole_height=1.9).rate[0, 0] == pytest.approx(float(vapour.mass_rate), rel=1e-6)


@pytest.mark.parametrize("name", GASES)
def test_a_hole_in_the_vapour_leaves_what_cannot_boil_off_by_its_own_heat(name):
    """m_end = m₀ exp(−∫c dT/L): the balance of a boiling liquid in closed form; the vapour of the void is the small rest."""
    gas = substance(name)
    out = emptied(name, fill=0.9, hole_height=1.99, steps=200)
    t = np.linspace(float(gas.saturation_temperature(1.01 * 101325.0)), 293.0, 400)
    boiled = np.trapezoid(gas.liquid_heat_capacity(t) / gas.heat_of_vaporization(t), t)
    assert out.mass[0, -1] == pytest.approx(float(out.mass[0, 0]) * np.exp(-boiled), rel=0.02)
    assert out.temperature[0, -1] == pytest.approx(float(t[0]), abs=0.3)
    assert float(out.mass[0, -1] / out.mass[0, 0]) == pytest.approx(1.0 - float(flash_fraction(gas, 293.0)), abs=0.06)


def test_a_little_higher_or_fuller_changes_little():
    course = [emptied(hole_height=h).lasts() for h in (0.0, 0.001, 0.005)]
    assert course[1] == pytest.approx(course[0], rel=0.01)
    assert course[2] == pytest.approx(course[1], rel=0.02)
    fuller = emptied(fill=np.linspace(0.3, 0.31, 6), hole_height=0.5, steps=80)
    for k in (20, 100, 180):
        assert np.all(np.abs(np.diff(fuller.mass[:, k])) < 0.02 * fuller.mass[0, 0])
        assert np.all(np.abs(np.diff(fuller.rate[:, k])) < 0.05 * fuller.rate[0, 0])


def test_each_member_is_the_vessel_it_would_be_alone():
    fill, hole, height = np.array([0.2, 0.6, 0.9]), np.array([0.01, 0.05, 0.1]), np.array([0.0, 0.7, 1.5])
    together = emptied(fill=fill, hole=hole, hole_height=height)
    for i in range(3):
        alone = emptied(fill=fill[i], hole=hole[i], hole_height=height[i])
        for name in ("time", "rate", "mass", "state", "temperature", "liquid_share", "speed"):
            assert getattr(together, name)[i] == pytest.approx(getattr(alone, name)[0], rel=1e-9, abs=1e-9)


def test_a_padded_vessel_pushes_harder_and_loses_its_pad():
    plain, padded = emptied(), emptied(pressure=2e6)
    assert padded.rate[0, 0] > 1.5 * plain.rate[0, 0]
    assert padded.state[0, 20] - plain.state[0, 20] < 0.5 * (padded.state[0, 0] - plain.state[0, 0])


def test_what_no_vessel_holds_is_refused():
    gas = substance("chlorine")
    with pytest.raises(OutOfRange, match="holds no more"):
        liquefied_emptying(gas, amount=2000.0, volume=1.0, temperature=293.0, hole_diameter=0.01)
    with pytest.raises(ImpossibleState, match="gas_hole"):
        liquefied_emptying(gas, amount=10.0, volume=10.0, temperature=293.0, hole_diameter=0.01)
    with pytest.raises(ImpossibleState, match="does not boil"):
        liquefied_emptying(gas, amount=500.0, volume=1.0, temperature=230.0, hole_diameter=0.01)
    with pytest.raises(ImpossibleState, match="in a vessel 2 m high"):
        emptied(hole_height=2.5)
