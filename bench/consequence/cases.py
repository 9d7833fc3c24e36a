"""The kernels that are timed, with their budgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from muster.consequence.atmosphere import Weather
from muster.consequence.dense import DensePlume, SourceTerm
from muster.consequence.jet_fires import JetFire, jet_flame_length
from muster.consequence.jets import FreeJet, real_gas_nozzle
from muster.consequence.mixing import liquid_enthalpy, vapour_enthalpy
from muster.consequence.passive import SurfacePlume
from muster.consequence.risk import LethalityTable, RiskEvent, individual_risk
from muster.consequence.substances import substance

MEMBERS = 10_000
CHUNK = 4_000
RECEPTORS = np.geomspace(50.0, 5000.0, 50)


def weather(n: int) -> Weather:
    """Draws of wind, roughness, stability, temperature and humidity."""
    rng = np.random.default_rng(1)
    return Weather.of(
        wind_speed=rng.uniform(2, 8, n),
        roughness=rng.uniform(0.01, 0.2, n),
        obukhov_length=1.0 / rng.uniform(-0.02, 0.02, n),
        temperature=rng.uniform(275, 305, n),
        relative_humidity=rng.uniform(0.2, 0.9, n),
    )


def dense_ensemble() -> Callable[[], Any]:
    """Flashing ammonia jets in 10 000 weathers, with thermodynamics, solved to 5 km and read at 50 receptors."""
    ammonia, here = substance("ammonia"), weather(MEMBERS)
    rate = np.random.default_rng(2).uniform(1, 50, MEMBERS)
    source = SourceTerm.of(mass_rate=rate, enthalpy=liquid_enthalpy(ammonia, 295.0), diameter=1.0, speed=50.0)
    return lambda: DensePlume().solve(ammonia, source, here, x_max=5000.0).mole_fraction(RECEPTORS, 0.0, 1.5)


def pool_ensemble() -> Callable[[], Any]:
    """The LNG pool that the peers are timed on, in 10 000 winds and rates around it, solved to 2 km and read at 50 receptors."""
    methane, rng = substance("methane"), np.random.default_rng(3)
    here = Weather.of(
        wind_speed=1.94 * np.exp(0.2 * rng.standard_normal(MEMBERS)), reference_height=3.0, roughness=2e-4, stability="E", temperature=290.0
    )
    rate = 116.93 * np.exp(0.1 * rng.standard_normal(MEMBERS))
    source = SourceTerm.of(mass_rate=rate, enthalpy=vapour_enthalpy(methane, 111.7), diameter=29.9, duration=107.0)
    where = np.geomspace(30.0, 2000.0, 50)
    return lambda: DensePlume().solve(methane, source, here, x_max=2000.0).mole_fraction(where, 0.0, 1.0)


def jet_ensemble() -> Callable[[], Any]:
    """Centreline of free hydrogen jets at 50 distances for 4 000 vessel pressures, from vessel state on."""
    hydrogen, pressure, where = substance("hydrogen"), np.linspace(5e6, 3e7, CHUNK), np.geomspace(0.5, 50.0, 50)

    def run() -> Any:
        nozzle = real_gas_nozzle(hydrogen, pressure=pressure, temperature=287.8, diameter=0.00635)
        return FreeJet().mole_fraction(
            where, nozzle_density=nozzle.density[:, None], diameter=0.00635, air_density=1.2, molar_mass=hydrogen.molar_mass
        )

    return run


def dense_single() -> Callable[[], Any]:
    """One dense case."""
    ammonia, here = substance("ammonia"), weather(1)
    source = SourceTerm.of(mass_rate=10.0, enthalpy=liquid_enthalpy(ammonia, 295.0), diameter=1.0, speed=50.0)
    return lambda: DensePlume().solve(ammonia, source, here, x_max=5000.0).mole_fraction(RECEPTORS, 0.0, 1.5)


def gaussian_ensemble() -> Callable[[], Any]:
    """Neutral plumes in chunks of 4 000 weathers at 50 receptors."""
    model, here, rate = SurfacePlume(), weather(CHUNK), np.ones(CHUNK)
    model.concentration(RECEPTORS, 0.0, 1.5, emission_rate=rate, weather=here)
    return lambda: model.concentration(RECEPTORS, 0.0, 1.5, emission_rate=rate, weather=here)


def flame_single() -> Callable[[], Any]:
    """A hydrogen jet flame and the flux at three points, from vessel state to flux."""
    hydrogen, points = substance("hydrogen"), np.array([[4.7, 4.7, 0.0], [4.7, 9.4, 0.0], [14.1, 0.0, 0.0]])

    def run() -> Any:
        nozzle = real_gas_nozzle(hydrogen, pressure=13.42e6, temperature=287.8, diameter=0.00635)
        return JetFire().flux(hydrogen, points, mass_rate=nozzle.mass_rate, length=jet_flame_length(hydrogen, nozzle))

    return run


def flame_ensemble() -> Callable[[], Any]:
    """The same for 4 000 vessel pressures."""
    hydrogen, points = substance("hydrogen"), np.array([[4.7, 4.7, 0.0], [4.7, 9.4, 0.0], [14.1, 0.0, 0.0]])
    pressure = np.linspace(5e6, 3e7, CHUNK)

    def run() -> Any:
        nozzle = real_gas_nozzle(hydrogen, pressure=pressure, temperature=287.8, diameter=0.00635)
        return JetFire().flux(hydrogen, points, mass_rate=nozzle.mass_rate, length=jet_flame_length(hydrogen, nozzle))

    return run


def risk_map() -> Callable[[], Any]:
    """Individual risk of one event on 200 × 200 cells, 36 wind sectors × 6 weather classes."""
    along, across = np.linspace(0.0, 3000.0, 301), np.linspace(0.0, 600.0, 121)
    share = np.exp(-along[:, None] / 500.0) * np.exp(-((across[None, :] / (20.0 + 0.08 * along[:, None])) ** 2))
    events = [RiskEvent(0.0, 0.0, 1e-4, tuple(LethalityTable(along, across, share * k) for k in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)))]
    x, y = np.meshgrid(np.linspace(-2500.0, 2500.0, 200), np.linspace(-2500.0, 2500.0, 200))
    rose = np.full((36, 6), 1.0 / 216.0)
    return lambda: individual_risk(x, y, events, rose)


def memory_bound() -> Callable[[], Any]:
    """What plain memory allows: one multiply-add over 10 000 × 50 doubles."""
    a, b = np.ones((MEMBERS, 50)), np.empty((MEMBERS, 50))
    return lambda: np.add(np.multiply(a, 1.0000001, out=b), 1.0, out=b)


@dataclass(frozen=True)
class Kernel:
    """What is timed: samples per call, least samples per second or most milliseconds per call, and the aim in words."""

    make: Callable[[], Callable[[], Any]]
    samples: int
    rate: float | None = None
    time: float | None = None
    aim: str = ""

    @property
    def gate(self) -> str:
        """The gate in words."""
        return f"≥ {self.rate:,.0f}/s" if self.rate else f"≤ {self.time:g} ms" if self.time else ""


BOUND = "memory bound, 10 000 × 50 multiply-add"
KERNELS: dict[str, Kernel] = {
    "dense plume, ensemble": Kernel(dense_ensemble, MEMBERS, rate=5_000.0, aim="≥ 15,000/s"),
    "LNG pool, ensemble": Kernel(pool_ensemble, MEMBERS, rate=5_000.0, aim="≥ 15,000/s"),
    "dense plume, one case": Kernel(dense_single, 1, time=50.0),
    "neutral plume × 50 receptors": Kernel(gaussian_ensemble, CHUNK, rate=150_000.0, aim="≥ 400,000/s"),
    "jet flame + 3 flux points, one": Kernel(flame_single, 1, time=2.0),
    "jet flame + 3 flux points, ensemble": Kernel(flame_ensemble, CHUNK, rate=5_000.0, aim="≥ 20,000/s"),
    "free jet, ensemble": Kernel(jet_ensemble, CHUNK),
    "risk map 36 × 6 × 200 × 200": Kernel(risk_map, 1, time=2000.0, aim="≤ 400 ms"),
    BOUND: Kernel(memory_bound, MEMBERS),
}
# peer (beginning of its line) → the kernel of ours that answers the same question
BESIDE = {
    "slabx": "LNG pool, ensemble",
    "degali": "LNG pool, ensemble",
    "HyRAM+, H2 jet": "free jet, ensemble",
    "HyRAM+, H2 flame": "jet flame + 3 flux points, ensemble",
}
