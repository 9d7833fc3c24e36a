"""Formula checks of a peer: each recomputed by the function of the library that holds the same formula."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import ATMOSPHERE, MOLAR_MASS_AIR
from ..atmosphere import neutral_mixing_height, obukhov_length_of_class, power_law_wind, wind_profile
from ..passive import SPICER_HAVENS, gaussian_plume, gaussian_puff
from ..screening import britter_mcquaid_distances, britter_mcquaid_plume, britter_mcquaid_puff, britter_mcquaid_puff_distances
from ..sources import gas_orifice, liquid_orifice
from .cells import read_items, tolerance_of, words
from .records import Record, compared, missing


def gasdispersion(folder: Path) -> list[Record]:
    """Formula checks published with GasDispersion.jl."""
    records: list[Record] = []
    for item in read_items(folder / "gasdispersion_jl.json"):
        reason = "no such formula in the library"
        try:
            answers = _formula(item)
        except Exception as problem:
            answers, reason = None, words(problem)
        name, model = str(item.get("id", "?")), str(item.get("model", ""))
        tolerance = tolerance_of(item)
        expected = _flat(item.get("expected", {}))
        if answers is None:
            records += [missing("gasdispersion_jl", name, where, model, "", o, reason) for where, o in expected]
            continue
        known = dict(_flat(answers))
        for where, o in expected:
            p = known.get(where)
            records.append(compared("gasdispersion_jl", name, where, model, "", o, p, relative=max(tolerance, 1e-6)))
    return records


def _flat(value: Any, where: str = "") -> list[tuple[str, float]]:
    if isinstance(value, dict):
        return [pair for k, v in value.items() for pair in _flat(v, f"{where}{k} ")]
    if isinstance(value, list | tuple | np.ndarray):
        return [pair for i, v in enumerate(value) for pair in _flat(v, f"{where}[{i}] ")]
    return [(where.strip(), float(value))] if isinstance(value, int | float) else []


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
