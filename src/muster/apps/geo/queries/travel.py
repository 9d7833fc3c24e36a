"""Travel times from what is known of the roads."""

from collections.abc import Sequence
from threading import Lock

import numpy as np

from muster.apps.geo.adapters.engine import engine
from muster.apps.geo.models import MapSource, RoadLink, RoadNode
from muster.apps.geo.rules.closures import Closure
from muster.apps.geo.rules.travel import GraphProvider, Provider, RouteProvider, StraightLineProvider, TravelTime, Vehicle
from muster.apps.geo.rules.travel import travel_matrix as answer
from muster.kit.errors import OutOfRange
from muster.kit.geometry import Point
from muster.logistics.routing.network import RoadNetwork

__all__ = ["MOST_ORIGINS", "MOST_PAIRS", "graph_provider", "road_network", "travel_matrix", "travel_times"]

MOST_ORIGINS = 2_000
MOST_PAIRS = 50_000
_lock = Lock()
_kept: dict[str, GraphProvider] = {}


def travel_times(origins: Sequence[Point], destination: Point, *, vehicle: Vehicle = Vehicle.HEAVY) -> list[TravelTime]:
    """How long from each origin to the destination, in the order of the origins.

    By the routing engine where it answers, else over the trunk-road network where both ends lie within it, else by the
    straight line; with what is closed or slow now. Each answer says which, with a range, the way's length, the date and
    version of what it rests on, and why nothing better answered.
    """
    if len(origins) > MOST_ORIGINS:
        raise OutOfRange("travel-too-many", limit=MOST_ORIGINS, count=len(origins))
    return [row[0] for row in travel_matrix(origins, [destination], vehicle=vehicle)]


def travel_matrix(
    origins: Sequence[Point], destinations: Sequence[Point], *, vehicle: Vehicle = Vehicle.HEAVY, closures: Sequence[Closure] | None = None
) -> list[list[TravelTime]]:
    """How long from each origin (rows) to each destination (columns).

    ``closures`` None takes those in force; give ``()`` to plan as if all were open.
    """
    pairs = len(origins) * len(destinations)
    if pairs > MOST_PAIRS:
        raise OutOfRange("travel-too-many", limit=MOST_PAIRS, count=pairs)
    graph, routing = graph_provider(), engine()
    providers: list[Provider] = []
    if routing is not None:
        providers.append(RouteProvider(routing.ask, graph))
    if graph is not None:
        providers.append(graph)
    bound = () if closures is None else closures
    return answer([*providers, StraightLineProvider()], origins, destinations, vehicle=vehicle, closures=bound)


def road_network() -> RoadNetwork | None:
    """The trunk roads as arrays, for planning over many pairs; None when they are not loaded."""
    graph = graph_provider()
    return graph.network if graph else None


def graph_provider() -> GraphProvider | None:
    """The network of the present edition, built once for each."""
    source = MapSource.objects.filter(key="roads", is_loaded=True).first()
    if source is None:
        return None
    edition = f"{source.edition}@{source.loaded_at:%Y%m%d%H%M%S%f}"
    with _lock:
        if edition not in _kept:
            _kept.clear()
            _kept[edition] = GraphProvider(_network(), source.source, source.data_date, f"roads/{source.edition}")
        return _kept[edition]


def _network() -> RoadNetwork:
    nodes = list(RoadNode.objects.order_by("id"))
    index = {node.id: number for number, node in enumerate(nodes)}
    links = list(RoadLink.objects.order_by("id").values_list("start_id", "end_id", "length", "speed", "road_class"))
    length = np.array([link[2] for link in links], dtype=np.float64)
    return RoadNetwork(
        node_lon=np.array([node.geom.x for node in nodes], dtype=np.float64),
        node_lat=np.array([node.geom.y for node in nodes], dtype=np.float64),
        link_from=np.array([index[link[0]] for link in links], dtype=np.int64),
        link_to=np.array([index[link[1]] for link in links], dtype=np.int64),
        length=length,
        duration=length / np.array([link[3] for link in links], dtype=np.float64),
        is_open=np.array([link[4] != RoadLink.Class.EXPRESSWAY for link in links], dtype=np.bool_),
    )
