"""Hydrogen trials: jet concentration, flame length and heat, overpressure of ignited jets; and a peer's output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import ATMOSPHERE, GAS_CONSTANT, MOLAR_MASS_AIR, FloatArray
from ..errors import BadCase
from ..explosions import HydrogenJetExplosion, flammable_jet_mass
from ..jet_fires import JetFire, jet_flame_length
from ..jets import FreeJet, NotionalNozzle, real_gas_nozzle
from ..substances import Substance, substance
from .cells import Row, measure, needed, number, read_items, read_rows, words
from .draws import factors, scattered
from .fires import FUELS
from .records import Record, compared, missing

ORIFICE = 0.912  # discharge coefficient of the drilled orifices and nozzles of hydrogen trials
Tag = tuple[str, str, str, str, str]


def gas_of(row: Row) -> Substance:
    """Gas of a row; hydrogen where none is named."""
    name = row.get("substance") or row.get("gas") or row.get("fluid") or "hydrogen"
    return substance(FUELS.get(name, name))


def _guarded(compute: Callable[[Row, float, Tag], Record], row: Row, tag: Tag, observed: float | None) -> Record:
    """One record per row, whatever is wrong with the row."""
    try:
        if observed is None:
            raise BadCase("unreadable", path=row["id"], reason="no observation")
        return compute(row, observed, tag)
    except Exception as problem:
        return missing(*tag, observed, words(problem))


def jet_concentration(folder: Path) -> list[Record]:
    """Mole fraction on the centreline of gas jets; the mass fraction where only that was observed."""
    records = []
    for row in read_rows(folder / "hydrogen_jet_concentration.csv"):
        share, mass = number(row, "X_centerline_mole_frac"), number(row, "Y_centerline_mass_frac")
        what = "mass fraction" if share is None and mass is not None else "mole fraction"
        tag = ("hydrogen_jet", row["id"], f"{row.get('x_m')} m", what, "1")
        records.append(_guarded(_concentration, row, tag, share if share is not None else mass))
    return records


def jet_inputs(row: Row, gas: Substance) -> tuple[float, float, float]:
    """Distance, nozzle diameter and nozzle density of a row; the density from the vessel's state where it is not given."""
    x, diameter, temperature = needed(row, "x", "length"), needed(row, "orifice_d", "length"), needed(row, "T0", "temperature")
    density, pressure = measure(row, "rho_nozzle", "density"), measure(row, "P0", "pressure")
    if density is None and pressure is not None and pressure > ATMOSPHERE:
        density = float(real_gas_nozzle(gas, pressure=pressure, temperature=temperature, diameter=diameter).density)
    if density is None or density <= 0.0:
        density = ATMOSPHERE * gas.molar_mass / (GAS_CONSTANT * temperature)
    return x, diameter, density


def _concentration(row: Row, observed: float, tag: Tag) -> Record:
    gas, jet = gas_of(row), FreeJet()
    x, diameter, density = jet_inputs(row, gas)
    drawn = factors("hydrogen_jet")
    compute = jet.mole_fraction if tag[3] == "mole fraction" else jet.mass_fraction
    known: dict[str, Any] = {"diameter": diameter, "air_density": 1.205, "molar_mass": gas.molar_mass}
    computed = float(compute(x, nozzle_density=density, **known))
    members = compute(x, nozzle_density=density * drawn["density"], **known) * drawn["model"]
    return compared(*tag, observed, computed, factor=1.5, members=np.minimum(members, 1.0))


def flames(folder: Path) -> list[Record]:
    """Mass rate, visible length and heat of gas jet flames."""
    records = []
    for row in read_rows(folder / "hydrogen_flames.csv"):
        flux = measure(row, "flux", "heat flux")
        wanted = (
            ("hydrogen_flame_length", "", "flame length", "m", measure(row, "flame_length", "length"), _length),
            ("hydrogen_mass_rate", "", "mass rate", "kg/s", measure(row, "mdot", "mass rate"), _rate),
            ("hydrogen_flame_flux", row.get("receiver_x_y_z_m", ""), "flux", "kW/m2", None if flux is None else flux / 1e3, _flux),
        )
        found = [
            _guarded(compute, row, (suite, row["id"], where, what, unit), seen)
            for suite, where, what, unit, seen, compute in wanted
            if seen is not None
        ]
        records += found or [missing("hydrogen_flame_length", row["id"], "", "flame length", "m", None, "no observation")]
    return records


def vessel(row: Row, discharge: Any = ORIFICE) -> NotionalNozzle:
    """Nozzle from the vessel's state; from the measured mass rate where no pressure is given."""
    gas, ambient = gas_of(row), measure(row, "p_air", "pressure", ATMOSPHERE) or ATMOSPHERE
    diameter, temperature = needed(row, "orifice_d", "length"), needed(row, "T0", "temperature")
    gauge, absolute = measure(row, "P0_gauge", "pressure"), measure(row, "P0", "pressure")
    if absolute is None and gauge is not None:
        absolute = gauge + ambient
    rate = measure(row, "mdot", "mass rate")
    if absolute is None and rate is not None and rate > 0.0:
        low, high = 1.001 * ambient, 1.2e8
        for _ in range(60):
            middle = float(np.sqrt(low * high))
            trial = real_gas_nozzle(gas, pressure=middle, temperature=temperature, diameter=diameter, discharge=ORIFICE)
            low, high = (middle, high) if float(trial.mass_rate) < rate else (low, middle)
        absolute = high
    if absolute is None or absolute <= ambient:
        raise BadCase("unreadable", path=row["id"], reason="no usable pressure: nothing flows")
    return real_gas_nozzle(
        gas, pressure=absolute, temperature=temperature, diameter=diameter, discharge=discharge, ambient_pressure=ambient
    )


def _length(row: Row, observed: float, tag: Tag) -> Record:
    length = float(jet_flame_length(gas_of(row), vessel(row)))
    return compared(*tag, observed, length, relative=0.2, members=scattered("hydrogen_flame_length", length))


def _rate(row: Row, observed: float, tag: Tag) -> Record:
    if measure(row, "P0_gauge", "pressure") is None and measure(row, "P0", "pressure") is None:
        raise BadCase("unreadable", path=row["id"], reason="no vessel pressure: the mass rate cannot be computed")
    drawn = factors("hydrogen_mass_rate")
    members = vessel(row, np.minimum(ORIFICE * drawn["discharge"], 1.0)).mass_rate * drawn["model"]
    return compared(*tag, observed, float(vessel(row).mass_rate), relative=0.15, members=members)


def flux(row: Row, model: JetFire) -> float:
    """Heat at the receiver of a row (x along the jet, y up, z across). [kW/m²]"""
    gas, nozzle = gas_of(row), vessel(row)
    x, y, z = (float(v) for v in row["receiver_x_y_z_m"].replace(",", ";").split(";"))
    length = jet_flame_length(gas, nozzle)
    q = model.flux(
        gas,
        [[x, z, y]],
        mass_rate=nozzle.mass_rate,
        length=length,
        speed=nozzle.speed,
        origin=(0.0, 0.0, measure(row, "release_height", "length", 1.0) or 0.0),
        temperature=measure(row, "T_air", "temperature", 288.0) or 288.0,
        relative_humidity=(number(row, "RH_pct", 50.0) or 50.0) / 100.0,
    )[0, 0]
    return float(q) / 1000.0


def _flux(row: Row, observed: float, tag: Tag) -> Record:
    q = flux(row, JetFire())
    return compared(*tag, observed, q, relative=0.35, members=scattered("hydrogen_flame_flux", q))


def overpressure(folder: Path) -> list[Record]:
    """Overpressure of delayed ignition in free gas jets, distance from the orifice."""
    return [
        _guarded(
            _overpressure,
            row,
            ("hydrogen_overpressure", row["id"], f"{row.get('distance_m')} m", "overpressure", "Pa"),
            measure(row, "overpressure", "pressure"),
        )
        for row in read_rows(folder / "hydrogen_overpressure.csv")
    ]


def blast_inputs(row: Row, gas: Substance) -> tuple[float, float]:
    """Distance and mass rate of a row."""
    distance, diameter = needed(row, "distance", "length"), needed(row, "orifice_d", "length")
    temperature = measure(row, "T0", "temperature", 288.0) or 288.0
    rate = measure(row, "mdot", "mass rate")
    pressure = measure(row, "P0", "pressure")
    if pressure is None and rate is not None:
        return distance, rate
    if pressure is None or pressure <= ATMOSPHERE:
        raise BadCase("unreadable", path=row["id"], reason="no usable pressure: nothing flows")
    return distance, float(real_gas_nozzle(gas, pressure=pressure, temperature=temperature, diameter=diameter).mass_rate)


def _overpressure(row: Row, observed: float, tag: Tag) -> Record:
    gas = gas_of(row)
    if not gas.is_flammable:
        raise BadCase("unreadable", path=row["id"], reason=f"{gas.name} does not burn")
    distance, rate = blast_inputs(row, gas)
    model, drawn = HydrogenJetExplosion(), factors("hydrogen_overpressure")
    members = model.overpressure(distance, mass_rate=rate * drawn["rate"]) * drawn["model"]
    note = "" if gas.id == "hydrogen" else "the model was fitted on hydrogen"
    return compared(*tag, observed, float(model.overpressure(distance, mass_rate=rate)), members=members, note=note)


# ---------------------------------------------------------------- a peer's output
def hyram(folder: Path) -> list[Record]:
    """The same cases as HyRAM+ 6.1 was run on: model to model, with the tolerances stated in the file."""
    records: list[Record] = []
    for i, case in enumerate(read_items(folder / "hyram_reference.json"), start=1):
        name = str(case.get("id") or f"case {i}")
        try:
            records += _hyram_case({**case, "id": name})
        except Exception as problem:
            records.append(missing("hyram_reference", name, "", "case", "", None, words(problem)))
    return records


def _hyram_case(case: dict[str, Any]) -> list[Record]:
    records: list[Record] = []
    gas = substance(FUELS.get(case["fluid"], case["fluid"]))
    pressure, temperature = case.get("P_amb_Pa", ATMOSPHERE), case.get("T_amb_K", 293.15)
    nozzle = real_gas_nozzle(
        gas, pressure=case["P0_Pa"], temperature=case["T0_K"], diameter=case["orifice_d_m"], discharge=case.get("Cd", 1.0)
    )
    air = pressure * MOLAR_MASS_AIR / (GAS_CONSTANT * temperature)

    def add(what: str, unit: str, observed: float | None, computed: float, tolerance: float, suite: str = "hyram_reference") -> None:
        if observed is not None:
            records.append(compared(suite, case["id"], "", what, unit, observed, computed, relative=tolerance, note="a peer, not truth"))

    add("mass rate", "kg/s", case.get("mdot_kg_s"), float(nozzle.mass_rate), 0.02)
    jet: dict[str, Any] = {"nozzle_density": nozzle.density, "diameter": case["orifice_d_m"], "air_density": air}
    for key, observed in case.items():
        if key.startswith(("Xcl_S", "Ycl_S")) and observed:
            x = float(key[5:].removesuffix("m"))
            compute = FreeJet().mole_fraction if key[0] == "X" else FreeJet().mass_fraction
            what = f"centreline {'mole' if key[0] == 'X' else 'mass'} fraction at {x:g} m"
            suite = "hyram_reference" if key[0] == "X" else "hyram_reference_information"
            add(what, "1", observed, float(compute(x, molar_mass=gas.molar_mass, **jet)), 0.15, suite)
    length = float(jet_flame_length(gas, nozzle))
    add("flame length", "m", case.get("L_flame_m"), length, 0.10)
    mass = float(flammable_jet_mass(lfl=gas.constant("lfl"), ufl=gas.constant("ufl"), molar_mass=gas.molar_mass, **jet))
    add("flammable mass", "kg", case.get("flammable_mass_kg"), mass, 0.5, "hyram_reference_information")
    add(
        "radiant fraction",
        "1",
        case.get("Xrad"),
        float(JetFire().radiant_fraction(gas, length, nozzle.speed)),
        0.3,
        "hyram_reference_information",
    )
    _hyram_flux(case, gas, nozzle, length, add)
    return records + _hyram_blast(case)


def _hyram_flux(case: dict[str, Any], gas: Substance, nozzle: NotionalNozzle, length: float, add: Any) -> None:
    points, fluxes = case.get("flux_points_m") or [], case.get("flux_W_m2") or []
    if not points:
        return
    places = np.array([[x, z, y - case.get("flame_y0_m", 0.0)] for x, y, z in points])
    flux: FloatArray = JetFire().flux(
        gas,
        places,
        mass_rate=nozzle.mass_rate,
        length=length,
        speed=nozzle.speed,
        temperature=case.get("T_amb_K", 293.15),
        relative_humidity=0.5,
    )[0]
    for i, (observed, q) in enumerate(zip(fluxes, flux, strict=False)):
        add(f"flux at point {i + 1}", "W/m2", observed, float(q), 0.30)


def _hyram_blast(case: dict[str, Any]) -> list[Record]:
    """The peer's overpressures: its flame speed, blast origin and receptor are not in the file, so nothing can be computed beside."""
    reason = "the file does not state the flame speed, the origin of the blast or the receptor of the peer"
    records = []
    for key, values in case.items():
        if not key.startswith("overp_") or not isinstance(values, list):
            continue
        for i, observed in enumerate(values, start=1):
            tag = ("hyram_reference_information", case["id"], f"distance {i}", key, "Pa")
            records.append(missing(*tag, number({"v": observed}, "v"), reason))
    return records
