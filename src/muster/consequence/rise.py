"""How far hot smoke or a light gas rises: Briggs' formulas, and whether a cloud on the ground lifts off at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import GRAVITY, HEAT_CAPACITY_AIR, ArrayLike, FloatArray, floats
from .atmosphere import Weather
from .errors import OutOfRange

LIFT_OFF = 20.0  # Briggs' L_p above which a buoyant cloud leaves the ground (Hanna, Briggs & Chang 1998: 20 … 30)


def buoyancy_of_heat(heat_rate: ArrayLike, weather: Weather) -> FloatArray:
    r"""Buoyancy flux of a fire's convective heat.

    Parameters
    ----------
    heat_rate : array_like
        Convective heat, about 0.65 of what burns, ≥ 0. [W]
    weather : Weather
        Air temperature and pressure.

    Returns
    -------
    buoyancy : ndarray
        :math:`F = g Q/(\pi c_p\rho_a T_a)`. [m⁴/s³]
    """
    return floats(GRAVITY * floats(heat_rate) / (np.pi * HEAT_CAPACITY_AIR * weather.air_density * weather.temperature))


def buoyancy_of_gas(mass_rate: ArrayLike, density: ArrayLike, weather: Weather) -> FloatArray:
    r"""Buoyancy flux of a gas lighter than air at ambient pressure.

    Parameters
    ----------
    mass_rate, density : array_like
        Of the gas, ≥ 0 [kg/s] and > 0. [kg/m³]
    weather : Weather
        For the density of the air.

    Returns
    -------
    buoyancy : ndarray
        :math:`F = g\dot m(1/\rho - 1/\rho_a)/\pi`, none where the gas is not lighter. [m⁴/s³]
    """
    volume = floats(mass_rate) * (1.0 / floats(density) - 1.0 / weather.air_density)
    return floats(np.maximum(GRAVITY * volume / np.pi, 0.0))


@dataclass(frozen=True)
class PlumeRise:
    """Rise of a buoyant plume above its source (Briggs)."""

    name: str = "Briggs plume rise"
    version: str = "1.0"
    reference: str = "Briggs 1969, 1975; as in EPA ISC3 (1995) section 1.1.4"
    valid_range: str = "buoyancy 0.1 … 10 000 m⁴/s³, wind ≥ 1 m/s, open sky"

    def height(self, x: ArrayLike, *, buoyancy: ArrayLike, weather: Weather) -> FloatArray:
        r"""Height of the axis above the source.

        Parameters
        ----------
        x : array_like, shape (m,)
            Downwind, > 0. [m]
        buoyancy : array_like, shape () or (n,)
            0 … 10 000. [m⁴/s³]
        weather : Weather
            Wind and stability.

        Returns
        -------
        height : ndarray, shape (n, m)
            [m]

        Raises
        ------
        OutOfRange
            Negative buoyancy, or no wind at all.

        Notes
        -----
        Rising :math:`1.6 F^{1/3}x^{2/3}/u` until :math:`49F^{5/8}` (F < 55) or :math:`119F^{2/5}` metres; in stable air at most
        :math:`2.6(F/us)^{1/3}` with :math:`s = (g/T)\,d\theta/dz`, and never above calm air's :math:`4F^{1/4}s^{-3/8}`; at most the
        mixing height.
        """
        f = np.atleast_1d(floats(buoyancy))[:, None]
        if np.any(f < 0.0):
            raise OutOfRange(
                "out-of-range", quantity="buoyancy", value=float(f.min()), unit="m4/s3", low=0, high=1e4, reason="it would sink"
            )
        u = np.maximum(np.atleast_1d(weather.wind_at(10.0))[:, None], 1.0)
        length, t = (np.atleast_1d(a)[:, None] for a in (weather.obukhov_length, weather.temperature))
        end = np.where(f < 55.0, 49.0 * f**0.625, 119.0 * f**0.4)
        distance = np.minimum(np.maximum(np.atleast_1d(floats(x)), 0.0), end)
        rise = 1.6 * np.cbrt(f) * distance ** (2.0 / 3.0) / u
        # potential temperature gradient by the Pasquill class the Obukhov length stands for: E 0.020, F 0.035 K/m
        gradient = np.where(length > 0.0, np.where(length < 50.0, 0.035, np.where(length < 200.0, 0.020, 0.0)), 0.0)
        s = np.maximum(GRAVITY / t * gradient, 1e-12)
        capped = np.minimum(2.6 * np.cbrt(f / (u * s)), 4.0 * f**0.25 * s**-0.375)
        rise = np.where(gradient > 0.0, np.minimum(rise, capped), rise)
        return floats(np.minimum(rise, np.atleast_1d(weather.mixing_height)[:, None]))

    def lifts_off(self, *, density: ArrayLike, height: ArrayLike, weather: Weather) -> FloatArray:
        r"""Briggs' lift-off parameter of a cloud on the ground; above `LIFT_OFF` it leaves the ground.

        Parameters
        ----------
        density, height : array_like
            Of the cloud, > 0 [kg/m³] and its depth, > 0. [m]
        weather : Weather
            Air and friction velocity.

        Returns
        -------
        parameter : ndarray
            :math:`L_p = g h(\rho_a - \rho)/(\rho_a u_*^2)`, negative where the cloud is heavier than air. [1]
        """
        rho = weather.air_density
        return floats(GRAVITY * floats(height) * (rho - floats(density)) / (rho * weather.friction_velocity**2))
