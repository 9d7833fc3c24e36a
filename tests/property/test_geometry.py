"""Every coordinate system comes back to where it started."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.kit.geometry import CHINA, Bounds, CoordinateSystem, Point, from_wgs84, read_point, to_wgs84

HUBEI = Bounds(108.3, 29.0, 116.2, 33.4)


def points(box: Bounds) -> st.SearchStrategy[Point]:
    return st.builds(Point, st.floats(box.west, box.east), st.floats(box.south, box.north))


@pytest.mark.parametrize("system", list(CoordinateSystem))
@given(point=points(CHINA))
def test_out_and_back_stays_within_a_millimetre(system, point):
    x, y = from_wgs84(point, system)
    assert to_wgs84(x, y, system).distance(point) < 0.001


@pytest.mark.parametrize("system", list(CoordinateSystem))
@given(point=points(HUBEI))
def test_what_we_hand_out_we_take_back_at_the_door(system, point):
    x, y = from_wgs84(point, system)
    assert read_point(x, y, system).distance(point) < 0.5


@given(point=points(HUBEI))
def test_shifted_systems_move_a_point_by_less_than_two_kilometres_and_never_by_nothing(point):
    for system in (CoordinateSystem.GCJ02, CoordinateSystem.BD09):
        moved = Point(*from_wgs84(point, system))
        assert 50.0 < moved.distance(point) < 2_000.0


@given(point=points(HUBEI), off=st.floats(-3.0, 3.0))
def test_neighbouring_meridians_give_the_same_place(point, off):
    meridian = round(point.lon) + off
    x, y = from_wgs84(point, CoordinateSystem.GK3, central_meridian=meridian, with_zone=False)
    assert to_wgs84(x, y, CoordinateSystem.GK3, central_meridian=meridian).distance(point) < 0.001
