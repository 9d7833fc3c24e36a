"""Promise board, departure check, joint proposal and supplies on screen, each with teams and incidents of its own in 宜昌."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.support.browser import PATIENCE, Screens, axe_findings, wait_at_rest, wait_for
from tests.support.platform import Platform, Visitor

pytestmark = [pytest.mark.platform, pytest.mark.browser]
SCENE = {"lon": 111.32, "lat": 30.70}


@dataclass
class Ground:
    """The desk of 宜昌, with what a test opened there."""

    desk: Visitor
    platform: Platform
    incidents: list[str]
    teams: list[str]

    def call(self, title: str, **facts: Any) -> str:
        """An incident of this test alone; its number in the address."""
        call = {"place_text": f"{title} {time.time_ns() % 10_000_000} 号", "what": "hazmat_leak", "caller_name": "李某", **SCENE}
        answer = self.desk.post("/api/reports", call | facts)
        assert answer.status_code == 201, answer.text
        self.incidents.append(answer.json()["incident"]["id"])
        return self.incidents[-1]

    def team(self) -> dict[str, Any]:
        """A professional team near the scene that nobody else uses, ready."""
        regulator = self.platform.as_role("regulator", org="宜昌")
        body = {
            "parent_id": regulator.read("/api/session")["org"]["id"], "name": f"承诺试验队{time.time_ns() % 10_000_000}", "tier": "professional_team",
            "disciplines": ["hazmat"], "people": 20, "position": {"lon": 111.29, "lat": 30.69},
        }  # fmt: skip
        answer = regulator.post("/api/teams", body)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        self.teams.append(made["id"])
        ready = self.desk.post(f"/api/teams/{made['id']}/readiness", {"state": "ready", "crew": 12, "vehicles": 3})
        assert ready.status_code in (200, 201), ready.text
        return made

    def order(self, incident: str, team: dict[str, Any]) -> str:
        """An order that has left."""
        answer = self.desk.post(f"/api/incidents/{incident}/dispatches", {"team_id": team["id"], "task": "堵漏"})
        assert answer.status_code == 201, answer.text
        order = str(answer.json()["id"])
        wait_for(lambda: self.desk.read(f"/api/dispatches/{order}")["status"] == "issued", PATIENCE, "the order has left")
        return order

    def tell(self, order: str, *verbs: str) -> None:
        """Steps that the desk writes down on the team's word."""
        for verb in verbs:
            answer = self.desk.post(f"/api/dispatches/{order}/{verb}")
            assert answer.status_code == 200, answer.text

    def leave(self) -> None:
        """Everybody goes home, no incident of this test stays open, and its teams are out of service."""
        leader = self.platform.as_role("duty_leader", org="宜昌")
        for incident in self.incidents:
            room = self.desk.read(f"/api/incidents/{incident}/room")
            for order in room["collections"].get("dispatches", {}).values():
                if order["status"] in {"recommended", "issued", "received"}:
                    self.desk.post(f"/api/dispatches/{order['id']}/cancel", {"reason": "试验结束"})
                elif order["status"] in {"turned_out", "arrived", "working", "resting"}:
                    self.tell(order["id"], "release", "return")
            leader.post(f"/api/incidents/{incident}/false-alarm", {"reason": "试验结束"})
        for team in self.teams:
            self.desk.post(f"/api/teams/{team}/status", {"status": "out_of_service", "reason": "试验结束"})


@pytest.fixture
def ground(platform: Platform) -> Iterator[Ground]:
    """Opened for one test, put back at its end."""
    found = Ground(platform.as_role("duty_officer", org="宜昌"), platform, [], [])
    yield found
    found.leave()


def test_a_departure_is_checked_and_the_promise_runs_and_is_kept_by_the_arrival(screens: Screens, ground: Ground) -> None:
    team, incident = ground.team(), ground.call("承诺试验路")
    order = ground.order(incident, team)
    screen = screens.sign_in("duty_officer", org="宜昌", at=f"/ops/incidents/{incident}")
    screen.page.locator("li.tm").filter(has_text=team["name"]).locator("[data-act=departure]").click()
    dialog = screen.page.locator("dialog[open]")
    expect(dialog.locator("tbody tr")).to_have_count(9)
    expect(dialog).to_contain_text("可自保 0 小时（要求 72）")  # what nobody counted is not carried
    expect(dialog).to_contain_text("9 项从未清点，按 0 计")
    dialog.locator(".btn.pri").click()
    expect(screen.page.locator("dialog[open]")).to_have_count(0)
    ground.tell(order, "receive", "turn-out")
    screen.open("/ops/promises")
    row = screen.page.locator("li.pr").filter(has_text=team["name"])
    expect(row).to_have_attribute("data-promise", "running")
    expect(row).to_contain_text("承诺 1 小时内")
    expect(row).to_contain_text("按时可能")
    expect(row).to_contain_text("按驻地推算")
    ground.tell(order, "arrive")
    expect(row).to_have_count(0)  # told live, no longer open
    screen.page.get_by_role("button", name="已结束").click()
    expect(row).to_have_attribute("data-promise", "kept")
    expect(row).to_contain_text("接令到携装备到场")
    wait_at_rest(screen.page)
    assert axe_findings(screen.page) == []


def test_two_incidents_are_solved_together_and_the_proposal_is_refused_with_a_reason(screens: Screens, ground: Ground) -> None:
    ground.team()
    first, second = ground.call("统筹试验一路"), ground.call("统筹试验二路", lon=111.50, lat=30.60)
    asked = ground.desk.post("/api/joint-plans")
    assert asked.status_code in (200, 202), asked.text

    def solved() -> bool:
        found = ground.desk.read("/api/joint-plans", is_current="true")
        return any({first, second} <= {s["incident_id"] for s in p["options"][0]["shares"]} for p in found if p["options"])

    wait_for(solved, PATIENCE, "both are solved together")
    screen = screens.sign_in("duty_officer", org="宜昌", at="/ops/joint")
    expect(screen.page.locator("section.col").filter(has_text="统筹试验一路")).to_be_visible()
    expect(screen.page.locator("section.col").filter(has_text="统筹试验二路")).to_be_visible()
    expect(screen.page.locator(".opt").first).to_contain_text("最优")
    wait_at_rest(screen.page)
    assert axe_findings(screen.page) == []
    screen.page.get_by_role("button", name="不采用").click()
    why = f"试验：各派各的 {time.time_ns() % 10_000_000}"
    form = screen.page.get_by_role("main").locator("form")
    form.locator("input").fill(why)
    newer = screen.page.locator("[data-act=show-newer]")
    assert ground.desk.post("/api/joint-plans").status_code == 202
    expect(newer).to_be_visible()  # told, and the one being read stays until she looks
    expect(form.locator("button[type=submit]")).to_be_disabled()
    expect(form.locator("input")).to_have_value(why)

    def refused() -> bool:
        if newer.is_visible():
            newer.click()
        with suppress(TimeoutError):  # gone once it is kept; held while a newer one has not been looked at
            form.locator("button[type=submit]").click(timeout=1_000)
        return any(p["decision"] == "rejected" and p["decision_reason"] == why for p in ground.desk.read("/api/joint-plans"))

    wait_for(refused, PATIENCE, "the refusal is kept with its reason")
    expect(screen.page.locator("footer.foot")).to_contain_text(why)


def test_supplies_are_planned_ordered_and_given_back(screens: Screens, ground: Ground) -> None:
    incident = ground.call("物资试验路")
    screen = screens.sign_in("duty_officer", org="宜昌", at=f"/ops/incidents/{incident}")
    screen.page.locator("[data-act=supplies]").click()
    dialog = screen.page.locator("dialog[open]")
    dialog.get_by_role("combobox", name="物资").click()
    screen.page.get_by_role("option", name="石灰").first.click()
    dialog.get_by_label("数量").fill("1")
    dialog.get_by_role("button", name="测算").click()
    plan = dialog.get_by_role("region", name="调拨方案")
    expect(plan.locator("li").first).to_contain_text("公路")
    plan.locator("[data-act=order-supplies]").click()
    orders = dialog.get_by_role("region", name="调拨单")
    expect(orders).to_contain_text("已下单锁定")
    orders.get_by_role("button", name="取消", exact=True).click()
    orders.get_by_label("取消理由").fill("试验结束")
    orders.get_by_role("button", name="取消调拨").click()
    expect(orders).to_contain_text("已取消")


def test_help_asked_from_the_room_is_answered_by_the_province(screens: Screens, ground: Ground) -> None:
    incident = ground.call("支援试验路")
    city = screens.sign_in("duty_officer", org="宜昌", at=f"/ops/incidents/{incident}")
    city.page.locator("[data-act=ask-help]").click()
    city.page.locator("dialog[open]").get_by_label("需要什么").fill("缺洗消车一台")
    city.page.locator("dialog[open] button[type=submit]").click()
    row = city.page.locator("li.hp")
    expect(row).to_have_attribute("data-help", "asked")
    province = screens.sign_in("duty_officer", org="湖北省", at=f"/ops/incidents/{incident}")
    province.page.locator("[data-act=receive-help]").click()
    expect(row).to_have_attribute("data-help", "received")
    province.page.locator("[data-act=grant-help]").click()
    province.page.locator("dialog[open]").get_by_label("派什么").fill("武汉基地一台，两小时到")
    province.page.locator("dialog[open] button[type=submit]").click()
    expect(row).to_have_attribute("data-help", "granted")
    expect(row).to_contain_text("武汉基地一台，两小时到")
