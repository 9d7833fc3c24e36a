"""Axe finds nothing serious on the duty side, in each theme."""

from collections.abc import Callable

import pytest

from tests.e2e.conftest import Desk

pytestmark = [pytest.mark.platform, pytest.mark.browser]

PAGES = ["/duty/desk", "/ops/incidents"]


@pytest.mark.parametrize("theme", ["dark", "light", "sun"])
def test_the_desk_is_open_to_everyone(desk: Callable[..., Desk], theme: str) -> None:
    officer = desk()
    officer.open("/login")
    officer.page.evaluate("theme => localStorage.setItem('muster.preferences', JSON.stringify({language: 'zh-CN', theme}))", theme)
    officer.page.reload()
    officer.page.locator("h1").wait_for()
    findings = {"/login": officer.axe()}
    officer.sign_in("duty_officer", org="黄石")
    for path in PAGES:
        officer.open(path)
        officer.page.wait_for_timeout(800)
        findings[path] = officer.axe()
    visitor = officer.platform.as_role("duty_officer", org="黄石")
    body = {"place_text": "阳新县富池镇", "what": "hazmat_leak", "caller_name": "李某", "lon": 115.4, "lat": 29.85}
    incident = visitor.post("/api/reports", body).json()["incident"]["id"]
    officer.open(f"/ops/incidents/{incident}?panel=decide")
    officer.page.locator("[data-act=dispatch]").wait_for()
    findings["room"] = officer.axe()
    officer.open(f"/ops/incidents/{incident}/sheet")
    officer.page.locator("article").wait_for()
    findings["sheet"] = officer.axe()
    assert {path: found for path, found in findings.items() if found} == {}
