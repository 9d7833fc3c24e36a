"""Every read. Nothing here is secret, so nothing asks for an actor; the doors ask for ``map.view``."""

from muster.apps.geo.queries.bars import Bar, bar
from muster.apps.geo.queries.closures import closure_value, closures_in_force, road_closures
from muster.apps.geo.queries.divisions import DivisionAt, bordering, division, division_at, divisions
from muster.apps.geo.queries.grounds import Ground, grounds
from muster.apps.geo.queries.places import FoundPlace, places_near, search_places
from muster.apps.geo.queries.roads import graph_provider, road_network
from muster.apps.geo.queries.routes import reach_areas, road_data, routes
from muster.apps.geo.queries.sources import map_sources, map_version
from muster.apps.geo.queries.tiles import base_tile
from muster.apps.geo.queries.travel import travel_matrix, travel_times

__all__ = [
    "Bar",
    "DivisionAt",
    "FoundPlace",
    "Ground",
    "bar",
    "base_tile",
    "bordering",
    "closure_value",
    "closures_in_force",
    "division",
    "division_at",
    "divisions",
    "graph_provider",
    "grounds",
    "map_sources",
    "map_version",
    "places_near",
    "reach_areas",
    "road_closures",
    "road_data",
    "road_network",
    "routes",
    "search_places",
    "travel_matrix",
    "travel_times",
]
