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


REGISTERS = ["/reg/enterprises", "/reg/hazards", "/reg/protect", "/reg/teams", "/reg/depots", "/reg/import", "/duty/contacts",
             "/duty/roster", "/admin/orgs", "/admin/users", "/me"]


@pytest.mark.parametrize(("theme", "language"), [("light", "zh-CN"), ("dark", "en")])
def test_registers_and_administration_are_open_to_everyone(desk: Callable[..., Desk], theme: str, language: str) -> None:
    findings = {}
    for role, org, pages in (("regulator", "湖北", REGISTERS), ("audit_admin", "", ["/admin/audit"])):
        visitor = desk()
        visitor.sign_in(role, org=org)
        visitor.page.evaluate(
            "([language, theme]) => localStorage.setItem('muster.preferences', JSON.stringify({language, theme}))", [language, theme])
        visitor.page.reload()
        for path in pages:
            visitor.open(path)
            visitor.page.locator("h1").first.wait_for()
            findings[path] = visitor.axe()
        if role == "regulator":
            visitor.open("/reg/teams")
            visitor.page.locator("tbody tr").first.click()
            visitor.page.locator("dialog[open] table").wait_for()
            findings["record"] = visitor.axe()
    assert {path: found for path, found in findings.items() if found} == {}
