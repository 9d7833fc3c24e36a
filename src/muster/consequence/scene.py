"""The scene of one case: its weather and draws, and the zones, figures and limits that its effects leave behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .arrays import ATMOSPHERE, FloatArray, floats
from .atmosphere import Weather
from .casefile import Case
from .ensemble import Spread, draws
from .errors import BadCase, ConsequenceError
from .results import EffectZone, Input, Sheltering
from .sheltering import sheltering
from .toxic import aegl
from .units import read_direction


@dataclass(frozen=True)
class Passage:
    """A cloud at places: how strong it is for each member, (n, m) at x and y (n, m), and how that rises and falls, (m, t) of one."""

    level: Callable[[FloatArray, FloatArray], FloatArray]
    course: Callable[[FloatArray, FloatArray, FloatArray], FloatArray]
    ends: Callable[[FloatArray], FloatArray]  # time after which nothing more comes to x (m,) [s]


@dataclass(frozen=True)
class Ring:
    """Heat or pressure of one effect by distance from the source."""

    effect: str
    unit: str
    distance: FloatArray
    value: FloatArray


@dataclass
class Scene:
    """Everything the effects of one case share; arrays are (n,)."""

    case: Case
    weather: Weather
    factors: dict[str, FloatArray]
    members: int
    validity: list[str] = field(default_factory=list)
    models: list[Any] = field(default_factory=list)
    zones: list[EffectZone] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)
    inputs: list[Input] = field(default_factory=list)
    leading: FloatArray | None = None
    front: tuple[tuple[float, float], ...] = ()
    passage: Passage | None = None
    sheltering: Sheltering | None = None
    rings: list[Ring] = field(default_factory=list)

    def default(self, section: str, key: str, value: float, unit: str) -> float:
        """Value of the case, or a default that is marked as one."""
        found = self.case.get(section, key)
        if found is None:
            self.inputs.append(Input(f"{section}.{key}", value, unit, "default"))
            return value
        return float(found)


def wind_from(case: Case) -> float:
    """Direction the wind comes from, degrees clockwise from north."""
    return read_direction(case.get("weather", "direction", "0 deg"))


def scene_of(case: Case, n: int, ensemble: int, seed: int) -> Scene:
    """Weather, draws and standing limits of a case with ``n`` members."""
    spreads = {
        "wind speed": Spread("lognormal", 1.0, 0.2),
        "release rate": Spread("lognormal", 1.0, 0.25),
        "stability": Spread("normal", 0.0, 0.005),
        "model": Spread("lognormal", 1.0, 0.35),
        "wind direction": Spread("normal", 0.0, 8.0),
    }
    factors = draws(spreads, n, seed=seed) if ensemble >= 2 else {}
    scene = Scene(case, Weather.of(wind_speed=1.0), factors, n)
    speed = float(case.get("weather", "wind"))
    stability = case.get("weather", "stability")
    z0 = scene.default("weather", "roughness", 0.1, "m")
    height = scene.default("weather", "reference_height", 10.0, "m")
    weather = Weather.of(
        wind_speed=speed * factors.get("wind speed", np.ones(1)),
        reference_height=height,
        roughness=z0,
        stability=stability,
        temperature=scene.default("weather", "temperature", 293.15, "K"),
        relative_humidity=scene.default("weather", "humidity", 0.6, "1"),
        pressure=scene.default("weather", "pressure", ATMOSPHERE, "Pa"),
    )
    if ensemble >= 2:
        inverse = 1.0 / weather.obukhov_length + factors["stability"]
        length = 1.0 / np.where(np.abs(inverse) < 1e-9, 1e-9, inverse)
        weather = Weather.of(
            wind_speed=weather.wind_speed,
            reference_height=height,
            roughness=z0,
            obukhov_length=length,
            temperature=weather.temperature,
            relative_humidity=weather.relative_humidity,
            pressure=weather.pressure,
        )
    scene.weather = weather
    scene.validity += list(weather.validity)
    if stability is None and "stability-assumed-neutral" not in scene.validity:
        scene.validity.append("stability-assumed-neutral")
    if "direction" not in case.values.get("weather", {}):
        scene.validity.append("wind direction not given: zones are drawn for wind from the north")
    if case.get("site", "obstructed"):
        scene.validity.append("obstructed: out of scope; the zones hold for open ground only")
    if case.get("receptors", "farthest", 0.0) > 10000.0:
        scene.validity.append("beyond 10 km: the models were never measured there")
    scene.validity.append("flat open ground; buildings, hills and walls are out of scope")
    return scene


def need(case: Case, key: str, hint: str) -> float:
    """Number of an entry of [source] that the case cannot do without."""
    value = case.get("source", key)
    if value is None:
        raise BadCase("missing-key", section="source", key=key, hint=hint)
    return float(value)


def _front(x: FloatArray, arrival: Callable[[float], float]) -> tuple[tuple[float, float], ...]:
    """How far the cloud has come after how long, as far as the model followed it."""
    found: list[tuple[float, float]] = []
    for distance in np.geomspace(x[0], x[-1], 48):
        time = float(arrival(float(distance)))
        if found and time <= found[-1][1]:
            break
        found.append((round(float(distance), 1), round(time, 1)))
    return tuple(found)


def cloud_zones(
    scene: Scene, x: FloatArray, fraction: FloatArray, half: FloatArray, arrival: Callable[[float], float], *, averaging: float
) -> None:
    """Draw the toxic and flammable zones of a cloud known along its axis: ``fraction`` and ``half`` are (n, m)."""
    chemical = scene.case.chemical
    scene.front = _front(x, arrival)
    if scene.passage is not None:
        wind_speed, course, ends = float(scene.case.get("weather", "wind")), scene.passage.course, scene.passage.ends
        scene.sheltering = sheltering(x, fraction, half, course=course, ends=ends, wind_speed=wind_speed)
    wanted: list[tuple[str, str, float, str, float, str]] = []
    for level in (3, 2, 1):
        try:
            value, note = aegl(chemical, level, averaging / 60.0)
        except ConsequenceError:
            continue
        wanted.append(("toxic", f"AEGL-{level}", value, "ppm", value * 1e-6, note))
    if chemical.is_flammable:
        lfl = chemical.constant("lfl")
        wanted += [("flash fire", "LFL", 100.0 * lfl, "%", lfl, ""), ("flash fire", "½ LFL", 50.0 * lfl, "%", 0.5 * lfl, "safe side")]
    for effect, name, shown, unit, limit, note in wanted:
        scene.zones.append(contour(scene, effect, name, shown, unit, limit, note, x, fraction, half, arrival))


def by_columns(compute: Callable[..., FloatArray], *tables: FloatArray) -> FloatArray:
    """Compute along the members of tables (n, m) some receptors at a time: a large ensemble is never copied whole."""
    step = max(2_000_000 // len(tables[0]), 1)
    return np.concatenate([compute(*(t[:, i : i + step] for t in tables)) for i in range(0, tables[0].shape[1], step)], axis=-1)


def contour(
    scene: Scene,
    effect: str,
    name: str,
    shown: float,
    unit: str,
    limit: float,
    note: str,
    x: FloatArray,
    fraction: FloatArray,
    half: FloatArray,
    arrival: Callable[[float], float],
) -> EffectZone:
    """Zone of one threshold: median outline, and the sure and the possible one of an ensemble."""
    above = fraction >= limit
    reaches = np.where(above.any(axis=1), x[above.shape[1] - 1 - np.argmax(above[:, ::-1], axis=1)], 0.0)
    if scene.leading is None or effect == "toxic":
        scene.leading = reaches

    def width(some: FloatArray, plateau: FloatArray) -> FloatArray:
        return floats(plateau * np.sqrt(np.maximum(np.log(np.maximum(some, 1e-300) / limit), 0.0)))

    middle = float(np.median(reaches))
    beyond = bool(np.median(fraction[:, -1]) >= limit)
    if beyond:
        note = (note + "; " if note else "") + f"reaches beyond {x[-1] / 1000.0:.0f} km"
    outline = _outline(x, by_columns(lambda *some: np.median(width(*some), axis=0), fraction, half))
    if scene.members < 2:
        return EffectZone(
            effect, name, shown, unit, middle, None, None, outline, arrival=arrival(middle) if middle > 0.0 else None, note=note
        )
    low, high = np.percentile(reaches, [5.0, 95.0])
    sway = np.radians(np.percentile(np.abs(scene.factors["wind direction"]), 95.0))
    narrow, wide = by_columns(lambda *some: np.percentile(width(*some), [5.0, 95.0], axis=0), fraction, half)
    sure = _outline(x, narrow)
    possible = _outline(x, wide + np.where(x <= high, x * np.sin(sway), 0.0))
    return EffectZone(
        effect, name, shown, unit, middle, float(low), float(high), outline, sure, possible, arrival(middle) if middle > 0.0 else None, note
    )


def _outline(x: FloatArray, width: FloatArray) -> FloatArray:
    inside = width > 0.0
    if not inside.any():
        return np.zeros((0, 2))
    xs, ws = x[inside], width[inside]
    upper = np.stack([xs, ws], axis=1)
    start = np.array([[0.0, ws[0] * 0.7], [-0.3 * ws[0], 0.0], [0.0, -ws[0] * 0.7]])
    return np.concatenate([upper[::-1], start, np.stack([xs, -ws], axis=1)])


def _circle(radius: float, centre: float = 0.0) -> FloatArray:
    angle = np.linspace(0.0, 2.0 * np.pi, 72, endpoint=False)
    return np.stack([centre + radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _reach(distance: FloatArray, value: FloatArray, limit: float) -> float:
    above = value >= limit
    return float(distance[above].max()) if above.any() else 0.0


def rings(
    scene: Scene,
    effect: str,
    levels: tuple[tuple[float, str], ...],
    unit: str,
    scale: float,
    distance: FloatArray,
    value: FloatArray,
    spread: float,
) -> None:
    """Draw the circles round the source within which each level of a flux or pressure is reached."""
    if unit != "%":
        scene.rings.append(Ring(effect, unit, distance, value))
    for limit, name in levels:
        ring(scene, effect, name, limit / scale, unit, _reach(distance, value, limit), spread)


def ring(scene: Scene, effect: str, name: str, shown: float, unit: str, reach: float, spread: float, note: str = "") -> None:
    """Draw one circle round the source."""
    low, high = (reach * np.exp(-spread), reach * np.exp(spread)) if scene.members > 1 else (None, None)
    scene.zones.append(
        EffectZone(
            effect,
            name,
            shown,
            unit,
            reach,
            low,
            high,
            _circle(reach) if reach > 0.0 else np.zeros((0, 2)),
            None if low is None else _circle(low),
            None if high is None else _circle(high),
            note=note,
        )
    )
