"""What a run answers: zones and distances with their inputs, marks, model, version and limits of validity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import numpy as np

from .arrays import ArrayLike, FloatArray, floats
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
class Exposure:
    """What reaches one named place. Concentrations in ppm, doses in ppm min, heat in W/m², pressure in Pa; None where no cloud comes."""

    name: str
    downwind: float
    crosswind: float
    location: tuple[float, float] | None
    air_changes: float | None = None  # of the closed building [1/s]; None for a vessel
    arrival: float | None = None  # of a tenth of the highest concentration [s]
    outdoor_peak: float | None = None
    outdoor_low: float | None = None  # 5 % of the members see less, 5 % more than outdoor_high
    outdoor_high: float | None = None
    indoor_peak: float | None = None
    outdoor_dose: float | None = None
    indoor_dose: float | None = None  # of people who stay inside until air_out and go out then
    shut_dose: float | None = None  # of people who never open
    outdoor_deaths: float | None = None  # expected share, by the probit of the chemical
    indoor_deaths: float | None = None
    air_out: float | None = None  # from then on outside is better: open the windows and go out [s]
    heat: dict[str, float] = field(default_factory=dict)
    overpressure: dict[str, float] = field(default_factory=dict)
    failure: dict[str, float] = field(default_factory=dict)  # of a vessel that stands there: probability by cause
    note: str = ""

    @property
    def distance(self) -> float:
        """From the source. [m]"""
        return float(np.hypot(self.downwind, self.crosswind))

    def text(self) -> str:
        """One line that can be read aloud."""
        said = [f"  {self.name} ({self.distance:.0f} m):"]
        if self.outdoor_peak is None or self.indoor_peak is None:
            said += ["no cloud;"] if self.air_changes is not None else []
        else:
            band = "" if self.outdoor_low is None or self.outdoor_high is None else f" ({self.outdoor_low:.3g} – {self.outdoor_high:.3g})"
            said.append(f"cloud after {_minutes(self.arrival)}, outdoors {self.outdoor_peak:.3g}{band} ppm, indoors {self.indoor_peak:.3g} ppm;")
            said.append(f"dose outdoors {self.outdoor_dose:.3g}, indoors {self.indoor_dose:.3g}, never aired {self.shut_dose:.3g} ppm min;")
            if self.outdoor_deaths is not None:
                said.append(f"deaths outdoors {self.outdoor_deaths:.1%}, indoors {self.indoor_deaths:.1%};")
            said.append(
                "stay inside with closed windows"
                + (f" until {_minutes(self.air_out)}, then open them and go out;" if self.air_out is not None else ": the cloud does not pass;")
            )
        said += [f"{effect} {value / 1e3:.3g} kW/m²;" for effect, value in self.heat.items()]
        said += [f"{effect} {value / 1e3:.3g} kPa;" for effect, value in self.overpressure.items()]
        said += [f"the vessel fails by {cause}: {share:.0%};" for cause, share in self.failure.items()]
        return " ".join(said).rstrip(";") + (f"  [{self.note}]" if self.note else "")


def _minutes(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds / 60.0:.1f} min"


@dataclass(frozen=True)
class Sheltering:
    """The cloud at distances downwind, (m,), and what staying indoors saves there; houses are tight, ordinary, leaky."""

    x: FloatArray  # [m]
    half: FloatArray  # across the wind the concentration is exp(−(y/half)²) of that on the axis [m]
    ppm: FloatArray  # highest outdoors, on the axis
    passed: FloatArray  # when the cloud has left [s]
    share: FloatArray  # (m, 3): amount breathed indoors until the time to air, over that outdoors [1]
    indoors: FloatArray  # (m, 3): highest indoors over highest outdoors [1]
    shut: FloatArray  # share of an ordinary house that is never aired [1]
    air_out: FloatArray  # when the air outdoors has become the better one [s]

    def at(self, x: ArrayLike, y: ArrayLike) -> Sheltering:
        """The same at places.

        Parameters
        ----------
        x, y : array_like, shape (n,)
            Downwind and across. Nearer than the first row counts as the first; beyond the last there is nothing. [m]
        """
        far = np.log(np.maximum(floats(x), 1e-3))

        def between(values: FloatArray) -> FloatArray:
            columns = values.reshape(len(self.x), -1).T
            return floats(np.stack([np.interp(far, np.log(self.x), c) for c in columns], axis=-1).reshape(len(far), *values.shape[1:]))

        half = between(self.half)
        reached = (floats(x) <= 1.001 * self.x[-1]) * np.exp(-((floats(y) / np.maximum(half, 1e-9)) ** 2))
        rest = (self.passed, self.share, self.indoors, self.shut, self.air_out)
        return Sheltering(floats(x), half, floats(np.exp(between(np.log(np.maximum(self.ppm, 1e-12)))) * reached), *map(between, rest))

    def as_json(self) -> dict[str, Any]:
        """Plain dictionary, four digits."""
        return {name: [_plain(row) for row in value.tolist()] for name, value in vars(self).items()}

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Sheltering:
        """As it was kept."""
        return cls(*(floats(told[f.name]) for f in fields(cls)))


def _plain(value: float | list[float]) -> float | list[float]:
    return [float(f"{v:.4g}") for v in value] if isinstance(value, list) else float(f"{value:.4g}")


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
    front: tuple[tuple[float, float], ...] = ()  # in the middle of the members: distance downwind [m], time after which the cloud is there [s]
    places: tuple[Exposure, ...] = ()
    sheltering: Sheltering | None = None

    @property
    def wind(self) -> str:
        """Wind as a sentence; an unknown direction is said to be one, though zones must be drawn for some."""
        known = any(given.name == "weather.direction" for given in self.inputs)
        return wind_sentence(self.wind_from) if known else "风向未给出：按风从 N 来画"

    def as_json(self) -> dict[str, Any]:
        """Plain dictionary of the whole answer."""
        plain = asdict(self)
        plain["zones"] = [zone.as_json() for zone in self.zones]
        plain["sheltering"] = self.sheltering.as_json() if self.sheltering else None
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
        lines += [place.text() for place in self.places]
        if self.drivers:
            lines.append("  spread driven by: " + ", ".join(f"{k} {100 * v:.0f} %" for k, v in list(self.drivers.items())[:4]))
        lines += [f"  limit: {flag}" for flag in self.validity]
        lines += [f"  model: {m.name} {m.version} – {m.reference}" for m in self.models]
        return "\n".join(lines)
