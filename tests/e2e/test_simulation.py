"""后果模拟: from an incident to zones and packet in three clicks; a turned wind proposes, a person decides."""

import json
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from muster.apps.risks.rules import uscc_check_digit
from tests.e2e.conftest import Desk
from tests.support.browser import PICTURES, axe_in_themes, wait_for
from tests.support.platform import Platform, note_figures

pytestmark = [pytest.mark.platform, pytest.mark.browser]

CLICKS = 3
WAIT = 30_000
"""Long enough for a busy machine; nothing waits that long on a quiet one. [ms]"""
CASES = {
    "chlorine": {"substance": "液氯", "cas": "7782-50-5", "name": "液氯", "code": "91420222MA4ABCC11", "lon": 115.212, "lat": 29.842,
                 "volume": 30, "pressure": 0.8e6, "never": "不向泄漏罐体"},
    "ammonia": {"substance": "液氨", "cas": "7664-41-7", "name": "液氨", "code": "91420222MA4ABCN31", "lon": 115.232, "lat": 29.862,
                "volume": 120, "pressure": 1.2e6, "never": "不对液氨池喷水"},
}


def plant(platform: Platform, case: dict[str, Any]) -> dict[str, Any]:
    """A plant with one vessel of the substance and a school to the south-west, made once."""
    regulator = platform.as_role("regulator", org="黄石")
    name = f"模拟试验{case['name']}厂"
    found = regulator.get("/api/enterprises", q=name).json()["items"]
    if found:
        return dict(found[0])
    code = case["code"]
    position = {"lon": case["lon"], "lat": case["lat"]}
    made = regulator.post("/api/enterprises", {"uscc": code + uscc_check_digit(code), "division": "420222", "name": name,
                                               "industry": "hazmat_production", "position": position}).json()
    hazard = {"enterprise_id": made["id"], "code": f"BA{case['cas']}", "name": f"{case['name']}罐区", "level": "level_2", "position": position,
              "substances": [{"name": case["name"], "cas": case["cas"], "quantity_t": 100}],
              "tanks": [{"name": "V-101", "substance": case["name"], "volume": case["volume"], "pressure": case["pressure"], "temperature": 298.15}]}
    assert regulator.post("/api/hazards", hazard).status_code == 201
    school = {"division": "420222", "name": f"模拟试验{case['name']}小学", "kind": "school", "people": 640,
              "position": {"lon": case["lon"] - 0.004, "lat": case["lat"] - 0.0035}}
    assert regulator.post("/api/targets", school).status_code == 201
    return dict(made)


def incident_of(platform: Platform, case: dict[str, Any]) -> str:
    made = plant(platform, case)
    leader = platform.as_role("duty_leader", org="黄石")
    call = {"place_text": made["name"], "what": "hazmat_leak", "caller_name": "李某", "lon": case["lon"], "lat": case["lat"],
            "substance": case["substance"], "enterprise_id": made["id"]}
    incident = leader.post("/api/reports", call).json()["incident"]["id"]
    weather = {"wind_from": 45.0, "wind_speed": 2.2, "cloud_eighths": 3, "source": "现场"}
    assert leader.post(f"/api/incidents/{incident}/weather", weather).status_code == 201
    return str(incident)


@pytest.mark.parametrize("name", sorted(CASES))
def test_three_clicks_from_the_room_to_the_zones(desk: Callable[..., Desk], platform: Platform, name: str) -> None:
    case = CASES[name]
    incident = incident_of(platform, case)
    leader = desk()
    leader.sign_in("duty_leader", org="黄石")
    leader.open(f"/ops/incidents/{incident}")
    page = leader.page
    page.locator("[data-act=simulation]").wait_for()

    leader.click("[data-act=simulation]")
    page.locator("[data-act=run]").wait_for()
    expect(page.locator("dl")).to_contain_text("V-101", timeout=WAIT)
    began = time.monotonic()
    leader.click("[data-act=run]")
    page.locator("[data-zone='toxic:AEGL-2']").wait_for()
    first = time.monotonic() - began
    page.locator("[data-status=done]").wait_for()
    refined = time.monotonic() - began
    assert leader.clicks <= CLICKS
    note_figures(f"simulation_{name}", clicks=leader.clicks, first_answer_s=round(first, 2), ensemble_s=round(refined, 2))

    expect(page.locator("[data-wind]")).to_contain_text("风从 NE 来，向 SW 去", timeout=WAIT)
    expect(page.get_by_role("region", name="范围内")).to_contain_text(f"模拟试验{case['name']}小学", timeout=WAIT)
    expect(page.get_by_role("complementary")).to_contain_text("按平坦开阔地计算", timeout=WAIT)
    wait_for(lambda: bool(page.evaluate("window.__ready === true")), 20, "the map is drawn")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"simulation-{name}.png")

    packet = platform.as_role("duty_leader", org="黄石").get(f"/api/incidents/{incident}/packet")
    assert len(packet.content) <= 100 * 1024
    leader.open(f"/ops/incidents/{incident}/packet")
    expect(page.locator("article")).to_contain_text(case["never"], timeout=WAIT)
    expect(page.locator("article")).to_contain_text("从东北侧（上风）接近", timeout=WAIT)
    page.screenshot(path=PICTURES / f"packet-{name}.png", full_page=True)


def test_a_turned_wind_is_proposed_and_decided(desk: Callable[..., Desk], platform: Platform) -> None:
    incident = incident_of(platform, CASES["ammonia"])
    leader = desk()
    leader.sign_in("duty_leader", org="黄石")
    leader.open(f"/ops/incidents/{incident}/simulation")
    page = leader.page
    leader.click("[data-act=run]")
    page.locator("[data-status=done]").wait_for()
    leader.click("[data-act=adopt]")
    expect(page.locator("[data-force]")).to_contain_text("第 1 次", timeout=WAIT)

    visitor = platform.as_role("duty_leader", org="黄石")
    visitor.post(f"/api/incidents/{incident}/weather", {"wind_from": 100.0, "wind_speed": 2.2, "cloud_eighths": 3})
    expect(page.locator("[data-proposal]")).to_contain_text("风向转了 55°", timeout=WAIT)
    expect(page.locator("[data-force]")).to_contain_text("第 1 次", timeout=WAIT)  # nothing moved by itself
    wait_for(lambda: page.locator("[data-act=timed]").count() == 1, 20, "the new run is drawn")
    wait_for(lambda: bool(page.evaluate("window.__ready === true")), 20, "the map is drawn")
    page.screenshot(path=PICTURES / "simulation-proposal.png")
    leader.click("[data-act=accept]")
    expect(page.locator("[data-force]")).to_contain_text("第 2 次", timeout=WAIT)


def test_the_simulation_is_open_to_everyone(desk: Callable[..., Desk], platform: Platform) -> None:
    incident = incident_of(platform, CASES["chlorine"])
    leader = desk()
    leader.sign_in("duty_leader", org="黄石")
    leader.open(f"/ops/incidents/{incident}/simulation")
    page = leader.page
    leader.click("[data-act=run]")
    page.locator("[data-status=done]").wait_for()
    page.locator("tbody tr").first.wait_for()
    leader.click("[data-act=timed]")
    findings = {"simulation": axe_in_themes(page)}
    page.get_by_role("button", name=re.compile("录入现场气象")).click()
    page.locator("dialog[open]").wait_for()
    findings["weather"] = axe_in_themes(page)
    leader.open(f"/ops/incidents/{incident}/packet")
    page.locator("article").wait_for()
    findings["packet"] = axe_in_themes(page)
    assert {name: found for name, found in findings.items() if found} == {}, json.dumps(findings, ensure_ascii=False)
