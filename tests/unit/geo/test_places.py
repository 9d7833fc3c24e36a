"""Which place a query means."""

import pytest

from muster.apps.geo.rules.places import Candidate, Match, NameKind, PlaceKind, initials_of, pinyin_of, rank, read_query
from muster.kit.geometry import Point


def place(key, spelling, *, kind=PlaceKind.TOWN, spelling_kind=NameKind.NAME, names=(), above=(), division="420222", lon=115.0,
          lat=30.0, people=0, own=True):  # fmt: skip
    return Candidate(key, kind, division, lon, lat, people, names or (spelling,), above, spelling, spelling_kind, own)


def order(query, *candidates, **options):
    return [found.key for found in rank(read_query(query), candidates, **options)]


@pytest.mark.parametrize(
    ("typed", "read", "is_han"),
    [
        (" 黄石 市 ", "黄石市", True),
        ("Huang Shi", "huangshi", False),
        ("Xi'an", "xian", False),
        ("ＨＳ", "hs", False),
        ("阳新县，白沙镇（东）", "阳新县白沙镇东", True),
        ("\x00", "", False),
    ],
)
def test_a_query_is_read_without_spaces_marks_and_case(typed, read, is_han):
    query = read_query(typed)
    assert (query.text, query.is_han) == (read, is_han)


def test_a_character_with_several_readings_is_found_by_each():
    assert "huangpi" in pinyin_of("黄陂")
    assert "jianli" in pinyin_of("监利")
    assert initials_of("十堰市") == "sys"


def test_the_exact_name_comes_before_longer_ones():
    assert order("黄石", place("long", "黄石港街道"), place("city", "黄石", kind=PlaceKind.PREFECTURE)) == ["city", "long"]


def test_of_an_address_the_place_that_explains_most_is_meant():
    yangxin = (("阳新县", "阳新"), ("黄石市", "黄石"))
    xiaochang = (("孝昌县", "孝昌"), ("孝感市", "孝感"))
    first, *_ = order(
        "阳新县白沙镇某厂",
        place("there", "白沙镇", above=xiaochang, division="420921"),
        place("here", "白沙镇", above=yangxin),
        place("county", "阳新县", kind=PlaceKind.COUNTY, above=yangxin[1:]),
    )
    assert first == "here"


def test_the_own_area_comes_first_and_then_the_nearer():
    far, near = place("far", "白沙镇", division="420921", lon=113.9), place("near", "白沙镇", division="420222")
    assert order("白沙", far, near, home="4202") == ["near", "far"]
    assert order("白沙", far, near, home="4209") == ["far", "near"]
    here, there = place("here", "白沙镇", lon=115.0), place("there", "白沙镇", lon=116.0)
    assert order("白沙", there, here, near=Point(115.0, 30.0)) == ["here", "there"]


def test_a_place_with_its_own_position_comes_before_one_at_its_county_s_seat():
    assert order("陶港", place("seat", "陶港镇", own=False), place("own", "陶港镇")) == ["own", "seat"]


def test_an_unusual_reading_does_not_outrank_the_usual_one():
    odd = place("odd", "huangshi", spelling_kind=NameKind.READING, kind=PlaceKind.PROVINCE)
    usual = place("usual", "huangshi", spelling_kind=NameKind.PINYIN)
    assert order("huangshi", odd, usual) == ["usual", "odd"]


def test_each_place_is_named_once_with_its_best_spelling():
    found = rank(read_query("黄石"), [place("c", "黄石市"), place("c", "黄石", spelling_kind=NameKind.ALIAS)])
    assert [(f.key, f.match, f.spelling) for f in found] == [("c", Match.EXACT, "黄石")]


def test_what_does_not_fit_is_left_out():
    assert order("襄阳", place("c", "黄石市")) == []
