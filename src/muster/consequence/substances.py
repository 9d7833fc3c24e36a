"""Properties of hazardous chemicals from one frozen, auditable table.

The tables ``data/substances.json`` (pure) and ``data/mixtures.json`` (surrogates, solutions, explosives) are built by the scripts in
``tools/consequence``. Every value keeps the method it came from and a mark; a temperature outside the tabulated range raises, it is
never extrapolated in silence.
"""

from __future__ import annotations

import difflib
import json
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from .arrays import GAS_CONSTANT, ArrayLike, FloatArray, floats
from .errors import ImpossibleState, MissingData, OutOfRange, UnknownSubstance


@dataclass(frozen=True)
class Marked:
    """One number with its unit, the method it came from and how far to trust it."""

    value: float
    unit: str
    method: str
    mark: str


@dataclass(frozen=True)
class Probit:
    """Constants of Pr = a + b ln(C^n t) with C in ``units`` and t in minutes."""

    a: float
    b: float
    n: float
    units: str
    source: str
    mark: str


@dataclass(frozen=True)
class Substance:
    """A chemical: names, numbers and property curves."""

    id: str
    name: str
    name_zh: str
    cas: str
    un: str
    aliases: tuple[str, ...]
    constants: dict[str, Marked] = field(repr=False)
    tables: dict[str, Any] = field(repr=False)
    toxicity: dict[str, Any] = field(repr=False)
    note: str = ""  # what a mixture stands for, and what is not followed

    def constant(self, quantity: str) -> float:
        """Value of a constant in SI units; raises `MissingData` where the table has none."""
        found = self.constants.get(quantity)
        if found is None:
            raise MissingData("no-data", substance=self.name, quantity=quantity)
        return found.value

    def has(self, quantity: str) -> bool:
        """Say whether the table knows this constant or curve."""
        return quantity in self.constants or quantity in self.tables

    @property
    def molar_mass(self) -> float:
        """Molar mass. [kg/mol]"""
        return self.constant("molar_mass")

    @property
    def boiling_point(self) -> float:
        """Normal boiling point. [K]"""
        return self.constant("boiling_point")

    @property
    def is_flammable(self) -> bool:
        """Say whether a lower flammable limit is known."""
        return "lfl" in self.constants

    def _curve(self, quantity: str, temperature: ArrayLike, *, transform: str = "linear") -> FloatArray:
        table = self.tables.get(quantity)
        if table is None:
            raise MissingData("no-data", substance=self.name, quantity=quantity)
        t = floats(temperature)
        grid, values = table["grid"], table["values"]
        low, high = float(grid[0]), float(grid[-1])
        if np.any(t < low - 0.5) or np.any(t > high + 0.5) or not np.all(np.isfinite(t)):
            worst = float(t.flat[int(np.argmax(np.where(np.isfinite(t), np.maximum(low - t, t - high), np.inf)))])
            critical = self.constants.get("critical_temperature")
            if quantity != "gas_heat_capacity" and critical and worst > critical.value:
                raise ImpossibleState("above-critical", substance=self.name, value=worst, critical=critical.value)
            raise OutOfRange("temperature-outside-data", substance=self.name, quantity=quantity, low=low, high=high, value=worst)
        if transform == "clapeyron":
            return floats(np.exp(np.interp(-1.0 / t, table["inverse"], table["logs"])))
        return floats(np.interp(t, grid, values))

    def vapour_pressure(self, temperature: ArrayLike) -> FloatArray:
        """Saturation pressure at ``temperature`` [K]. [Pa]"""
        return self._curve("vapour_pressure", temperature, transform="clapeyron")

    def saturation_temperature(self, pressure: ArrayLike) -> FloatArray:
        """Temperature at which the saturation pressure equals ``pressure`` [Pa]. [K]"""
        table = self.tables.get("vapour_pressure")
        if table is None:
            raise MissingData("no-data", substance=self.name, quantity="vapour_pressure")
        logs = np.log(floats(pressure))
        if np.any(logs < table["logs"][0]) or np.any(logs > table["logs"][-1]):
            raise OutOfRange(
                "out-of-range",
                quantity=f"{self.name} saturation pressure",
                value=float(np.max(pressure)),
                unit="Pa",
                low=float(np.exp(table["logs"][0])),
                high=float(np.exp(table["logs"][-1])),
                reason="no data",
            )
        return floats(-1.0 / np.interp(logs, table["logs"], table["inverse"]))

    def liquid_density(self, temperature: ArrayLike) -> FloatArray:
        """Density of the saturated liquid at ``temperature`` [K]. [kg/m³]"""
        return self._curve("liquid_density", temperature)

    def heat_of_vaporization(self, temperature: ArrayLike) -> FloatArray:
        """Latent heat at ``temperature`` [K]. [J/kg]"""
        return self._curve("heat_of_vaporization", temperature)

    def liquid_heat_capacity(self, temperature: ArrayLike) -> FloatArray:
        """Heat capacity of the liquid at ``temperature`` [K]. [J/(kg K)]"""
        return self._curve("liquid_heat_capacity", temperature)

    def gas_heat_capacity(self, temperature: ArrayLike) -> FloatArray:
        """Heat capacity of the ideal gas at constant pressure at ``temperature`` [K]. [J/(kg K)]"""
        return self._curve("gas_heat_capacity", temperature)

    def surface_tension(self, temperature: ArrayLike) -> FloatArray:
        """Surface tension at ``temperature`` [K]. [N/m]"""
        return self._curve("surface_tension", temperature)

    def liquid_viscosity(self, temperature: ArrayLike) -> FloatArray:
        """Viscosity of the liquid at ``temperature`` [K]. [Pa s]"""
        return self._curve("liquid_viscosity", temperature)

    def gas_density(self, temperature: ArrayLike, pressure: ArrayLike) -> FloatArray:
        """Density of the ideal gas. [kg/m³]"""
        return floats(floats(pressure) * self.molar_mass / (GAS_CONSTANT * floats(temperature)))

    def heat_capacity_ratio(self, temperature: ArrayLike) -> FloatArray:
        """Ratio cp/cv of the ideal gas at ``temperature`` [K]. [1]"""
        cp = self.gas_heat_capacity(temperature)
        return floats(cp / (cp - GAS_CONSTANT / self.molar_mass))

    def probits(self) -> tuple[Probit, ...]:
        """Every probit known for lethality by inhalation, the first being the default."""
        return tuple(Probit(p["a"], p["b"], p["n"], p["units"], p["source"], p["mark"]) for p in self.toxicity.get("probits", ()))

    def to_ppm(self, concentration: ArrayLike, temperature: float = 298.15, pressure: float = 101325.0) -> FloatArray:
        """Turn kg/m³ into parts per million by volume at the given state of the air."""
        return floats(floats(concentration) * GAS_CONSTANT * temperature / (self.molar_mass * pressure) * 1e6)

    def from_ppm(self, fraction: ArrayLike, temperature: float = 298.15, pressure: float = 101325.0) -> FloatArray:
        """Turn parts per million by volume into kg/m³ at the given state of the air."""
        return floats(floats(fraction) * 1e-6 * self.molar_mass * pressure / (GAS_CONSTANT * temperature))


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = {}
    for name in ("substances.json", "mixtures.json"):
        loaded |= json.loads(resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8"))["substances"]
    return loaded


@cache
def _index() -> dict[str, str]:
    index: dict[str, str] = {}
    for key, entry in _table().items():
        for name in (key, entry["name_en"], entry["name_zh"], entry["cas"], entry["un"], *entry["aliases"]):
            if name:
                index.setdefault(_plain(name), key)
    return index


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().lower().replace("_", " ").removeprefix("un").strip()


@cache
def _load(key: str) -> Substance:
    entry = _table()[key]
    constants = {k: Marked(v["value"], v["unit"], v["method"], v["mark"]) for k, v in entry["constants"].items()}
    tables = {}
    for quantity, table in entry["tables"].items():
        grid, values = floats(table["temperature"]), floats(table["value"])
        tables[quantity] = {
            "grid": grid,
            "values": values,
            "method": table["method"],
            "mark": table["mark"],
            "unit": table["unit"],
        }
        if quantity == "vapour_pressure":
            tables[quantity] |= {"inverse": -1.0 / grid, "logs": np.log(values)}
    return Substance(
        key,
        entry["name_en"],
        entry["name_zh"],
        entry["cas"],
        entry["un"],
        tuple(entry["aliases"]),
        constants,
        tables,
        entry["toxicity"],
        entry.get("note", ""),
    )


def substance(name: str) -> Substance:
    """Find a chemical by English or Chinese name, alias, CAS or UN number.

    >>> substance("液氯").cas, substance("UN1005").name
    ('7782-50-5', 'ammonia')
    """
    key = _index().get(_plain(name))
    if key is None:
        near = ", ".join(difflib.get_close_matches(_plain(name), list(_index()), n=5, cutoff=0.5))
        hint = f"did you mean: {near}?" if near else "give its Chinese or English name, its CAS or its UN number"
        raise UnknownSubstance("unknown-substance", name=name, near=hint)
    return _load(key)


def all_substances() -> tuple[Substance, ...]:
    """Every chemical of the table, in its order."""
    return tuple(_load(key) for key in _table())
