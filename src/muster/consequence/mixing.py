"""What a released chemical and moist air become when they mix: temperature, density and aerosol.

The adiabatic mixing curve is solved once per run on a small grid of ambient states and then only interpolated, so that a dense-gas
ensemble pays nothing for real thermodynamics: evaporation of the aerosol (ammonia, chlorine, propane), the cold of liquefied natural
gas, the condensation of the air's own water, and the chemistry of hydrogen fluoride (`hydrofluoric`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import GAS_CONSTANT, HEAT_CAPACITY_AIR, MOLAR_MASS_AIR, MOLAR_MASS_WATER, ArrayLike, FloatArray, floats
from .atmosphere import Weather, water_saturation_pressure
from .errors import MissingData
from .hydrofluoric import in_moist_air
from .substances import Substance

WATER_HEAT = 2.5e6
WATER_VAPOUR_HEAT_CAPACITY = 1860.0
LOG_RATIO = np.linspace(np.log(1e-3), np.log(1e5), 72)  # ln(mass of air per mass of chemical)
RATIO = np.exp(LOG_RATIO)


@dataclass(frozen=True)
class MixingCurve:
    """Temperature and density of the mixture against the mass of air per mass of chemical, per ensemble member."""

    temperature: FloatArray
    density: FloatArray
    liquid_fraction: FloatArray
    molar_mass: float
    air_density: FloatArray
    air_temperature: FloatArray

    def at(self, log_ratio: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Temperature and density at ln(air/chemical), shape (n,)."""
        position = np.clip((log_ratio - LOG_RATIO[0]) / (LOG_RATIO[1] - LOG_RATIO[0]), 0.0, len(LOG_RATIO) - 1.0001)
        i = position.astype(np.intp)
        w = position - i
        rows = np.arange(len(position)) if self.temperature.shape[0] > 1 else np.zeros(len(position), dtype=np.intp)
        flat = rows * len(LOG_RATIO) + i
        t = self.temperature.take(flat) * (1.0 - w) + self.temperature.take(flat + 1) * w
        rho = self.density.take(flat) * (1.0 - w) + self.density.take(flat + 1) * w
        return floats(t), floats(rho)

    def mole_fraction(self, ratio: ArrayLike) -> FloatArray:
        """Share of molecules that are the chemical, all of it counted as vapour."""
        return floats(1.0 / (1.0 + floats(ratio) * self.molar_mass / MOLAR_MASS_AIR))


def _saturation(substance: Substance, temperature: FloatArray) -> FloatArray:
    """Saturation pressure, continued below the table along its last straight line of ln p against 1/T."""
    table = substance.tables["vapour_pressure"]
    inverse, logs = table["inverse"], table["logs"]
    value = -1.0 / temperature
    inside = np.interp(value, inverse, logs)
    slope = (logs[1] - logs[0]) / (inverse[1] - inverse[0])
    return floats(np.exp(np.where(value < inverse[0], logs[0] + slope * (value - inverse[0]), inside)))


def _clamped(substance: Substance, quantity: str, temperature: ArrayLike) -> FloatArray:
    table = substance.tables.get(quantity)
    if table is None:
        raise MissingData("no-data", substance=substance.name, quantity=quantity)
    return floats(np.interp(floats(temperature), table["grid"], table["values"]))


def vapour_enthalpy(substance: Substance, temperature: ArrayLike) -> FloatArray:
    """Enthalpy of the vapour above that of the vapour at the boiling point. [J/kg]

    Parameters
    ----------
    substance : Substance
        The chemical.
    temperature : array_like
        Within the table of its gas heat capacity; held at the ends. [K]
    """
    t = floats(temperature)
    middle = 0.5 * (t + substance.boiling_point)
    return floats(_clamped(substance, "gas_heat_capacity", middle) * (t - substance.boiling_point))


def liquid_enthalpy(substance: Substance, temperature: ArrayLike) -> FloatArray:
    """Enthalpy of the liquid above that of the vapour at the boiling point. [J/kg]

    Parameters
    ----------
    substance : Substance
        The chemical.
    temperature : array_like
        Within the table of its liquid heat capacity; held at the ends. [K]
    """
    t = floats(temperature)
    boiling = substance.boiling_point
    heat = _clamped(substance, "liquid_heat_capacity", 0.5 * (t + boiling))
    return floats(heat * (t - boiling) - _clamped(substance, "heat_of_vaporization", boiling))


def _solve(
    substance: Substance, enthalpy: FloatArray, air_temperature: FloatArray, humidity: FloatArray, pressure: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Temperature, density and liquid share on the ratio grid for each ambient state; bisection of the heat balance."""
    ta, rh, p, h0 = air_temperature[:, None], humidity[:, None], pressure[:, None], enthalpy[:, None]
    vapour = np.minimum(rh * water_saturation_pressure(ta), 0.5 * p)
    moisture = vapour / (p - vapour) * MOLAR_MASS_WATER / MOLAR_MASS_AIR
    air = RATIO[None, :] / (1.0 + moisture)
    water = air * moisture
    moles_c, moles_a = 1.0 / substance.molar_mass, air / MOLAR_MASS_AIR
    two_phase = "heat_of_vaporization" in substance.tables and "liquid_heat_capacity" in substance.tables

    def state(t: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        share_w = np.minimum(water_saturation_pressure(t) / p, 0.9)
        share_c = np.minimum(_saturation(substance, t) / p, 1.0 - 1e-9)
        moles_w = water / MOLAR_MASS_WATER
        gas_w = np.minimum(moles_w, share_w / (1.0 - share_w) * (moles_a + moles_c))
        gas_c = np.minimum(moles_c, share_c / (1.0 - share_c) * (moles_a + gas_w)) if two_phase else moles_c + 0.0 * t
        species = gas_c
        dissociated = 0.0 * t
        if substance.id == "hydrogen_fluoride":
            flat = 0.0 * t
            gas_c, gas_w, species, dissociated = in_moist_air(
                t, p + flat, _saturation(substance, t), moles_c + flat, moles_w + flat, moles_a + flat
            )
        liquid = 1.0 - gas_c / moles_c
        heat = (1.0 - liquid) * vapour_enthalpy(substance, t) + dissociated
        if two_phase:
            heat = heat + liquid * liquid_enthalpy(substance, t)
        condensed = (moles_w - gas_w) * MOLAR_MASS_WATER
        heat = heat + air * HEAT_CAPACITY_AIR * (t - ta) + water * WATER_VAPOUR_HEAT_CAPACITY * (t - ta) - condensed * WATER_HEAT
        volume = (moles_a + gas_w + species) * GAS_CONSTANT * t / p
        return heat, volume, liquid, condensed

    low = np.full(np.broadcast_shapes(ta.shape, air.shape), 60.0)
    high = np.full_like(low, 2000.0)
    for _ in range(36):
        middle = 0.5 * (low + high)
        too_hot = state(middle)[0] > h0
        high = np.where(too_hot, middle, high)
        low = np.where(too_hot, low, middle)
    t = 0.5 * (low + high)
    _, volume, liquid, _ = state(t)
    return t, (1.0 + RATIO[None, :]) / volume, liquid


def mixing_curve(substance: Substance, weather: Weather, *, enthalpy: ArrayLike) -> MixingCurve:
    """Adiabatic mixing curve of a chemical with the air of each ensemble member.

    Parameters
    ----------
    substance : Substance
        What was released.
    weather : Weather
        Air temperature, pressure and humidity, one or one per member.
    enthalpy : array_like
        Of the chemical as released, above its vapour at the boiling point (`vapour_enthalpy`, `liquid_enthalpy`).
        [J/kg]

    Returns
    -------
    MixingCurve
        Solved exactly for up to 12 different ambient states, else on a grid of 4 × 3 × 2 states and interpolated.
    """
    h, ta, rh, p = (
        np.ravel(a)
        for a in np.broadcast_arrays(np.atleast_1d(floats(enthalpy)), weather.temperature, weather.relative_humidity, weather.pressure)
    )
    states = np.stack([h, ta, rh, p], axis=1)
    unique, inverse = np.unique(states, axis=0, return_inverse=True)
    inverse = np.ravel(inverse)
    if len(unique) <= 12:
        t, rho, liquid = _solve(substance, unique[:, 0], unique[:, 1], unique[:, 2], unique[:, 3])
        rows = inverse if len(unique) > 1 else np.zeros(1, dtype=np.intp)
        t, rho, liquid = t[rows], rho[rows], liquid[rows]
    else:
        t, rho, liquid = _blended(substance, h, ta, rh, p)
    air_density = p * MOLAR_MASS_AIR / (GAS_CONSTANT * ta)
    return MixingCurve(t, rho, liquid, substance.molar_mass, air_density, ta)


def _blended(
    substance: Substance, h: FloatArray, ta: FloatArray, rh: FloatArray, p: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    axes = [np.linspace(a.min(), a.max(), k) if np.ptp(a) > 0 else np.array([a[0]]) for a, k in ((h, 2), (ta, 4), (rh, 3))]
    mean_pressure = float(p.mean())
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    solved = _solve(substance, grid[:, 0], grid[:, 1], grid[:, 2], np.full(len(grid), mean_pressure))
    shape = tuple(len(a) for a in axes)
    low, weight = [], []
    for axis, value in zip(axes, (h, ta, rh), strict=True):
        if len(axis) == 1:
            low.append(np.zeros(len(value), dtype=np.intp))
            weight.append(np.zeros(len(value)))
            continue
        position = np.clip((value - axis[0]) / (axis[1] - axis[0]), 0, len(axis) - 1.0001)
        low.append(position.astype(np.intp))
        weight.append(position - low[-1])
    out = [np.zeros((len(h), len(RATIO))) for _ in range(3)]
    for corner in range(8):
        bits = [(corner >> k) & 1 for k in range(3)]
        if any(b and s == 1 for b, s in zip(bits, shape, strict=True)):
            continue
        factor = np.ones(len(h))
        for b, w in zip(bits, weight, strict=True):
            factor = factor * (w if b else 1.0 - w)
        index = np.ravel_multi_index(tuple(lo + b for lo, b in zip(low, bits, strict=True)), shape)
        for k in range(3):
            out[k] += factor[:, None] * solved[k][index]
    out[1] *= (p / mean_pressure)[:, None]
    return out[0], out[1], out[2]
