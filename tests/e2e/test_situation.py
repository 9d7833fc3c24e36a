"""态势报告: drafted from the log, returned and mended, approved, sent, printed word for word as it was approved."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screens, axe_findings
from tests.support.platform import Platform

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def test_a_period_from_the_log_to_the_printed_page(screens: Screens, platform: Platform) -> None:
    desk = platform.as_role("duty_leader", org="黄石市")
    call = {"place_text": "阳新县富池镇态势演示厂", "what": "hazmat_leak", "caller_name": "李某", "lon": 115.41, "lat": 29.86, "deaths": 1}
    incident = desk.post("/api/reports", call).json()["incident"]
    address = f"/ops/incidents/{incident['id']}/situation"
    officer = screens.sign_in("duty_officer", org="黄石市", at=address)
    page = officer.page
    page.locator("[data-begin=situation]").click()
    page.get_by_role("dialog").get_by_label("下一步工作").fill("增派一支堵漏队")
    page.get_by_role("dialog").get_by_role("button", name="起草本期").click()
    expect(page.get_by_label("伤亡")).to_have_value(re.compile("死亡 1 人"))
    expect(page.get_by_label("气象")).to_have_value("不明")
    expect(page.get_by_label("下一步工作")).to_have_value("增派一支堵漏队")
    expect(page.locator("[data-begin=situation]")).to_have_count(0)
    page.locator("[data-act=submit]").click()

    leader = screens.sign_in("duty_leader", org="黄石市", at=address)
    leader.page.locator("[data-act=return]").click()
    leader.page.get_by_role("dialog").get_by_label("改什么").fill("写明风向")
    leader.page.get_by_role("dialog").get_by_role("button", name="退回").click()
    expect(page.get_by_text("写明风向")).to_be_visible()
    page.get_by_label("气象").fill("东北风，现场目测，11:40")
    page.locator("[data-act=save]").click()
    expect(page.get_by_text("第 2 稿").first).to_be_visible()
    assert axe_findings(page) == []
    page.locator("[data-act=submit]").click()
    leader.page.locator("[data-act=approve]").click()

    page.locator("[data-act=send]").click()
    page.get_by_label("对方接报人").fill("省厅值班室")
    page.get_by_label("回执或编号").fill("鄂值 91")
    page.get_by_role("dialog").get_by_role("button", name="登记报出").click()
    expect(page.get_by_text("回执 鄂值 91").first).to_be_visible()
    expect(page.locator("[data-begin=situation]")).to_be_visible()
    page.get_by_role("link", name="打印").click()
    sheet = page.get_by_role("article")
    expect(sheet).to_contain_text("东北风，现场目测，11:40")
    expect(sheet).to_contain_text("回执 鄂值 91")
    expect(sheet).not_to_contain_text("未报出")
