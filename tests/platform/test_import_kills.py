"""kill -9 of the worker while a table is written and while it is taken back: in the end each row once, or not at all."""

import time
from typing import Any
from uuid import uuid4

import pytest

from muster.apps.risks import rules
from muster.kit.tabular.writer import write_workbook
from tests.support.browser import wait_for
from tests.support.platform import Platform, Visitor, note_figures

pytestmark = pytest.mark.platform
ROWS = 4000
TITLES = ("统一社会信用代码", "企业名称", "行业类别", "行政区划", "从业人数")


def workbook(marker: str) -> bytes:
    def code(n: int) -> str:
        first = f"91000000{marker}{n:06d}"
        return first + rules.uscc_check_digit(first)

    rows = [[code(n), f"（演示）{marker}{n}", "机械制造", "阳新县", n % 900] for n in range(ROWS)]
    return write_workbook(sheet="企业", titles=TITLES, rows=rows)


def batch(visitor: Visitor, one: str) -> dict[str, Any]:
    return dict(visitor.read(f"/api/imports/{one}"))


def killed_while(platform: Platform, visitor: Visitor, one: str, state: str) -> tuple[int, int]:
    """Kill the worker each time it has gone on a little in a state; returns kills, and how many fell before the end."""
    kills, inside, done = 0, 0, 0
    while (now := batch(visitor, one))["state"] == state and kills < 3:
        if not done < now["done"] < ROWS:
            time.sleep(0.02)
            continue
        done = now["done"]
        gone = platform.kill("worker")
        kills += 1
        inside += batch(visitor, one)["state"] == state
        platform.wait_back("worker", gone, seconds=90)
    return kills, inside


def test_a_table_is_written_and_taken_back_once_however_often_the_worker_dies(platform: Platform) -> None:
    regulator = platform.as_role("regulator", org="黄石")
    marker = "K" + "".join(c for c in uuid4().hex.upper() if c.isdigit())[:2].zfill(2)
    file = {"file": ("演示.xlsx", workbook(marker), "application/octet-stream")}
    headers = {**regulator._token(), "Idempotency-Key": str(uuid4())}
    one = regulator.http.post("/api/imports", files=file, data={"registry": "enterprises"}, headers=headers).json()["id"]
    wait_for(lambda: batch(regulator, one)["state"] == "checked", 180, "the table is checked")
    assert batch(regulator, one)["counts"]["new"] == ROWS

    regulator.post_until_answered(f"/api/imports/{one}/commit", {}, key=str(uuid4()))
    kills, inside = killed_while(platform, regulator, one, "writing")
    assert inside >= 1
    wait_for(lambda: batch(regulator, one)["state"] == "written", 240, "the table is written after all")
    counts = batch(regulator, one)["counts"]
    assert (counts["written_new"], counts.get("written_same", 0), counts.get("written_update", 0)) == (ROWS, 0, 0)
    listed = regulator.read("/api/enterprises", q=f"（演示）{marker}", limit=500)
    assert len(listed["items"]) == 500
    assert listed["total"] in {None, ROWS}

    regulator.post_until_answered(f"/api/imports/{one}/roll-back", {}, key=str(uuid4()))
    undo_kills, undo_inside = killed_while(platform, regulator, one, "taking_back")
    assert undo_inside >= 1
    wait_for(lambda: batch(regulator, one)["state"] == "taken_back", 240, "the table is taken back after all")
    assert batch(regulator, one)["counts"]["kept"] == 0
    assert regulator.read("/api/enterprises", q=f"（演示）{marker}")["items"] == []
    note_figures("kills while a table is imported", rows=ROWS, kills=kills + undo_kills, inside=inside + undo_inside)
