"""The data files keep their promises: every row has a source and a mark, every reference resolves, the sums are right."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from muster.apps.geo.adapters import files
from muster.apps.geo.models import RoadLink
from muster.apps.geo.rules.places import PlaceKind
from muster.kit.geometry import Bounds
from muster.kit.provenance import Mark

HUBEI = Bounds(108.3, 29.0, 116.2, 33.4)


@pytest.mark.parametrize("name", ["hubei_places", "hubei_road_nodes", "hubei_road_links", "division_changes"])
def test_every_row_says_where_it_comes_from(name):
    for row in files.rows(name):
        assert row["source"]
        assert row["mark"] in Mark.codes()


def test_counties_add_up_to_the_census():
    counties = {row["code"]: int(row["population"]) for row in files.rows("hubei_counties")}
    prefectures = {row["code"]: int(row["population"]) for row in files.rows("hubei_prefectures")}
    assert sum(prefectures.values()) == 57_752_557
    assert sum(counties.values()) == pytest.approx(57_752_557, abs=200)
    for code, people in prefectures.items():
        if code.endswith("00"):
            assert sum(n for c, n in counties.items() if c[:4] == code[:4]) == pytest.approx(people, abs=20)
        else:
            assert counties[code] == people


def test_places_lie_in_hubei_and_in_counties_we_know():
    counties = {row["code"] for row in files.rows("hubei_counties")}
    rows = list(files.rows("hubei_places"))
    assert len(rows) > 1_000
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["division"] in counties
        assert row["kind"] in PlaceKind.codes()
        assert row["position"] in {"own", "seat"}
        assert (row["mark"] == "assumed") == (row["position"] == "seat")
        assert HUBEI.contains(float(row["lon"]), float(row["lat"]))


def test_the_road_network_is_one_piece_and_its_lengths_are_no_shorter_than_flight():
    nodes = {row["id"]: number for number, row in enumerate(files.rows("hubei_road_nodes"))}
    links = list(files.rows("hubei_road_links"))
    ends = np.array([(nodes[row["from"]], nodes[row["to"]]) for row in links])
    graph = csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(nodes), len(nodes)))
    assert connected_components(graph, directed=False)[0] == 1
    assert {row["class"] for row in links} == set(RoadLink.Class.values)
    assert all(20 <= float(row["kmh"]) <= 120 and 0 < float(row["km"]) < 200 for row in links)


def test_each_prefecture_has_its_seat_in_one_of_its_counties():
    counties = {row["code"] for row in files.rows("hubei_counties")}
    for row in files.rows("hubei_prefectures"):
        assert row["seat_county"] in counties
        assert row["seat_county"][:4] == row["code"][:4]
