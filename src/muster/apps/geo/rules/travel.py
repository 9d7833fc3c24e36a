"""How long a journey takes: one shape of answer, whoever computes it.

A provider takes origins, destinations, a vehicle and what is closed, and answers for each pair or says None where it
cannot; a provider that is away for the moment says so. The composition asks the best provider first and falls back: a
figure is always there, and always says what it rests on and why it rests on nothing better.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final, Protocol

import numpy as np
import shapely

from muster.apps.geo.rules.closures import Closure, applying, around, effects_on, link_lines, minutes_until, rings
from muster.kit.geometry import Point, great_circle
from muster.kit.terms import Term
from muster.logistics.routing.journeys import Journeys, straight_line
from muster.logistics.routing.network import Access, RoadNetwork, travel

__all__ = [
    "Away",
    "GraphProvider",
    "Method",
    "Provider",
    "RouteProvider",
    "StraightLineProvider",
    "TravelTime",
    "Vehicle",
    "travel_matrix",
    "travel_times",
]

RULES_VERSION: Final = "travel/3"


class Method(Term, known_as="travel_method"):
    """What a travel time rests on."""

    ROUTE = "route", "道路导航"
    GRAPH = "graph", "干线路网"
    ESTIMATE = "estimate", "直线估算"


class Vehicle(Term):
    """What drives."""

    HEAVY = "heavy", "重型救援车"
    CAR = "car", "小型车"
    HAZMAT = "hazmat", "危险货物运输车"


class Away(Exception):
    """A provider that cannot answer anything for the moment, with a code that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class TravelTime:
    """One journey, with what the figure rests on."""

    method: Method
    vehicle: Vehicle
    minutes: float
    low: float
    high: float
    distance_m: float
    source: str
    data_date: date | None
    version: str
    degraded: str = ""
    """Why no better provider answered: a code, empty where the best one did."""
    closures_considered: int = 0
    """How many closures and slow areas the figure takes into account."""
    closures_ignored: int = 0
    """How many lie across the straight line that an estimate is made of, which knows no roads."""
    delay: float = 0.0
    """Minutes that closures and slow areas add."""
    closures_ahead: int = 0
    """How many of those taken into account do not hold at departure, but before the latest arrival."""
    delay_ahead: float = 0.0
    """Minutes of the delay that are due to these."""
    ahead_doubtful: bool = False
    """Whether they hold from after the earliest arrival only, so that the delay may be spared."""
    end_closed: bool = False
    """Whether an end lies within a closed or slow area; the way through that area is then taken as open."""


Answers = list[list[TravelTime | None]]


class Provider(Protocol):
    """Somebody who can tell travel times."""

    @property
    def method(self) -> Method:
        """What its answers rest on."""
        ...

    def matrix(
        self, origins: Sequence[Point], destinations: Sequence[Point], *, vehicle: Vehicle, closures: Sequence[Closure] = ()
    ) -> Answers:
        """One answer for each origin (rows) and destination (columns), None where this provider knows no way."""
        ...


@dataclass(frozen=True, slots=True)
class Drive:
    """How a vehicle drives, against the speeds of the network data, which are those of a car in light traffic."""

    top_speed: float
    """[m/s]"""
    slower_by: float
    """Duration over that of a car at the same allowed speed. [-]"""
    access_speed: float
    """Off the network. [m/s]"""


# Assumed, to be replaced by measured runs: a loaded vehicle is held to 90 km/h and loses a tenth on hills and in towns.
DRIVES: Final = {
    Vehicle.CAR: Drive(top_speed=120 / 3.6, slower_by=1.0, access_speed=40 / 3.6),
    Vehicle.HEAVY: Drive(top_speed=90 / 3.6, slower_by=1.1, access_speed=35 / 3.6),
    Vehicle.HAZMAT: Drive(top_speed=80 / 3.6, slower_by=1.15, access_speed=30 / 3.6),
}
# Assumed ranges. The network's times miss 32 recalled ones by 8.7 % on average, and traffic and weather only add; the
# straight line misses by about a third either way.
ROAD_RANGE: Final = (0.85, 1.30)
GRAPH_RANGE: Final = ROAD_RANGE
ESTIMATE_RANGE: Final = (0.70, 1.60)
DETOUR: Final = 1.35
ESTIMATE_SPEED: Final = 65 / 3.6
FARTHEST_ACCESS: Final = 40_000.0
"""A point farther than this from every node lies outside the network. [m]"""


def _answer(
    method: Method,
    vehicle: Vehicle,
    seconds: float,
    metres: float,
    spread: tuple[float, float],
    source: str,
    data_date: date | None,
    version: str,
) -> TravelTime:
    minutes = float(seconds) / 60.0
    return TravelTime(
        method,
        vehicle,
        round(minutes, 1),
        round(minutes * spread[0], 1),
        round(minutes * spread[1], 1),
        round(float(metres)),
        source,
        data_date,
        f"{RULES_VERSION}+{version}",
    )


def _pairs(points: Sequence[Point]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array([(p.lon, p.lat) for p in points], dtype=np.float64).reshape(len(points), 2)


@dataclass(frozen=True, eq=False, slots=True)
class GraphProvider:
    """Travel times over the trunk-road network, with access legs at both ends."""

    network: RoadNetwork
    source: str
    data_date: date | None
    version: str
    method: Method = Method.GRAPH
    hazmat_banned: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None
    """Links where dangerous goods are known to be banned. What is not known is not banned."""
    names: Sequence[str] = ()
    """Of the links, for people."""
    _trees: list[shapely.STRtree] = field(default_factory=list)

    def travel_times(
        self, origins: Sequence[Point], destination: Point, *, vehicle: Vehicle, closures: Sequence[Closure] = ()
    ) -> list[TravelTime | None]:
        """To one destination."""
        return [row[0] for row in self.matrix(origins, [destination], vehicle=vehicle, closures=closures)]

    def matrix(
        self, origins: Sequence[Point], destinations: Sequence[Point], *, vehicle: Vehicle, closures: Sequence[Closure] = ()
    ) -> Answers:
        """None for journeys with an end outside the network."""
        found: Answers = [[None] * len(destinations) for _ in origins]
        if not origins or not destinations or self.network.size == 0:
            return found
        inside = self._covers([*origins, *destinations])
        if not any(inside[: len(origins)]) or not any(inside[len(origins) :]):
            return found
        journeys, delay = self.journeys(_pairs(origins), _pairs(destinations), vehicle=vehicle, closures=closures)
        for i, row in enumerate(found):
            for k in range(len(destinations)):
                seconds = float(journeys.duration[i, k])
                if inside[i] and inside[len(origins) + k] and np.isfinite(seconds):
                    answer = _answer(
                        self.method, vehicle, seconds, float(journeys.length[i, k]), GRAPH_RANGE,
                        self.source, self.data_date, self.version,
                    )  # fmt: skip
                    row[k] = replace(answer, closures_considered=len(closures), delay=round(float(delay[i, k]) / 60.0, 1))
        return found

    def journeys(
        self, here: np.ndarray[Any, Any], there: np.ndarray[Any, Any], *, vehicle: Vehicle, closures: Sequence[Closure] = ()
    ) -> tuple[Journeys, np.ndarray[Any, np.dtype[np.float64]]]:
        """Journeys under the closures, and the seconds that the closures add."""
        drive = DRIVES[vehicle]
        access, network = Access(speed=drive.access_speed), self.driven_by(vehicle)
        banned = self.hazmat_banned if vehicle is Vehicle.HAZMAT else None
        free = travel(network, here, there, access=access, cut=banned)
        if not closures:
            return free, np.zeros_like(free.duration)
        cut, longer = effects_on(network, self.tree(), closures)
        slowed = replace(network, duration=network.duration * longer)
        bound = travel(slowed, here, there, access=access, cut=cut if banned is None else cut | banned)
        return bound, np.maximum(bound.duration - free.duration, 0.0)

    def tree(self) -> shapely.STRtree:
        """Links as drawn, for finding those that a closure meets."""
        if not self._trees:
            self._trees.append(shapely.STRtree(link_lines(self.network)))
        return self._trees[0]

    def _covers(self, points: Sequence[Point]) -> list[bool]:
        at = _pairs(points)
        away = np.asarray(great_circle(at[:, None, 0], at[:, None, 1], self.network.node_lon, self.network.node_lat))
        return [bool(near) for near in away.min(axis=1) <= FARTHEST_ACCESS]

    def driven_by(self, vehicle: Vehicle) -> RoadNetwork:
        """The network as a vehicle drives it."""
        net, drive = self.network, DRIVES[vehicle]
        duration = np.maximum(net.duration, net.length / drive.top_speed) * drive.slower_by
        return RoadNetwork(net.node_lon, net.node_lat, net.link_from, net.link_to, net.length, duration, net.is_open)


Ask = Callable[[str, Mapping[str, Any]], dict[str, Any]]
"""Puts one question to the engine; raises ``Away`` when it does not answer in time."""


@dataclass(frozen=True, slots=True)
class RouteProvider:
    """Travel times of the routing engine, from the road data that it has open."""

    ask: Ask
    graph: GraphProvider | None = None
    """Tells how much slow areas add: the engine itself knows roads as open or closed only."""
    method: Method = Method.ROUTE

    def matrix(
        self, origins: Sequence[Point], destinations: Sequence[Point], *, vehicle: Vehicle, closures: Sequence[Closure] = ()
    ) -> Answers:
        """None where an end lies off the roads or there is no way."""
        answer = self.ask("matrix", {
            "sources": [(p.lon, p.lat) for p in origins], "targets": [(p.lon, p.lat) for p in destinations],
            "vehicle": vehicle.value, "closed": rings(closures),
        })  # fmt: skip
        roads, free, bound = answer["roads"], answer["free"], answer.get("closed") or answer["free"]
        usual_legs, bound_legs = _legs(free["away"], len(origins)), _legs(bound["away"], len(origins))
        here, there = _pairs(origins), _pairs(destinations)
        slow = self._slowness(here, there, vehicle, [c for c in closures if not c.is_closed])
        day = date.fromisoformat(roads["data_date"]) if roads["data_date"] else None
        drive = DRIVES[vehicle]
        straight = DETOUR * np.asarray(great_circle(here[:, None, 0], here[:, None, 1], there[None, :, 0], there[None, :, 1]))
        found: Answers = [[None] * len(destinations) for _ in origins]
        for i, row in enumerate(found):
            for k in range(len(destinations)):
                usual, seconds, metres = free["durations"][i][k], bound["durations"][i][k], bound["lengths"][i][k]
                if usual is None or seconds is None or metres is None:
                    continue
                before = usual * drive.slower_by + usual_legs[i, k] / drive.access_speed
                total = max(before, seconds * drive.slower_by + bound_legs[i, k] / drive.access_speed) * slow[i, k]
                length = metres + bound_legs[i, k]
                if roads["schematic"]:  # few roads: neighbours need not drive to one and back
                    direct = float(straight[i, k])
                    length = direct if direct / drive.access_speed < total else length
                    total, before = min(total, direct / drive.access_speed), min(before, direct / drive.access_speed)
                answer_ = _answer(self.method, vehicle, total, length, ROAD_RANGE, roads["source"], day, f"{roads['id']}+{roads['engine']}")
                row[k] = replace(answer_, closures_considered=len(closures), delay=round(float(total - before) / 60.0, 1))
        return found

    def _slowness(
        self, here: np.ndarray[Any, Any], there: np.ndarray[Any, Any], vehicle: Vehicle, slow: Sequence[Closure]
    ) -> np.ndarray[Any, np.dtype[np.float64]]:
        """How much longer each journey takes because of slow areas, by the trunk network: ≥ 1."""
        one = np.ones((len(here), len(there)))
        if not slow or self.graph is None or self.graph.network.size == 0:
            return one
        journeys, delay = self.graph.journeys(here, there, vehicle=vehicle, closures=slow)
        usual = journeys.duration - delay
        known = np.isfinite(usual) & (usual > 0)
        return np.where(known, journeys.duration / np.where(known, usual, 1.0), 1.0)


def _legs(away: Sequence[float | None], origins: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Metres off the roads at both ends, for each pair."""
    metres = DETOUR * np.array([0.0 if one is None else one for one in away])
    return np.asarray(metres[:origins, None] + metres[None, origins:])


@dataclass(frozen=True, slots=True)
class StraightLineProvider:
    """Travel times guessed from the straight line, for when there is no network or an end lies outside it."""

    method: Method = Method.ESTIMATE
    source: str = "直线距离×1.35, 65 km/h"

    def travel_times(self, origins: Sequence[Point], destination: Point, *, vehicle: Vehicle) -> list[TravelTime | None]:
        """To one destination."""
        return [row[0] for row in self.matrix(origins, [destination], vehicle=vehicle)]

    def matrix(
        self, origins: Sequence[Point], destinations: Sequence[Point], *, vehicle: Vehicle, closures: Sequence[Closure] = ()
    ) -> Answers:
        """Always an answer, the same for every vehicle; closures that lie across are counted, not reckoned with."""
        journeys = straight_line(_pairs(origins), _pairs(destinations), detour=DETOUR, speed=ESTIMATE_SPEED)
        return [
            [
                replace(
                    _answer(
                        self.method, vehicle, float(journeys.duration[i, k]), float(journeys.length[i, k]), ESTIMATE_RANGE,
                        self.source, None, "1",
                    ),
                    closures_ignored=_across(closures, origins[i], destinations[k]),
                )
                for k in range(len(destinations))
            ]
            for i in range(len(origins))
        ]  # fmt: skip


def _across(closures: Sequence[Closure], here: Point, there: Point) -> int:
    if not closures:
        return 0
    line = shapely.LineString([(here.lon, here.lat), (there.lon, there.lat)])
    return sum(1 for closure in closures if closure.geometry.intersects(line))


def travel_times(
    providers: Sequence[Provider],
    origins: Sequence[Point],
    destination: Point,
    *,
    vehicle: Vehicle,
    closures: Sequence[Closure] = (),
    departure: datetime | None = None,
) -> list[TravelTime]:
    """An answer for every origin from the first provider that has one; the last provider must always have one."""
    found = travel_matrix(providers, origins, [destination], vehicle=vehicle, closures=closures, departure=departure)
    return [row[0] for row in found]


def travel_matrix(
    providers: Sequence[Provider],
    origins: Sequence[Point],
    destinations: Sequence[Point],
    *,
    vehicle: Vehicle,
    closures: Sequence[Closure] = (),
    departure: datetime | None = None,
) -> list[list[TravelTime]]:
    """An answer for every pair, each from the first provider that has one; the last provider must always have one.

    A closure counts for the whole of a journey when it holds at any time between departure (local time) and the latest arrival.
    Where it begins on the way, what it adds may put the arrival off into the hours of the next, which then counts too. Without
    a departure all closures are taken to hold.
    """
    valid = applying(closures, vehicle.value)
    waits = {closure.id: minutes_until(closure, departure) if departure else 0.0 for closure in valid}
    bound = [closure for closure in valid if waits[closure.id] == 0.0]
    found = _bound(providers, origins, destinations, vehicle, bound)
    ahead = sorted(((wait, closure) for closure in valid if (wait := waits[closure.id])), key=lambda pair: pair[0])
    for wait, beginning in groupby(ahead, key=lambda pair: pair[0]):
        late = [(i, k) for i, row in enumerate(found) for k, answer in enumerate(row) if answer.high >= wait]
        if not late:
            break
        fresh = [closure for _, closure in beginning]
        bound = [*bound, *fresh]
        rows, columns = sorted({i for i, _ in late}), sorted({k for _, k in late})
        at_start, at_end = around(fresh, origins), around(fresh, destinations)
        again = _bound(providers, [origins[i] for i in rows], [destinations[k] for k in columns], vehicle, bound)
        for i, k in late:
            passed = len(fresh) - len(at_start[i] | at_end[k])
            found[i][k] = _met_ahead(found[i][k], again[bisect_left(rows, i)][bisect_left(columns, k)], wait, passed)
    return found


def _met_ahead(before: TravelTime, after: TravelTime, wait: float, closures: int) -> TravelTime:
    """A journey that meets closures which begin after so many minutes, beside the same without them."""
    more = max(0.0, after.minutes - before.minutes)
    return replace(
        after,
        closures_ahead=min(after.closures_considered, before.closures_ahead + closures),
        delay_ahead=round(before.delay_ahead + more, 1),
        ahead_doubtful=before.ahead_doubtful or (more > 0 and before.low < wait),
    )


def _bound(
    providers: Sequence[Provider], origins: Sequence[Point], destinations: Sequence[Point], vehicle: Vehicle, closures: Sequence[Closure]
) -> list[list[TravelTime]]:
    """An answer for every pair under closures that all hold.

    Who starts within a closed or slow area or is sent into one is let through it: pairs are asked for in groups of the
    same areas around their ends.
    """
    complete: list[list[TravelTime | None]] = [[None] * len(destinations) for _ in origins]
    for rows, at_start in _groups(closures, origins):
        for columns, at_end in _groups(closures, destinations):
            left_out = at_start | at_end
            bound = [closure for closure in closures if closure.id not in left_out]
            part = _answers(providers, [origins[i] for i in rows], [destinations[k] for k in columns], vehicle, bound)
            for i, answers in zip(rows, part, strict=True):
                for k, answer in zip(columns, answers, strict=True):
                    complete[i][k] = replace(answer, end_closed=True) if left_out and answer else answer
    if any(answer is None for row in complete for answer in row):
        raise ValueError("the last provider left journeys without an answer")
    return [[answer for answer in row if answer is not None] for row in complete]


def _groups(closures: Sequence[Closure], points: Sequence[Point]) -> list[tuple[list[int], frozenset[str]]]:
    found: dict[frozenset[str], list[int]] = {}
    for number, areas in enumerate(around(closures, points)):
        found.setdefault(areas, []).append(number)
    return [(numbers, areas) for areas, numbers in found.items()]


def _answers(
    providers: Sequence[Provider], origins: Sequence[Point], destinations: Sequence[Point], vehicle: Vehicle, closures: Sequence[Closure]
) -> Answers:
    answers: Answers = [[None] * len(destinations) for _ in origins]
    why = ""
    for provider in providers:
        rows = [i for i, row in enumerate(answers) if any(answer is None for answer in row)]
        if not rows:
            break
        try:
            found = provider.matrix([origins[i] for i in rows], destinations, vehicle=vehicle, closures=closures)
        except Away as away:
            why = away.code
            continue
        for i, row in zip(rows, found, strict=True):
            answers[i] = [
                kept or (replace(answer, degraded=why) if answer and why else answer) for kept, answer in zip(answers[i], row, strict=True)
            ]
        why = why or "outside"
    return answers
