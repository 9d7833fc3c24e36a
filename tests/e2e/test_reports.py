"""信息报送: a report drafted from the facts, approved by the leader, sent and printed; the phone goes first."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screens, axe_findings
from tests.support.platform import Platform

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def test_from_the_facts_to_the_receipt(screens: Screens, platform: Platform) -> None:
    desk = platform.as_role("duty_leader", org="黄石市")
    call = {"place_text": "阳新县富池镇某化工厂", "what": "hazmat_leak", "caller_name": "李某", "lon": 115.4, "lat": 29.85,
            "substance": "液氨", "deaths": 3, "words": "液氨储罐出口法兰泄漏"}  # fmt: skip
    incident = desk.post("/api/reports", call).json()["incident"]
    for verb in ("verify", "confirm", "grade"):
        assert desk.post(f"/api/incidents/{incident['id']}/{verb}").status_code == 200
    officer = screens.sign_in("duty_officer", org="黄石市", at=f"/ops/incidents/{incident['id']}/reports")
    page = officer.page
    page.locator("[data-limit=serious-phone-province] button").click()
    page.get_by_label("对方接报人").fill("省厅值班员")
    page.get_by_label("说了什么").fill("阳新液氨泄漏，死亡 3 人")
    page.get_by_role("dialog").get_by_role("button", name="已报").click()
    expect(page.locator("[data-limit=serious-phone-province][data-status=sent]")).to_be_visible()

    page.locator("[data-begin=initial]").click()
    course = page.get_by_label("简要经过")
    expect(course).to_be_visible()
    course.fill("液氨储罐出口法兰泄漏，泄漏量不明")
    page.locator("[data-act=save]").click()
    expect(page.get_by_text("第 2 稿").first).to_be_visible()
    officer.picture("reports-draft")
    page.locator("[data-act=submit]").click()

    leader = screens.sign_in("duty_leader", org="黄石市", at=f"/ops/incidents/{incident['id']}/reports")
    leader.page.locator("[data-act=approve]").click()
    expect(page.locator("[data-act=send]")).to_be_visible()
    page.locator("[data-act=send]").click()
    page.get_by_label("对方接报人").fill("省厅值班室")
    page.get_by_label("回执或编号").fill("鄂值 88")
    page.get_by_role("dialog").get_by_role("button", name="登记报出").click()
    expect(page.get_by_text("回执 鄂值 88").first).to_be_visible()
    assert axe_findings(page) == []
    officer.picture("reports-sent")
    page.get_by_role("link", name="打印").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("的初报")
    officer.picture("reports-print")
