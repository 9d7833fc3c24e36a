"""Coordinate systems against figures computed elsewhere, and refusals that say what is wrong."""

import pytest

from muster.kit.errors import OutOfRange
from muster.kit.geometry import CoordinateSystem as System
from muster.kit.geometry import Point, central_meridian_of, convert, from_wgs84, great_circle, read_point, to_wgs84

# Computed with PROJ through PostGIS 3.3: EPSG 4547, 4526, 4545 (3° zones) and 4498 (6° zone 20).
GAUSS_KRUEGER = [
    (114.2986, 30.5844, System.GK3, 114.0, 528640.5626372861, 3384936.4274066663),
    (115.2, 29.85, System.GK3, 114.0, 615961.575284384, 3304090.1948922942),
    (109.4869, 30.2722, System.GK3, 108.0, 643080.2618000202, 3351224.098142708),
    (115.2, 29.85, System.GK6, 117.0, 326049.557441045, 3304846.007945639),
]


@pytest.mark.parametrize(("lon", "lat", "system", "meridian", "easting", "northing"), GAUSS_KRUEGER)
def test_gauss_krueger_agrees_with_proj_to_a_tenth_of_a_millimetre(lon, lat, system, meridian, easting, northing):
    x, y = from_wgs84(Point(lon, lat), system, central_meridian=meridian, with_zone=False)
    assert (x, y) == pytest.approx((easting, northing), abs=1e-4)


def test_an_easting_carries_its_zone_number():
    x, y = from_wgs84(Point(115.2, 29.85), System.GK3)
    assert x == pytest.approx(38615961.575284384, abs=1e-4)
    assert to_wgs84(x, y, System.GK3) == Point(pytest.approx(115.2), pytest.approx(29.85))


def test_gcj02_moves_wuhan_half_a_kilometre_east_and_a_quarter_south():
    lon, lat = convert(114.2986, 30.5844, System.WGS84, System.GCJ02)
    assert lon - 114.2986 == pytest.approx(0.00544, abs=1e-5)
    assert lat - 30.5844 == pytest.approx(-0.00242, abs=1e-5)


def test_gcj02_leaves_the_world_outside_china_alone():
    assert convert(2.35, 48.85, System.WGS84, System.GCJ02) == (2.35, 48.85)


def test_bd09_adds_its_own_shift():
    # The pair that circulates with every published copy of the formula: 116.404, 39.915 of GCJ-02.
    lon, lat = convert(116.404, 39.915, System.GCJ02, System.BD09)
    assert (lon, lat) == pytest.approx((116.41036949371029, 39.92133699351021), abs=1e-6)


def test_zones_have_their_middle_where_the_standard_puts_it():
    assert central_meridian_of(112.5, System.GK3) == 114.0
    assert central_meridian_of(112.49, System.GK3) == 111.0
    assert central_meridian_of(113.9, System.GK6) == 111.0


def test_great_circle_broadcasts():
    assert great_circle([114.0, 115.0], [30.0, 30.0], 114.0, 30.0) == pytest.approx([0.0, 96297.3], abs=1.0)


@pytest.mark.parametrize(
    ("x", "y", "system", "code"),
    [
        (30.5, 114.3, System.WGS84, "coordinate-swapped"),
        (2.35, 48.85, System.WGS84, "coordinate-outside"),
        (0.0, 0.0, System.GCJ02, "coordinate-nought"),
        (float("nan"), 30.0, System.WGS84, "coordinate-not-a-number"),
        (38615961.6, 3304090.2, System.WGS84, "coordinate-degrees-expected"),
        (114.3, 30.5, System.GK3, "coordinate-metres-expected"),
        (615961.6, 3304090.2, System.GK3, "coordinate-zone-missing"),
        (20326049.6, 3304846.0, System.GK3, "coordinate-zone-width"),
        (23.5e6 + 0.6, 3304846.0, System.GK3, "coordinate-zone-width"),
        (60326049.6, 3304846.0, System.GK3, "coordinate-outside-zone"),
        (615961.6, -1e300, System.GK3, "coordinate-outside-zone"),
        (1e300, 3304846.0, System.GK6, "coordinate-outside-zone"),
        (3304090.2, 615961.6, System.GK3, "coordinate-swapped-metres"),
        (3304090.2, 38615961.6, System.GK3, "coordinate-swapped-metres"),
        (38010000.0, 3304090.2, System.GK3, "coordinate-outside-zone"),
    ],
)
def test_a_wrong_pair_is_refused_with_its_reason(x, y, system, code):
    with pytest.raises(OutOfRange) as refusal:
        read_point(x, y, system)
    assert refusal.value.code == code


def test_a_zone_number_that_contradicts_the_given_meridian_is_refused():
    with pytest.raises(OutOfRange) as refusal:
        read_point(38615961.6, 3304090.2, System.GK3, central_meridian=117.0)
    assert refusal.value.code == "coordinate-zone-contradicts"


def test_a_bare_easting_is_read_with_the_meridian_beside_it():
    point = read_point(615961.575284384, 3304090.1948922942, System.GK3, central_meridian=114.0)
    assert (point.lon, point.lat) == pytest.approx((115.2, 29.85), abs=1e-9)
