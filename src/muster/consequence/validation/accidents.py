"""Documented accidents as plausibility bands: what the record allows is checked, the rest is declared out of scope."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from ..atmosphere import Weather
from ..dense import DensePlume
from ..explosions import tnt_overpressure
from ..fires import Fireball
from ..jets import flashing_source
from ..substances import substance
from ..toxic import lethality
from .draws import scattered
from .records import Record

SUITE = "accidents"


def judge(item: dict[str, Any]) -> list[Record]:
    """Records of one accident by what is documented of it."""
    use = item.get("use", "")
    mass = item.get("released_kg") or item.get("loaded_kg")
    if "BLEVE" in use or "fireball" in use:
        return [_fireball(item, use)]
    if item.get("TNT_equiv_kg"):
        r = np.geomspace(10.0, 20000.0, 400)
        reach = float(np.interp(-10e3, -tnt_overpressure(r, mass=item["TNT_equiv_kg"]), r))
        return [_plausible(item, "distance to 10 kPa", reach, ok=True, note="no distance documented: for information")]
    if mass and item.get("substance"):
        return [_toxic(item, float(mass))]
    return [Record(SUITE, item["id"], "", "", "", None, None, note="nothing documented that a model computes: out of scope")]


def _fireball(item: dict[str, Any], use: str) -> Record:
    tonnes = re.search(r"~?\s*([0-9.]+)\s*t\b", use)
    band = re.search(r"([0-9.]+)-([0-9.]+)\s*m\b", use)
    if not tonnes or not band:
        return Record(SUITE, item["id"], "", "fireball diameter", "m", None, None, note="no mass or no observed diameter: out of scope")
    low, high = float(band[1]), float(band[2])
    computed = float(Fireball().static(float(tonnes[1]) * 1000.0)[0])
    ok = low / 1.5 <= computed <= high * 1.5
    return _plausible(item, "fireball diameter", computed, ok=ok, note=f"observed {low:g}–{high:g} m, a factor of 1.5 allowed")


def _plausible(item: dict[str, Any], quantity: str, computed: float, *, ok: bool, note: str) -> Record:
    """Record without a scored observation: an accident is a plausibility band, no validation."""
    low, high = (float(v) for v in np.percentile(scattered(SUITE, computed), [5.0, 95.0]))
    return Record(SUITE, item["id"], "", quantity, "m", None, computed, low, high, ok, f"plausibility only; {note}")


def _toxic(item: dict[str, Any], mass: float) -> Record:
    chemical = substance(item["substance"])
    if not chemical.probits():
        return Record(SUITE, item["id"], "", "distance of 50 % lethality", "m", None, None, note="no probit: out of scope")
    windy = "Beaufort" in item.get("wind", "")
    weather = Weather.of(
        wind_speed=7.0 if windy else 1.5, reference_height=10.0, roughness=0.3, stability="D" if windy else "F", temperature=285.0
    )
    duration = 5400.0 if "plug" in str(item) else 600.0
    source = flashing_source(chemical, mass_rate=mass / duration, storage_temperature=285.0, weather=weather, duration=duration)
    field = DensePlume().solve(chemical, source, weather, x_max=8000.0, averaging_time=600.0)
    x = np.geomspace(30.0, 8000.0, 300)
    fraction = field.mole_fraction(x, 0.0, 1.5)[0] * 1e6
    constants = chemical.probits()[0]
    c = fraction if constants.units == "ppm" else chemical.from_ppm(fraction) * 1e6
    share = lethality(c**constants.n * min(duration, 1800.0) / 60.0, constants)
    reach = float(x[share >= 0.5].max(initial=0.0))
    nearest = item.get("nearest_village_m")
    low, high = (float(nearest) if nearest else 100.0), 4000.0
    note = f"plausible {low:g}–{high:g} m; release rate, weather and shelter are assumed (mass over {duration:g} s, unprotected 30 min)"
    return _plausible(item, "distance of 50 % lethality outdoors", reach, ok=low <= reach <= high, note=note)
