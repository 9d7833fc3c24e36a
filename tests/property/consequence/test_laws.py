"""Laws that no model may break, whatever the weather and the release."""

import itertools
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.consequence.atmosphere import Weather, transmissivity, wind_profile
from muster.consequence.dense import DensePlume, SourceTerm
from muster.consequence.explosions import HydrogenJetExplosion, MultiEnergy, tnt_overpressure
from muster.consequence.fires import Fireball, PoolFire
from muster.consequence.gb18218 import Grade, Holding, grade_unit
from muster.consequence.indoor import indoor_concentration
from muster.consequence.mixing import vapour_enthalpy
from muster.consequence.passive import SurfacePlume, finite_release
from muster.consequence.pools import pool
from muster.consequence.puff import DensePuff
from muster.consequence.sources import drain_time, gas_blowdown, gas_orifice, liquid_orifice, pipeline_blowdown
from muster.consequence.substances import substance
from muster.consequence.toxic import lethality, toxic_load

speeds = st.floats(1.0, 12.0)
classes = st.sampled_from("ABCDEF")
roughness = st.floats(0.001, 0.5)
CHLORINE = substance("chlorine")


@given(speeds, classes, roughness)
@settings(max_examples=40, deadline=None)
def test_a_plume_keeps_its_mass_to_one_percent(speed, stability, z0):
    weather, model = Weather.of(wind_speed=speed, roughness=z0, stability=stability), SurfacePlume()
    z, y = np.concatenate([[0.0], np.geomspace(1e-3, 4000.0, 4000)]), np.linspace(-3000.0, 3000.0, 4001)
    column = model.concentration(np.full_like(z, 400.0), 0.0, z, emission_rate=1.0, weather=weather)[0]
    row = model.concentration(np.full_like(y, 400.0), y, 0.0, emission_rate=1.0, weather=weather)[0]
    flux = model.advection(np.array([400.0]), weather)[0, 0] * np.trapezoid(column, z) * np.trapezoid(row, y) / row.max()
    assert flux == pytest.approx(1.0, rel=0.01)


@given(speeds, classes, st.floats(0.1, 30.0))
@settings(max_examples=25, deadline=None)
def test_a_dense_plume_only_dilutes_and_keeps_the_chemical(speed, stability, rate):
    weather = Weather.of(wind_speed=speed, roughness=0.03, stability=stability)
    source = SourceTerm.of(mass_rate=rate, enthalpy=vapour_enthalpy(CHLORINE, 285.0), diameter=4.0)
    field = DensePlume().solve(CHLORINE, source, weather, x_max=5000.0)
    assert np.all(np.diff(field.log_ratio[0]) > 0.0)
    share = 1.0 / (1.0 + np.exp(field.log_ratio[0]))
    from muster.consequence.arrays import erf

    width = 2.0 * field.half_width[0] / erf(field.half_width[0] / np.sqrt(2.0) / field.sigma_y[0])
    carried = field.height[0] * field.speed[0] * field.density[0] * share * width
    assert carried == pytest.approx(np.full_like(carried, rate), rel=0.01)
    assert np.all((field.temperature > 200.0) & (field.temperature < 330.0))


def any_weather(members):
    """Whatever the air may be, calm and very stable nights not left out."""
    draw = np.random.default_rng(8)
    return Weather.of(
        wind_speed=np.exp(draw.uniform(np.log(0.5), np.log(12.0), members)),
        roughness=np.exp(draw.uniform(np.log(2e-4), np.log(0.5), members)),
        obukhov_length=1.0 / draw.uniform(-0.3, 0.3, members),
        temperature=draw.uniform(265.0, 310.0, members),
        relative_humidity=draw.uniform(0.05, 1.0, members),
    )


@pytest.mark.parametrize("name", ["chlorine", "sulfur dioxide", "propane", "ammonia", "hydrogen fluoride", "methane"])
@pytest.mark.parametrize("jet", [0.0, 30.0])
def test_no_air_makes_a_cloud_run_away(name, jet):
    chemical, air, draw = substance(name), any_weather(400), np.random.default_rng(9)
    rate, size = np.exp(draw.uniform(np.log(0.1), np.log(200.0), 400)), np.exp(draw.uniform(0.0, np.log(30.0), 400))
    if jet:
        size = np.sqrt(4.0 * rate / (np.pi * jet * chemical.gas_density(chemical.boiling_point, 101325.0)))
    source = SourceTerm.of(mass_rate=rate, enthalpy=vapour_enthalpy(chemical, chemical.boiling_point), diameter=size, speed=jet)
    field = DensePlume().solve(chemical, source, air, x_max=5000.0)
    assert np.all(field.speed <= np.maximum(jet, 1.5 * air.wind_at(200.0))[:, None])
    assert np.all(np.diff(field.log_ratio, axis=1) >= 0.0)
    assert field.height.min() > 0.01
    assert field.half_width.max() < 2e4


@pytest.mark.parametrize("name", ["chlorine", "propane", "ammonia"])
def test_no_air_makes_a_burst_cloud_run_away(name):
    chemical, air = substance(name), any_weather(300)
    mass = np.exp(np.random.default_rng(9).uniform(np.log(100.0), np.log(1e5), 300))
    field = DensePuff().solve(chemical, mass=mass, enthalpy=vapour_enthalpy(chemical, 260.0), weather=air, air_ratio=10.0, horizon=20000.0)
    speed = np.diff(field.centre, axis=1) / np.diff(field.time, axis=1)
    assert np.all(speed > 0.0)
    assert np.all(speed <= 1.5 * air.wind_at(200.0)[:, None])
    assert np.all(np.diff(field.log_ratio, axis=1) >= 0.0)


@given(st.floats(100.0, 1e5), speeds, classes)
@settings(max_examples=15, deadline=None)
def test_a_puff_keeps_its_chemical(mass, speed, stability):
    weather = Weather.of(wind_speed=speed, roughness=0.1, stability=stability)
    field = DensePuff().solve(CHLORINE, mass=mass, enthalpy=vapour_enthalpy(CHLORINE, 260.0), weather=weather)
    share = 1.0 / (1.0 + np.exp(field.log_ratio))
    area = np.pi * (field.radius**2 + 2.0 * field.sigma**2)
    kept = share * field.density * field.height * area
    assert kept == pytest.approx(np.full_like(kept, mass), rel=0.01)
    assert np.all(np.diff(field.log_ratio) > 0.0)


@given(st.floats(10.0, 3000.0), speeds, st.floats(30.0, 2000.0))
@settings(max_examples=40, deadline=None)
def test_a_finite_release_never_exceeds_the_plume_and_keeps_its_dose(x, speed, duration):
    t = np.linspace(0.0, x / speed * 4.0 + duration * 3.0 + 200.0, 8001)
    c = finite_release([[1.0]], np.array([x]), t, duration=duration, wind_speed=speed)[0, 0]
    assert c.max() <= 1.0 + 1e-9
    assert np.trapezoid(c, t) == pytest.approx(duration, rel=0.02)


@given(st.floats(1.2e5, 5e7), st.floats(1.2e5, 5e7), st.floats(0.001, 0.1))
def test_more_pressure_pushes_more_gas_out(first, second, diameter):
    low, high = sorted((first, second))
    flow = gas_orifice(pressure=[low, high], temperature=290.0, molar_mass=0.016, heat_capacity_ratio=1.3, diameter=diameter)
    assert flow.mass_rate[1] >= flow.mass_rate[0] * (1 - 1e-9)


@given(st.floats(1.05, 1.66))
def test_gas_flow_is_continuous_where_choking_begins(gamma):
    critical = 101325.0 / (2.0 / (gamma + 1.0)) ** (gamma / (gamma - 1.0))
    flow = gas_orifice(
        pressure=[critical * 0.99999, critical * 1.00001], temperature=290.0, molar_mass=0.029, heat_capacity_ratio=gamma, diameter=0.01
    )
    assert flow.mass_rate[0] == pytest.approx(flow.mass_rate[1], rel=1e-3)


@given(st.floats(0.5, 20.0), st.floats(0.01, 0.2), st.floats(500.0, 1500.0))
def test_draining_a_tank_takes_what_the_hole_lets_out(level, hole, density):
    area = 10.0
    seconds = drain_time(volume=level * area, area=area, hole_diameter=hole, density=density)
    t = np.linspace(0.0, seconds, 20001)
    head = level * (1.0 - t / seconds) ** 2
    rate, _ = liquid_orifice(pressure=101325.0, density=density, diameter=hole, head=head)
    assert np.trapezoid(rate, t) == pytest.approx(level * area * density, rel=0.01)


@given(st.floats(1e6, 2e7), st.floats(1.0, 100.0))
def test_a_blowdown_gives_away_no_more_than_it_held(pressure, volume):
    t = np.geomspace(1.0, 1e5, 200)
    rate, left = gas_blowdown(
        t, volume=volume, pressure=pressure, temperature=290.0, molar_mass=0.016, heat_capacity_ratio=1.3, diameter=0.02
    )
    assert np.all(np.diff(left) < 0.0)
    assert np.all(rate > 0.0)
    assert np.trapezoid(rate, t) <= pressure * 0.016 * volume / (8.314462618 * 290.0) * 1.01


@given(st.floats(10.0, 500.0), st.floats(1e3, 1e6))
def test_a_broken_pipeline_empties_its_inventory(rate, inventory):
    t = np.concatenate([[0.0], np.geomspace(1e-3, 1e6, 60000)])
    q = pipeline_blowdown(t, initial_rate=rate, inventory=inventory, length=10000.0, diameter=0.5, sound_speed=400.0)
    assert np.trapezoid(q, t) == pytest.approx(inventory, rel=0.02)


@given(
    st.floats(0.5, 200.0),
    st.floats(10.0, 600.0),
    st.sampled_from(["concrete", "soil", "water"]),
    st.sampled_from(["ammonia", "benzene", "propane"]),
)
@settings(max_examples=25, deadline=None)
def test_a_pool_keeps_its_mass(rate, duration, surface, name):
    found = pool(substance(name), rate=rate, duration=duration, weather=Weather.of(wind_speed=4.0, stability="D"), surface=surface)
    assert found.mass[0, -1] + found.vaporised[0, -1] == pytest.approx(rate * duration, rel=1e-6)
    assert np.all(np.diff(found.vaporised[0]) >= 0.0)


@given(st.lists(st.floats(0.0, 500.0), min_size=3, max_size=30), st.floats(0.7, 3.5))
def test_toxic_load_grows_with_time_and_concentration(values, exponent):
    c, t = np.array(values), np.arange(len(values), dtype=float)
    loads = [float(toxic_load(c[: i + 1], t[: i + 1], exponent=exponent)) for i in range(1, len(c))]
    assert all(b >= a for a, b in itertools.pairwise(loads))
    assert float(toxic_load(c + 1.0, t, exponent=exponent)) >= loads[-1]


@given(st.floats(1.0, 1e8), st.floats(1.0, 1e8))
def test_more_load_never_kills_fewer(first, second):
    low, high = sorted((first, second))
    constants = CHLORINE.probits()[0]
    assert lethality(high, constants) >= lethality(low, constants)


@given(st.lists(st.floats(0.0, 100.0), min_size=5, max_size=40), st.floats(1e-5, 1e-2))
def test_indoor_air_never_exceeds_the_worst_outside(values, changes):
    out = np.array(values)
    inside = indoor_concentration(out, np.arange(len(values)) * 60.0, air_changes=changes)
    assert np.all(inside <= out.max() + 1e-9)
    assert np.all(inside >= 0.0)


@given(st.floats(0.5, 5000.0), st.floats(0.5, 5000.0), st.floats(0.1, 1e5))
def test_blast_falls_with_distance(first, second, mass):
    near, far = sorted((first, second))
    assert tnt_overpressure(far, mass=mass) <= tnt_overpressure(near, mass=mass) * (1 + 1e-9)
    for strength in (1, 4, 7, 10):
        p = MultiEnergy().overpressure([near, far], energy=mass * 4.6e7, strength=strength)
        assert p[1] <= p[0] * (1 + 1e-9)
    h = HydrogenJetExplosion().overpressure([near, far], mass_rate=min(mass, 10.0))
    assert h[1] <= h[0]


@given(st.floats(1.0, 2000.0), st.floats(0.05, 0.95))
def test_air_lets_through_less_over_a_longer_path(path, humidity):
    tau = transmissivity([path, path * 1.5], temperature=293.0, relative_humidity=humidity)
    assert 0.0 < tau[1] <= tau[0] <= 1.0


@given(st.floats(2.0, 40.0), st.floats(0.5, 10.0))
@settings(max_examples=20, deadline=None)
def test_heat_never_exceeds_the_flame_and_falls_away_from_it(diameter, wind):
    model, methane = PoolFire(), substance("methane")
    shape = model.shape(methane, diameter=diameter, wind_speed=wind)
    x = np.geomspace(6.0, 16.0, 6) * diameter + shape.length[0]
    flux = model.flux(shape, np.stack([x, 0 * x, 0 * x + 1.5], axis=1))[0]
    assert np.all(np.diff(flux) < 0.0)
    assert flux.max() <= shape.emissive_power[0]


@given(st.floats(10.0, 1e6))
def test_a_larger_fireball_is_wider_and_lasts_longer(mass):
    (d1, t1), (d2, t2) = Fireball().static(mass), Fireball().static(mass * 1.01)
    assert d2 > d1
    # the two published duration laws meet at 30 t within two percent
    assert t2 > t1 * 0.98


@given(speeds, classes, roughness)
def test_wind_grows_with_height(speed, stability, z0):
    weather = Weather.of(wind_speed=speed, roughness=z0, stability=stability)
    z = np.geomspace(max(3 * z0, 0.5), 60.0, 20)
    u = wind_profile(z, friction_velocity=weather.friction_velocity, obukhov_length=weather.obukhov_length, roughness=z0)
    assert np.all(np.diff(u) > 0.0)


@given(st.decimals("0.001", "500", places=3), st.integers(0, 500), st.integers(0, 500))
def test_more_people_never_lower_the_grade(quantity, first, second):
    few, many = sorted((first, second))
    order = [None, Grade.FOURTH, Grade.THIRD, Grade.SECOND, Grade.FIRST]
    a, b = (grade_unit([Holding("氯", quantity)], people_within_500m=n) for n in (few, many))
    assert order.index(b.grade) >= order.index(a.grade)
    assert (a.grade is None) == (quantity < Decimal(5))
