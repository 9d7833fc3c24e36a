"""The audit page: every chain in sight is read again and said to hold, with the number of its entries."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screens, axe_findings
from tests.support.platform import Platform

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def test_the_auditor_verifies_the_chains(screens: Screens, platform: Platform) -> None:
    auditor = screens.sign_in("audit_admin", at="/admin/audit")
    page = auditor.page
    page.locator("[data-act=verify]").click()
    rows = page.get_by_role("dialog").locator("tbody tr")
    expect(rows.filter(has_text="完整").first).to_be_visible()
    expect(rows.filter(has_text="未验证")).to_have_count(0)
    expect(rows.filter(has_text="正在查")).to_have_count(0)
    expect(rows.filter(has_text="完整")).to_have_count(rows.count())
    assert axe_findings(page) == []
    auditor.picture("audit-verified")
