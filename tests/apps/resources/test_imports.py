"""Teams from Excel: each becomes an organisation of its own, and goes with it when taken back."""

from collections.abc import Callable
from typing import Any

import orjson
from django.core.files.uploadedfile import SimpleUploadedFile

from muster.apps.org.models import Organisation
from muster.apps.resources.models import Team
from muster.kit.tabular.writer import write_workbook
from tests.support.background import run_background

TITLES = ("队伍名称", "行政区划", "层级", "专业", "人数", "值班电话", "经度", "纬度")
ROWS = [["阳新危化队", "阳新县", "专业队", "危化、油气管道", 34, "0714-7312345", 115.21, 29.84],
        ["阳新企业队", "420222", "微基地", "金属冶炼", "不明", "", "", ""],
        ["当阳矿山队", "当阳市", "骨干队", "矿山", 20, "", "", ""],
        ["阳新怪队", "阳新县", "专业队", "危化、飞行", 3, "", "", ""]]  # fmt: skip


def imported(client: Any, rows: list[list[Any]], key: str) -> str:
    file = SimpleUploadedFile("队伍.xlsx", write_workbook(sheet="队伍", titles=TITLES, rows=rows))
    answer = client.post("/api/imports", {"file": file, "registry": "teams"}, headers={"Idempotency-Key": key})
    run_background()
    one: str = orjson.loads(answer.content)["id"]
    return one


def test_teams_come_in_are_updated_and_go_again(world: Any, counties: None, as_role: Callable[[str, str], Any]) -> None:
    regulator = as_role("regulator", "huangshi")
    organisations = Organisation.objects.unscoped("test").count()
    one = imported(regulator, ROWS, "1")
    now = regulator.call("GET", f"/api/imports/{one}").data
    assert now["counts"] == {"new": 2, "update": 0, "same": 0, "conflict": 0, "error": 2}
    regulator.call("POST", f"/api/imports/{one}/commit", {})
    run_background()
    teams = {t.name: t for t in Team.objects.unscoped("test").all()}
    assert set(teams) == {"阳新危化队", "阳新企业队"}
    team = teams["阳新危化队"]
    assert team.org_path == team.organisation.org_path
    assert team.org_path.startswith("cn.p42.c4202.d420222.x")
    assert (team.disciplines, team.people, team.duty_phone_digits) == (["hazmat", "pipeline"], 34, "07147312345")
    assert teams["阳新企业队"].people is None
    two = imported(regulator, [[*ROWS[0][:4], 40, *ROWS[0][5:]], ROWS[1]], "2")
    assert regulator.call("GET", f"/api/imports/{two}").data["counts"]["update"] == 1
    regulator.call("POST", f"/api/imports/{two}/commit", {})
    run_background()
    team.refresh_from_db()
    assert team.people == 40
    for batch in (two, one):
        regulator.call("POST", f"/api/imports/{batch}/roll-back")
        run_background()
    assert [t.name for t in Team.objects.unscoped("test").all()] == ["阳新危化队"], "changed since the first batch, so it stays"
    assert Organisation.objects.unscoped("test").count() == organisations + 1


def test_what_goes_out_comes_in_unchanged(world: Any, counties: None, as_role: Callable[[str, str], Any]) -> None:
    regulator = as_role("regulator", "huangshi")
    one = imported(regulator, ROWS[:2], "1")
    regulator.call("POST", f"/api/imports/{one}/commit", {})
    run_background()
    content = regulator.call("GET", "/api/teams/export.xlsx").content
    regulator.post("/api/imports", {"file": SimpleUploadedFile("x.xlsx", content), "registry": "teams"}, headers={"Idempotency-Key": "3"})
    run_background()
    newest = regulator.call("GET", "/api/imports?registry=teams&limit=1").data["items"][0]
    assert newest["counts"]["same"] == 2
