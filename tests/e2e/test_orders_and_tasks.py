"""What follows an order: refused with a reason, cancelled, released; tasks to their verification; who is inside; who commands."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.browser import PATIENCE, PHONE, Screen, Screens, wait_for
from tests.support.platform import Platform, Visitor

pytestmark = [pytest.mark.platform, pytest.mark.browser]


@dataclass
class Sent:
    """An incident with one order that has left, and its captain."""

    incident_id: str
    dispatch_id: str
    team: str
    captain: dict[str, Any]
    desk: Visitor

    @property
    def room(self) -> str:
        """The room's address."""
        return f"/ops/incidents/{self.incident_id}"

    def status(self) -> str:
        """Where the order stands."""
        return str(self.desk.get(f"/api/dispatches/{self.dispatch_id}").json()["status"])


@pytest.fixture
def sent(platform: Platform) -> Sent:
    """黄石 sends the nearest free team that has a captain with an account."""
    desk = platform.as_role("duty_officer", org="黄石市")
    call = {"place_text": f"富池镇调令路 {time.time_ns() % 10_000_000} 号", "what": "hazmat_leak", "caller_name": "李某", "lon": 115.4, "lat": 29.85}
    incident = desk.post("/api/reports", call).json()["incident"]
    advice = desk.post(f"/api/incidents/{incident['id']}/dispatch-recommendations").json()
    captains = {account["org"]: account for account in platform.accounts if "team_captain" in account["roles"]}
    team = next(each["team"] for each in advice["ordered"] if each["team"]["name"] in captains)
    order = desk.post(f"/api/incidents/{incident['id']}/dispatches",
                      {"team_id": team["team_id"], "task": "堵漏", "rendezvous": "东门", "recommendation_id": advice["id"]}).json()
    made = Sent(incident["id"], order["id"], team["name"], captains[team["name"]], desk)
    wait_for(lambda: made.status() == "issued", PATIENCE, "the order has left")
    return made


def phone_of(screens: Screens, sent: Sent) -> Screen:
    """The captain's phone."""
    phone = screens.sign_in_as(sent.captain["username"], sent.captain["password"], at="/m", **PHONE)
    phone.page.locator("button[data-verb]").first.wait_for()
    return phone


def row_of(room: Screen, sent: Sent) -> Any:
    """The team's line in the forces column."""
    return room.page.locator("li.tm").filter(has_text=sent.team)


def submit(room: Screen, **words: str) -> None:
    """Fill the open form and send it."""
    dialog = room.page.locator("dialog[open]")
    for label, text in words.items():
        dialog.get_by_label(label).first.fill(text)
    dialog.locator("button[type=submit]").click()
    expect(room.page.locator("dialog[open]")).to_have_count(0)


def test_an_order_is_refused_on_the_phone_and_the_desk_reads_why(screens: Screens, sent: Sent) -> None:
    room = screens.sign_in("duty_officer", org="黄石市", at=sent.room)
    row_of(room, sent).wait_for()
    phone = phone_of(screens, sent)
    phone.page.get_by_role("button", name="拒令").first.click()
    phone.page.locator("dialog[open]").get_by_label("装备故障").check()
    phone.page.locator("dialog[open] textarea").fill("泵车传动轴断")
    phone.page.locator("dialog[open] button.big").click()
    expect(row_of(room, sent)).to_contain_text("装备故障")
    expect(row_of(room, sent)).to_contain_text("泵车传动轴断")
    assert sent.status() == "refused"


def test_an_order_is_cancelled_with_a_reason(screens: Screens, sent: Sent) -> None:
    room = screens.sign_in("duty_officer", org="黄石市", at=sent.room)
    row_of(room, sent).get_by_role("button", name="取消").click()
    submit(room, 理由="改派更近的队")
    wait_for(lambda: sent.status() == "cancelled", PATIENCE, "cancelled")
    expect(row_of(room, sent)).to_contain_text("改派更近的队")


def test_a_team_at_work_is_released(screens: Screens, platform: Platform, sent: Sent) -> None:
    captain = platform.sign_in(sent.captain["username"], sent.captain["password"])
    for verb in ("receive", "turn-out", "arrive"):
        assert captain.post(f"/api/dispatches/{sent.dispatch_id}/{verb}").status_code == 200
    room = screens.sign_in("duty_officer", org="黄石市", at=sent.room)
    expect(row_of(room, sent)).to_contain_text("到场")
    row_of(room, sent).get_by_role("button", name="撤出").click()
    wait_for(lambda: sent.status() == "released", PATIENCE, "released")
    expect(row_of(room, sent)).to_contain_text("撤出")


def test_a_task_goes_from_the_room_to_the_phone_and_back_to_be_verified(screens: Screens, sent: Sent) -> None:
    room = screens.sign_in("duty_officer", org="黄石市", at=sent.room)
    row_of(room, sent).wait_for()
    room.page.keyboard.press("t")
    dialog = room.page.locator("dialog[open]")
    title = f"关闭 2 号阀 {time.time_ns() % 100_000}"
    dialog.get_by_label("做什么").fill(title)
    dialog.get_by_role("combobox", name="交给谁").click()
    room.page.get_by_role("option", name=sent.team).click()
    submit(room)
    line = room.page.locator("li.tk").filter(has_text=title)
    expect(line).to_contain_text("已下达")
    phone = phone_of(screens, sent)
    task = phone.page.locator("li.task").filter(has_text=title)
    for verb, told in (("接受", "已接受"), ("开始", "进行中"), ("受阻", "受阻"), ("开始", "进行中"), ("完成", "已完成")):
        task.get_by_role("button", name=verb, exact=True).first.click()
        if verb == "受阻":
            phone.page.locator("dialog[open]").get_by_label("缺装备").check()
            phone.page.locator("dialog[open] button.big").click()
            expect(line).to_contain_text("缺装备")
        expect(line).to_contain_text(told)
    line.get_by_role("button", name="核销").click()
    expect(line).to_contain_text("已核销")


def test_who_is_inside_too_long_raises_the_alarm(screens: Screens, platform: Platform, sent: Sent) -> None:
    commander = platform.as_role("commander", org="黄石市")
    since = (datetime.now(UTC) - timedelta(minutes=30)).isoformat()
    answer = commander.post(f"/api/incidents/{sent.incident_id}/entries", {"names": ["赵某"], "zone": "hot", "time_in": since, "stay_minutes": 20})
    assert answer.status_code == 201, answer.text
    room = screens.sign_in("commander", org="黄石市", at=sent.room)
    late = room.page.locator("li.air").filter(has_text="赵某")
    expect(late).to_contain_text("逾期")
    expect(room.page.get_by_role("log")).to_contain_text("赵某")
    room.page.get_by_role("button", name="登记").click()
    submit(room, 姓名="钱某 孙某")
    inside = room.page.locator("li.air").filter(has_text="钱某")
    expect(inside).to_contain_text("剩")
    inside.get_by_role("button", name="已出").click()
    expect(inside).to_have_count(0)
    late.get_by_role("button", name="已出").click()
    expect(late).to_have_count(0)


def test_command_is_handed_over_by_both(screens: Screens, platform: Platform, sent: Sent) -> None:
    leader = platform.as_role("duty_leader", org="黄石市")
    commander = platform.as_role("commander", org="黄石市")
    me = leader.get("/api/session").json()["person"]
    term = leader.post(f"/api/incidents/{sent.incident_id}/command/nominate", {"person_id": me["id"]}).json()
    leader.post(f"/api/incidents/{sent.incident_id}/command/{term['id']}/accept")
    other = commander.get("/api/session").json()["person"]
    giving = screens.sign_in("duty_leader", org="黄石市", at=sent.room)
    expect(giving.page.locator("header.inc")).to_contain_text(me["name"])
    giving.page.get_by_role("button", name="移交").click()
    giving.page.locator("dialog[open]").get_by_role("combobox").first.fill(other["name"])
    giving.page.get_by_role("option").filter(has_text=other["name"]).first.click()
    submit(giving, 情况交代="两队在途，热区 300 米")
    expect(giving.page.locator("header.inc")).to_contain_text(f"→ {other['name']}")
    taking = screens.sign_in("commander", org="黄石市", at=sent.room)
    taking.page.get_by_role("button", name="接任").click()
    expect(giving.page.locator("header.inc")).to_contain_text(f"总指挥 {other['name']}")
    terms = leader.get(f"/api/incidents/{sent.incident_id}/room").json()["collections"]["command"].values()
    assert [each["person_name"] for each in terms if each["status"] == "active"] == [other["name"]]


def test_advice_is_rejected_with_a_reason_and_changed_on_record(screens: Screens, platform: Platform) -> None:
    desk = platform.as_role("duty_officer", org="黄石市")
    call = {"place_text": f"富池镇建议路 {time.time_ns() % 10_000_000} 号", "what": "hazmat_leak", "caller_name": "李某", "lon": 115.4, "lat": 29.85}
    incident = desk.post("/api/reports", call).json()["incident"]["id"]
    room = screens.sign_in("duty_officer", org="黄石市", at=f"/ops/incidents/{incident}?panel=decide")
    room.page.locator("[data-act=dispatch]").wait_for()
    room.page.get_by_role("button", name="不采用").click()
    room.page.get_by_label("为什么不采用").fill("企业自有力量已处置")
    room.page.get_by_role("button", name="不采用").last.click()
    expect(room.page.get_by_role("log")).to_contain_text("企业自有力量已处置")
    room.page.keyboard.press("Escape")
    room.page.keyboard.press("d")
    boxes = room.page.locator(".op input[type=checkbox]")
    boxes.first.wait_for()
    if boxes.first.is_checked():
        boxes.first.uncheck()
    room.page.get_by_label("与建议不同，为什么").fill("首选队在另一处")
    room.page.locator("[data-act=dispatch]").click()
    expect(room.page.locator("li.tm[data-status=issued]")).to_have_count(1)
    expect(room.page.get_by_role("log")).to_contain_text("首选队在另一处")
