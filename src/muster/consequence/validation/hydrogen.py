"""Hydrogen trials: jet concentration, flame length and heat, overpressure of ignited jets; and a peer's output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import GAS_CONSTANT, MOLAR_MASS_AIR
from ..errors import BadCase
from ..explosions import HydrogenJetExplosion
from ..fires import JetFire, jet_flame_length
from ..jets import FreeJet, NotionalNozzle, real_gas_nozzle
from ..substances import substance
from .records import Record, Row, compared, missing, number, read_json, read_rows

ORIFICE = 0.92  # discharge coefficient of the drilled orifices and nozzles of hydrogen trials


def jet_concentration(folder: Path) -> list[Record]:
    """Mole fraction on the centreline of hydrogen jets."""
    return [
        _guarded(_concentration, row, ("hydrogen_jet", row["id"], f"{row.get('x_m')} m", "mole fraction", "1"), "X_centerline_mole_frac")
        for row in read_rows(folder / "hydrogen_jet_concentration.csv")
    ]


def _guarded(compute: Callable[[Row, float], Record], row: Row, tag: tuple[str, str, str, str, str], key: str) -> Record:
    """One record per row, whatever is wrong with the row."""
    observed = number(row, key)
    try:
        if observed is None:
            return missing(*tag, None, "no observation")
        return compute(row, observed)
    except Exception as problem:
        return missing(*tag, observed, f"{type(problem).__name__}: {problem}")


def _needed(row: Row, *keys: str) -> list[float]:
    """Numbers of the cells that a case cannot do without, all positive."""
    values = [number(row, key) for key in keys]
    lacking = [key for key, value in zip(keys, values, strict=True) if value is None or value <= 0.0]
    if lacking:
        raise BadCase("unreadable", path=row.get("id", "row"), reason=f"no usable {', '.join(lacking)}")
    return [value for value in values if value is not None]


def _concentration(row: Row, observed: float) -> Record:
    hydrogen = substance(row.get("substance") or "hydrogen")
    x, diameter, temperature = _needed(row, "x_m", "orifice_d_mm", "T0_K")
    density, pressure = number(row, "rho_nozzle_kg_m3"), number(row, "P0_MPa")
    if density is None and pressure is not None:
        density = float(real_gas_nozzle(hydrogen, pressure=pressure * 1e6, temperature=temperature, diameter=diameter / 1000.0).density)
    if density is None:
        density = 101325.0 * hydrogen.molar_mass / (GAS_CONSTANT * temperature)
    computed = FreeJet().mole_fraction(
        x, nozzle_density=density, diameter=diameter / 1000.0, air_density=1.205, molar_mass=hydrogen.molar_mass
    )
    return compared("hydrogen_jet", row["id"], f"{x:g} m", "mole fraction", "1", observed, float(computed), factor=1.5, scatter=0.27)


def flames(folder: Path) -> list[Record]:
    """Mass rate, visible length and heat of hydrogen jet flames."""
    records = []
    wanted = (
        ("hydrogen_flame_length", "flame length", "m", "flame_length_m", _length),
        ("hydrogen_mass_rate", "mass rate", "kg/s", "mdot_kg_s", _rate),
        ("hydrogen_flame_flux", "flux", "kW/m2", "flux_kW_m2", _flux),
    )
    for row in read_rows(folder / "hydrogen_flames.csv"):
        records += [
            _guarded(compute, row, (suite, row["id"], "", what, unit), key)
            for suite, what, unit, key, compute in wanted
            if number(row, key) is not None
        ]
    return records


def _nozzle(row: Row) -> NotionalNozzle:
    gauge, diameter, temperature = _needed(row, "P0_gauge_Pa", "orifice_d_m", "T0_K")
    ambient = number(row, "p_air_Pa", 101325.0) or 101325.0
    return real_gas_nozzle(
        substance("hydrogen"),
        pressure=gauge + ambient,
        temperature=temperature,
        diameter=diameter,
        discharge=ORIFICE,
        ambient_pressure=ambient,
    )


def _length(row: Row, observed: float) -> Record:
    length = float(jet_flame_length(substance("hydrogen"), _nozzle(row)))
    return compared("hydrogen_flame_length", row["id"], "", "flame length", "m", observed, length, relative=0.2, scatter=0.1)


def _rate(row: Row, observed: float) -> Record:
    return compared("hydrogen_mass_rate", row["id"], "", "mass rate", "kg/s", observed, float(_nozzle(row).mass_rate), relative=0.15)


def _flux(row: Row, observed: float) -> Record:
    hydrogen, nozzle = substance("hydrogen"), _nozzle(row)
    x, y, z = (float(v) for v in row["receiver_x_y_z_m"].split(";"))
    q = JetFire().flux(
        hydrogen,
        [[x, z, y]],
        mass_rate=nozzle.mass_rate,
        length=jet_flame_length(hydrogen, nozzle),
        origin=(0.0, 0.0, number(row, "release_height_m", 1.0) or 1.0),
        temperature=number(row, "T_air_K", 288.0) or 288.0,
        relative_humidity=(number(row, "RH_pct", 50.0) or 50.0) / 100.0,
    )[0, 0]
    return compared("hydrogen_flame_flux", row["id"], row["receiver_x_y_z_m"], "flux", "kW/m2", observed, float(q) / 1000.0, relative=0.35)


def overpressure(folder: Path) -> list[Record]:
    """Overpressure of delayed ignition in free hydrogen jets, distance from the orifice."""
    return [
        _guarded(
            _overpressure, row, ("hydrogen_overpressure", row["id"], f"{row.get('distance_m')} m", "overpressure", "Pa"), "overpressure_Pa"
        )
        for row in read_rows(folder / "hydrogen_overpressure.csv")
    ]


def _overpressure(row: Row, observed: float) -> Record:
    distance, pressure, temperature, diameter = _needed(row, "distance_m", "P0_Pa", "T0_K", "orifice_d_m")
    gas = substance(row.get("substance") or "hydrogen")
    nozzle = real_gas_nozzle(gas, pressure=pressure, temperature=temperature, diameter=diameter)
    p = float(HydrogenJetExplosion().overpressure(distance, mass_rate=nozzle.mass_rate))
    return compared(
        "hydrogen_overpressure",
        row["id"],
        f"{distance:g} m",
        "overpressure",
        "Pa",
        observed,
        p,
        scatter=0.35,
        note="" if gas.id == "hydrogen" else "model fitted on hydrogen",
    )


def hyram(folder: Path) -> list[Record]:
    """The same cases as HyRAM+ 6.1 was run on: model to model, with the tolerances stated in the file."""
    records: list[Record] = []
    for case in read_json(folder / "hyram_reference.json")["cases"]:
        try:
            records += _hyram_case(case)
        except Exception as problem:
            records.append(
                missing("hyram_reference", str(case.get("id", "?")), "", "case", "", None, f"{type(problem).__name__}: {problem}")
            )
    return records


def _hyram_case(case: dict[str, Any]) -> list[Record]:
    records: list[Record] = []
    gas = substance({"H2": "hydrogen", "CH4": "methane", "C3H8": "propane"}[case["fluid"]])
    nozzle = real_gas_nozzle(
        gas, pressure=case["P0_Pa"], temperature=case["T0_K"], diameter=case["orifice_d_m"], discharge=case.get("Cd", 1.0)
    )
    air = case["P_amb_Pa"] * MOLAR_MASS_AIR / (GAS_CONSTANT * case["T_amb_K"])

    def add(what: str, unit: str, observed: float, computed: float, tolerance: float, name: str = case["id"]) -> None:
        records.append(compared("hyram_reference", name, "", what, unit, observed, computed, relative=tolerance, note="a peer, not truth"))

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
