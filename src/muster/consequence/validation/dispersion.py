"""Dispersion trials: Prairie Grass, LNG spills, two-phase jets and the printed output of SLAB."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import ATMOSPHERE, GAS_CONSTANT, KARMAN, ArrayLike, FloatArray, floats
from ..atmosphere import CLASSES, Weather, wind_profile
from ..dense import DenseField, DensePlume, SourceTerm
from ..errors import BadCase, ConsequenceError
from ..jets import flashing_source
from ..mixing import vapour_enthalpy
from ..passive import SurfacePlume
from ..puff import DensePuff, PuffField
from ..substances import Substance, all_substances, substance
from .cells import Row, flag, measure, needed, number, read_json, read_rows, words
from .draws import factors
from .records import Record, compared, missing

SO2_UPTAKE = 0.017  # deposition velocity of sulfur dioxide over friction velocity on short dry grass
SO2 = {"sulfur dioxide", "sulphur dioxide", "so2", "二氧化硫"}
GRASS, NO_SIGMA = "prairie_grass", "prairie_grass_without_sigma_theta"
NEUTRAL = 1e9
UPWIND = "not downwind of the source: no plume comes there"


def prairie_grass(folder: Path) -> list[Record]:
    """Arc maxima of passive releases, with the measured wind-direction turbulence and without it."""
    runs = {row.get("run", ""): row for row in read_rows(folder / "prairie_grass_met.csv")}
    return [
        _arc(suite, row, runs.get(row.get("run", "")))
        for row in read_rows(folder / "prairie_grass_arcs.csv")
        for suite in (GRASS, NO_SIGMA)
    ]


def _arc(suite: str, row: Row, met: Row | None) -> Record:
    observed, x = measure(row, "c_max", "concentration"), measure(row, "arc", "length")
    shown = None if observed is None else observed * 1e6
    tag = (suite, row["id"], f"{row.get('arc_m', '?')} m", "c_max", "mg/m3")
    try:
        if met is None:
            raise BadCase("unreadable", path=row.get("run", "?"), reason="no weather for this run")
        if observed is None or shown is None or observed <= 0.0:
            raise BadCase("unreadable", path=row["id"], reason="no positive observation")
        if x is None or x <= 0.0:
            raise BadCase("unreadable", path=row["id"], reason="no arc distance" if x is None else UPWIND)
        note = ""
        drawn = factors(suite)
        single, many = (grass_weather(met, suite == GRASS, f) for f in ({}, drawn))
        if suite == GRASS and single.sigma_azimuth is None:
            note = "no wind-direction turbulence given: estimated"
        c = grass_concentration(row, x, single, 1.0)
        members = grass_concentration(row, x, many, drawn["rate"]) * drawn["model"]
    except Exception as problem:
        return missing(*tag, shown, words(problem))
    return compared(*tag, shown, float(c[0]) * 1e6, members=members * 1e6, note="; ".join([*filter(None, [note]), *single.validity]))


def grass_concentration(row: Row, x: float, weather: Weather, rate: ArrayLike) -> FloatArray:
    """Concentration on the axis at the sampler's height, shape (n,); sulfur dioxide is taken up by the grass."""
    name = (row.get("substance") or "sulfur dioxide").lower()
    found = SurfacePlume().concentration(
        [x],
        0.0,
        measure(row, "sampler_height", "length", 1.5) or 0.0,
        emission_rate=needed(row, "Q", "mass rate") * np.asarray(rate),
        weather=weather,
        release_height=measure(row, "source_height", "length", 0.46) or 0.0,
        deposition=SO2_UPTAKE if name in SO2 else 0.0,
    )
    return floats(np.minimum(found[:, 0], _pure("sulfur dioxide" if name in SO2 else name, weather)))


def _pure(name: str, weather: Weather) -> FloatArray:
    """Concentration of the gas alone, which no mixture exceeds; no limit for a tracer that the table does not know. [kg/m³]"""
    try:
        return substance(name).gas_density(weather.temperature, weather.pressure)
    except ConsequenceError:
        return floats(np.inf)


def grass_weather(met: Row, with_sigma: bool, drawn: Mapping[str, FloatArray] | None = None) -> Weather:
    """Weather of a run from whatever of u2, u*, L, 1/L, z0, h and σ_θ is given."""
    drawn = drawn or {}
    z0 = measure(met, "z0", "length", 0.006) or 0.006
    length = _obukhov(met)
    sigma = measure(met, "sigma_azimuth", "angle") if with_sigma else None
    u_star = measure(met, "ustar", "speed")
    key = next((k for k in met if re.fullmatch(r"u[0-9.]+_m_s", k) and number(met, k)), None)
    speed, height = (number(met, key), float(key[1 : key.index("_")])) if key else (None, 2.0)
    if speed is None and u_star is not None:
        speed = float(wind_profile(2.0, friction_velocity=u_star, obukhov_length=length or NEUTRAL, roughness=z0))
    if speed is None:
        raise BadCase("unreadable", path=met.get("run", "?"), reason="neither wind nor friction velocity")
    wind = drawn.get("wind", np.ones(1))
    return Weather.of(
        wind_speed=speed * wind,
        reference_height=height,
        roughness=z0,
        obukhov_length=length,
        stability=(_stability(met) or "D") if length is None else None,
        friction_velocity=None if u_star is None else u_star * wind,
        mixing_height=measure(met, "h_mix", "length"),
        sigma_azimuth=None if sigma is None else sigma * drawn.get("turbulence", np.ones(1)),
    )


def _obukhov(row: Row) -> float | None:
    for key in ("L_m", "obukhov_length_m"):
        if (length := number(row, key)) is not None:
            return length or NEUTRAL
    for key in ("inv_L_1_m", "inv_L"):
        if (inverse := number(row, key)) is not None:
            return 1.0 / inverse if inverse else NEUTRAL
    return None


def _stability(row: Row) -> str | None:
    letter = (row.get("stability") or row.get("pasquill_class") or "").strip().upper()[:1]
    return letter if letter in CLASSES else None


def _humidity(row: Row, default: float) -> float:
    percent = number(row, "RH_pct")
    return default if percent is None else min(max(percent / 100.0, 0.0), 1.0)


def consistent_weather(trial: Row, drawn: Mapping[str, FloatArray] | None = None) -> Weather:
    """Weather of a spill; a tabulated L and u* that contradict the measured wind by over 10 % give way to neutral air.

    Maplin Sands is the known instance: its tabulated L needs another roughness than the one tabulated beside it.
    """
    speed = needed(trial, "u_ref", "speed")
    reference, z0 = measure(trial, "z_ref", "length", 10.0) or 10.0, measure(trial, "z0", "length", 0.0003) or 0.0003
    length, u_star, stability = _obukhov(trial), measure(trial, "u_star", "speed"), _stability(trial)
    if length is not None and u_star is not None:
        implied = float(wind_profile(reference, friction_velocity=u_star, obukhov_length=length, roughness=z0))
        if abs(implied / speed - 1.0) > 0.1:
            length, u_star, stability = (
                (NEUTRAL, speed * KARMAN / math.log(reference / z0), None) if stability is None else (None, None, stability)
            )
    wind = (drawn or {}).get("wind", np.ones(1))
    return Weather.of(
        wind_speed=speed * wind,
        reference_height=reference,
        roughness=z0,
        obukhov_length=length,
        friction_velocity=None if u_star is None else u_star * wind,
        stability=None if length is not None else (stability or "D"),
        temperature=measure(trial, "T_air", "temperature", 293.15) or 293.15,
        pressure=measure(trial, "p_atm", "pressure", ATMOSPHERE) or ATMOSPHERE,
        relative_humidity=_humidity(trial, 0.5),
    )


def lng(folder: Path) -> list[Record]:
    """Short-time arc maxima of LNG spills on water, and the distance to the lower flammable limit."""
    table = read_rows(folder / "lng_trials.csv")
    trials = {_plain(row.get("series", "") + row.get("trial", "")): row for row in table} | {_plain(row["id"]): row for row in table}
    arcs = read_rows(folder / "lng_arcs.csv")
    records: list[Record] = []
    for name in dict.fromkeys(row.get("trial", "") for row in arcs):
        rows = [row for row in arcs if row.get("trial", "") == name]
        try:
            trial = trials.get(_plain(name))
            if trial is None:
                raise BadCase("unreadable", path=name, reason="no weather or source: not in lng_trials.csv")
            chemical = substance(trial.get("substance") or "methane")
            spill = Spill(trial, chemical, max((x for r in rows if (x := measure(r, "x", "length"))), default=0.0))
        except Exception as problem:
            records += [
                missing("lng_arcs", r["id"], f"{r.get('x_m')} m", "c_max", "mol %", number(r, "c_obs_molpct"), words(problem)) for r in rows
            ]
            continue
        records += [_spill_arc(row, spill) for row in rows]
        records += _distance_to_limit(name, trial, rows, spill)
    return records


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).lower()


class Spill:
    """A pool that boils off: the cloud as measured, and its ensemble."""

    def __init__(self, trial: Row, chemical: Substance, farthest: float = 0.0) -> None:
        drawn = factors("lng_arcs")
        self.chemical, self.farthest = chemical, max(farthest, 3000.0)
        self.single, self.many = self._field(trial, {}), self._field(trial, drawn)
        self.scatter = drawn["model"]

    def _field(self, trial: Row, drawn: Mapping[str, FloatArray]) -> DenseField:
        source = spill_source(trial, self.chemical, drawn.get("rate", np.ones(1)))
        return DensePlume().solve(self.chemical, source, consistent_weather(trial, drawn), x_max=self.farthest)

    def depth(self, x: float) -> float:
        """Depth of the cloud as it was measured. [m]"""
        field = self.single
        return float(np.interp(x, field.x[0], field.height[0] * field.vertical_scale[0]))

    def fraction(self, x: float, z: float) -> tuple[float, FloatArray]:
        """Mole fraction at a receptor on the axis, and of each member with the model's scatter."""
        inside = float(self.single.x[0, 0])
        at = [max(x, inside)]
        return float(self.single.mole_fraction(at, 0.0, z)[0, 0]), np.minimum(self.many.mole_fraction(at, 0.0, z)[:, 0] * self.scatter, 1.0)


def spill_source(trial: Row, chemical: Substance, rate_factor: ArrayLike = 1.0) -> SourceTerm:
    """Source of a spill from mass rate or mass and duration, and from pool diameter or evaporation flux."""
    rate, duration, mass = (
        measure(trial, "mass_rate", "mass rate"),
        measure(trial, "spill_duration", "time"),
        measure(trial, "released_mass", "mass"),
    )
    pools = max(number(trial, "n_pools", 1.0) or 1.0, 1.0)
    diameter, flux = measure(trial, "pool_diameter", "length"), measure(trial, "evaporation_flux", "flux")
    if rate is None and mass is not None and duration:
        rate = mass / duration
    if rate is None and diameter is not None and flux is not None:
        rate = flux * math.pi / 4.0 * diameter**2 * pools
    if rate is None or rate <= 0.0:
        raise BadCase("unreadable", path=trial["id"], reason="no mass rate, nor mass and duration, nor pool and evaporation")
    if diameter is None or diameter <= 0.0:
        diameter = math.sqrt(4.0 * rate / (math.pi * (flux or 0.167) * pools))
    temperature = measure(trial, "source_T", "temperature") or float(chemical.boiling_point)
    return SourceTerm.of(
        mass_rate=rate * np.asarray(rate_factor),
        enthalpy=vapour_enthalpy(chemical, temperature),
        diameter=diameter * math.sqrt(pools),
        duration=duration or np.inf,
    )


def _spill_arc(row: Row, spill: Spill) -> Record:
    observed, x, z = measure(row, "c_obs", "mole fraction"), measure(row, "x", "length"), measure(row, "z", "length", 1.0)
    used = flag(row, "use_in_stats", True) and observed is not None and observed > 0.001
    suite = "lng_arcs" if used else "lng_arcs_information"
    tag = (suite, row["id"], f"{row.get('x_m')} m", "c_max", "mol %")
    if observed is None or x is None or x <= 0.0:
        reason = "no observation or no distance" if observed is None or x is None else UPWIND
        return missing(*tag, None if observed is None else 100.0 * observed, reason)
    try:
        c, members = spill.fraction(x, z or 0.0)
    except Exception as problem:
        return missing(*tag, 100.0 * observed, words(problem))
    note = "" if used else "obstructed or below 0.1 %: out of scope of a flat-ground model"
    if c < 1e-6 and z and z > (deep := spill.depth(x)):
        note = "; ".join(filter(None, [note, f"the computed cloud is {deep:.2g} m deep: the receptor stands above it"]))
    return compared(*tag, 100.0 * observed, 100.0 * c, members=100.0 * members, note=note)


def _distance_to_limit(name: str, trial: Row, rows: list[Row], spill: Spill) -> list[Record]:
    if flag(trial, "obstructed", False) or not spill.chemical.is_flammable:
        return []
    limit = spill.chemical.constant("lfl")
    seen = sorted(
        (x, c) for r in rows if (x := measure(r, "x", "length", 0.0) or 0.0) > 0.0 and (c := measure(r, "c_obs", "mole fraction"))
    )
    observed = _crossing([x for x, _ in seen], [c for _, c in seen], limit)
    if observed is None:
        return []
    along = np.geomspace(15.0, 2500.0, 400)
    tag = ("lng_distance_to_lfl", name, "arc maxima interpolated in log–log", "distance", "m")
    computed = _crossing(along.tolist(), spill.single.mole_fraction(along, 0.0, 1.0)[0].tolist(), limit)
    scatter = factors("lng_distance_to_lfl")["model"]
    reaches = [_crossing(along.tolist(), c.tolist(), limit) for c in spill.many.mole_fraction(along, 0.0, 1.0)]
    members = [np.nan if r is None else r * f for r, f in zip(reaches, scatter, strict=True)]
    note = "" if computed is not None else "the computed cloud stays below the limit at 1 m, or above it as far as it is followed"
    return [compared(*tag, observed, computed, members=members, note=note)]


def _crossing(x: list[float], c: list[float], limit: float) -> float | None:
    """Farthest distance at which a falling curve crosses the limit."""
    for i in range(len(x) - 1, 0, -1):
        if c[i - 1] >= limit > c[i] > 0.0:
            share = math.log(c[i - 1] / limit) / math.log(c[i - 1] / c[i])
            return float(math.exp(math.log(x[i - 1]) + share * math.log(x[i] / x[i - 1])))
    return None


def two_phase_jets(folder: Path) -> list[Record]:
    """Flashing jets: concentration on the arcs named by the columns ``c_<distance>m_ppm``."""
    records: list[Record] = []
    for row in read_rows(folder / "desert_tortoise.csv"):
        arcs = [(float(m[1]), key) for key in row if (m := re.fullmatch(r"c_([0-9.]+)_?m_(?:ppm|pct)", key))]
        drawn = factors("two_phase_jets")
        single: DenseField | None
        try:
            farthest = max((x for x, _ in arcs), default=0.0)
            single, many, reason = jet_field(row, {}, farthest), jet_field(row, drawn, farthest), ""
        except Exception as problem:
            single, many, reason = None, None, words(problem)
        for x, key in sorted(arcs):
            observed = number(row, key)
            if observed is None:
                continue
            observed *= 1e4 if key.endswith("pct") else 1.0
            tag = ("desert_tortoise", row["id"], f"{x:g} m", "c_max", "ppm")
            if single is None or many is None:
                records.append(missing(*tag, observed, reason))
                continue
            c = float(_ahead(single, x)[0]) * 1e6
            members = np.minimum(_ahead(many, x) * drawn["model"], 1.0) * 1e6
            recalled = "recalled" in row.get("verified", "")
            records.append(compared(*tag, observed, c, members=members, note="plausibility only: data recalled" if recalled else ""))
    return records


def _ahead(field: DenseField, x: float) -> FloatArray:
    """Mole fraction 1 m above the ground on the axis, (n,); nearer than the expanded jet's start that of its start."""
    return floats(field.mole_fraction(np.maximum(field.x[:, :1], x), 0.0, 1.0)[:, 0])


def jet_weather(row: Row, drawn: Mapping[str, FloatArray] | None = None) -> Weather:
    """Weather of a flashing jet; class D and dry air where nothing is given."""
    text = row.get("release", "")
    roughness = float(m[1]) if (m := re.search(r"z0\s*=\s*([0-9.]+(?:[eE][+-]?[0-9]+)?)", text)) else measure(row, "z0", "length", 0.003)
    wind_key = next((k for k in row if re.fullmatch(r"u_?(?:[0-9.]+m?|ref)?_m_s", k) and number(row, k)), None)
    if wind_key is None:
        raise BadCase("unreadable", path=row["id"], reason="no wind speed")
    height = float(m[1]) if (m := re.search(r"u_?([0-9.]+)m?_m_s", wind_key)) else (measure(row, "z_ref", "length", 2.0) or 2.0)
    length = _obukhov(row)
    return Weather.of(
        wind_speed=(number(row, wind_key) or 0.0) * (drawn or {}).get("wind", np.ones(1)),
        reference_height=height,
        roughness=roughness or 0.003,
        obukhov_length=length,
        stability=None if length is not None else (_stability(row) or "D"),
        temperature=measure(row, "T_air", "temperature", 293.15) or 293.15,
        relative_humidity=_humidity(row, 0.2),
    )


def jet_field(row: Row, drawn: Mapping[str, FloatArray], farthest: float = 0.0) -> DenseField:
    """Cloud of a flashing jet; stored at the air's temperature where none is given."""
    chemical, weather = substance(row.get("substance", "")), jet_weather(row, drawn)
    air = float(weather.temperature)
    storage = measure(row, "T_storage", "temperature", measure(row, "T0", "temperature", air)) or air
    source = flashing_source(
        chemical,
        mass_rate=needed(row, "mass_rate", "mass rate") * drawn.get("rate", np.ones(1)),
        storage_temperature=storage,
        weather=weather,
        duration=measure(row, "duration", "time", np.inf) or np.inf,
    )
    return DensePlume().solve(chemical, source, weather, x_max=max(farthest, 5000.0))


def slab_output(folder: Path) -> list[Record]:
    """Our plume against the printed output of SLAB for its own input decks: model to model, within a factor of two."""
    decks = read_json(folder / "slab_inputs.json")
    records: list[Record] = []
    for path in sorted(folder.glob("slab_*.csv")):
        suite = path.stem
        try:
            deck = next((decks[k] for k in decks if isinstance(decks[k], dict) and k in suite), None)
            rows = [r for r in read_rows(path) if (x := number(r, "x")) is not None and x >= 10.0 and number(r, "cv")]
            if deck is None or not rows:
                raise BadCase("unreadable", path=path.name, reason="no input deck of that name, or no row beyond 10 m")
            drawn = factors("slab")
            single, many = _slab_field(deck, np.ones(1)), _slab_field(deck, drawn["wind"])
        except Exception as problem:
            records.append(missing(suite, suite, "", "cv", "1", None, words(problem)))
            continue
        for row in rows:
            x, cv = number(row, "x") or 0.0, number(row, "cv") or 0.0
            c, members = float(_printed(single, x)[0]), _printed(many, x) * drawn["model"]
            note = "SLAB is a peer, not truth"
            records.append(compared(suite, suite, f"{x:.4g} m", "cv", "1", cv, c, members=np.minimum(members, 1.0), note=note))
    return records


def _printed(field: DenseField | PuffField, x: float) -> FloatArray:
    """What SLAB prints at a distance, (n,): the plume at full length, or the highest concentration ever of a puff."""
    if isinstance(field, PuffField):
        return floats(field.peak([x], 0.0)[:, 0])
    return floats(field.mole_fraction([x], 0.0, 0.0, duration_effect=False)[:, 0])


def _slab_field(deck: dict[str, Any], wind: FloatArray) -> DenseField | PuffField:
    chemical = min(
        all_substances(),
        key=lambda s: abs(s.molar_mass / deck["wms"] - 1.0) + abs(s.boiling_point / deck["tbp"] - 1.0) if s.has("boiling_point") else 9.0,
    )
    weather = Weather.of(
        wind_speed=deck["ua"] * wind,
        reference_height=deck["za"],
        roughness=deck["z0"],
        temperature=deck["ta"],
        obukhov_length=1.0 / deck["inv_L"] if deck.get("inv_L") else NEUTRAL,
        relative_humidity=deck.get("rh", 50.0) / 100.0,
    )
    liquid = deck.get("cmed0", 0.0)
    enthalpy = -liquid * deck["dhe"] + (1.0 - liquid) * float(vapour_enthalpy(chemical, deck["ts"]))
    kind = deck.get("idspl", 1)
    if kind == 4:
        mass = deck.get("qtis") or deck["qs"] * deck["tsd"]
        return DensePuff().solve(chemical, mass=mass, enthalpy=enthalpy, weather=weather, air_ratio=0.1)
    diameter = math.sqrt(4.0 * deck["area"] / math.pi)
    speed = 0.0
    if kind != 1:
        gas = ATMOSPHERE * deck["wms"] / (GAS_CONSTANT * deck["ts"])
        rho = 1.0 / ((1.0 - liquid) / gas + liquid / deck["rhosl"])
        speed = deck["qs"] / (rho * deck["area"])
    source = SourceTerm.of(mass_rate=deck["qs"], enthalpy=enthalpy, diameter=diameter, duration=deck["tsd"], speed=speed)
    return DensePlume().solve(chemical, source, weather, x_max=max(deck.get("xffm", 3000.0), 1000.0), averaging_time=deck.get("tav", 18.75))
