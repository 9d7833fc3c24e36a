"""Liquid on the ground or on water: how far it spreads and how fast it becomes gas.

Every function takes one value or one per ensemble member.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import ATMOSPHERE, GAS_CONSTANT, GRAVITY, ArrayLike, FloatArray, floats
from .atmosphere import Weather
from .sources import equal_masses
from .substances import Substance


@dataclass(frozen=True)
class Pool:
    """A pool through time: radius [m], vaporisation rate [kg/s] and mass left [kg], each (n, k)."""

    time: FloatArray
    radius: FloatArray
    rate: FloatArray
    mass: FloatArray
    vaporised: FloatArray
    boiling: bool

    def steps(self, pieces: int) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Edges (pieces + 1,) [s], mean rates [kg/s] and diameters [m] of the first member's vapour, equal masses each: for `varying`."""
        edges, rates = equal_masses(self.time, self.vaporised[0], pieces)
        return edges, rates, floats(2.0 * np.interp(0.5 * (edges[1:] + edges[:-1]), self.time, self.radius[0]))


def evaporation_rate(substance: Substance, *, temperature: ArrayLike, wind_speed_10: ArrayLike, diameter: ArrayLike) -> FloatArray:
    r"""Evaporation of a pool below its boiling point (Mackay and Matsugu). [kg/(m² s)]

    Parameters
    ----------
    substance : Substance
        The liquid.
    temperature : array_like
        Of the pool, below boiling. [K]
    wind_speed_10 : array_like
        At 10 m, 0.5 … 20. [m/s]
    diameter : array_like
        Of the pool, 0.1 … 200. [m]

    Notes
    -----
    .. math:: k = 0.004786\,u^{0.78} D^{-0.11} Sc^{-0.67}, \qquad \dot m'' = k\frac{M p_s}{RT}\ln\frac{1}{1-p_s/p_a}\Big/\frac{p_s}{p_a}

    Wind at 10 m, 0.5 … 20 m/s; pool 0.1 … 200 m.
    """
    t, u, d = floats(temperature), np.maximum(floats(wind_speed_10), 0.3), np.maximum(floats(diameter), 0.1)
    pressure = np.minimum(substance.vapour_pressure(t), 0.98 * ATMOSPHERE)
    diffusivity = 2.4e-5 * np.sqrt(0.018 / substance.molar_mass) * (t / 298.0) ** 1.75
    transfer = 0.004786 * u**0.78 * d**-0.11 * (1.5e-5 / diffusivity) ** -0.67
    drift = -np.log1p(-pressure / ATMOSPHERE) * ATMOSPHERE / pressure
    return floats(transfer * pressure * substance.molar_mass / (GAS_CONSTANT * t) * drift)


def pool(
    substance: Substance,
    *,
    rate: ArrayLike,
    duration: ArrayLike,
    weather: Weather,
    bund_diameter: ArrayLike = np.inf,
    surface: str = "concrete",
    liquid_temperature: ArrayLike | None = None,
    horizon: float = 3600.0,
    steps: int = 240,
) -> Pool:
    """Liquid spilt on land or water: it spreads, boils on the heat of the ground or evaporates in the wind.

    Parameters
    ----------
    substance : Substance
        The liquid.
    rate, duration : array_like, shape (n,) or (n, k)
        Spill rate and how long it lasts; k rates one after another where it changes. [kg/s], [s]
    weather : Weather
        Wind and temperature.
    bund_diameter : array_like
        Widest extent; infinite without a bund. [m]
    surface : str
        ``concrete``, ``soil``, ``sand`` or ``water``.
    liquid_temperature : array_like, optional
        As spilt; the boiling point or air temperature, whichever is lower, if not given. [K]
    horizon, steps : float, int
        Time span and resolution. [s]

    Returns
    -------
    Pool
        Mass is kept: spilt = vaporised + left, to rounding.

    Notes
    -----
    Gravity–inertia spreading :math:`dr/dt = \\sqrt{2 g h}` down to a film of 5 mm on concrete, 10 mm on soil, 1.6 mm on water;
    boiling on land by one-dimensional conduction :math:`q = k\\Delta T/\\sqrt{\\pi a t}` with the age of each ring taken as the mean
    wetting age; on water a film-boiling flux of 0.167 kg/(m² s) for methane scaled by latent heat.
    """
    conductivity, diffusivity, film = {
        "concrete": (0.92, 4.16e-7, 0.005),
        "soil": (0.96, 4.59e-7, 0.010),
        "sand": (0.3, 2.3e-7, 0.010),
        "water": (0.0, 1.0, 0.0016),
    }[surface]
    rates, spans = np.broadcast_arrays(*(np.atleast_1d(floats(a)) for a in (rate, duration)))
    rates, spans = (a[:, None] if a.ndim == 1 else a for a in (rates, spans))
    ends = np.cumsum(spans, axis=1)
    starts = np.concatenate([np.zeros_like(ends[:, :1]), ends[:, :-1]], axis=1)
    q, bund = np.broadcast_arrays(rates[:, 0], np.atleast_1d(floats(bund_diameter)))
    ta = np.broadcast_to(weather.temperature, q.shape)
    boiling_point = substance.boiling_point
    t_liquid = np.minimum(ta if liquid_temperature is None else np.broadcast_to(floats(liquid_temperature), q.shape), boiling_point)
    boiling = bool(np.all(ta > boiling_point))
    rho = substance.liquid_density(t_liquid)
    latent = substance.heat_of_vaporization(t_liquid)
    u10 = np.broadcast_to(weather.wind_at(10.0), q.shape)
    times = np.linspace(0.0, horizon, steps + 1)
    dt = times[1]
    mass, gone, age, radius = np.zeros_like(q), np.zeros_like(q), np.zeros_like(q), np.full(q.shape, 0.1)
    rows: list[tuple[FloatArray, ...]] = [(radius, np.zeros_like(q), mass, gone)]
    for i in range(steps):
        running = np.clip(np.minimum(ends, times[i + 1]) - np.maximum(starts, times[i]), 0.0, None)
        mass = mass + np.sum(rates * running, axis=1)
        depth = mass / rho / (np.pi * radius**2)
        radius = np.minimum(radius + dt * np.sqrt(2.0 * GRAVITY * np.maximum(depth - film, 0.0)), 0.5 * bund)
        radius = np.maximum(np.minimum(radius, np.sqrt(np.maximum(mass, 1e-9) / rho / (np.pi * film)) + 0.1), 0.1)
        age = age + dt * np.where(mass > 0.0, 1.0, 0.0)
        area = np.pi * radius**2
        if not boiling:
            flux = evaporation_rate(substance, temperature=t_liquid, wind_speed_10=u10, diameter=2.0 * radius)
        elif surface == "water":
            flux = np.full_like(q, 0.167 * 5.1e5) / latent
        else:
            flux = conductivity * (ta - boiling_point) / np.sqrt(np.pi * diffusivity * np.maximum(0.5 * age, 0.5 * dt)) / latent
            flux = flux + 0.002 * u10 * (ta - boiling_point) * 1200.0 / latent
        lost = np.minimum(flux * area * dt, mass)
        mass, gone = mass - lost, gone + lost
        rows.append((radius, lost / dt, mass, gone))
    columns = [np.stack([r[k] for r in rows], axis=1) for k in range(4)]
    return Pool(times, columns[0], columns[1], columns[2], columns[3], boiling)
