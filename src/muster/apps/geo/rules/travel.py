"""How long a journey takes: one shape of answer, whoever computes it.

A provider takes origins, one destination and a vehicle, and answers for each origin or says None where it cannot. The
composition asks the best provider first and falls back: a figure is always there, and always says what it rests on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

import numpy as np

from muster.kit.geometry import Point, great_circle
from muster.kit.terms import Term
from muster.logistics.routing.journeys import Journeys, straight_line
from muster.logistics.routing.network import Access, RoadNetwork, travel

__all__ = ["GraphProvider", "Method", "Provider", "StraightLineProvider", "TravelTime", "Vehicle", "travel_times"]

RULES_VERSION: Final = "travel/1"


class Method(Term):
    """What a travel time rests on."""

    ROUTE = "route", "道路导航"
    GRAPH = "graph", "干线路网"
    ESTIMATE = "estimate", "直线估算"


class Vehicle(Term):
    """What drives."""

    HEAVY = "heavy", "重型救援车"
    CAR = "car", "小型车"


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


class Provider(Protocol):
    """Somebody who can tell travel times."""

    @property
    def method(self) -> Method:
        """What its answers rest on."""
        ...

    def travel_times(self, origins: Sequence[Point], destination: Point, *, vehicle: Vehicle) -> list[TravelTime | None]:
        """One answer for each origin, None where this provider knows no way."""
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
}
# Assumed ranges. The network's times miss 32 recalled ones by 8.7 % on average, and traffic and weather only add; the
# straight line misses by about a third either way.
GRAPH_RANGE: Final = (0.85, 1.30)
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
    minutes = seconds / 60.0
    return TravelTime(
        method,
        vehicle,
        round(minutes, 1),
        round(minutes * spread[0], 1),
        round(minutes * spread[1], 1),
        round(metres),
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

    def travel_times(self, origins: Sequence[Point], destination: Point, *, vehicle: Vehicle) -> list[TravelTime | None]:
        """None for journeys with an end outside the network."""
        if not origins or self.network.size == 0:
            return [None] * len(origins)
        inside = self._covers([*origins, destination])
        if not inside[-1]:
            return [None] * len(origins)
        drive = DRIVES[vehicle]
        journeys = travel(self._driven_by(drive), _pairs(origins), _pairs([destination]), access=Access(speed=drive.access_speed))
        return [self._one(vehicle, journeys, i) if known else None for i, known in enumerate(inside[:-1])]

    def _one(self, vehicle: Vehicle, journeys: Journeys, row: int) -> TravelTime | None:
        seconds, metres = float(journeys.duration[row, 0]), float(journeys.length[row, 0])
        if not np.isfinite(seconds):
            return None
        return _answer(self.method, vehicle, seconds, metres, GRAPH_RANGE, self.source, self.data_date, self.version)

    def _covers(self, points: Sequence[Point]) -> list[bool]:
        at = _pairs(points)
        away = np.asarray(great_circle(at[:, None, 0], at[:, None, 1], self.network.node_lon, self.network.node_lat))
        return [bool(near) for near in away.min(axis=1) <= FARTHEST_ACCESS]

    def _driven_by(self, drive: Drive) -> RoadNetwork:
        net = self.network
        duration = np.maximum(net.duration, net.length / drive.top_speed) * drive.slower_by
        return RoadNetwork(net.node_lon, net.node_lat, net.link_from, net.link_to, net.length, duration, net.is_open)


@dataclass(frozen=True, slots=True)
class StraightLineProvider:
    """Travel times guessed from the straight line, for when there is no network or an end lies outside it."""

    method: Method = Method.ESTIMATE
    source: str = "直线距离×1.35, 65 km/h"

    def travel_times(self, origins: Sequence[Point], destination: Point, *, vehicle: Vehicle) -> list[TravelTime | None]:
        """Always an answer, the same for every vehicle."""
        journeys = straight_line(_pairs(origins), _pairs([destination]), detour=DETOUR, speed=ESTIMATE_SPEED)
        return [
            _answer(
                self.method,
                vehicle,
                float(journeys.duration[i, 0]),
                float(journeys.length[i, 0]),
                ESTIMATE_RANGE,
                self.source,
                None,
                "1",
            )
            for i in range(len(origins))
        ]


def travel_times(providers: Sequence[Provider], origins: Sequence[Point], destination: Point, *, vehicle: Vehicle) -> list[TravelTime]:
    """An answer for every origin from the first provider that has one; the last provider must always have one."""
    answers: list[TravelTime | None] = [None] * len(origins)
    for provider in providers:
        open_rows = [i for i, answer in enumerate(answers) if answer is None]
        if not open_rows:
            break
        found = provider.travel_times([origins[i] for i in open_rows], destination, vehicle=vehicle)
        for row, answer in zip(open_rows, found, strict=True):
            answers[row] = answer
    complete = [answer for answer in answers if answer is not None]
    if len(complete) != len(origins):
        raise ValueError("the last provider left journeys without an answer")
    return complete
