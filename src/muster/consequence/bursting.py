"""A vessel that bursts: what is in it, how much work it does, how far its blast and its pieces go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import ATMOSPHERE, GAS_CONSTANT, GRAVITY, ArrayLike, FloatArray, floats
from .errors import BadCase, ImpossibleState, OutOfRange
from .explosions import FAR_DECAY, read_chart
from .results import Model
from .sources import compressibility, flash_fraction
from .substances import Substance

BURST = Model(
    "vessel burst",
    "3.0",
    "Brode 1959; own Euler solution; Prugh 1991; Moore 1967; own trajectories; Birk 1995",
    "5 … 200 times ambient pressure, scaled distance 0.3 … 10; fragments: order of magnitude",
)
AIR_DENSITY = 1.2
TUMBLING, END_TUB = 0.005, 0.001
"""Drag coefficient times area over mass of plates that tumble, and of the end of a long vessel that flies like a rocket. [m²/kg]"""


@dataclass(frozen=True)
class Burst:
    """A vessel at the moment it bursts: work of what is in it [J], pressure [Pa], content [kg], and whether that is a liquid."""

    energy: float
    pressure: float
    mass: float
    liquid: bool


def burst_of(
    chemical: Substance, *, temperature: float, pressure: float | None = None, volume: float | None = None, mass: float | None = None
) -> Burst:
    """Work of a vessel of gas, of liquefied gas, or of liquid under a gas.

    Parameters
    ----------
    chemical : Substance
        What is in it.
    temperature : float
        At burst, within the data of the chemical. [K]
    pressure : float, optional
        At burst, absolute, above ambient; that of saturation if a liquid is in it and nothing is said. [Pa]
    volume : float, optional
        Of the vessel, > 0; without it the gas above a liquid is left out. [m³]
    mass : float, optional
        Of the liquid in it, > 0; without it the vessel holds gas. [kg]

    Returns
    -------
    Burst
        The gas by Brode, the superheated liquid by Prugh.

    Raises
    ------
    ImpossibleState
        A pressure at which the content would be in another state, no pressure at all, or a vessel smaller than its content.
    BadCase
        A gas without pressure or volume.
    """
    critical = chemical.constants.get("critical_temperature")
    if mass is not None and (critical is None or temperature < critical.value):
        return _burst_of_liquid(chemical, temperature, pressure, volume, mass)
    if pressure is None:
        raise BadCase("missing-key", section="source", key="pressure", hint='at burst, absolute, for example "2.5 MPa"')
    if volume is None:
        raise BadCase("missing-key", section="source", key="volume", hint='of the vessel, for example "50 m3"')
    if critical is not None and temperature < critical.value and pressure > 1.02 * float(chemical.vapour_pressure(temperature)):
        raise _impossible(
            f"{chemical.name} is liquid at {temperature:.1f} K and {_bar(pressure)}: give [source] amount, what the vessel holds"
        )
    z = float(compressibility(chemical, temperature, pressure))
    holds = pressure * chemical.molar_mass * volume / (z * GAS_CONSTANT * temperature)
    if mass is not None and not 0.9 <= mass / holds <= 1.1:
        raise _impossible(
            f"{volume:g} m³ of {chemical.name} at {_bar(pressure)} and {temperature:.1f} K hold {holds:.4g} kg, not {mass:.4g} kg: "
            "leave one of amount, pressure, volume out or mend it"
        )
    energy = vessel_burst_energy(pressure=pressure, volume=volume, heat_capacity_ratio=chemical.heat_capacity_ratio(temperature))
    return Burst(float(energy), pressure, holds, liquid=False)


def _burst_of_liquid(chemical: Substance, temperature: float, pressure: float | None, volume: float | None, mass: float) -> Burst:
    saturation = float(chemical.vapour_pressure(temperature))
    at = saturation if pressure is None else pressure
    if at <= ATMOSPHERE:
        raise _impossible(
            f"{chemical.name} at {temperature:.1f} K has {_bar(at)}, not above ambient: nothing bursts; give [source] pressure"
        )
    if at < 0.98 * saturation:
        raise _impossible(f"{chemical.name} boils at {_bar(saturation)} and {temperature:.1f} K: no liquid at {_bar(at)}")
    filled = mass / float(chemical.liquid_density(temperature))
    if volume is not None and filled > volume:
        raise _impossible(
            f"{mass:.4g} kg of liquid {chemical.name} at {temperature:.1f} K fill {filled:.4g} m³, the vessel has {volume:.4g} m³"
        )
    energy = 0.0
    if temperature > chemical.boiling_point:
        share = flash_fraction(chemical, temperature)
        energy = float(
            bleve_blast_energy(mass=mass, flash_share=share, temperature=temperature, molar_mass=chemical.molar_mass, pressure=saturation)
        )
    elif volume is None:
        raise BadCase(
            "missing-key", section="source", key="volume", hint="of the vessel: below its boiling point only the gas above a liquid bursts"
        )
    if volume is not None and volume > filled:
        gamma = chemical.heat_capacity_ratio(temperature)
        energy += float(vessel_burst_energy(pressure=at, volume=volume - filled, heat_capacity_ratio=gamma))
    return Burst(energy, at, mass, liquid=True)


def _impossible(reason: str) -> ImpossibleState:
    return ImpossibleState("impossible-state", reason=reason)


def _bar(pressure: float) -> str:
    return f"{pressure / 1e5:.3g} bar"


def vessel_burst_energy(
    *, pressure: ArrayLike, volume: ArrayLike, heat_capacity_ratio: ArrayLike, ambient_pressure: float = ATMOSPHERE
) -> FloatArray:
    """Brode's energy of a bursting gas vessel, (p − pa) V/(γ − 1). [J]

    Parameters
    ----------
    pressure : array_like
        At burst, absolute, above ambient. [Pa]
    volume : array_like
        Of the gas, > 0. [m³]
    heat_capacity_ratio : array_like
        1.05 … 1.67. [1]
    ambient_pressure : float
        [Pa]
    """
    p = floats(pressure)
    if np.any(p <= ambient_pressure):
        raise OutOfRange(
            "out-of-range", quantity="pressure", value=float(np.min(p)), unit="Pa", low=ambient_pressure, high=1e9, reason="nothing bursts"
        )
    return floats((p - ambient_pressure) * floats(volume) / (floats(heat_capacity_ratio) - 1.0))


# overpressure over ambient pressure round a bursting sphere of air, by pressure over ambient: computed, bench/consequence/blast_chart.py
BURST_DISTANCE = (0.3, 0.4, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
BURST_CHART: dict[float, tuple[float, ...]] = {
    5.0: (1.10, 0.80, 0.63, 0.44, 0.29, 0.18, 0.126, 0.077, 0.042, 0.028, 0.0183),
    20.0: (1.55, 1.16, 0.91, 0.62, 0.40, 0.24, 0.162, 0.095, 0.050, 0.033, 0.0213),
    50.0: (1.80, 1.35, 1.06, 0.72, 0.46, 0.26, 0.179, 0.104, 0.054, 0.035, 0.0227),
    200.0: (2.08, 1.58, 1.25, 0.83, 0.51, 0.28, 0.189, 0.108, 0.055, 0.036, 0.0231),
}
_BURST_RATIOS, _BURST_LOGS = np.array(list(BURST_CHART)), np.log(np.array(list(BURST_CHART.values())))


def vessel_burst_overpressure(
    distance: ArrayLike,
    *,
    energy: ArrayLike,
    pressure_ratio: ArrayLike = 50.0,
    ambient_pressure: float = ATMOSPHERE,
    ground: bool = True,
) -> FloatArray:
    """Side-on overpressure of a vessel burst: 40 % of the energy goes to fragments, the rest acts as that of a bursting sphere of air. [Pa]

    Parameters
    ----------
    distance : array_like
        From the vessel, > 0. [m]
    energy : array_like
        Of the burst. [J]
    pressure_ratio : array_like
        Pressure at burst over ambient, 5 … 200, held at the ends; 20 … 200 differ by a quarter. [1]
    ambient_pressure : float
        [Pa]
    ground : bool
        True for a vessel near the ground.

    Notes
    -----
    Scaled distance 0.3 … 10, nearer as 1/R̄ and at most five ambient pressures, farther as R̄^−1.1.
    """
    e = 0.6 * floats(energy) * (2.0 if ground else 1.0)
    r, ratio = np.broadcast_arrays(floats(distance) / np.cbrt(e / ambient_pressure), floats(pressure_ratio))
    outside = np.maximum(np.log(BURST_DISTANCE[0] / r), 0.0) - FAR_DECAY * np.maximum(np.log(r / BURST_DISTANCE[-1]), 0.0)
    return floats(ambient_pressure * np.minimum(np.exp(read_chart(r, ratio, BURST_DISTANCE, _BURST_RATIOS, _BURST_LOGS) + outside), 5.0))


def fragment_range(*, energy: ArrayLike, vessel_mass: ArrayLike, drag_area_over_mass: float = TUMBLING) -> FloatArray:
    r"""Farthest a piece of a vessel flies: 20 % of the burst energy as motion of the shell, best angle, drag of the air. [m]

    Parameters
    ----------
    energy, vessel_mass : array_like
        Of the burst, > 0 [J]; of the shell, > 0. [kg]
    drag_area_over_mass : float
        Drag coefficient times area over mass of the piece, 0.0005 … 0.02: tumbling plates 0.005, the end of a long vessel 0.001. [m²/kg]

    Notes
    -----
    .. math:: u = \sqrt{0.4 E/M}, \quad R = \frac{1.1}{k}\ln\left(1 + 0.91\,\frac{k u^2}{g}\right), \quad k = \rho\,C_D A/m

    The logarithm stands within 5 % of trajectories with quadratic drag for k u²/g up to 1 000 (test), without lift. Evidence of
    fireballs (Birk 1995): 80–90 % of the pieces fall within four radii of the fireball, an end tub up to thirty.
    """
    k = AIR_DENSITY * drag_area_over_mass
    return floats(1.1 / k * np.log1p(0.91 * k * 0.4 * floats(energy) / floats(vessel_mass) / GRAVITY))


def bleve_blast_energy(
    *, mass: ArrayLike, flash_share: ArrayLike, temperature: ArrayLike, molar_mass: float, pressure: ArrayLike
) -> FloatArray:
    """Expansion work of the vapour and flashing liquid of a vessel that falls apart (superheat energy, Prugh). [J]

    Parameters
    ----------
    mass : array_like
        In the vessel, > 0. [kg]
    flash_share : array_like
        Share that flashes, 0 … 1. [1]
    temperature : array_like
        Of the liquid. [K]
    molar_mass : float
        [kg/mol]
    pressure : array_like
        At burst, absolute. [Pa]
    """
    gas = floats(mass) * floats(flash_share) * GAS_CONSTANT * floats(temperature) / molar_mass
    return floats(gas * np.log(np.maximum(floats(pressure) / ATMOSPHERE, 1.0)) * 0.5)
