"""Closing a road on the one map: from the keyboard, seen in the list with its age, lifted again; and what times rest on."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screens, axe_findings, wait_at_rest

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def test_a_road_is_closed_and_opened_again_from_the_one_map(screens: Screens) -> None:
    screen = screens.sign_in("duty_officer", org="黄石", at="/ops/map?at=115.06,30.21&name=黄石")
    screen.wait_map()
    page = screen.page
    page.get_by_role("button", name="道路管制").click()
    panel = page.get_by_role("region", name="道路管制与路网")
    expect(panel).to_contain_text("道路导航")
    expect(panel).to_contain_text("道路数据 2026-11-21")
    panel.get_by_role("button", name="设置管制").click()
    save = panel.get_by_role("button", name="生效")
    expect(save).to_be_disabled()
    page.locator("canvas.maplibregl-canvas").focus()
    page.keyboard.press("Enter")  # the road nearest to the centre of the map
    expect(panel).to_contain_text("已点 1 个点")
    panel.get_by_label("说明").fill("浏览器试验")
    save.click()
    row = panel.get_by_role("listitem").filter(has_text="浏览器试验")
    expect(row).to_contain_text("封闭")
    expect(row).to_contain_text("交通事故")
    expect(row).to_contain_text("前核实")
    wait_at_rest(page)
    assert axe_findings(page) == []
    row.get_by_role("button", name="仍然有效").click()
    row.get_by_role("button", name="解除").click()
    expect(row).to_have_count(0)


def test_pictures_of_reach_say_that_the_point_decides(screens: Screens) -> None:
    screen = screens.sign_in("duty_officer", org="黄石", at="/ops/map?at=115.06,30.21&name=黄石")
    screen.wait_map()
    page = screen.page
    page.get_by_role("button", name="道路管制").click()
    panel = page.get_by_role("region", name="道路管制与路网")
    panel.get_by_role("button", name="等时圈").click()
    expect(panel).to_contain_text("以单点行程时间为准")
