"""Stock, experts and essentials from Excel: in by five steps, out again, and back by the batch."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from muster.apps.resources import actions
from muster.apps.resources.models import Expert, SupplyLot, TeamEssential
from muster.kit import time
from muster.kit.ids import new_id
from muster.kit.scope import acting_as
from muster.kit.tabular.writer import write_workbook
from tests.support.background import run_background
from tests.support.things import Things

STOCK = ("储备库", "物资", "批号", "单位", "账面数量", "借出", "到期日", "清点日期")
EXPERTS = ("姓名", "单位", "专业", "专长", "电话")
ESSENTIALS = ("队伍", "保障项目", "单位", "现有量", "每小时用量", "是否需要")
STORE = "试验物资库"


@pytest.fixture
def things(world: Any, settings: Any) -> Things:
    settings.DEMONSTRATION = True
    return Things(world, "huangshi", "yangxin")


@pytest.fixture
def keeper(things: Things, as_role: Any) -> Any:
    things.named("base_id")
    return as_role("regulator", "huangshi")


def upload(client: Any, register: str, content: bytes) -> Any:
    """A file that was read and checked; its batch and what is wrong, by row."""
    batch = client.post("/api/imports", {"file": SimpleUploadedFile("表.xlsx", content), "registry": register},
                        headers={"Idempotency-Key": str(new_id())}).json()["id"]  # fmt: skip
    run_background()
    rows = client.call("GET", f"/api/imports/{batch}/rows").data["items"]
    faults = {row["number"]: [fault["code"] for fault in row["faults"]] for row in rows if row["faults"]}
    return batch, client.call("GET", f"/api/imports/{batch}").data["counts"], faults


def table(titles: tuple[str, ...], *rows: list[Any]) -> bytes:
    return write_workbook(sheet="表", titles=titles, rows=rows)


def step(client: Any, batch: str, name: str) -> Any:
    answer = client.call("POST", f"/api/imports/{batch}/{name}", {} if name == "commit" else None)
    assert answer.status_code == 200, answer.data
    run_background()
    return client.call("GET", f"/api/imports/{batch}").data


def first_sheet(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def lots() -> dict[str, SupplyLot]:
    return {lot.batch_no: lot for lot in SupplyLot.objects.unscoped("test").exclude(batch_no="")}


def test_stock_comes_in_is_counted_anew_and_goes_back(keeper: Any) -> None:
    one, counts, _ = upload(keeper, "supply-lots", table(
        STOCK, [STORE, "抗溶泡沫液", "A-1", "吨", 12, 2, "2031-06-30", ""], [STORE, "干砂", "B-1", "", 100, "", "", "2024年11月1日"]))
    assert (counts["new"], counts["error"]) == (2, 0)
    assert step(keeper, one, "commit")["state"] == "written"
    foam, sand = lots()["A-1"], lots()["B-1"]
    assert (foam.quantity, foam.lent, str(foam.expires_on), foam.source) == (12, 2, "2031-06-30", "导入 表.xlsx")
    assert sand.counted_at.astimezone(time.SHANGHAI).date().isoformat() == "2024-11-01"
    shown = {lot["batch_no"]: lot for lot in keeper.call("GET", "/api/supply-lots").data}
    assert (shown["A-1"]["usable"], shown["A-1"]["is_own"]) == (10, True)
    two, counts, _ = upload(keeper, "supply-lots", table(STOCK, [STORE, "foam", "A-1", "t", 9.5, "", "", ""], [STORE, "干砂", "B-1", "t", 100, "", "", ""]))
    assert (counts["update"], counts["same"]) == (1, 1)
    step(keeper, two, "commit")
    assert (lots()["A-1"].quantity, lots()["A-1"].lent) == (9.5, 2)
    assert lots()["A-1"].counted_at > foam.counted_at
    step(keeper, two, "roll-back")
    assert (lots()["A-1"].quantity, lots()["A-1"].counted_at) == (12, foam.counted_at), "the day of the count comes back with the figure"
    keeper.call("PATCH", f"/api/supply-lots/{sand.id}", {"faulty": 1})
    assert step(keeper, one, "roll-back")["counts"]["kept"] == 1
    assert set(lots()) == {"B-1"}, "what somebody counted since stays, the rest is gone"


def test_what_is_wrong_with_a_batch_is_said_row_by_row(keeper: Any, things: Things) -> None:
    tomorrow = (time.now().astimezone(time.SHANGHAI) + timedelta(days=1)).date().isoformat()
    batch, counts, faults = upload(keeper, "supply-lots", table(
        STOCK,
        [STORE, "石灰", "C-1", "kg", 12, "", "", ""],
        ["月球库", "石灰", "C-2", "t", 12, "", "", ""],
        [STORE, "石灰", "C-3", "t", 12, "", "已过期", ""],
        [STORE, "石灰", "C-4", "t", 12, 13, "2024-02-30", ""],
        [STORE, "石灰", "C-5", "t", 12, "", "2020-01-01", ""],
        [STORE, "石灰", "C-5", "t", 12, "", "", ""],
        [STORE, "月球石", "", "t", -1, "", "", tomorrow],
        [STORE, "石灰", "C-6", "t", 12, "", "", tomorrow],
    ))  # fmt: skip
    assert faults == {
        2: ["unit-other"], 3: ["store-unknown"], 4: ["cell-not-date"], 5: ["cell-not-date", "lot-parts-exceed"],
        7: ["row-duplicate"], 8: ["cell-not-in-list", "cell-required", "cell-out-of-range", "count-to-come"], 9: ["count-to-come"],
    }  # fmt: skip
    assert (counts["new"], counts["error"]) == (1, 7)
    for language, head, said in (("zh-CN", "错误说明", "石灰按“t”计"), ("en", "What is wrong", "convert the figure")):
        sheet = first_sheet(keeper.call("GET", f"/api/imports/{batch}/errors.xlsx", **{"Accept-Language": language}).content)
        assert (sheet[0][-1], len(sheet)) == (head, 8)
        assert said in sheet[1][-1]
    assert "Expires on must be a day" in sheet[3][-1]
    assert "Possible: Lime、Absorbent" in sheet[6][-1]
    mended = keeper.call("PATCH", f"/api/imports/{batch}/rows/2", {"cells": {"unit": "吨"}})
    assert mended.data["verdict"] == "new", mended.data
    step(keeper, batch, "commit")
    assert set(lots()) == {"C-1", "C-5"}
    old = next(lot for lot in keeper.call("GET", "/api/supply-lots").data if lot["batch_no"] == "C-5")
    assert (old["usable"], old["expired"]) == (0, 12), "a day that has passed is a fact, and takes the batch off"
    again = keeper.call("POST", f"/api/supply-bases/{things.named('base_id')}/lots", {"item": "lime", "quantity": 1, "batch_no": "C-1"})
    assert (again.status_code, again.data["code"]) == (409, "lot-twice")


def test_what_is_promised_to_an_incident_stays(keeper: Any, world: Any) -> None:
    one, _, _ = upload(keeper, "supply-lots", table(STOCK, [STORE, "石灰", "D-1", "t", 5, "", "", ""]))
    step(keeper, one, "commit")
    two, _, _ = upload(keeper, "supply-lots", table(STOCK, [STORE, "石灰", "D-1", "t", 20, "", "", ""]))
    step(keeper, two, "commit")
    officer = world.actor("duty_officer", "huangshi")
    with acting_as(officer):
        actions.reserve_stock(actor=officer, incident_id=new_id(), order_id=new_id(), org_path=officer.org_path, quantities={lots()["D-1"].id: 8.0})
    _, _, faults = upload(keeper, "supply-lots", table(STOCK, [STORE, "石灰", "D-1", "t", 6, "", "", ""]))
    assert faults == {2: ["lot-promised"]}
    assert step(keeper, two, "roll-back")["counts"]["kept"] == 1
    row = keeper.call("GET", f"/api/imports/{two}/rows").data["items"][0]
    assert (row["kept_because"]["code"], lots()["D-1"].quantity) == ("lot-promised", 20)


def test_experts_come_in_and_go_out_with_numbers_only_for_those_who_may(keeper: Any, as_role: Any) -> None:
    one, counts, faults = upload(keeper, "experts", table(
        EXPERTS, ["陈某", "某设计院", "危化、油气管道", "液氨", "100 0000 7001"], ["李某", "", "危化", "", ""],
        ["王某", "某大学", "飞行", "", "电话"]))  # fmt: skip
    assert (counts["new"], faults) == (1, {3: ["cell-required"], 4: ["cell-not-in-list", "cell-not-phone"]})
    step(keeper, one, "commit")
    expert = Expert.objects.unscoped("test").get(name="陈某")
    assert (expert.disciplines, expert.state) == (["hazmat", "pipeline"], "unknown")
    sheets = {name: first_sheet(client.call("GET", "/api/experts/export.xlsx", **{"Accept-Language": "en"}).content)
              for name, client in (("regulator", keeper), ("officer", as_role("duty_officer", "huangshi")))}  # fmt: skip
    assert sheets["officer"] == [["Name", "Organisation", "Disciplines", "Speciality", "Phone", "Note"],
                                 ["陈某", "某设计院", "Hazmat、Oil and gas pipeline", "液氨", "100 0000 7001", ""]]  # fmt: skip
    assert sheets["regulator"][1][4] == ""
    keeper.call("POST", f"/api/experts/{expert.id}/state", {"state": "busy"})
    assert step(keeper, one, "roll-back")["counts"]["kept"] == 1, "somebody has told since that the expert is engaged"


def test_what_teams_carry_comes_in_from_the_form_that_went_out(keeper: Any, things: Things) -> None:
    team = things.named("team_id")
    keeper.call("PATCH", f"/api/teams/{team}", {"people_on_duty": 10, "read_version": 1})
    form = first_sheet(keeper.call("GET", "/api/self-support/export.xlsx").content)
    ours = next(row[0] for row in form if row[1] == "饮水")
    assert [row[1:4] for row in form if row[0] == ours][:2] == [["饮水", "L", ""], ["食品", "人日", ""]]
    batch, counts, _ = upload(keeper, "essentials", table(tuple(form[0]), *form[1:]))
    assert counts["same"] == len(form) - 1, "an empty form says nothing"
    others = ("饮水", "食品", "供电", "呼吸用气", "防护耗材", "医疗", "宿营", "通信供电")
    filled = [[ours, kind, "", 5000, "", "否" if kind == "呼吸用气" else ""] for kind in others]
    wrong = [["无此队", "饮水", "L", 1, "", ""], [ours, "饮水", "kg", 1, "", ""]]
    batch, counts, faults = upload(keeper, "essentials", table(ESSENTIALS, *filled, [ours, "燃油", "L", 400, 8, ""], *wrong))
    assert (counts["new"], faults) == (9, {11: ["team-unknown"], 12: ["unit-other"]})
    step(keeper, batch, "commit")
    mine = next(row for row in keeper.call("GET", "/api/self-support").data["items"] if row["id"] == team)
    assert (mine["hours"], mine["first_out"], mine["unknown"], mine["is_met"]) == (50.0, "fuel", 0, False), "the least of them, 400 L at 8 L an hour"
    fuel = next(line for line in mine["lines"] if line["kind"] == "fuel")
    assert "导入 表.xlsx" in fuel["counted_by"]
    step(keeper, batch, "roll-back")
    assert not TeamEssential.objects.unscoped("test").filter(team_id=UUID(team)).exists()


def test_one_that_nobody_counted_leaves_the_whole_unknown(keeper: Any, things: Things) -> None:
    team = things.named("team_id")
    kinds = ("food", "fuel", "power", "breathing", "protection", "medical", "camp", "communications")
    counted = [{"kind": kind, "stock": 1000, "hourly_use": 1, "expires_on": "2031-01-01"} for kind in kinds]
    keeper.call("POST", f"/api/teams/{team}/essentials", {"lines": counted})
    found = next(row for row in keeper.call("GET", "/api/self-support").data["items"] if row["id"] == team)
    assert (found["hours"], found["unknown"], found["is_met"]) == (None, 1, False)
    lines = keeper.call("POST", f"/api/teams/{team}/essentials", {"lines": [{"kind": "food", "stock": 500}]}).data
    food = next(line for line in lines if line["kind"] == "food")
    assert (food["stock"], food["hourly_use"], food["expires_on"]) == (500, 1, "2031-01-01"), "what is not said stays"


def test_one_team_is_read_by_itself_and_not_by_a_stranger(keeper: Any, things: Things, as_role: Any) -> None:
    address = f"/api/self-support/{things.named('team_id')}"
    assert keeper.call("GET", address).data in keeper.call("GET", "/api/self-support").data["items"]
    stranger = as_role("regulator", "yichang")
    assert stranger.call("GET", address).status_code == 404
    assert stranger.call("GET", "/api/self-support").data["items"] == []


def test_a_stranger_neither_imports_into_nor_takes_out(keeper: Any, as_role: Any) -> None:
    stranger = as_role("regulator", "yichang")
    _, _, faults = upload(stranger, "supply-lots", table(STOCK, [STORE, "石灰", "E-1", "t", 5, "", "", ""]))
    assert faults == {2: ["row-outside-scope"]}
    assert len(first_sheet(stranger.call("GET", "/api/supply-lots/export.xlsx").content)) == 1
    captain = as_role("team_captain", "huangshi")
    for path in ("supply-lots", "experts", "self-support"):
        assert captain.call("GET", f"/api/{path}/export.xlsx").status_code == 403


def test_stock_that_went_out_comes_in_unchanged(keeper: Any) -> None:
    one, _, _ = upload(keeper, "supply-lots", table(STOCK, [STORE, "抗溶泡沫液", "F-1", "t", 12.3, 2, "2031-06-30", "2024-11-01"]))
    step(keeper, one, "commit")
    _, counts, _ = upload(keeper, "supply-lots", keeper.call("GET", "/api/supply-lots/export.xlsx", **{"Accept-Language": "en"}).content)
    assert (counts["same"], counts["error"]) == (1, 0)
