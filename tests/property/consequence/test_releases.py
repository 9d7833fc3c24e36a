"""Vessels keep their mass whatever their shape; varying releases add up; buoyant plumes rise as physics says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.consequence.atmosphere import Weather
from muster.consequence.dense import DensePlume, SourceTerm
from muster.consequence.errors import BadCase, ImpossibleState, OutOfRange
from muster.consequence.jet_fires import JetFire, jet_deflection, jet_flame_length
from muster.consequence.jets import real_gas_nozzle
from muster.consequence.mixing import vapour_enthalpy
from muster.consequence.pools import pool
from muster.consequence.rise import LIFT_OFF, PlumeRise, buoyancy_of_gas, buoyancy_of_heat
from muster.consequence.sources import drain_time
from muster.consequence.substances import substance
from muster.consequence.varying import VaryingPlume
from muster.consequence.vessels import SHAPES, drain, gas_emptying, level_of, level_volume

CHLORINE = substance("chlorine")
shapes = st.sampled_from(SHAPES)


@given(shapes, st.floats(0.05, 0.95), st.floats(1.0, 20.0), st.floats(0.01, 0.1), st.floats(0.0, 5e5))
@settings(max_examples=60, deadline=None)
def test_a_tank_gives_what_it_held_above_the_hole(shape, fill, diameter, hole, push):
    length = 2.0 * diameter
    full = float(level_volume(shape, length if shape == "upright" else diameter, diameter=diameter, length=length))
    out = drain(
        shape, volume=fill * full, diameter=diameter, length=length, density=900.0, hole_diameter=hole, pressure=101325.0 + push, steps=400
    )
    given_off = float(np.trapezoid(out.rate[0], out.time[0]))
    assert given_off == pytest.approx(float(out.mass[0, 0] - out.mass[0, -1]), rel=0.01)
    assert out.mass[0, -1] == pytest.approx(0.0, abs=1e-6 * 900.0 * full)
    assert np.all(np.diff(out.time[0]) >= 0.0)
    assert np.all(np.diff(out.rate[0]) <= 0.0)


def test_an_upright_tank_drains_as_the_closed_form_says():
    out = drain("upright", volume=100.0, diameter=5.0, length=10.0, density=900.0, hole_diameter=0.05, pressure=151325.0)
    closed = drain_time(volume=100.0, area=np.pi * 25.0 / 4.0, hole_diameter=0.05, density=900.0, pressure=151325.0)
    assert out.time[0, -1] == pytest.approx(closed, rel=1e-6)


@given(shapes, st.floats(0.01, 0.99))
@settings(max_examples=40, deadline=None)
def test_level_and_volume_are_inverse(shape, share):
    top = 6.0 if shape == "upright" else 3.0
    level = share * top
    volume = level_volume(shape, level, diameter=3.0, length=6.0)
    assert float(level_of(shape, volume, diameter=3.0, length=6.0)) == pytest.approx(level, rel=1e-6)


@given(st.floats(3e5, 1e7), st.floats(0.005, 0.05), st.booleans())
@settings(max_examples=30, deadline=None)
def test_a_gas_vessel_empties_to_the_pressure_outside_and_keeps_its_mass(pressure, hole, isothermal):
    out = gas_emptying(
        volume=10.0, pressure=pressure, temperature=290.0, molar_mass=0.016, heat_capacity_ratio=1.3, diameter=hole, isothermal=isothermal
    )
    assert np.trapezoid(out.rate[0], out.time[0]) == pytest.approx(float(out.mass[0, 0] - out.mass[0, -1]), rel=0.01)
    assert out.state[0, -1] == pytest.approx(1.01 * 101325.0, rel=1e-6)
    edges, rates = out.steps(8)
    assert np.sum(np.diff(edges) * rates) == pytest.approx(float(out.mass[0, 0] - out.mass[0, -1]), rel=1e-9)


@given(
    shapes,
    st.floats(0.2, 0.95),
    st.floats(0.02, 0.1),
    st.sampled_from(["benzene", "methane"]),
    st.sampled_from(["concrete", "soil", "water"]),
)
@settings(max_examples=20, deadline=None)
def test_a_tank_that_drains_feeds_its_pool_and_nothing_is_lost(shape, fill, hole, name, surface):
    liquid = substance(name)
    density = float(liquid.liquid_density(min(298.0, liquid.boiling_point)))
    full = float(level_volume(shape, 6.0 if shape == "upright" else 3.0, diameter=3.0, length=6.0))
    out = drain(shape, volume=fill * full, diameter=3.0, length=6.0, density=density, hole_diameter=hole)
    edges, rates = out.steps(12)
    horizon = 1.1 * float(edges[-1])
    found = pool(
        liquid, rate=rates[None], duration=np.diff(edges)[None], weather=Weather.of(wind_speed=4.0), surface=surface, horizon=horizon
    )
    assert found.mass[0, -1] + found.vaporised[0, -1] == pytest.approx(density * fill * full, rel=1e-6)
    pool_edges, pool_rates, widths = found.steps(12)
    assert np.sum(np.diff(pool_edges) * pool_rates) == pytest.approx(float(found.vaporised[0, -1]), rel=1e-9)
    assert np.all((widths > 0.0) & (widths <= 2.0 * found.radius.max() * (1.0 + 1e-9)))


def test_a_spill_in_pieces_of_one_rate_is_the_spill_of_that_rate():
    benzene, air = substance("benzene"), Weather.of(wind_speed=3.0, stability="D")
    whole = pool(benzene, rate=5.0, duration=1200.0, weather=air)
    pieces = pool(benzene, rate=np.full((1, 6), 5.0), duration=np.full((1, 6), 200.0), weather=air)
    assert pieces.mass == pytest.approx(whole.mass, rel=1e-9, abs=1e-9)
    assert pieces.radius == pytest.approx(whole.radius, rel=1e-9)


def test_what_a_vessel_cannot_be_is_refused():
    with pytest.raises(BadCase):
        level_volume("cone", 1.0, diameter=1.0)
    with pytest.raises(OutOfRange):
        level_of("sphere", 100.0, diameter=1.0)
    with pytest.raises(ImpossibleState):
        drain("sphere", volume=0.1, diameter=2.0, density=900.0, hole_diameter=0.05, hole_height=1.5)
    with pytest.raises(ImpossibleState):
        gas_emptying(volume=1.0, pressure=1e5, temperature=290.0, molar_mass=0.016, heat_capacity_ratio=1.3, diameter=0.01)


def weather(speed=4.0, stability="D"):
    return Weather.of(wind_speed=speed, roughness=0.05, stability=stability)


def test_a_constant_release_in_pieces_is_the_steady_plume():
    enthalpy = float(vapour_enthalpy(CHLORINE, 290.0))
    x = [100.0, 400.0, 1000.0]
    steady = DensePlume().solve(CHLORINE, SourceTerm.of(mass_rate=2.0, enthalpy=enthalpy, diameter=2.0), weather(), x_max=2000.0)
    pieces = VaryingPlume().solve(
        CHLORINE, weather(), edges=np.linspace(0.0, 6000.0, 7), mass_rates=np.full(6, 2.0), enthalpy=enthalpy, diameter=2.0, x_max=2000.0
    )
    middle = pieces.mole_fraction(x, 0.0, 1.5, [4000.0])[:, 0]
    assert middle == pytest.approx(steady.mole_fraction(x, 0.0, 1.5)[0], rel=1e-6)
    assert pieces.mole_fraction(x, 0.0, 1.5, [0.0]).max() < 1e-6


def test_the_dose_of_a_blow_down_is_that_of_its_pieces():
    enthalpy, rates = float(vapour_enthalpy(CHLORINE, 290.0)), np.array([4.0, 2.0, 1.0, 0.5])
    edges = np.array([0.0, 100.0, 300.0, 700.0, 1500.0])
    cloud = VaryingPlume().solve(CHLORINE, weather(), edges=edges, mass_rates=rates, enthalpy=enthalpy, diameter=2.0, x_max=1000.0)
    time = np.linspace(0.0, 3000.0, 6001)
    dose = np.trapezoid(cloud.mole_fraction([300.0], 0.0, 1.5, time)[0], time)
    steady = cloud.plumes.mole_fraction([300.0], 0.0, 1.5, duration_effect=False)[:, 0]
    assert dose == pytest.approx(float(np.sum(steady * np.diff(edges))), rel=0.01)


def test_pieces_that_do_not_ascend_are_refused():
    with pytest.raises(ImpossibleState):
        VaryingPlume().solve(CHLORINE, weather(), edges=[0.0, 100.0, 50.0], mass_rates=[1.0, 1.0], enthalpy=0.0, diameter=1.0)


@given(st.floats(0.5, 2000.0), st.floats(1.0, 12.0), st.sampled_from("ABCDEF"))
@settings(max_examples=60, deadline=None)
def test_a_plume_rises_with_distance_and_buoyancy_and_less_in_wind(buoyancy, speed, stability):
    x = np.geomspace(10.0, 5000.0, 30)
    rise = PlumeRise().height(x, buoyancy=[buoyancy, 1.5 * buoyancy], weather=weather(speed, stability))
    assert np.all(np.diff(rise, axis=1) >= -1e-9)
    assert np.all(rise[1] >= rise[0] - 1e-9)


def test_final_rise_in_neutral_air_is_that_of_the_regulatory_formula():
    here = weather(5.0)
    u = float(here.wind_at(10.0))
    rise = PlumeRise().height([1e4], buoyancy=30.0, weather=here)[0, 0]
    assert rise == pytest.approx(21.425 * 30.0**0.75 / u, rel=1e-3)


def test_hydrogen_lifts_off_and_chlorine_does_not():
    light = buoyancy_of_gas(1.0, 0.083, weather())
    assert float(light) > 0.0
    assert float(buoyancy_of_gas(1.0, 2.9, weather())) == 0.0
    assert float(buoyancy_of_heat(65e6, weather())) == pytest.approx(8.8e-6 * 65e6, rel=0.05)
    assert float(PlumeRise().lifts_off(density=0.6, height=5.0, weather=weather(2.0))) > LIFT_OFF
    assert float(PlumeRise().lifts_off(density=2.9, height=5.0, weather=weather(2.0))) < 0.0


@given(st.sampled_from("CDE"), st.floats(2.0, 8.0), st.floats(0.05, 5.0))
@settings(max_examples=15, deadline=None)
def test_a_jet_that_slows_down_becomes_the_plume_without_a_seam(stability, speed, rate):
    enthalpy, x = float(vapour_enthalpy(CHLORINE, 290.0)), [200.0, 800.0, 2000.0]
    slow, still = (
        DensePlume()
        .solve(
            CHLORINE,
            SourceTerm.of(mass_rate=rate, enthalpy=enthalpy, diameter=1.0, speed=jet),
            weather(speed, stability),
            x_max=3000.0,
        )
        .mole_fraction(x, 0.0, 0.5)[0]
        for jet in (0.3, 0.0)
    )
    assert slow == pytest.approx(still, rel=0.15)


METHANE = substance("methane")


@given(st.floats(0.01, 0.1), st.floats(3e5, 1e7), st.floats(0.0, 10.0))
@settings(max_examples=30, deadline=None)
def test_a_cross_wind_bends_a_flame_to_leeward_and_heats_that_side_more(diameter, pressure, wind):
    nozzle = real_gas_nozzle(METHANE, pressure=pressure, temperature=288.0, diameter=diameter)
    length = float(jet_flame_length(METHANE, nozzle))
    bend = jet_deflection(nozzle, length, wind_across=wind)
    assert float(bend.drift) >= 0.0
    assert 0.0 <= float(bend.rise) < 1.0
    sides = [[0.6 * length, y * length, 0.0] for y in (0.6, -0.6)]
    flux = JetFire().flux(METHANE, sides, mass_rate=nozzle.mass_rate, length=length, lift=bend.rise, drift=bend.drift, speed=nozzle.speed)[
        0
    ]
    assert flux[0] >= flux[1] * (1.0 - 1e-9)


@given(st.floats(0.5, 60.0), st.floats(10.0, 800.0), st.floats(10.0, 800.0))
def test_a_faster_jet_radiates_a_smaller_share(length, first, second):
    slow, fast = sorted((first, second))
    model = JetFire()
    assert model.radiant_fraction(METHANE, length, fast) <= model.radiant_fraction(METHANE, length, slow) + 1e-12
    assert 0.0 < float(model.radiant_fraction(METHANE, length, fast)) < 0.4


def test_an_upright_flame_leans_with_the_wind():
    small, large = (real_gas_nozzle(METHANE, pressure=4e6, temperature=288.0, diameter=d) for d in (0.01, 0.1))
    lean = [float(jet_deflection(n, jet_flame_length(METHANE, n), wind_along=8.0).tilt) for n in (small, large)]
    assert 0.0 < float(jet_deflection(small, 10.0, wind_along=2.0).tilt) < float(jet_deflection(small, 10.0, wind_along=8.0).tilt)
    assert all(0.0 < angle < np.radians(80.0) for angle in lean)


@given(st.floats(0.005, 0.05), st.floats(0.0, 15.0), st.floats(0.0, 15.0))
def test_wind_never_makes_a_flame_longer(diameter, first, second):
    nozzle = real_gas_nozzle(METHANE, pressure=4e6, temperature=288.0, diameter=diameter)
    calm, windy = (float(jet_flame_length(METHANE, nozzle, wind_speed=u)) for u in sorted((first, second)))
    assert windy <= calm
    assert windy >= 0.83 * float(jet_flame_length(METHANE, nozzle))
