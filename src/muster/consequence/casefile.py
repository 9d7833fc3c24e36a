"""A case as it is written: TOML in which every quantity carries its unit, read and checked into SI.

A wrong unit, an unknown substance or an unknown entry is refused with what would be right.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .atmosphere import CLASSES
from .domino import VESSELS
from .errors import BadCase, ImpossibleState
from .indoor import TIGHTNESS
from .results import Input
from .substances import Substance, substance
from .units import read_direction, read_quantity
from .vessels import SHAPES

KINDS = ("gas_hole", "liquid_hole", "rate", "rupture", "pool", "burst", "explosive")
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
        "hole_height": "length",
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
        "vessel_mass": "mass",
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
    "place": {
        "name": None,
        "lon": None,
        "lat": None,
        "downwind": "length",
        "crosswind": "length",
        "tightness": None,
        "air_changes": "air changes",
        "vessel": None,
        "volume": "volume",
    },
}
MOST_PLACES = 100


@dataclass(frozen=True)
class Place:
    """A place that the case asks about, in degrees or in the wind's frame [m]; a building, or a vessel [m³] that could be hit."""

    name: str
    position: tuple[float, float] | None
    downwind: float
    crosswind: float
    tightness: str | None
    air_changes: float | None
    vessel: str | None
    volume: float | None


@dataclass(frozen=True)
class Case:
    """A case read and checked, in SI units."""

    title: str
    chemical: Substance
    values: dict[str, dict[str, Any]]
    inputs: tuple[Input, ...]
    location: tuple[float, float] | None = None
    places: tuple[Place, ...] = ()
    asked: set[tuple[str, str]] = field(default_factory=set, compare=False, repr=False)

    def unused(self) -> list[str]:
        """Entries of [source] that were given and played no part."""
        return [f"source.{key}" for key in self.values.get("source", {}) if ("source", key) not in self.asked]

    def get(self, section: str, key: str, default: Any = None) -> Any:
        """Value of an entry, or the default; what was asked is remembered, so that an entry nobody asked for can be named."""
        self.asked.add((section, key))
        return self.values.get(section, {}).get(key, default)


def read_case(path: Path) -> Case:
    """Read a case file.

    Raises
    ------
    BadCase, WrongUnit, UnknownSubstance
        With what was wrong and what would be right.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
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
    places: list[dict[str, Any]] = []
    for section, entries in raw.items():
        if section == "title":
            continue
        if section == "place":
            places = [_entries(section, place, inputs, f"place {i}") for i, place in enumerate(_tables(entries), 1)]
            continue
        if section not in KNOWN:
            raise BadCase("unknown-table", section=section, known=_nearest_first(section, KNOWN))
        if not isinstance(entries, dict):
            raise BadCase("not-a-table", section=section)
        values[section] = _entries(section, entries, inputs, section)
    title = _text(raw.get("title", "无标题"), "title", 200)
    chemical = _chemical(values.get("substance", {}).get("name"))
    _choices(values)
    if "wind" not in values.get("weather", {}):
        raise BadCase("missing-key", section="weather", key="wind", hint='for example wind = "3 m/s"')
    if "direction" in values["weather"]:
        read_direction(values["weather"]["direction"])
    location = _degrees(values.get("location", {}), "location")
    found = tuple(_place(place, f"place {i}", location) for i, place in enumerate(places, 1))
    return Case(title, chemical, values, tuple(inputs), location, found)


def _chemical(name: Any) -> Substance:
    if name is None:
        raise BadCase("missing-key", section="substance", key="name", hint="a Chinese or English name, CAS or UN number")
    if isinstance(name, int) and not isinstance(name, bool):
        name = f"{name:04d}"  # a UN number without quotes
    return substance(_text(name, "[substance] name", 100))


def _choices(values: dict[str, dict[str, Any]]) -> None:
    """Entries that are one word of a list."""
    if not isinstance(values.get("site", {}).get("obstructed", False), bool):
        raise BadCase("unknown-choice", section="site", key="obstructed", value=values["site"]["obstructed"], known="true, false (without quotes)")
    _choice(values, "source", "kind", KINDS, required=True)
    _choice(values, "source", "shape", SHAPES, required=False)
    _choice(values, "weather", "stability", tuple(CLASSES), required=False)
    for key, known in (("surface", SURFACES), ("phase", ("gas", "liquid"))):
        _choice(values, "source", key, known, required=False)
    for key, known in (("congestion", CONGESTION), ("confinement", ("open", "partial"))):
        _choice(values, "explosion", key, known, required=False)


def _tables(entries: Any) -> list[dict[str, Any]]:
    """The [[place]] tables of a case; one [place] is one of them."""
    tables = [entries] if isinstance(entries, dict) else entries
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables) or len(tables) > MOST_PLACES:
        raise BadCase("bad-places", most=MOST_PLACES)
    return tables


def _entries(section: str, entries: dict[str, Any], inputs: list[Input], said: str) -> dict[str, Any]:
    """The entries of one table in SI, each noted as an input; ``said`` is how a message calls the table."""
    values: dict[str, Any] = {}
    for key, text in entries.items():
        if key not in KNOWN[section]:
            raise BadCase("unknown-key", section=said, key=key, known=_nearest_first(key, KNOWN[section]))
        dimension = KNOWN[section][key]
        values[key] = text if dimension is None else read_quantity(text, dimension, quantity=f"[{said}] {key}")
        if dimension is not None:
            _possible(section, said, key, text, dimension)
        inputs.append(Input(f"{section}.{key}", str(text), "", "given"))
    return values


def _nearest_first(word: str, known: Iterable[str]) -> str:
    """Known words, and before them the one that was probably meant."""
    plain = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word.lower(), list(plain), n=1, cutoff=0.6)
    return ", ".join(known) + (f"; did you mean “{plain[near[0]]}”?" if near else "")


def _text(value: Any, entry: str, most: int) -> str:
    if not isinstance(value, str) or not 1 <= len(value.strip()) <= most:
        raise BadCase("not-text", entry=entry, value=value if len(str(value)) < 60 else f"{str(value)[:60]}…", most=most)
    return value.strip()


# smallest and largest that a case may say: beyond it a unit or a digit is wrong
RANGES = {
    "source.amount": ("1 g", "1e6 t"),
    "source.rate": ("1e-6 kg/s", "1e5 kg/s"),
    "source.duration": ("1 s", "720 h"),
    "source.hole": ("0.1 mm", "3 m"),
    "source.hole_height": ("0 m", "100 m"),
    "source.pressure": ("1 kPa", "200 MPa"),
    "source.temperature": ("14 K", "2000 °C"),
    "source.head": ("0 m", "100 m"),
    "source.volume": ("1e-6 m3", "1e6 m3"),
    "source.vessel_diameter": ("1 cm", "150 m"),
    "source.vessel_length": ("1 cm", "1 km"),
    "source.pipe": ("0 m", "100 km"),
    "source.height": ("0 m", "500 m"),
    "source.bund_area": ("0.01 m2", "1e6 m2"),
    "source.vessel_mass": ("0.1 kg", "1e5 t"),
    "weather.wind": ("0.1 m/s", "60 m/s"),
    "weather.temperature": ("-70 °C", "60 °C"),
    "weather.humidity": ("0 %", "100 %"),
    "weather.roughness": ("0.00001 m", "5 m"),
    "weather.reference_height": ("0.5 m", "300 m"),
    "weather.pressure": ("30 kPa", "120 kPa"),
    "receptors.height": ("0 m", "200 m"),
    "receptors.averaging": ("1 s", "24 h"),
    "receptors.farthest": ("50 m", "100 km"),
    "explosion.congested_share": ("0 %", "100 %"),
    "explosion.detonating_share": ("0.01 %", "100 %"),
    "place.downwind": ("-100 km", "100 km"),
    "place.crosswind": ("-100 km", "100 km"),
    "place.air_changes": ("0.001 1/h", "100 1/h"),
    "place.volume": ("1e-3 m3", "1e6 m3"),
}


def _possible(section: str, said: str, key: str, text: str, dimension: str) -> None:
    """Refuse what no plant and no weather has: a hole of no width, air below absolute zero, a wind of 100 m/s."""
    low, high = RANGES[f"{section}.{key}"]
    least, value, most = (read_quantity(each, dimension, quantity=key) for each in (low, text, high))
    if not least <= value <= most:
        raise ImpossibleState("impossible-state", reason=f"[{said}] {key} = “{text}” is outside {low} … {high}: look at the number and its unit")


def _place(entries: dict[str, Any], said: str, location: tuple[float, float] | None) -> Place:
    """One [[place]]: its name, where it is, and what stands there."""
    name = entries.get("name")
    if not isinstance(name, str) or not name.strip():
        raise BadCase("missing-key", section=said, key="name", hint='for example name = "实验小学"')
    position = _degrees(entries, said)
    if (position is None) == ("downwind" not in entries) or (position is not None and "crosswind" in entries):
        raise BadCase("missing-key", section=said, key="downwind", hint="either downwind (and crosswind) from the source, or lon and lat")
    if position is not None and location is None:
        raise BadCase("missing-key", section="location", key="lon, lat", hint="of the source: [[place]] gives degrees")
    for key, known in (("tightness", tuple(TIGHTNESS)), ("vessel", VESSELS)):
        _choice({said: entries}, said, key, known, required=False)
    for key, other, hint in (("vessel", "volume", 'of the vessel, for example "1000 m3"'), ("volume", "vessel", "one of: " + ", ".join(VESSELS))):
        if key in entries and other not in entries:
            raise BadCase("missing-key", section=said, key=other, hint=hint)
    if "tightness" in entries and "air_changes" in entries:
        raise BadCase("unknown-key", section=said, key="tightness", known="either tightness or air_changes, not both")
    wanted = ("downwind", "crosswind", "tightness", "air_changes", "vessel", "volume")
    downwind, crosswind, *building = (entries.get(key) for key in wanted)
    return Place(name.strip(), position, downwind or 0.0, crosswind or 0.0, *building)


def _degrees(location: dict[str, Any], section: str) -> tuple[float, float] | None:
    """Longitude and latitude in degrees, both or none."""
    if "lon" not in location and "lat" not in location:
        return None
    found = []
    for key, most in (("lon", 180.0), ("lat", 90.0)):
        value = location.get(key)
        if value is None:
            raise BadCase("missing-key", section=section, key=key, hint="degrees, WGS84; longitude and latitude go together")
        if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
            raise BadCase("not-degrees", section=section, key=key, value=value, most=most)
        found.append(float(value))
    return found[0], found[1]


def _choice(values: dict[str, dict[str, Any]], section: str, key: str, known: tuple[str, ...], *, required: bool) -> None:
    value = values.get(section, {}).get(key)
    if value is None and required:
        raise BadCase("missing-key", section=section, key=key, hint="one of: " + ", ".join(known))
    if value is not None and (not isinstance(value, str) or value not in known):
        raise BadCase("unknown-choice", section=section, key=key, value=value, known=_nearest_first(str(value), known))
