"""Enterprises, hazards and targets through the API, and what the duty desk asks of them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from muster.apps.risks import actions, queries, rules
from muster.apps.risks.models import Enterprise
from muster.kit import audit
from muster.kit.actors import Actor
from muster.kit.geometry import Point
from muster.kit.scope import acting_as

SYSTEM = Actor.system("测试准备")
AsRole = Callable[[str, str], Any]
Contact = tuple[rules.ContactRole, str, str]


def code(n: int) -> str:
    first = f"91000000TEN{n:06d}"
    return first + rules.uscc_check_digit(first)


@pytest.fixture
def plant(world: Any, counties: None) -> UUID:
    """A chemical plant in 阳新 with a third-level ammonia hazard, and a school and a village near it."""
    with acting_as(SYSTEM):
        made = actions.add_enterprise(
            actor=SYSTEM, division="阳新县", uscc=code(1), name="阳新测试化工有限公司", industry=rules.Industry.HAZMAT_PRODUCTION,
            contacts=[(rules.ContactRole.DUTY_ROOM, "值班室", "0714-7300001"), (rules.ContactRole.SAFETY_MANAGER, "王安", "100 0000 8888")],
            point=Point(115.2, 29.85), address="园区一路 1 号",
        )  # fmt: skip
        actions.add_hazard(
            actor=SYSTEM, enterprise_id=made.id, code="A-01", name="液氨罐区", level=rules.HazardLevel.THREE, r_value=Decimal("24.5"),
            parts={"substances": [{"name": "液氨", "quantity_t": Decimal(60)}],
                   "principals": [{"role": "hazard_principal", "name": "李", "phone": "100 0000 7777"}]},
        )  # fmt: skip
        actions.add_target(actor=SYSTEM, division="420222", name="测试小学", kind=rules.TargetKind.SCHOOL, people=900, point=Point(115.21, 29.85))
        actions.add_target(actor=SYSTEM, division="420222", name="测试村", kind=rules.TargetKind.VILLAGE, point=Point(115.2, 29.86))
        return made.id


def test_the_register_is_seen_from_above_and_not_from_beside(plant: UUID, as_role: AsRole) -> None:
    for place, total in (("yangxin", 1), ("huangshi", 1), ("hubei", 1), ("yichang", 0), ("dangyang", 0)):
        officer = as_role("duty_officer", place)
        assert officer.call("GET", "/api/enterprises").data["total"] == total
        assert officer.call("GET", "/api/hazards").data["total"] == total
        assert officer.call("GET", "/api/targets").data["total"] == 2 * total
        assert officer.call("GET", f"/api/enterprises/{plant}").status_code == (200 if total else 404)
    assert as_role("anonymous", "").call("GET", "/api/enterprises").status_code == 401


def test_search_finds_by_word_code_and_number(plant: UUID, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "huangshi")
    for q in ("测试化工", "化工", code(1), code(1)[:8], "07147300001", "10000008888"):
        assert officer.call("GET", f"/api/enterprises?q={q}").data["total"] == 1, q
    assert officer.call("GET", "/api/enterprises?q=没有这家").data["total"] == 0
    assert officer.call("GET", "/api/enterprises?q=%00'%20or%201=1--").status_code == 422
    assert officer.call("GET", "/api/hazards?q=液氨").data["total"] == 1
    assert officer.call("GET", "/api/enterprises?has_hazard=true&is_high_risk=true&industry=hazmat_production&division=4202").data["total"] == 1
    assert officer.call("GET", "/api/enterprises?has_hazard=false").data["total"] == 0


def test_private_numbers_are_masked_until_asked_for_and_the_look_is_kept(plant: UUID, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "huangshi")
    shown = {c["role"]: c for c in officer.call("GET", f"/api/enterprises/{plant}").data["contacts"]}
    assert shown["duty_room"]["phone"] == "0714-7300001"
    assert shown["safety_manager"]["phone"] == "100****8888"
    full = officer.call("POST", f"/api/enterprises/{plant}/contacts").data
    assert "100 0000 8888" in [c["phone"] for c in full]
    assert as_role("regulator", "huangshi").call("POST", f"/api/enterprises/{plant}/contacts").status_code == 403
    assert as_role("duty_officer", "yichang").call("POST", f"/api/enterprises/{plant}/contacts").status_code == 404
    assert audit.verify().holds


def test_a_caller_is_known_by_his_number(plant: UUID, world: Any) -> None:
    officer = world.actor("duty_officer", "huangshi")
    for number in ("0714-7300001", "0714 730 0001", "7300001", "+86 100 0000 8888"):
        found = queries.enterprise_by_phone(officer, number)
        assert found is not None, number
        assert found["name"] == "阳新测试化工有限公司"
        assert found["lon"] == 115.2
    assert queries.enterprise_by_phone(officer, "") is None
    assert queries.enterprise_by_phone(officer, "119") is None
    assert queries.enterprise_by_phone(world.actor("duty_officer", "yichang"), "0714-7300001") is None


def test_two_enterprises_with_one_number_are_no_answer(plant: UUID, world: Any) -> None:
    with acting_as(SYSTEM):
        actions.add_enterprise(actor=SYSTEM, division="420222", uscc=code(2), name="同号公司", industry=rules.Industry.OTHER,
                               contacts=[(rules.ContactRole.DUTY_ROOM, "", "0714 7300001")])  # fmt: skip
    officer = world.actor("duty_officer", "huangshi")
    assert queries.enterprise_by_phone(officer, "07147300001") is None
    assert len(queries.enterprises_by_phone(officer, "07147300001")) == 2


def test_surroundings_count_people_and_say_what_nobody_counted(plant: UUID, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "huangshi")
    around = officer.call("GET", "/api/surroundings?lon=115.2&lat=29.85&radius_m=3000&hour=10").data
    assert around["people"] == {"known": 900, "targets": 2, "unknown_targets": 1, "is_complete": False}
    assert [t["name"] for t in around["targets"]] == ["测试小学", "测试村"]
    assert around["targets"][1]["people"] is None
    assert around["hazards"][0]["substances"] == "液氨"
    assert around["enterprises_total"] == 1
    assert as_role("duty_officer", "yichang").call("GET", "/api/surroundings?lon=115.2&lat=29.85&radius_m=3000").data["targets_total"] == 0
    assert officer.call("GET", "/api/surroundings?lon=115.2&lat=29.85&radius_m=60000").status_code in (400, 422)


def test_level_and_r_must_agree(plant: UUID, as_role: AsRole) -> None:
    regulator = as_role("regulator", "huangshi")
    body = {"enterprise_id": str(plant), "code": "A-02", "name": "氯库", "level": "level_2", "r_value": "24.5"}
    refused = regulator.call("POST", "/api/hazards", body)
    assert (refused.status_code, refused.data["code"]) == (422, "hazard-level-mismatch")
    made = regulator.call("POST", "/api/hazards", body | {"r_value": "50"})
    assert made.status_code == 201
    assert made.data["position_mark"] == "assumed", "it stands where its enterprise stands until someone says better"
    assert regulator.call("POST", "/api/hazards", body | {"r_value": "50"}).status_code == 409
    assert Enterprise.objects.unscoped("test").get(id=plant).hazard_rank == 3


def test_an_enterprise_is_one_code_at_one_site(plant: UUID, as_role: AsRole) -> None:
    regulator = as_role("regulator", "huangshi")
    body = {"uscc": code(1), "division": "420222", "name": "又一次", "industry": "other"}
    assert regulator.call("POST", "/api/enterprises", body).status_code == 409
    assert regulator.call("POST", "/api/enterprises", body | {"site_id": "2"}).status_code == 201
    assert regulator.call("POST", "/api/enterprises", body | {"uscc": code(1)[:17] + "0"}).status_code == 422
    foreign = regulator.call("POST", "/api/enterprises", body | {"uscc": code(3), "division": "420582"})
    assert foreign.status_code == 403


def test_edits_merge_clash_and_are_audited(plant: UUID, as_role: AsRole) -> None:
    regulator, path = as_role("regulator", "huangshi"), f"/api/enterprises/{plant}"
    assert regulator.call("PATCH", path, {"read_version": 1, "employees": 120}).data["version"] == 2
    assert regulator.call("PATCH", path, {"read_version": 1, "products": "合成氨"}).data["employees"] == 120
    assert regulator.call("PATCH", path, {"read_version": 1, "employees": 99}).status_code == 409
    assert regulator.call("PATCH", path, {"read_version": 3, "employees": None}).data["employees"] is None
    confirmed = regulator.call("POST", f"{path}/confirm", {"fields": ["products"]}).data
    assert confirmed["provenance"]["products"]["mark"] == "confirmed"
    assert as_role("duty_officer", "huangshi").call("PATCH", path, {"read_version": 4, "employees": 1}).status_code == 403
    assert as_role("regulator", "yichang").call("PATCH", path, {"read_version": 4, "employees": 1}).status_code == 404


def test_tiles_hold_the_own_area_only_also_from_the_cache(plant: UUID, as_role: AsRole) -> None:
    own, foreign = as_role("duty_officer", "huangshi"), as_role("duty_officer", "yichang")
    for address in ("6/52/26", "9/419/211", "14/13434/6771"):
        for _ in range(2):
            assert own.call("GET", f"/api/tiles/enterprises/{address}.mvt").status_code in (200, 204)
            assert foreign.call("GET", f"/api/tiles/enterprises/{address}.mvt").status_code == 204
    seen = [own.call("GET", f"/api/tiles/enterprises/{z}/{x}/{y}.mvt").content for z, x, y in _tiles_over(115.2, 29.85, (6, 9, 11, 14))]
    assert all(seen)
    assert "阳新测试化工有限公司".encode() in seen[-1]
    assert "阳新测试化工有限公司".encode() not in seen[0]
    assert own.call("GET", "/api/tiles/enterprises/3/9/1.mvt").status_code == 422


def _tiles_over(lon: float, lat: float, zooms: tuple[int, ...]) -> list[tuple[int, int, int]]:
    from math import asinh, pi, radians, tan

    return [(z, int((lon + 180) / 360 * 2**z), int((1 - asinh(tan(radians(lat))) / pi) / 2 * 2**z)) for z in zooms]


def test_a_table_goes_out_without_formulas_and_without_private_numbers_for_those_who_may_not(plant: UUID, as_role: AsRole) -> None:
    from muster.kit.tabular.reader import read_workbook

    regulator = as_role("regulator", "huangshi")
    regulator.call("PATCH", f"/api/enterprises/{plant}", {"read_version": 1, "products": "=HYPERLINK(\"x\")"})
    sheets = [read_workbook(as_role(role, "huangshi").call("GET", "/api/enterprises/export.xlsx").content) for role in ("regulator", "duty_officer")]
    rows = [dict(zip(sheet.head, sheet.rows[0][1], strict=False)) for sheet in sheets]
    assert rows[0]["主要产品"] == "'=HYPERLINK(\"x\")"
    assert rows[0].get("安全管理人员电话", "") == ""
    assert rows[1]["安全管理人员电话"] == "100 0000 8888"
    assert as_role("enterprise_safety_manager", "yangxin_plant").call("GET", "/api/enterprises/export.xlsx").status_code == 403


def test_generating_is_the_same_every_time_and_adds_up(world: Any, counties: None) -> None:
    with acting_as(SYSTEM):
        first = actions.generate(actor=SYSTEM, scale="small")
        again = actions.generate(actor=SYSTEM, scale="small")
    assert first["risks_enterprise"] == 300
    assert set(again.values()) == {0}
    rows = Enterprise.objects.unscoped("test")
    assert rows.filter(name__startswith="（演示）", is_demonstration=True).count() == 300
    assert all(rules.is_uscc(u) and u[2:8] == "000000" for u in rows.values_list("uscc", flat=True))
    assert audit.verify().holds


def test_repeated_contacts_and_endless_numbers_do_no_harm(plant: UUID, as_role: AsRole) -> None:
    regulator = as_role("regulator", "huangshi")
    twice = [{"role": "liaison", "name": "甲", "phone": "0" * 40}] * 2
    changed = regulator.call("PATCH", f"/api/enterprises/{plant}", {"read_version": 1, "contacts": twice})
    assert (changed.status_code, len(changed.data["contacts"])) == (200, 1)
    hazard = regulator.call("GET", "/api/hazards").data["items"][0]
    roles = [{"role": "hazard_principal", "name": name} for name in ("甲", "乙")]
    changed = regulator.call("PATCH", f"/api/hazards/{hazard['id']}", {"read_version": 1, "principals": roles})
    assert [p["name"] for p in changed.data["principals"]] == ["乙"]
