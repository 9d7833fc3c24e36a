"""Hydrogen trials: jet concentration, flame length and heat, overpressure of ignited jets; and a peer's output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import GAS_CONSTANT, MOLAR_MASS_AIR
from ..explosions import HydrogenJetExplosion
from ..fires import JetFire, jet_flame_length
from ..jets import FreeJet, real_gas_nozzle
from ..substances import substance
from .records import Record, compared, missing, number, read_json, read_rows

ORIFICE = 0.92  # discharge coefficient of the drilled orifices and nozzles of hydrogen trials


def jet_concentration(folder: Path) -> list[Record]:
    """Mole fraction on the centreline of hydrogen jets."""
    hydrogen = substance("hydrogen")
    records = []
    for row in read_rows(folder / "hydrogen_jet_concentration.csv"):
        observed = number(row, "X_centerline_mole_frac")
        x, diameter, temperature = number(row, "x_m"), number(row, "orifice_d_mm"), number(row, "T0_K", 288.0)
        tag = ("hydrogen_jet", row["id"], f"{row.get('x_m')} m", "mole fraction", "1")
        if observed is None or x is None or diameter is None or temperature is None:
            records.append(missing(*tag, observed, "no observation, distance or orifice"))
            continue
        density, pressure = number(row, "rho_nozzle_kg_m3"), number(row, "P0_MPa")
        if density is None and pressure is not None:
            density = float(real_gas_nozzle(hydrogen, pressure=pressure * 1e6, temperature=temperature, diameter=diameter / 1000.0).density)
        if density is None:
            density = 101325.0 * hydrogen.molar_mass / (GAS_CONSTANT * temperature)
        computed = FreeJet().mole_fraction(
            x, nozzle_density=density, diameter=diameter / 1000.0, air_density=1.205, molar_mass=hydrogen.molar_mass
        )
        records.append(compared(*tag, observed, float(computed), factor=1.5, scatter=0.27))
    return records


def flames(folder: Path) -> list[Record]:
    """Mass rate, visible length and heat of hydrogen jet flames."""
    hydrogen = substance("hydrogen")
    records = []
    for row in read_rows(folder / "hydrogen_flames.csv"):
        gauge, diameter = number(row, "P0_gauge_Pa"), number(row, "orifice_d_m")
        if gauge is None or diameter is None:
            records.append(
                missing(
                    "hydrogen_flame_length", row["id"], "", "flame length", "m", number(row, "flame_length_m"), "no pressure or orifice"
                )
            )
            continue
        ambient = number(row, "p_air_Pa", 101325.0) or 101325.0
        nozzle = real_gas_nozzle(
            hydrogen,
            pressure=gauge + ambient,
            temperature=number(row, "T0_K", 288.0) or 288.0,
            diameter=diameter,
            discharge=ORIFICE,
            ambient_pressure=ambient,
        )
        length = float(jet_flame_length(hydrogen, nozzle))
        if (observed := number(row, "flame_length_m")) is not None:
            records.append(
                compared("hydrogen_flame_length", row["id"], "", "flame length", "m", observed, length, relative=0.2, scatter=0.1)
            )
        if (observed := number(row, "mdot_kg_s")) is not None:
            records.append(
                compared("hydrogen_mass_rate", row["id"], "", "mass rate", "kg/s", observed, float(nozzle.mass_rate), relative=0.15)
            )
        if (observed := number(row, "flux_kW_m2")) is not None:
            records.append(_flux(row, observed, length, float(nozzle.mass_rate)))
    return records


def _flux(row: dict[str, str], observed: float, length: float, rate: float) -> Record:
    place = [float(v) for v in row["receiver_x_y_z_m"].split(";")]
    receiver = [place[0], place[2], place[1]]
    q = JetFire().flux(
        substance("hydrogen"),
        [receiver],
        mass_rate=rate,
        length=length,
        origin=(0.0, 0.0, number(row, "release_height_m", 1.0) or 1.0),
        temperature=number(row, "T_air_K", 288.0) or 288.0,
        relative_humidity=(number(row, "RH_pct", 50.0) or 50.0) / 100.0,
    )[0, 0]
    return compared("hydrogen_flame_flux", row["id"], row["receiver_x_y_z_m"], "flux", "kW/m2", observed, float(q) / 1000.0, relative=0.35)


def overpressure(folder: Path) -> list[Record]:
    """Overpressure of delayed ignition in free hydrogen jets, distance from the orifice."""
    records = []
    for row in read_rows(folder / "hydrogen_overpressure.csv"):
        observed, distance = number(row, "overpressure_Pa"), number(row, "distance_m")
        tag = ("hydrogen_overpressure", row["id"], f"{row.get('distance_m')} m", "overpressure", "Pa")
        pressure, temperature, diameter = number(row, "P0_Pa"), number(row, "T0_K", 288.0), number(row, "orifice_d_m")
        if observed is None or distance is None or pressure is None or diameter is None or temperature is None:
            records.append(missing(*tag, observed, "no observation, distance, pressure or orifice"))
            continue
        gas = substance(row.get("substance") or "hydrogen")
        nozzle = real_gas_nozzle(gas, pressure=pressure, temperature=temperature, diameter=diameter)
        note = "" if gas.id == "hydrogen" else "model fitted on hydrogen"
        p = float(HydrogenJetExplosion().overpressure(distance, mass_rate=nozzle.mass_rate))
        records.append(compared(*tag, observed, p, scatter=0.35, note=note))
    return records


def hyram(folder: Path) -> list[Record]:
    """The same cases as HyRAM+ 6.1 was run on: model to model, with the tolerances stated in the file."""
    records: list[Record] = []
    for case in read_json(folder / "hyram_reference.json")["cases"]:
        gas = substance({"H2": "hydrogen", "CH4": "methane", "C3H8": "propane"}[case["fluid"]])
        nozzle = real_gas_nozzle(
            gas, pressure=case["P0_Pa"], temperature=case["T0_K"], diameter=case["orifice_d_m"], discharge=case.get("Cd", 1.0)
        )
        air = case["P_amb_Pa"] * MOLAR_MASS_AIR / (GAS_CONSTANT * case["T_amb_K"])

        def add(what: str, unit: str, observed: float, computed: float, tolerance: float, name: str = case["id"]) -> None:
            records.append(
                compared("hyram_reference", name, "", what, unit, observed, computed, relative=tolerance, note="a peer, not truth")
            )

        add("mass rate", "kg/s", case["mdot_kg_s"], float(nozzle.mass_rate), 0.02)
        for key, observed in case.items():
            if key.startswith("Xcl_S") and observed:
                x = float(key.removeprefix("Xcl_S").removesuffix("m"))
                computed = FreeJet().mole_fraction(
                    x, nozzle_density=nozzle.density, diameter=case["orifice_d_m"], air_density=air, molar_mass=gas.molar_mass
                )
                add(f"centreline mole fraction at {x:g} m", "1", observed, float(computed), 0.15)
        length = float(jet_flame_length(gas, nozzle))
        add("flame length", "m", case["L_flame_m"], length, 0.10)
        _hyram_flux(case, gas, nozzle, length, add)
    return records


def _hyram_flux(case: dict[str, Any], gas: Any, nozzle: Any, length: float, add: Any) -> None:
    places = np.array([[x, z, y - case["flame_y0_m"]] for x, y, z in case["flux_points_m"]])
    flux = JetFire().flux(gas, places, mass_rate=nozzle.mass_rate, length=length, temperature=case["T_amb_K"], relative_humidity=0.5)[0]
    for i, (observed, q) in enumerate(zip(case["flux_W_m2"], flux, strict=True)):
        add(f"flux at point {i + 1}", "W/m2", observed, float(q), 0.30)
