"""Clouds no denser than air: plumes and puffs over flat ground.

`SurfacePlume` is the default: its vertical spread follows surface-layer similarity (van Ulden 1978), its crosswind
spread the
measured or estimated turbulence of the wind direction. `GaussianPlume` takes Pasquill–Gifford or Briggs coefficients
where
only a class is known. Averaging time, receptor height and roughness are always explicit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any

import numpy as np

from .arrays import KARMAN, ArrayLike, FloatArray, erf, floats
from .atmosphere import Weather, stability_correction
from .errors import OutOfRange

SQRT_HALF_PI = float(np.sqrt(np.pi / 2.0))
TABLE_X = np.linspace(0.0, 23.0, 232)  # ln(x/z0)
_DECADES = np.logspace(-9.0, 0.3, 56)
TABLE_S = np.concatenate([-_DECADES[::-1], _DECADES])  # z0/L


def gaussian_plume(
    x: ArrayLike,
    y: ArrayLike,
    z: ArrayLike,
    *,
    emission_rate: ArrayLike,
    wind_speed: ArrayLike,
    release_height: ArrayLike,
    sigma_y: ArrayLike,
    sigma_z: ArrayLike,
) -> FloatArray:
    r"""Concentration of a steady, neutrally buoyant plume over flat ground.

    Parameters
    ----------
    x, y, z : array_like
        Receptors downwind, crosswind, above ground. [m]
    emission_rate : array_like
        Mass released per unit time, > 0. [kg/s]
    wind_speed : array_like
        At the height of the plume, ≥ 0.5. [m/s]
    release_height : array_like
        Above ground, ≥ 0. [m]
    sigma_y, sigma_z : array_like
        Spread at the receptors, > 0. [m]

    Returns
    -------
    concentration : ndarray
        Averaged over the averaging time of ``sigma_y``; zero where ``x <= 0``. [kg/m³]

    Raises
    ------
    OutOfRange
        ``wind_speed`` below 0.5 m/s, or a spread not positive.

    Notes
    -----
    .. math:: c = \frac{Q}{2\pi u \sigma_y \sigma_z} e^{-y^2/2\sigma_y^2} \left[e^{-(z-h)^2/2\sigma_z^2} +
       e^{-(z+h)^2/2\sigma_z^2}\right]

    Valid from 100 m to 10 km, open terrain, gas no denser than air; for denser gas see `dense`.

    Examples
    --------
    On the ground and on the axis the equation reduces to Q / (π u σ_y σ_z):

    >>> gaussian_plume([500.0, -10.0], 0.0, 0.0, emission_rate=0.1, wind_speed=2.0,
    ...                release_height=0.0, sigma_y=19.5, sigma_z=7.0).round(7).tolist()
    [0.0001166, 0.0]

    References
    ----------
    .. [1] AIChE/CCPS, *Guidelines for Consequence Analysis of Chemical Releases*, 1999, eq. 2.53, p. 97.
    """
    u, sy, sz, h = floats(wind_speed), floats(sigma_y), floats(sigma_z), floats(release_height)
    if np.any(u < 0.5):
        raise OutOfRange(
            "out-of-range",
            quantity="wind_speed",
            value=float(u.min()),
            unit="m/s",
            low=0.5,
            high="∞",
            reason="a plume needs wind; use a puff",
        )
    if np.any(sy <= 0.0) or np.any(sz <= 0.0):
        raise OutOfRange(
            "out-of-range",
            quantity="sigma",
            value=float(min(sy.min(), sz.min())),
            unit="m",
            low="> 0",
            high="∞",
            reason="spread must be positive",
        )
    y, z = floats(y), floats(z)
    vertical = np.exp(-0.5 * ((z - h) / sz) ** 2) + np.exp(-0.5 * ((z + h) / sz) ** 2)
    c = floats(emission_rate) / (2.0 * np.pi * u * sy * sz) * np.exp(-0.5 * (y / sy) ** 2) * vertical
    return floats(np.where(floats(x) > 0.0, c, 0.0))


@dataclass(frozen=True)
class Coefficients:
    """σ_y and σ_z as functions of distance for one Pasquill class; averaging time 600 s."""

    name: str
    reference: str
    sigma_y: Callable[[FloatArray, str], FloatArray]
    sigma_z: Callable[[FloatArray, str], FloatArray]
    averaging_time: float = 600.0


_BRIGGS_RURAL_Y = {"A": 0.22, "B": 0.16, "C": 0.11, "D": 0.08, "E": 0.06, "F": 0.04}
_BRIGGS_URBAN_Y = {"A": 0.32, "B": 0.32, "C": 0.22, "D": 0.16, "E": 0.11, "F": 0.11}
_CCPS_Y = {"A": 0.423, "B": 0.313, "C": 0.210, "D": 0.136, "E": 0.102, "F": 0.0674}
_CCPS_Z = {
    "A": (107.7, -1.7172, 0.2770),
    "B": (0.1355, 0.8752, 0.0136),
    "C": (0.09623, 0.9477, -0.0020),
    "D": (0.04134, 1.1737, -0.0316),
    "E": (0.02275, 1.3010, -0.0450),
    "F": (0.01122, 1.4024, -0.0540),
}


def _rural_z(x: FloatArray, stability: str) -> FloatArray:
    forms: dict[str, Callable[[FloatArray], FloatArray]] = {
        "A": lambda d: 0.20 * d,
        "B": lambda d: 0.12 * d,
        "C": lambda d: 0.08 * d / np.sqrt(1 + 0.0002 * d),
        "D": lambda d: 0.06 * d / np.sqrt(1 + 0.0015 * d),
        "E": lambda d: 0.03 * d / (1 + 0.0003 * d),
        "F": lambda d: 0.016 * d / (1 + 0.0003 * d),
    }
    return forms[stability](x)


def _urban_z(x: FloatArray, stability: str) -> FloatArray:
    forms: dict[str, Callable[[FloatArray], FloatArray]] = {
        "A": lambda d: 0.24 * d * np.sqrt(1 + 0.001 * d),
        "B": lambda d: 0.24 * d * np.sqrt(1 + 0.001 * d),
        "C": lambda d: 0.20 * d,
        "D": lambda d: 0.14 * d / np.sqrt(1 + 0.0003 * d),
        "E": lambda d: 0.08 * d / np.sqrt(1 + 0.0015 * d),
        "F": lambda d: 0.08 * d / np.sqrt(1 + 0.0015 * d),
    }
    return forms[stability](x)


def _ccps_z(x: FloatArray, stability: str) -> FloatArray:
    a, b, c = _CCPS_Z[stability]
    return floats(a * x**b * np.exp(c * np.log(x) ** 2))


BRIGGS_RURAL = Coefficients("Briggs rural", "Briggs 1973, ATDL-79", lambda x, s: _BRIGGS_RURAL_Y[s] * x / np.sqrt(1 + 0.0001 * x), _rural_z)
BRIGGS_URBAN = Coefficients("Briggs urban", "Briggs 1973, ATDL-79", lambda x, s: _BRIGGS_URBAN_Y[s] * x / np.sqrt(1 + 0.0004 * x), _urban_z)
SPICER_HAVENS = Coefficients("Spicer–Havens / Seinfeld", "CCPS 1999 p. 97; Seinfeld & Pandis", lambda x, s: _CCPS_Y[s] * x**0.9, _ccps_z)


@dataclass(frozen=True)
class GaussianPlume:
    """Gaussian plume with class coefficients: the fallback where only a Pasquill class is known."""

    coefficients: Coefficients = BRIGGS_RURAL
    name: str = "Gaussian plume"
    version: str = "1.0"
    reference: str = "CCPS 1999; Briggs 1973"
    valid_range: str = "100 m … 10 km, wind ≥ 1 m/s, flat open ground, neutrally buoyant"

    def concentration(
        self,
        x: ArrayLike,
        y: ArrayLike,
        z: ArrayLike,
        *,
        emission_rate: ArrayLike,
        wind_speed: ArrayLike,
        release_height: ArrayLike,
        stability: str,
        averaging_time: float = 600.0,
    ) -> FloatArray:
        """Concentration at the receptors; ``sigma_y`` is scaled to the averaging time by the 0.2 power. [kg/m³]

        Parameters
        ----------
        x, y, z : array_like
            Receptors downwind, crosswind, above ground; 100 … 10 000 downwind. [m]
        emission_rate, wind_speed, release_height : array_like
            > 0 [kg/s], ≥ 0.5 [m/s], ≥ 0. [m]
        stability : str
            Pasquill class A … F.
        averaging_time : float
            18.75 … 3600. [s]
        """
        distance = np.maximum(floats(x), 1e-3)
        sy = self.coefficients.sigma_y(distance, stability) * (max(averaging_time, 18.75) / self.coefficients.averaging_time) ** 0.2
        return gaussian_plume(
            x,
            y,
            z,
            emission_rate=emission_rate,
            wind_speed=wind_speed,
            release_height=release_height,
            sigma_y=sy,
            sigma_z=self.coefficients.sigma_z(distance, stability),
        )


BLOCK = 16_000
"""Receptors times members that are computed at a time: several such arrays stay in the cache of one core."""


def _in_blocks(compute: Callable[..., FloatArray]) -> Callable[..., FloatArray]:
    """Compute a large ensemble some members at a time; every value is that of the whole computed at once."""

    @wraps(compute)
    def blocks(model: SurfacePlume, x: ArrayLike, y: ArrayLike, z: ArrayLike, *, weather: Weather, **given: Any) -> FloatArray:
        places = [floats(a) for a in (x, y, z)]
        width = max(a.shape[-1] if a.ndim else 1 for a in places)
        members = max(weather.members, *(len(a) for a in places if a.ndim > 1), *(np.size(a) for a in given.values()))
        if members * width <= BLOCK:
            return compute(model, *places, weather=weather, **given)
        found, step = np.empty((members, width)), max(BLOCK // width, 1)
        for start in range(0, members, step):
            part = slice(start, start + step)
            here = (a[part] if a.ndim > 1 and len(a) > 1 else a for a in places)
            own = {name: floats(value)[part] if np.size(value) > 1 else value for name, value in given.items()}
            found[part] = compute(model, *here, weather=weather.rows(part), **own)
        return found

    return blocks


@dataclass(frozen=True)
class SurfacePlume:
    """Plume of a release near the ground: similarity in the vertical, wind-direction turbulence across.

    Constants were fitted once on 26 runs of Project Prairie Grass by ``bench/consequence/fit.py``; see
    ``docs/models/passive-plume.md``.
    """

    diffusivity: float = 0.725
    unstable_growth: float = 9.0
    effective_height: float = 1.55
    stable_growth: float = 5.0
    advection_height: float = 0.6
    sigma_y_factor: float = 1.368
    sigma_y_power: float = 1.275
    sigma_y_bend: float = 2.269
    shear_turbulence: float = 1.53
    convective_turbulence: float = 0.245
    turbulence_bend: float = 1.635
    stable_bend: float = 0.1401
    averaging_time: float = 600.0
    name: str = "surface-layer plume"
    version: str = "2.0"
    reference: str = "van Ulden 1978, Atmos. Environ. 12:2125; fitted on Prairie Grass"
    valid_range: str = "20 m … 10 km, release below 20 m, wind ≥ 1 m/s, flat open ground, neutrally buoyant"

    def mean_height(self, x: ArrayLike, weather: Weather) -> FloatArray:
        """Mean height of a ground-level cloud after ``x`` (n, m) or (m,). [m]

        Parameters
        ----------
        x : array_like
            20 … 10 000. [m]
        weather : Weather
            Wind and stability.
        """
        return self._vertical(floats(x), weather)[0]

    def advection(self, x: ArrayLike, weather: Weather) -> FloatArray:
        """Speed at which a ground-level cloud is carried past ``x``, (n, m). [m/s]

        Parameters
        ----------
        x : array_like
            20 … 10 000. [m]
        weather : Weather
            Wind and stability.
        """
        return self._vertical(floats(x), weather)[1]

    def _vertical(self, x: FloatArray, weather: Weather) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        z0, length, us = (np.atleast_1d(a)[:, None] for a in (weather.roughness, weather.obukhov_length, weather.friction_velocity))
        table = _similarity(self.diffusivity, self.unstable_growth, self.effective_height, self.stable_growth, self.advection_height)
        column = np.interp(np.clip(z0 / length, TABLE_S[0], TABLE_S[-1]), TABLE_S, np.arange(len(TABLE_S)))
        j = np.minimum(column.astype(np.intp), len(TABLE_S) - 2)
        wj = column - j
        step = TABLE_X[1]
        position = np.clip(np.log(np.maximum(x, 1e-3) / z0) / step, 0.0, len(TABLE_X) - 1.001)
        i = position.astype(np.intp)
        wi = position - i
        k = len(TABLE_X)
        flat = j * k + i
        w11 = wi * wj
        w10, w01 = wi - w11, wj - w11
        w00 = 1.0 - wi - w01

        def at(values: FloatArray) -> FloatArray:
            return floats(
                values.take(flat) * w00 + values.take(flat + 1) * w10 + values.take(flat + k) * w01 + values.take(flat + k + 1) * w11
            )

        height = np.exp(at(table[0])) * z0
        speed = us / KARMAN * np.exp(at(table[1]))
        return height, speed, at(table[2]), us

    def sigma_y(self, x: ArrayLike, weather: Weather, averaging_time: float = 600.0) -> FloatArray:
        """Crosswind spread from measured wind-direction turbulence, or from u*, L and mixing height where it is not
        measured. [m]

        Parameters
        ----------
        x : array_like
            20 … 10 000. [m]
        weather : Weather
            Wind, stability, turbulence.
        averaging_time : float
            18.75 … 3600. [s]
        """
        slope, bend = self.spread(weather, averaging_time)
        distance = floats(x)
        return floats(slope[:, None] * distance / np.sqrt(1.0 + bend[:, None] * distance))

    def spread(self, weather: Weather, averaging_time: float = 600.0) -> tuple[FloatArray, FloatArray]:
        r"""Slope at the source [1] and bend [1/m] of the crosswind spread, (n,) each.

        Parameters
        ----------
        weather : Weather
            Wind, stability, turbulence.
        averaging_time : float
            18.75 … 3600. [s]

        Notes
        -----
        .. math:: \sigma_y = a x / \sqrt{1 + b x}

        Eddies that carry a plume sideways live shorter in stable air: without measured turbulence b grows with 1/L, held at
        L = 10 m.
        """
        scale = (min(max(averaging_time, 18.75), 3600.0) / self.averaging_time) ** 0.2
        if weather.sigma_azimuth is not None:
            intensity = self.sigma_y_factor * np.atleast_1d(weather.sigma_azimuth) ** self.sigma_y_power
            return floats(intensity * scale), np.full_like(intensity, self.sigma_y_bend / 1000.0)
        us, length, top = (np.atleast_1d(a) for a in (weather.friction_velocity, weather.obukhov_length, weather.mixing_height))
        convective = np.where(length < 0.0, us * (top / (KARMAN * np.abs(length))) ** (1.0 / 3.0), 0.0)
        sigma_v = np.sqrt(self.shear_turbulence * us**2 + self.convective_turbulence * convective**2)
        bend = self.turbulence_bend / 1000.0 + self.stable_bend * np.clip(1.0 / length, 0.0, 0.1)
        slope, bend = np.broadcast_arrays(sigma_v / np.atleast_1d(weather.wind_at(2.0)) * scale, bend)
        return floats(slope), floats(bend)

    @_in_blocks
    def concentration(
        self,
        x: ArrayLike,
        y: ArrayLike,
        z: ArrayLike,
        *,
        emission_rate: ArrayLike,
        weather: Weather,
        release_height: ArrayLike = 0.0,
        deposition: ArrayLike = 0.0,
        averaging_time: float = 600.0,
        initial_sigma_y: ArrayLike = 0.0,
    ) -> FloatArray:
        """Concentration of a steady release.

        Parameters
        ----------
        x, y, z : array_like, shape (m,) or (n, m)
            Receptors downwind, crosswind, above ground. [m]
        emission_rate, release_height, deposition, initial_sigma_y : array_like, shape () or (n,)
            Source [kg/s], its height [m], deposition velocity over friction velocity [1], and half-width of a broad
            source [m].
        weather : Weather
            Wind and stability.
        averaging_time : float
            18.75 … 3600. [s]

        Returns
        -------
        concentration : ndarray, shape (n, m)
            [kg/m³]
        """
        distance = np.atleast_1d(floats(x))
        height, speed, depleted, _ = self._vertical(distance, weather)
        rate, h, loss, broad = (np.atleast_1d(floats(a))[:, None] for a in (emission_rate, release_height, deposition, initial_sigma_y))
        sigma_z = height * SQRT_HALF_PI
        sigma_y = self.sigma_y(distance, weather, averaging_time)
        if np.any(broad > 0.0):
            sigma_y = np.sqrt(sigma_y**2 + broad**2)
        y, z = floats(y), floats(z)
        lifted = np.any(h > 0.0)
        if lifted:
            speed = np.maximum(speed, np.atleast_1d(weather.wind_at(np.maximum(np.atleast_1d(floats(release_height)), 0.01)))[:, None])
            sigma_z = np.minimum(sigma_z, np.maximum(0.8 * np.atleast_1d(weather.mixing_height)[:, None], sigma_z * 0.0 + 1.0))
            vertical = np.exp(-0.5 * ((z - h) / sigma_z) ** 2) + np.exp(-0.5 * ((z + h) / sigma_z) ** 2)
        else:
            sigma_z = np.minimum(sigma_z, 0.8 * np.atleast_1d(weather.mixing_height)[:, None])
            vertical = 2.0 * np.exp(-0.5 * (z / sigma_z) ** 2)
        c = rate / (2.0 * np.pi * speed * sigma_y * sigma_z) * vertical
        if np.any(y != 0.0):
            c = c * np.exp(-0.5 * (y / sigma_y) ** 2)
        if np.any(loss > 0.0):
            c = c * np.exp(-loss * depleted)
        return floats(np.where(distance > 0.0, c, 0.0))


@cache
def _similarity(diffusivity: float, unstable: float, effective: float, stable: float, advection: float) -> tuple[FloatArray, ...]:
    """Mean height (ln z̄/z0), advection speed (ln u k/u*) and deposition integral on the grid of ln x/z0 and z0/L."""
    s = TABLE_S[:, None]
    height = np.full((len(TABLE_S), 1), 1.0)
    lost = np.zeros_like(height)
    rows_h, rows_u, rows_d = [], [], []

    def shape(z: FloatArray) -> FloatArray:
        z = np.maximum(z, 2.0)
        return floats(np.maximum(np.log(z) - stability_correction(z * s) + stability_correction(s), 0.05))

    def rates(logx: float, z: FloatArray) -> FloatArray:
        zz = np.maximum(effective * z, 2.0)
        phi = np.where(s > 0.0, 1.0 + stable * np.minimum(zz * s, 4.0), (1.0 - unstable * np.minimum(zz * s, 0.0)) ** -0.5)
        return floats(np.exp(logx) * diffusivity * KARMAN**2 / (phi * shape(zz)))

    step = TABLE_X[1]
    for logx in TABLE_X:
        rows_h.append(np.log(height[:, 0]))
        rows_u.append(np.log(shape(advection * height))[:, 0])
        rows_d.append(lost[:, 0])
        first = rates(logx, height)
        middle = rates(logx + step / 2, height + step / 2 * first)
        lost = lost + step * np.exp(logx + step / 2) * 0.75 * KARMAN / ((height + step / 2 * first) * shape(advection * height))
        height = np.minimum(height + step * middle, 1e9)
    return tuple(np.ascontiguousarray(np.array(rows).T) for rows in (rows_h, rows_u, rows_d))


def finite_release(
    concentration: ArrayLike,
    x: ArrayLike,
    time: ArrayLike,
    *,
    duration: ArrayLike,
    wind_speed: ArrayLike,
    spread: float = 0.13,
) -> FloatArray:
    r"""Turn the concentration of a steady plume into that of a release that lasts a while, at each time.

    Parameters
    ----------
    concentration : array_like, shape (n, m)
        Of the steady plume. [kg/m³]
    x : array_like, shape (m,)
        Downwind distance. [m]
    time : array_like, shape (k,)
        Since the release began. [s]
    duration, wind_speed : array_like, shape () or (n,)
        Of the release [s] and of the cloud [m/s].
    spread : float
        Along-wind spread over distance, 0.13 (TNO). [1]

    Returns
    -------
    concentration : ndarray, shape (n, m, k)
        [kg/m³]

    Notes
    -----
    .. math:: c(t) = \frac{c}{2}\left[\mathrm{erf}\frac{ut - x}{\sqrt2\sigma_x} - \mathrm{erf}\frac{u(t - T) -
       x}{\sqrt2\sigma_x}\right]

    The dose over all times equals that of the steady plume over the duration: mass is kept.
    """
    c = np.atleast_2d(floats(concentration))[:, :, None]
    distance = floats(x)[..., :, None] if floats(x).ndim else floats(x)[None, None]
    u, length = (np.atleast_1d(floats(a))[:, None, None] for a in (wind_speed, duration))
    t = floats(time)
    width = np.sqrt(2.0) * np.maximum(spread * distance, 0.5)
    return floats(0.5 * c * (erf((u * t - distance) / width) - erf((u * (t - length) - distance) / width)))


def gaussian_puff(
    x: ArrayLike,
    y: ArrayLike,
    z: ArrayLike,
    time: ArrayLike,
    *,
    mass: ArrayLike,
    wind_speed: ArrayLike,
    release_height: ArrayLike,
    sigma_x: ArrayLike,
    sigma_y: ArrayLike,
    sigma_z: ArrayLike,
) -> FloatArray:
    """Concentration of an instantaneous puff over flat ground (CCPS 1999 eq. 2.58). [kg/m³]

    Parameters
    ----------
    x, y, z, time : array_like
        Receptors [m] and time since the release, > 0. [s]
    mass, wind_speed, release_height : array_like
        > 0 [kg], ≥ 0 [m/s], ≥ 0. [m]
    sigma_x, sigma_y, sigma_z : array_like
        Spread of the puff where it is, > 0. [m]
    """
    sx, sy, sz, h, z = (floats(a) for a in (sigma_x, sigma_y, sigma_z, release_height, z))
    front = np.exp(-0.5 * ((floats(x) - floats(wind_speed) * floats(time)) / sx) ** 2 - 0.5 * (floats(y) / sy) ** 2)
    vertical = np.exp(-0.5 * ((z - h) / sz) ** 2) + np.exp(-0.5 * ((z + h) / sz) ** 2)
    return floats(floats(mass) / ((2 * np.pi) ** 1.5 * sx * sy * sz) * front * vertical)
