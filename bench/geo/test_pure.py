"""The pure parts: ``pytest bench/geo --benchmark-only``."""

import numpy as np
import pytest

from muster.apps.geo.adapters import files
from muster.kit.geometry import CoordinateSystem, Point, from_wgs84, to_wgs84
from muster.logistics.routing.network import RoadNetwork, travel


@pytest.fixture(scope="module")
def network() -> RoadNetwork:
    """The trunk roads of the data files."""
    nodes = list(files.rows("hubei_road_nodes"))
    links = list(files.rows("hubei_road_links"))
    index = {node["id"]: number for number, node in enumerate(nodes)}
    length = np.array([float(link["km"]) for link in links]) * 1000
    return RoadNetwork(
        np.array([float(n["lon"]) for n in nodes]),
        np.array([float(n["lat"]) for n in nodes]),
        np.array([index[link["from"]] for link in links]),
        np.array([index[link["to"]] for link in links]),
        length,
        length / (np.array([float(link["kmh"]) for link in links]) / 3.6),
        np.array([link["class"] != "expressway" for link in links]),
    )


@pytest.mark.parametrize(("origins", "destinations"), [(500, 1), (103, 103), (10_000, 20)])
def test_travel_times_over_the_trunk_roads(benchmark, network, origins, destinations):
    rng = np.random.default_rng(1)
    here = np.column_stack([rng.uniform(109, 116, origins), rng.uniform(29.3, 32.8, origins)])
    there = np.column_stack([rng.uniform(109, 116, destinations), rng.uniform(29.3, 32.8, destinations)])
    journeys = benchmark(travel, network, here, there)
    assert np.isfinite(journeys.duration).all()


@pytest.mark.parametrize("system", list(CoordinateSystem))
def test_a_position_out_and_back(benchmark, system):
    point = Point(115.215, 29.83)
    assert benchmark(lambda: to_wgs84(*from_wgs84(point, system), system)).distance(point) < 0.001
