"""Blast waves computed from the Euler equations in spherical symmetry (finite volumes, HLLC, second order).

``python -m bench.consequence.blast_chart`` solves the multi-energy chart as van den Berg (1985) did – a hemisphere of stoichiometric
gas burnt by a flame of constant speed – and prints it beside `MultiEnergy` with the positive phase; and the bursting sphere of air, in
the figures that `vessel_burst_overpressure` carries. Lengths are scaled by (E/p_a)^⅓, times by that over the speed of sound,
pressures by the pressure of the air. Four minutes on one core.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np

from muster.consequence.arrays import FloatArray
from muster.consequence.bursting import BURST_CHART, BURST_DISTANCE
from muster.consequence.explosions import MultiEnergy

AIR, BURNT = 1.4, 1.25  # ratios of heat capacities before and after the flame
HEAT = 3.5e6 / 101325.0  # of stoichiometric hydrocarbon and air, 3.5 MJ/m³
SOUND = np.sqrt(AIR)
CLOUD = (3.0 / (2.0 * np.pi * HEAT)) ** (1.0 / 3.0)  # radius of the unburnt hemisphere
THICKNESS = 8  # cells over which the flame burns
# flame Mach numbers whose pressure inside the cloud is that of the strength
FLAMES = {1: 0.067, 2: 0.096, 3: 0.155, 4: 0.225, 5: 0.34, 6: 0.58, 7: 0.84, 8: 1.35, 9: 2.6, 10: 5.2}


@dataclass(frozen=True)
class Blast:
    """Peak overpressure and length of the positive phase against distance, all scaled."""

    distance: FloatArray
    overpressure: FloatArray
    duration: FloatArray


def _stiffness(burnt: FloatArray) -> FloatArray:
    """1/(γ − 1) of a mixture of fresh and burnt gas."""
    return 1.0 / (AIR - 1.0) + burnt * (1.0 / (BURNT - 1.0) - 1.0 / (AIR - 1.0))


def _conserved(state: FloatArray) -> FloatArray:
    """Density, momentum, energy, fuel and burnt gas per volume of (density, speed, pressure, fuel, burnt)."""
    rho, u, p, fuel, burnt = state
    return np.stack([rho, rho * u, p * _stiffness(burnt) + 0.5 * rho * u**2, rho * fuel, rho * burnt])


def _primitive(conserved: FloatArray) -> FloatArray:
    rho = conserved[0]
    u, fuel, burnt = conserved[1] / rho, conserved[3] / rho, conserved[4] / rho
    return np.stack([rho, u, (conserved[2] - 0.5 * rho * u**2) / _stiffness(burnt), fuel, burnt])


def _sound(state: FloatArray) -> FloatArray:
    return np.sqrt((1.0 + 1.0 / _stiffness(state[4])) * state[2] / state[0])


def _flux(left: FloatArray, right: FloatArray) -> FloatArray:
    """HLLC flux through each face."""
    slow = np.minimum(left[1] - _sound(left), right[1] - _sound(right))
    fast = np.maximum(left[1] + _sound(left), right[1] + _sound(right))
    pull, push = left[0] * (slow - left[1]), right[0] * (fast - right[1])
    middle = (right[2] - left[2] + left[1] * pull - right[1] * push) / (pull - push)

    def side(state: FloatArray, wave: FloatArray) -> tuple[FloatArray, FloatArray]:
        held = _conserved(state)
        flux = held * state[1]
        flux[1] += state[2]
        flux[2] += state[2] * state[1]
        density = state[0] * (wave - state[1]) / (wave - middle)
        energy = held[2] / state[0] + (middle - state[1]) * (middle + state[2] / (state[0] * (wave - state[1])))
        star = density * np.stack([np.ones_like(middle), middle, energy, state[3], state[4]])
        return flux, flux + wave * (star - held)

    (f_left, star_left), (f_right, star_right) = side(left, slow), side(right, fast)
    return np.where(slow >= 0.0, f_left, np.where(middle >= 0.0, star_left, np.where(fast > 0.0, star_right, f_right)))


def _faces(state: FloatArray, mid: FloatArray, dt: float, dx: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """State left and right of each face half a step on, the centre a wall, and the pressure of the cells then (MUSCL–Hancock)."""
    near, far = np.diff(state[:, :-1]), np.diff(state[:, 1:])
    slope = np.zeros_like(state)
    slope[:, 1:-1] = np.where(near * far > 0.0, 2.0 * near * far / (near + far + 1e-300), 0.0)
    rho, u, p = state[:3]
    ratio = 1.0 + 1.0 / _stiffness(state[4])
    half, h = state.copy(), 0.5 * dt / dx
    half[0] -= h * (u * slope[0] + rho * slope[1]) + dt * rho * u / mid
    half[1] -= h * (u * slope[1] + slope[2] / rho)
    half[2] -= h * (u * slope[2] + ratio * p * slope[1]) + dt * ratio * p * u / mid
    half[3:] -= h * u * slope[3:]
    half[[0, 2]] = np.maximum(half[[0, 2]], 1e-3)
    outer, inner = half + 0.5 * slope, half - 0.5 * slope
    wall = inner[:, :1] * np.array([1.0, -1.0, 1.0, 1.0, 1.0])[:, None]
    left, right = np.concatenate([wall, outer], axis=1), np.concatenate([inner, outer[:, -1:]], axis=1)
    for state_at in (left, right):
        state_at[[0, 2]] = np.maximum(state_at[[0, 2]], 1e-3)
    return left, right, half[2]


def _advance(held: FloatArray, dt: float, face: FloatArray, mid: FloatArray) -> None:
    """Move the cells on by a time step, in place."""
    m, dx = held.shape[1], face[1]
    left, right, pressure = _faces(_primitive(held), mid[:m], dt, dx)
    area, share = face[: m + 1] ** 2, dt / (np.diff(face[: m + 1] ** 3) / 3.0)
    held -= share * np.diff(area * _flux(left, right))
    held[1] += share * pressure * np.diff(area)


def _fastest(held: FloatArray) -> float:
    state = _primitive(held)
    return float(np.max(np.abs(state[1]) + _sound(state)))


def _front(over: FloatArray, before: int) -> int:
    return max(before, int(np.max(np.nonzero(np.abs(over) > 1e-7)[0], initial=8)) + 1)


def _burnt_by(flame: float, mid: FloatArray, dx: float) -> FloatArray:
    """Share of each cell that a flame at a radius has burnt."""
    x = np.clip((flame - mid) / (THICKNESS * dx) + 0.5, 0.0, 1.0)
    return x * x * (3.0 - 2.0 * x)


def blast(mach: float, *, reach: float = 11.0, dx: float = 0.005) -> Blast:
    """Blast of the hemisphere burnt at a flame Mach number, out to a scaled distance ``reach``, in cells of ``dx``."""
    face = np.arange(int(reach / dx) + 1) * dx
    mid, volume = 0.5 * (face[1:] + face[:-1]), np.diff(face**3) / 3.0
    fuel = np.clip((CLOUD**3 - face[:-1] ** 3) / np.diff(face**3), 0.0, 1.0)
    zero = np.zeros_like(mid)
    held = _conserved(np.stack([zero + 1.0, zero, zero + 1.0, fuel, zero]))
    peak, begun, ended = zero.copy(), zero + np.nan, zero + np.nan
    speed, flame, time, front, burning = mach * SOUND, 0.0, 0.0, 8, True
    while time < 2.0 * CLOUD / speed + 1.1 * reach / SOUND:
        m = min(front + 12, len(mid))  # beyond it all is still at rest
        now = held[:, :m]
        dt = 0.45 * dx / max(_fastest(now), speed)
        _advance(now, dt, face, mid)
        if burning:
            done, before = (_burnt_by(f, mid[:m], dx) for f in (flame + speed * dt, flame))
            gone = now[3] * np.where(done >= 1.0, 1.0, np.clip((done - before) / np.maximum(1.0 - before, 1e-12), 0.0, 1.0))
            now[3] -= gone
            now[4] += gone
            now[2] += HEAT * gone
            flame += speed * dt
            burning = float(np.sum(now[3] * volume[:m])) > 1e-4 * CLOUD**3 / 3.0
        time += dt
        over = _primitive(now)[2] - 1.0
        np.maximum(peak[:m], over, out=peak[:m])
        begun[:m][np.isnan(begun[:m]) & (over > 2e-4)] = time
        ended[:m][np.isnan(ended[:m]) & (over <= 0.0) & (time - begun[:m] > 0.1)] = time
        front = _front(over, front)
    return Blast(mid, peak, (ended - begun) * SOUND)


def burst(ratio: float, *, reach: float = 10.5, dx: float = 0.003) -> tuple[FloatArray, FloatArray]:
    """Distance and peak overpressure round a sphere of air at ``ratio`` times the pressure outside, by Brode's energy."""
    radius = (3.0 * (AIR - 1.0) / (4.0 * np.pi * (ratio - 1.0))) ** (1.0 / 3.0)
    face = np.arange(int(reach / dx) + 1) * dx
    mid = 0.5 * (face[1:] + face[:-1])
    zero, full = np.zeros_like(mid), np.where(mid < radius, ratio, 1.0)
    held = _conserved(np.stack([full, zero, full, zero, zero]))
    peak, time, front = zero.copy(), 0.0, int(radius / dx) + 8
    while time < 1.05 * reach / SOUND:
        now = held[:, : min(front + 12, len(mid))]
        dt = 0.45 * dx / _fastest(now)
        _advance(now, dt, face, mid)
        time += dt
        over = _primitive(now)[2] - 1.0
        outside = np.where(mid[: len(over)] > 1.02 * radius, over, 0.0)
        np.maximum(peak[: len(over)], outside, out=peak[: len(over)])
        front = _front(over, front)
    return mid, peak


def main() -> None:
    """Print the chart beside the library's."""
    shown = np.array([0.24, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0])
    sys.stdout.write("scaled distance " + " ".join(f"{d:8g}" for d in shown) + "\n")
    for strength, mach in FLAMES.items():
        found = blast(mach)
        ours = MultiEnergy().overpressure(shown, energy=101325.0, strength=strength) / 101325.0
        for name, row in (
            ("computed", np.interp(shown, found.distance, found.overpressure)),
            ("library", ours),
            ("duration", np.interp(shown, found.distance, found.duration)),
        ):
            sys.stdout.write(f"{strength:2d} {mach:5.3f} {name:9s}" + " ".join(f"{v:8.4f}" for v in row) + "\n")
        sys.stdout.flush()
    sys.stdout.write("bursting sphere " + " ".join(f"{d:8g}" for d in BURST_DISTANCE) + "\n")
    for ratio in BURST_CHART:
        found_at, pressure = burst(ratio)
        sys.stdout.write(f"{ratio:15g} " + " ".join(f"{v:8.4f}" for v in np.interp(BURST_DISTANCE, found_at, pressure)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
