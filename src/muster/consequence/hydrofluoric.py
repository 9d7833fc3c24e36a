"""Hydrogen fluoride in moist air: its vapour associates with itself and with water, and condenses to a fog of hydrofluoric acid.

The gas holds monomer, hexamer and the complex HF·H₂O; the fog forms where neither the acid nor the water would condense alone.
"""

from __future__ import annotations

import numpy as np

from .arrays import GAS_CONSTANT, ArrayLike, FloatArray, floats
from .atmosphere import water_saturation_pressure

ASSOCIATION_HEAT = 28.4e3  # hexamer to monomers, per mole of hydrogen fluoride [J/mol]
ASSOCIATED_AT_BOILING = 0.83  # share of the hydrogen fluoride that is hexamer in the saturated vapour at one atmosphere
COMPLEX_HEAT = 31.6e3  # HF·H₂O to hydrogen fluoride and water [J/mol]
ACID_WATER, WATER_ACID = -4.348, -6.863  # Margules constants of HF (1) in water (2) at 385 K, from the azeotrope alone


def hexamer_constant(temperature: ArrayLike) -> FloatArray:
    """Equilibrium constant of 6 HF ⇌ (HF)₆, lg K = 8910/T − 43.65 in mm Hg⁻⁵ (Clough, Grist & Wheatley 1987), as Pa⁻⁵.

    Parameters
    ----------
    temperature : array_like
        250 … 400. [K]
    """
    return floats(10.0 ** (8910.0 / floats(temperature) - 43.65) / 133.322**5)


def complex_constant(temperature: ArrayLike) -> FloatArray:
    r"""Equilibrium constant of HF + H₂O ⇌ HF·H₂O. [1/Pa]

    Parameters
    ----------
    temperature : array_like
        250 … 400. [K]

    Notes
    -----
    .. math:: \lg K = 1653/T - 10.017

    is the straight line, good to 1 %, through rigid-rotor, harmonic partition functions of the complex as microwaves show it: rotational
    constants 437, 7.21 and 7.10 GHz, bends of the acid at 666 and 696, stretch at 180, bends of the water at 157 and (two minima) 0, 64,
    267, 480, 720, 980 cm⁻¹, dissociation energy 28 kJ/mol. All recalled. The energy decides: microwave intensities give 34.3 kJ/mol and
    thirteen times the constant, infrared spectra and computed surfaces 26 … 28 kJ/mol. A cloud hardly feels it (see the card).

    References
    ----------
    .. [1] Kisiel, Legon & Millen, Proc. R. Soc. A 381 (1982) 419; Thomas, Proc. R. Soc. A 344 (1975) 579.
    """
    return floats(10.0 ** (1653.0 / floats(temperature) - 10.017))


def monomer_pressure(total: FloatArray, hexamers: FloatArray) -> FloatArray:
    """Monomer pressure p₁ of dry vapour with p₁ + K p₁⁶ equal to a total pressure. [Pa]"""
    low, high = np.zeros_like(total), total.copy()
    for _ in range(45):
        middle = 0.5 * (low + high)
        over = middle + hexamers * middle**6 > total
        low, high = np.where(over, low, middle), np.where(over, middle, high)
    return 0.5 * (low + high)


def acid_activity(share: ArrayLike, temperature: ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray]:
    r"""Activity coefficients of hydrogen fluoride and of water in hydrofluoric acid, and the heat of mixing. [1, 1, J/mol]

    Parameters
    ----------
    share : array_like
        Moles of hydrogen fluoride per mole of acid, 0 … 1. [1]
    temperature : array_like
        250 … 400. [K]

    Notes
    -----
    Margules with constants that go as 1/T, so that the heat of mixing is temperature-free:

    .. math:: \ln\gamma_1 = x_2^2[A_{12} + 2(A_{21} - A_{12})x_1],\quad H^E = R\,T_0\,x_1x_2(A_{21}x_1 + A_{12}x_2)

    The two constants follow from the azeotrope alone: 38.26 % by mass boils at 385 K under one atmosphere.

    References
    ----------
    .. [1] Munter, Aepli & Kossatz, Ind. Eng. Chem. 39 (1947) 427, as given by Smith & Visco, J. Chem. Eng. Data 49 (2004) 306.
    """
    x, t = floats(share), floats(temperature)
    water = 1.0 - x
    first, second = ACID_WATER * 385.0 / t, WATER_ACID * 385.0 / t
    acid = np.exp(water**2 * (first + 2.0 * (second - first) * x))
    other = np.exp(x**2 * (second + 2.0 * (first - second) * water))
    return floats(acid), floats(other), floats(GAS_CONSTANT * 385.0 * x * water * (WATER_ACID * x + ACID_WATER * water))


def in_moist_air(
    temperature: FloatArray, pressure: FloatArray, saturation: FloatArray, moles: FloatArray, water: FloatArray, air: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Moles of hydrogen fluoride and of water in the gas, of gaseous species that water and air do not count, and the heat they took. [J]

    Heat is counted from the saturated vapour at the boiling point and from free water vapour.

    Parameters
    ----------
    temperature, pressure, saturation : ndarray
        Of the mixture [K, Pa]; pressure of saturated pure hydrogen fluoride. [Pa]
    moles, water, air : ndarray
        Moles of each in the mixture, gas and fog together.
    """
    hexamers, complexes = hexamer_constant(temperature), complex_constant(temperature)
    pure = monomer_pressure(np.minimum(saturation, pressure * 50.0), hexamers)
    steam = water_saturation_pressure(temperature)

    def over_fog(x: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        acid, other, _ = acid_activity(x, temperature)
        p1, pw = acid * x * pure, other * (1.0 - x) * steam
        sixth, bound = hexamers * p1**6, complexes * p1 * pw
        rest = air / np.maximum(pressure - p1 - sixth - pw - bound, 1e-6 * pressure)
        return p1, pw, (p1 + 6.0 * sixth + bound) * rest, (pw + bound) * rest

    low, high = np.zeros_like(pure), np.ones_like(pure)
    for _ in range(45):
        x = 0.5 * (low + high)
        _, _, held, wet = over_fog(x)
        too_weak = (moles - held) * (1.0 - x) > x * (water - wet)
        low, high = np.where(too_weak, x, low), np.where(too_weak, high, x)
    fog_p1, fog_pw, held, wet = over_fog(x)
    is_fog = (moles - held > 0.0) & (water - wet >= 0.0)

    def all_gas(p1: FloatArray) -> tuple[FloatArray, FloatArray]:
        moist = (pressure - p1 - hexamers * p1**6) * water / (air + water)  # water's pressure, free and bound
        return moist / (1.0 + complexes * p1), (air + water) / np.maximum(pressure - p1 - hexamers * p1**6, 1e-6 * pressure)

    low, high = np.zeros_like(pure), pressure * (1.0 - 1e-6)
    for _ in range(45):
        p1 = 0.5 * (low + high)
        pw, rest = all_gas(p1)
        over = (p1 + 6.0 * hexamers * p1**6 + complexes * p1 * np.maximum(pw, 0.0)) * rest > moles
        low, high = np.where(over, low, p1), np.where(over, p1, high)
    p1, pw = np.where(is_fog, fog_p1, p1), np.where(is_fog, fog_pw, np.maximum(all_gas(p1)[0], 0.0))
    vapour, wet = np.where(is_fog, held, moles), np.where(is_fog, wet, water)
    sixth, bound = hexamers * p1**6, complexes * p1 * pw
    per_pressure = vapour / np.maximum(p1 + 6.0 * sixth + bound, 1e-300)
    fog = np.where(is_fog, (moles - vapour + water - wet) * acid_activity(x, temperature)[2], 0.0)
    heat = (ASSOCIATED_AT_BOILING * vapour - 6.0 * sixth * per_pressure) * ASSOCIATION_HEAT - bound * per_pressure * COMPLEX_HEAT + fog
    return vapour, wet, (p1 + sixth) * per_pressure, heat
