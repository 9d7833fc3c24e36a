"""A cloud let go at once: slumping, entraining and drifting, as a vessel falls apart."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .arrays import GRAVITY, HEAT_CAPACITY_AIR, KARMAN, ArrayLike, FloatArray, erf, floats
from .atmosphere import Weather, stability_correction
from .dense import DensePlume
from .errors import OutOfRange
from .mixing import mixing_curve
from .substances import Substance

FIRST, HOUR = 0.2, 3600.0  # s: first step, and how long a cloud is followed unless told otherwise


@dataclass(frozen=True)
class PuffField:
    """A solved cloud; arrays are (n, k) along its life."""

    time: FloatArray
    centre: FloatArray
    radius: FloatArray
    sigma: FloatArray
    height: FloatArray
    log_ratio: FloatArray
    temperature: FloatArray
    density: FloatArray
    molar_mass: float

    def mole_fraction(self, x: ArrayLike, y: ArrayLike, z: ArrayLike, time: ArrayLike) -> FloatArray:
        """Concentration at receptors (m,) and times (j,) [s], shape (n, m, j). [mol/mol]

        Parameters
        ----------
        x, y, z : array_like, shape (m,)
            Receptors. [m]
        time : array_like, shape (j,)
            Since the release, ≥ 0. [s]
        """
        t = floats(time)
        n = self.time.shape[0]
        px, py, pz = (np.atleast_1d(floats(a))[None, :, None] for a in np.broadcast_arrays(x, y, z))

        def at(values: FloatArray) -> FloatArray:
            return floats(np.stack([np.interp(t, self.time[i], values[i]) for i in range(n)])[:, None, :])

        ratio = np.exp(at(self.log_ratio))
        centre = 1.0 / (1.0 + ratio * self.molar_mass / 0.028964)
        gap = np.hypot(px - at(self.centre), py)
        r, s = at(self.radius), at(self.sigma)
        root = np.sqrt(2.0) * s
        across = 0.5 * (erf((gap + r) / root) - erf((gap - r) / root)) / np.maximum(erf(r / root), 1e-12)
        scale = at(self.height) * np.sqrt(2.0 / np.pi)
        return floats(np.clip(centre * across * np.exp(-0.5 * (pz / scale) ** 2), 0.0, 1.0))

    def peak(self, x: ArrayLike, z: ArrayLike = 0.0) -> FloatArray:
        """Highest concentration ever at receptors on the axis (m,), shape (n, m). [mol/mol]

        Parameters
        ----------
        x, z : array_like
            Receptors on the axis. [m]
        """
        px = np.atleast_1d(floats(x))
        out = np.zeros((self.time.shape[0], len(px)))
        for i in range(self.time.shape[0]):
            centre = 1.0 / (1.0 + np.exp(self.log_ratio[i]) * self.molar_mass / 0.028964)
            gap = np.abs(px[:, None] - self.centre[i][None, :])
            root = np.sqrt(2.0) * self.sigma[i]
            r = self.radius[i]
            across = 0.5 * (erf((gap + r) / root) - erf((gap - r) / root)) / np.maximum(erf(r / root), 1e-12)
            vertical = np.exp(-0.5 * (floats(z) / (self.height[i] * np.sqrt(2.0 / np.pi))) ** 2)
            out[i] = (centre * across * vertical).max(axis=1)
        return out


@dataclass(frozen=True)
class DensePuff:
    """Cylindrical cloud that slumps at its front, entrains at top and edge, and takes up the wind.

    The constants are those of the dense plume; front 1.15 and edge 0.6 are the values measured at Thorney Island. Not fitted on
    any trial of the validation folder, which holds no instantaneous release.
    """

    front: float = 1.15
    edge: float = 0.6
    plume: DensePlume = field(default_factory=DensePlume)
    steps: int = 160
    name: str = "dense puff"
    version: str = "2.3"
    reference: str = "van Ulden 1974; Brighton, Prince & Webber 1985 (Thorney Island)"
    valid_range: str = "100 kg … 1000 t, wind 1 … 12 m/s, flat open ground"

    def solve(
        self,
        substance: Substance,
        *,
        mass: ArrayLike,
        enthalpy: ArrayLike,
        weather: Weather,
        air_ratio: ArrayLike = 1.0,
        horizon: float = HOUR,
        averaging_time: float = 18.75,
    ) -> PuffField:
        """Follow the cloud.

        Parameters
        ----------
        substance : Substance
            What was let go.
        mass, enthalpy : array_like
            Airborne mass > 0 [kg] and its enthalpy (`mixing.liquid_enthalpy` …). [J/kg]
        weather : Weather
            Wind, stability and state of the air.
        air_ratio : array_like
            Air mixed in by the burst per mass of chemical; 10 for a flashing burst. [1]
        horizon : float
            How long to follow it, 1 … 86 400. [s]

        Returns
        -------
        PuffField
        """
        m = self.plume
        q, h, ratio = np.broadcast_arrays(*(np.atleast_1d(floats(a)) for a in (mass, enthalpy, air_ratio)))
        if np.any(q <= 0.0):
            raise OutOfRange(
                "out-of-range", quantity="mass", value=float(q.min()), unit="kg", low="> 0", high=1e7, reason="nothing released"
            )
        shape = np.broadcast_shapes(q.shape, np.shape(weather.friction_velocity), np.shape(weather.temperature))
        q, h, ratio, us, length, z0, ta = (
            np.array(np.broadcast_to(a, shape))
            for a in (q, h, ratio, weather.friction_velocity, weather.obukhov_length, weather.roughness, weather.temperature)
        )
        curve = mixing_curve(substance, weather.changed(temperature=ta), enthalpy=h)
        rho_air = np.broadcast_to(curve.air_density, shape)
        slope, bend = (np.broadcast_to(a, shape) for a in m.passive.spread(weather, averaging_time))
        air = np.maximum(ratio, 1e-3) * q
        rho = curve.at(np.log(air / q))[1]
        radius = np.cbrt((q + air) / rho / np.pi)
        state = (air, np.zeros(shape), radius, np.zeros(shape), np.zeros(shape))

        def wind(z: FloatArray) -> FloatArray:
            z = np.maximum(z, 3.0 * z0)
            return floats(us / KARMAN * (np.log(z / z0) - stability_correction(np.minimum(z / length, 2.0))))

        def flow(s: tuple[FloatArray, ...]) -> tuple[FloatArray, ...]:
            total = q + s[0]
            t0, rho0 = curve.at(np.log(s[0] / q))
            rise = np.clip(s[1] / (total * HEAT_CAPACITY_AIR), 0.0, np.maximum(ta - t0, 0.0))
            density = rho0 * t0 / (t0 + rise)
            sigma = np.maximum(slope * s[3] / np.sqrt(1.0 + bend * s[3]), 0.02 * s[2])
            effective = s[2] ** 2 + 2.0 * sigma**2
            return total, t0 + rise, density, sigma, effective, total / (density * np.pi * effective)

        def rates(s: tuple[FloatArray, ...], step: float) -> tuple[FloatArray, ...]:
            total, t, density, sigma, effective, height = flow(s)
            middle = height * 2.0 / np.pi
            ambient = wind(m.passive.advection_height * middle)
            u = s[4] / total
            excess = GRAVITY * np.maximum(density - rho_air, 0.0)
            spread = self.front * np.sqrt(excess / density * height)
            warm = np.maximum(ta - t, 0.0)
            transfer = m.heat * us * us / np.maximum(ambient, 0.3)
            turbulence = np.sqrt(us**2 + m.convection**2 * (GRAVITY * height * transfer * warm / t) ** (2.0 / 3.0))
            zeta = m.passive.effective_height * middle / length
            phi = np.where(
                zeta > 0.0,
                1.0 + m.passive.stable_growth * np.minimum(zeta, 4.0),
                (1.0 - m.passive.unstable_growth * np.minimum(zeta, 0.0)) ** -0.5,
            )
            base = 0.5 * np.pi * m.passive.diffusivity * KARMAN * turbulence * ambient / wind(m.passive.effective_height * middle)
            top = m.top * base / (phi + m.damping * excess / rho_air * height / turbulence**2)
            widening = slope * u * (1.0 + 0.5 * bend * s[3]) / (1.0 + bend * s[3]) ** 1.5
            entrained = rho_air * (
                np.pi * effective * top + height * (4.0 * np.pi * sigma * widening + 2.0 * np.pi * s[2] * self.edge * spread)
            )
            pull = m.coupling * np.pi * effective * density * KARMAN * turbulence
            push = np.minimum(pull, total / step) * (ambient - u)  # to the speed of the wind within a step, not past it
            return entrained, np.pi * effective * density * HEAT_CAPACITY_AIR * transfer * warm, spread, u, entrained * ambient + push

        steps = int(np.ceil(self.steps * np.log(horizon / FIRST) / np.log(HOUR / FIRST)))  # a longer life has no longer steps
        times = np.concatenate([[0.0], np.geomspace(FIRST, horizon, steps)])
        rows = []
        for i, t in enumerate(times):
            _, temperature, density, sigma, _, height = flow(state)
            rows.append((state[3], state[2], sigma, height, np.log(state[0] / q), temperature, density))
            if i + 1 < len(times):
                dt = times[i + 1] - t
                half = tuple(a + 0.5 * dt * r for a, r in zip(state, rates(state, dt), strict=True))
                state = tuple(a + dt * r for a, r in zip(state, rates(half, dt), strict=True))
        columns = [np.array([row[k] for row in rows]).T for k in range(7)]
        return PuffField(
            np.broadcast_to(times, (shape[0], len(times))),
            columns[0],
            columns[1],
            columns[2],
            columns[3],
            columns[4],
            columns[5],
            columns[6],
            substance.molar_mass,
        )
