"""Dimensional check: change the units of length, mass and time, and every answer changes as its dimension says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.consequence.atmosphere import Weather, wind_profile
from muster.consequence.bursting import vessel_burst_energy, vessel_burst_overpressure
from muster.consequence.explosions import MultiEnergy, tnt_overpressure
from muster.consequence.fires import Fireball, PoolFire
from muster.consequence.indoor import indoor_concentration
from muster.consequence.passive import SurfacePlume, gaussian_plume, gaussian_puff
from muster.consequence.screening import britter_mcquaid_plume
from muster.consequence.sources import gas_orifice, liquid_orifice, omega_flow
from muster.consequence.substances import substance
from muster.consequence.toxic import toxic_load

scales = st.floats(0.2, 5.0)


@given(scales, scales, scales)
def test_plume_and_puff_scale_as_concentrations(length, time, mass):
    plume = [
        float(
            gaussian_plume(
                300.0 * k,
                10.0 * k,
                2.0 * k,
                emission_rate=q,
                wind_speed=4.0 * v,
                release_height=5.0 * k,
                sigma_y=30.0 * k,
                sigma_z=12.0 * k,
            )
        )
        for k, v, q in ((1.0, 1.0, 1.0), (length, max(length / time, 0.13), mass / time))
    ]
    speed = max(length / time, 0.13)
    assert plume[1] / plume[0] == pytest.approx(mass / time / (speed * length**2), rel=1e-9)
    puff = [
        float(
            gaussian_puff(
                300.0 * k,
                0.0,
                2.0 * k,
                75.0 * s,
                mass=m,
                wind_speed=4.0 * k / s,
                release_height=0.0,
                sigma_x=30.0 * k,
                sigma_y=30.0 * k,
                sigma_z=12.0 * k,
            )
        )
        for k, s, m in ((1.0, 1.0, 1.0), (length, time, mass))
    ]
    assert puff[1] / puff[0] == pytest.approx(mass / length**3, rel=1e-9)


@given(scales, scales)
@settings(max_examples=40, deadline=None)
def test_the_vertical_of_the_surface_plume_knows_no_length_of_its_own(length, speed):
    def depth(k, v):
        weather = Weather.of(wind_speed=4.0 * v, reference_height=10.0 * k, roughness=0.03 * k, obukhov_length=-40.0 * k)
        return SurfacePlume().mean_height(np.array([200.0 * k]), weather)[0, 0]

    assert depth(length, speed) / depth(1.0, 1.0) == pytest.approx(length, rel=1e-3)


@given(scales, scales)
def test_wind_scales_with_friction_velocity_and_not_with_length(length, speed):
    u = [
        float(wind_profile(10.0 * k, friction_velocity=0.3 * v, obukhov_length=50.0 * k, roughness=0.02 * k))
        for k, v in ((1.0, 1.0), (length, speed))
    ]
    assert u[1] / u[0] == pytest.approx(speed, rel=1e-9)


@given(scales, scales)
def test_outflow_scales_with_area_and_pressure(length, pressure):
    gas = [
        float(
            gas_orifice(
                pressure=1e6 * p, ambient_pressure=1e5 * p, temperature=300.0, molar_mass=0.03, heat_capacity_ratio=1.3, diameter=0.02 * k
            ).mass_rate
        )
        for k, p in ((1.0, 1.0), (length, pressure))
    ]
    assert gas[1] / gas[0] == pytest.approx(length**2 * pressure, rel=1e-9)
    liquid = [
        float(liquid_orifice(pressure=1e6 * p, ambient_pressure=1e5 * p, density=800.0, diameter=0.02 * k)[0])
        for k, p in ((1.0, 1.0), (length, pressure))
    ]
    assert liquid[1] / liquid[0] == pytest.approx(length**2 * pressure**0.5, rel=1e-9)
    flux = [float(omega_flow(3.0, pressure=1e6 * p, density=600.0, ambient_pressure=1e5 * p)[0]) for p in (1.0, pressure)]
    assert flux[1] / flux[0] == pytest.approx(pressure**0.5, rel=1e-6)


@given(scales)
def test_blast_follows_hopkinson(length):
    assert tnt_overpressure(50.0 * length, mass=10.0 * length**3) == pytest.approx(tnt_overpressure(50.0, mass=10.0), rel=1e-9)
    for strength in (3, 7):
        pair = [float(MultiEnergy().overpressure(60.0 * k, energy=1e9 * k**3, strength=strength)) for k in (1.0, length)]
        assert pair[1] == pytest.approx(pair[0], rel=1e-9)
    burst = [
        float(vessel_burst_overpressure(30.0 * k, energy=vessel_burst_energy(pressure=2e6, volume=10.0 * k**3, heat_capacity_ratio=1.4)))
        for k in (1.0, length)
    ]
    assert burst[1] == pytest.approx(burst[0], rel=1e-9)


@given(scales)
def test_heat_depends_on_angles_only(length):
    ball = Fireball()
    assert ball.view_factor(200.0 * length, diameter=60.0 * length, height=40.0 * length) == pytest.approx(
        ball.view_factor(200.0, diameter=60.0, height=40.0)
    )
    model, methane = PoolFire(), substance("methane")
    thomas = [model.shape(methane, diameter=10.0 * k, wind_speed=3.0 * k**0.5, burning_rate=0.1 * k**0.5) for k in (1.0, length)]
    assert thomas[1].length[0] / thomas[0].length[0] == pytest.approx(length, rel=1e-9)
    assert thomas[1].tilt[0] == pytest.approx(thomas[0].tilt[0], rel=1e-9)


@given(scales)
def test_britter_mcquaid_keeps_its_froude_number(length):
    pair = [
        float(britter_mcquaid_plume([200.0 * k], mass_rate=50.0 * k**2.5, density=1.7, air_density=1.2, wind_speed_10=4.0 * k**0.5)[0, 0])
        for k in (1.0, length)
    ]
    assert pair[1] == pytest.approx(pair[0], rel=1e-6)


@given(scales, st.floats(0.8, 3.0))
def test_load_and_indoor_air_scale_with_concentration(factor, exponent):
    c, t = np.array([0.0, 5.0, 9.0, 2.0]), np.array([0.0, 1.0, 3.0, 7.0])
    assert toxic_load(factor * c, t, exponent=exponent) == pytest.approx(factor**exponent * toxic_load(c, t, exponent=exponent), rel=1e-9)
    assert indoor_concentration(factor * c, t * 60.0, air_changes=1e-3) == pytest.approx(
        factor * indoor_concentration(c, t * 60.0, air_changes=1e-3)
    )
