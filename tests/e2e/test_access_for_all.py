"""Axe finds nothing serious in what opens on top of a page, in each theme; the pages themselves are walked by test_every_page."""

from collections.abc import Callable

import pytest

from tests.e2e.conftest import Desk
from tests.support.browser import axe_in_themes

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def test_the_advice_beside_the_map_is_open_to_everyone(desk: Callable[..., Desk]) -> None:
    officer = desk()
    officer.sign_in("duty_officer", org="黄石")
    visitor = officer.platform.as_role("duty_officer", org="黄石")
    body = {"place_text": "阳新县富池镇", "what": "hazmat_leak", "caller_name": "李某", "lon": 115.4, "lat": 29.85}
    incident = visitor.post("/api/reports", body).json()["incident"]["id"]
    officer.open(f"/ops/incidents/{incident}?panel=decide")
    officer.page.locator("[data-act=dispatch]").wait_for()
    assert axe_in_themes(officer.page) == []


@pytest.mark.parametrize(("theme", "language"), [("light", "zh-CN"), ("dark", "en")])
def test_a_record_of_a_register_is_open_to_everyone(desk: Callable[..., Desk], theme: str, language: str) -> None:
    visitor = desk()
    visitor.sign_in("regulator", org="湖北")
    visitor.page.evaluate(
        "([language, theme]) => localStorage.setItem('muster.preferences', JSON.stringify({language, theme}))", [language, theme])
    visitor.open("/reg/teams")
    visitor.page.locator("tbody tr").first.click()
    visitor.page.locator("dialog[open] table").wait_for()
    assert visitor.axe() == []
