"""Search and nearest places, through the API."""

from urllib.parse import quote

import pytest

pytestmark = pytest.mark.usefixtures("ground")


@pytest.fixture
def officer(as_role):
    return as_role("duty_officer", "huangshi")


def names(client, query, **options):
    extra = "".join(f"&{key}={value}" for key, value in options.items())
    response = client.call("GET", f"/api/places?q={quote(query)}{extra}")
    assert response.status_code == 200, response.data
    return [place["full_name"] for place in response.data]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("黄石", "湖北省黄石市"),
        ("阳新", "湖北省黄石市阳新县"),
        ("yangxin", "湖北省黄石市阳新县"),
        ("yx", "湖北省黄石市阳新县"),
        ("hs", "湖北省黄石市"),
        ("420222", "湖北省黄石市阳新县"),
        ("富池", "湖北省黄石市阳新县富池镇"),
        ("阳新县富池镇某化工厂", "湖北省黄石市阳新县富池镇"),
        ("襄樊", "湖北省襄阳市"),
        ("京山县", "湖北省荆门市京山市"),
        ("硚口", "湖北省武汉市硚口区"),
        ("陶港镇", "湖北省黄石市阳新县陶港镇"),
    ],
)
def test_a_place_is_found_by_name_pinyin_initials_code_alias_and_address(officer, query, first):
    assert names(officer, query)[0] == first


def test_the_own_city_s_place_comes_first(as_role):
    assert "孝昌县" in names(as_role("regulator", "hubei"), "白沙镇", lon=113.95, lat=31.25)[0]
    assert "阳新县" in names(as_role("duty_officer", "huangshi"), "白沙镇", lon=113.95, lat=31.25)[0]


def test_a_place_without_its_own_position_says_so(officer):
    (place, *_) = officer.call("GET", f"/api/places?q={quote('陶港镇')}").data
    assert (place["is_own_position"], place["mark"]) == (False, "assumed")


def test_an_empty_query_is_refused_in_words(officer):
    response = officer.call("GET", "/api/places?q=%20")
    assert (response.status_code, response.data["code"]) == (422, "place-query-empty")


def test_wild_characters_are_harmless(officer):
    for query in ("%25", "_", "%00", "'", "\\", "🚒", "a" * 200):
        assert officer.call("GET", f"/api/places?q={quote(query, safe='%')}").status_code in (200, 422)


def test_nearest_places_come_in_the_order_of_distance(officer):
    found = officer.call("GET", "/api/places/near?lon=115.215&lat=29.83&limit=20").data
    distances = [place["distance_m"] for place in found]
    assert len(found) == 20
    assert distances == sorted(distances)
    assert found[0]["full_name"].startswith("湖北省黄石市阳新县")


def test_nobody_who_is_not_signed_in_searches(as_role):
    assert as_role("anonymous", "").call("GET", "/api/places?q=hs").status_code == 401
    assert as_role("nobody", "huangshi").call("GET", "/api/places?q=hs").status_code == 403
