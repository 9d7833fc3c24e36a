"""A neighbour is asked for help on screen; what a team carries is counted on screen and weighed by the departure check."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_promises_and_supplies import Ground, ground
from tests.support.browser import Screens

__all__ = ["ground"]

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def test_a_neighbour_is_asked_let_in_for_a_day_and_answers(screens: Screens, ground: Ground) -> None:
    incident = ground.call("邻市支援路")
    leader = screens.sign_in("duty_leader", org="宜昌", at=f"/ops/incidents/{incident}").page
    leader.locator("[data-act=ask-help]").click()
    dialog = leader.locator("dialog[open]")
    dialog.get_by_role("combobox", name="向谁").click()
    choice = dialog.get_by_role("option").filter(has_text="十堰市")
    expect(choice).to_contain_text("队可用")
    choice.click()
    dialog.get_by_label("需要什么").fill("缺洗消车一台")
    dialog.locator("button[type=submit]").click()
    row = leader.locator("li.hp")
    expect(row).to_have_attribute("data-help", "asked")
    expect(row.locator("[data-let-in]")).to_contain_text("可查看本事件至")
    neighbour = screens.sign_in("duty_officer", org="十堰", at=f"/ops/incidents/{incident}").page
    neighbour.locator("[data-act=grant-help]").click()
    neighbour.locator("dialog[open]").get_by_label("派什么").fill("十堰危化队一车，三小时到")
    neighbour.locator("dialog[open] button[type=submit]").click()
    expect(row).to_have_attribute("data-help", "granted")
    expect(row).to_contain_text("十堰危化队一车，三小时到")


def test_a_count_on_screen_is_what_the_departure_check_weighs(screens: Screens, ground: Ground) -> None:
    team = ground.team()
    order = ground.order(ground.call("自我保障路"), team)
    desk = screens.sign_in("duty_officer", org="宜昌", at=f"/reg/essentials/{team['id']}").page
    fuel = desk.locator("dialog[open] [data-essential=fuel]")
    expect(fuel).to_contain_text("从未清点")
    desk.locator("[data-act=count-essentials]").click()
    fuel.get_by_label("现有").fill("160")
    fuel.get_by_label("每小时用量").fill("8")
    desk.locator("dialog[open] button[type=submit]").click()
    expect(fuel).to_contain_text("20 h")
    expect(fuel).to_contain_text("清点")
    check = ground.desk.read(f"/api/dispatches/{order}/departure-check")
    lines = {line["kind"]: line for line in check["lines"]}
    assert (lines["fuel"]["hours"], lines["fuel"]["is_counted"], lines["water"]["is_counted"]) == (20.0, True, False)
    assert (check["hours"], check["is_met"]) == (0.0, False), "what nobody counted is nothing carried"
