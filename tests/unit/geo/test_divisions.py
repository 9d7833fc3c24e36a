"""Codes, levels and everyday names of divisions."""

import pytest

from muster.apps.geo.adapters import files
from muster.apps.geo.rules.divisions import Level, code_of, org_path_of, parent_code, read_package, region_of, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("湖北省", "湖北"),
        ("黄石市", "黄石"),
        ("恩施土家族苗族自治州", "恩施"),
        ("长阳土家族自治县", "长阳"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("神农架林区", "神农架"),
        ("内蒙古自治区", "内蒙古"),
        ("香港特别行政区", "香港"),
        ("大兴安岭地区", "大兴安岭"),
        ("蒲县", "蒲县"),
        ("东湖区", "东湖"),
    ],
)
def test_people_say_the_short_name(name, short):
    assert short_name(name) == short


@pytest.mark.parametrize("code", ["420000", "420200", "420222", "429004", "110105"])
def test_the_path_of_an_authority_leads_back_to_its_division(code):
    assert code_of(org_path_of(code)) == code
    assert code_of(org_path_of(code) + ".e3f9c2ab1") == code


def test_a_county_directly_under_its_province_has_no_prefecture():
    assert parent_code("429004") == "420000"
    assert region_of("429004") == "429004"
    assert region_of("420222") == region_of("420281") == "4202"


def test_the_package_covers_the_country_and_every_parent_is_there_before_its_children():
    seen: dict[str, Level] = {}
    for record in files.divisions():
        assert record.parent is None or record.parent in seen
        assert record.code not in seen
        assert len(record.code) == 6
        assert record.code.isdigit()
        seen[record.code] = record.level
    levels = list(seen.values())
    assert levels.count(Level.PROVINCE) == 34
    assert levels.count(Level.COUNTY) > 2_800


def test_the_package_agrees_with_our_list_of_hubei():
    ours = {row["code"]: row["name"] for row in files.rows("hubei_counties")}
    package = {r.code: r.name for r in files.divisions() if r.code.startswith("42") and r.level is Level.COUNTY}
    assert package == ours
    assert len(ours) == 103


def test_a_province_without_a_code_in_the_package_still_has_its_own():
    assert [r.code for r in read_package([{"code": "资料暂缺", "name": "台湾省"}])] == ["710000"]
