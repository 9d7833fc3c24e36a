"""J2: from the incident to teams on the road, in three clicks, with five seconds to take it back; receipts come live."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Desk
from tests.support.browser import PATIENCE, wait_for
from tests.support.platform import note_figures

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def _orders(desk: Desk, incident: str) -> list[dict[str, Any]]:
    visitor = desk.platform.as_role("duty_officer", org="黄石")
    return list(visitor.get(f"/api/incidents/{incident}/room").json()["collections"].get("dispatches", {}).values())


def test_two_teams_are_sent_in_three_clicks(desk: Callable[..., Desk]) -> None:
    officer = desk()
    officer.sign_in("duty_officer", org="黄石")
    began = time.monotonic()
    officer.take_call("阳新县富池镇", "1", "李某 安全员")
    officer.expect_place()
    incident = officer.room_of_call()
    officer.page.locator("[data-act=dispatch]").wait_for()
    created = time.monotonic()
    officer.click("[data-act=dispatch]")
    expect(officer.page.locator("li.tm")).to_have_count(2)
    expect(officer.page.locator("li.tm[data-status=issued]")).to_have_count(2)
    assert officer.clicks <= 3
    assert {order["status"] for order in _orders(officer, incident)} == {"issued"}
    note_figures("J2 事件 → 首支队伍已调派", clicks=officer.clicks, seconds=time.monotonic() - created)
    note_figures("电话接起 → 调令发出", seconds=time.monotonic() - began)
    officer.page.keyboard.press("Escape")
    officer.page.get_by_role("button", name="列表", exact=True).click()
    ways = officer.page.locator("details.ws")
    expect(ways).to_have_count(2)
    ways.first.locator("summary").click()
    expect(ways.first.locator("li").last).to_have_text("到达目的地。")


def _sent_and_taken_back(officer: Desk) -> str | None:
    """Sends the advised teams and takes the orders back; None when this machine was slower than the five seconds it has for that."""
    officer.take_call("阳新县富池镇", "1", "李某")
    officer.expect_place()
    incident = officer.room_of_call()
    officer.page.locator("[data-act=dispatch]").wait_for()
    officer.click("[data-act=dispatch]")
    back, left = officer.page.get_by_role("button", name="撤回"), officer.page.locator("li.tm[data-status=issued]")
    back.or_(left).first.wait_for()
    officer.page.keyboard.press("Control+z")
    undone = officer.page.get_by_text("没有发出")
    undone.or_(left).first.wait_for()
    return incident if undone.is_visible() else None


def test_undone_in_time_nothing_leaves(desk: Callable[..., Desk]) -> None:
    officer = desk()
    officer.sign_in("duty_officer", org="黄石")
    incident = next(filter(None, (_sent_and_taken_back(officer) for _ in range(5))))
    wait_for(lambda: {order["status"] for order in _orders(officer, incident)} == {"cancelled"}, PATIENCE, "the order is taken back")
    due = max(datetime.fromisoformat(order["issues_at"]) for order in _orders(officer, incident))
    wait_for(lambda: datetime.now(UTC) > due + timedelta(seconds=1.5), PATIENCE, "the time at which it would have left is over")
    orders = _orders(officer, incident)
    assert orders
    assert all(order["status"] == "cancelled" and order["issued_at"] is None for order in orders)


def test_another_screen_sees_it_without_reloading(desk: Callable[..., Desk]) -> None:
    officer, leader = desk(), desk()
    officer.sign_in("duty_officer", org="黄石")
    leader.sign_in("duty_leader", org="黄石")
    officer.take_call("大冶市金湖街道", "2", "郑某")
    incident = officer.room_of_call()
    leader.open(f"/ops/incidents/{incident}")
    text = f"门卫回电：火在东侧 {time.time_ns() % 10000}"
    officer.page.keyboard.press("Escape")
    officer.page.get_by_placeholder("记一条").fill(text)
    began = time.monotonic()
    officer.page.keyboard.press("Enter")
    expect(leader.page.get_by_role("log")).to_contain_text(text)
    note_figures("事件 → 另一屏可见", seconds=time.monotonic() - began)


def test_the_whole_way_goes_by_keyboard(desk: Callable[..., Desk]) -> None:
    officer = desk()
    officer.sign_in("duty_officer", org="黄石")
    officer.take_call("阳新县富池镇", "1", "李某")
    officer.expect_place()
    officer.room_of_call()
    officer.page.locator("[data-act=dispatch]").wait_for()
    officer.page.keyboard.press("Control+Enter")
    expect(officer.page.locator("li.tm[data-status=issued]")).to_have_count(2)
    assert officer.clicks == 0
