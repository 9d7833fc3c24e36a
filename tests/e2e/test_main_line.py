"""The main line in the room: from verifying to the archive, reopening, and every refusal said in words."""

import time
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screen, Screens
from tests.support.platform import Platform, Visitor

pytestmark = [pytest.mark.platform, pytest.mark.browser]

RESPONSE = {"level": "III", "matter": "泄漏处置", "expected_hours": 6, "measures": "堵漏、疏散"}
CONTROL = {"source_controlled": True, "monitoring_below_limit": True, "no_secondary_danger": True, "statement": "阀门已关"}
END = {"handed_over_to": "下陆区政府", "residual_risks": "管线残液", "measures": "企业看护"}


def call_taken(platform: Platform, **facts: Any) -> tuple[Visitor, dict[str, Any]]:
    """The leader of 黄石 with an incident of this test alone."""
    leader = platform.as_role("duty_leader", org="黄石市")
    call = {"place_text": f"下陆区主线路 {time.time_ns() % 10_000_000} 号", "what": "hazmat_leak", "caller_name": "李某", "lon": 114.97, "lat": 30.18}
    return leader, leader.post("/api/reports", call | facts).json()["incident"]


def advance(visitor: Visitor, incident: dict[str, Any], *verbs: str) -> None:
    """Take steps outside the browser."""
    bodies: dict[str, Any] = {"respond": RESPONSE, "control": CONTROL, "end": END}
    for verb in verbs:
        answer = visitor.post(f"/api/incidents/{incident['id']}/{verb}", bodies.get(verb, {}))
        assert answer.status_code == 200, answer.text


def take(screen: Screen, verb: str, *, ticks: tuple[str, ...] = (), choose: dict[str, str] | None = None, **words: str) -> None:
    """One step through its button and its form."""
    screen.page.locator(f"[data-step={verb}]").click()
    dialog = screen.page.locator("dialog[open]")
    for label, option in (choose or {}).items():
        dialog.get_by_role("combobox", name=label).click()
        screen.page.get_by_role("option", name=option, exact=True).click()
    for label in ticks:
        dialog.get_by_label(label).check()
    for label, text in words.items():
        dialog.get_by_label(label).fill(text)
    dialog.locator("button[type=submit]").click()


def stands(screen: Screen, status: str) -> None:
    """The head of the room says where the incident stands, and no form is open."""
    expect(screen.page.locator("header.inc")).to_contain_text(f"· {status}")
    expect(screen.page.locator("dialog[open]")).to_have_count(0)


def test_from_verifying_to_the_archive(screens: Screens, platform: Platform) -> None:
    leader, incident = call_taken(platform, deaths=0, missing=0, trapped=0, serious_injuries=1)
    room = screens.sign_in("duty_leader", org="黄石市", at=f"/ops/incidents/{incident['id']}")
    take(room, "verify", 说明="回拨属实")
    stands(room, "核实")
    take(room, "confirm")
    stands(room, "已确认")
    take(room, "grade")
    stands(room, "已定级")
    take(room, "respond", choose={"级别": "响应Ⅲ级"}, 处置措施="堵漏、疏散下风向")
    stands(room, "响应中")
    take(room, "onsite", 地点="厂区西门")
    expect(room.page.locator("dialog[open]").get_by_role("alert")).to_contain_text("总指挥")
    room.page.keyboard.press("Escape")
    me = leader.get("/api/session").json()["person"]["id"]
    term = leader.post(f"/api/incidents/{incident['id']}/command/nominate", {"person_id": me}).json()
    assert leader.post(f"/api/incidents/{incident['id']}/command/{term['id']}/accept").status_code == 200
    take(room, "onsite", 地点="厂区西门")
    stands(room, "现场指挥")
    take(room, "control", ticks=("源头已控制", "监测值低于限值", "无次生危险"), 总指挥结论="阀门已关，浓度达标")
    stands(room, "基本控制")
    take(room, "end", 移交给="下陆区政府", 残余风险="管线残液", 处置措施="企业看护")
    stands(room, "响应终止")
    take(room, "evaluate")
    stands(room, "评估中")
    take(room, "close", 终报="处置完毕", 经验教训="报警及时", 预案对照="一致")
    stands(room, "已归档")
    expect(room.page.locator("[data-step]:not([data-step=regrade])")).to_have_count(0)
    expect(room.page.get_by_role("log")).to_contain_text("归档")


def test_under_control_is_refused_while_people_are_unaccounted_for(screens: Screens, platform: Platform) -> None:
    leader, incident = call_taken(platform, serious_injuries=1)
    advance(leader, incident, "verify", "confirm", "grade", "respond")
    room = screens.sign_in("duty_leader", org="黄石市", at=f"/ops/incidents/{incident['id']}")
    ticks = ("源头已控制", "监测值低于限值", "无次生危险")
    take(room, "control", ticks=ticks, 总指挥结论="阀门已关")
    expect(room.page.locator("dialog[open]").get_by_role("alert")).to_contain_text("人数不明")
    room.page.keyboard.press("Escape")
    expect(room.page.locator("header.inc")).to_contain_text("· 响应中")
    room.page.get_by_title("更正伤亡").click()
    dialog = room.page.locator("dialog[open]")
    for name in ("失联", "被困"):
        dialog.get_by_role("textbox", name=name).fill("0")
    dialog.get_by_label("来源").fill("现场清点")
    dialog.locator("button[type=submit]").click()
    expect(room.page.locator("dialog[open]")).to_have_count(0)
    take(room, "control", ticks=ticks, 总指挥结论="阀门已关，人员清点完毕")
    stands(room, "基本控制")


def test_a_step_that_somebody_else_has_taken_says_so(screens: Screens, platform: Platform) -> None:
    leader, incident = call_taken(platform)
    room = screens.sign_in("duty_leader", org="黄石市", at=f"/ops/incidents/{incident['id']}")
    room.page.locator("[data-step=verify]").click()
    room.page.locator("dialog[open] button[type=submit]").wait_for()
    advance(leader, incident, "verify")
    room.page.locator("dialog[open] button[type=submit]").click()
    expect(room.page.locator("dialog[open]").get_by_role("alert")).to_contain_text("事件现为“核实”，不能“核实”")


def test_an_ended_incident_is_opened_again_with_its_number(screens: Screens, platform: Platform) -> None:
    leader, incident = call_taken(platform, deaths=0, missing=0, trapped=0, serious_injuries=1)
    advance(leader, incident, "verify", "confirm", "grade", "respond", "control", "end")
    room = screens.sign_in("duty_leader", org="黄石市", at=f"/ops/incidents/{incident['id']}")
    take(room, "reopen", 理由="残液复燃")
    stands(room, "重新启动")
    expect(room.page.locator("header.inc")).to_contain_text(incident["number"])
    take(room, "respond", choose={"级别": "响应Ⅲ级"}, 处置措施="再次堵漏")
    stands(room, "响应中")
