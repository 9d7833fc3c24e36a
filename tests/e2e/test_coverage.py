"""A planner asks what the teams cover and where bases should stand, in the browser, with the real registers and roads."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Desk
from tests.support.browser import PATIENCE, wait_for

pytestmark = [pytest.mark.platform, pytest.mark.browser]
STUDY = 180.0
"""A study waits for its turn on a busy machine; the page is asked for its state, never for a time. [s]"""


def _ask(planner: Desk, path: str, button: str) -> None:
    planner.open(path)
    planner.page.get_by_role("button", name=button).click()
    planner.page.locator("dialog[open]").get_by_role("button", name="开始计算").click()
    planner.page.wait_for_url(lambda url: len(url.rsplit("/", 1)[-1]) == 36)


def test_coverage_is_asked_looked_at_and_saved(desk: Callable[..., Desk], tmp_path: Path) -> None:
    planner = desk()
    planner.sign_in("regulator", org="湖北")
    _ask(planner, "/kpi/coverage", "新建覆盖分析")
    promises = planner.page.get_by_role("table", name="规划目标")
    expect(promises).to_contain_text("H5", timeout=STUDY * 1000)
    expect(promises).to_contain_text("未达到")
    figures = planner.page.get_by_role("table", name="覆盖率")
    expect(figures).to_contain_text("/ 103")
    expect(planner.page.get_by_role("table", name="未覆盖")).to_contain_text("县")
    wait_for(lambda: bool(planner.page.evaluate("window.__ready === true")), PATIENCE, "the map is drawn")
    assert planner.axe() == []
    for name, ending in (("xlsx", ".xlsx"), ("Word", ".docx"), ("GeoJSON", ".geojson"), ("地图 PNG", ".png")):
        with planner.page.expect_download() as waiting:
            planner.page.get_by_role("link" if name != "地图 PNG" else "button", name=name, exact=True).click()
        target = tmp_path / f"study{ending}"
        waiting.value.save_as(target)
        assert target.stat().st_size > 1_000, name
    planner.page.get_by_label("只计规划的基地").check()
    expect(figures).to_contain_text("/ 103")
    assert planner.complaints == []


def test_siting_is_asked_proven_and_compared(desk: Callable[..., Desk]) -> None:
    planner = desk()
    planner.sign_in("regulator", org="湖北")
    for _ in range(2):
        _ask(planner, "/kpi/siting", "新建布点研究")
        expect(planner.page.get_by_text("已证明最优")).to_be_visible(timeout=STUDY * 1000)
    plan = planner.page.get_by_role("table", name="方案")
    expect(plan).to_contain_text("新建")
    expect(plan).to_contain_text("现有")
    wait_for(lambda: bool(planner.page.evaluate("window.__ready === true")), PATIENCE, "the map is drawn")
    assert planner.axe() == []
    assert planner.complaints == []


@pytest.mark.parametrize(("theme", "language"), [("dark", "en"), ("sun", "zh-CN")])
def test_both_pages_are_open_to_everyone(desk: Callable[..., Desk], theme: str, language: str) -> None:
    planner = desk()
    planner.sign_in("regulator", org="湖北")
    planner.page.evaluate(
        "([language, theme]) => localStorage.setItem('muster.preferences', JSON.stringify({language, theme}))", [language, theme])
    planner.page.reload()
    findings = {}
    for path in ("/kpi/coverage", "/kpi/siting"):
        planner.open(path)
        planner.page.locator("h1").first.wait_for()
        planner.page.locator("button.btn.pri").first.click()
        planner.page.locator("dialog[open] .field").first.wait_for()
        findings[path] = planner.axe()
    assert {path: found for path, found in findings.items() if found} == {}
