"""Everything that can be asked about coverage later, kept once: the nearest base of each kind to each point.

A *layer* holds, for the bases of one discipline, tier and standing, the least driving time, road distance and straight
line to every point, and which base that is. Any limit, set of tiers, factor on travel times and turn-out by tier is then
a look at a few vectors: exact, as bases of one tier share their turn-out.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from muster.logistics.coverage.reach import Measure
from muster.logistics.errors import BadInput
from muster.logistics.routing.journeys import straight_line
from muster.logistics.routing.network import Access, RoadNetwork, travel
from muster.logistics.routing.sphere import great_circle

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
_POINTS_AT_ONCE = 2_000
_SLACK = 1e-4
"""Slack on "within": times are kept with seven digits. [min] or [km]"""


class Standing(StrEnum):
    """Whether a base could leave now. Unknown is unknown: it neither covers nor leaves uncovered."""

    READY = "ready"
    PARTIAL = "partial"
    UNKNOWN = "unknown"
    OUT = "out"


class State(StrEnum):
    """How a point is covered, from best to worst; the first four as planned too, the last not even so."""

    READY = "ready"
    PARTIAL = "partial"
    UNKNOWN = "unknown"
    OUT = "out"
    NONE = "none"


STATES = tuple(State)
_MEASURES = (Measure.MINUTES, Measure.ROAD, Measure.CIRCLE)


@dataclass(frozen=True)
class Origin:
    """A base with what decides for whom it counts; `group` parts bases further (those of a plan from others)."""

    lon: float
    lat: float
    tier: str
    disciplines: tuple[str, ...]
    standing: Standing
    group: str = ""


@dataclass(frozen=True)
class Layer:
    """Nearest base of one kind to each point, by each measure: `value` [min] or [km] and `base`, its number."""

    discipline: str
    tier: str
    standing: Standing
    group: str
    value: Mapping[Measure, NDArray[np.float32]]
    base: Mapping[Measure, NDArray[np.int32]]


@dataclass(frozen=True)
class Cube:
    """Layers over the same points."""

    points: int
    layers: tuple[Layer, ...]

    def to_bytes(self) -> bytes:
        """Compressed, for keeping."""
        head = [[a.discipline, a.tier, a.standing.value, a.group] for a in self.layers]
        arrays = {f"{kind}.{i}.{m.value}": (a.value if kind == "value" else a.base)[m]
                  for i, a in enumerate(self.layers) for m in _MEASURES for kind in ("value", "base")}
        target = io.BytesIO()
        about = np.frombuffer(json.dumps([self.points, head]).encode(), np.uint8)
        np.savez_compressed(target, head=about, **arrays)  # type: ignore[arg-type]  # the stubs take the keywords for its options
        return target.getvalue()

    @classmethod
    def from_bytes(cls, kept: bytes) -> Cube:
        """What `to_bytes` wrote."""
        with np.load(io.BytesIO(kept), allow_pickle=False) as found:
            points, head = json.loads(bytes(found["head"]))
            layers = tuple(
                Layer(d, t, Standing(s), g, {m: found[f"value.{i}.{m.value}"] for m in _MEASURES},
                      {m: found[f"base.{i}.{m.value}"] for m in _MEASURES})
                for i, (d, t, s, g) in enumerate(head))
        return cls(int(points), layers)


@dataclass(frozen=True)
class Look:
    """Answer for one question.

    Attributes
    ----------
    state : ndarray of int, shape (n,)
        Index into `STATES`.
    value : ndarray, shape (n,)
        As planned, the least of the measure; ``inf`` where no base of the kind exists or leads there.
    base : ndarray of int, shape (n,)
        The base it belongs to, -1 for none.
    ready_value, ready_base : ndarray
        The same among bases that are ready now.
    """

    state: NDArray[np.int8]
    value: FloatArray
    base: IntArray
    ready_value: FloatArray
    ready_base: IntArray

    @property
    def planned(self) -> BoolArray:
        """Covered when every base stood ready."""
        covered: BoolArray = self.state != STATES.index(State.NONE)
        return covered


def reach_cube(
    origins: Sequence[Origin], lon: FloatArray, lat: FloatArray, network: RoadNetwork | None, *,
    access: Access | None = None, on_progress: Callable[[int, int], bool] | None = None,
) -> Cube:
    """Time every base to every point over the network and keep the nearest of each kind.

    Parameters
    ----------
    origins : sequence of Origin
        Bases.
    lon, lat : ndarray, shape (n,)
        Points. [°]
    network : RoadNetwork or None
        Roads; without one the ways are estimated from straight lines.
    access : Access, optional
        How points reach the network; along ordinary roads and at nodes by default.
    on_progress : callable, optional
        Told (points done, points in all) after each part; returning False stops.

    Returns
    -------
    Cube
        One layer for each discipline, tier, standing and group that some base has.

    Raises
    ------
    InterruptedError
        `on_progress` said stop.

    Examples
    --------
    >>> base = Origin(114.0, 30.0, "regional_base", ("mine",), Standing.READY)
    >>> cube = reach_cube([base], np.array([114.0, 114.5]), np.array([30.0, 30.0]), None)
    >>> look(cube, discipline="mine", tiers={"regional_base"}, limit=60, turn_out={"regional_base": 5.0}).value.round().tolist()
    [5.0, 65.0]
    """
    keys: dict[tuple[str, str, Standing, str], list[int]] = {}
    for number, origin in enumerate(origins):
        for discipline in origin.disciplines:
            keys.setdefault((discipline, origin.tier, origin.standing, origin.group), []).append(number)
    n = lon.size
    value = {key: {m: np.full(n, np.inf, np.float32) for m in _MEASURES} for key in keys}
    base = {key: {m: np.full(n, -1, np.int32) for m in _MEASURES} for key in keys}
    here = np.array([(o.lon, o.lat) for o in origins], float).reshape(-1, 2)
    for start in range(0, n, _POINTS_AT_ONCE):
        part = slice(start, min(n, start + _POINTS_AT_ONCE))
        found = _ways(here, np.column_stack([lon[part], lat[part]]), network, access or Access())
        for key, rows in keys.items():
            for measure in _MEASURES:
                some = found[measure][rows]
                nearest = some.argmin(axis=0)
                best = some[nearest, np.arange(some.shape[1])]
                value[key][measure][part] = best
                base[key][measure][part] = np.where(np.isfinite(best), np.asarray(rows)[nearest], -1)
        if on_progress is not None and not on_progress(part.stop, n):
            raise InterruptedError
    return Cube(n, tuple(Layer(*key, value[key], base[key]) for key in keys))


def look(
    cube: Cube, *, discipline: str, tiers: Collection[str], measure: Measure = Measure.MINUTES, limit: float,
    turn_out: Mapping[str, float] | None = None, factor: float = 1.0, group: str | None = None,
) -> Look:
    """Which points some base of the discipline and tiers reaches within a limit, as planned and as ready now.

    Parameters
    ----------
    cube : Cube
        Nearest bases.
    discipline : str
        Only bases of it count.
    tiers : collection of str
        Tiers that count.
    measure : Measure
        Time, road or circle.
    limit : float
        Inclusive, >= 0. [min] or [km]
    turn_out : mapping, optional
        Minutes from receipt of the order to departure by tier (times only); none when not given.
    factor : float
        Multiplier of travel times, > 0; turn-out and distances are not scaled.
    group : str, optional
        Only bases of this group.

    Returns
    -------
    Look
        States, least values and their bases.

    Raises
    ------
    BadInput
        A negative limit or a factor that is not positive.
    """
    if not (limit >= 0 and factor > 0):
        raise BadInput(f"limit {limit} or factor {factor} is out of range", where="look",
                       remedy="Give a limit >= 0 and a factor > 0.")
    n = cube.points
    best, ready = np.full(n, np.inf), np.full(n, np.inf)
    base, ready_base = np.full(n, -1, np.int64), np.full(n, -1, np.int64)
    state = np.full(n, STATES.index(State.NONE), np.int8)
    for layer in cube.layers:
        if layer.discipline != discipline or layer.tier not in tiers or group not in (None, layer.group):
            continue
        value = layer.value[measure].astype(float)
        if measure is Measure.MINUTES:
            value = value * factor + (turn_out or {}).get(layer.tier, 0.0)
        owner = layer.base[measure]
        nearer = value < best
        best, base = np.where(nearer, value, best), np.where(nearer, owner, base)
        if layer.standing is Standing.READY:
            nearer = value < ready
            ready, ready_base = np.where(nearer, value, ready), np.where(nearer, owner, ready_base)
        inside = value <= limit + _SLACK
        state = np.where(inside, np.minimum(state, STATES.index(State(layer.standing.value))), state).astype(np.int8)
    return Look(state, best, base, ready, ready_base)


def _ways(here: FloatArray, there: FloatArray, network: RoadNetwork | None, access: Access) -> dict[Measure, FloatArray]:
    circle = np.asarray(great_circle(here[:, None, 0], here[:, None, 1], there[None, :, 0], there[None, :, 1]))
    if network is None or network.size == 0:
        guess = straight_line(here, there)
        return {Measure.MINUTES: guess.duration / 60.0, Measure.ROAD: guess.length / 1000.0, Measure.CIRCLE: circle / 1000.0}
    fastest = travel(network, here, there, access=access)
    shortest = travel(replace(network, duration=network.length), here, there, access=replace(access, speed=1.0))
    return {Measure.MINUTES: fastest.duration / 60.0, Measure.ROAD: shortest.length / 1000.0, Measure.CIRCLE: circle / 1000.0}
