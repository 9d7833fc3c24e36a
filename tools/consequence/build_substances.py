"""Build the frozen substances table from kept property libraries.

Run in an environment of its own (the product never imports these libraries)::

    python -m venv /tmp/properties && /tmp/properties/bin/pip install chemicals thermo
    /tmp/properties/bin/python tools/consequence/build_substances.py FOLDER

``FOLDER`` holds ``toxic_endpoints.csv``, ``probit_constants.csv`` and ``hse_dtl.csv`` (value, source, mark per row).
Writes ``src/muster/consequence/data/substances.json``. Each value carries the method it came from and a mark:
``library`` (correlation of published measurements), ``estimated`` (group or corresponding-states method),
``recalled`` (from expert memory: to be checked against the cited text before legal use).
"""

from __future__ import annotations

import csv
import importlib.metadata
import json
import math
import re
import sys
from pathlib import Path
from typing import Any

from chemicals import (
    LFL,
    MW,
    UFL,
    Hfg,
    LFL_methods,
    Pc,
    Pc_methods,
    T_autoignition,
    T_autoignition_methods,
    T_flash,
    T_flash_methods,
    Tb,
    Tb_methods,
    Tc,
    Tc_methods,
    Tm,
    Tm_methods,
    UFL_methods,
    omega,
    omega_methods,
)
from chemicals.combustion import combustion_data
from chemicals.identifiers import search_chemical
from thermo import (
    EnthalpyVaporization,
    HeatCapacityGas,
    HeatCapacityLiquid,
    SurfaceTension,
    VaporPressure,
    ViscosityLiquid,
    VolumeLiquid,
)

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "muster" / "consequence" / "data" / "substances.json"
POINTS = 20
ESTIMATING = (
    "JOBACK",
    "ROWLINSON",
    "DADGOSTAR",
    "LASTOVKA",
    "CSP",
    "CHUEH",
    "RACKETT",
    "CLAPEYRON",
    "SIDDONS",
    "LEE_KESLER",
    "AMBROSE",
    "SANJARI",
    "EDALAT",
    "PITZER",
    "VETERE",
    "CHEN",
    "RIEDEL",
    "LIU",
    "VELASCO",
    "MORGAN",
    "EQUILIBRIUM",
    "BONDI",
    "WATSON",
    "SUZUKI",
    "CRAMMER",
    "ALIBAKHSHI",
    "BROCK",
    "SASTRI",
    "MIQUEU",
    "LETSOU",
    "PRZEDZIECKI",
    "COOLPROP_EST",
    "HTCOSTALD",
    "BHIRUD",
    "CAMPBELL",
    "YEN",
    "YAMADA",
    "ZULETA",
    "HAKIM",
    "MERSMANN",
    "SUPERCRIT",
)
# Values that the libraries lack, from expert memory; every one marked.
RECALLED: dict[str, dict[str, tuple[float, str]]] = {
    "hydrogen_fluoride": {"heat_of_vaporization_at_boiling": (3.77e5, "JANAF, apparent (associated vapour)")},
    "toluene_diisocyanate": {"lfl": (0.009, "NFPA"), "ufl": (0.095, "NFPA")},
    "ammonia": {"lfl": (0.15, "NFPA 497"), "ufl": (0.28, "NFPA 497")},
    "hydrogen": {"lfl": (0.04, "NFPA 497"), "ufl": (0.75, "NFPA 497")},
    "arsine": {"lfl": (0.051, "NIOSH"), "ufl": (0.78, "NIOSH")},
    "phosphine": {"lfl": (0.016, "NIOSH"), "ufl": (0.98, "NIOSH")},
    "hydrogen_cyanide": {"lfl": (0.056, "NFPA"), "ufl": (0.40, "NFPA")},
    "acrolein": {"heat_of_combustion": (2.90e7, "NFPA 49, lower value")},
}
# Large-pool burning rate [kg/m2/s] and optical term k*beta [1/m] (Babrauskas 1983; Mudan & Croce), recalled.
BURNING = {
    "methane": (0.141, 0.136),
    "ethane": (0.12, 0.6),
    "propane": (0.099, 1.4),
    "n_butane": (0.078, 2.7),
    "isobutane": (0.078, 2.7),
    "n_pentane": (0.085, 1.9),
    "n_hexane": (0.074, 1.9),
    "n_heptane": (0.101, 1.1),
    "n_octane": (0.081, 1.4),
    "benzene": (0.085, 2.7),
    "toluene": (0.072, 1.9),
    "o_xylene": (0.090, 1.4),
    "styrene": (0.075, 1.7),
    "methanol": (0.022, 100.0),
    "ethanol": (0.029, 100.0),
    "isopropanol": (0.040, 2.0),
    "acetone": (0.041, 1.9),
    "diethyl_ether": (0.085, 0.7),
    "hydrogen": (0.169, 6.1),
    "ethyl_acetate": (0.064, 1.3),
    "cyclohexane": (0.089, 1.5),
    "tetrahydrofuran": (0.072, 1.5),
    "carbon_disulfide": (0.132, 100.0),
    "methyl_ethyl_ketone": (0.072, 1.5),
    "acrylonitrile": (0.052, 1.5),
    "vinyl_acetate": (0.061, 1.5),
}
# Fundamental burning velocity [m/s] (NFPA 68), recalled: sets the reactivity class of vapour cloud explosions.
VELOCITY = {
    "methane": 0.40,
    "ethane": 0.47,
    "propane": 0.46,
    "n_butane": 0.45,
    "isobutane": 0.45,
    "n_pentane": 0.46,
    "n_hexane": 0.46,
    "n_heptane": 0.46,
    "n_octane": 0.45,
    "cyclohexane": 0.46,
    "ethylene": 0.80,
    "propylene": 0.52,
    "butadiene_1_3": 0.68,
    "acetylene": 1.66,
    "hydrogen": 3.12,
    "ethylene_oxide": 1.08,
    "propylene_oxide": 0.82,
    "carbon_disulfide": 0.58,
    "benzene": 0.48,
    "toluene": 0.41,
    "methanol": 0.56,
    "acetone": 0.54,
    "diethyl_ether": 0.47,
    "dimethyl_ether": 0.54,
    "carbon_monoxide": 0.46,
    "acrylonitrile": 0.50,
    "acrolein": 0.66,
    "acetaldehyde": 0.50,
    "ethyl_acetate": 0.38,
    "vinyl_chloride": 0.45,
    "ammonia": 0.08,
    "hydrogen_sulfide": 0.41,
    "isopropanol": 0.41,
    "styrene": 0.45,
    "tetrahydrofuran": 0.50,
    "methyl_chloride": 0.10,
    "isobutylene": 0.44,
    "o_xylene": 0.34,
    "ethanol": 0.45,
}


# AEGL-1, -2, -3 [ppm] at 10, 30, 60, 240, 480 minutes (NRC/EPA final values), recalled; others carry 60 minutes only.
AEGL_TIMES = (10, 30, 60, 240, 480)
AEGL: dict[str, tuple[tuple[float, ...] | None, tuple[float, ...] | None, tuple[float, ...] | None]] = {
    "chlorine": ((0.5,) * 5, (2.8, 2.8, 2.0, 1.0, 0.71), (50, 28, 20, 10, 7.1)),
    "ammonia": ((30,) * 5, (220, 220, 160, 110, 110), (2700, 1600, 1100, 550, 390)),
    "hydrogen_sulfide": ((0.75, 0.60, 0.51, 0.36, 0.33), (41, 32, 27, 20, 17), (76, 59, 50, 37, 31)),
    "hydrogen_fluoride": ((1.0,) * 5, (95, 34, 24, 12, 12), (170, 62, 44, 22, 22)),
    "hydrogen_chloride": ((1.8,) * 5, (100, 43, 22, 11, 11), (620, 210, 100, 26, 26)),
    "sulfur_dioxide": ((0.20,) * 5, (0.75,) * 5, (30, 30, 30, 19, 9.6)),
    "phosgene": (None, (0.60, 0.60, 0.30, 0.08, 0.04), (3.6, 1.5, 0.75, 0.20, 0.09)),
    "hydrogen_cyanide": ((2.5, 2.5, 2.0, 1.3, 1.0), (17, 10, 7.1, 3.5, 2.5), (27, 21, 15, 8.6, 6.6)),
    "carbon_monoxide": (None, (420, 150, 83, 33, 27), (1700, 600, 330, 150, 130)),
    "ethylene_oxide": (None, (80, 80, 45, 14, 7.9), (360, 360, 200, 63, 35)),
    "methyl_isocyanate": (None, (0.40, 0.13, 0.067, 0.017, 0.008), (1.2, 0.40, 0.20, 0.05, 0.025)),
    "nitrogen_dioxide": ((0.5,) * 5, (20, 15, 12, 8.2, 6.7), (34, 25, 20, 14, 11)),
    "bromine": ((0.033,) * 5, (0.55, 0.33, 0.24, 0.13, 0.095), (19, 12, 8.5, 4.5, 3.3)),
    "acrolein": ((0.03,) * 5, (0.44, 0.18, 0.10, 0.10, 0.10), (6.2, 2.5, 1.4, 0.48, 0.27)),
    "phosphine": (None, (4.0, 4.0, 2.0, 0.50, 0.25), (7.2, 7.2, 3.6, 0.90, 0.45)),
    "acrylonitrile": (None, (8.6, 3.2, 1.7, 0.48, 0.26), (130, 50, 28, 9.7, 5.2)),
    "benzene": ((130, 73, 52, 18, 9), (2000, 1100, 800, 400, 200), (9700, 5600, 4000, 2000, 990)),
    "toluene": ((67,) * 5, (1400, 760, 560, 310, 250), (10000, 5200, 3700, 1800, 1400)),
    "o_xylene": ((130,) * 5, (2500, 1300, 920, 500, 400), (7200, 3600, 2500, 1300, 1000)),
    "styrene": ((20,) * 5, (230, 160, 130, 130, 130), (1900, 1900, 1100, 340, 340)),
    "methanol": ((670, 670, 530, 340, 270), (11000, 4000, 2100, 730, 520), None),
    "acetone": ((200,) * 5, (9300, 4900, 3200, 1400, 950), (16000, 8600, 5700, 2500, 1700)),
    "vinyl_acetate": ((6.7,) * 5, (46, 46, 36, 23, 15), (230, 230, 180, 110, 75)),
    "vinyl_chloride": ((450, 310, 250, 140, 70), (2800, 1600, 1200, 820, 820), (12000, 6800, 4800, 3400, 3400)),
    "propane": ((10000, 6900, 5500, 5500, 5500), (17000,) * 5, (33000,) * 5),
    "n_butane": ((10000, 6900, 5500, 5500, 5500), (24000, 17000, 17000, 17000, 17000), (77000, 53000, 53000, 53000, 53000)),
    "n_hexane": (None, (4000, 2900, 2900, 2900, 2900), (12000, 8600, 8600, 8600, 8600)),
    "butadiene_1_3": ((670,) * 5, (6700, 6700, 5300, 3400, 2700), (27000, 27000, 22000, 14000, 6800)),
    "carbon_disulfide": ((17, 17, 13, 8.4, 6.7), (200, 200, 160, 100, 50), (600, 600, 480, 300, 150)),
    "methylamine": ((15,) * 5, (160, 92, 64, 31, 21), (910, 510, 350, 170, 110)),
    "dimethylamine": ((10,) * 5, (130, 85, 66, 40, 32), (480, 320, 250, 150, 120)),
    "fluorine": ((1.7,) * 5, (20, 11, 5, 2.3, 2.3), (36, 19, 13, 5.7, 5.7)),
    "formaldehyde": ((0.9,) * 5, (14,) * 5, (100, 70, 56, 35, 35)),
    "acetaldehyde": ((45,) * 5, (340, 340, 270, 170, 110), (1100, 1100, 840, 530, 260)),
    "nitric_acid": ((0.16,) * 5, (43, 30, 24, 6, 3), (170, 120, 92, 23, 11)),
    "arsine": (None, (0.3, 0.21, 0.17, 0.04, 0.02), (0.91, 0.63, 0.5, 0.13, 0.06)),
    "methyl_bromide": (None, (940, 380, 210, 67, 67), (3300, 1300, 740, 230, 130)),
    "methyl_mercaptan": (None, (40, 29, 23, 14, 7.3), (120, 86, 68, 43, 22)),
    "chloroform": (None, (120, 80, 64, 40, 29), (4000, 4000, 3200, 2000, 1600)),
    "hydrazine": ((0.1,) * 5, (23, 16, 13, 3.1, 1.6), (64, 45, 35, 8.9, 4.4)),
    "aniline": ((48, 16, 8, 2, 1), (72, 24, 12, 3, 1.5), (120, 40, 20, 5, 2.5)),
    "phenol": ((19, 19, 15, 9.5, 6.3), (29, 29, 23, 15, 12), None),
    "hydrogen_bromide": ((1,) * 5, (250, 83, 40, 11, 11), (740, 250, 120, 31, 31)),
    "toluene_diisocyanate": ((0.02, 0.02, 0.02, 0.01, 0.01), (0.24, 0.17, 0.083, 0.021, 0.021), (0.65, 0.65, 0.51, 0.32, 0.16)),
}
MEDIUM = frozenset(
    {
        "acrylonitrile",
        "benzene",
        "toluene",
        "o_xylene",
        "styrene",
        "methanol",
        "acetone",
        "vinyl_acetate",
        "vinyl_chloride",
        "propane",
        "n_butane",
        "n_hexane",
        "butadiene_1_3",
        "carbon_disulfide",
        "methylamine",
        "dimethylamine",
        "fluorine",
        "formaldehyde",
        "acetaldehyde",
        "nitric_acid",
        "arsine",
        "methyl_bromide",
        "methyl_mercaptan",
        "chloroform",
        "hydrazine",
        "aniline",
        "phenol",
        "hydrogen_bromide",
        "toluene_diisocyanate",
    }
)  # times other than 60 min with less confidence


def endpoints(key: str, row: dict[str, str] | None, probits: list[dict[str, str]], load: dict[str, str] | None) -> dict[str, Any]:
    """Toxic endpoints of one substance [ppm], each group with its source and mark."""
    found: dict[str, Any] = {}
    if row:
        number = {name: float(text) for name, text in row.items() if text and re.fullmatch(r"[0-9.]+", text)}
        aegl = {str(level): {"60": number[f"AEGL{level}_60min_ppm"]} for level in (1, 2, 3) if f"AEGL{level}_60min_ppm" in number}
        if key in AEGL:
            for level, values in zip((1, 2, 3), AEGL[key], strict=True):
                if values:
                    aegl[str(level)] = {str(t): float(v) for t, v in zip(AEGL_TIMES, values, strict=True)}
        found["aegl"] = {
            "values": aegl,
            "source": row["AEGL_source"],
            "mark": row["AEGL_verified"],
            "confidence": row["AEGL_confidence"],
        }
        if key in MEDIUM:
            found["aegl"]["durations_confidence"] = "medium"
        erpg = {str(level): number[f"ERPG{level}_ppm"] for level in (1, 2, 3) if f"ERPG{level}_ppm" in number}
        if erpg:
            found["erpg"] = {
                "values": erpg,
                "source": "AIHA ERPG",
                "mark": row["ERPG_verified"],
                "confidence": row["ERPG_confidence"],
            }
        if "IDLH_ppm_NIOSH" in number:
            found["idlh"] = {"value": number["IDLH_ppm_NIOSH"], "source": "NIOSH", "mark": row["IDLH_verified"]}
        if "IDLH_mg_m3_GBT50493_2019" in number:
            found["idlh_gbt50493"] = {
                "value": number["IDLH_mg_m3_GBT50493_2019"],
                "unit": "mg/m3",
                "source": "GB/T 50493-2019",
                "mark": row["GBT50493_verified"],
            }
    if probits:
        found["probits"] = [
            {
                "a": float(p["a"]),
                "b": float(p["b"]),
                "n": float(p["n"]),
                "units": "ppm" if "ppm" in p["units"] else "mg/m3",
                "source": p["source"],
                "mark": p["verified"].split(";")[0],
                "confidence": p["confidence"],
            }
            for p in probits
        ]
    if load:
        found["dangerous_toxic_load"] = {
            "n": float(load["n"]),
            "slot": float(load["SLOT_DTL_ppm^n_min"]),
            "slod": float(load["SLOD_DTL_ppm^n_min"]),
            "source": load["source"],
            "mark": load["verified"],
        }
    return found


def mark(method: str | None) -> str:
    text = (method or "").upper()
    return "estimated" if any(word in text for word in ESTIMATING) else "library"


def value(number: float | None, unit: str, method: str | None, kind: str | None = None) -> dict[str, Any] | None:
    if number is None or not math.isfinite(number):
        return None
    return {"value": float(f"{number:.6g}"), "unit": unit, "method": method or "default", "mark": kind or mark(method)}


def constant(function: Any, all_methods: Any, cas: str, unit: str) -> dict[str, Any] | None:
    methods = all_methods(cas)
    return value(function(cas, method=methods[0]), unit, methods[0]) if methods else None


def limit(function: Any, all_methods: Any, cas: str) -> dict[str, Any] | None:
    """Flammability limit, NFPA 497 before any other list (the default would give methane 4.4 %)."""
    available = all_methods(CASRN=cas)
    wanted = [m for m in ("NFPA 497 (2008)", *available) if m in available]
    return value(function(CASRN=cas, method=wanted[0]), "mol/mol", wanted[0]) if wanted else None


def table(property_: Any, low: float, high: float, scale: float, unit: str) -> dict[str, Any] | None:
    if not property_.method:
        return None
    temperatures, numbers = [], []
    for i in range(POINTS):
        temperature = low + (high - low) * i / (POINTS - 1)
        try:
            number = property_.T_dependent_property(temperature)
        except Exception:
            number = None
        if number is not None and isinstance(number, (int, float)) and math.isfinite(number) and number > 0:
            temperatures.append(round(temperature, 3))
            numbers.append(float(f"{number * scale:.6g}"))
    if len(numbers) < 3:
        return None
    return {
        "temperature": temperatures,
        "value": numbers,
        "unit": unit,
        "method": property_.method,
        "mark": mark(property_.method),
    }


def build(row: dict[str, str]) -> dict[str, Any]:
    cas, key = row["cas"], row["id"]
    weight = MW(cas)
    critical, boiling, melting, pressure = Tc(cas), Tb(cas), Tm(cas), Pc(cas)
    acentric = omega(cas)
    entry: dict[str, Any] = {k: row[k] for k in ("name_en", "name_zh", "cas", "un")}
    entry["aliases"] = [a for a in row["aliases"].split("|") if a]
    constants = {
        "molar_mass": value(weight / 1000, "kg/mol", "elements"),
        "boiling_point": constant(Tb, Tb_methods, cas, "K"),
        "melting_point": constant(Tm, Tm_methods, cas, "K"),
        "critical_temperature": constant(Tc, Tc_methods, cas, "K"),
        "critical_pressure": constant(Pc, Pc_methods, cas, "Pa"),
        "acentric_factor": constant(omega, omega_methods, cas, "1"),
        "lfl": limit(LFL, LFL_methods, cas),
        "ufl": limit(UFL, UFL_methods, cas),
        "autoignition_temperature": constant(T_autoignition, T_autoignition_methods, cas, "K"),
        "flash_point": constant(T_flash, T_flash_methods, cas, "K"),
    }
    if constants["lfl"] and row["id"] in ("nitrogen", "oxygen", "carbon_dioxide", "water", "nitrous_oxide", "chlorine"):
        constants["lfl"] = constants["ufl"] = None
    heat = lower_heat(cas)
    constants["heat_of_combustion"] = heat if constants["lfl"] else None
    tables = {}
    if critical and boiling:
        low = max(melting or 0.4 * critical, 0.4 * critical)
        high = 0.985 * critical
        vapour = VaporPressure(CASRN=cas, Tb=boiling, Tc=critical, Pc=pressure, omega=acentric)
        liquid_volume = VolumeLiquid(CASRN=cas, MW=weight, Tb=boiling, Tc=critical, Pc=pressure, omega=acentric, Psat=vapour)
        evaporation = EnthalpyVaporization(CASRN=cas, Tb=boiling, Tc=critical, Pc=pressure, omega=acentric, Psat=vapour)
        gas_heat = HeatCapacityGas(CASRN=cas, MW=weight)
        liquid_heat = HeatCapacityLiquid(CASRN=cas, MW=weight, Tc=critical, omega=acentric, Cpgm=gas_heat)
        tables["vapour_pressure"] = table(vapour, low, high, 1.0, "Pa")
        density = table(liquid_volume, low, high, 1.0, "kg/m3")
        if density:
            density["value"] = [float(f"{weight / 1000 / v:.6g}") for v in density["value"]]
        tables["liquid_density"] = density
        tables["heat_of_vaporization"] = table(evaporation, low, high, 1000 / weight, "J/kg")
        tables["gas_heat_capacity"] = table(gas_heat, min(150.0, low), 1500.0, 1000 / weight, "J/(kg K)")
        tables["liquid_heat_capacity"] = table(liquid_heat, low, 0.95 * critical, 1000 / weight, "J/(kg K)")
        tables["surface_tension"] = table(
            SurfaceTension(CASRN=cas, MW=weight, Tb=boiling, Tc=critical, Pc=pressure, omega=acentric),
            low,
            0.95 * critical,
            1.0,
            "N/m",
        )
        tables["liquid_viscosity"] = table(
            ViscosityLiquid(CASRN=cas, MW=weight, Tm=melting, Tc=critical, Pc=pressure, omega=acentric),
            low,
            0.9 * critical,
            1.0,
            "Pa s",
        )
    for name, (number, source) in RECALLED.get(key, {}).items():
        unit = {"lfl": "mol/mol", "ufl": "mol/mol"}.get(name, "J/kg")
        constants[name] = value(number, unit, source, "recalled")
    if key in BURNING:
        constants["burning_rate"] = value(BURNING[key][0], "kg/(m2 s)", "Babrauskas 1983", "recalled")
        constants["burning_extinction"] = value(BURNING[key][1], "1/m", "Babrauskas 1983", "recalled")
    if key in VELOCITY:
        constants["burning_velocity"] = value(VELOCITY[key], "m/s", "NFPA 68", "recalled")
    entry["constants"] = {k: v for k, v in constants.items() if v}
    entry["tables"] = {k: v for k, v in tables.items() if v}
    return entry


def lower_heat(cas: str) -> dict[str, Any] | None:
    """Lower heat of combustion from the enthalpy of formation of the gas and the elements burnt to gases."""
    try:
        atoms = search_chemical(cas).formula
        burnt = combustion_data(formula=atoms, Hf=Hfg(cas), MW=MW(cas))
    except Exception:
        return None
    if burnt is None or burnt.LHV is None or burnt.LHV >= 0:
        return None
    return value(-burnt.LHV / (MW(cas) / 1000), "J/kg", "stoichiometry, gas enthalpy of formation", "library")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def main() -> None:
    folder = Path(sys.argv[1])
    toxic = {row["CAS"]: row for row in rows_of(folder / "toxic_endpoints.csv")}
    probits, loads = rows_of(folder / "probit_constants.csv"), {r["name"]: r for r in rows_of(folder / "hse_dtl.csv")}
    built = {}
    for row in rows_of(HERE / "substances.csv"):
        built[row["id"]] = build(row)
        own = [p for p in probits if p["name"].split(" (")[0] == row["name_en"]]
        built[row["id"]]["toxicity"] = endpoints(
            row["id"],
            next((toxic[c] for c in (row["cas"], *row["aliases"].split("|")) if c in toxic), None),
            own,
            loads.get(row["name_en"]),
        )
    versions = {name: importlib.metadata.version(name) for name in ("chemicals", "thermo")}
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(
        json.dumps({"built_with": versions, "points": POINTS, "substances": built}, ensure_ascii=False, separators=(",", ":")) + "\n",
        encoding="utf-8",
    )
    for key, entry in built.items():
        lacking = {
            "vapour_pressure",
            "liquid_density",
            "heat_of_vaporization",
            "gas_heat_capacity",
            "liquid_heat_capacity",
        } - set(entry["tables"])
        lacking |= {"boiling_point", "critical_temperature"} - set(entry["constants"])
        if lacking:
            sys.stdout.write(f"{key}: lacks {sorted(lacking)}\n")


if __name__ == "__main__":
    main()
