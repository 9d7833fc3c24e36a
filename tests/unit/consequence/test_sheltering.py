"""What a run keeps about staying indoors agrees with its zones, and with the places that a case names."""

import numpy as np
import pytest

from muster.consequence.case import check_case, run_case
from muster.consequence.results import Sheltering

CASE = {
    "title": "液氯泄漏",
    "substance": {"name": "液氯"},
    "source": {"kind": "rate", "rate": "2 kg/s", "duration": "20 min"},
    "weather": {"wind": "2.2 m/s", "stability": "D", "direction": "45 deg"},
}


@pytest.mark.parametrize("source", [CASE["source"], {"kind": "liquid_hole", "amount": "20 t", "temperature": "25 °C", "hole": "25 mm"}])
@pytest.mark.parametrize("ensemble", [0, 60])
def test_on_the_edge_of_a_zone_the_air_outdoors_is_at_its_threshold(source, ensemble):
    found = run_case(check_case(CASE | {"source": source}), ensemble=ensemble)
    assert found.sheltering is not None
    zone = next(z for z in found.zones if z.name == "AEGL-3")
    there = found.sheltering.at([zone.reach], [0.0])
    assert float(there.ppm[0]) == pytest.approx(zone.threshold, rel=0.12)
    tight, ordinary, leaky = there.share[0]
    assert 0.0 < tight < ordinary < leaky < there.shut[0] <= 1.0
    assert zone.arrival is not None
    assert zone.arrival < there.air_out[0] <= there.passed[0] * 1.05


def test_it_agrees_with_the_same_place_named_in_the_case():
    found = run_case(check_case(CASE | {"place": [{"name": "小学", "downwind": "800 m", "crosswind": "0 m"}]}))
    place, there = found.places[0], found.sheltering.at([800.0], [0.0])
    assert float(there.ppm[0]) == pytest.approx(place.outdoor_peak, rel=0.15)
    assert float(there.share[0, 1]) == pytest.approx(place.indoor_dose / place.outdoor_dose, rel=0.15)
    assert float(there.air_out[0]) == pytest.approx(place.air_out, rel=0.1)


def test_across_the_wind_the_air_thins_and_the_shares_stay():
    kept = run_case(check_case(CASE)).sheltering
    axis, beside, beyond = kept.at([500.0], [0.0]), kept.at([500.0], [60.0]), kept.at([20_000.0], [0.0])
    assert beside.ppm[0] < axis.ppm[0]
    assert np.array_equal(beside.share, axis.share)
    assert beyond.ppm[0] == 0.0


def test_it_comes_back_as_it_was_kept():
    kept = run_case(check_case(CASE)).sheltering
    read = Sheltering.read(kept.as_json())
    assert np.allclose(read.at([500.0], [10.0]).ppm, kept.at([500.0], [10.0]).ppm, rtol=1e-3)
