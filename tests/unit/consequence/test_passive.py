"""Neutral clouds: the printed examples of the method books, and the laws every plume keeps."""

import numpy as np
import pytest

from muster.consequence import passive
from muster.consequence.atmosphere import Weather, power_law_wind, transmissivity
from muster.consequence.errors import OutOfRange
from muster.consequence.passive import SPICER_HAVENS, GaussianPlume, SurfacePlume, finite_release, gaussian_plume


def test_the_ccps_example_is_reproduced():
    # CCPS 1999, p. 97: ground source, class F, 500 m
    c = GaussianPlume(SPICER_HAVENS).concentration([500.0], 0.0, 0.0, emission_rate=0.1, wind_speed=2.0, release_height=0.0, stability="F")
    assert c[0] == pytest.approx(1.0346728e-4, rel=1e-6)


@pytest.mark.parametrize(
    ("stability", "y", "z"),
    [("A", 0.49842921, 79.47756697), ("C", 0.24744713, 0.11437251), ("E", 0.12018860, 0.02879695)],
)
def test_class_coefficients_agree_with_gasdispersion(stability, y, z):
    x = np.array([1.2])
    assert SPICER_HAVENS.sigma_y(x, stability)[0] == pytest.approx(y, rel=1e-6)
    assert SPICER_HAVENS.sigma_z(x, stability)[0] == pytest.approx(z, rel=1e-6)


@pytest.mark.parametrize(("stability", "speed"), [("A", 3.5246926), ("C", 3.7767762), ("D", 4.2376126), ("F", 10.6444017)])
def test_power_law_wind_agrees_with_irwin(stability, speed):
    assert power_law_wind(10.0, wind_speed=3.0, reference_height=1.0, stability=stability) == pytest.approx(speed, rel=1e-6)


def test_transmissivity_agrees_with_the_published_table():
    for temperature, expected in ((253.0, [0.96, 0.86, 0.72]), (293.0, [0.86, 0.71, 0.51])):
        tau = transmissivity([10.0, 100.0, 1000.0], temperature=temperature, relative_humidity=0.5)
        assert tau == pytest.approx(np.array(expected), rel=0.03)


def test_a_plume_needs_wind():
    with pytest.raises(OutOfRange):
        gaussian_plume(100.0, 0, 0, emission_rate=1, wind_speed=0.3, release_height=0, sigma_y=5, sigma_z=2)


def test_the_surface_plume_keeps_its_mass():
    weather = Weather.of(wind_speed=4.0, roughness=0.03, stability="D")
    model = SurfacePlume()
    x, z = 300.0, np.linspace(0.0, 200.0, 4001)
    y = np.linspace(-200.0, 200.0, 401)
    column = model.concentration(np.full_like(z, x), 0.0, z, emission_rate=1.0, weather=weather)[0]
    row = model.concentration(np.full_like(y, x), y, 0.0, emission_rate=1.0, weather=weather)[0]
    cross = np.trapezoid(row, y) / row.max()
    speed = model._vertical(np.array([x]), weather)[1][0, 0]
    assert speed * np.trapezoid(column, z) * cross == pytest.approx(1.0, rel=0.01)


def test_a_finite_release_carries_the_dose_of_the_plume():
    t = np.linspace(0.0, 2000.0, 20001)
    c = finite_release([[2.0]], np.array([500.0]), t, duration=120.0, wind_speed=3.0)
    assert np.trapezoid(c[0, 0], t) == pytest.approx(240.0, rel=0.001)


def test_the_ensemble_is_the_leading_axis():
    weather = Weather.of(wind_speed=np.array([2.0, 4.0, 8.0]), roughness=0.03, stability="D")
    c = SurfacePlume().concentration([100.0, 200.0], 0.0, 1.0, emission_rate=1.0, weather=weather)
    assert c.shape == (3, 2)
    assert np.all(np.diff(c, axis=0) < 0.0)
    assert np.all(np.diff(c, axis=1) < 0.0)


def test_an_ensemble_in_blocks_is_the_ensemble_at_once(monkeypatch):
    draw, n = np.random.default_rng(4), 37
    air = Weather.of(wind_speed=draw.uniform(1, 9, n), roughness=0.05, obukhov_length=1.0 / draw.uniform(-0.05, 0.05, n))
    source = {"release_height": draw.uniform(0, 9, n), "deposition": 0.01, "initial_sigma_y": draw.uniform(0, 20, n)}
    for x, y in (([-5.0, 100.0, 900.0], 0.0), (draw.uniform(20, 9000, (n, 3)), draw.uniform(-90, 90, (n, 3))), (400.0, 10.0)):
        for rate, weather in ((draw.uniform(1, 9, n), air), (1.0, air), (draw.uniform(1, 9, n), air.rows(slice(0, 1)))):
            asked = {"emission_rate": rate, "weather": weather, **source}
            monkeypatch.setattr(passive, "BLOCK", 10**9)
            whole = SurfacePlume().concentration(x, y, 1.5, **asked)
            monkeypatch.setattr(passive, "BLOCK", 20)
            assert np.array_equal(SurfacePlume().concentration(x, y, 1.5, **asked), whole)
            assert whole.shape == (n, np.shape(x)[-1] if np.ndim(x) else 1)
