"""An unrelated city sees nothing of an incident anywhere; opened to it for a time it does, and closed again it does not."""

import time

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screen, Screens
from tests.support.platform import Platform

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def submit(room: Screen) -> None:
    """Send the open form."""
    room.page.locator("dialog[open] button[type=submit]").click()
    expect(room.page.locator("dialog[open]")).to_have_count(0)


def test_opened_to_another_city_and_closed_again(screens: Screens, platform: Platform) -> None:
    officer = platform.as_role("duty_officer", org="黄石市")
    place = f"团城山共享路 {time.time_ns() % 10_000_000} 号"
    body = {"place_text": place, "what": "hazmat_leak", "caller_name": "李某", "lon": 114.97, "lat": 30.18}
    incident = officer.post("/api/reports", body).json()["incident"]
    stranger = platform.as_role("duty_officer", org="十堰市")
    room = f"/ops/incidents/{incident['id']}"

    def seen() -> bool:
        found = stranger.get("/api/incidents", q=place).json()["items"]
        one = stranger.get(f"/api/incidents/{incident['id']}/room").status_code
        assert (one == 200) == bool(found)
        return bool(found)

    assert not seen()
    assert stranger.get(f"/api/incidents/{incident['id']}/sheet").status_code == 404
    assert stranger.get(f"/api/incidents/{incident['id']}/timeline").status_code == 404
    theirs = screens.sign_in("duty_officer", org="十堰市", at=room)
    expect(theirs.page.get_by_role("alert")).to_contain_text("不在")
    assert place not in theirs.page.content()
    theirs.open("/ops/incidents")
    expect(theirs.page.get_by_role("main")).not_to_contain_text(place)

    leader = screens.sign_in("duty_leader", org="黄石市", at=room)
    leader.page.locator("[data-act=share]").click()
    leader.page.locator("dialog[open]").get_by_role("combobox", name="开放给").fill("十堰市")
    leader.page.get_by_role("option", name="十堰市应急管理局").click()
    leader.page.locator("dialog[open]").get_by_label("理由").fill("请其专家会商")
    submit(leader)
    line = leader.page.locator("li.gr").filter(has_text="十堰市应急管理局")
    expect(line).to_contain_text("请其专家会商")
    assert seen()
    theirs.open(room)
    expect(theirs.page.locator("h1")).to_contain_text(place)
    line.get_by_role("button", name="收回").click()
    leader.page.locator("dialog[open]").get_by_label("理由").fill("会商完毕")
    submit(leader)
    expect(line).to_have_count(0)
    assert not seen()


def test_registers_tiles_and_exports_hold_the_own_area_alone(platform: Platform) -> None:
    ours, theirs = platform.as_role("regulator", org="黄石"), platform.as_role("regulator", org="十堰")
    for register in ("enterprises", "hazards", "targets"):
        mine = {each["id"] for each in ours.get(f"/api/{register}", limit=200).json()["items"]}
        other = {each["id"] for each in theirs.get(f"/api/{register}", limit=200).json()["items"]}
        assert mine
        assert not mine & other
        assert theirs.get(f"/api/{register}/{next(iter(mine))}").status_code == 404
        near = theirs.get(f"/api/{register}/near", lon=115.0, lat=30.2, limit=20).json()
        assert not mine & {each["id"] for each in near}


def test_the_audit_page_shows_the_chains_and_only_to_the_auditor(screens: Screens) -> None:
    auditor = screens.sign_in("audit_admin", at="/admin/audit")
    auditor.page.locator("tbody tr").first.wait_for()
    auditor.page.get_by_role("button", name="链头").click()
    expect(auditor.page.locator("dialog[open] tbody tr").first).to_contain_text("cn")
    officer = screens.sign_in("duty_officer", org="黄石市", at="/admin/audit")
    expect(officer.page.get_by_text("你的岗位看不到这一页").last).to_be_visible()
