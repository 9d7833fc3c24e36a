"""A case as it is written: TOML in which every quantity carries its unit, read and checked into SI.

A wrong unit, an unknown substance or an unknown entry is refused with what would be right.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .atmosphere import CLASSES
from .errors import BadCase, ImpossibleState
from .results import Input
from .substances import Substance, substance
from .units import read_direction, read_quantity
from .vessels import SHAPES

KINDS = ("gas_hole", "liquid_hole", "rate", "rupture", "pool", "explosive")
SURFACES = ("concrete", "soil", "sand", "water")
CONGESTION = ("none", "low", "medium", "high")
KNOWN: dict[str, dict[str, str | None]] = {
    "substance": {"name": None},
    "source": {
        "kind": None,
        "amount": "mass",
        "rate": "mass rate",
        "duration": "time",
        "hole": "length",
        "pressure": "pressure",
        "temperature": "temperature",
        "head": "length",
        "volume": "volume",
        "shape": None,
        "vessel_diameter": "length",
        "vessel_length": "length",
        "pipe": "length",
        "height": "length",
        "bund_area": "area",
        "surface": None,
        "phase": None,
    },
    "weather": {
        "wind": "speed",
        "direction": None,
        "stability": None,
        "temperature": "temperature",
        "humidity": "share",
        "roughness": "length",
        "reference_height": "length",
        "pressure": "pressure",
    },
    "receptors": {"height": "length", "averaging": "time", "farthest": "length"},
    "site": {"obstructed": None},
    "location": {"lon": None, "lat": None},
    "explosion": {"congestion": None, "confinement": None, "congested_share": "share", "detonating_share": "share"},
}


@dataclass(frozen=True)
class Case:
    """A case read and checked, in SI units."""

    title: str
    chemical: Substance
    values: dict[str, dict[str, Any]]
    inputs: tuple[Input, ...]
    location: tuple[float, float] | None = None

    def get(self, section: str, key: str, default: Any = None) -> Any:
        """Value of an entry, or the default."""
        return self.values.get(section, {}).get(key, default)


def read_case(path: Path) -> Case:
    """Read a case file.

    Raises
    ------
    BadCase, WrongUnit, UnknownSubstance
        With what was wrong and what would be right.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise BadCase("unreadable", path=str(path), reason=problem.strerror or str(problem)) from None
    except UnicodeDecodeError:
        raise BadCase("unreadable", path=str(path), reason="it is not text in UTF-8") from None
    except tomllib.TOMLDecodeError as problem:
        raise BadCase("unreadable", path=str(path), reason=f"it is not TOML: {problem}") from None
    return check_case(raw)


def check_case(raw: dict[str, Any]) -> Case:
    """Check a case given as nested dictionaries."""
    values: dict[str, dict[str, Any]] = {}
    inputs: list[Input] = []
    for section, entries in raw.items():
        if section == "title":
            continue
        if section not in KNOWN or not isinstance(entries, dict):
            raise BadCase("unknown-key", section=section, key="", known=_nearest_first(section, KNOWN))
        for key, text in entries.items():
            if key not in KNOWN[section]:
                raise BadCase("unknown-key", section=section, key=key, known=_nearest_first(key, KNOWN[section]))
            dimension = KNOWN[section][key]
            value = text if dimension is None else read_quantity(text, dimension, quantity=f"[{section}] {key}")
            _possible(section, key, value, dimension)
            values.setdefault(section, {})[key] = value
            inputs.append(Input(f"{section}.{key}", str(text), "", "given"))
    name = values.get("substance", {}).get("name")
    if not name:
        raise BadCase("missing-key", section="substance", key="name", hint="a Chinese or English name, CAS or UN number")
    _choice(values, "source", "kind", KINDS, required=True)
    _choice(values, "source", "shape", SHAPES, required=False)
    _choice(values, "weather", "stability", tuple(CLASSES), required=False)
    for key, known in (("surface", SURFACES), ("phase", ("gas", "liquid"))):
        _choice(values, "source", key, known, required=False)
    for key, known in (("congestion", CONGESTION), ("confinement", ("open", "partial"))):
        _choice(values, "explosion", key, known, required=False)
    if "wind" not in values.get("weather", {}):
        raise BadCase("missing-key", section="weather", key="wind", hint='for example wind = "3 m/s"')
    if "direction" in values["weather"]:
        read_direction(values["weather"]["direction"])
    place = _place(values.get("location", {}))
    return Case(str(raw.get("title", "无标题")), substance(str(name)), values, tuple(inputs), place)


def _nearest_first(word: str, known: Iterable[str]) -> str:
    """Known words, and before them the one that was probably meant."""
    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return ", ".join(known) + (f"; did you mean “{near[0]}”?" if near else "")


NOT_NEGATIVE = frozenset({"head", "pipe", "height", "humidity", "congested_share"})


def _possible(section: str, key: str, value: Any, dimension: str | None) -> None:
    """Refuse quantities that nature does not know: a hole of no width, less than nothing in a vessel, below absolute zero."""
    if dimension is None:
        return
    least = key in NOT_NEGATIVE
    if value < 0.0 or (value == 0.0 and not least):
        wanted = "not negative" if least else "above zero" if dimension != "temperature" else "above absolute zero"
        raise ImpossibleState("impossible-state", reason=f"[{section}] {key} = {value:g} (SI) must be {wanted}")
    if dimension == "share" and value > 1.0:
        raise ImpossibleState("impossible-state", reason=f"[{section}] {key} = {value:.0%} must not be above 100 %")


def _place(location: dict[str, Any]) -> tuple[float, float] | None:
    """Longitude and latitude in degrees, both or none."""
    if not location:
        return None
    found = []
    for key, most in (("lon", 180.0), ("lat", 90.0)):
        value = location.get(key)
        if value is None:
            raise BadCase("missing-key", section="location", key=key, hint="degrees, WGS84; longitude and latitude go together")
        if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
            raise BadCase("unknown-choice", section="location", key=key, value=value, known=f"degrees from -{most:g} to {most:g}")
        found.append(float(value))
    return found[0], found[1]


def _choice(values: dict[str, dict[str, Any]], section: str, key: str, known: tuple[str, ...], *, required: bool) -> None:
    value = values.get(section, {}).get(key)
    if value is None and required:
        raise BadCase("missing-key", section=section, key=key, hint="one of: " + ", ".join(known))
    if value is not None and (not isinstance(value, str) or value not in known):
        raise BadCase("unknown-choice", section=section, key=key, value=value, known=_nearest_first(str(value), known))
