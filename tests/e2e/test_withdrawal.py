"""撤离信号: held on one phone it reddens the other, is answered without a network, and the desk sees who has and who has not."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.browser import PATIENCE, PHONE, Screen, Screens, axe_findings, offline, wait_for
from tests.support.platform import Platform, Visitor, note_figures

pytestmark = [pytest.mark.platform, pytest.mark.browser]


@dataclass
class Scene:
    """An incident with two teams at work, and who leads them."""

    incident: dict[str, Any]
    orders: list[dict[str, Any]]
    captains: list[dict[str, Any]]
    desk: Visitor

    def room(self) -> dict[str, Any]:
        """What the room holds."""
        return dict(self.desk.read(f"/api/incidents/{self.incident['id']}/room"))

    def signal(self) -> dict[str, Any]:
        """The signal, as the room holds it."""
        (found,) = self.room()["collections"]["withdrawals"].values()
        return dict(found)


@pytest.fixture
def scene(platform: Platform) -> Iterator[Scene]:
    """黄石 has two teams with captains at work in the hot zone of a leak."""
    desk = platform.as_role("duty_leader", org="黄石市")
    call = {"place_text": "阳新县富池镇某化工厂", "what": "hazmat_leak", "caller_name": "李某", "lon": 115.4, "lat": 29.85, "substance": "液氨"}
    incident = desk.post("/api/reports", call).json()["incident"]
    advice = desk.post(f"/api/incidents/{incident['id']}/dispatch-recommendations").json()
    captains = {account["org"]: account for account in platform.accounts if "team_captain" in account["roles"]}
    teams = [each["team"] for each in advice["ordered"] if each["team"]["name"] in captains][:2]
    orders = []
    for team in teams:
        body = {"team_id": team["team_id"], "task": "关阀堵漏", "rendezvous": "东门（上风）", "recommendation_id": advice["id"]}
        orders.append(desk.post(f"/api/incidents/{incident['id']}/dispatches", body).json())
    made = Scene(incident, orders, [captains[team["name"]] for team in teams], desk)
    for order in orders:
        wait_for(lambda order=order: desk.read(f"/api/dispatches/{order['id']}")["status"] == "issued", PATIENCE, "the order has left")  # type: ignore[misc]  # bound at once
        for verb in ("receive", "turn-out", "arrive"):
            assert desk.post(f"/api/dispatches/{order['id']}/{verb}", {"people": 12}).status_code == 200
    yield made
    for row in made.room()["collections"].get("withdrawals", {}).values():
        desk.post(f"/api/withdrawals/{row['id']}/end", {"reason": "试验结束", "reentry_allowed": True})


def phone_of(screens: Screens, captain: dict[str, Any]) -> Screen:
    """A captain's phone at the order, with the page kept for the time without a network."""
    phone = screens.sign_in_as(captain["username"], captain["password"], at="/m", **PHONE)
    expect(phone.page.locator("[data-act=withdrawal]")).to_be_visible()
    assert phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)") is True
    return phone


def hold(phone: Screen) -> None:
    """A thumb on the button until the sheet opens."""
    phone.page.locator("[data-act=withdrawal]").dispatch_event("pointerdown")
    expect(phone.page.get_by_role("dialog", name="让所有人撤出来")).to_be_visible()


def test_one_phone_calls_everybody_out(screens: Screens, platform: Platform, scene: Scene) -> None:
    first, second = (phone_of(screens, captain) for captain in scene.captains)
    page = first.page
    page.get_by_label("救援人员姓名").fill("张某")
    page.get_by_role("button", name="入场", exact=True).click()
    wait_for(lambda: len(scene.room()["collections"].get("entries", {})) == 1, PATIENCE, "the entry is logged")
    desk = screens.sign_in("duty_leader", org="黄石市", at=f"/ops/incidents/{scene.incident['id']}")
    expect(desk.page.locator("[data-act=withdrawal]")).to_be_visible()

    hold(first)
    first.picture("withdrawal-raise")
    page.get_by_text("有爆炸危险").click()
    began = time.monotonic()
    page.locator("button[data-verb=raise]").click()
    red = second.page.locator("[data-withdrawal]")
    expect(red).to_be_visible()
    note_figures("withdrawal: sent on one phone → red on another", seconds=time.monotonic() - began)
    expect(red).to_contain_text("所有救援人员立即停止作业")
    expect(red).to_contain_text("东门（上风）")
    board = desk.page.locator("section[data-withdrawal]")
    expect(board).to_be_visible()
    expect(board).to_contain_text("已应答 0/2 队")
    expect(board).to_contain_text("登记在内 1 人")
    second.picture("withdrawal-phone")
    desk.picture("withdrawal-desk")
    assert axe_findings(second.page) == []

    with offline(second):
        second.page.locator("button[data-verb=acknowledge]").click()
        expect(second.page.get_by_text("已存本机，恢复网络即发；同时用电台报告。")).to_be_visible()
        second.page.reload()
        expect(second.page.locator("[data-withdrawal]")).to_be_visible()
        expect(second.page.locator("button[data-verb=count]")).to_be_visible()
    expect(board).to_contain_text("已应答 1/2 队")

    page.locator("button[data-verb=acknowledge]").click()
    page.get_by_role("button", name="张某").click()
    first.picture("withdrawal-count")
    page.locator("button[data-verb=count]").click()
    expect(board).to_contain_text("未见 张某")
    expect(board).to_contain_text("已应答 2/2 队")
    page.get_by_role("button", name="收起").click()
    expect(page.locator("[data-withdrawal-strip]")).to_be_visible()
    expect(page.get_by_text("任何人不得进入")).to_be_visible()
    page.get_by_role("button", name="出场").click()
    expect(board).to_contain_text("登记在内 0 人")
    page.locator("[data-withdrawal-strip]").click()
    page.get_by_role("button", name="张某").click()
    page.locator("button[data-verb=count]").click()
    expect(board.locator("li", has_text="撤出 12 人，在内 0 人。")).to_be_visible()
    desk.picture("withdrawal-answered")

    board.get_by_role("button", name="解除撤离").click()
    desk.page.get_by_label("理由").fill("复测低于限值")
    desk.page.get_by_role("dialog").get_by_role("button", name="解除撤离").click()
    expect(board).to_contain_text("尚不得进入")
    expect(page.locator("[data-withdrawal]")).to_have_count(0)
    assert scene.signal()["reentry_allowed"] is False
    desk.picture("withdrawal-ended")
