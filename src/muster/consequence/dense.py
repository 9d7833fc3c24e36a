"""Clouds heavier than air: a layer-averaged plume with real thermodynamics, for pools and jets.

One set of conservation laws (chemical, air, momentum, heat) along the wind, with gravity spreading, entrainment that
density
stifles, heat from the ground, and a limit that is exactly the passive surface-layer plume: the hand-over from dense to
passive is continuous by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .arrays import GAS_CONSTANT, GRAVITY, HEAT_CAPACITY_AIR, KARMAN, ArrayLike, FloatArray, erf, floats
from .atmosphere import Weather
from .mixing import MixingCurve, mixing_curve
from .passive import SurfacePlume
from .substances import Substance

BLOCK = 5000
"""Members of an ensemble of plumes that are solved at a time."""
SQRT_TWO_OVER_PI = float(np.sqrt(2.0 / np.pi))


@dataclass(frozen=True)
class SourceTerm:
    """What enters the cloud at the ground: mass rate, enthalpy, size and speed; each one number or one per member."""

    mass_rate: FloatArray
    enthalpy: FloatArray
    diameter: FloatArray
    duration: FloatArray
    speed: FloatArray
    air_ratio: FloatArray

    @classmethod
    def of(
        cls,
        *,
        mass_rate: ArrayLike,
        enthalpy: ArrayLike,
        diameter: ArrayLike,
        duration: ArrayLike = np.inf,
        speed: ArrayLike = 0.0,
        air_ratio: ArrayLike = 0.0,
    ) -> SourceTerm:
        """Complete and convert; ``speed`` > 0 makes it a jet that starts with that momentum."""
        return cls(*(floats(a) for a in (mass_rate, enthalpy, diameter, duration, speed, air_ratio)))


@dataclass(frozen=True)
class DenseField:
    """A solved plume, callable at receptors; arrays are (n, k) along the path."""

    x: FloatArray
    half_width: FloatArray
    sigma_y: FloatArray
    height: FloatArray
    speed: FloatArray
    temperature: FloatArray
    density: FloatArray
    log_ratio: FloatArray
    richardson: FloatArray
    duration: FloatArray
    molar_mass: float
    air_temperature: FloatArray
    pressure: FloatArray
    vertical_power: FloatArray
    vertical_scale: FloatArray
    along_wind: float
    validity: tuple[str, ...] = ()

    def _along(self, x: FloatArray) -> tuple[NDArray[np.intp], FloatArray, FloatArray]:
        """Index, weight and rows of receptors x (m,) or (n, m) on the per-member logarithmic path."""
        n, k = self.x.shape
        query = np.broadcast_to(np.atleast_2d(x), (n, np.atleast_2d(x).shape[-1]))
        start, step = np.log(self.x[:, :1]), np.log(self.x[:, 1:2] / self.x[:, :1])
        position = np.clip((np.log(np.maximum(query, 1e-3)) - start) / step, 0.0, k - 1.0001)
        i = position.astype(np.intp)
        return i + np.arange(n)[:, None] * k, position - i, query

    def mole_fraction(self, x: ArrayLike, y: ArrayLike = 0.0, z: ArrayLike = 0.0, *, duration_effect: bool = True) -> FloatArray:
        """Peak concentration at receptors during the release, as a mole fraction, shape (n, m). [mol/mol]

        Parameters
        ----------
        x, y, z : array_like, shape (m,) or (n, m)
            Receptors from the centre of the source, 20 … 10 000 downwind. [m]
        duration_effect : bool
            False for the plume of an endless release.
        """
        flat, w, query = self._along(floats(x))

        def at(values: FloatArray) -> FloatArray:
            return floats(values.take(flat) * (1.0 - w) + values.take(flat + 1) * w)

        ratio = np.exp(at(self.log_ratio))
        centre = 1.0 / (1.0 + ratio * self.molar_mass / 0.028964)
        height, b, s = at(self.height), at(self.half_width), at(self.sigma_y)
        scale = height * at(self.vertical_scale)
        vertical = np.exp(-((np.abs(floats(z)) / scale) ** at(self.vertical_power)))
        crosswise: FloatArray | float = 1.0
        y = floats(y)
        if np.any(y != 0.0):
            root = np.sqrt(2.0) * s
            crosswise = 0.5 * (erf((y + b) / root) - erf((y - b) / root)) / np.maximum(erf(b / root), 1e-12)
        shortened: FloatArray | float = 1.0
        if duration_effect and np.any(np.isfinite(self.duration)):
            passed = np.minimum(at(self.speed) * self.duration[:, None], 1e9)
            shortened = erf(passed / (2.0 * np.sqrt(2.0) * self.along_wind * np.maximum(query, 1.0)))
        inside = query >= self.x[:, :1]
        return floats(np.where(inside, np.clip(centre * vertical * crosswise * shortened, 0.0, 1.0), 0.0))

    def concentration(self, x: ArrayLike, y: ArrayLike = 0.0, z: ArrayLike = 0.0) -> FloatArray:
        """Peak concentration at receptors, shape (n, m). [kg/m³]

        Parameters
        ----------
        x, y, z : array_like
            Receptors as for `mole_fraction`. [m]
        """
        fraction = self.mole_fraction(x, y, z)
        return floats(fraction * (self.molar_mass * self.pressure / (GAS_CONSTANT * self.air_temperature))[:, None])

    def rows(self, part: slice) -> DenseField:
        """Return the plumes of some members."""
        own: dict[str, Any] = {name: value[part] for name, value in vars(self).items() if isinstance(value, np.ndarray)}
        return replace(self, **own)

    def half_widths(self, x: FloatArray) -> FloatArray:
        """Half-width within which the fraction falls by e²: plateau plus two sigmas, (n, m) at x (m,). [m]"""
        return np.stack([np.interp(x, self.x[i], self.half_width[i] + self.sigma_y[i]) for i in range(len(self.x))])

    def arrival(self, x: ArrayLike) -> FloatArray:
        """Time at which the front of the cloud reaches x. [s]

        Parameters
        ----------
        x : array_like
            Downwind. [m]
        """
        flat, w, _ = self._along(floats(x))
        seconds = np.concatenate(
            [
                np.zeros((len(self.x), 1)),
                np.cumsum(np.diff(self.x, axis=1) / (0.5 * (self.speed[:, 1:] + self.speed[:, :-1])), axis=1),
            ],
            axis=1,
        )
        return floats(seconds.take(flat) * (1.0 - w) + seconds.take(flat + 1) * w)


class DenseClouds:
    """Plumes of an ensemble, solved some members at a time and not kept: a large one needs the memory of a small one.

    Every value is that of the whole solved at once; a small ensemble is solved once.
    """

    def __init__(self, solve: Callable[[slice], DenseField], members: int, *, block: int = BLOCK) -> None:
        """Take how to solve some of the members."""
        self.members, self.block = members, block
        self._solve = lru_cache(maxsize=1)(lambda start: solve(slice(start, start + block)))

    def __iter__(self) -> Iterator[tuple[slice, DenseField]]:
        """Members and their plumes, from the first."""
        for start in range(0, self.members, self.block):
            yield slice(start, start + self.block), self._solve(start)

    def gather(self, compute: Callable[[slice, DenseField], FloatArray]) -> FloatArray:
        """What is computed of each plume, all members below each other."""
        return np.concatenate([compute(part, field) for part, field in self])


@dataclass(frozen=True)
class DensePlume:
    """Layer-averaged dense plume.

    Constants near their published values were fitted once on the LNG spills by ``bench/consequence/fit.py``; see
    ``docs/models/dense-plume.md``.
    """

    front: float = 0.7377
    top: float = 0.9988
    damping: float = 0.04977
    edge: float = 0.1077
    jet: float = 0.1
    heat: float = 0.4132
    convection: float = 1.003
    coupling: float = 1.238
    flatness: float = 3.472
    along_wind: float = 0.13
    steps: int = 72
    passive: SurfacePlume = field(default_factory=SurfacePlume)
    name: str = "layer-averaged dense plume"
    version: str = "2.2"
    reference: str = "Ermak 1990 (SLAB); Spicer & Havens 1989; Britter & McQuaid 1988"
    valid_range: str = "20 m … 10 km, wind ≥ 1 m/s, flat open ground, unobstructed"

    def solve(
        self,
        substance: Substance,
        source: SourceTerm,
        weather: Weather,
        *,
        x_max: float = 10000.0,
        averaging_time: float = 18.75,
    ) -> DenseField:
        """Carry the cloud downwind.

        Parameters
        ----------
        substance : Substance
            What is released.
        source : SourceTerm
            Rate, enthalpy, size, speed, duration.
        weather : Weather
            Wind, stability, temperature and humidity.
        x_max : float
            Farthest receptor. [m]
        averaging_time : float
            Of the crosswind spread, from 18.75 s (instantaneous). [s]

        Returns
        -------
        DenseField
            Callable at receptors; x is measured from the centre of the source.
        """
        found = _Integration(self, substance, source, weather, x_max, averaging_time).run()
        flags = [
            flag
            for flag, out in (
                ("beyond-10-km", x_max > 10000.0),
                ("wind-above-20-m/s", bool(np.any(weather.wind_speed > 20.0))),
                ("averaging-outside-18.75-s-to-1-h", not 18.75 <= averaging_time <= 3600.0),
            )
            if out
        ]
        return replace(found, validity=(*found.validity, *flags))


class _Integration:
    """One pass over the path for all members at once."""

    def __init__(
        self,
        model: DensePlume,
        substance: Substance,
        source: SourceTerm,
        weather: Weather,
        x_max: float,
        averaging_time: float,
    ) -> None:
        self.model = model
        shape = np.broadcast_shapes(
            *(
                np.shape(a)
                for a in (
                    source.mass_rate,
                    source.enthalpy,
                    source.diameter,
                    source.duration,
                    source.speed,
                    source.air_ratio,
                    weather.friction_velocity,
                    weather.obukhov_length,
                    weather.temperature,
                    weather.roughness,
                    weather.pressure,
                    weather.relative_humidity,
                )
            ),
            (1,),
        )
        n = shape[0]

        def wide(a: FloatArray) -> FloatArray:
            return np.array(np.broadcast_to(a, (n,)), dtype=np.float64)

        self.q, self.diameter, self.duration = wide(source.mass_rate), wide(source.diameter), wide(source.duration)
        self.jet_speed, self.ratio0 = wide(source.speed), wide(source.air_ratio)
        self.us, self.length, self.z0 = (
            wide(weather.friction_velocity),
            wide(weather.obukhov_length),
            wide(weather.roughness),
        )
        self.ta, self.p = wide(weather.temperature), wide(weather.pressure)
        self.curve: MixingCurve = mixing_curve(
            substance, weather.changed(temperature=wide(weather.temperature)), enthalpy=wide(source.enthalpy)
        )
        self.rho_air = wide(self.curve.air_density)
        self.weather, self.molar_mass = weather, substance.molar_mass
        self.is_jet = bool(np.any(self.jet_speed > 0.0))
        side = np.sqrt(np.pi) / 2.0 * self.diameter
        self.side = side
        self.x_start = np.where(self.jet_speed > 0.0, np.maximum(2.0 * self.diameter, 0.3), 0.5 * side)
        self.step = np.log(x_max / self.x_start) / (model.steps - 1)
        self.sigma_slope, self.sigma_bend = self._spread(averaging_time)

    def _spread(self, averaging_time: float) -> tuple[FloatArray, FloatArray]:
        """Slope at the source and bend of the passive crosswind spread σ_y = slope·x/√(1 + bend·x), (n,) each."""
        slope, bend = self.model.passive.spread(self.weather, averaging_time)
        return np.array(np.broadcast_to(slope, self.q.shape)), np.array(np.broadcast_to(bend, self.q.shape))

    def sigma(self, x: FloatArray) -> FloatArray:
        d = np.maximum(x, 0.0)
        return floats(np.maximum(self.sigma_slope * d / np.sqrt(1.0 + self.sigma_bend * d), 0.01 * self.side))

    def wind(self, height: FloatArray) -> FloatArray:
        z = np.maximum(height, 3.0 * self.z0)
        zeta = z / self.length
        stable = -5.0 * np.clip(zeta, 0.0, 2.0)
        root = (1.0 - 16.0 * np.minimum(zeta, 0.0)) ** 0.25
        unstable = 2.0 * np.log((1.0 + root) / 2.0) + np.log((1.0 + root * root) / 2.0) - 2.0 * np.arctan(root) + np.pi / 2.0
        return floats(self.us / KARMAN * (np.log(z / self.z0) - np.where(zeta > 0.0, stable, unstable)))

    def flow(self, x: FloatArray, state: tuple[FloatArray, ...], q: FloatArray) -> dict[str, FloatArray]:
        """Layer properties from the conserved fluxes: air, heat gained, momentum, gravity half-width."""
        air, heat, momentum, b = state
        ratio = np.maximum(air / q, 1e-3)
        t0, rho0 = self.curve.at(np.log(ratio))
        mass = q + air
        rise = np.clip(heat / (mass * HEAT_CAPACITY_AIR), 0.0, np.maximum(self.ta - t0, 0.0))
        t = t0 + rise
        rho = rho0 * t0 / t
        u = np.maximum(momentum / mass, 0.02)
        s = self.sigma(x)
        effective = b / np.maximum(erf(b / (np.sqrt(2.0) * s)), 1e-9)
        height = mass / (rho * u * 2.0 * effective)
        excess = GRAVITY * np.maximum(rho - self.rho_air, 0.0)
        return {
            "ratio": ratio,
            "t": t,
            "rho": rho,
            "u": u,
            "s": s,
            "effective": effective,
            "height": height,
            "excess": excess,
            "mass": mass,
        }

    def rates(self, x: FloatArray, state: tuple[FloatArray, ...], q: FloatArray, step: FloatArray) -> tuple[FloatArray, ...]:
        """Growth of the state along x; within a ``step`` [m] drag closes at most half of the gap to the wind."""
        m, f = self.model, self.flow(x, state, q)
        height, u, rho = f["height"], f["u"], f["rho"]
        middle = height * SQRT_TWO_OVER_PI * SQRT_TWO_OVER_PI
        ambient = self.wind(m.passive.advection_height * middle)
        zeta = m.passive.effective_height * middle / self.length
        phi = np.where(
            zeta > 0.0,
            1.0 + m.passive.stable_growth * np.minimum(zeta, 4.0),
            (1.0 - m.passive.unstable_growth * np.minimum(zeta, 0.0)) ** -0.5,
        )
        transfer = m.heat * self.us * self.us / np.maximum(ambient, 0.3)
        warm = np.maximum(self.ta - f["t"], 0.0)
        flux = rho * HEAT_CAPACITY_AIR * transfer * warm
        buoyant = (GRAVITY * height * transfer * warm / f["t"]) ** (2.0 / 3.0)
        turbulence = np.sqrt(self.us**2 + m.convection**2 * buoyant)
        richardson = f["excess"] / self.rho_air * height / turbulence**2
        base = 0.5 * np.pi * m.passive.diffusivity * KARMAN * turbulence * ambient / self.wind(m.passive.effective_height * middle)
        top = m.top * base / (phi + m.damping * richardson)
        spread = m.front * np.sqrt(f["excess"] / rho * height) / u
        s = f["s"]
        slope = self.sigma_slope * (1.0 + 0.5 * self.sigma_bend * x) / (1.0 + self.sigma_bend * x) ** 1.5
        # widening of the effective half-width by turbulence alone, at constant b
        relative = state[3] / (np.sqrt(2.0) * s)
        kernel = 2.0 / np.sqrt(np.pi) * relative * np.exp(-(np.minimum(relative, 6.0) ** 2)) / np.maximum(erf(relative), 1e-9)
        passive = f["effective"] * kernel / s * slope * (x > 0.0)
        entrained = self.rho_air * (2.0 * f["effective"] * top + 2.0 * height * u * (passive + m.edge * spread))
        if self.is_jet:
            slip = np.maximum(u - ambient, 0.0)
            entrained = entrained + self.rho_air * m.jet * slip * (2.0 * f["effective"] + 2.0 * height) * np.sqrt(
                np.minimum(rho / self.rho_air, 5.0)
            )
        pull = m.coupling * 2.0 * f["effective"] * rho * KARMAN * turbulence
        drag = np.minimum(pull, 0.5 * f["mass"] / step) * (ambient - u)
        return entrained, 2.0 * f["effective"] * flux, entrained * ambient + drag, spread

    def over_the_pool(self) -> tuple[FloatArray, ...]:
        """Start of the plume at the downwind edge: the layer that the wind draws off a pool, or the flashed jet."""
        q = self.q
        b = 0.5 * self.side
        jet = self.jet_speed > 0.0
        lanes = 24
        state: tuple[FloatArray, ...] = (
            q * 1e-3 / lanes,
            np.zeros_like(q),
            q / lanes * 0.2 * self.us / KARMAN * 3.0,
            b,
        )
        dx = self.side / lanes
        for i in range(lanes):
            share = q * (i + 1) / lanes
            x = np.full_like(q, 0.0)
            first = self.rates(x, state, share, dx)
            trial = tuple(a + dx * r for a, r in zip(state, first, strict=True))
            second = self.rates(x, trial, share, dx)
            state = tuple(a + 0.5 * dx * (r1 + r2) for a, r1, r2 in zip(state, first, second, strict=True))
        if not np.any(jet):
            return state
        air = np.maximum(self.ratio0, 1e-3) * q
        start = (air, np.zeros_like(q), q * self.jet_speed, b)
        return tuple(np.where(jet, s, p) for s, p in zip(start, state, strict=True))

    def run(self) -> DenseField:
        state = self.over_the_pool()
        rows: list[dict[str, FloatArray]] = []
        xs, widths = [], []
        logx = np.log(self.x_start)
        for i in range(self.model.steps):
            x = np.exp(logx)
            # spread is counted from the source's downwind edge
            here = np.maximum(x - self.x_start, 0.0)
            rows.append(self.flow(here, state, self.q))
            xs.append(x)
            widths.append(state[3])
            if i == self.model.steps - 1:
                break
            dx1 = x * np.expm1(0.5 * self.step)
            dx = x * np.expm1(self.step)
            first = self.rates(here, state, self.q, dx)
            middle = tuple(a + dx1 * r for a, r in zip(state, first, strict=True))
            second = self.rates(here + dx1, middle, self.q, dx)
            state = tuple(a + dx * r for a, r in zip(state, second, strict=True))
            logx = logx + self.step

        def column(key: str) -> FloatArray:
            return np.ascontiguousarray(np.array([r[key] for r in rows]).T)

        from scipy.special import gamma

        flags = list(self.weather.validity)
        richardson = column("excess") / self.rho_air[:, None] * column("height") / self.us[:, None] ** 2
        power = 2.0 + self.model.flatness * richardson / (2.0 + richardson)
        scale = 1.0 / gamma(1.0 + 1.0 / power)
        return DenseField(
            np.ascontiguousarray(np.array(xs).T),
            np.ascontiguousarray(np.array(widths).T),
            column("s"),
            column("height"),
            column("u"),
            column("t"),
            column("rho"),
            np.log(column("ratio")),
            richardson,
            self.duration,
            self.molar_mass,
            self.ta,
            self.p,
            power,
            scale,
            self.model.along_wind,
            tuple(flags),
        )
