"""Excel in five steps: upload, columns, check, preview, commit; and back within a week."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from muster.apps.risks import actions, rules
from muster.apps.risks.models import Enterprise, EnterpriseContact, MajorHazardInstallation, ProtectionTarget
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.geometry import CoordinateSystem, Point, from_wgs84
from muster.kit.imports import flow
from muster.kit.imports.models import ImportRow
from muster.kit.scope import acting_as
from muster.kit.tabular.reader import read_workbook
from muster.kit.tabular.writer import write_workbook
from tests.support.background import run_background

SYSTEM = Actor.system("测试准备")
AsRole = Callable[[str, str], Any]
TITLES = ("企业名称", "统一社会信用代码", "行业类别", "所在县", "员工人数", "值班电话", "经度", "纬度")


def code(n: int) -> str:
    first = f"91000000TEN{n:06d}"
    return first + rules.uscc_check_digit(first)


def row(n: int, **changes: Any) -> list[Any]:
    cells = {"企业名称": f"企业{n}", "统一社会信用代码": code(n), "行业类别": "机械制造", "所在县": "阳新县", "员工人数": 10 + n,
             "值班电话": f"0714-73{n:05d}", "经度": 115.2, "纬度": 29.85}  # fmt: skip
    return [(cells | changes)[title] for title in TITLES]


def upload(client: Any, rows: list[list[Any]], *, registry: str = "enterprises", titles: tuple[str, ...] = TITLES, **form: Any) -> Any:
    content = write_workbook(sheet="企业", titles=titles, rows=rows)
    file = SimpleUploadedFile("企业.xlsx", content, content_type="application/octet-stream")
    answer = client.post("/api/imports", {"file": file, "registry": registry, **form}, headers={"Idempotency-Key": f"k{time.now().timestamp()}"})
    answer.data = orjson.loads(answer.content)
    run_background()
    return answer


def batch(client: Any, batch_id: str) -> Any:
    return client.call("GET", f"/api/imports/{batch_id}").data


@pytest.fixture
def regulator(world: Any, counties: None, as_role: AsRole) -> Any:
    return as_role("regulator", "huangshi")


def test_five_steps_from_file_to_register_and_back(regulator: Any) -> None:
    made = upload(regulator, [row(1), row(2), row(3, 行业类别="魔法"), row(4, 员工人数="不明")])
    assert made.status_code == 201
    one = made.data["id"]
    now = batch(regulator, one)
    assert now["state"] == "checked"
    assert (now["total"], now["done"]) == (4, 4)
    assert now["counts"] == {"new": 3, "update": 0, "same": 0, "conflict": 0, "error": 1}
    bad = regulator.call("GET", f"/api/imports/{one}/rows?verdict=error").data["items"]
    assert [(r["number"], r["faults"][0]["field"]) for r in bad] == [(4, "industry")]
    assert "魔法" in bad[0]["faults"][0]["text"]
    points = regulator.call("GET", f"/api/imports/{one}/points").data
    assert len(points) == 3
    mended = regulator.call("PATCH", f"/api/imports/{one}/rows/4", {"cells": {"industry": "建材"}}).data
    assert mended["verdict"] == "new"
    assert batch(regulator, one)["counts"]["error"] == 0
    assert regulator.call("POST", f"/api/imports/{one}/commit", {}).data["state"] == "writing"
    run_background()
    assert batch(regulator, one)["counts"]["written_new"] == 4
    listed = regulator.call("GET", "/api/enterprises?sort=name").data["items"]
    assert [e["employees"] for e in listed] == [11, 12, 13, None], "unknown is not nought"
    detail = regulator.call("GET", f"/api/enterprises/{listed[0]['id']}").data
    assert detail["provenance"]["name"]["mark"] == "imported"
    assert "企业.xlsx" in detail["provenance"]["name"]["source"]
    assert detail["contacts"][0]["phone"] == "0714-7300001"
    assert regulator.call("POST", f"/api/imports/{one}/roll-back").data["state"] == "taking_back"
    run_background()
    assert batch(regulator, one)["state"] == "taken_back"
    assert Enterprise.objects.unscoped("test").count() == 0
    assert EnterpriseContact.objects.unscoped("test").count() == 0


def committed(client: Any, rows: list[list[Any]], **options: Any) -> str:
    body = {"overwrite_confirmed": options.pop("overwrite_confirmed", False)}
    one: str = upload(client, rows, **options).data["id"]
    assert client.call("POST", f"/api/imports/{one}/commit", body).status_code == 200
    run_background()
    return one


def test_steps_that_come_again_after_a_kill_write_and_undo_each_row_once(regulator: Any, world: Any) -> None:
    count = 2 * flow.WRITE_AT_ONCE + 10
    one = upload(regulator, [row(n) for n in range(count)]).data["id"]
    regulator.call("POST", f"/api/imports/{one}/commit", {})
    with acting_as(world.system):
        for _ in range(2):  # committed, but the worker died before its queue knew
            flow.write_some(batch_id=UUID(one), after=0)
    run_background()
    now = batch(regulator, one)
    assert (now["state"], now["counts"]["written_new"], now["counts"].get("written_same", 0)) == ("written", count, 0)
    assert Enterprise.objects.unscoped("test").count() == count
    regulator.call("POST", f"/api/imports/{one}/roll-back")
    with acting_as(world.system):
        for _ in range(2):
            flow.take_some_back(batch_id=UUID(one), after=0)
    run_background()
    now = batch(regulator, one)
    assert (now["state"], now["counts"]["kept"]) == ("taken_back", 0)
    assert Enterprise.objects.unscoped("test").count() == 0


def test_an_update_changes_what_differs_and_its_undo_restores_it(regulator: Any) -> None:
    committed(regulator, [row(1), row(2), row(3)])
    second = upload(regulator, [row(1), row(2, 员工人数=99, 值班电话="0714-7399999"), row(3, 员工人数="")]).data["id"]
    assert batch(regulator, second)["counts"] == {"new": 0, "update": 1, "same": 2, "conflict": 0, "error": 0}
    preview = regulator.call("GET", f"/api/imports/{second}/rows?verdict=update").data["items"][0]
    assert preview["changes"] == {"employees": [12, 99], "duty_phone": ["0714-7300002", "0714-7399999"]}
    regulator.call("POST", f"/api/imports/{second}/commit", {})
    run_background()
    found = Enterprise.objects.unscoped("test").get(uscc=code(2))
    assert found.employees == 99
    assert found.contacts.get().phone_digits == "07147399999"
    regulator.call("POST", f"/api/imports/{second}/roll-back")
    run_background()
    found.refresh_from_db()
    assert found.employees == 12
    assert found.contacts.get().phone == "0714-7300002"
    assert Enterprise.objects.unscoped("test").count() == 3


def test_what_a_person_confirmed_is_a_conflict_until_overwriting_is_chosen(regulator: Any) -> None:
    committed(regulator, [row(1)])
    found = Enterprise.objects.unscoped("test").get()
    regulator.call("POST", f"/api/enterprises/{found.id}/confirm", {"fields": ["employees"]})
    kept = upload(regulator, [row(1, 员工人数=50), row(2)]).data["id"]
    assert batch(regulator, kept)["counts"]["conflict"] == 1
    assert regulator.call("GET", f"/api/imports/{kept}/rows?verdict=conflict").data["items"][0]["conflicts"] == ["employees"]
    regulator.call("POST", f"/api/imports/{kept}/commit", {})
    run_background()
    found.refresh_from_db()
    assert found.employees == 11
    committed(regulator, [row(1, 员工人数=50)], overwrite_confirmed=True)
    found.refresh_from_db()
    assert found.employees == 50


def test_what_was_edited_since_stays_when_a_batch_is_taken_back(regulator: Any) -> None:
    one = committed(regulator, [row(1), row(2)])
    edited = Enterprise.objects.unscoped("test").get(uscc=code(1))
    regulator.call("PATCH", f"/api/enterprises/{edited.id}", {"read_version": 1, "products": "轴承"})
    regulator.call("POST", f"/api/imports/{one}/roll-back")
    run_background()
    assert [e.uscc for e in Enterprise.objects.unscoped("test").all()] == [code(1)]
    assert batch(regulator, one)["counts"]["kept"] == 1
    kept = {r["number"]: r["kept_because"] and r["kept_because"]["code"] for r in regulator.call("GET", f"/api/imports/{one}/rows").data["items"]}
    assert kept == {2: "undo-changed-since", 3: None}


def test_after_seven_days_a_batch_stays(regulator: Any) -> None:
    one = committed(regulator, [row(1)])
    with time.frozen(time.now() + timedelta(days=7, minutes=1)):
        from muster.kit.errors import Gone
        from muster.kit.imports import flow

        with acting_as(SYSTEM), pytest.raises(Gone):
            flow.take_back(actor=SYSTEM, batch_id=one)
        with acting_as(SYSTEM):
            flow.forget_old()
    assert ImportRow.objects.unscoped("test").count() == 0
    assert batch(regulator, one)["state"] == "written"


def test_the_same_row_twice_and_foreign_ground_are_errors(regulator: Any, world: Any) -> None:
    with acting_as(SYSTEM):
        actions.add_enterprise(actor=SYSTEM, division="420582", uscc=code(9), name="当阳企业", industry=rules.Industry.OTHER)
    one = upload(regulator, [row(1), row(1), row(2, 所在县="当阳市"), row(9), row(3, 所在县="没有县"), row(4, 统一社会信用代码="91")]).data["id"]
    assert batch(regulator, one)["counts"]["error"] == 5
    rows = {r["number"]: [f["code"] for f in r["faults"]] for r in regulator.call("GET", f"/api/imports/{one}/rows").data["items"]}
    assert rows == {2: [], 3: ["row-duplicate"], 4: ["row-outside-scope"], 5: ["row-belongs-elsewhere"], 6: ["division-unknown"], 7: ["uscc-wrong"]}


def test_positions_come_in_by_any_system_and_lie_where_they_should(regulator: Any) -> None:
    truth = Point(115.2, 29.85)
    for n, (system, extra) in enumerate([("gcj02", {}), ("bd09", {}), ("cgcs2000", {}), ("gk3", {"central_meridian": 114})], start=1):
        x, y = from_wgs84(truth, CoordinateSystem(system), **extra)
        committed(regulator, [row(n, 经度=x, 纬度=y)], coordinate_system=system, **extra)
        found = Enterprise.objects.unscoped("test").get(uscc=code(n))
        assert found.point is not None
        assert found.point.distance(truth) < 0.5
        assert found.position_mark == "imported"
    wrong = upload(regulator, [row(8, 经度=29.85, 纬度=115.2), row(9, 经度=115.2, 纬度="")]).data["id"]
    faults = [r["faults"][0]["code"] for r in regulator.call("GET", f"/api/imports/{wrong}/rows").data["items"]]
    assert faults == ["coordinate-swapped", "coordinate-half"]


def test_columns_that_could_not_be_matched_are_matched_by_hand(regulator: Any) -> None:
    titles = ("甲", "统一社会信用代码", "丙", "丁", "员工人数", "值班电话", "经度", "纬度")
    one = upload(regulator, [row(1)], titles=titles).data["id"]
    now = batch(regulator, one)
    assert now["state"] == "matching"
    assert set(now["missing"]) == {"name", "industry", "division"}
    path = f"/api/imports/{one}/mapping"
    assert regulator.call("POST", path, {"matching": {"name": 0}}).status_code == 422
    assert regulator.call("POST", path, {"matching": {**now["matching"], "name": 0, "industry": 0, "division": 3}}).status_code == 422
    assert regulator.call("POST", path, {"matching": {**now["matching"], "name": 99}}).status_code == 422
    assert regulator.call("POST", path, {"matching": {**now["matching"], "name": 0, "industry": 2, "division": 3}}).status_code == 200
    run_background()
    assert batch(regulator, one)["counts"]["new"] == 1


def test_the_error_table_comes_back_with_reasons_and_no_formula(regulator: Any) -> None:
    one = upload(regulator, [row(1, 企业名称="=cmd|' /C calc'!A0", 行业类别="无"), row(2)]).data["id"]
    sheet = read_workbook(regulator.call("GET", f"/api/imports/{one}/errors.xlsx").content)
    assert sheet.head[-2:] == ("原行号", "错误说明")
    assert sheet.rows[0][1][0].startswith("'=")
    assert "行业类别" in sheet.rows[0][1][-1]
    again = regulator.post("/api/imports", {"file": SimpleUploadedFile("e.xlsx", regulator.call("GET", f"/api/imports/{one}/errors.xlsx").content),
                                            "registry": "enterprises"}, headers={"Idempotency-Key": "again"})  # fmt: skip
    assert again.status_code == 201, "the mended error table is a table like any other"


def test_a_file_that_is_no_table_is_refused_in_words(regulator: Any) -> None:
    answer = regulator.post("/api/imports", {"file": SimpleUploadedFile("a.xlsx", b"MZ" * 100), "registry": "enterprises"},
                            headers={"Idempotency-Key": "a"})  # fmt: skip
    run_background()
    now = batch(regulator, orjson.loads(answer.content)["id"])
    assert now["state"] == "failed"
    assert "xlsx" in now["fault"]["text"]
    english = regulator.call("GET", f"/api/imports/{now['id']}", **{"Accept-Language": "en"}).data
    assert english["fault"]["text"].startswith("This is no xlsx")
    for content, registry, status in ((b"", "enterprises", 422), (b"x", "nothing", 404)):
        form = {"file": SimpleUploadedFile("a.xlsx", content), "registry": registry}
        assert regulator.post("/api/imports", form, headers={"Idempotency-Key": registry}).status_code == status


def test_a_stranger_may_not_import_nor_see_the_batch(regulator: Any, as_role: AsRole) -> None:
    one = upload(regulator, [row(1)]).data["id"]
    assert upload(as_role("duty_officer", "huangshi"), [row(1)]).status_code == 403
    assert as_role("anonymous", "").call("GET", f"/api/imports/{one}").status_code == 401
    other = as_role("regulator", "yichang")
    assert other.call("GET", "/api/imports").data["total"] == 0
    for method, tail in (("GET", ""), ("GET", "/rows"), ("POST", "/check"), ("POST", "/roll-back"), ("POST", "/discard"), ("GET", "/errors.xlsx")):
        assert other.call(method, f"/api/imports/{one}{tail}").status_code == 404, tail
    assert other.call("POST", f"/api/imports/{one}/commit", {}).status_code == 404
    assert as_role("regulator", "hubei").call("GET", f"/api/imports/{one}").status_code == 200


def test_steps_out_of_order_are_refused(regulator: Any) -> None:
    one = upload(regulator, [row(1, 行业类别="无")]).data["id"]
    path = f"/api/imports/{one}"
    assert regulator.call("POST", f"{path}/commit", {}).status_code == 409
    assert regulator.call("POST", f"{path}/roll-back").status_code == 409
    assert regulator.call("POST", f"{path}/discard").data["state"] == "discarded"
    assert regulator.call("POST", f"{path}/commit", {}).status_code == 409


def test_hazards_and_targets_come_in_too(regulator: Any) -> None:
    committed(regulator, [row(1)])
    titles = ("企业统一社会信用代码", "危险源编号", "危险源名称", "等级", "R值", "物质与最大量", "技术负责人", "评估日期")
    rows = [[code(1), "A-1", "液氨罐区", "三级", 24.5, "液氨 45；甲醇 300t", "张工", "2024-05-06"],
            [code(1), "A-2", "氯库", "一级", 24.5, "", "", ""], [code(7), "A-3", "苯罐", "四级", "", "", "", ""]]  # fmt: skip
    one = upload(regulator, rows, registry="hazards", titles=titles).data["id"]
    assert batch(regulator, one)["counts"]["error"] == 2
    regulator.call("POST", f"/api/imports/{one}/commit", {})
    run_background()
    hazard = MajorHazardInstallation.objects.unscoped("test").get()
    detail = regulator.call("GET", f"/api/hazards/{hazard.id}").data
    assert [(s["name"], s["quantity_t"]) for s in detail["substances"]] == [("液氨", 45.0), ("甲醇", 300.0)]
    assert (detail["position_mark"], detail["assessed_on"], detail["principals"][0]["name"]) == ("assumed", "2024-05-06", "张工")
    assert Enterprise.objects.unscoped("test").get().hazard_rank == 2
    again = upload(regulator, rows[:1], registry="hazards", titles=titles).data["id"]
    assert batch(regulator, again)["counts"]["same"] == 1
    hours = ",".join(["0"] * 7 + ["?"] + ["800"] * 16)
    committed(regulator, [["T-1", "第一小学", "学校", "420222", 900, hours]], registry="targets",
              titles=("编号", "名称", "类别", "行政区划", "最多人数", "分时人数"))  # fmt: skip
    target = ProtectionTarget.objects.unscoped("test").get()
    assert target.sensitivity == "high_sensitive"
    assert target.people_by_hour[7] is None
    regulator.call("POST", f"/api/imports/{one}/roll-back")
    run_background()
    assert Enterprise.objects.unscoped("test").get().hazard_rank == 0


def test_what_goes_out_comes_in_unchanged(regulator: Any, world: Any) -> None:
    with acting_as(SYSTEM):
        actions.generate(actor=SYSTEM, scale="small")
    client = regulator
    for registry in ("enterprises", "hazards", "targets"):
        content = client.call("GET", f"/api/{registry}/export.xlsx").content
        client.post("/api/imports", {"file": SimpleUploadedFile("x.xlsx", content), "registry": registry}, headers={"Idempotency-Key": registry})
        run_background()
        newest = client.call("GET", f"/api/imports?registry={registry}&limit=1").data["items"][0]
        counts = newest["counts"]
        assert (counts["same"], counts["error"], counts["new"], counts["update"]) == (newest["total"], 0, 0, 0), registry
