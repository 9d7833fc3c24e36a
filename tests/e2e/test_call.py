"""J1: a call becomes an incident with three facts, and nothing that was typed is lost."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Desk
from tests.support.platform import note_figures

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def test_three_facts_and_no_click_make_an_incident(desk: Callable[..., Desk]) -> None:
    officer = desk()
    officer.sign_in("duty_officer", org="黄石")
    began = time.monotonic()
    officer.take_call("阳新县富池镇", "1", "李某 安全员")
    officer.room_of_call()
    expect(officer.page.locator("h1")).to_contain_text("富池镇")
    expect(officer.page.locator("header.inc")).to_contain_text("不明")
    assert officer.clicks <= 1
    note_figures("J1 电话接报 → 事件已建", clicks=officer.clicks, seconds=time.monotonic() - began)


def test_a_draft_survives_reload_and_log_out(desk: Callable[..., Desk]) -> None:
    officer = desk()
    account = officer.sign_in("duty_officer", org="黄石")
    officer.take_call("大冶市陈贵镇某厂", "2", "周某")
    officer.page.reload()
    place = officer.page.get_by_role("combobox", name="在哪")
    expect(place).to_have_value("大冶市陈贵镇某厂")
    officer.page.get_by_role("button", name="个人与显示").click()
    officer.page.get_by_role("button", name="退出").click()
    officer.page.wait_for_url("**/login**")
    officer.page.get_by_label("账号").fill(account["username"])
    officer.page.get_by_label("密码").fill(account["password"])
    officer.page.keyboard.press("Enter")
    expect(place).to_have_value("大冶市陈贵镇某厂")
    expect(officer.page.get_by_placeholder("姓名、身份")).to_have_value("周某")


def test_an_expired_sign_in_leaves_the_page_and_what_was_typed(desk: Callable[..., Desk]) -> None:
    officer = desk()
    account = officer.sign_in("duty_officer", org="黄石")
    page, lamp = officer.page, officer.page.locator("header.top .lamp")
    officer.take_call("阳新县富池镇", "1", "李某 安全员")
    expect(lamp).to_have_text("实时")
    page.context.request.delete(  # her session ends on the server, as it does when its time is over
        officer.platform.base_url + "/_allauth/browser/v1/auth/session", headers={"X-CSRFToken": _page_token(officer)})
    expect(lamp).to_have_text("登录已过期")
    expect(page.get_by_role("alert").get_by_role("button", name="重新登录")).to_be_visible()
    page.keyboard.press("Control+Enter")
    again = page.get_by_role("dialog", name="重新登录")
    expect(again.get_by_label("密码")).to_be_focused()
    assert officer.axe() == []
    page.keyboard.type(account["password"])
    page.keyboard.press("Enter")
    expect(again).to_be_hidden()
    expect(lamp).to_have_text("实时")
    expect(page.get_by_role("combobox", name="在哪")).to_have_value("阳新县富池镇")
    officer.room_of_call()


def _page_token(officer: Desk) -> str:
    return next(cookie["value"] for cookie in officer.context.cookies() if cookie["name"].endswith("muster_csrf"))


def test_the_callers_number_finds_the_enterprise(desk: Callable[..., Desk]) -> None:
    officer = desk()
    officer.sign_in("duty_officer", org="黄石")
    visitor = officer.platform.as_role("duty_officer", org="黄石")
    listed = visitor.get("/api/enterprises", limit=20).json()["items"]
    details = (visitor.get(f"/api/enterprises/{each['id']}").json() for each in listed if each["lon"] is not None)
    enterprise, number = next((each, who["phone"]) for each in details for who in each["contacts"] if not who["is_masked"] and who["phone"])
    page = officer.page
    page.keyboard.press("F2")
    page.get_by_role("textbox", name="电话").fill(number)
    known = page.get_by_role("complementary", name="系统已知")
    expect(known.get_by_text(enterprise["name"])).to_be_visible()
    expect(known).to_contain_text("来电匹配")
    expect(known).to_contain_text(enterprise["address"])
    known.get_by_role("button", name="填入这家企业").click()
    expect(page.get_by_role("combobox", name="在哪")).to_have_value(enterprise["name"])
    expect(page.locator(".under")).to_contain_text("企业登记位置")
    expect(known.get_by_role("button", name="填入这家企业")).to_have_count(0)


def test_with_the_server_away_the_call_is_kept_and_arrives_once(desk: Callable[..., Desk]) -> None:
    officer = desk()
    officer.sign_in("duty_officer", org="黄石")
    place = f"黄石港区测试路 {time.time_ns() % 100000} 号"
    officer.page.route("**/api/reports", lambda route: route.abort())
    officer.take_call(place, "3", "吴某")
    officer.page.keyboard.press("Control+Enter")
    expect(officer.page.get_by_role("alert").first).to_contain_text("接报单已存本机")
    officer.page.reload()
    officer.page.unroute("**/api/reports")
    visitor = officer.platform.as_role("duty_officer", org="黄石")
    expect(officer.page.get_by_text(f"待发的接报单已建事件：{place}")).to_be_visible()
    found = visitor.get("/api/incidents", q=place).json()["items"]
    assert len(found) == 1
