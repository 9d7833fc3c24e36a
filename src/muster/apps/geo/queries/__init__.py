"""Every read. Nothing here is secret, so nothing asks for an actor; the doors ask for ``map.view``."""

from muster.apps.geo.queries.divisions import DivisionAt, division, division_at, divisions
from muster.apps.geo.queries.places import FoundPlace, places_near, search_places
from muster.apps.geo.queries.sources import map_sources, map_version
from muster.apps.geo.queries.tiles import base_tile
from muster.apps.geo.queries.travel import road_network, travel_matrix, travel_times

__all__ = [
    "DivisionAt",
    "FoundPlace",
    "base_tile",
    "division",
    "division_at",
    "divisions",
    "map_sources",
    "map_version",
    "places_near",
    "road_network",
    "search_places",
    "travel_matrix",
    "travel_times",
]
