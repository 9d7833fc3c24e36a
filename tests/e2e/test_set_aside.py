"""A call that is known already, not ours, or nothing: decided from the desk, or asked of the leader in one tap."""

import time
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.browser import PATIENCE, Screen, Screens, wait_for
from tests.support.platform import Platform, Visitor

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def place() -> str:
    """A place of this test alone."""
    return f"下陆区团城山试验路 {time.time_ns() % 10_000_000} 号"


def take_call(screen: Screen, where: str, *, digit: str = "6") -> None:
    """The three facts, from the keyboard; the call stays unsaved."""
    page = screen.page
    page.keyboard.press("F2")
    page.get_by_role("combobox", name="在哪").wait_for()
    page.locator("[role=radio]").first.wait_for()
    page.get_by_role("combobox", name="在哪").fill(where)
    page.keyboard.press("Enter")
    page.keyboard.press(digit)
    page.keyboard.press("Enter")
    page.get_by_placeholder("姓名、身份").fill("周某")


def found(visitor: Visitor, where: str) -> list[dict[str, Any]]:
    """Incidents at this place, as somebody sees them."""
    return list(visitor.get("/api/incidents", q=where).json()["items"])


def test_an_officer_asks_and_the_leader_merges_with_one_tap(screens: Screens, platform: Platform) -> None:
    visitor, where = platform.as_role("duty_officer", org="黄石市"), place()
    first = visitor.post("/api/reports", {"place_text": where, "what": "hazmat_leak", "caller_name": "李某", "lon": 114.97, "lat": 30.18})
    officer = screens.sign_in("duty_officer", org="黄石市", at="/duty/desk")
    take_call(officer, where, digit="1")
    hint = officer.page.get_by_role("alert").filter(has_text=where)
    expect(hint).to_contain_text("合并由带班领导")
    officer.clicks = 0
    officer.press(hint.locator("[data-act=merge]"))
    expect(officer.page.get_by_text("已请示带班领导并入")).to_be_visible()
    assert officer.clicks == 1
    second = next(each for each in found(visitor, where) if each["asked"])
    assert second["asked"]["into_number"] == first.json()["incident"]["number"]

    leader = screens.sign_in("duty_leader", org="黄石市", at="/duty/desk")
    waiting = leader.page.get_by_role("button").filter(has_text=second["number"])
    expect(waiting).to_contain_text("请示并入")
    waiting.click()
    leader.page.locator("[data-act=agree]").click()
    wait_for(lambda: visitor.get(f"/api/incidents/{second['id']}").json()["status"] == "merged", PATIENCE, "merged")
    expect(leader.page.get_by_text("已请示带班领导")).to_have_count(0)
    expect(leader.page.locator("header.inc")).to_contain_text("已并入")


def test_the_leader_declines_and_says_why(screens: Screens, platform: Platform) -> None:
    visitor, where = platform.as_role("duty_officer", org="黄石市"), place()
    call = {"place_text": where, "what": "hazmat_leak", "caller_name": "李某", "lon": 114.97, "lat": 30.18}
    incident = visitor.post("/api/reports", call).json()["incident"]
    officer = screens.sign_in("duty_officer", org="黄石市", at=f"/ops/incidents/{incident['id']}")
    officer.page.locator("[data-step=askFalseAlarm]").click()
    officer.page.get_by_label("理由").fill("回拨无人接听")
    officer.page.locator("dialog[open] button[type=submit]").click()
    expect(officer.page.get_by_text("等待答复")).to_be_visible()
    leader = screens.sign_in("duty_leader", org="黄石市", at=f"/ops/incidents/{incident['id']}")
    leader.page.locator("[data-act=decline]").click()
    leader.page.get_by_label("理由").fill("派人到场看")
    leader.page.locator("dialog[open] button[type=submit]").click()
    expect(officer.page.get_by_role("log")).to_contain_text("带班领导未同意：派人到场看")
    expect(officer.page.get_by_text("等待答复")).to_have_count(0)


def test_a_call_for_another_city_is_handed_over_from_the_sheet(screens: Screens, platform: Platform) -> None:
    where = place()
    officer = screens.sign_in("duty_officer", org="黄石市", at="/duty/desk")
    take_call(officer, where)
    officer.page.locator("[data-aside=transfer]").click()
    officer.page.get_by_role("combobox", name="转给").fill("十堰市")
    officer.page.get_by_role("option", name="十堰市应急管理局").click()
    officer.page.get_by_label("理由").fill("事发地在十堰")
    officer.page.locator("dialog[open] button[type=submit]").click()
    expect(officer.page.get_by_text("已转出，对方已建事件")).to_be_visible()
    theirs, ours = platform.as_role("duty_officer", org="十堰市"), platform.as_role("duty_officer", org="黄石市")
    wait_for(lambda: len(found(theirs, where)) == 1, PATIENCE, "the other city has it")
    assert [each["status"] for each in found(ours, where)] == ["transferred"]


def test_a_leader_judges_a_false_alarm_from_the_sheet(screens: Screens, platform: Platform) -> None:
    where = place()
    leader = screens.sign_in("duty_leader", org="黄石市", at="/duty/desk")
    take_call(leader, where)
    leader.page.locator("[data-aside=falseAlarm]").click()
    leader.page.get_by_label("理由").fill("误按报警键")
    leader.page.locator("dialog[open] button[type=submit]").click()
    expect(leader.page.get_by_text("已判为误报，记录保留")).to_be_visible()
    assert [each["status"] for each in found(platform.as_role("duty_officer", org="黄石市"), where)] == ["false_alarm"]
