"""How far a validated answer may be off: seeded draws of what was measured and of the model itself, suite by suite.

The spread of a measured input is what its instrument or its definition allows. The spread called ``model`` is what was left over
on trials that a fit had not seen, √ln VG of `bench/consequence/fit.py`, or more where few trials tell it; the cards give the share of
observations that the bands hold.
"""

from __future__ import annotations

import numpy as np

from ..arrays import FloatArray
from ..ensemble import Spread, draws

MEMBERS = 120
SEED = 20260


def _log(sigma: float) -> Spread:
    return Spread("lognormal", 1.0, sigma)


# suite → factors on inputs, and the scatter of the model about the truth
SPREADS: dict[str, dict[str, Spread]] = {
    "prairie_grass": {"wind": _log(0.05), "turbulence": _log(0.10), "rate": _log(0.03), "model": _log(0.35)},
    "prairie_grass_without_sigma_theta": {"wind": _log(0.05), "rate": _log(0.03), "model": _log(0.45)},
    "lng_arcs": {"wind": _log(0.08), "rate": _log(0.10), "model": _log(0.46)},
    "lng_distance_to_lfl": {"wind": _log(0.08), "rate": _log(0.10), "model": _log(0.20)},
    "two_phase_jets": {"wind": _log(0.10), "rate": _log(0.10), "model": _log(0.46)},
    "slab": {"wind": _log(0.02), "model": _log(0.45)},
    "pool_fire_flux": {"wind": _log(0.15), "rate": _log(0.08), "model": _log(0.37)},
    "pool_fire_length": {"wind": _log(0.15), "rate": _log(0.08), "model": _log(0.12)},
    "pool_fire_emissive_power": {"model": _log(0.15)},
    "pool_burning_rate": {"model": _log(0.20)},
    "jet_fire_flux": {"rate": _log(0.05), "model": _log(0.26)},
    "jet_fire_length": {"rate": _log(0.05), "model": _log(0.12)},
    "fireball": {"mass": _log(0.10), "model": _log(0.30)},
    "hydrogen_flame_length": {"rate": _log(0.05), "model": _log(0.10)},
    "hydrogen_mass_rate": {"discharge": _log(0.05), "model": _log(0.03)},
    "hydrogen_flame_flux": {"rate": _log(0.05), "model": _log(0.26)},
    "hydrogen_jet": {"density": _log(0.05), "model": _log(0.33)},
    "hydrogen_overpressure": {"rate": _log(0.10), "model": _log(0.45)},
    "accidents": {"mass": _log(0.20), "model": _log(0.50)},
}


def factors(suite: str) -> dict[str, FloatArray]:
    """Seeded factors of one suite, (n,) each; the same for every case, whatever its name."""
    return draws(SPREADS[suite], MEMBERS, seed=SEED)


def scattered(suite: str, computed: float) -> FloatArray:
    """Ensemble of an answer that takes every spread of its suite as a factor of its own (to first order)."""
    found = np.full(MEMBERS, computed)
    for value in factors(suite).values():
        found = found * value
    return found
