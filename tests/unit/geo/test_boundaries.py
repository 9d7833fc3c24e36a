"""Boundaries: each shared edge once, at the highest level that it divides."""

import pytest
from shapely.geometry import LineString, Point, box

from muster.apps.geo.rules.boundaries import attribute, build, handfuls

# Three counties in a row: two of one prefecture, one of another province; and one directly under its province below.
COUNTIES = {
    "420202": box(115.0, 30.0, 115.1, 30.1),
    "420203": box(115.1, 30.0, 115.2, 30.1),
    "340826": box(115.2, 30.0, 115.3, 30.1),
    "429004": box(115.0, 29.9, 115.1, 30.0),
}


@pytest.fixture(scope="module")
def grounds():
    return {ground.detail: ground for ground in build(COUNTIES, [LineString([(110, 9), (112, 8)])])}


def test_every_edge_is_drawn_once_at_its_highest_level(grounds):
    lines = grounds[2].lines
    lengths = {level: line.length for level, line in lines.items()}
    assert lengths["county"] == pytest.approx(lengths["province"], rel=1e-6)
    assert lengths["prefecture"] == pytest.approx(0.1 * 111_319.49, rel=1e-3)
    assert lengths["country"] > lengths["county"]
    assert set(lines) == {"country", "province", "prefecture", "county", "maritime"}


def test_coarser_details_join_counties_to_what_they_make_up(grounds):
    assert set(grounds[2].areas) == set(COUNTIES)
    assert set(grounds[1].areas) == {"420200", "340800", "429004"}
    assert set(grounds[0].areas) == {"420000", "340000"}
    assert set(grounds[0].lines) == {"country", "province", "maritime"}


def test_islands_that_a_map_of_the_country_must_show_are_never_too_small():
    tiny = {
        "460301": box(112.30, 16.80, 112.31, 16.81),
        "710000": box(123.47, 25.74, 123.48, 25.75),
        "330921": box(122.20, 30.20, 122.21, 30.21).union(box(122.0, 30.0, 122.15, 30.15)),
    }
    coarse = {ground.detail: ground for ground in build(tiny, [])}[0]
    shown = [part.centroid for part in coarse.lines["country"].geoms]
    assert len(shown) == 3
    assert set(coarse.areas) == {"460000", "710000", "330000"}
    assert len(coarse.areas["330000"].geoms if hasattr(coarse.areas["330000"], "geoms") else [1]) == 1


def test_names_of_provinces_stand_where_there_is_room(grounds):
    assert set(grounds[0].labels) == {"420000", "340000"}
    assert grounds[0].areas["420000"].buffer(1).contains(Point(grounds[0].labels["420000"]))
    assert grounds[1].labels == {}


def test_ground_of_a_district_we_do_not_know_goes_to_what_is_above_it():
    areas = attribute({"620200": box(0, 0, 1, 1), "810101": box(2, 0, 3, 1), "810102": box(3, 0, 4, 1)}, {"620200", "810000"})
    assert set(areas) == {"620200", "810000"}
    assert areas["810000"].area == pytest.approx(2.0)


def test_handfuls_keep_every_string(grounds):
    country = grounds[2].lines["country"]
    assert sum(len(part.geoms) for part in handfuls(country, size=1)) == len(country.geoms)
