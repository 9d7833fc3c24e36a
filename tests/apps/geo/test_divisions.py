"""Divisions and positions, through the API."""

import pytest
from django.contrib.gis.geos import Polygon

from muster.apps.geo.models import DivisionArea

pytestmark = pytest.mark.usefixtures("ground")


@pytest.fixture
def officer(as_role):
    return as_role("duty_officer", "huangshi")


def test_the_tree_is_walked_from_the_provinces_down(officer):
    provinces = officer.call("GET", "/api/divisions").data
    assert len(provinces) == 34
    below = officer.call("GET", "/api/divisions?parent=420000").data
    assert [d["name"] for d in below][:2] == ["武汉市", "黄石市"]
    assert "429004" in [d["code"] for d in below]
    counties = officer.call("GET", "/api/divisions?parent=420200").data
    assert [d["code"] for d in counties] == ["420202", "420203", "420204", "420205", "420222", "420281"]
    assert counties[4]["population"] > 500_000
    assert counties[4]["seat_mark"] in ("public", "assumed")


def test_all_counties_of_a_province_come_in_one_list(officer):
    assert len(officer.call("GET", "/api/divisions?parent=420000&level=county").data) == 103


@pytest.mark.parametrize("parent", ["421000", "420200", "420900"])
def test_a_level_under_a_parent_holds_its_own_and_no_neighbours(officer, parent):
    own = [d["code"] for d in officer.call("GET", f"/api/divisions?parent={parent}").data]
    assert [d["code"] for d in officer.call("GET", f"/api/divisions?parent={parent}&level=county").data] == own
    assert own
    assert all(code[:4] == parent[:4] for code in own)  # 421000 is not 4211..4213
    assert officer.call("GET", f"/api/divisions?parent={parent}&level=prefecture").data == []


def test_the_list_of_an_earlier_day_has_the_codes_of_that_day(officer):
    then = [d["code"] for d in officer.call("GET", "/api/divisions?parent=420800&on=2015-01-01").data]
    now = [d["code"] for d in officer.call("GET", "/api/divisions?parent=420800").data]
    assert ("420821" in then, "420882" in then) == (True, False)
    assert ("420821" in now, "420882" in now) == (False, True)


def test_a_prefecture_whose_code_ends_in_three_noughts_has_its_own_counties_only(officer):
    found = officer.call("GET", "/api/divisions?parent=421000&level=county").data
    assert {d["code"][:4] for d in found} == {"4210"}


def test_the_grounds_of_counties_are_drawn_where_boundaries_are_loaded(officer):
    assert officer.call("GET", "/api/divisions/grounds?parent=420200").data == []
    square = Polygon(((114.9, 29.9), (115.1, 29.9), (115.1, 30.1), (114.9, 30.1), (114.9, 29.9)), srid=4326).transform(3857, clone=True)
    for code in ("420281", "420582"):
        DivisionArea.objects.create(division_id=code, detail=DivisionArea.Detail.FULL, geom=square)
    found = officer.call("GET", "/api/divisions/grounds?parent=420200").data
    assert [g["code"] for g in found] == ["420281"]
    assert {tuple(corner) for corner in found[0]["geometry"]["coordinates"][0]} == {(114.9, 29.9), (115.1, 29.9), (115.1, 30.1), (114.9, 30.1)}
    assert officer.call("GET", "/api/divisions/grounds?parent=42").status_code == 422


def test_one_division_by_its_code(officer):
    assert officer.call("GET", "/api/divisions/420222").data["parent_code"] == "420200"
    missing = officer.call("GET", "/api/divisions/999999")
    assert (missing.status_code, missing.data["code"]) == (404, "division-unknown")


def test_without_boundaries_the_nearest_seat_is_a_guess_and_says_so(officer):
    found = officer.call("GET", "/api/divisions/at?lon=115.215&lat=29.83").data
    assert (found["code"], found["method"], found["mark"]) == ("420222", "nearest_seat", "assumed")
    assert found["full_name"] == "湖北省黄石市阳新县"


def test_a_position_far_from_every_seat_has_no_division(officer):
    response = officer.call("GET", "/api/divisions/at?lon=125&lat=20")
    assert (response.status_code, response.data) == (200, None)


def test_swapped_numbers_are_refused_with_the_right_ones(officer):
    response = officer.call("GET", "/api/divisions/at?lon=29.83&lat=115.215")
    assert (response.status_code, response.data["code"]) == (422, "coordinate-swapped")
    assert "115.215" in response.data["detail"]


@pytest.mark.parametrize("system", ["wgs84", "cgcs2000", "gcj02", "bd09", "gk3", "gk6"])
def test_out_and_back_through_the_door_stays_within_half_a_metre(officer, system):
    out = officer.call("POST", "/api/coordinates/convert", {"x": 115.215, "y": 29.83, "target": system}).data
    back = officer.call("POST", "/api/coordinates/convert", {"x": out["x"], "y": out["y"], "source": system}).data
    assert back["lon"] == pytest.approx(115.215, abs=4e-6)
    assert back["lat"] == pytest.approx(29.83, abs=4e-6)
    assert back["division"]["code"] == "420222"


def test_an_easting_without_zone_needs_the_meridian(officer):
    body = {"x": 615961.575, "y": 3304090.195, "source": "gk3"}
    refused = officer.call("POST", "/api/coordinates/convert", body)
    assert (refused.status_code, refused.data["code"]) == (422, "coordinate-zone-missing")
    taken = officer.call("POST", "/api/coordinates/convert", body | {"central_meridian": 114}).data
    assert (taken["lon"], taken["lat"]) == pytest.approx((115.2, 29.85), abs=1e-7)
