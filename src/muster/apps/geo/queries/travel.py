"""Travel times from what is known of the roads."""

from collections.abc import Sequence

from muster.apps.geo.adapters.engine import engine
from muster.apps.geo.queries.closures import closures_ahead
from muster.apps.geo.queries.roads import graph_provider
from muster.apps.geo.rules.closures import Closure
from muster.apps.geo.rules.travel import Provider, RouteProvider, StraightLineProvider, TravelTime, Vehicle
from muster.apps.geo.rules.travel import travel_matrix as answer
from muster.kit import time
from muster.kit.errors import OutOfRange
from muster.kit.geometry import Point

__all__ = ["MOST_ORIGINS", "MOST_PAIRS", "travel_matrix", "travel_times"]

MOST_ORIGINS = 2_000
MOST_PAIRS = 50_000


def travel_times(origins: Sequence[Point], destination: Point, *, vehicle: Vehicle = Vehicle.HEAVY) -> list[TravelTime]:
    """How long from each origin to the destination, in the order of the origins.

    By the routing engine where it answers, else over the trunk-road network where both ends lie within it, else by the
    straight line; with what is closed or slow between now and the latest arrival. Each answer says which, with a range, the way's length, the date and
    version of what it rests on, and why nothing better answered.
    """
    if len(origins) > MOST_ORIGINS:
        raise OutOfRange("travel-too-many", limit=MOST_ORIGINS, count=len(origins))
    return [row[0] for row in travel_matrix(origins, [destination], vehicle=vehicle)]


def travel_matrix(
    origins: Sequence[Point], destinations: Sequence[Point], *, vehicle: Vehicle = Vehicle.HEAVY, closures: Sequence[Closure] | None = None
) -> list[list[TravelTime]]:
    """How long from each origin (rows) to each destination (columns).

    ``closures`` None takes those that hold for who sets out now, on the way too; give ``()`` to plan as if all were open.
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
    departure = time.now().astimezone(time.SHANGHAI) if closures is None else None
    bound = closures_ahead() if closures is None else closures
    every = [*providers, StraightLineProvider()]
    return answer(every, origins, destinations, vehicle=vehicle, closures=bound, departure=departure)
