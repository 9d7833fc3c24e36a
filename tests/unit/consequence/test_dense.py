"""Dense clouds.

Thermodynamics of mixing, the published screening answers, and the limits every dense plume must meet.
"""

import numpy as np
import pytest

from muster.consequence import hydrofluoric, mixing
from muster.consequence.atmosphere import Weather, water_saturation_pressure
from muster.consequence.dense import DensePlume, SourceTerm
from muster.consequence.mixing import liquid_enthalpy, mixing_curve, vapour_enthalpy
from muster.consequence.passive import SurfacePlume
from muster.consequence.puff import DensePuff
from muster.consequence.screening import britter_mcquaid_plume, britter_mcquaid_puff
from muster.consequence.substances import substance

AMMONIA, CHLORINE, METHANE = substance("ammonia"), substance("chlorine"), substance("methane")


def weather(**values):
    return Weather.of(**{"wind_speed": 5.0, "roughness": 0.01, "stability": "D"} | values)


def test_flashing_ammonia_starts_at_its_boiling_point_and_the_aerosol_chills_it_below():
    curve = mixing_curve(AMMONIA, weather(), enthalpy=liquid_enthalpy(AMMONIA, 298.0))
    assert curve.temperature[0, 0] == pytest.approx(239.8, abs=1.0)
    assert curve.liquid_fraction[0, 0] == pytest.approx(0.81, abs=0.03)
    assert curve.temperature[0].min() < 215.0
    assert curve.density[0, 0] == pytest.approx(4.5, rel=0.1)


def test_hydrogen_fluoride_is_associated_near_the_source_and_monomer_far_out():
    acid = substance("HF")
    curve = mixing_curve(acid, weather(relative_humidity=0.1), enthalpy=vapour_enthalpy(acid, acid.boiling_point))
    # saturated vapour at one atmosphere: three to four molecules in one
    assert curve.density[0, 0] * 8.314462618 * curve.temperature[0, 0] / 101325.0 / acid.molar_mass == pytest.approx(3.3, abs=0.4)
    # monomer in much air is lighter than air again, and the break-up has cooled it
    ideal = curve.air_density[0] * 293.15 / curve.temperature[0]
    assert curve.temperature[0].min() < 270.0
    assert curve.density[0, 40] == pytest.approx(ideal[40], rel=0.05)


def pressures(mass_share, temperature):
    """Moles of hydrogen fluoride and of water per mole of vapour over hydrofluoric acid, and the pressure of that vapour. [1, 1, Pa]"""
    acid = substance("HF")
    share = mass_share / 20.006 / (mass_share / 20.006 + (1.0 - mass_share) / 18.015)
    hexamers, complexes = (float(k(temperature)) for k in (hydrofluoric.hexamer_constant, hydrofluoric.complex_constant))
    pure = hydrofluoric.monomer_pressure(np.atleast_1d(mixing._saturation(acid, np.array([temperature]))), hexamers)[0]
    first, second, _ = hydrofluoric.acid_activity(share, temperature)
    p1, pw = float(first * share * pure), float(second * (1.0 - share) * water_saturation_pressure(temperature))
    sixth, bound = hexamers * p1**6, complexes * p1 * pw
    total = p1 + sixth + pw + bound
    return (p1 + 6.0 * sixth + bound) / total, (pw + bound) / total, total


def test_hydrofluoric_acid_boils_at_its_azeotrope():
    # Munter et al. 1947: 38.26 % by mass, 385 K, one atmosphere; the two constants come from here
    acid, water, total = pressures(0.3826, 385.0)
    assert total == pytest.approx(101325.0, rel=0.002)
    assert 20.006 * acid / (20.006 * acid + 18.015 * water) == pytest.approx(0.3826, rel=0.002)


@pytest.mark.parametrize(("mass_share", "published"), [(0.49, 27.0), (0.70, 150.0)])
def test_hydrofluoric_acid_has_the_vapour_pressure_of_commercial_grades(mass_share, published):
    # mm Hg at 25 °C as suppliers give it (recalled); nothing was fitted here
    assert pressures(mass_share, 298.15)[2] / 133.322 == pytest.approx(published, rel=0.15)


@pytest.mark.parametrize(
    ("slope", "margules", "warmer", "lighter"), [(None, (-4.171, -6.682), 0.5, 0.002), (1981.8, (-5.068, -7.710), 2.0, 0.006)]
)
def test_how_strong_the_complex_with_water_is_hardly_moves_a_cloud(monkeypatch, slope, margules, warmer, lighter):
    # none at all, and that of the largest dissociation energy published; the acid's constants follow from the azeotrope with each
    acid, humid = substance("HF"), weather(temperature=298.0, relative_humidity=0.9)
    said = mixing_curve(acid, humid, enthalpy=liquid_enthalpy(acid, 298.0))
    monkeypatch.setattr(hydrofluoric, "complex_constant", lambda t: 10.0 ** (slope / t - 10.017) if slope else 0.0 * t)
    monkeypatch.setattr(hydrofluoric, "ACID_WATER", margules[0])
    monkeypatch.setattr(hydrofluoric, "WATER_ACID", margules[1])
    other = mixing_curve(acid, humid, enthalpy=liquid_enthalpy(acid, 298.0))
    assert np.abs(other.temperature - said.temperature).max() < warmer
    assert np.abs(other.density / said.density - 1.0).max() < lighter


def test_hydrogen_fluoride_and_water_are_all_found_again_in_gas_and_fog():
    temperature = np.linspace(255.0, 330.0, 40)
    one = np.ones_like(temperature)
    for acid, water, air in ((1.0, 0.02, 3.0), (1.0, 0.5, 30.0), (1.0, 20.0, 1000.0)):
        saturation = mixing._saturation(substance("HF"), temperature)
        vapour, wet, species, _ = hydrofluoric.in_moist_air(temperature, 101325.0 * one, saturation, acid * one, water * one, air * one)
        assert np.all((vapour > 0.0) & (vapour <= acid * (1.0 + 1e-9)) & (wet <= water * (1.0 + 1e-9)))
        # no more molecules than with none associated, no fewer than with all of them hexamer
        assert np.all((species <= vapour * (1.0 + 1e-9)) & (species >= vapour / 6.0 * (1.0 - 1e-9) - wet))


def test_moist_air_turns_hydrogen_fluoride_into_a_warm_fog_that_lifts():
    acid = substance("HF")
    dry, humid = (
        mixing_curve(acid, weather(temperature=303.0, relative_humidity=rh), enthalpy=liquid_enthalpy(acid, 303.0)) for rh in (0.0, 0.8)
    )
    at = np.log([1.0, 5.0, 20.0, 50.0])
    for ratio in at:
        assert humid.at(np.array([ratio]))[0][0] > dry.at(np.array([ratio]))[0][0] + 5.0
    assert humid.at(np.log([100.0]))[0][0] > 303.0
    assert humid.at(np.log([100.0]))[1][0] < humid.air_density[0]
    assert humid.temperature[0, -1] == pytest.approx(303.0, abs=0.2)
    with np.errstate(all="raise", under="ignore"):
        assert np.all(np.isfinite(humid.density))


def test_far_out_the_mixture_is_the_air():
    curve = mixing_curve(METHANE, weather(), enthalpy=vapour_enthalpy(METHANE, 111.7))
    assert curve.temperature[0, -1] == pytest.approx(293.15, abs=0.1)
    assert curve.density[0, -1] == pytest.approx(float(curve.air_density[0]), rel=0.005)


def test_cold_methane_is_heavier_than_air():
    curve = mixing_curve(METHANE, weather(), enthalpy=vapour_enthalpy(METHANE, 111.7))
    assert curve.density[0, 0] == pytest.approx(1.75, rel=0.05)


def test_an_ensemble_of_weathers_is_interpolated_within_a_percent():
    rng = np.random.default_rng(1)
    many = weather(temperature=rng.uniform(275, 310, 200), relative_humidity=rng.uniform(0.1, 0.9, 200))
    blended = mixing_curve(AMMONIA, many, enthalpy=liquid_enthalpy(AMMONIA, 290.0))
    one = weather(temperature=many.temperature[7], relative_humidity=many.relative_humidity[7])
    exact = mixing_curve(AMMONIA, one, enthalpy=liquid_enthalpy(AMMONIA, 290.0))
    assert blended.density[7] == pytest.approx(exact.density[0], rel=0.01)


def test_britter_mcquaid_gives_the_ccps_answer():
    c = britter_mcquaid_plume(
        [45.2, 367.0, 1200.0],
        mass_rate=97.888,
        density=1.76,
        air_density=101325 * 0.02896 / 8.314 / 298.0,
        wind_speed_10=10.9,
        temperature_ratio=298.0 / 111.15,
    )
    assert c[0] == pytest.approx([0.6720234545, 0.0507176677, 0.0049214097], rel=1e-3)


def test_a_puff_agrees_with_britter_and_mcquaid_within_a_factor_of_two():
    here = Weather.of(wind_speed=3.0, roughness=0.03, stability="D", temperature=290.0)
    x = [100.0, 200.0, 500.0, 1000.0, 2000.0]
    cloud = DensePuff().solve(CHLORINE, mass=5000.0, enthalpy=vapour_enthalpy(CHLORINE, 285.0), weather=here, air_ratio=1e-3)
    ratio = cloud.peak(x)[0] / britter_mcquaid_puff(x, volume=5000.0 / 2.99, density=2.99, air_density=1.22, wind_speed_10=3.0)[0]
    assert np.all((ratio > 0.45) & (ratio < 2.0))


def chlorine_plume(rate, **values):
    return DensePlume().solve(
        CHLORINE,
        SourceTerm.of(mass_rate=rate, enthalpy=vapour_enthalpy(CHLORINE, 285.0), diameter=5.0),
        weather(**values),
        x_max=5000.0,
    )


def test_the_chemical_is_kept_along_the_path():
    field = chlorine_plume(5.0)
    share = 1.0 / (1.0 + np.exp(field.log_ratio))
    effective = field.height * field.speed * field.density * share
    y = np.linspace(-1500.0, 1500.0, 6001)
    for i in (10, 30, 60):
        x = field.x[0, i]
        line = field.mole_fraction(np.full_like(y, x), y, 0.0)[0]
        width = np.trapezoid(line, y) / line.max()
        assert effective[0, i] * width == pytest.approx(5.0, rel=0.02)


def test_concentration_falls_along_the_wind_and_grows_with_the_release():
    x = np.geomspace(20.0, 5000.0, 60)
    small, large = chlorine_plume(1.0).mole_fraction(x)[0], chlorine_plume(10.0).mole_fraction(x)[0]
    assert np.all(np.diff(small) < 0.0)
    assert np.all(large > small)


def test_a_trace_release_disperses_like_the_passive_plume():
    here = weather()
    x = np.array([200.0, 500.0, 1500.0])
    dense = chlorine_plume(1e-4).concentration(x, 0.0, 0.0)[0]
    passive = SurfacePlume().concentration(x, 0.0, 0.0, emission_rate=1e-4, weather=here, averaging_time=18.75, initial_sigma_y=1.5)[0]
    assert dense == pytest.approx(passive, rel=0.25)


def test_a_dense_cloud_is_wider_and_lower_than_a_neutral_one():
    heavy, trace = chlorine_plume(20.0), chlorine_plume(1e-4)
    assert heavy.half_width[0, 40] > 3.0 * trace.half_width[0, 40]
    assert heavy.height[0, 40] < trace.height[0, 40]


def test_a_solved_plume_says_where_it_leaves_what_was_measured():
    source = SourceTerm.of(mass_rate=1.0, enthalpy=vapour_enthalpy(CHLORINE, 290.0), diameter=2.0)
    assert DensePlume().solve(CHLORINE, source, weather(), x_max=5000.0).validity == ("stability-from-class",)
    flags = DensePlume().solve(CHLORINE, source, weather(wind_speed=25.0), x_max=20000.0, averaging_time=7200.0).validity
    assert {"beyond-10-km", "wind-above-20-m/s", "averaging-outside-18.75-s-to-1-h"} <= set(flags)
    assert "wind-below-1-m/s" in DensePlume().solve(CHLORINE, source, weather(wind_speed=0.7), x_max=5000.0).validity
