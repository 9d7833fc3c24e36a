"""Blast of vapour clouds, gas jets and high explosives.

Distances are scaled by energy; every curve says where it was taken from and where it stops. Overpressure is in Pa above ambient.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .arrays import ATMOSPHERE, ArrayLike, FloatArray, floats
from .errors import BadCase, OutOfRange
from .jets import FreeJet

TNT_ENERGY = 4.68e6


def tnt_overpressure(distance: ArrayLike, *, mass: ArrayLike, ambient_pressure: float = ATMOSPHERE) -> FloatArray:
    r"""Side-on overpressure of a surface burst of TNT (Crowl and Louvar's fit of Kingery's data).

    Parameters
    ----------
    distance, mass : array_like
        From the charge [m]; TNT equivalent [kg]. Scaled distance 0.05 … 40 m/kg^⅓.
    ambient_pressure : float
        [Pa]

    Returns
    -------
    overpressure : ndarray
        [Pa]

    Notes
    -----
    .. math:: \frac{p}{p_a} = \frac{1616[1 + (z/4.5)^2]}{\sqrt{1 + (z/0.048)^2}\sqrt{1 + (z/0.32)^2}\sqrt{1 + (z/1.35)^2}}

    Examples
    --------
    One kilogram at 30 m (Crowl & Louvar, chart 5.6 kPa):

    >>> round(float(tnt_overpressure(30.0, mass=1.0)))
    5709
    """
    z = floats(distance) / np.cbrt(floats(mass))
    top = 1616.0 * (1.0 + (z / 4.5) ** 2)
    return floats(ambient_pressure * top / (np.sqrt(1 + (z / 0.048) ** 2) * np.sqrt(1 + (z / 0.32) ** 2) * np.sqrt(1 + (z / 1.35) ** 2)))


def tnt_equivalent(fuel_mass: ArrayLike, heat_of_combustion: ArrayLike, efficiency: ArrayLike = 0.03) -> FloatArray:
    """TNT mass with the blast energy of a cloud; legacy screening only, 3 % of the heat by default. [kg]

    Parameters
    ----------
    fuel_mass, heat_of_combustion : array_like
        ≥ 0 [kg]; of the fuel. [J/kg]
    efficiency : array_like
        Share of the heat that drives the blast, 0.01 … 0.2. [1]
    """
    return floats(floats(efficiency) * floats(fuel_mass) * floats(heat_of_combustion) / TNT_ENERGY)


@dataclass(frozen=True)
class TntCharge:
    """Blast of a solid explosive by its TNT equivalence: all of the share that detonates acts at once, on the ground."""

    name: str = "TNT equivalence"
    version: str = "1.0"
    reference: str = "Crowl & Louvar's fit of Kingery's surface bursts"
    valid_range: str = "scaled distance 0.05 … 40 m/kg^⅓, open ground; fragments and craters not computed"

    def overpressure(self, distance: ArrayLike, *, mass: ArrayLike, ambient_pressure: float = ATMOSPHERE) -> FloatArray:
        """Side-on overpressure of a TNT mass, see `tnt_overpressure`. [Pa]

        Parameters
        ----------
        distance, mass : array_like
            From the charge, > 0 [m]; TNT equivalent, > 0. [kg]
        ambient_pressure : float
            [Pa]
        """
        return tnt_overpressure(distance, mass=mass, ambient_pressure=ambient_pressure)


# side-on overpressure over ambient pressure, read off the chart of Tang & Baker (1999) to two figures, by flame Mach number
_BST_DISTANCE = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 9.5)
_BST_CHART: dict[float, tuple[float, ...]] = {
    0.2: (0.069, 0.069, 0.069, 0.069, 0.068, 0.062, 0.053, 0.040, 0.028, 0.019, 0.015, 0.0093, 0.0057, 0.0041, 0.0030),
    0.35: (0.22, 0.22, 0.22, 0.22, 0.22, 0.19, 0.17, 0.13, 0.091, 0.061, 0.046, 0.031, 0.019, 0.013, 0.010),
    0.7: (0.68, 0.68, 0.68, 0.68, 0.67, 0.56, 0.47, 0.38, 0.31, 0.20, 0.14, 0.089, 0.050, 0.034, 0.024),
    1.0: (1.3, 1.3, 1.3, 1.3, 1.2, 1.0, 0.85, 0.58, 0.33, 0.21, 0.15, 0.094, 0.054, 0.036, 0.025),
    1.4: (2.0, 2.0, 2.0, 2.0, 1.8, 1.4, 0.95, 0.58, 0.39, 0.24, 0.17, 0.10, 0.058, 0.037, 0.026),
    3.0: (5.8, 5.8, 5.8, 5.3, 3.2, 1.5, 0.95, 0.58, 0.39, 0.24, 0.17, 0.11, 0.058, 0.038, 0.026),
    4.0: (15.0, 15.0, 11.0, 5.3, 3.2, 1.5, 0.96, 0.58, 0.39, 0.24, 0.17, 0.11, 0.059, 0.039, 0.027),
    5.2: (20.0, 20.0, 11.0, 5.3, 3.2, 1.6, 1.0, 0.58, 0.39, 0.24, 0.17, 0.11, 0.059, 0.040, 0.027),
}
_BST_MACH = np.array(list(_BST_CHART))
_BST_LOGS = np.log(np.array(list(_BST_CHART.values())))  # (curve, distance)
FAR_DECAY = 1.1  # decay beyond the chart, R̄^−1.1
_BST_PEAK = np.exp(_BST_LOGS[:, 0])


def _between(knots: FloatArray, values: FloatArray) -> tuple[FloatArray, NDArray[np.intp]]:
    """Position of values among ascending knots, whole part and share."""
    i = np.clip(np.searchsorted(knots, values, side="right") - 1, 0, len(knots) - 2)
    return floats(i + (values - knots[i]) / (knots[i + 1] - knots[i])), i


def read_chart(distance: FloatArray, value: FloatArray, at: tuple[float, ...], knots: FloatArray, logs: FloatArray) -> FloatArray:
    """Logarithm between the curves (knot, distance) of a chart, in logarithms of both; held at its edges.

    Parameters
    ----------
    distance, value : ndarray, shape (...)
        Where it is read: scaled distance, > 0, and the number of the curve; both held at the ends. [1]
    at : tuple of float, length k
        Scaled distances of the readings, ascending. [1]
    knots, logs : ndarray, shape (c,), (c, k)
        Numbers of the curves, ascending, and the logarithms of their readings. [1]
    """
    along, _ = _between(np.log(np.array(at)), np.log(np.clip(distance, at[0], at[-1])))
    across, row = _between(np.log(knots), np.log(np.clip(value, knots[0], knots[-1])))
    column = np.clip(along.astype(np.intp), 0, len(at) - 2)
    w, v = along - column, across - row
    near = (1.0 - w) * logs[row, column] + w * logs[row, column + 1]
    far = (1.0 - w) * logs[row + 1, column] + w * logs[row + 1, column + 1]
    return floats((1.0 - v) * near + v * far)


def _chart(distance: FloatArray, knots: FloatArray, value: FloatArray) -> FloatArray:
    """Overpressure over ambient pressure at scaled distances, between the curves whose knots (Mach number or peak) enclose a value."""
    beyond = FAR_DECAY * np.maximum(np.log(distance / _BST_DISTANCE[-1]), 0.0)
    return floats(np.exp(read_chart(distance, value, _BST_DISTANCE, knots, _BST_LOGS) - beyond))


_MULTI_ENERGY_PEAK = np.array([0.01, 0.02, 0.05, 0.10, 0.20, 0.50, 1.0, 2.0, 5.0, 20.0])


@dataclass(frozen=True)
class MultiEnergy:
    """TNO multi-energy: the gas inside each congested volume explodes with a strength of 1 … 10.

    The peaks of the strengths are TNO's; outwards each decays as the published curve of a steady flame with the same peak, which is
    how TNO's own chart was computed (the chart itself could not be read to figures).
    """

    name: str = "TNO multi-energy"
    version: str = "2.0"
    reference: str = "van den Berg 1985 (peaks recalled); decay of Tang & Baker 1999"
    valid_range: str = "scaled distance 0.13 … 12, beyond as R̄^−1.1; hemispherical cloud on the ground"

    def overpressure(self, distance: ArrayLike, *, energy: ArrayLike, strength: int, ambient_pressure: float = ATMOSPHERE) -> FloatArray:
        """Side-on overpressure at a distance from the centre of the congested volume of combustion energy ``energy`` [J].

        Parameters
        ----------
        distance : array_like
            From the centre of the congested volume, > 0. [m]
        energy : array_like
            Heat of the gas inside the congestion, > 0. [J]
        strength : int
            Class 1 … 10.
        ambient_pressure : float
            [Pa]
        """
        if not 1 <= strength <= 10:
            raise OutOfRange(
                "out-of-range", quantity="strength", value=strength, unit="", low=1, high=10, reason="classes of the TNO chart"
            )
        # strength counts the energy of the hemisphere, the chart that of the sphere which its mirror image makes it
        r = floats(distance) / np.cbrt(2.0 * floats(energy) / ambient_pressure)
        peak = _MULTI_ENERGY_PEAK[strength - 1]
        weak = min(peak / _BST_PEAK[0], 1.0)
        return floats(ambient_pressure * weak * _chart(r, _BST_PEAK, np.full_like(r, peak)))

    def strength(self, *, congestion: str, confinement: str = "open", reactivity: str = "medium") -> int:
        """Strength class from congestion (none, low, medium, high), confinement (open, partial) and fuel reactivity.

        Parameters
        ----------
        congestion : str
            ``none``, ``low``, ``medium`` or ``high``.
        confinement : str
            ``open`` or ``partial``.
        reactivity : str
            ``low``, ``medium`` or ``high``, see `reactivity`.
        """
        table = {"none": 1, "low": 3, "medium": 5, "high": 7}
        if congestion not in table:
            raise BadCase("unknown-choice", section="explosion", key="congestion", value=congestion, known=", ".join(table))
        step = {"low": -1, "medium": 0, "high": 2}[reactivity] + (1 if confinement == "partial" else 0)
        return int(np.clip(table[congestion] + (step if congestion != "none" else max(step - 1, 0)), 1, 10))


# Flame Mach number in 2.5-D expansion by reactivity and congestion (Pierorazio 2005), recalled
_FLAME_MACH = {
    "high": {"low": 0.47, "medium": 1.0, "high": 5.2},
    "medium": {"low": 0.29, "medium": 0.55, "high": 1.0},
    "low": {"low": 0.079, "medium": 0.35, "high": 0.50},
}


@dataclass(frozen=True)
class BakerStrehlowTang:
    """Blast from the Mach number of the flame (BST), interpolated in logarithms between the curves of the published chart."""

    name: str = "Baker–Strehlow–Tang"
    version: str = "2.0"
    reference: str = "Tang & Baker 1999 (chart, read off at 15 distances); Pierorazio et al. 2005"
    valid_range: str = "flame Mach number 0.035 … 5.2; scaled distance 0.1 … 10, beyond as R̄^−1.1"

    def flame_mach(self, *, reactivity: str, congestion: str) -> float:
        """Flame Mach number by reactivity and congestion.

        Parameters
        ----------
        reactivity, congestion : str
            ``low``, ``medium`` or ``high``.
        """
        try:
            return _FLAME_MACH[reactivity][congestion]
        except KeyError:
            raise BadCase(
                "unknown-choice", section="explosion", key="congestion", value=f"{reactivity}/{congestion}", known="low, medium, high"
            ) from None

    def overpressure(
        self, distance: ArrayLike, *, energy: ArrayLike, flame_mach: ArrayLike, ground: bool = True, ambient_pressure: float = ATMOSPHERE
    ) -> FloatArray:
        """Side-on overpressure; ``ground`` doubles the energy of a burst on the ground. [Pa]

        Parameters
        ----------
        distance : array_like
            From the centre of the cloud, > 0. [m]
        energy : array_like
            Heat of the flammable gas, > 0. [J]
        flame_mach : array_like
            0.03 … 5.2. [1]
        ground : bool
            True for a cloud on the ground.
        ambient_pressure : float
            [Pa]
        """
        mach = floats(flame_mach)
        if np.any(~((mach >= 0.035) & (mach <= 5.2))):
            raise OutOfRange(
                "out-of-range", quantity="flame_mach", value=float(mach.max()), unit="", low=0.035, high=5.2, reason="curves of the chart"
            )
        r = floats(distance) / np.cbrt(floats(energy) * (2.0 if ground else 1.0) / ambient_pressure)
        mach, r = np.broadcast_arrays(mach, r)
        # slower flames than the slowest curve: as the peak of their sound, 2.4 M²/(1 + M)
        slow = np.minimum((mach / _BST_MACH[0]) ** 2 * (1.0 + _BST_MACH[0]) / (1.0 + mach), 1.0)
        return floats(ambient_pressure * slow * _chart(r, _BST_MACH, mach))


def reactivity(burning_velocity: float) -> str:
    """Reactivity class by fundamental burning velocity: low below 0.45, high above 0.75 m/s.

    Parameters
    ----------
    burning_velocity : float
        Laminar, 0.05 … 4. [m/s]
    """
    return "low" if burning_velocity < 0.45 else "high" if burning_velocity > 0.75 else "medium"


@dataclass(frozen=True)
class HydrogenJetExplosion:
    """Overpressure of a delayed ignition in a free hydrogen jet, distance from the orifice.

    Peak pressure grows with the mass rate (the flame speeds up in a larger jet), flat inside the burning cloud, decaying
    outside. Constants fitted once on 38 measurements of three laboratories; see ``docs/models/hydrogen-jet-explosion.md``.
    """

    base: float = 1695.0
    growth: float = 4781.0
    power: float = 1.114
    reach: float = 15.04
    decay: float = 1.22
    name: str = "hydrogen jet explosion"
    version: str = "1.1"
    reference: str = "fitted on Royle & Willoughby 2011, Jallais et al. 2018, Bauwens & Dorofeev 2019"
    valid_range: str = "0.05 … 10 kg/s, free unobstructed jet, ignition at the worst place"

    def overpressure(self, distance: ArrayLike, *, mass_rate: ArrayLike) -> FloatArray:
        r""":math:`p = (p_0 + p_1\dot m^{a})(1 + (R/R_0)^2)^{-b/2}`. [Pa]

        Parameters
        ----------
        distance : array_like
            From the orifice, 1 … 500. [m]
        mass_rate : array_like
            0.05 … 10. [kg/s]
        """
        peak = self.base + self.growth * floats(mass_rate) ** self.power
        return floats(peak / (1.0 + (floats(distance) / self.reach) ** 2) ** (0.5 * self.decay))


def flammable_jet_mass(
    *,
    nozzle_density: ArrayLike,
    diameter: ArrayLike,
    air_density: float,
    molar_mass: float,
    lfl: float,
    ufl: float,
    constant: float | None = None,
    spread: float = 0.11,
    steps: int = 400,
) -> FloatArray:
    """Mass of fuel between its flammable limits in a free jet (integral of a Gaussian similarity profile). [kg]

    ``constant`` is the decay constant K of the jet, that of `jets.FreeJet` for the gas's molar mass if not given.

    Parameters
    ----------
    nozzle_density, diameter : array_like
        At the throat, > 0 [kg/m³]; of the orifice, > 0. [m]
    air_density, molar_mass : float
        [kg/m³], of the gas. [kg/mol]
    lfl, ufl : float
        Flammable limits as mole fractions, 0 … 1. [1]
    constant : float, optional
        Decay constant K, 2 … 6; that of the gas if not given. [1]
    spread : float
        Radius of the profile over distance, 0.08 … 0.13. [1]
    steps : int
        Slices along the jet.
    """
    if constant is None:
        constant = FreeJet().decay(molar_mass)[0]
    y_low, y_high = (x * molar_mass / (x * molar_mass + (1.0 - x) * 0.028964) for x in (lfl, ufl))
    s = np.sqrt(floats(nozzle_density) / air_density) * floats(diameter)
    total = np.zeros_like(s)
    edges = np.geomspace(1e-3, 1.0, steps + 1)
    end = constant * s / y_low
    for near, far in itertools.pairwise(edges):
        x = 0.5 * (near + far) * end
        centre = np.minimum(constant * s / x, 1.0)
        # ∫ Y ρ 2πr dr between the radii where Y falls to the upper and the lower limit: Gaussian, analytic in Y
        upper = np.minimum(centre, y_high)
        area = np.pi * (spread * x) ** 2 * np.maximum(upper - y_low, 0.0)
        total = total + area * air_density * (far - near) * end
    return floats(total)
