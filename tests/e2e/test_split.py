"""Two incidents side by side, each live, with one map; and what a person folds away in the room stays folded for that person."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screens
from tests.support.platform import Platform

pytestmark = [pytest.mark.platform, pytest.mark.browser]
PLACES = [{"place_text": "阳新县富池镇东站", "lon": 115.41, "lat": 29.86}, {"place_text": "大冶市陈贵镇西站", "lon": 114.76, "lat": 30.06}]


def test_two_incidents_stand_side_by_side(screens: Screens, platform: Platform) -> None:
    desk = platform.as_role("duty_officer", org="黄石市")
    first, second = (desk.post("/api/reports", {"what": "hazmat_leak", "caller_name": "李某", **place}).json()["incident"] for place in PLACES)
    officer = screens.sign_in("duty_officer", org="黄石市", at=f"/ops/incidents/{first['id']}")
    page = officer.page
    page.locator("[data-act=split]").click()
    page.get_by_role("button", name=re.compile(second["number"])).click()
    page.wait_for_url(f"**/ops/split/{first['id']}/{second['id']}")
    for incident in (first, second):
        expect(page.get_by_role("heading", name=incident["title"])).to_be_visible()
    expect(page.get_by_text("两地相距")).to_be_visible()
    words = "东门有白雾"
    assert desk.post(f"/api/incidents/{second['id']}/notes", {"text": words}).status_code in {200, 201}
    expect(page.get_by_role("region", name=second["title"]).get_by_text(words)).to_be_visible()
    expect(page.get_by_role("region", name=first["title"]).get_by_text(words)).to_have_count(0)
    officer.wait_map()
    officer.picture("split")


def test_what_was_folded_stays_folded(screens: Screens, platform: Platform) -> None:
    desk = platform.as_role("duty_officer", org="黄石市")
    incident = desk.post("/api/reports", {"what": "hazmat_leak", "caller_name": "李某", **PLACES[0]}).json()["incident"]
    page = screens.sign_in("duty_officer", org="黄石市", at=f"/ops/incidents/{incident['id']}").page
    page.get_by_role("button", name="收起任务").click()
    page.get_by_role("button", name="收起时间线").click()
    expect(page.get_by_role("log", name="时间线")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("button", name="展开任务")).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_text("还没有任务。")).to_be_hidden()
    page.keyboard.press("r")  # writing a line opens what it is written into
    expect(page.get_by_role("log", name="时间线")).to_be_visible()
