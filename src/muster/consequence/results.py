"""What a run answers: zones and distances with their inputs, marks, model, version and limits of validity."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from .arrays import FloatArray
from .units import wind_sentence


@dataclass(frozen=True)
class Input:
    """One input as used: value, unit, and where it came from (given, default, table)."""

    name: str
    value: float | str
    unit: str
    mark: str


@dataclass(frozen=True)
class EffectZone:
    """Area where a threshold is reached: outline in the wind's frame (x downwind, y across), and how far it reaches."""

    effect: str
    name: str
    threshold: float
    unit: str
    reach: float
    reach_low: float | None
    reach_high: float | None
    outline: FloatArray
    sure: FloatArray | None = None
    possible: FloatArray | None = None
    arrival: float | None = None
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain dictionary; outlines as lists of [x, y] in metres."""
        plain = asdict(self)
        for key in ("outline", "sure", "possible"):
            value = plain[key]
            plain[key] = None if value is None else np.asarray(value).round(1).tolist()
        return plain


@dataclass(frozen=True)
class Model:
    """One model that took part: name, version, reference, range."""

    name: str
    version: str
    reference: str
    valid_range: str


@dataclass(frozen=True)
class Result:
    """Answer of one case."""

    title: str
    substance: str
    substance_zh: str
    wind_from: float
    location: tuple[float, float] | None
    inputs: tuple[Input, ...]
    models: tuple[Model, ...]
    zones: tuple[EffectZone, ...]
    validity: tuple[str, ...]
    figures: dict[str, float] = field(default_factory=dict)
    members: int = 0
    seed: int = 0
    drivers: dict[str, float] = field(default_factory=dict)
    front: tuple[tuple[float, float], ...] = ()  # of the first member: distance downwind [m], time after which the cloud is there [s]

    @property
    def wind(self) -> str:
        """Wind as a sentence; an unknown direction is said to be one, though zones must be drawn for some."""
        known = any(given.name == "weather.direction" for given in self.inputs)
        return wind_sentence(self.wind_from) if known else "风向未给出：按风从 N 来画"

    def as_json(self) -> dict[str, Any]:
        """Plain dictionary of the whole answer."""
        plain = asdict(self)
        plain["zones"] = [zone.as_json() for zone in self.zones]
        return plain

    def text(self) -> str:
        """Readable summary."""
        lines = [f"{self.title}  {self.substance_zh} {self.substance}", self.wind]
        lines += [f"  {name}: {value:.4g}" for name, value in self.figures.items()]
        for zone in self.zones:
            spread = (
                f" ({zone.reach_low:.0f} – {zone.reach_high:.0f} m)" if zone.reach_low is not None and zone.reach_high is not None else ""
            )
            arrival = f", arrives after {zone.arrival / 60.0:.1f} min" if zone.arrival is not None else ""
            note = f"  [{zone.note}]" if zone.note else ""
            lines.append(f"  {zone.effect} {zone.name} {zone.threshold:g} {zone.unit}: {zone.reach:.0f} m{spread}{arrival}{note}")
        if self.drivers:
            lines.append("  spread driven by: " + ", ".join(f"{k} {100 * v:.0f} %" for k, v in list(self.drivers.items())[:4]))
        lines += [f"  limit: {flag}" for flag in self.validity]
        lines += [f"  model: {m.name} {m.version} – {m.reference}" for m in self.models]
        return "\n".join(lines)
