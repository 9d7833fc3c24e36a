"""Momentum jets: under-expanded gas, free-jet dilution, and the flashing jet as a source of the dense plume."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np

from .arrays import ATMOSPHERE, GAS_CONSTANT, GRAVITY, MOLAR_MASS_AIR, ArrayLike, FloatArray, floats
from .atmosphere import Weather
from .dense import SourceTerm
from .mixing import liquid_enthalpy, mixing_curve
from .substances import Substance

HYDROGEN_COVOLUME = 7.691e-3


def flashing_source(
    substance: Substance,
    *,
    mass_rate: ArrayLike,
    storage_temperature: ArrayLike,
    weather: Weather,
    duration: ArrayLike = np.inf,
    pressure: ArrayLike | None = None,
    speed: ArrayLike | None = None,
    enthalpy: ArrayLike | None = None,
) -> SourceTerm:
    """A jet of pressurised liquid after it has flashed: its speed, enthalpy and expanded diameter.

    Parameters
    ----------
    substance : Substance
        The liquefied gas.
    mass_rate, storage_temperature : array_like
        [kg/s], [K].
    weather : Weather
        Ambient state.
    duration : array_like
        Of the release. [s]
    pressure, speed : array_like, optional
        Vessel pressure (default saturation at the storage temperature) [Pa]; jet speed after expansion (default from the pressure,
        :math:`\\sqrt{2\\Delta p/\\rho_l}`). [m/s]
    enthalpy : array_like, optional
        Of what leaves, where it is not all liquid. [J/kg]

    Returns
    -------
    SourceTerm
        All liquid stays airborne (no rain-out): right for superheat above about 30 K.
    """
    t = floats(storage_temperature)
    vessel = substance.vapour_pressure(t) if pressure is None else floats(pressure)
    rho = substance.liquid_density(t)
    u = np.sqrt(2.0 * np.maximum(vessel - ATMOSPHERE, 0.0) / rho) if speed is None else floats(speed)
    u = np.maximum(u, 1.0)
    held = liquid_enthalpy(substance, t) if enthalpy is None else floats(enthalpy)
    start = mixing_curve(substance, weather, enthalpy=held).density[:, 0]
    diameter = np.sqrt(4.0 * floats(mass_rate) / (np.pi * u * (start if start.size > 1 else float(start[0]))))
    return SourceTerm.of(mass_rate=mass_rate, enthalpy=held, diameter=diameter, duration=duration, speed=u)


@dataclass(frozen=True)
class NotionalNozzle:
    """An under-expanded gas jet as if it left a larger nozzle: throat state and density, expanded diameter."""

    mass_rate: FloatArray
    density: FloatArray
    temperature: FloatArray
    speed: FloatArray
    diameter: FloatArray
    choked: FloatArray


def nozzle(
    *,
    pressure: ArrayLike,
    temperature: ArrayLike,
    diameter: ArrayLike,
    molar_mass: float,
    heat_capacity_ratio: float,
    covolume: float = 0.0,
    discharge: ArrayLike = 1.0,
    ambient_pressure: ArrayLike = ATMOSPHERE,
) -> NotionalNozzle:
    r"""Throat of a choked or subsonic gas release with an Abel–Noble gas.

    Parameters
    ----------
    pressure, temperature : array_like
        Of the gas at rest, absolute, 0.1 … 100 MPa. [Pa], [K]
    diameter : array_like
        Of the orifice. [m]
    molar_mass, heat_capacity_ratio, covolume : float
        [kg/mol], [1], [m³/kg] (hydrogen 7.691e-3).
    discharge, ambient_pressure : array_like
        Coefficient of the orifice [1]; [Pa].

    Notes
    -----
    With :math:`\rho = p/(ZRT)`, :math:`Z = 1/(1 - b\rho)` and an isentropic, choked throat,

    .. math:: \left(\frac{\rho_0}{1-b\rho_0}\right)^\gamma = \left(\frac{\rho}{1-b\rho}\right)^\gamma
              \left[1 + \frac{\gamma-1}{2(1-b\rho)^2}\right]^{\gamma/(\gamma-1)}.

    References
    ----------
    .. [1] Schefer, Houf, Williams, Bourne & Colton, Int. J. Hydrogen Energy 32 (2007) 2081; Molkov 2012 ch. 5.
    """
    p, t, d, pa, cd = np.broadcast_arrays(*(floats(a) for a in (pressure, temperature, diameter, ambient_pressure, discharge)))
    gas, g, b = GAS_CONSTANT / molar_mass, heat_capacity_ratio, covolume
    rho0 = p / (gas * t + b * p)
    left = rho0 / (1.0 - b * rho0)
    low, high = 0.3 * rho0, rho0
    for _ in range(60):
        rho = 0.5 * (low + high)
        right = rho / (1.0 - b * rho) * (1.0 + (g - 1.0) / (2.0 * (1.0 - b * rho) ** 2)) ** (1.0 / (g - 1.0))
        low, high = np.where(right < left, rho, low), np.where(right < left, high, rho)
    rho = 0.5 * (low + high)
    t1 = t / (1.0 + (g - 1.0) / (2.0 * (1.0 - b * rho) ** 2))
    p1 = rho * gas * t1 / (1.0 - b * rho)
    u1 = np.sqrt(g * gas * t1) / (1.0 - b * rho)
    choked = p1 > pa
    ratio = np.minimum(pa / p, 1.0)
    t_sub = t * ratio ** ((g - 1.0) / g)
    rho_sub = pa / (gas * t_sub)
    u_sub = np.sqrt(np.maximum(2.0 * g / (g - 1.0) * gas * (t - t_sub), 0.0))
    rho, t1, u1 = np.where(choked, rho, rho_sub), np.where(choked, t1, t_sub), np.where(choked, u1, u_sub)
    rate = cd * rho * u1 * np.pi / 4.0 * d**2
    thrust = u1 + np.where(choked, (p1 - pa) / np.maximum(rho * u1, 1e-12), 0.0)
    expanded = np.sqrt(4.0 * rate / (np.pi * (pa * molar_mass / (GAS_CONSTANT * t)) * np.maximum(thrust, 1e-9)))
    return NotionalNozzle(
        floats(rate), floats(rho), floats(t1), floats(thrust), floats(np.where(choked, expanded, d * np.sqrt(cd))), floats(choked)
    )


@cache
def _choked() -> dict[str, dict[str, FloatArray]]:
    text = resources.files(__package__).joinpath("data", "choked_flow.json").read_text(encoding="utf-8")
    gases = json.loads(text)["gases"]
    return {k: {n: np.array(v, dtype=np.float64) for n, v in gas.items()} for k, gas in gases.items()}


def real_gas_nozzle(
    substance: Substance,
    *,
    pressure: ArrayLike,
    temperature: ArrayLike,
    diameter: ArrayLike,
    discharge: ArrayLike = 1.0,
    ambient_pressure: ArrayLike = ATMOSPHERE,
) -> NotionalNozzle:
    """Throat of a gas release from the frozen real-gas table, or by `nozzle` where the gas is not in it.

    Parameters
    ----------
    substance : Substance
        The gas.
    pressure, temperature, diameter, discharge, ambient_pressure : array_like
        As for `nozzle`.
    """
    covolume = HYDROGEN_COVOLUME if substance.id == "hydrogen" else 0.0
    ratio = float(np.mean(substance.heat_capacity_ratio(np.clip(floats(temperature), 150.0, 1500.0))))
    simple = nozzle(
        pressure=pressure,
        temperature=temperature,
        diameter=diameter,
        molar_mass=substance.molar_mass,
        heat_capacity_ratio=ratio,
        covolume=covolume,
        discharge=discharge,
        ambient_pressure=ambient_pressure,
    )
    table = _choked().get(substance.id)
    if table is None:
        return simple
    p, t, d, pa, cd = np.broadcast_arrays(*(floats(a) for a in (pressure, temperature, diameter, ambient_pressure, discharge)))
    i_float = np.clip((t - table["T"][0]) / (table["T"][1] - table["T"][0]), 0.0, len(table["T"]) - 1.0001)
    j_float = np.clip((np.log(p) - table["lnp"][0]) / (table["lnp"][1] - table["lnp"][0]), 0.0, len(table["lnp"]) - 1.0001)
    i, j = i_float.astype(np.intp), j_float.astype(np.intp)
    a, b = i_float - i, j_float - j

    def at(name: str) -> FloatArray:
        v = table[name]
        return floats(v[i, j] * (1 - a) * (1 - b) + v[i + 1, j] * a * (1 - b) + v[i, j + 1] * (1 - a) * b + v[i + 1, j + 1] * a * b)

    flux = at("flux") * p * np.sqrt(substance.molar_mass / (GAS_CONSTANT * t))
    rho = at("density") * p * substance.molar_mass / (GAS_CONSTANT * t)
    throat_pressure, throat_temperature = at("pressure") * p, at("temperature") * t
    inside = (t >= table["T"][0]) & (t <= table["T"][-1]) & (np.log(p) >= table["lnp"][0]) & (np.log(p) <= table["lnp"][-1])
    use = inside & np.isfinite(flux) & (throat_pressure > pa)
    rate = np.where(use, cd * flux * np.pi / 4.0 * d**2, simple.mass_rate)
    speed = np.where(use, flux / rho + (throat_pressure - pa) / flux, simple.speed)
    ambient = pa * substance.molar_mass / (GAS_CONSTANT * t)
    expanded = np.where(use, np.sqrt(4.0 * rate / (np.pi * ambient * speed)), simple.diameter)
    return NotionalNozzle(
        floats(rate),
        floats(np.where(use, rho, simple.density)),
        floats(np.where(use, throat_temperature, simple.temperature)),
        floats(speed),
        floats(expanded),
        floats(np.where(use, True, simple.choked)),
    )


@dataclass(frozen=True)
class FreeJet:
    r"""Centreline dilution of a turbulent free jet by similarity, momentum-driven.

    .. math:: 1/Y = \frac{x}{K D}\sqrt{\rho_a/\rho_N} - c, \qquad Y \le 1

    K and c run with the molar mass of the gas: 3.31 and 1.75 for hydrogen (fitted on the folder's trials), 4.15 and 0 for methane, 5.2 and 0
    for gases as heavy as propane (Chen & Rodi 1980 give 5.4), logarithmic between.
    """

    constants: tuple[tuple[float, float, float], ...] = ((0.002016, 3.31, 1.75), (0.01604, 4.15, 0.0), (0.0441, 5.2, 0.0))
    name: str = "similarity free jet"
    version: str = "1.0"
    reference: str = "Chen & Rodi 1980; Molkov 2012, Fundamentals of Hydrogen Safety Engineering"
    valid_range: str = "momentum-driven jets, x/D above 4, before buoyancy bends them"

    def decay(self, molar_mass: float) -> tuple[float, float]:
        """Constants K and c of a gas.

        Parameters
        ----------
        molar_mass : float
            0.002 … 0.1. [kg/mol]
        """
        masses, ks, cs = (np.array(column) for column in zip(*self.constants, strict=True))
        k, c = (float(np.interp(np.log(molar_mass), np.log(masses), column)) for column in (ks, cs))
        return k, c

    def mass_fraction(
        self, x: ArrayLike, *, nozzle_density: ArrayLike, diameter: ArrayLike, air_density: ArrayLike, molar_mass: float
    ) -> FloatArray:
        """Mass fraction on the centreline. [kg/kg]

        Parameters
        ----------
        x : array_like
            From the nozzle, beyond four diameters. [m]
        nozzle_density, diameter, air_density : array_like
            At the throat [kg/m³], of the orifice [m], of the air. [kg/m³]
        molar_mass : float
            Of the gas. [kg/mol]
        """
        k, c = self.decay(molar_mass)
        scale = np.sqrt(floats(nozzle_density) / floats(air_density)) * floats(diameter) / np.maximum(floats(x), 1e-9)
        return floats(1.0 / np.maximum(1.0 / (k * scale) - c, 1.0))

    def mole_fraction(
        self, x: ArrayLike, *, nozzle_density: ArrayLike, diameter: ArrayLike, air_density: ArrayLike, molar_mass: float
    ) -> FloatArray:
        """Mole fraction on the centreline. [mol/mol]

        Parameters
        ----------
        x : array_like
            From the nozzle, beyond four diameters. [m]
        nozzle_density, diameter, air_density : array_like
            At the throat [kg/m³], of the orifice [m], of the air. [kg/m³]
        molar_mass : float
            Of the gas. [kg/mol]
        """
        y = self.mass_fraction(x, nozzle_density=nozzle_density, diameter=diameter, air_density=air_density, molar_mass=molar_mass)
        return floats(y / (y + (1.0 - y) * molar_mass / MOLAR_MASS_AIR))


@dataclass(frozen=True)
class JetPath:
    """Axis of a jet, (n, k): along the path, ahead of the nozzle and above it [m], and the mole fraction on it. [mol/mol]"""

    along: FloatArray
    ahead: FloatArray
    above: FloatArray
    mole_fraction: FloatArray


@dataclass(frozen=True)
class BuoyantJet:
    """Free jet of a gas lighter than air whose buoyancy bends it up and thins it faster, until it is a plume.

    Without buoyancy it is `FreeJet` to the last digit. A heavier jet is taken to run straight; the dense plume follows its gas.
    """

    jet: FreeJet = field(default_factory=FreeJet)
    jet_entrainment: float = 0.0535
    plume_entrainment: float = 0.0833
    plume_richardson: float = 0.557
    spread_ratio: float = 1.2  # width of the concentration over that of the speed
    name: str = "buoyant jet"
    version: str = "1.0"
    reference: str = "Fischer et al. 1979, Mixing in Inland and Coastal Waters, ch. 9; Hirst 1972"
    valid_range: str = "as the free jet, then its plume; calm and unstratified air, no ground or wall in the way"

    def path(
        self,
        source: NotionalNozzle,
        *,
        diameter: ArrayLike,
        gas_density: ArrayLike,
        air_density: ArrayLike,
        molar_mass: float,
        angle: ArrayLike = 0.0,
        length: float = 500.0,
        points: int = 160,
    ) -> JetPath:
        r"""Axis of the jet, followed along its own path.

        Parameters
        ----------
        source : NotionalNozzle
            From `nozzle` or `real_gas_nozzle`.
        diameter : array_like
            Of the orifice, > 0. [m]
        gas_density, air_density : array_like
            Of the gas once it has come to the ambient pressure at the vessel's temperature, and of the air. [kg/m³]
        molar_mass : float
            Of the gas. [kg/mol]
        angle : array_like
            Of the nozzle above the horizon, −π/2 … π/2. [rad]
        length : float
            Along the path, > 0. [m]
        points : int
            Along the path, spaced by equal ratios.

        Returns
        -------
        JetPath
            One row per member.

        Notes
        -----
        With the kinematic momentum M and buoyancy B, the dilution η and the entrainment α of `FreeJet` (α_j) or more:

        .. math:: \frac{d\eta}{ds} = \frac{\alpha}{\alpha_j}\frac{\sqrt{M/M_0}}{K D\sqrt{\rho_N/\rho_a}},\quad
                  \frac{dM_z}{ds} = \frac{1+\lambda^2}{2}\frac{BQ}{M},\quad Q = 2\sqrt{2\pi}\,\alpha_j\sqrt{M_0}\,
                  K D\sqrt{\rho_N/\rho_a}\,\eta

        .. math:: \alpha = \alpha_j(\alpha_p/\alpha_j)^{\sin\theta\,R^2/R_p^2},\quad R = Q\sqrt{B}/M^{5/4} \le R_p,\quad 1/Y = \eta - c

        A vertical jet ends as the plume of the books, Q = 0.15 B^⅓ z^(5/3); nothing here is fitted to a trial.

        References
        ----------
        .. [1] Fischer, List, Koh, Imberger & Brooks, *Mixing in Inland and Coastal Waters*, 1979, sections 9.2 and 9.3 (recalled).
        """
        rate, speed, throat, d, rho, air, tilt = (
            np.ravel(a)
            for a in np.broadcast_arrays(
                *(
                    np.atleast_1d(floats(v))
                    for v in (source.mass_rate, source.speed, source.density, diameter, gas_density, air_density, angle)
                )
            )
        )
        k, c = self.jet.decay(molar_mass)
        scale = k * d * np.sqrt(throat / air)
        momentum = rate * speed / air
        flat, rising = momentum * np.cos(tilt), momentum * np.sin(tilt)
        buoyancy = GRAVITY * np.maximum(rate / rho - rate / air, 0.0)
        volume = 2.0 * np.sqrt(2.0 * np.pi) * self.jet_entrainment * np.sqrt(momentum) * scale

        width = 0.5 * (1.0 + self.spread_ratio**2)

        def slope(state: FloatArray) -> FloatArray:
            dilution, up = state[0], state[1]
            whole = np.hypot(flat, up)
            flow = volume * dilution
            plume_like = np.minimum(flow * np.sqrt(buoyancy) / whole**1.25 / self.plume_richardson, 1.0) ** 2 * np.maximum(up / whole, 0.0)
            more = (self.plume_entrainment / self.jet_entrainment) ** plume_like
            return np.stack([more * np.sqrt(whole / momentum) / scale, width * buoyancy * flow / whole, flat / whole, up / whole])

        # the first step by its own law: what entered so far grew with the distance, the lift with it
        along = np.geomspace(1e-3 * length, length, points)
        start = along[0]
        gained = 0.5 * width * buoyancy * volume * start**2 / (scale * momentum)
        state = np.stack([start / scale, rising + gained, start * np.cos(tilt), start * np.sin(tilt) + gained * start / (3.0 * momentum)])
        rows = [state]
        for step in np.diff(along):
            one = slope(state)
            two = slope(state + 0.5 * step * one)
            three = slope(state + 0.5 * step * two)
            state = state + step / 6.0 * (one + 2.0 * two + 2.0 * three + slope(state + step * three))
            rows.append(state)
        dilution, _, ahead, above = np.stack(rows, axis=-1)
        y = 1.0 / np.maximum(dilution - c, 1.0)
        return JetPath(floats(along + 0.0 * dilution), ahead, above, floats(y / (y + (1.0 - y) * molar_mass / MOLAR_MASS_AIR)))
