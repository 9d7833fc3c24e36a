"""The cases, the same on every machine: demand clustered round the county seats of the province, by population."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import muster
from muster.logistics.assignment import Situation, situation
from muster.logistics.mip import FloatArray

COUNTIES = Path(muster.__file__).parent / "apps/geo/data/hubei_counties.csv"
MINUTES_PER_KM = 1.35 / 65 * 60


@dataclass(frozen=True)
class SitingCase:
    """Weights of n points and minutes from m sites; p sites may open."""

    name: str
    weight: FloatArray
    minutes: FloatArray
    p: int
    radius: float = 60.0


def counties(p: int) -> SitingCase:
    """The 103 county seats, each a point and a site."""
    seats, people = _seats()
    return SitingCase(f"103 x 103, p {p}", people, _minutes(seats, seats), p)


def clustered(n: int, m: int, p: int, *, seed: int = 0) -> SitingCase:
    """Points and sites scattered round the seats."""
    random = np.random.default_rng(seed)
    seats, people = _seats()
    near = seats[random.choice(len(seats), n, p=people / people.sum())] + random.normal(0, 0.15, (n, 2))
    weight = random.integers(1, 100, n).astype(float)
    sites = seats[random.choice(len(seats), m)] + random.normal(0, 0.15, (m, 2))
    return SitingCase(f"{n} x {m}, p {p}", weight, _minutes(near, sites), p)


def incidents(units: int, count: int, *, seed: int = 0) -> Situation:
    """Units, incidents and 103 places on a square of 500 km; 12 capabilities, four disciplines."""
    random = np.random.default_rng(seed)
    home, scene, places = (random.uniform(0, 500, (k, 2)) for k in (units, count, 103))
    turn_out = random.choice([5.0, 10.0, 30.0], units)[:, None]

    def minutes(a: FloatArray, b: FloatArray) -> FloatArray:
        return np.hypot(*(a[:, None] - b[None]).transpose(2, 0, 1)) * MINUTES_PER_KM

    arrival = minutes(home, scene) + turn_out
    arrival[arrival > 480] = np.inf
    supply = (random.random((units, 12)) < 0.25) * random.integers(1, 4, (units, 12))
    need = (random.random((count, 12)) < 0.5) * random.integers(1, 12, (count, 12))
    return situation(
        arrival,
        supply,
        need,
        deadline=60,
        priority=random.integers(1, 4, count),
        kind=random.integers(0, 4, units),
        covers=minutes(home, places) + turn_out <= 60,
        weight=random.uniform(1, 10, 103),
    )


def _seats() -> tuple[FloatArray, FloatArray]:
    with COUNTIES.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    return (np.array([[float(r["lon"]), float(r["lat"])] for r in rows]), np.array([float(r["population"]) for r in rows]))


def _minutes(points: FloatArray, sites: FloatArray) -> FloatArray:
    x = (points[:, None, 0] - sites[None, :, 0]) * np.cos(np.radians(30.7)) * 111.2
    y = (points[:, None, 1] - sites[None, :, 1]) * 111.2
    return np.asarray(np.hypot(x, y) * MINUTES_PER_KM)
