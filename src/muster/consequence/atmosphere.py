"""The air that carries a cloud: wind and stability near the ground, humidity, density and clarity for heat.

Monin–Obukhov similarity where friction velocity, Obukhov length and roughness are known or can be derived; Pasquill
classes
as the fallback (Golder 1972). Class fallback and low wind are flagged in ``Weather.validity``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from .arrays import ATMOSPHERE, GAS_CONSTANT, KARMAN, MOLAR_MASS_AIR, ArrayLike, FloatArray, floats
from .errors import BadCase, OutOfRange

CLASSES = "ABCDEF"
_GOLDER = {
    "A": (-0.0875, -0.1029),
    "B": (-0.03849, -0.1714),
    "C": (-0.00807, -0.3049),
    "D": (0.0, 0.0),
    "E": (0.00807, -0.3049),
    "F": (0.03849, -0.1714),
}
_IRWIN_RURAL = {"A": 0.07, "B": 0.07, "C": 0.10, "D": 0.15, "E": 0.35, "F": 0.55}
_IRWIN_URBAN = {"A": 0.15, "B": 0.15, "C": 0.20, "D": 0.25, "E": 0.30, "F": 0.30}


def obukhov_length_of_class(stability: str, roughness: ArrayLike) -> FloatArray:
    """Obukhov length that belongs to a Pasquill class over ground of the given roughness.

    Parameters
    ----------
    stability : str
        Pasquill class A … F.
    roughness : array_like
        Aerodynamic roughness, 0.0001 … 2 m. [m]

    Returns
    -------
    obukhov_length : ndarray
        Very large (1e9) for class D. [m]

    Notes
    -----
    Golder's curves as fitted in the CCPS guidelines: :math:`1/L = a z_0^b`.

    References
    ----------
    .. [1] D. Golder, *Relations among stability parameters in the surface layer*, Boundary-Layer Meteorol. 3 (1972).
    """
    if stability not in _GOLDER:
        raise BadCase("unknown-choice", section="weather", key="stability", value=stability, known=", ".join(CLASSES))
    a, b = _GOLDER[stability]
    z0 = floats(roughness)
    if a == 0.0:
        return np.full_like(z0, 1e9)
    return floats(1.0 / (a * z0**b))


def stability_class(obukhov_length: ArrayLike, roughness: ArrayLike) -> str:
    """Pasquill class nearest to one Obukhov length over one roughness.

    Parameters
    ----------
    obukhov_length, roughness : array_like
        L, not zero [m]; z0, 0.0001 … 2. [m]
    """
    inverse = 1.0 / float(np.mean(floats(obukhov_length)))
    z0 = float(np.mean(floats(roughness)))
    return min(CLASSES, key=lambda c: abs(inverse - (_GOLDER[c][0] * z0 ** _GOLDER[c][1] if c != "D" else 0.0)))


def stability_correction(zeta: ArrayLike) -> FloatArray:
    """Businger–Dyer correction of the logarithmic wind profile at ``zeta`` = z/L; linear growth stops at z/L = 1.

    Parameters
    ----------
    zeta : array_like
        Height over Obukhov length, −10 … 10. [1]
    """
    value = floats(zeta)
    stable = -5.0 * np.where(value > 0.0, np.where(value > 1.0, 1.0 + np.log(np.maximum(value, 1.0)), value), 0.0)
    root = (1.0 - 16.0 * np.minimum(value, 0.0)) ** 0.25
    unstable = 2.0 * np.log((1.0 + root) / 2.0) + np.log((1.0 + root * root) / 2.0) - 2.0 * np.arctan(root) + np.pi / 2.0
    return floats(np.where(value > 0.0, stable, unstable))


def wind_profile(height: ArrayLike, *, friction_velocity: ArrayLike, obukhov_length: ArrayLike, roughness: ArrayLike) -> FloatArray:
    r"""Mean wind at a height from Monin–Obukhov similarity.

    Parameters
    ----------
    height : array_like
        Above the ground; below twice the roughness the value there is used. [m]
    friction_velocity, obukhov_length, roughness : array_like
        u* > 0 [m/s], L [m], z0 [m].

    Returns
    -------
    wind_speed : ndarray
        [m/s]

    Notes
    -----
    .. math:: u = \frac{u_*}{k}\left[\ln\frac{z}{z_0} - \psi(z/L) + \psi(z_0/L)\right]

    Holds in the surface layer, up to about 100 m.
    """
    z0, length = floats(roughness), floats(obukhov_length)
    z = np.maximum(floats(height), 2.0 * z0)
    shape = np.log(z / z0) - stability_correction(z / length) + stability_correction(z0 / length)
    return floats(floats(friction_velocity) / KARMAN * shape)


def power_law_wind(height: float, *, wind_speed: float, reference_height: float, stability: str, urban: bool = False) -> float:
    """Wind at a height by Irwin's power law (CCPS): fallback where no roughness is known.

    Parameters
    ----------
    height : float
        Asked, 1 … 200. [m]
    wind_speed : float
        At the reference height, ≥ 0. [m/s]
    reference_height : float
        Of the measurement, 1 … 200. [m]
    stability : str
        Pasquill class A … F.
    urban : bool
        True over towns.

    Examples
    --------
    >>> round(power_law_wind(10.0, wind_speed=3.0, reference_height=1.0, stability="D"), 6)
    4.237613
    """
    exponent = (_IRWIN_URBAN if urban else _IRWIN_RURAL)[stability]
    return float(wind_speed * (height / reference_height) ** exponent)


def neutral_mixing_height(friction_velocity: ArrayLike, latitude: float) -> FloatArray:
    """Depth of the neutral boundary layer, 0.3 u*/f. [m]

    Parameters
    ----------
    friction_velocity : array_like
        u*, > 0. [m/s]
    latitude : float
        10 … 80, either hemisphere. [deg]
    """
    coriolis = 2.0 * 7.292e-5 * np.sin(np.radians(abs(latitude)))
    return floats(0.3 * floats(friction_velocity) / coriolis)


def water_saturation_pressure(temperature: ArrayLike) -> FloatArray:
    """Saturation pressure of water over liquid, Magnus form, −45 … 60 °C. [Pa]

    Parameters
    ----------
    temperature : array_like
        228 … 333. [K]
    """
    celsius = floats(temperature) - 273.15
    return floats(610.94 * np.exp(17.625 * celsius / (np.maximum(celsius, -100.0) + 243.04)))


def transmissivity(path: ArrayLike, *, temperature: ArrayLike, relative_humidity: ArrayLike) -> FloatArray:
    r"""Share of a flame's heat radiation that passes the air over a path.

    Parameters
    ----------
    path : array_like
        Distance through the air, 1 … 2000 m. [m]
    temperature, relative_humidity : array_like
        Of the air, 253 … 323 K [K] and 0 … 1 [1].

    Returns
    -------
    transmissivity : ndarray
        0 … 1. [1]

    Notes
    -----
    Wayne's correlation with carbon dioxide at 380 ppm,

    .. math:: \tau = 1.006 - 0.01171\lg X_w - 0.02368(\lg X_w)^2 - 0.03188\lg X_c + 0.001164(\lg X_c)^2

    with :math:`X_w = 288.651\,RH\,p_{sat}/760\,L/T` (mm Hg) and :math:`X_c = 273 L/T`.

    References
    ----------
    .. [1] F. D. Wayne, *An economical formula for calculating atmospheric infrared transmissivities*, J. Loss Prev. 4
       (1991) 86.
    """
    distance = np.maximum(floats(path), 1.0)
    t, rh = floats(temperature), floats(relative_humidity)
    mercury = water_saturation_pressure(t) / 133.322
    water = np.maximum(2.8865e2 * rh * mercury * distance / t, 1e-3)
    carbon = 273.0 * distance / t
    lw, lc = np.log10(water), np.log10(carbon)
    tau = 1.006 - 0.01171 * lw - 0.02368 * lw**2 - 0.03188 * lc + 0.001164 * lc**2
    return floats(np.clip(tau, 0.05, 1.0))


@dataclass(frozen=True)
class Weather:
    """Wind, stability and state of the air; every member may be one number or one per sample of the ensemble."""

    wind_speed: FloatArray
    reference_height: FloatArray
    roughness: FloatArray
    friction_velocity: FloatArray
    obukhov_length: FloatArray
    temperature: FloatArray = field(default_factory=lambda: floats(293.15))
    pressure: FloatArray = field(default_factory=lambda: floats(ATMOSPHERE))
    relative_humidity: FloatArray = field(default_factory=lambda: floats(0.5))
    mixing_height: FloatArray = field(default_factory=lambda: floats(1000.0))
    sigma_azimuth: FloatArray | None = None
    validity: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        *,
        wind_speed: ArrayLike,
        reference_height: ArrayLike = 10.0,
        roughness: ArrayLike = 0.1,
        stability: str | None = None,
        obukhov_length: ArrayLike | None = None,
        friction_velocity: ArrayLike | None = None,
        temperature: ArrayLike = 293.15,
        pressure: ArrayLike = ATMOSPHERE,
        relative_humidity: ArrayLike = 0.5,
        mixing_height: ArrayLike | None = None,
        sigma_azimuth: ArrayLike | None = None,
    ) -> Weather:
        """Complete what is known: class → Obukhov length, wind → friction velocity.

        Raises
        ------
        OutOfRange
            Wind not positive, roughness not positive, or humidity outside 0 … 1.
        """
        u, zr, z0 = floats(wind_speed), floats(reference_height), floats(roughness)
        _positive("wind_speed", u, "m/s")
        _positive("roughness", z0, "m")
        _positive("reference_height", zr, "m")
        rh = floats(relative_humidity)
        if np.any((rh < 0.0) | (rh > 1.0)):
            raise OutOfRange(
                "out-of-range",
                quantity="relative_humidity",
                value=float(rh.max()),
                unit="",
                low=0,
                high=1,
                reason="give a share, or a percentage with its sign",
            )
        flags: list[str] = []
        if obukhov_length is None:
            obukhov_length = obukhov_length_of_class(stability or "D", z0)
            flags.append("stability-from-class" if stability else "stability-assumed-neutral")
        length = floats(obukhov_length)
        if friction_velocity is None:
            friction_velocity = u / wind_profile(zr, friction_velocity=1.0, obukhov_length=length, roughness=z0)
        if np.any(u < 1.0):
            flags.append("wind-below-1-m/s")
        if mixing_height is None:
            mixing_height = np.where(
                length > 0.0,
                np.minimum(1000.0, 0.4 * np.sqrt(floats(friction_velocity) * np.abs(length) / 1e-4)),
                1000.0,
            )
        return cls(
            u,
            zr,
            z0,
            floats(friction_velocity),
            length,
            floats(temperature),
            floats(pressure),
            rh,
            floats(mixing_height),
            None if sigma_azimuth is None else floats(sigma_azimuth),
            tuple(flags),
        )

    def wind_at(self, height: ArrayLike) -> FloatArray:
        """Mean wind at a height; ensemble members get a trailing axis where the height has one."""
        us, length, z0 = self.friction_velocity, self.obukhov_length, self.roughness
        if floats(height).ndim > 1:
            us, length, z0 = (a[..., None] if a.ndim else a for a in (us, length, z0))
        return wind_profile(height, friction_velocity=us, obukhov_length=length, roughness=z0)

    @property
    def air_density(self) -> FloatArray:
        """Density of the air at the ground. [kg/m³]"""
        return floats(self.pressure * MOLAR_MASS_AIR / (GAS_CONSTANT * self.temperature))

    @property
    def members(self) -> int:
        """How many members of an ensemble the weather tells apart."""
        return max(np.size(value) for name, value in vars(self).items() if name != "validity")

    def rows(self, part: slice) -> Weather:
        """Return the weather of some members; what is the same for all stays so."""
        own = {name: value[part] for name, value in vars(self).items() if name != "validity" and np.size(value) > 1}
        return self.changed(**own)

    def changed(self, **values: object) -> Weather:
        """Return a copy with some members replaced."""
        return replace(self, **values)  # type: ignore[arg-type]  # names and types are those of the fields


def _positive(quantity: str, value: FloatArray, unit: str) -> None:
    if np.any(~(value > 0.0)):
        raise OutOfRange(
            "out-of-range",
            quantity=quantity,
            value=float(np.min(value)),
            unit=unit,
            low="> 0",
            high="∞",
            reason="it must be positive",
        )
