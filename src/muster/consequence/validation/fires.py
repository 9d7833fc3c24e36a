"""Fire trials: pool fires, jet fires, fireballs, emissive powers and burning rates."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import ATMOSPHERE, GAS_CONSTANT, MOLAR_MASS_AIR, FloatArray, floats
from ..errors import BadCase, ConsequenceError
from ..fires import Fireball, FlameShape, PoolFire
from ..jet_fires import JetFire, jet_deflection, jet_flame_length
from ..jets import NotionalNozzle, real_gas_nozzle
from ..substances import Substance, substance
from .cells import mapping, measure, needed, number, read_items, words
from .draws import factors, scattered
from .records import Record, compared, missing

Case = Mapping[str, Any]
POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
AZIMUTH = {name: 22.5 * i for i, name in enumerate(POINTS)}
FACES = {"+x": (1, 0, 0), "-x": (-1, 0, 0), "+y": (0, 1, 0), "-y": (0, -1, 0), "+z": (0, 0, 1), "-z": (0, 0, -1)}
FUELS = {"LNG": "methane", "NG": "methane", "LPG": "propane", "H2": "hydrogen", "CH4": "methane", "C3H8": "propane", "C4H10": "n_butane"}
OIL_LIKE = {"kerosene": "n_octane", "jp-4": "n_heptane", "jp4": "n_heptane"}


def fires(folder: Path) -> list[Record]:
    """Every case of ``fires.json`` by its kind."""
    records: list[Record] = []
    for i, case in enumerate(read_items(folder / "fires.json"), start=1):
        kind, name = str(case.get("kind", "")), str(case.get("id") or f"case {i}")
        try:
            handler = next((h for prefix, h in HANDLERS if kind.startswith(prefix)), None)
            if handler is None:
                raise BadCase("unreadable", path=name, reason=f"kind {kind!r} is not known")
            records += handler({**case, "id": name})
        except Exception as problem:
            records += _unanswered({**case, "id": name, "kind": kind}, words(problem))
    return records


def _unanswered(case: Case, reason: str) -> list[Record]:
    """Record every observation of a case that could not be computed."""
    suite = next((s for prefix, s in SUITE_OF if str(case["kind"]).startswith(prefix)), "fires_other")
    found = [missing(suite, case["id"], where, "flux", "kW/m2", _kilowatts(r), reason) for where, r in _meters(case)]
    return found or [missing(suite, case["id"], "", str(case["kind"]), "", None, reason)]


def _meters(case: Case) -> list[tuple[str, Case]]:
    """Radiometers of a case by name, whether the file lists or names them; one that is no radiometer is an empty one."""
    given = case.get("radiometers")
    if isinstance(given, dict):
        return [(f"{key} {mapping(r).get('r_m')} m", mapping(r)) for key, r in given.items()]
    return [(_place_name(mapping(r), i), mapping(r)) for i, r in enumerate(given if isinstance(given, list) else [], start=1)]


def _kilowatts(meter: Case) -> float | None:
    value = measure(meter, "flux", "heat flux")
    value = measure(meter, "peak", "heat flux") if value is None else value
    return None if value is None else value / 1000.0


def _place_name(meter: Case, i: int) -> str:
    if meter.get("name"):
        return str(meter["name"])
    where = meter.get("side", meter.get("azimuth_deg"))
    return f"{where} {meter.get('r_m', '')} m" if where is not None else f"{i} {meter.get('r_m', '')} m"


def fuel_of(case: Case, default: str = "methane") -> Substance:
    """Fuel named by the case or by its kind."""
    for text in (str(case.get("fuel") or ""), str(case.get("substance") or ""), str(case.get("kind") or "")):
        plain = text.replace("_", " ")
        for short, name in FUELS.items():
            if re.search(rf"(?<![A-Za-z]){short}(?![A-Za-z0-9])", plain):
                return substance(name)
        for word in (text.split(" (")[0], *plain.split()):
            try:
                if word and word not in {"pool", "jet", "fire", "fireball", "on", "land", "water", "horizontal", "vertical"}:
                    return substance(OIL_LIKE.get(word.lower(), word))
            except ConsequenceError:
                continue
        if text and text != str(case.get("kind") or ""):
            raise BadCase("unreadable", path=str(case.get("id", "?")), reason=f"the fuel {text!r} is not in the table")
    return substance(default)


# ---------------------------------------------------------------- pools
def pool_fire(case: Case) -> list[Record]:
    """Flux at radiometers with the measured flame, with the predicted flame, and the flame's length and tilt."""
    fuel, model, name = fuel_of(case), PoolFire(), str(case["id"])
    drawn = factors("pool_fire_flux")
    measured = {
        key: value
        for key, value in (
            ("length", measure(case, "flame_length", "length")),
            ("drag", number(case, "flame_drag_D_ratio")),
            ("tilt", measure(case, "flame_tilt", "angle")),
        )
        if value is not None
    }

    def shape(one: bool, **known: float) -> FlameShape:
        wind, rate = (1.0, 1.0) if one else (drawn["wind"], drawn["rate"])
        return model.shape(fuel, **pool_inputs(case, fuel, wind, rate), **known)

    predicted, known = shape(True), shape(True, **measured)
    air, humidity = measure(case, "T_air", "temperature", 293.15) or 293.15, (number(case, "RH_pct", 50.0) or 50.0) / 100.0
    records = []
    for suite, single, many in (
        ("pool_fire_flux", known, shape(False, **measured)),
        ("pool_fire_flux_predicted_flame", predicted, shape(False)),
    ):
        for where, meter in _meters(case):
            observed = _kilowatts(meter)
            tag = (suite, name, where, "flux", "kW/m2")
            try:
                if observed is None:
                    raise BadCase("unreadable", path=name, reason="no observation")
                place = [pool_place(meter, case)]
                q = float(model.flux(single, place, temperature=air, relative_humidity=humidity)[0, 0]) / 1000.0
                members = model.flux(many, place, temperature=air, relative_humidity=humidity)[:, 0] / 1000.0 * drawn["model"]
            except Exception as problem:
                records.append(missing(*tag, observed, words(problem)))
                continue
            records.append(compared(*tag, observed, q, factor=1.5, members=members))
    length, tilt = measure(case, "flame_length", "length"), measure(case, "flame_tilt", "angle")
    many, spread = shape(False), factors("pool_fire_length")["model"]
    if length is not None:
        tag = ("pool_fire_length", name, "", "flame length", "m")
        records.append(compared(*tag, length, float(predicted.length[0]), relative=0.2, members=many.length * spread))
    if tilt is not None:
        tag = ("pool_fire_length", name, "", "flame tilt", "deg")
        members = np.degrees(many.tilt * spread)
        records.append(compared(*tag, math.degrees(tilt), math.degrees(float(predicted.tilt[0])), relative=0.2, members=members))
    return records


def pool_inputs(case: Case, fuel: Substance, wind: Any = 1.0, rate: Any = 1.0) -> dict[str, Any]:
    """What `PoolFire.shape` takes, from a case of the file."""
    pressure, air = measure(case, "p", "pressure", ATMOSPHERE) or ATMOSPHERE, measure(case, "T_air", "temperature", 293.15) or 293.15
    burning = measure(case, "burning_rate", "flux")
    if burning is None and not fuel.has("burning_rate"):
        burning = float(PoolFire().burning_rate(fuel, needed(case, "pool_diameter", "length")))
    return {
        "diameter": needed(case, "pool_diameter", "length") * np.ones(np.shape(wind)),
        "wind_speed": (measure(case, "wind", "speed", 0.0) or 0.0) * np.asarray(wind),
        "air_density": pressure * MOLAR_MASS_AIR / (GAS_CONSTANT * air),
        "burning_rate": None if burning is None else burning * np.asarray(rate),
    }


def pool_place(meter: Case, case: Case) -> tuple[float, float, float]:
    """Receiver in the wind's frame (x to leeward), from azimuth or side and distance, or from x, y, z along the wind."""
    height = number(meter, "z_m", 1.5) or 0.0
    if isinstance(meter.get("xyz_m"), list | tuple) and len(meter["xyz_m"]) == 3:
        x, y, z = (float(v) for v in meter["xyz_m"])
        return x, y, z
    distance = needed(meter, "r", "length")
    azimuth = number(meter, "azimuth_deg")
    if azimuth is None:
        side = str(meter.get("side", "")).strip().upper()
        if side in {"CROSSWIND", "SIDE"}:
            return 0.0, distance, height
        if side in {"UPWIND", "DOWNWIND"}:
            return (distance if side == "DOWNWIND" else -distance), 0.0, height
        if side not in AZIMUTH:
            raise BadCase("unreadable", path=str(case.get("id")), reason="a radiometer without azimuth or side")
        azimuth = AZIMUTH[side]
    wind = number(case, "wind_from_deg_in_test_frame", number(case, "wind_from_deg", 180.0))
    turned = math.radians(azimuth - (wind or 0.0) - 180.0)
    return distance * math.cos(turned), distance * math.sin(turned), height


def emissive_power(case: Case) -> list[Record]:
    """Emissive power of the clear flame against the measured range ± 20 %."""
    records = []
    fuel = fuel_of(case)
    for i, test in enumerate(map(mapping, case.get("cases") or []), start=1):
        name = str(test.get("test", i))
        try:
            span = test["SEP_kW_m2"]
            low, high = (float(v) for v in (span if isinstance(span, list | tuple) else (span, span)))
            q = float(PoolFire().emissive_power(fuel, needed(test, "D", "length"))) / 1000.0
        except Exception as problem:
            records.append(missing("pool_fire_emissive_power", name, "", "emissive power", "kW/m2", None, words(problem)))
            continue
        tag = ("pool_fire_emissive_power", name, f"D {needed(test, 'D', 'length'):g} m", "emissive power", "kW/m2")
        record = compared(*tag, 0.5 * (low + high), q, members=scattered("pool_fire_emissive_power", q))
        records.append(replace(record, ok=0.8 * low <= q <= 1.2 * high, note=f"measured {low:g}–{high:g}"))
    return records


def burning_rate(case: Case) -> list[Record]:
    """Steady burning rate of small pans."""
    records = []
    conditions = str(case.get("conditions", ""))
    side, across = re.search(r"([0-9.]+) m x", conditions), re.search(r"D(?:iameter)?\s*=?\s*([0-9.]+) m", conditions)
    diameter = measure(case, "pool_diameter", "length") or (
        float(side[1]) * 2.0 / math.sqrt(math.pi) if side else float(across[1]) if across else 1.13
    )
    key = next((k for k in case if k.startswith("burning_rate") and isinstance(case[k], dict)), None)
    if key is None:
        raise BadCase("unreadable", path=str(case["id"]), reason="no table of burning rates")
    factor = 1e-3 if key.endswith("_g_m2_s") else 1.0
    for name, value in case[key].items():
        observed = number({"v": value}, "v")
        tag = ("pool_burning_rate", str(name), f"D {diameter:.2f} m", "burning rate", "kg/(m2 s)")
        try:
            if observed is None:
                raise BadCase("unreadable", path=name, reason="no observation")
            rate = float(PoolFire().burning_rate(fuel_of({"fuel": name, "id": name}), diameter))
        except Exception as problem:
            records.append(missing(*tag, None if observed is None else observed * factor, words(problem)))
            continue
        records.append(compared(*tag, observed * factor, rate, relative=0.3, members=scattered("pool_burning_rate", rate)))
    return records


# ---------------------------------------------------------------- jets
def gas_nozzle(fuel: Substance, case: Case, rate: float) -> NotionalNozzle:
    """Nozzle of a jet whose mass rate was measured; the vessel pressure is found from it where it is not given."""
    temperature = measure(case, "T0", "temperature", measure(case, "T_air", "temperature", 288.0)) or 288.0
    diameter = needed(case, "orifice_d", "length")
    pressure = measure(case, "P0", "pressure")
    if pressure is None:
        low, high = 1.05e5, 6e7
        for _ in range(60):
            middle = math.sqrt(low * high)
            trial = float(real_gas_nozzle(fuel, pressure=middle, temperature=temperature, diameter=diameter, discharge=0.85).mass_rate)
            low, high = (middle, high) if trial < rate else (low, middle)
        pressure = high
    found = real_gas_nozzle(fuel, pressure=max(pressure, 1.001 * ATMOSPHERE), temperature=temperature, diameter=diameter)
    scale = math.sqrt(rate / float(found.mass_rate))
    return replace(found, mass_rate=np.asarray(rate), diameter=found.diameter * scale)


def jet_rate(case: Case, fuel: Substance) -> float:
    """Mass rate as measured, or by the vessel's state and a discharge coefficient of 0.9."""
    rate = measure(case, "mass_rate", "mass rate")
    if rate is not None and rate > 0.0:
        return rate
    pressure = needed(case, "P0", "pressure")
    temperature = measure(case, "T0", "temperature", 288.0) or 288.0
    nozzle = real_gas_nozzle(fuel, pressure=pressure, temperature=temperature, diameter=needed(case, "orifice_d", "length"), discharge=0.9)
    return float(nozzle.mass_rate)


def jet_direction(case: Case) -> FloatArray:
    """Unit vector of the jet: up where the case says vertical, else along x (or at an elevation that is given)."""
    text = f"{case.get('kind', '')} {case.get('jet_direction_deg', '')} {case.get('orientation', '')}".lower()
    elevation = number(case, "jet_elevation_deg")
    if elevation is None:
        elevation = 90.0 if "vertical" in text else 0.0
    return floats([math.cos(math.radians(elevation)), 0.0, math.sin(math.radians(elevation))])


def jet_wind(case: Case) -> tuple[float, float]:
    """Wind along the jet and across it (towards +y); a wind from 270° blows along +x."""
    speed = measure(case, "wind", "speed", 0.0) or 0.0
    angle = number(case, "wind_to_jet_angle_deg")
    if angle is None:
        origin = number(case, "wind_from_deg", number(case, "wind_from_deg_in_test_frame"))
        angle = 0.0 if origin is None else origin - 270.0
    angle = -angle  # both conventions of the file turn clockwise as seen from above: a positive angle drives the flame to −y
    return speed * math.cos(math.radians(angle)), speed * math.sin(math.radians(angle))


def jet_fire(case: Case) -> list[Record]:
    """Flux beside a jet flame of predicted length, and that length."""
    fuel, name = fuel_of(case), str(case["id"])
    rate = jet_rate(case, fuel)
    nozzle = gas_nozzle(fuel, case, rate)
    length = float(jet_flame_length(fuel, nozzle, wind_speed=measure(case, "wind", "speed", 0.0) or 0.0))
    drawn = factors("jet_fire_flux")
    records = []
    for where, meter in _meters(case):
        observed = _kilowatts(meter)
        tag = ("jet_fire_flux", name, where, "flux", "kW/m2")
        try:
            if observed is None:
                raise BadCase("unreadable", path=name, reason="no observation")
            q = jet_flux(case, fuel, meter, nozzle, length)
            members = jet_flux(case, fuel, meter, nozzle, length, drawn["rate"]) * drawn["model"]
        except Exception as problem:
            records.append(missing(*tag, observed, words(problem)))
            continue
        records.append(compared(*tag, observed, float(q[0]), factor=1.5, members=members))
    if (seen := measure(case, "flame_length", "length")) is not None:
        tag = ("jet_fire_length", name, "", "flame length", "m")
        records.append(compared(*tag, seen, length, relative=0.15, members=scattered("jet_fire_length", length)))
    return records


def jet_flux(
    case: Case,
    fuel: Substance,
    meter: Case,
    nozzle: NotionalNozzle,
    length: float,
    factor: FloatArray | None = None,
    model: JetFire | None = None,
) -> FloatArray:
    """Flux at one radiometer, shape (n,), for factors on the mass rate; the flame is bent by buoyancy and wind. [kW/m²]"""
    place = meter.get("xyz_m")
    if not isinstance(place, list | tuple) or len(place) != 3:
        raise BadCase("unreadable", path=str(case.get("id")), reason="a radiometer without x, y, z")
    faces = FACES.get(str(meter.get("faces", "")).replace(" ", ""))
    factor = np.ones(1) if factor is None else factor
    along, across = jet_wind(case)
    direction = jet_direction(case)
    bend = jet_deflection(nozzle, length, wind_along=along, wind_across=across)
    rise, drift = float(bend.rise), float(bend.drift)
    if direction[2] > 0.9:
        lean, speed = float(bend.tilt), math.hypot(along, across) or 1.0
        direction = floats([math.sin(lean) * along / speed, math.sin(lean) * across / speed, math.cos(lean)])
        rise = drift = 0.0
    flux = (model or JetFire()).flux(
        fuel,
        [[float(v) for v in place]],
        mass_rate=nozzle.mass_rate * factor,
        length=length * np.sqrt(factor),
        origin=case.get("nozzle_xyz_m") or (0.0, 0.0, 0.0),
        direction=direction,
        lift=rise,
        drift=drift,
        speed=nozzle.speed,
        normals=None if faces is None else np.array([faces], dtype=float),
        temperature=measure(case, "T_air", "temperature", 288.0) or 288.0,
        relative_humidity=(number(case, "RH_pct", 50.0) or 50.0) / 100.0,
    )
    return floats(flux[:, 0] / 1000.0)


# ---------------------------------------------------------------- fireballs
def fireball(case: Case) -> list[Record]:
    """Peak flux and dose of a bursting vessel's fireball."""
    fuel, name = fuel_of(case), str(case["id"])
    drawn = factors("fireball")
    mass = np.concatenate([[1.0], drawn["mass"]]) * needed(case, "mass", "mass")
    records = []
    for place, meter in _meters(case):
        peak, dose = measure(meter, "peak", "heat flux", measure(meter, "flux", "heat flux")), measure(meter, "dose", "dose")
        try:
            t, flux = Fireball().history(
                mass,
                [needed(meter, "r", "length")],
                heat_of_combustion=fuel.constant("heat_of_combustion"),
                receiver_height=number(meter, "z_m", 1.5) or 0.0,
                temperature=measure(case, "T_air", "temperature", 283.0) or 283.0,
                relative_humidity=(number(case, "RH_pct", 70.0) or 70.0) / 100.0,
            )
        except Exception as problem:
            records.append(missing("fireball", name, place, "peak flux", "kW/m2", None if peak is None else peak / 1e3, words(problem)))
            continue
        peaks, doses = flux[:, 0].max(axis=-1) / 1000.0, flux[:, 0].sum(axis=-1) * (t[:, 1] - t[:, 0]) / 1000.0
        for what, unit, seen, values in (("peak flux", "kW/m2", peak, peaks), ("dose", "kJ/m2", dose, doses)):
            if seen is not None:
                members = values[1:] * drawn["model"]
                records.append(compared("fireball", name, place, what, unit, seen / 1e3, float(values[0]), factor=1.5, members=members))
    return records


Handler = Callable[[Case], list[Record]]
HANDLERS: tuple[tuple[str, Handler], ...] = (
    ("pool_fire_LNG_SEP", emissive_power),
    ("pool_fire_SEP", emissive_power),
    ("pool_fire", pool_fire),
    ("pool_burning", burning_rate),
    ("jet_fire", jet_fire),
    ("fireball", fireball),
)
SUITE_OF = (("pool_fire", "pool_fire_flux"), ("jet_fire", "jet_fire_flux"), ("fireball", "fireball"), ("pool_burning", "pool_burning_rate"))
