"""Heat of pool fires and fireballs at receivers.

Flames are solid shapes; the ensemble is the leading axis, receivers follow. Flux is W/m².
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import GRAVITY, MOLAR_MASS_AIR, ArrayLike, FloatArray, floats
from .atmosphere import transmissivity
from .errors import OutOfRange
from .substances import Substance


# ---------------------------------------------------------------- pool fires
@dataclass(frozen=True)
class FlameShape:
    """A tilted cylinder on its pool: length, diameter, tilt from the vertical, drag and mean surface emissive power."""

    length: FloatArray
    diameter: FloatArray
    tilt: FloatArray
    drag: FloatArray
    emissive_power: FloatArray


@dataclass(frozen=True)
class PoolFire:
    """Tilted-cylinder solid flame.

    ``visible_length`` scales Thomas' length to the visible flame of the large LNG fires, ``wholeness`` takes the emissive power
    of the clear lower flame to the mean over the visible flame, which is then averaged (geometric mean) with what
    ``radiant_fraction`` of the heat allows; fitted once, see ``docs/models/pool-fire.md``. The flame is brightest at its foot: its
    power falls as (1 − s)^``fading`` along its length, the mean unchanged.
    """

    visible_length: float = 1.43
    wholeness: float = 0.793
    radiant_fraction: float = 0.244
    fading: float = 1.0
    around: int = 20
    along: int = 16
    name: str = "tilted-cylinder solid flame"
    version: str = "1.2"
    reference: str = "Thomas 1963; Mudan 1984; Raj 2005; Nedelka, Moorhouse & Tucker 1989"
    valid_range: str = "pools 1 … 50 m, receivers outside the flame, wind below 15 m/s"

    def burning_rate(self, substance: Substance, diameter: ArrayLike) -> FloatArray:
        """Mass burnt per area of pool, m∞(1 − exp(−kβD)); from heats of combustion and vaporisation where no value is known.

        Parameters
        ----------
        substance : Substance
            The fuel.
        diameter : array_like
            Of the pool, 0.3 … 100. [m]
        """
        d = floats(diameter)
        if substance.has("burning_rate"):
            return floats(substance.constant("burning_rate") * -np.expm1(-substance.constant("burning_extinction") * d))
        boiling = substance.boiling_point
        heat = float(substance.heat_of_vaporization(boiling))
        warming = max(boiling - 293.15, 0.0) * float(substance.liquid_heat_capacity(min(max(boiling, 293.15), boiling)))
        return floats(0.001 * substance.constant("heat_of_combustion") / (heat + warming) * np.ones_like(d))

    def emissive_power(self, substance: Substance, diameter: ArrayLike) -> FloatArray:
        """Emissive power of the clear flame: LNG up to 205 kW/m², hydrocarbons veiled by soot (Mudan). [W/m²]

        Parameters
        ----------
        substance : Substance
            The fuel.
        diameter : array_like
            Of the pool, 1 … 50. [m]
        """
        d = floats(diameter)
        if substance.id in {"methane", "hydrogen"}:
            return floats(205e3 * -np.expm1(-0.29 * d))
        if substance.id in {"methanol", "ethanol", "isopropanol"}:
            return floats(70e3 * -np.expm1(-1.0 * d))
        veil = np.exp(-0.12 * d)
        return floats(140e3 * veil + 20e3 * (1.0 - veil))

    def shape(
        self,
        substance: Substance,
        *,
        diameter: ArrayLike,
        wind_speed: ArrayLike,
        air_density: ArrayLike = 1.2,
        burning_rate: ArrayLike | None = None,
        length: ArrayLike | None = None,
        tilt: ArrayLike | None = None,
        drag: ArrayLike | None = None,
    ) -> FlameShape:
        r"""Flame of a round pool.

        Parameters
        ----------
        substance : Substance
            The fuel.
        diameter, wind_speed, air_density : array_like
            [m], at 10 m [m/s], [kg/m³].
        burning_rate, length, tilt, drag : array_like, optional
            Measured values to use instead of the correlations. [kg/(m² s)], [m], [rad], [1]

        Notes
        -----
        Thomas: :math:`L/D = 55 (\dot m''/\rho_a\sqrt{gD})^{0.67} u_*^{-0.21}`, :math:`\cos\theta = 0.7 u_*^{-0.49}`,
        :math:`u_* = u/(g\dot m'' D/\rho_a)^{1/3}`; drag :math:`1.25 (u^2/gD)^{0.069}(\rho_v/\rho_a)^{0.48}` (Moorhouse) for LNG.
        """
        d, u, rho = floats(diameter), floats(wind_speed), floats(air_density)
        if np.any(d <= 0.0):
            raise OutOfRange("out-of-range", quantity="diameter", value=float(np.min(d)), unit="m", low="> 0", high=100, reason="no pool")
        m = self.burning_rate(substance, d) if burning_rate is None else floats(burning_rate)
        scaled = np.maximum(u / (GRAVITY * m * d / rho) ** (1.0 / 3.0), 0.0)
        thomas = 55.0 * (m / (rho * np.sqrt(GRAVITY * d))) ** 0.67 * np.maximum(scaled, 1.0) ** -0.21
        factor = self.visible_length if substance.id == "methane" else 1.0
        ell = factor * thomas * d if length is None else floats(length)
        angle = np.arccos(np.clip(0.7 * np.maximum(scaled, 1e-3) ** -0.49, 0.2, 1.0)) if tilt is None else floats(tilt)
        heavy = substance.molar_mass / MOLAR_MASS_AIR
        stretch = np.clip(1.25 * (np.maximum(u, 0.1) ** 2 / (GRAVITY * d)) ** 0.069 * np.minimum(heavy, 1.0) ** 0.48, 1.0, 1.5)
        drag_ratio = stretch if drag is None else floats(drag)
        clear = self.emissive_power(substance, d) * self.wholeness
        mean = self.radiant_fraction * m * substance.constant("heat_of_combustion") * d / (4.0 * ell + d)
        power = np.sqrt(clear * mean) if substance.id == "methane" else np.minimum(clear, mean)
        return FlameShape(*(np.atleast_1d(floats(a)) for a in np.broadcast_arrays(ell, d, angle, drag_ratio, power)))

    def flux(
        self,
        shape: FlameShape,
        receivers: ArrayLike,
        *,
        temperature: ArrayLike = 293.15,
        relative_humidity: ArrayLike = 0.5,
        normals: ArrayLike | None = None,
    ) -> FloatArray:
        """Heat flux at receivers.

        Parameters
        ----------
        shape : FlameShape
            Members (n,).
        receivers : array_like, shape (m, 3)
            x along the wind (the flame leans to +x), y across, z up, from the centre of the pool. [m]
        temperature, relative_humidity : array_like
            Of the air.
        normals : array_like, shape (m, 3), optional
            Directions the receivers face; the worst direction if not given.

        Returns
        -------
        flux : ndarray, shape (n, m)
            Never above the emissive power. [W/m²]
        """
        points, outward, areas = self._panels(shape)
        where = np.atleast_2d(floats(receivers))
        share = np.concatenate(
            [np.repeat((np.arange(self.along) + 0.5) / self.along, self.around), np.full(2 * self.around, 1.0 - 0.5 / self.along)]
        )
        areas = areas * (1.0 + self.fading) * (1.0 - share) ** self.fading
        return _radiated(points, outward, areas, shape.emissive_power, where, normals, temperature, relative_humidity)

    def _panels(self, shape: FlameShape) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Centres (n, k, 3), outward normals and areas of panels on the mantle and the top of each flame."""
        phi = (np.arange(self.around) + 0.5) / self.around * 2.0 * np.pi
        s = (np.arange(self.along) + 0.5) / self.along
        ss, pp = (a.ravel() for a in np.meshgrid(s, phi, indexing="ij"))
        ell, d, angle, drag = (a[:, None] for a in (shape.length, shape.diameter, shape.tilt, shape.drag))
        semi_x, semi_y = 0.5 * d * drag, 0.5 * d
        shift = 0.5 * d * (drag - 1.0)
        x = shift + semi_x * np.cos(pp) + ell * ss * np.sin(angle)
        y = semi_y * np.sin(pp) + 0.0 * x
        z = ell * ss * np.cos(angle) + 0.0 * x
        tangent_p = np.stack([-semi_x * np.sin(pp) + 0.0 * x, semi_y * np.cos(pp) + 0.0 * x, 0.0 * x], axis=-1)
        tangent_s = np.stack([ell * np.sin(angle) + 0.0 * x, 0.0 * x, ell * np.cos(angle) + 0.0 * x], axis=-1)
        cross = np.cross(tangent_p, tangent_s)
        size = np.linalg.norm(cross, axis=-1)
        areas = size * (2.0 * np.pi / self.around) / self.along
        # the flat top, two rings of equal area
        rings, turn = (a.ravel() for a in np.meshgrid(np.array([0.5, np.sqrt(0.75)]), phi, indexing="ij"))
        top_x = shift + ell * np.sin(angle) + semi_x * rings * np.cos(turn)
        top = np.stack([top_x, semi_y * rings * np.sin(turn) + 0.0 * top_x, ell * np.cos(angle) + 0.0 * top_x], axis=-1)
        up = np.zeros_like(top)
        up[..., 2] = 1.0
        top_areas = np.pi * semi_x * semi_y / (2 * self.around) + 0.0 * top_x
        points = np.concatenate([np.stack([x, y, z], axis=-1), top], axis=1)
        outward = np.concatenate([cross / np.maximum(size, 1e-12)[..., None], up], axis=1)
        return points, outward, np.concatenate([areas, top_areas], axis=1)


def _radiated(
    points: FloatArray,
    outward: FloatArray,
    areas: FloatArray,
    power: FloatArray,
    where: FloatArray,
    normals: ArrayLike | None,
    temperature: ArrayLike,
    relative_humidity: ArrayLike,
) -> FloatArray:
    """Sum the panels that face each receiver; the vector sum gives the worst direction."""
    gap = where[None, :, None, :] - points[:, None, :, :]
    distance = np.maximum(np.linalg.norm(gap, axis=-1), 1e-3)
    toward = gap / distance[..., None]
    facing = np.maximum(np.einsum("nmkc,nkc->nmk", toward, outward), 0.0)
    weight = facing * areas[:, None, :] / (np.pi * distance**2)
    if normals is None:
        view = np.linalg.norm(np.einsum("nmk,nmkc->nmc", weight, toward), axis=-1)
    else:
        n = np.atleast_2d(floats(normals))
        view = np.sum(weight * np.maximum(-np.einsum("nmkc,mc->nmk", toward, n), 0.0), axis=-1)
    nearest = np.min(np.where(facing > 0.0, distance, np.inf), axis=-1)
    nearest = np.where(np.isfinite(nearest), nearest, distance.min(axis=-1))
    tau = transmissivity(
        nearest,
        temperature=np.atleast_1d(floats(temperature))[:, None],
        relative_humidity=np.atleast_1d(floats(relative_humidity))[:, None],
    )
    return floats(np.minimum(view, 1.0) * tau * power[:, None])


# ---------------------------------------------------------------- fireballs
@dataclass(frozen=True)
class Fireball:
    """Fireball of a bursting vessel.

    `static` gives the CCPS size and duration; `history` the growth, rise and fading of Martinsen and Marx (1999).
    """

    radiant_fraction: float = 0.36
    power_limit: float = 4.37e5
    name: str = "BLEVE fireball"
    version: str = "1.1"
    reference: str = "CCPS 1994; Martinsen & Marx 1999"
    valid_range: str = "10 kg … 3000 t of fuel"

    def static(self, mass: ArrayLike) -> tuple[FloatArray, FloatArray]:
        """Diameter 5.8 M^⅓ [m] and duration 0.45 M^⅓ (below 30 t) or 2.6 M^⅙ [s].

        Parameters
        ----------
        mass : array_like
            Of fuel, 10 … 3e6. [kg]
        """
        m = floats(mass)
        if np.any(m <= 0.0):
            raise OutOfRange("out-of-range", quantity="mass", value=float(np.min(m)), unit="kg", low="> 0", high=3e6, reason="no fuel")
        return floats(5.8 * np.cbrt(m)), floats(np.where(m < 30000.0, 0.45 * np.cbrt(m), 2.6 * m ** (1.0 / 6.0)))

    def view_factor(self, distance: ArrayLike, *, diameter: ArrayLike, height: ArrayLike) -> FloatArray:
        """View factor of the sphere from a receiver at a ground distance, facing it (at most 1).

        Parameters
        ----------
        distance, diameter, height : array_like
            On the ground, of the ball, of its centre above the receiver, ≥ 0. [m]
        """
        gap = np.sqrt(floats(distance) ** 2 + floats(height) ** 2)
        return floats(np.minimum((0.5 * floats(diameter) / np.maximum(gap, 1e-9)) ** 2, 1.0))

    def vertical_view_factor(self, distance: ArrayLike, *, diameter: ArrayLike) -> FloatArray:
        """View factor for an upright receiver and a sphere touching the ground: X R²/(X² + R²)^{3/2}.

        Parameters
        ----------
        distance, diameter : array_like
            On the ground and of the ball, > 0. [m]
        """
        x, r = floats(distance), 0.5 * floats(diameter)
        return floats(x * r**2 / (x**2 + r**2) ** 1.5)

    def history(
        self,
        mass: ArrayLike,
        distance: ArrayLike,
        *,
        heat_of_combustion: float,
        steps: int = 60,
        temperature: ArrayLike = 293.15,
        relative_humidity: ArrayLike = 0.5,
        receiver_height: float = 1.5,
    ) -> tuple[FloatArray, FloatArray]:
        r"""Flux through time at ground distances: times (n, k) [s] and flux (n, m, k) [W/m²].

        Parameters
        ----------
        mass : array_like, shape (n,)
            Of fuel, 10 … 3e6. [kg]
        distance : array_like, shape (m,)
            On the ground, > 0. [m]
        heat_of_combustion : float
            [J/kg]
        steps : int
            Instants.
        temperature, relative_humidity : array_like
            Of the air, 253 … 323 [K], 0 … 1. [1]
        receiver_height : float
            ≥ 0. [m]

        Notes
        -----
        :math:`t_d = 0.9 M^{1/4}`; :math:`D = 8.664 M^{1/4} t^{1/3}` until :math:`t_d/3`, then constant while the centre rises from
        D/2 to 3D/2 and the emissive power fades linearly; :math:`E = 0.0133 f H_c M^{1/12}` at most ``power_limit``.
        """
        m = np.atleast_1d(floats(mass))[:, None]
        life = 0.9 * m**0.25
        t = life * (np.arange(steps) + 0.5) / steps
        grown = life / 3.0
        diameter = 8.664 * m**0.25 * np.minimum(t, grown) ** (1.0 / 3.0)
        share = np.clip((t - grown) / (life - grown), 0.0, 1.0)
        height = diameter * (0.5 + share)
        power = np.minimum(0.0133 * self.radiant_fraction * heat_of_combustion * m ** (1.0 / 12.0), self.power_limit) * (1.0 - share)
        x = np.atleast_1d(floats(distance))[None, :, None]
        view = self.view_factor(x, diameter=diameter[:, None, :], height=height[:, None, :] - receiver_height)
        gap = np.maximum(np.sqrt(x**2 + height[:, None, :] ** 2) - 0.5 * diameter[:, None, :], 1.0)
        tau = transmissivity(
            gap,
            temperature=np.atleast_1d(floats(temperature))[:, None, None],
            relative_humidity=np.atleast_1d(floats(relative_humidity))[:, None, None],
        )
        return floats(t), floats(view * tau * power[:, None, :])


def thermal_dose(flux: ArrayLike, time: ArrayLike, exponent: float = 4.0 / 3.0) -> FloatArray:
    """Thermal dose ∫ q^(4/3) dt for a constant flux. [(W/m²)^(4/3) s]

    Parameters
    ----------
    flux, time : array_like
        ≥ 0. [W/m²], [s]
    exponent : float
        4/3 for skin. [1]

    Examples
    --------
    >>> round(float(thermal_dose(5.0, 30.0)), 6)
    256.496392
    """
    return floats(floats(flux) ** exponent * floats(time))
