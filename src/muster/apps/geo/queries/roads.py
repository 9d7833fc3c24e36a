"""The trunk network as arrays, built once for each edition."""

from threading import Lock

import numpy as np

from muster.apps.geo.models import MapSource, RoadLink, RoadNode
from muster.apps.geo.rules.travel import GraphProvider
from muster.logistics.routing.network import RoadNetwork

__all__ = ["graph_provider", "road_network"]

_lock = Lock()
_kept: dict[str, GraphProvider] = {}


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
            network, names = _network()
            _kept[edition] = GraphProvider(network, source.source, source.data_date, f"roads/{source.edition}", names=names)
        return _kept[edition]


def _network() -> tuple[RoadNetwork, list[str]]:
    nodes = list(RoadNode.objects.order_by("id"))
    index = {node.id: number for number, node in enumerate(nodes)}
    links = list(RoadLink.objects.order_by("id").values_list("start_id", "end_id", "length", "speed", "road_class", "route"))
    length = np.array([link[2] for link in links], dtype=np.float64)
    network = RoadNetwork(
        node_lon=np.array([node.geom.x for node in nodes], dtype=np.float64),
        node_lat=np.array([node.geom.y for node in nodes], dtype=np.float64),
        link_from=np.array([index[link[0]] for link in links], dtype=np.int64),
        link_to=np.array([index[link[1]] for link in links], dtype=np.int64),
        length=length,
        duration=length / np.array([link[3] for link in links], dtype=np.float64),
        is_open=np.array([link[4] != RoadLink.Class.EXPRESSWAY for link in links], dtype=np.bool_),
    )
    return network, [f"{link[5]} {nodes[index[link[0]]].name}–{nodes[index[link[1]]].name}" for link in links]
