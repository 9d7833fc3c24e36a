"""What a closure bars: places that it lies on, and journeys whose usual way it meets."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

import numpy as np
import shapely

from muster.apps.geo.models import RoadClosure
from muster.apps.geo.queries.closures import closure_of, closures_in_force
from muster.apps.geo.queries.roads import graph_provider
from muster.apps.geo.rules.closures import Closure, applying, effects_on, links_met, metres_to
from muster.apps.geo.rules.travel import DRIVES, GraphProvider, Vehicle
from muster.kit.geometry import Point
from muster.logistics.routing.network import Access, way

__all__ = ["RESCUE", "Bar", "bar"]

RESCUE: Final = Vehicle.HEAVY
"""What teams drive."""


class Bar:
    """One closure, beside those that held already when it was drawn."""

    def __init__(self, row: RoadClosure) -> None:
        self.row = row
        self.closure = closure_of(row)
        self.binds_teams = bool(applying([self.closure], RESCUE.value))
        self._others = [c for c in applying(closures_in_force(), RESCUE.value) if c.id != self.closure.id]
        self._graph = graph_provider()

    def metres_to(self, place: Point) -> float:
        """How far a place lies from it; nought inside."""
        return metres_to(self.closure.geometry, place)

    def meets(self, journeys: Sequence[tuple[Point, Point]]) -> list[bool]:
        """Whether each journey would pass it, by the way that was the fastest without it."""
        return [self._on_the_way(origin, destination) for origin, destination in journeys]

    def _on_the_way(self, origin: Point, destination: Point) -> bool:
        used = _links(self._graph, self._others, origin, destination) if self._graph else np.array([], dtype=np.int64)
        if self._graph is None or not used.size:
            return bool(self.closure.geometry.intersects(shapely.LineString([(origin.lon, origin.lat), (destination.lon, destination.lat)])))
        return bool(np.isin(links_met(self._graph.tree(), self.closure), used).any())


def _links(graph: GraphProvider, others: Sequence[Closure], origin: Point, destination: Point) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    network = graph.driven_by(RESCUE)
    cut, longer = effects_on(network, graph.tree(), others)
    network = replace(network, duration=network.duration * longer)
    found = way(network, (origin.lon, origin.lat), (destination.lon, destination.lat), cut=cut, access=Access(speed=DRIVES[RESCUE].access_speed))
    return np.asarray(found.links, dtype=np.int64)


def bar(closure_id: UUID) -> Bar | None:
    """A closure by its id."""
    row: RoadClosure | None = RoadClosure.objects.unscoped("roads are everybody's").filter(id=closure_id).first()
    return Bar(row) if row else None
