"""Ways in words and on the map, and pictures of what lies within reach."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

import numpy as np

from muster.apps.geo.adapters.engine import engine
from muster.apps.geo.queries.closures import bans_in_force, closures_ahead, closures_in_force
from muster.apps.geo.queries.roads import graph_provider
from muster.apps.geo.queries.travel import travel_times
from muster.apps.geo.rules.closures import Closure, applying, around, effects_on, rings, within
from muster.apps.geo.rules.manoeuvres import Step, decoded, from_engine, from_links, straightened
from muster.apps.geo.rules.travel import DETOUR, DRIVES, Away, Method, TravelTime, Vehicle
from muster.kit import time
from muster.kit.errors import OutOfRange, Unavailable
from muster.kit.geometry import Point
from muster.logistics.routing.network import Access, way

__all__ = ["PICTURE_PATIENCE", "Route", "reach_areas", "road_data", "routes"]

PICTURE_PATIENCE: Final = 3.0
"""A picture decides nothing and nobody waits for it with an order in hand. [s]"""

Route = tuple[TravelTime, bool, list[tuple[float, float]], list[Step]]
"""What it takes, whether its line is schematic, the line, the steps."""


def routes(origin: Point, destination: Point, *, vehicle: Vehicle = Vehicle.HEAVY, alternatives: int = 0) -> list[Route]:
    """The way that the travel time stands for, and others; always one at least."""
    (best,) = travel_times([origin], destination, vehicle=vehicle)
    every = within(applying(closures_ahead(), vehicle.value), time.now().astimezone(time.SHANGHAI), best.high)
    ends = frozenset().union(*around(every, [origin, destination]))
    closures = [closure for closure in every if closure.id not in ends]
    if best.method is Method.ROUTE:
        try:
            return _driven(best, origin, destination, vehicle, alternatives, closures)
        except (Away, OutOfRange):
            pass
    over_graph = _over_graph(best, origin, destination, vehicle, closures) if best.method is not Method.ESTIMATE else None
    if over_graph is not None:
        return [over_graph]
    line = [(origin.lon, origin.lat), (destination.lon, destination.lat)]
    steps = from_links(["直线 "], [best.distance_m], [best.minutes], [origin, destination])
    return [(best, True, line, steps)]


def _driven(
    best: TravelTime, origin: Point, destination: Point, vehicle: Vehicle, alternatives: int, closures: list[Closure]
) -> list[Route]:
    asked = engine()
    if asked is None:
        raise Away("engine-away")
    answer = asked.ask("route", {
        "points": [(origin.lon, origin.lat), (destination.lon, destination.lat)], "vehicle": vehicle.value,
        "alternates": alternatives, "closed": rings(closures),
    })  # fmt: skip
    drive, schematic = DRIVES[vehicle], bool(answer["roads"]["schematic"])
    off = DETOUR * sum(answer["away"])
    nodes = _nodes() if schematic else frozenset()
    found: list[Route] = []
    for trip in answer["trips"]:
        seconds = trip["summary"]["time"] * drive.slower_by + off / drive.access_speed
        # Point ETA decides: the first way is the one that the travel time was told for.
        own = max(seconds / 60.0, best.minutes) if found else best.minutes
        scale = own / best.minutes if best.minutes else 1.0
        told = replace(
            best, minutes=round(own, 1), low=round(best.low * scale, 1), high=round(best.high * scale, 1),
            distance_m=round(trip["summary"]["length"] * 1000.0 + off),
        )  # fmt: skip
        line = [pair for leg in trip["legs"] for pair in decoded(leg["shape"])]
        line = straightened(line, nodes) if schematic else line
        steps = from_engine(trip["legs"], schematic=schematic, slower_by=drive.slower_by)
        found.append((told, schematic, [(origin.lon, origin.lat), *line, (destination.lon, destination.lat)], steps))
    return found


def _nodes() -> frozenset[tuple[float, float]]:
    graph = graph_provider()
    if graph is None:
        return frozenset()
    places = zip(graph.network.node_lon, graph.network.node_lat, strict=True)
    return frozenset((round(float(lon), 5), round(float(lat), 5)) for lon, lat in places)


def _over_graph(best: TravelTime, origin: Point, destination: Point, vehicle: Vehicle, closures: list[Closure]) -> Route | None:
    graph = graph_provider()
    if graph is None:
        return None
    network = graph.driven_by(vehicle)
    cut, longer = effects_on(network, graph.tree(), closures)
    network = replace(network, duration=network.duration * longer)
    found = way(network, (origin.lon, origin.lat), (destination.lon, destination.lat), cut=cut,
                access=Access(speed=DRIVES[vehicle].access_speed))  # fmt: skip
    at = [Point(float(network.node_lon[n]), float(network.node_lat[n])) for n in found.nodes]
    line = [(p.lon, p.lat) for p in (origin, *at, destination)]
    if not found.links.size:
        return best, True, line, from_links(["接驳道路 "], [best.distance_m], [best.minutes], [origin, destination])
    names = [graph.names[link] for link in found.links]
    lengths = [float(metres) for metres in network.length[found.links]]
    minutes = [float(seconds) / 60.0 for seconds in network.duration[found.links]]
    return best, True, line, from_links(names, lengths, minutes, [*at[: len(names)], destination])


def reach_areas(at: Point, minutes: list[int], *, vehicle: Vehicle = Vehicle.HEAVY) -> dict[str, Any]:
    """Areas within reach, for looking at: what decides is the travel time of a point."""
    asked = engine()
    if asked is None:
        raise Unavailable("reach-unavailable")
    closures = applying(closures_in_force(), vehicle.value)
    (here,) = around(closures, [at])
    bound = [closure for closure in closures if closure.id not in here]
    drive = DRIVES[vehicle]
    wanted = {minute: round(minute / drive.slower_by, 2) for minute in minutes}
    question = {"points": [(at.lon, at.lat)], "minutes": list(wanted.values()), "vehicle": vehicle.value, "closed": rings(bound)}
    try:
        answer = asked.ask("isochrone", question, patience=PICTURE_PATIENCE)
    except Away:
        raise Unavailable("reach-unavailable") from None
    roads = answer["roads"]
    areas = []
    for feature in answer["areas"]["features"]:
        minute = min(wanted, key=lambda m, told=feature["properties"]["contour"]: abs(wanted[m] - told))  # type: ignore[misc]  # told is bound
        areas.append({"minutes": minute, "geometry": feature["geometry"]})
    return {
        "areas": areas, "source": roads["source"], "version": f"{roads['id']}+{roads['engine']}", "schematic": roads["schematic"],
        "data_date": date.fromisoformat(roads["data_date"]) if roads["data_date"] else None, "closures_considered": len(bound),
    }  # fmt: skip


def road_data() -> dict[str, Any]:
    """What travel times rest on now: the engine's road data, or why it is away."""
    asked, graph = engine(), graph_provider()
    told: dict[str, Any] | None = None
    why = "engine-not-installed" if asked is None else ""
    if asked is not None:
        try:
            told = asked.health().get("roads")
            why = "" if told else "no-road-data"
        except Away as away:
            why = away.code
    method = Method.ROUTE if told else (Method.GRAPH if graph else Method.ESTIMATE)
    day = told["data_date"] if told else None
    data_date = date.fromisoformat(day) if day else (graph.data_date if graph and not told else None)
    return {
        "method": method, "method_name": method.zh, "degraded": why,
        "source": told["source"] if told else (graph.source if graph else ""), "data_date": data_date,
        "version": f"{told['id']}+{told['engine']}" if told else (graph.version if graph else ""),
        "schematic": bool(told["schematic"]) if told else True, "closures_in_force": len(closures_in_force()),
        "links": int(np.size(graph.network.link_from)) if graph else 0, "hazmat_bans": bans_in_force(),
        "hazmat_in_road_data": None if told and not told["schematic"] else False,
    }  # fmt: skip
