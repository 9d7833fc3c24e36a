"""`/`: everything with a name that a person may see, from the keyboard alone."""

import time

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screen, Screens
from tests.support.platform import Platform, note_figures

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def ask(screen: Screen, words: str) -> None:
    """Press `/` and type."""
    screen.page.get_by_role("main").first.wait_for()
    screen.page.keyboard.press("/")
    expect(screen.page.get_by_role("combobox", name="搜索")).to_be_focused()
    screen.page.keyboard.type(words)


def hits(screen: Screen, group: str) -> list[str]:
    """What one group of the answer shows."""
    return screen.page.get_by_role("listbox", name="搜索").get_by_role("group", name=group).get_by_role("option").all_inner_texts()


def settled(screen: Screen) -> None:
    """Until every list has answered."""
    expect(screen.page.get_by_text("正在找…")).to_be_hidden()


def test_a_place_is_found_by_pinyin_and_opened_on_the_map(screens: Screens) -> None:
    screen = screens.sign_in("duty_officer", org="黄石市", at="/ops/incidents")
    ask(screen, "fuchi")
    place = screen.page.get_by_role("group", name="地名").get_by_role("option").first
    expect(place).to_contain_text("富池")
    settled(screen)
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator("aside.drawer h2")).to_contain_text("富池")
    expect(screen.page.locator("aside.drawer section.near").first.locator("li")).to_have_count(10)


def test_groups_are_walked_with_arrows_and_enter_opens(screens: Screens) -> None:
    screen = screens.sign_in("duty_officer", org="黄石市", at="/ops/incidents")
    ask(screen, "黄石")
    expect(screen.page.get_by_role("group", name="队伍").get_by_role("option").first).to_be_visible()
    settled(screen)
    shown = screen.page.get_by_role("listbox", name="搜索").get_by_role("option")
    teams = hits(screen, "队伍")
    first = next(n for n, text in enumerate(shown.all_inner_texts()) if text == teams[0])
    for _ in range(first):
        screen.page.keyboard.press("ArrowDown")
    expect(screen.page.get_by_role("option", selected=True)).to_have_text(teams[0].replace("\n", ""))
    assert screen.axe() == []
    screen.picture("search")
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator("dialog[open] h2").first).to_have_text(teams[0].split("\n")[0])
    screen.page.wait_for_url("**/reg/teams/*")


def test_the_enterprise_of_a_number_is_found(screens: Screens, platform: Platform) -> None:
    screen = screens.sign_in("duty_officer", org="黄石市", at="/ops/incidents")
    visitor = platform.as_role("duty_officer", org="黄石市")
    enterprise = visitor.get("/api/enterprises", limit=1).json()["items"][0]
    ask(screen, enterprise["uscc"])
    expect(screen.page.get_by_role("group", name="企业").get_by_role("option").first).to_contain_text(enterprise["name"])


def test_another_city_finds_nothing_of_it(screens: Screens, platform: Platform) -> None:
    officer = platform.as_role("duty_officer", org="黄石市")
    place = f"富池镇静默路 {time.time_ns() % 1_000_000} 号"
    call = {"place_text": place, "what": "hazmat_leak", "caller_name": "李某", "lon": 115.4, "lat": 29.85}
    assert officer.post("/api/reports", call).status_code == 201
    stranger = screens.sign_in("duty_officer", org="十堰市", at="/ops/incidents")
    ask(stranger, place)
    expect(stranger.page.get_by_role("group", name="地名")).to_contain_text("富池镇")  # the ground is everybody's
    settled(stranger)
    assert hits(stranger, "事件") == []
    own = screens.sign_in("duty_officer", org="黄石市", at="/ops/incidents")
    ask(own, place)
    expect(own.page.get_by_role("group", name="事件").get_by_role("option").first).to_contain_text(place)


def test_each_list_answers_in_time(platform: Platform) -> None:
    visitor = platform.as_role("duty_officer", org="湖北省")
    lists = {"incidents": {}, "teams": {"all_in_sight": True}, "enterprises": {}, "hazards": {}, "targets": {}, "places": {}, "contacts": {}}
    for name, more in lists.items():
        took = []
        for words in ("化工", "fuchi", "黄石", "演示", "小学") * 6:
            began = time.monotonic()
            assert visitor.get(f"/api/{name}", q=words, limit=4, **more).status_code == 200
            took.append(time.monotonic() - began)
        note_figures(f"搜索 {name}", p50_ms=sorted(took)[len(took) // 2] * 1000, p95_ms=sorted(took)[int(len(took) * 0.95)] * 1000)
