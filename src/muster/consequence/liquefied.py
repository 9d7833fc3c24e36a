"""How a vessel of liquefied gas under pressure empties: the liquid boils to fill the room that it leaves, and cools itself.

The course is integrated over the liquid left, not stepped through time: every member of an ensemble keeps its mass and its own end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from .arrays import ATMOSPHERE, GAS_CONSTANT, GRAVITY, ArrayLike, BoolArray, FloatArray, floats
from .errors import ImpossibleState, OutOfRange
from .sources import gas_orifice, two_phase_orifice
from .substances import Substance
from .vessels import Emptying, gas_emptying, level_volume

BALANCE = 1.01  # of the pressure outside, at which no more gas leaves
LEVELS = np.linspace(0.0, 1.0, 129)


@dataclass(frozen=True)
class SelfCooling(Emptying):
    """Course of a vessel of liquefied gas; ``state`` is the pressure [Pa]. Temperature [K], liquid share and speed of what leaves [m/s] beside."""

    temperature: FloatArray = field(kw_only=True)
    liquid_share: FloatArray = field(kw_only=True)
    speed: FloatArray = field(kw_only=True)

    def means(self, quantity: FloatArray, edges: FloatArray) -> FloatArray:
        """Mean over what leaves the first member between times (k + 1,) [s], of a quantity known along its course, (k,)."""
        gone = self.mass[0, 0] - self.mass[0]
        whole = np.concatenate([[0.0], np.cumsum(0.5 * (quantity[1:] + quantity[:-1]) * np.diff(gone))])
        cuts = np.interp(edges, self.time[0], gone)
        return floats(np.diff(np.interp(cuts, gone, whole)) / np.maximum(np.diff(cuts), 1e-12))


def liquefied_emptying(
    substance: Substance,
    *,
    amount: ArrayLike,
    volume: ArrayLike,
    temperature: ArrayLike,
    hole_diameter: ArrayLike,
    hole_height: ArrayLike = 0.0,
    vessel_height: ArrayLike = 2.0,
    shape: str = "horizontal",
    pressure: ArrayLike | None = None,
    pipe: ArrayLike = 0.0,
    steps: int = 24,
) -> SelfCooling:
    r"""Liquefied gas that leaves a closed vessel: liquid down to the hole, both while the level crosses it, then vapour.

    Parameters
    ----------
    substance : Substance
        Liquid above its boiling point.
    amount : array_like
        Liquid and vapour in the vessel, > 0. [kg]
    volume : array_like
        Of the vessel. [m³]
    temperature : array_like
        At the start. [K]
    hole_diameter : array_like
        > 0. [m]
    hole_height : array_like
        Of the hole above the lowest point; at 0 the liquid leaves to the last drop. [m]
    vessel_height : array_like
        Of the vessel inside, > 0. [m]
    shape : str
        ``upright``, ``horizontal`` or ``sphere``.
    pressure : array_like, optional
        Above the liquid at the start; saturation if not given, more where another gas pads it. [Pa]
    pipe : array_like
        Length of the path, as for `sources.two_phase_orifice`. [m]
    steps : int
        Points of each third of the course: down to the hole, across it, and below.

    Returns
    -------
    SelfCooling
        Ends when the vessel is empty, or no more than 1.01 of the pressure outside is left and the liquid lies below the hole: what is
        left then is at its boiling point.

    Raises
    ------
    OutOfRange
        More liquid than the vessel holds.
    ImpossibleState
        So little that all of it is vapour, a liquid that does not boil, or a hole above the vessel.

    Notes
    -----
    Of the mass dm that leaves, the share y is liquid (1 above the hole, 0 below it). To fill the room, dm_e boils:

    .. math:: dm_e\left[1 - \frac{\rho_v}{\rho_l} + V_v\frac{d\rho_v}{dT}\frac{L}{m c_l}\right] =
              \left[(1-y) + y\frac{\rho_v}{\rho_l}\right]dm,\qquad dT = -\frac{L}{m c_l}dm_e

    down to the boiling point, where air comes in instead. The rate is that of the two streams one after the other,
    1/Q = y/Q_l + (1−y)/Q_v, Q_l under vapour pressure, pad and head. Once the last liquid has gone its vapour leaves as from any gas
    vessel. No heat comes through the wall, and the liquid does not froth.

    References
    ----------
    .. [1] TNO, *Yellow Book* CPR 14E, 1997, section 2.5.3 (vessels of liquefied gas; the balances are solved here over the liquid).
    """
    m, v, t, hole, low, tall, path = (
        np.array(a)
        for a in np.broadcast_arrays(
            *(np.atleast_1d(floats(a)) for a in (amount, volume, temperature, hole_diameter, hole_height, vessel_height, pipe))
        )
    )
    if np.any(low >= tall):
        raise ImpossibleState("impossible-state", reason=f"a hole {float(low.max()):g} m up in a vessel {float(tall.min()):.3g} m high")
    vessel = _Vessel(substance, shape, v, tall, low, np.maximum(np.minimum(hole, low), 1e-9), t)
    liquid = vessel.filled(m, t)
    pad = np.maximum((0.0 if pressure is None else floats(pressure)) - substance.vapour_pressure(t), 0.0)
    void = v - liquid / substance.liquid_density(t)
    left, mass, warm = vessel.course(liquid, m, t, steps)
    head, share = vessel.covered(left, warm)
    rho = substance.liquid_density(warm)
    inside = substance.vapour_pressure(warm) + (pad * void)[:, None] / np.maximum(v[:, None] - left / rho, 1e-9)
    driven = two_phase_orifice(
        substance,
        temperature=warm,
        diameter=np.broadcast_to(hole[:, None], warm.shape),
        pressure=np.maximum(inside, ATMOSPHERE) + rho * GRAVITY * np.maximum(head, 1e-3),
        length=path[:, None],
    )
    gas = gas_orifice(
        pressure=np.maximum(inside, BALANCE * ATMOSPHERE),
        temperature=warm,
        molar_mass=substance.molar_mass,
        heat_capacity_ratio=_ratio(substance, warm),
        diameter=hole[:, None],
    )
    rate = 1.0 / (share / driven.mass_rate + (1.0 - share) / gas.mass_rate)
    over = np.maximum.accumulate((inside <= BALANCE * ATMOSPHERE) & (share < 1.0), axis=1)
    mass = np.where(over, np.take_along_axis(mass, np.argmax(over, axis=1)[:, None], axis=1), mass)
    pace = 0.5 * (1.0 / rate[:, 1:] + 1.0 / rate[:, :-1])
    time = np.concatenate([np.zeros((len(m), 1)), np.cumsum(pace * -np.diff(mass, axis=1), axis=1)], axis=1)
    speed = share * driven.speed + (1.0 - share) * gas.speed
    first = (time, np.where(over, 0.0, rate), mass, inside, warm, share, speed)
    rest = _last_vapour(substance, hole, v, time, mass, inside, warm, ended=over[:, -1] | (left[:, -1] > 0.0))
    time, rate, mass, inside, warm, share, speed = (floats(np.concatenate(both, axis=1)) for both in zip(first, rest, strict=True))
    return SelfCooling(time, rate, mass, inside, "emptying vessel of liquefied gas", temperature=warm, liquid_share=share, speed=speed)


@dataclass(frozen=True)
class _Vessel:
    """A closed vessel with a hole, all (n,): volume [m³], inside height, height of the hole and of what the level crosses [m], first temperature. [K]"""

    substance: Substance
    shape: str
    volume: FloatArray
    height: FloatArray
    hole: FloatArray
    crossing: FloatArray
    start: FloatArray

    @property
    def floor(self) -> FloatArray:
        """Temperature below which nothing cools: the boiling point, or the end of the data. [K]"""
        wanted = ("vapour_pressure", "liquid_density", "heat_of_vaporization", "liquid_heat_capacity")
        coldest = max(float(self.substance.tables[name]["grid"][0]) for name in wanted if name in self.substance.tables)
        return floats(np.maximum(self.substance.saturation_temperature(1.001 * ATMOSPHERE), coldest) + 0.0 * self.start)

    def filled(self, mass: FloatArray, temperature: FloatArray) -> FloatArray:
        """Liquid of a mass that fills the vessel as liquid and saturated vapour. [kg]"""
        saturation = self.substance.vapour_pressure(temperature)
        if np.any(saturation <= ATMOSPHERE):
            raise ImpossibleState(
                "impossible-state",
                reason=f"{self.substance.name} at {float(temperature.min()):.1f} K does not boil at the ambient pressure",
            )
        dense, vapour = self.substance.liquid_density(temperature), self.substance.gas_density(temperature, saturation)
        room = (mass - vapour * self.volume) / (dense - vapour)
        if np.any(room > self.volume * (1.0 + 1e-9)):
            most = float(np.min(dense * self.volume))
            raise OutOfRange(
                "out-of-range", quantity="amount", value=float(mass.max()), unit="kg", low=0, high=most, reason="the vessel holds no more"
            )
        if np.any(room <= 0.0):
            said = f"{float(mass.min()):.6g} kg in {float(self.volume.max()):.6g} m3 are all vapour"
            raise ImpossibleState("impossible-state", reason=f'{said}: choose kind = "gas_hole"')
        return floats(dense * room)

    def covered(self, liquid: FloatArray, temperature: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Level above the hole [m] and liquid share of what leaves, for a mass of liquid (n,) or (n, k)."""
        turn = (slice(None), *(None,) * (liquid.ndim - 1))
        full = level_volume(self.shape, LEVELS, diameter=1.0)
        share = liquid / self.substance.liquid_density(temperature) / self.volume[turn]
        head = self.height[turn] * np.interp(share, full / full[-1], LEVELS) - self.hole[turn]
        return floats(head), floats(np.where(self.hole[turn] > 0.0, np.clip(head / self.crossing[turn], 0.0, 1.0), 1.0))

    def liquid_up_to(self, level: FloatArray) -> FloatArray:
        """Mass of liquid at a level, at the first temperature. [kg]"""
        full = level_volume(self.shape, LEVELS, diameter=1.0)
        return floats(self.substance.liquid_density(self.start) * self.volume * np.interp(level / self.height, LEVELS, full / full[-1]))

    def slope(self, liquid: FloatArray, whole: FloatArray, temperature: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Mass that leaves, and kelvin by which the rest cools, for each kilogram of liquid less in the vessel."""
        s, share, warm = self.substance, self.covered(liquid, temperature)[1], temperature > self.floor * (1.0 + 1e-9)
        rho, gas = s.liquid_density(temperature), s.gas_density(temperature, s.vapour_pressure(temperature))
        heat = s.heat_of_vaporization(temperature)
        cold = heat / (np.maximum(whole, 1e-9) * s.liquid_heat_capacity(temperature))
        steeper = gas * (heat * s.molar_mass / (GAS_CONSTANT * temperature) - 1.0) / temperature
        boils = ((1.0 - share) + share * gas / rho) / (1.0 - gas / rho + np.maximum(self.volume - liquid / rho, 0.0) * steeper * cold)
        boils = np.where(warm, boils, 0.0)
        leaves = np.where(warm | (share >= 1.0), 1.0 / np.maximum(boils + share, 1e-9), 0.0)
        return floats(leaves), floats(boils * leaves * cold)

    def course(
        self, liquid: FloatArray, mass: FloatArray, temperature: FloatArray, steps: int
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Liquid left, mass left and temperature along the course, (n, k): down to the hole, across it, and while the rest boils."""
        crossed = np.minimum(liquid, self.liquid_up_to(self.hole))
        reached = np.where(
            self.hole > 0.0, np.minimum(liquid, self.liquid_up_to(np.minimum(self.hole + self.crossing, self.height))), crossed
        )
        latent, floor = self.substance.heat_of_vaporization(self.floor), self.floor
        boiled = 1.5 * self.substance.liquid_heat_capacity(0.5 * (temperature + floor)) * (temperature - floor) / latent
        ends = (liquid, reached, crossed, crossed * np.maximum(1.0 - boiled, 0.0))
        pace = np.linspace(0.0, 1.0, steps)[1:, None]
        nodes = np.concatenate([liquid[None], *(a + (b - a) * pace for a, b in pairwise(ends))])
        rows = [(mass, temperature)]
        for here, there in pairwise(nodes):
            whole, warm = rows[-1]
            step = here - there
            if not np.any(step > 0.0):
                rows.append(rows[-1])
                continue
            left, cooled = self.slope(here, whole, warm)
            middle = self.slope(here - 0.5 * step, whole - 0.5 * step * left, np.maximum(warm - 0.5 * step * cooled, floor))
            rows.append((np.maximum(whole - step * middle[0], there), np.maximum(warm - step * middle[1], floor)))
        return floats(nodes.T), floats(np.array([row[0] for row in rows]).T), floats(np.array([row[1] for row in rows]).T)


def _ratio(substance: Substance, temperature: FloatArray) -> FloatArray:
    """Ratio of heat capacities of the gas, held at the ends of its data."""
    grid = substance.tables["gas_heat_capacity"]["grid"]
    return substance.heat_capacity_ratio(np.clip(temperature, grid[0], grid[-1]))


def _last_vapour(
    substance: Substance,
    hole: FloatArray,
    volume: FloatArray,
    *course: FloatArray,
    ended: BoolArray,
) -> tuple[FloatArray, ...]:
    """What follows a course (time, mass, pressure, temperature) once the last liquid has gone: the columns of `SelfCooling`, (n, k) each."""
    begun, mass, pressure, temperature = (part[:, -1] for part in course)
    start = np.maximum(pressure, 1.02 * ATMOSPHERE)
    ratio = _ratio(substance, temperature)
    out = gas_emptying(
        volume=volume,
        pressure=start,
        temperature=temperature,
        molar_mass=substance.molar_mass,
        heat_capacity_ratio=ratio,
        diameter=hole,
        steps=24,
    )
    power = (ratio - 1.0) / ratio
    cooled = temperature[:, None] * (out.state / start[:, None]) ** power[:, None]
    jet = gas_orifice(
        pressure=out.state, temperature=cooled, molar_mass=substance.molar_mass, heat_capacity_ratio=ratio[:, None], diameter=hole[:, None]
    )
    stays = ended[:, None]
    share = np.where(stays, 1.0, out.mass / out.mass[:, :1])
    seconds = np.where(stays, 0.0, out.time * (mass / out.mass[:, 0])[:, None])
    return (
        begun[:, None] + seconds,
        np.where(stays, 0.0, out.rate),
        mass[:, None] * share,
        np.where(stays, pressure[:, None], out.state),
        np.where(stays, temperature[:, None], cooled),
        np.zeros_like(seconds),
        jet.speed,
    )
