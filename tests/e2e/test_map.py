"""J5: one map. A click says what is nearest; the list and the keyboard do the same; nothing is fetched from elsewhere."""

import time

import pytest
from playwright.sync_api import expect

from tests.support.browser import PATIENCE, Screen, Screens, axe_in_themes, wait_at_rest, wait_for
from tests.support.platform import note_figures

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def one_map(screens: Screens) -> Screen:
    """The province's duty officer at the one map."""
    screen = screens.sign_in("duty_officer", org="湖北省", at="/ops/map")
    screen.wait_map()
    return screen


def test_the_nearest_teams_and_targets_of_a_point_take_two_clicks_at_most(screens: Screens) -> None:
    screen = one_map(screens)
    canvas = screen.page.locator("canvas.maplibregl-canvas")
    began = time.monotonic()
    screen.press_at(canvas, 120, 120)
    drawer = screen.page.locator("aside.drawer")
    expect(drawer.locator("section.near").first.locator("li")).to_have_count(10)
    expect(drawer.locator("section.near").nth(1).locator("li")).to_have_count(10)
    assert screen.clicks <= 2
    note_figures("J5 查最近队伍 (by point)", clicks=screen.clicks, seconds=time.monotonic() - began)


def test_a_place_is_found_by_its_name_and_asked_from_the_keyboard(screens: Screens) -> None:
    screen = one_map(screens)
    screen.page.get_by_role("combobox", name="查地点").fill("富池")
    expect(screen.page.get_by_role("option").first).to_contain_text("富池")
    screen.page.keyboard.press("ArrowDown")
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator("aside.drawer h2")).to_contain_text("富池")
    expect(screen.page.locator("aside.drawer section.near").first.locator("li")).to_have_count(10)
    assert screen.clicks == 0


def test_the_map_works_from_the_keyboard(screens: Screens) -> None:
    screen = one_map(screens)
    screen.page.locator("canvas.maplibregl-canvas").focus()
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator("aside.drawer")).to_be_visible()
    screen.page.keyboard.press("Escape")
    expect(screen.page.locator("aside.drawer")).to_have_count(0)


def test_the_list_holds_what_the_map_shows(screens: Screens) -> None:
    screen = one_map(screens)
    screen.page.get_by_role("tab", name="列表").click()
    rows = screen.page.locator(".map-list tbody tr")
    wait_for(lambda: rows.count() > 100, PATIENCE, "every layer is listed")
    expect(screen.page.locator(".map-list")).to_contain_text("重大危险源")
    rows.first.get_by_role("button").click()
    expect(screen.page.locator("aside.drawer")).to_be_visible()


def test_without_base_tiles_the_map_still_shows_our_own(screens: Screens) -> None:
    screen = screens.sign_in("duty_officer", org="湖北省", at="/duty/desk")
    screen.page.route("**/api/tiles/base/**", lambda route: route.abort())
    screen.open("/ops/map")
    screen.wait_map()
    expect(screen.page.get_by_text("底图未取到")).to_be_visible()
    screen.page.get_by_role("tab", name="列表").click()
    screen.page.locator(".map-list tbody tr").first.wait_for()


def test_five_thousand_objects_are_drawn(screens: Screens) -> None:
    screen = screens.sign_in("duty_officer", org="湖北省", at="/duty/desk")
    rows = [
        {"id": f"00000000-0000-7000-8000-{n:012d}", "name": f"队伍 {n}", "status": "standby",
         "lon": 109 + (n * 7919 % 7000) / 1000, "lat": 29.2 + (n * 104729 % 4000) / 1000}
        for n in range(5000)
    ]  # fmt: skip
    screen.page.route("**/api/teams?**", lambda route: route.fulfill(json={"items": rows, "total": len(rows), "next": None}))
    began = time.monotonic()
    screen.open("/ops/map")
    expect(screen.page.get_by_text("5000")).to_be_visible()
    screen.wait_map()
    note_figures("map idle with 5,000 objects, from opening the page", seconds=time.monotonic() - began)


def test_the_one_map_is_open_to_everyone(screens: Screens) -> None:
    screen = one_map(screens)
    screen.wait_map()
    screen.press_at(screen.page.locator("canvas.maplibregl-canvas"), 120, 120)
    screen.page.locator("aside.drawer section.near li").first.wait_for()
    assert axe_in_themes(screen.page) == []
    for theme in ("dark", "light", "sun"):
        screen.theme(theme)
        wait_at_rest(screen.page)
        screen.wait_map()
        screen.picture(f"one-map-{theme}")
    screen.page.get_by_role("tab", name="列表").click()
    screen.page.locator(".map-list tbody tr").first.wait_for()
    assert axe_in_themes(screen.page) == []
