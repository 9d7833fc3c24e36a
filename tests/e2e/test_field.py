"""J9: the captain's phone. One tap a step, with or without a network; nothing is lost and nothing is done twice."""

import time
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.browser import PATIENCE, PHONE, Screen, Screens, axe_in_themes, offline, stored, wait_at_rest, wait_for
from tests.support.platform import Platform, Visitor, note_figures

pytestmark = [pytest.mark.platform, pytest.mark.browser]


@dataclass
class Order:
    """An order that leaves when its time to be taken back is over, and the two who look at it."""

    dispatch_id: str
    incident_id: str
    title: str
    captain: dict[str, Any]
    desk: Visitor

    def now(self) -> dict[str, Any]:
        """The order as the server tells it."""
        return dict(self.desk.get(f"/api/dispatches/{self.dispatch_id}").json())

    def leave(self) -> None:
        """Until it has left."""
        wait_for(lambda: self.now()["status"] == "issued", PATIENCE, "the order has left")

    def steps(self) -> list[str]:
        """The steps that were reached, in order."""
        return [step["status"] for step in self.now()["steps"]]


@pytest.fixture
def order(platform: Platform) -> Order:
    """黄石 sends the nearest free team that has a captain with an account."""
    desk = platform.as_role("duty_officer", org="黄石市")
    call = {"place_text": "阳新县富池镇某化工厂", "what": "hazmat_leak", "caller_name": "李某", "lon": 115.4, "lat": 29.85, "substance": "液氨"}
    incident = desk.post("/api/reports", call).json()["incident"]
    advice = desk.post(f"/api/incidents/{incident['id']}/dispatch-recommendations").json()
    captains = {account["org"]: account for account in platform.accounts if "team_captain" in account["roles"]}
    team = next(each["team"] for each in advice["ordered"] if each["team"]["name"] in captains)
    sent = {"team_id": team["team_id"], "task": "关阀堵漏、水幕稀释", "rendezvous": "东门（上风）", "recommendation_id": advice["id"]}
    dispatch = desk.post(f"/api/incidents/{incident['id']}/dispatches", sent).json()
    return Order(dispatch["id"], incident["id"], incident["title"], captains[team["name"]], desk)


def phone_of(screens: Screens, order: Order) -> Screen:
    """The captain's phone, open at the order."""
    phone = screens.sign_in_as(order.captain["username"], order.captain["password"], at="/m", **PHONE)
    order.leave()
    expect(phone.page.get_by_role("heading", name=order.title)).to_be_visible()
    return phone


def tap(phone: Screen, verb: str) -> None:
    """One tap on the large button."""
    phone.press(phone.page.locator(f"button[data-verb={verb}]"))


def keep_shell(phone: Screen) -> None:
    """Until the service worker has the page, so that a reload needs no network."""
    ready = "navigator.serviceWorker.ready.then(() => true)"
    assert phone.page.evaluate(ready) is True


def test_received_turned_out_and_arrived_take_one_tap_each(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    for verb, reached in (("receive", "received"), ("turn_out", "turned_out"), ("arrive", "arrived")):
        began, before = time.monotonic(), phone.clicks
        tap(phone, verb)
        wait_for(lambda reached=reached: order.now()["status"] == reached, PATIENCE, f"the desk sees {reached}")  # type: ignore[misc]  # bound at once
        assert phone.clicks - before == 1
        note_figures(f"J9 {verb}: tap → known to the server", seconds=time.monotonic() - began)
    assert order.steps()[-3:] == ["received", "turned_out", "arrived"]


def test_two_taps_are_one_effect(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    phone.page.locator("button[data-verb=receive]").dblclick()
    wait_for(lambda: order.now()["status"] == "received", PATIENCE, "received")
    wait_for(lambda: {act["state"] for act in stored(phone, "acts")} == {"delivered"}, PATIENCE, "the phone knows that it arrived")
    assert len(stored(phone, "acts")) == 1
    assert order.steps().count("received") == 1


def test_taps_without_a_network_survive_a_reload_and_arrive_once_with_their_own_time(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    keep_shell(phone)
    with offline(phone):
        began = time.time()
        for verb in ("receive", "turn_out"):
            tap(phone, verb)
        expect(phone.page.get_by_text("待发 2 条")).to_be_visible()
        tapped = time.time()
        phone.page.reload()
        expect(phone.page.get_by_role("heading", name=order.title)).to_be_visible()
        tap(phone, "arrive")
        expect(phone.page.get_by_text("待发 3 条")).to_be_visible()
        assert order.now()["status"] == "issued"
        connected = time.time()
    back = time.monotonic()
    wait_for(lambda: order.now()["status"] == "arrived", PATIENCE, "everything arrived")
    note_figures("J9 back online → three taps known to the server", seconds=time.monotonic() - back)
    wait_for(lambda: [act["state"] for act in stored(phone, "acts")] == ["delivered"] * 3, PATIENCE, "the phone knows that all three arrived")
    assert order.steps()[-3:] == ["received", "turned_out", "arrived"]
    told = next(step for step in order.now()["steps"] if step["status"] == "turned_out")
    assert began - 1 <= _seconds(told["claimed_at"]) <= tapped + 1  # browsers give their clock in coarse steps
    assert _seconds(told["recorded_at"]) >= connected - 1


def _seconds(stamp: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(stamp).timestamp()


def test_a_refused_tap_is_kept_with_its_reason(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    keep_shell(phone)
    with offline(phone):
        tap(phone, "receive")
        order.desk.post(f"/api/dispatches/{order.dispatch_id}/cancel", {"reason": "改派别队"})
    expect(phone.page.get_by_text("1 条被拒")).to_be_visible()
    phone.page.get_by_text("1 条被拒").click()
    act = stored(phone, "acts")[0]
    assert act["state"] == "refused"
    expect(phone.page.get_by_role("alert")).to_contain_text(act["refusal"]["title"])
    assert order.now()["status"] == "cancelled"


def test_nobody_signs_out_over_unsent_taps(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    keep_shell(phone)
    phone.page.get_by_role("link", name="我", exact=True).click()
    phone.page.get_by_role("link", name="任务").click()
    with offline(phone):
        tap(phone, "receive")
        phone.page.get_by_role("link", name="我", exact=True).click()
        phone.page.get_by_role("button", name="退出登录").click()
        expect(phone.page.get_by_role("alert")).to_contain_text("1 条待发")
    wait_for(lambda: order.now()["status"] == "received", PATIENCE, "sent after all")


def test_a_captain_reports_from_the_scene_and_logs_who_is_inside(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    for verb in ("receive", "turn_out", "arrive"):
        tap(phone, verb)
    wait_for(lambda: order.now()["status"] == "arrived", PATIENCE, "arrived")
    phone.page.get_by_label("救援人员姓名").fill("赵某")
    phone.page.get_by_role("button", name="入场", exact=True).click()
    expect(phone.page.get_by_text("热区 1 人")).to_be_visible()
    phone.page.get_by_role("button", name="出场").click()
    expect(phone.page.get_by_text("热区 0 人")).to_be_visible()
    phone.page.get_by_role("link", name="报告").click()
    phone.page.get_by_role("button", name="伤加一").click()
    phone.page.get_by_role("button", name="还在漏").click()
    phone.page.get_by_role("button", name="提交").click()

    def told() -> bool:
        entries = order.desk.read(f"/api/incidents/{order.incident_id}/timeline")["items"]
        return any("伤 1 人" in str(entry["params"]) or "伤 1 人" in entry["text"]["zh"] for entry in entries)

    wait_for(told, PATIENCE, "the desk reads the report")


def test_news_reaches_a_phone_that_was_opened_without_a_network(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    keep_shell(phone)
    with offline(phone):
        phone.page.reload()
        expect(phone.page.get_by_role("heading", name=order.title)).to_be_visible()
    expect(phone.page.locator(".net")).to_have_count(0)  # the phone says that it is connected again
    order.desk.post(f"/api/dispatches/{order.dispatch_id}/cancel", {"reason": "改派别队"})
    told = time.monotonic()
    expect(phone.page.get_by_text("没有调令")).to_be_visible()
    note_figures("field: cancelled at the desk → gone from the phone", seconds=time.monotonic() - told)


def test_the_phone_is_open_to_everyone(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    findings = {}
    for path in ("/m", "/m/report", "/m/map", "/m/me", "/m/outbox"):
        phone.open(path)
        wait_at_rest(phone.page)
        findings[path] = axe_in_themes(phone.page, ("light", "sun", "dark"))
        phone.picture(f"field{path.removeprefix('/m').replace('/', '-') or '-tasks'}-dark")
        wide = phone.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, f"{path} is wider than the phone"
    assert {path: found for path, found in findings.items() if found} == {}


def test_a_captain_signs_in_on_the_phone_and_is_kept_out_with_a_wrong_password(screens: Screens, order: Order) -> None:
    phone = screens.new(**PHONE)
    phone.open("/m")
    page = phone.page
    page.get_by_label("账号").fill(order.captain["username"])
    page.get_by_label("密码").fill("nothing like it")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert phone.axe() == []
    order.leave()
    page.get_by_label("密码").fill(order.captain["password"])
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name=order.title)).to_be_visible()


def test_an_expired_sign_in_keeps_the_taps_until_the_captain_is_back(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    kept = phone.page.context.cookies()
    phone.page.context.clear_cookies()
    tap(phone, "receive")
    expect(phone.page.get_by_role("link", name="登录已过期")).to_be_visible()
    wait_for(lambda: stored(phone, "acts")[0]["state"] == "waiting", PATIENCE, "the tap is kept")
    phone.page.context.add_cookies(kept)  # type: ignore[arg-type]  # what it gave a moment ago
    wait_for(lambda: order.now()["status"] == "received", PATIENCE, "sent after the sign-in")


def test_every_word_of_the_phone_fits_in_english(screens: Screens, order: Order) -> None:
    phone = phone_of(screens, order)
    phone.page.evaluate("localStorage.setItem('muster.preferences', JSON.stringify({ language: 'en', theme: 'light', large: true }))")
    for path in ("/m", "/m/report", "/m/me", "/m/outbox"):
        phone.open(path)
        wait_at_rest(phone.page)
        phone.picture(f"field{path.removeprefix('/m').replace('/', '-') or '-tasks'}-english")
        assert not phone.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), path
        assert "field." not in phone.page.locator("#app").inner_text()


def test_a_stranger_sees_no_order(screens: Screens, order: Order, platform: Platform) -> None:
    other = next(a for a in platform.accounts if "team_captain" in a["roles"] and a["username"] != order.captain["username"])
    order.leave()
    phone = screens.sign_in_as(other["username"], other["password"], at="/m", **PHONE)
    expect(phone.page.get_by_text("没有调令")).to_be_visible()
    assert order.title not in phone.page.content()


_BACKGROUND = """
  window.told = []
  Object.defineProperty(Document.prototype, 'visibilityState', { get: () => window.away ? 'hidden' : 'visible' })
  ServiceWorkerRegistration.prototype.showNotification = function (words, more) { window.told.push(`${words} ${more.body}`); return Promise.resolve() }
"""


def test_an_order_is_noticed_while_the_page_is_in_the_background(screens: Screens, order: Order, platform: Platform) -> None:
    phone = screens.new(**{**PHONE, "permissions": ["geolocation", "notifications"]})
    phone.page.add_init_script(_BACKGROUND)
    screens.enter(phone, "team_captain", org=order.captain["org"])
    order.leave()
    phone.open("/m")
    expect(phone.page.get_by_role("heading", name=order.title)).to_be_visible()
    expect(phone.page.locator("[data-act=notices]")).to_have_count(0)
    wait_for(lambda: bool(phone.page.evaluate("navigator.serviceWorker.getRegistration().then(found => !!found)")), PATIENCE, "the worker is there")
    phone.page.evaluate("window.away = true")
    phone.page.evaluate("window.dispatchEvent(new Event('online'))")
    assert order.desk.post(f"/api/dispatches/{order.dispatch_id}/cancel", {"reason": "改派"}).status_code == 200
    team = order.now()["team_id"]
    again = order.desk.post(f"/api/incidents/{order.incident_id}/dispatches", {"team_id": team, "task": "关阀堵漏"}).json()
    order.dispatch_id = again["id"]
    wait_for(lambda: any(order.title in told for told in phone.page.evaluate("window.told")), PATIENCE, "the phone has told of the new order")


def test_a_refused_permission_is_said(screens: Screens, order: Order) -> None:
    phone = screens.new(**PHONE)
    phone.page.add_init_script("""
      let said = 'default'
      Object.defineProperty(Notification, 'permission', { get: () => said })
      Notification.requestPermission = () => { said = 'denied'; return Promise.resolve(said) }
    """)
    screens.enter(phone, "team_captain", org=order.captain["org"])
    order.leave()
    phone.open("/m")
    phone.page.locator("[data-act=notices]").click()
    expect(phone.page.get_by_text("通知已被拒绝")).to_be_visible()
    phone.page.get_by_role("button", name="知道了").click()
    expect(phone.page.get_by_text("通知已被拒绝")).to_have_count(0)
    expect(phone.page.get_by_role("heading", name=order.title)).to_be_visible()
