"""Travel times from what is known of the roads."""

from collections.abc import Sequence
from threading import Lock

import numpy as np

from muster.apps.geo.models import MapSource, RoadLink, RoadNode
from muster.apps.geo.rules.travel import GraphProvider, Provider, StraightLineProvider, TravelTime, Vehicle
from muster.apps.geo.rules.travel import travel_times as answer
from muster.kit.errors import OutOfRange
from muster.kit.geometry import Point
from muster.logistics.routing.network import RoadNetwork

__all__ = ["MOST_ORIGINS", "road_network", "travel_times"]

MOST_ORIGINS = 2_000
_lock = Lock()
_kept: dict[str, GraphProvider] = {}


def travel_times(origins: Sequence[Point], destination: Point, *, vehicle: Vehicle = Vehicle.HEAVY) -> list[TravelTime]:
    """How long from each origin to the destination, in the order of the origins.

    Over the trunk-road network where both ends lie within it, else by the straight line; each answer says which, with a
    range, the way's length, and the date and version of what it rests on.
    """
    if len(origins) > MOST_ORIGINS:
        raise OutOfRange("travel-too-many", limit=MOST_ORIGINS, count=len(origins))
    graph = _graph()
    providers: list[Provider] = [graph] if graph else []
    return answer([*providers, StraightLineProvider()], origins, destination, vehicle=vehicle)


def road_network() -> RoadNetwork | None:
    """The trunk roads as arrays, for planning over many pairs; None when they are not loaded."""
    graph = _graph()
    return graph.network if graph else None


def _graph() -> GraphProvider | None:
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
