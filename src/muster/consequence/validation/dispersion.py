"""Dispersion trials: Prairie Grass, LNG spills, two-phase jets, SLAB output and formula checks of a peer."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import ATMOSPHERE, KARMAN, MOLAR_MASS_AIR
from ..atmosphere import Weather, neutral_mixing_height, obukhov_length_of_class, power_law_wind, wind_profile
from ..dense import DensePlume, SourceTerm
from ..jets import flashing_source
from ..mixing import vapour_enthalpy
from ..passive import SPICER_HAVENS, SurfacePlume, gaussian_plume, gaussian_puff
from ..puff import DensePuff
from ..screening import britter_mcquaid_distances, britter_mcquaid_plume, britter_mcquaid_puff, britter_mcquaid_puff_distances
from ..sources import gas_orifice, liquid_orifice
from ..substances import Substance, all_substances, substance
from .records import Record, Row, compared, missing, number, read_json, read_rows

SO2_UPTAKE = 0.017  # deposition velocity of sulfur dioxide over friction velocity on short dry grass
NO_SIGMA = "prairie_grass_without_sigma_theta"


def prairie_grass(folder: Path) -> list[Record]:
    """Arc maxima of passive releases, with the measured wind-direction turbulence and without it."""
    runs = {row["run"]: row for row in read_rows(folder / "prairie_grass_met.csv")}
    records = []
    for row in read_rows(folder / "prairie_grass_arcs.csv"):
        for suite, with_sigma, scatter in (("prairie_grass", True, 0.32), (NO_SIGMA, False, 0.42)):
            records.append(_arc(suite, row, runs.get(row["run"]), with_sigma, scatter))
    return records


def _arc(suite: str, row: Row, met: Row | None, with_sigma: bool, scatter: float) -> Record:
    observed, x = number(row, "c_max_mg_m3"), number(row, "arc_m")
    tag = (suite, row["id"], f"{row['arc_m']} m", "c_max", "mg/m3")
    if met is None or observed is None or observed <= 0.0 or x is None:
        return missing(*tag, observed, "no weather for this run" if met is None else "no positive observation")
    try:
        weather = _grass_weather(met, with_sigma)
        rate, height, sampler = number(row, "Q_g_s"), number(row, "source_height_m", 0.46), number(row, "sampler_height_m", 1.5)
        if rate is None:
            return missing(*tag, observed, "no release rate")
        c = SurfacePlume().concentration(
            [x], 0.0, sampler or 1.5, emission_rate=rate / 1000.0, weather=weather, release_height=height or 0.0, deposition=SO2_UPTAKE
        )[0, 0]
    except Exception as problem:
        return missing(*tag, observed, str(problem))
    return compared(*tag, observed, float(c) * 1e6, scatter=scatter, note="; ".join(weather.validity))


def _grass_weather(met: Row, with_sigma: bool) -> Weather:
    speed, z0 = number(met, "u2_m_s"), number(met, "z0_m", 0.006)
    length = number(met, "L_m")
    if length is None and (inverse := number(met, "inv_L_1_m")) is not None:
        length = 1.0 / inverse if inverse else 1e9
    sigma = number(met, "sigma_azimuth_deg") if with_sigma else None
    u_star = number(met, "ustar_m_s")
    if speed is None:
        speed = float(wind_profile(2.0, friction_velocity=u_star or 0.3, obukhov_length=length or 1e9, roughness=z0 or 0.006))
    return Weather.of(
        wind_speed=speed,
        reference_height=2.0,
        roughness=z0 or 0.006,
        obukhov_length=length,
        stability="D" if length is None else None,
        friction_velocity=u_star,
        mixing_height=number(met, "h_mix_m"),
        sigma_azimuth=None if sigma is None else math.radians(sigma),
    )


def consistent_weather(trial: Row) -> Weather:
    """Weather of a spill; a tabulated L and u* that contradict the measured wind by over 10 % give way to neutral air.

    Maplin Sands is the known instance: its tabulated L needs another roughness than the one tabulated beside it.
    """
    speed, reference, z0 = number(trial, "u_ref_m_s"), number(trial, "z_ref_m", 10.0), number(trial, "z0_m", 0.0003)
    length, u_star = number(trial, "obukhov_length_m"), number(trial, "u_star_m_s")
    assert speed is not None
    assert reference is not None
    assert z0 is not None
    if length is not None and u_star is not None:
        implied = float(wind_profile(reference, friction_velocity=u_star, obukhov_length=length, roughness=z0))
        if abs(implied / speed - 1.0) > 0.1:
            length, u_star = 1e9, speed * KARMAN / math.log(reference / z0)
    humidity = number(trial, "RH_pct", 50.0)
    return Weather.of(
        wind_speed=speed,
        reference_height=reference,
        roughness=z0,
        obukhov_length=length,
        friction_velocity=u_star,
        stability=None if length is not None else "D",
        temperature=number(trial, "T_air_K", 293.15) or 293.15,
        pressure=number(trial, "p_atm_Pa", ATMOSPHERE) or ATMOSPHERE,
        relative_humidity=(humidity or 0.0) / 100.0,
    )


def lng(folder: Path) -> list[Record]:
    """Short-time arc maxima of LNG spills on water, and the distance to the lower flammable limit."""
    trials = {row["id"]: row for row in read_rows(folder / "lng_trials.csv")}
    arcs = read_rows(folder / "lng_arcs.csv")
    methane = substance("methane")
    records: list[Record] = []
    for name in dict.fromkeys(row["trial"] for row in arcs):
        rows = [row for row in arcs if row["trial"] == name]
        try:
            field = _spill(trials[name], methane)
        except Exception as problem:
            reason = f"no weather or source: {problem}"
            records += [missing("lng_arcs", r["id"], f"{r['x_m']} m", "c_max", "mol %", number(r, "c_obs_molpct"), reason) for r in rows]
            continue
        records += [_spill_arc(row, field) for row in rows]
        records += _distance_to_limit(name, trials[name], rows, field, methane)
    return records


def _spill(trial: Row, methane: Substance) -> Any:
    rate, diameter = number(trial, "mass_rate_kg_s"), number(trial, "pool_diameter_m")
    duration = number(trial, "spill_duration_s")
    mass = number(trial, "released_mass_kg")
    if rate is None and mass is not None and duration:
        rate = mass / duration
    assert rate is not None, "no mass rate"
    if diameter is None:
        diameter = math.sqrt(4.0 * rate / (math.pi * (number(trial, "evaporation_flux_kg_m2_s", 0.167) or 0.167)))
    pools = number(trial, "n_pools", 1.0) or 1.0
    source = SourceTerm.of(
        mass_rate=rate,
        enthalpy=vapour_enthalpy(methane, number(trial, "source_T_K", 111.7) or 111.7),
        diameter=diameter * math.sqrt(pools),
        duration=duration or np.inf,
    )
    return DensePlume().solve(methane, source, consistent_weather(trial), x_max=3000.0)


def _spill_arc(row: Row, field: Any) -> Record:
    observed, x, z = number(row, "c_obs_molpct"), number(row, "x_m"), number(row, "z_m", 1.0)
    used = row.get("use_in_stats", "True").lower() == "true" and observed is not None and observed > 0.1
    suite = "lng_arcs" if used else "lng_arcs_information"
    tag = (suite, row["id"], f"{row['x_m']} m", "c_max", "mol %")
    if observed is None or x is None:
        return missing(*tag, observed, "no observation or no distance")
    c = float(field.mole_fraction([x], 0.0, z)[0, 0]) * 100.0
    return compared(*tag, observed, c, scatter=0.36, note="" if used else "obstructed or below 0.1 %: out of scope of a flat-ground model")


def _distance_to_limit(name: str, trial: Row, rows: list[Row], field: Any, methane: Substance) -> list[Record]:
    if trial.get("obstructed", "").lower() == "true":
        return []
    limit = methane.constant("lfl")
    seen = sorted((x, c / 100.0) for r in rows if (x := number(r, "x_m")) and (c := number(r, "c_obs_molpct")))
    observed = _crossing([x for x, _ in seen], [c for _, c in seen], limit)
    if observed is None:
        return []
    along = np.geomspace(15.0, 2500.0, 400)
    computed = _crossing(along.tolist(), field.mole_fraction(along, 0.0, 1.0)[0].tolist(), limit)
    return [compared("lng_distance_to_lfl", name, "arc maxima interpolated in log–log", "distance", "m", observed, computed, scatter=0.3)]


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
        arcs = [(float(m[1]), key) for key in row if (m := re.fullmatch(r"c_([0-9.]+)m_ppm", key))]
        try:
            field = _jet(row)
            reason = ""
        except Exception as problem:
            field, reason = None, str(problem)
        for x, key in sorted(arcs):
            observed = number(row, key)
            tag = ("desert_tortoise", row["id"], f"{x:g} m", "c_max", "ppm")
            if observed is None:
                continue
            if field is None:
                records.append(missing(*tag, observed, reason))
                continue
            c = float(field.mole_fraction([x], 0.0, 1.0)[0, 0]) * 1e6
            records.append(compared(*tag, observed, c, scatter=0.36, note="plausibility only: data recalled"))
    return records


def _jet(row: Row) -> Any:
    text = row.get("release", "")
    roughness = float(m[1]) if (m := re.search(r"z0\s*=\s*([0-9.eE+-]+)", text)) else (number(row, "z0_m", 0.003) or 0.003)
    chemical = substance(row["substance"])
    wind_key = next(k for k in row if re.fullmatch(r"u_?[0-9.]*m?_m_s", k))
    height = float(m[1]) if (m := re.search(r"u_?([0-9.]+)m?_m_s", wind_key)) else 2.0
    air = number(row, "T_air_K", 293.15) or 293.15
    humidity = number(row, "RH_pct")
    weather = Weather.of(
        wind_speed=number(row, wind_key) or 0.0,
        reference_height=height,
        roughness=roughness,
        stability=row["stability"][:1],
        temperature=air,
        relative_humidity=0.2 if humidity is None else humidity / 100.0,
    )
    storage = number(row, "T_storage_K", number(row, "T0_K", air)) or air
    source = flashing_source(
        chemical,
        mass_rate=number(row, "mass_rate_kg_s") or 0.0,
        storage_temperature=storage,
        weather=weather,
        duration=number(row, "duration_s", np.inf) or np.inf,
    )
    return DensePlume().solve(chemical, source, weather, x_max=5000.0)


def slab_output(folder: Path) -> list[Record]:
    """Our plume against the printed output of SLAB for its own input decks: model to model, within a factor of two."""
    decks = read_json(folder / "slab_inputs.json")
    records: list[Record] = []
    for path in sorted(folder.glob("slab_*.csv")):
        suite = path.stem
        deck = next((decks[k] for k in decks if isinstance(decks[k], dict) and k in suite), None)
        rows = [r for r in read_rows(path) if (x := number(r, "x")) is not None and x >= 10.0 and number(r, "cv")]
        if deck is None or not rows:
            records.append(missing(suite, suite, "", "cv", "1", None, "no input deck of that name"))
            continue
        try:
            field = _slab_field(deck)
        except Exception as problem:
            records.append(missing(suite, suite, "", "cv", "1", None, str(problem)))
            continue
        for row in rows:
            x, cv = number(row, "x"), number(row, "cv")
            assert x is not None
            assert cv is not None
            c = float(field.mole_fraction([x], 0.0, 0.0, duration_effect=False)[0, 0])
            records.append(compared(suite, suite, f"{x:.4g} m", "cv", "1", cv, c, scatter=0.4, note="SLAB is a peer, not truth"))
    return records


class _PuffPeak:
    """Reads a puff the way the plumes are read: the highest concentration ever at a distance."""

    def __init__(self, puff: Any) -> None:
        self.puff = puff

    def mole_fraction(self, x: list[float], _y: float, z: float, **_options: bool) -> Any:
        return self.puff.peak(x, z)


def _slab_field(deck: dict[str, Any]) -> Any:
    chemical = min(
        all_substances(),
        key=lambda s: abs(s.molar_mass / deck["wms"] - 1.0) + abs(s.boiling_point / deck["tbp"] - 1.0) if s.has("boiling_point") else 9.0,
    )
    weather = Weather.of(
        wind_speed=deck["ua"],
        reference_height=deck["za"],
        roughness=deck["z0"],
        temperature=deck["ta"],
        obukhov_length=1.0 / deck["inv_L"] if deck.get("inv_L") else 1e9,
        relative_humidity=deck["rh"] / 100.0,
    )
    liquid = deck.get("cmed0", 0.0)
    enthalpy = -liquid * deck["dhe"] + (1.0 - liquid) * float(vapour_enthalpy(chemical, deck["ts"]))
    if deck["idspl"] == 4:
        mass = deck.get("qtis") or deck["qs"] * deck["tsd"]
        return _PuffPeak(DensePuff().solve(chemical, mass=mass, enthalpy=enthalpy, weather=weather, air_ratio=0.1))
    if deck["idspl"] == 1:
        source = SourceTerm.of(
            mass_rate=deck["qs"], enthalpy=enthalpy, diameter=math.sqrt(4.0 * deck["area"] / math.pi), duration=deck["tsd"]
        )
    else:
        gas = ATMOSPHERE * deck["wms"] / (8.314462618 * deck["ts"])
        rho = 1.0 / ((1.0 - liquid) / gas + liquid / deck["rhosl"])
        source = SourceTerm.of(
            mass_rate=deck["qs"],
            enthalpy=enthalpy,
            diameter=math.sqrt(4.0 * deck["area"] / math.pi),
            duration=deck["tsd"],
            speed=deck["qs"] / (rho * deck["area"]),
        )
    return DensePlume().solve(chemical, source, weather, x_max=max(deck.get("xffm", 3000.0), 1000.0), averaging_time=deck.get("tav", 18.75))


def gasdispersion(folder: Path) -> list[Record]:
    """Formula checks published with GasDispersion.jl."""
    records: list[Record] = []
    for item in read_json(folder / "gasdispersion_jl.json"):
        try:
            answers = _formula(item)
        except Exception as problem:
            answers = None
            reason = f"{type(problem).__name__}: {problem}"
        tolerance = float(item.get("tolerance_rel", 0.01))
        expected = _flat(item["expected"])
        if answers is None:
            reason = locals().get("reason", "no such formula in the library")
            records += [missing("gasdispersion_jl", item["id"], where, item["model"], "", o, str(reason)) for where, o in expected]
            continue
        known = dict(_flat(answers))
        for where, o in expected:
            p = known.get(where)
            records.append(compared("gasdispersion_jl", item["id"], where, item["model"], "", o, p, relative=max(tolerance, 1e-6)))
    return records


def _flat(value: Any, where: str = "") -> list[tuple[str, float]]:
    if isinstance(value, dict):
        return [pair for k, v in value.items() for pair in _flat(v, f"{where}{k} ")]
    if isinstance(value, list | tuple | np.ndarray):
        return [pair for i, v in enumerate(value) for pair in _flat(v, f"{where}[{i}] ")]
    return [(where.strip(), float(value))]


def _formula(item: dict[str, Any]) -> Any:
    given, expected, model = item.get("inputs", {}), item["expected"], item["model"].lower()
    if "britter" in model and "puff" in model:
        return _puff_formula(given, expected)
    if "britter" in model and "alpha" in given:
        return britter_mcquaid_distances(given["alpha"]).tolist()
    if "britter" in model and "plume" in model:
        ratio = given["T_air_K"] / given["T_source_K"] if given.get("T_source_K") else 1.0
        distances = [float(re.findall(r"[0-9.]+", key)[0]) for key in expected]
        air = given["p_Pa"] * MOLAR_MASS_AIR / (8.314462618 * given["T_air_K"])
        c = britter_mcquaid_plume(
            distances,
            mass_rate=given["mdot_kg_s"],
            density=given["rho_source"],
            air_density=air,
            wind_speed_10=given["u10_m_s"],
            temperature_ratio=ratio,
        )[0] * given.get("c0", 1.0)
        return dict(zip(expected, c.tolist(), strict=True))
    if model.startswith("gaussian plume"):
        sy, sz = (_sigma(given[k], given["x_m"]) for k in ("sigma_y", "sigma_z"))
        return {
            "c_kg_m3": float(
                gaussian_plume(
                    given["x_m"],
                    given["y_m"],
                    given["z_m"],
                    emission_rate=given["Q_kg_s"],
                    wind_speed=given["u_m_s"],
                    release_height=given.get("h_m", 0.0),
                    sigma_y=sy,
                    sigma_z=sz,
                )
            )
        }
    if model.startswith("gaussian puff"):
        sy, sz = (_sigma(given[k], given["x_m"]) for k in ("sigma_y", "sigma_z"))
        sx = _sigma(given["sigma_x"], given["x_m"]) if "sigma_x" in given else sy
        c = gaussian_puff(
            given["x_m"],
            given.get("y_m", 0.0),
            given.get("z_m", 0.0),
            given["t_s"],
            mass=_first(given, "m_kg", "mass_kg", "Q_kg"),
            wind_speed=given["u_m_s"],
            release_height=given.get("h_m", 0.0),
            sigma_x=sx,
            sigma_y=sy,
            sigma_z=sz,
        )
        return dict.fromkeys(expected, float(c))
    if model.startswith(("gas orifice", "gas jet", "gas hole")):
        molar = _first(given, "MW_kg_mol", "M_kg_mol", "molar_mass_kg_mol", "MW_kg_kmol", "MW", "M")
        flow = gas_orifice(
            pressure=_first(given, "P_Pa", "P0_Pa"),
            temperature=_first(given, "T_K", "T0_K"),
            diameter=given["d_m"],
            molar_mass=molar / 1000.0 if molar > 1.0 else molar,
            heat_capacity_ratio=_first(given, "gamma", "k", "kappa"),
            discharge=given.get("Cd", 1.0),
            ambient_pressure=given.get("p_atm_Pa", ATMOSPHERE),
        )
        return {"mdot_kg_s": float(flow.mass_rate)}
    if model.startswith("liquid orifice"):
        rate, speed = liquid_orifice(
            pressure=given["P_Pa"], ambient_pressure=given["p_atm_Pa"], density=given["rho"], diameter=given["d_m"], discharge=given["Cd"]
        )
        return {"mdot_kg_s": float(rate), "u_m_s": float(speed)}
    return _formula_of_weather(item, model)


def _first(given: dict[str, Any], *keys: str) -> float:
    """Value of the first of several names that the file may use."""
    for key in keys:
        if key in given:
            return float(given[key])
    raise KeyError(" / ".join(keys))


def _puff_formula(given: dict[str, Any], expected: Any) -> Any:
    if "alpha" in given:
        return britter_mcquaid_puff_distances(given["alpha"]).tolist()
    density = _first(given, "rho_source", "rho")
    volume = given["V_m3"] if "V_m3" in given else _first(given, "m_kg", "mass_kg") / density
    air = given.get("p_Pa", ATMOSPHERE) * MOLAR_MASS_AIR / (8.314462618 * given["T_air_K"])
    ratio = given["T_air_K"] / given["T_source_K"] if given.get("T_source_K") else 1.0
    distances = [float(re.findall(r"[0-9.]+", key)[0]) for key in expected]
    c = britter_mcquaid_puff(
        distances, volume=volume, density=density, air_density=air, wind_speed_10=given["u10_m_s"], temperature_ratio=ratio
    )[0]
    return dict(zip(expected, (c * given.get("c0", 1.0)).tolist(), strict=True))


def _formula_of_weather(item: dict[str, Any], model: str) -> Any:
    expected = item["expected"]
    found = [float(v) for v in re.findall(r"(?<![A-Za-z*])[0-9.]+", item["model"])]
    if "power-law wind" in model:
        speed, low, high = found[0], found[1], found[2]
        return {s: power_law_wind(high, wind_speed=speed, reference_height=low, stability=s, urban="urban" in model) for s in expected}
    if "wind profile" in model:
        speed, low, high = found[0], found[1], found[2]
        return {s: _tno_wind(speed, low, high, s) for s in expected}
    if "sigma_y, sigma_z" in model:
        x = np.array([float(re.findall(r"x=([0-9.]+)", item["model"])[0])])
        return {s: [float(SPICER_HAVENS.sigma_y(x, s)[0]), float(SPICER_HAVENS.sigma_z(x, s)[0])] for s in expected}
    if "mixing height" in model:
        u10, latitude = re.findall(r"u10=([0-9.]+)", item["model"])[0], re.findall(r"lat ([0-9.]+)", item["model"])[0]
        return {"h_mix_m": float(neutral_mixing_height(0.1 * float(u10), float(latitude)))}
    return None


def _tno_wind(speed: float, low: float, high: float, stability: str) -> float:
    """Similarity profile over 0.1 m roughness; the class is turned into an Obukhov length over short grass (0.035 m), as the peer does."""
    length = float(obukhov_length_of_class(stability, 0.035))
    u_star = speed / float(wind_profile(low, friction_velocity=1.0, obukhov_length=length, roughness=0.1))
    return float(wind_profile(high, friction_velocity=u_star, obukhov_length=length, roughness=0.1))


def _sigma(formula: str | float, x: float) -> float:
    """Evaluate ``a x^b`` or ``a x^b exp(c ln(x)^2)`` written as text."""
    if not isinstance(formula, str):
        return float(formula)
    match = re.fullmatch(r"\s*([0-9.eE+-]+)\s*x\^([0-9.]+)(?:\s*exp\(\s*([0-9.eE+-]+)\s*ln\(x\)\^2\s*\))?\s*", formula)
    if match is None:
        raise ValueError(f"cannot read the formula {formula!r}")
    c = float(match[3]) if match[3] else 0.0
    return float(float(match[1]) * x ** float(match[2]) * math.exp(c * math.log(x) ** 2))
