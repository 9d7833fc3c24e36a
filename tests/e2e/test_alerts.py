"""What must not be missed is seen and heard: in the bell at once, as a sound only after somebody has touched the page."""

import time

import pytest
from playwright.sync_api import expect

from tests.support.browser import PATIENCE, Screens, wait_for
from tests.support.platform import Platform

pytestmark = [pytest.mark.platform, pytest.mark.browser]
TOWN = "郧阳区"
"""No other test works there, so that nothing else rings."""
LISTEN = """
window.__tones = 0
const start = OscillatorNode.prototype.start
OscillatorNode.prototype.start = function (...given) { window.__tones += 1; return start.apply(this, given) }
"""


def test_a_new_call_rings_and_is_listed(screens: Screens, platform: Platform) -> None:
    officer = platform.as_role("duty_officer", org=TOWN)
    leader = screens.sign_in("duty_leader", org=TOWN, at="/login")
    leader.page.context.add_init_script(LISTEN)
    leader.open("/ops/incidents")
    expect(leader.page.get_by_text("实时", exact=True)).to_be_visible()
    bell = leader.page.locator("header.top [aria-controls=alert-list]")

    def call() -> str:
        place = f"郧阳区铃声路 {time.time_ns() % 10_000_000} 号"
        body = {"place_text": place, "what": "hazmat_leak", "caller_name": "李某", "lon": 110.81, "lat": 32.83}
        assert officer.post("/api/reports", body).status_code == 201
        return place

    call()
    expect(bell).to_contain_text("1")
    assert leader.page.evaluate("window.__tones") == 0  # nobody has touched the page
    leader.page.locator("h1").click()
    place = call()
    expect(bell).to_contain_text("2")
    wait_for(lambda: leader.page.evaluate("window.__tones") == 1, PATIENCE, "it has rung")
    bell.click()
    leader.page.get_by_role("link", name=place).wait_for()
    assert leader.axe() == []
    leader.page.get_by_role("button", name="全部已看").click()
    leader.page.get_by_role("button", name="个人与显示").click()
    leader.page.get_by_role("button", name="声音提醒").click()
    call()
    expect(bell).to_contain_text("1")
    assert leader.page.evaluate("window.__tones") == 1  # sounds are off, the bell is not
