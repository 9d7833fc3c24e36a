"""Fire trials: pool fires, jet fires, fireballs, emissive powers and burning rates."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import GAS_CONSTANT, MOLAR_MASS_AIR
from ..errors import ConsequenceError
from ..fires import Fireball, JetFire, PoolFire, jet_flame_length
from ..jets import NotionalNozzle, real_gas_nozzle
from ..substances import Substance, substance
from .records import Record, compared, missing, read_json

AZIMUTH = {"N": 0.0, "E": 90.0, "S": 180.0, "W": 270.0}
FACES = {"+x": (1, 0, 0), "-x": (-1, 0, 0), "+y": (0, 1, 0), "-y": (0, -1, 0), "+z": (0, 0, 1), "-z": (0, 0, -1)}
FUELS = {"LNG": "methane", "NG": "methane", "LPG": "propane", "H2": "hydrogen", "CH4": "methane", "C3H8": "propane"}


def fires(folder: Path) -> list[Record]:
    """Every case of ``fires.json`` by its kind."""
    records: list[Record] = []
    for case in read_json(folder / "fires.json"):
        kind = case.get("kind", "")
        try:
            handler = next((h for prefix, h in HANDLERS if kind.startswith(prefix)), None)
            if handler is None:
                records.append(missing("fires_other", case.get("id", "?"), "", kind, "", None, f"kind {kind!r} is not known"))
                continue
            records += handler(case)
        except Exception as problem:
            records.append(missing("fires_other", case.get("id", "?"), "", kind, "", None, f"{type(problem).__name__}: {problem}"))
    return records


def fuel_of(case: dict[str, Any], default: str = "methane") -> Substance:
    """Fuel named by the case or by its kind."""
    for text in (case.get("fuel", ""), case.get("substance", ""), case.get("kind", "")):
        for short, name in FUELS.items():
            if re.search(rf"(?<![A-Za-z]){short}(?![A-Za-z0-9])", text.replace("_", " ")):
                return substance(name)
        name = text.split(" (")[0]
        try:
            if name and not text.startswith(("pool", "jet", "fireball")):
                return substance(name)
        except ConsequenceError:
            continue
    return substance(default)


def pool_fire(case: dict[str, Any]) -> list[Record]:
    """Flux at radiometers with the measured flame, with the predicted flame, and the flame's length."""
    fuel, model, name = fuel_of(case), PoolFire(), case["id"]
    if "radiometers" not in case:
        return []
    pressure, air = case.get("p_Pa", 101325.0), case.get("T_air_K", 293.15)
    given: dict[str, Any] = {
        "diameter": case["pool_diameter_m"],
        "wind_speed": case.get("wind_m_s", 0.0),
        "air_density": pressure * MOLAR_MASS_AIR / (GAS_CONSTANT * air),
        "burning_rate": case.get("burning_rate_kg_m2_s"),
    }
    leans = math.radians(case.get("wind_from_deg_in_test_frame", case.get("wind_from_deg", 180.0)) + 180.0)
    places = []
    for r in case["radiometers"]:
        azimuth = math.radians(r["azimuth_deg"] if "azimuth_deg" in r else AZIMUTH[r["side"]]) - leans
        places.append((r["r_m"] * math.cos(azimuth), r["r_m"] * math.sin(azimuth), r.get("z_m", 1.5)))
    measured = {
        key: value
        for key, value in (
            ("length", case.get("flame_length_m")),
            ("drag", case.get("flame_drag_D_ratio")),
            ("tilt", math.radians(case["flame_tilt_deg"]) if "flame_tilt_deg" in case else None),
        )
        if value is not None
    }
    records = []
    predicted = model.shape(fuel, **given)
    for suite, shape in (("pool_fire_flux", model.shape(fuel, **given, **measured)), ("pool_fire_flux_predicted_flame", predicted)):
        flux = model.flux(shape, places, temperature=air, relative_humidity=case.get("RH_pct", 50.0) / 100.0)[0] / 1000.0
        for r, q in zip(case["radiometers"], flux, strict=True):
            where = f"{r.get('side', r.get('azimuth_deg', ''))} {r['r_m']} m"
            records.append(compared(suite, name, where, "flux", "kW/m2", r["flux_kW_m2"], float(q), factor=1.5, scatter=0.42))
    if "flame_length_m" in case:
        records.append(
            compared("pool_fire_length", name, "", "flame length", "m", case["flame_length_m"], float(predicted.length[0]), relative=0.2)
        )
    if "flame_tilt_deg" in case:
        records.append(
            compared(
                "pool_fire_length",
                name,
                "",
                "flame tilt",
                "deg",
                case["flame_tilt_deg"],
                math.degrees(float(predicted.tilt[0])),
                relative=0.2,
            )
        )
    return records


def emissive_power(case: dict[str, Any]) -> list[Record]:
    """Emissive power of the clear flame against the measured range ± 20 %."""
    records = []
    for test in case["cases"]:
        low, high = test["SEP_kW_m2"]
        middle = 0.5 * (low + high)
        q = float(PoolFire().emissive_power(substance("methane"), test["D_m"])) / 1000.0
        record = compared("pool_fire_emissive_power", test["test"], f"D {test['D_m']} m", "emissive power", "kW/m2", middle, q)
        records.append(replace(record, ok=0.8 * low <= q <= 1.2 * high, note=f"measured {low}–{high}"))
    return records


def burning_rate(case: dict[str, Any]) -> list[Record]:
    """Steady burning rate of small pans."""
    records = []
    size = re.search(r"([0-9.]+) m x", case.get("conditions", ""))
    diameter = float(size[1]) * 2.0 / math.sqrt(math.pi) if size else 1.13
    for name, observed in case["burning_rate_kg_m2_s"].items():
        try:
            rate: float | None = float(PoolFire().burning_rate(substance(name), diameter))
            note = ""
        except Exception as problem:
            rate, note = None, str(problem)
        records.append(
            compared("pool_burning_rate", name, f"D {diameter:.2f} m", "burning rate", "kg/(m2 s)", observed, rate, relative=0.3, note=note)
        )
    return records


def gas_nozzle(fuel: Substance, case: dict[str, Any], rate: float) -> NotionalNozzle:
    """Nozzle of a jet whose mass rate was measured; the vessel pressure is found from it where it is not given."""
    temperature = case.get("T0_K", case.get("T_air_K", 288.0))
    diameter = case["orifice_d_m"]
    pressure = case.get("P0_Pa")
    if pressure is None:
        low, high = 1.05e5, 6e7
        for _ in range(60):
            middle = math.sqrt(low * high)
            trial = float(real_gas_nozzle(fuel, pressure=middle, temperature=temperature, diameter=diameter, discharge=0.85).mass_rate)
            low, high = (middle, high) if trial < rate else (low, middle)
        pressure = high
    found = real_gas_nozzle(fuel, pressure=pressure, temperature=temperature, diameter=diameter)
    scale = math.sqrt(rate / float(found.mass_rate))
    return replace(found, mass_rate=np.asarray(rate), diameter=found.diameter * scale)


def jet_fire(case: dict[str, Any]) -> list[Record]:
    """Flux beside a jet flame of predicted length, and that length."""
    fuel, name = fuel_of(case), case["id"]
    rate = case["mass_rate_kg_s"]
    nozzle = gas_nozzle(fuel, case, rate)
    length = float(jet_flame_length(fuel, nozzle))
    places = np.array([r["xyz_m"] for r in case["radiometers"]], dtype=float)
    normals = None
    if all("faces" in r for r in case["radiometers"]):
        normals = np.array([FACES[r["faces"]] for r in case["radiometers"]], dtype=float)
    flux = (
        JetFire().flux(
            fuel,
            places,
            mass_rate=rate,
            length=length,
            origin=case.get("nozzle_xyz_m", (0.0, 0.0, 0.0)),
            normals=normals,
            temperature=case.get("T_air_K", 288.0),
            relative_humidity=case.get("RH_pct", 50.0) / 100.0,
        )[0]
        / 1000.0
    )
    records = [
        compared("jet_fire_flux", name, r["name"], "flux", "kW/m2", r["flux_kW_m2"], float(q), factor=1.5, scatter=0.25)
        for r, q in zip(case["radiometers"], flux, strict=True)
    ]
    if "flame_length_m" in case:
        records.append(compared("jet_fire_length", name, "", "flame length", "m", case["flame_length_m"], length, relative=0.15))
    return records


def fireball(case: dict[str, Any]) -> list[Record]:
    """Peak flux and dose of a bursting vessel's fireball."""
    fuel = fuel_of(case)
    records = []
    for name, r in case["radiometers"].items():
        t, flux = Fireball().history(
            [case["mass_kg"]],
            [r["r_m"]],
            heat_of_combustion=fuel.constant("heat_of_combustion"),
            receiver_height=r.get("z_m", 1.5),
            temperature=case.get("T_air_K", 283.0),
            relative_humidity=case.get("RH_pct", 70.0) / 100.0,
        )
        peak, dose = float(flux.max()) / 1000.0, float(flux[0, 0].sum() * (t[0, 1] - t[0, 0])) / 1000.0
        place = f"{name} {r['r_m']} m"
        records.append(compared("fireball", case["id"], place, "peak flux", "kW/m2", r["peak_kW_m2"], peak, factor=1.5, scatter=0.3))
        if "dose_kJ_m2" in r:
            records.append(compared("fireball", case["id"], place, "dose", "kJ/m2", r["dose_kJ_m2"], dose, factor=1.5, scatter=0.3))
    return records


HANDLERS = (
    ("pool_fire_LNG_SEP", emissive_power),
    ("pool_fire", pool_fire),
    ("pool_burning", burning_rate),
    ("jet_fire", jet_fire),
    ("fireball", fireball),
)
