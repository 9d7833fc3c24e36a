"""Burning gas jets: how long the flame is, where the wind and its own heat bend it, and its heat at receivers.

A flame is a line of points; the ensemble is the leading axis, receivers follow. Flux is W/m².
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import GRAVITY, MOLAR_MASS_AIR, ArrayLike, FloatArray, floats
from .atmosphere import transmissivity
from .jets import NotionalNozzle
from .substances import Substance

STOICHIOMETRIC_MASS_FRACTION = {
    "hydrogen": 0.0283,
    "methane": 0.0550,
    "ethane": 0.0587,
    "propane": 0.0602,
    "n_butane": 0.0607,
    "isobutane": 0.0607,
    "ethylene": 0.0637,
    "propylene": 0.0637,
    "acetylene": 0.0704,
    "ammonia": 0.1410,
    "carbon_monoxide": 0.2886,
    "methanol": 0.1339,
    "dimethyl_ether": 0.1002,
    "hydrogen_sulfide": 0.1413,
}

MOMENTUM_LIMIT = {"hydrogen": 21.5}  # dimensionless visible length of momentum-driven flames; 23 where none was measured


def jet_flame_length(
    substance: Substance,
    nozzle: NotionalNozzle,
    *,
    flame_rise: ArrayLike = 6.7,
    momentum_limit: float | None = None,
    wind_speed: ArrayLike = 0.0,
    sheltered: float = 0.83,
) -> FloatArray:
    r"""Visible length of a turbulent jet flame, momentum- to buoyancy-driven.

    Parameters
    ----------
    substance : Substance
        The fuel.
    nozzle : NotionalNozzle
        Expanded diameter and speed.
    flame_rise : array_like
        Flame temperature rise over ambient temperature, 5 … 8. [1]
    momentum_limit : float, optional
        Dimensionless length of a momentum-driven flame, 15 … 25; `MOMENTUM_LIMIT` if not given. [1]
    wind_speed : array_like
        0 … 15; none gives the longest flame, on the safe side. [m/s]
    sheltered : float
        Share of the length that strong wind leaves, 0.5 … 1; fitted on two natural gas flames. [1]

    Returns
    -------
    length : ndarray
        From the nozzle to the visible tip. [m]

    Notes
    -----
    .. math:: L^* = \frac{13.5 Fr^{2/5}}{(1 + 0.07 Fr^2)^{1/5}} \cdot\frac{L^*_\infty}{23}, \qquad
              L = L^* d_j \sqrt{\rho_j/\rho_a}/f_s\,[s + (1 - s)e^{-0.4u}]

    The momentum limit is 23 after Delichatsios; visible hydrogen flames of the trials gave 21.5. The wind shortens as in Chamberlain's
    model of flares, there to s = 0.49.

    References
    ----------
    .. [1] M. A. Delichatsios, Combust. Flame 92 (1993) 349.
    """
    fs = STOICHIOMETRIC_MASS_FRACTION.get(substance.id, 0.063)
    limit = MOMENTUM_LIMIT.get(substance.id, 23.0) if momentum_limit is None else momentum_limit
    ratio = substance.molar_mass / MOLAR_MASS_AIR
    froude = nozzle.speed * fs**1.5 / (ratio**0.25 * np.sqrt(floats(flame_rise) * GRAVITY * nozzle.diameter))
    scaled = np.minimum(13.5 * froude**0.4 / (1.0 + 0.07 * froude**2) ** 0.2, 23.0) * limit / 23.0
    calm = sheltered + (1.0 - sheltered) * np.exp(-0.4 * np.abs(floats(wind_speed)))
    return floats(scaled * nozzle.diameter * np.sqrt(ratio) / fs * calm)


@dataclass(frozen=True)
class Deflection:
    """How buoyancy and wind bend a flame: rise and drift of its tip as shares of its length, and its tilt where it stands upright."""

    rise: FloatArray
    drift: FloatArray
    tilt: FloatArray


def jet_deflection(
    nozzle: NotionalNozzle, length: ArrayLike, *, wind_along: ArrayLike = 0.0, wind_across: ArrayLike = 0.0, air_density: ArrayLike = 1.2
) -> Deflection:
    r"""Bend of a jet flame by its buoyancy and by the wind.

    Parameters
    ----------
    nozzle : NotionalNozzle
        Mass rate and speed, whose product is the momentum flux G.
    length : array_like
        Of the flame, 0.3 … 100. [m]
    wind_along, wind_across : array_like
        Components of the wind along and across the jet, −15 … 15. [m/s]
    air_density : array_like
        [kg/m³]

    Returns
    -------
    Deflection
        ``rise`` and ``drift`` for a horizontal jet [1]; ``tilt`` from the vertical for an upright one, to leeward. [rad]

    Notes
    -----
    With :math:`\xi = L(\pi\rho_a g/4G)^{1/3}` and :math:`\Omega = L u(\pi\rho_a/4G)^{1/2}`, for the horizontal jet (Johnson et al.)

    .. math:: Z/L = (1 + 1/\xi)^{-8.78}(1 - 0.02\xi\Omega_x), \qquad Y/L = 0.178\,\Omega_y,

    for the upright one (Chamberlain) :math:`\alpha = 8000 R/\xi` up to :math:`R = u/u_j = 0.05` and
    :math:`(134 + 1726\sqrt{R - 0.026})/\xi` beyond, in degrees. Constants recalled; nothing is fitted here.

    References
    ----------
    .. [1] A. D. Johnson, H. M. Brightwell & A. J. Carsley, IChemE Hazards XII (1994) 123.
    .. [2] G. A. Chamberlain, Chem. Eng. Res. Des. 65 (1987) 299.
    """
    ell, along, across, rho = (floats(a) for a in (length, wind_along, wind_across, air_density))
    momentum = np.maximum(nozzle.mass_rate * nozzle.speed, 1e-6)
    scale = np.pi * rho / (4.0 * momentum)
    xi = np.maximum(ell * np.cbrt(scale * GRAVITY), 1e-3)
    omega_x, omega_y = ell * along * np.sqrt(scale), ell * across * np.sqrt(scale)
    rise = (1.0 + 1.0 / xi) ** -8.78 * np.clip(1.0 - 0.02 * xi * omega_x, 0.0, 2.0)
    drift = np.clip(0.178 * omega_y, -1.0, 1.0)
    ratio = np.hypot(along, across) / np.maximum(nozzle.speed, 1e-6)
    degrees = np.where(ratio <= 0.05, 8000.0 * ratio, 134.0 + 1726.0 * np.sqrt(np.maximum(ratio - 0.026, 0.0))) / xi
    return Deflection(floats(rise), floats(drift), floats(np.radians(np.minimum(degrees, 80.0))))


@dataclass(frozen=True)
class JetFire:
    """Weighted line of point sources along the flame: horizontal or inclined jets.

    ``radiant_fraction`` by fuel; the weights rise linearly to three quarters of the flame and fall off after (Hankinson & Lowesmith).
    ``natural_gas`` and the two hydrogen constants were fitted once by ``bench/consequence/fit.py``; see ``docs/models/jet-fire.md``.
    """

    natural_gas: float = 1.12
    hydrogen: float = 0.0669
    hydrogen_growth: float = 0.0205
    points: int = 24
    peak: float = 0.75
    reference: str = "Hankinson & Lowesmith 2012; Ekoto et al. 2014"
    name: str = "weighted multi-point jet flame"
    version: str = "1.2"
    valid_range: str = "flames 0.3 … 80 m, receivers farther than a flame width, wind below 12 m/s"

    def radiant_fraction(self, substance: Substance, length: ArrayLike, speed: ArrayLike | None = None) -> FloatArray:
        """Share of the heat of combustion that is radiated. [1]

        Natural gas by Chamberlain's 0.21 exp(−0.00323 u) + 0.11 with the speed u of the expanded jet [m/s] (400 where it is not
        known), times ``natural_gas``; heavier gases a little more (project rule: between natural gas and Cook's √(M/21)), hydrogen by the length of
        the flame.

        Parameters
        ----------
        substance : Substance
            The fuel.
        length : array_like
            Of the visible flame, 0.3 … 80. [m]
        speed : array_like, optional
            Of the expanded jet, 0 … 1500. [m/s]
        """
        ell = np.maximum(floats(length), 0.05)
        if substance.id == "hydrogen":
            return floats(np.clip(self.hydrogen + self.hydrogen_growth * np.log(ell / 6.93), 0.02, 0.17))
        if substance.id in {"ammonia", "carbon_monoxide"}:
            return floats({"ammonia": 0.05, "carbon_monoxide": 0.08}[substance.id] * np.ones_like(ell))
        u = floats(400.0 if speed is None else speed)
        base = self.natural_gas * (0.21 * np.exp(-0.00323 * u) + 0.11)
        return floats(np.minimum(base + 0.4 * max(substance.molar_mass - 0.0161, 0.0), 0.33) * np.ones_like(ell))

    def flux(
        self,
        substance: Substance,
        receivers: ArrayLike,
        *,
        mass_rate: ArrayLike,
        length: ArrayLike,
        origin: ArrayLike = (0.0, 0.0, 0.0),
        direction: ArrayLike = (1.0, 0.0, 0.0),
        lift: ArrayLike = 0.0,
        drift: ArrayLike = 0.0,
        speed: ArrayLike | None = None,
        normals: ArrayLike | None = None,
        temperature: ArrayLike = 293.15,
        relative_humidity: ArrayLike = 0.5,
    ) -> FloatArray:
        """Heat flux at receivers (m, 3), shape (n, m).

        Parameters
        ----------
        substance : Substance
            The fuel.
        receivers, origin, direction : array_like
            Receivers and nozzle [m]; unit vector of the jet, (3,) or (n, 3).
        mass_rate, length, lift, drift : array_like
            [kg/s]; visible flame length [m]; bend of the tip upward, and horizontally across (to the left of the jet, +y of a jet
            along +x), as shares of the length, −1 … 1 [1]; see `jet_deflection`.
        speed : array_like, optional
            Of the expanded jet, for the share of heat that it radiates. [m/s]
        normals : array_like, optional
            Directions the receivers face (m, 3); the worst direction if not given.
        """
        rate, ell, bend, aside = np.broadcast_arrays(*(np.atleast_1d(floats(a)) for a in (mass_rate, length, lift, drift)))
        s = (np.arange(self.points) + 0.5) / self.points
        weights = np.where(s <= self.peak, s / self.peak, 1.0 - (s - self.peak) / (1.0 - self.peak))
        weights /= weights.sum()
        along = np.atleast_2d(floats(direction))
        start = np.atleast_2d(floats(origin))
        path = start[:, None, :] + ell[:, None, None] * s[None, :, None] * along[:, None, :]
        curve = (s**2)[None, :, None]
        path = path + (ell * bend)[:, None, None] * curve * np.array([0.0, 0.0, 1.0])
        if np.any(aside != 0.0):
            left = np.stack([-along[:, 1], along[:, 0], np.zeros(len(along))], axis=-1)
            path = path + (ell * aside)[:, None, None] * curve * left[:, None, :]
        power = self.radiant_fraction(substance, ell, speed) * rate * substance.constant("heat_of_combustion")
        where = np.atleast_2d(floats(receivers))
        gap = where[None, :, None, :] - path[:, None, :, :]
        distance = np.maximum(np.linalg.norm(gap, axis=-1), 0.06 * ell[:, None, None])
        tau = transmissivity(
            distance,
            temperature=np.atleast_1d(floats(temperature))[:, None, None],
            relative_humidity=np.atleast_1d(floats(relative_humidity))[:, None, None],
        )
        each = weights * tau / (4.0 * np.pi * distance**2)
        toward = gap / distance[..., None]
        if normals is None:
            seen = np.linalg.norm(np.einsum("nmk,nmkc->nmc", each, toward), axis=-1)
        else:
            seen = np.sum(each * np.maximum(-np.einsum("nmkc,mc->nmk", toward, np.atleast_2d(floats(normals))), 0.0), axis=-1)
        return floats(seen * power[:, None])
