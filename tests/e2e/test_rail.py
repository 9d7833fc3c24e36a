"""The rail at the left: each of a person's pages opens from it, without an error on it."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screens

pytestmark = [pytest.mark.platform, pytest.mark.browser]


@pytest.mark.parametrize(("role", "org"), [("duty_leader", "黄石市"), ("security_admin", ""), ("audit_admin", "")])
def test_every_page_of_the_rail_opens_whole(screens: Screens, role: str, org: str) -> None:
    screen = screens.sign_in(role, org=org, at="/")
    rail = screen.page.get_by_role("navigation", name="工作区")
    rail.get_by_role("link").first.wait_for()
    spaces = sorted({link.get_attribute("href") or "" for link in rail.locator("a:not(.sub-page)").all()})
    visited: set[str] = set()
    for space in spaces:
        rail.locator(f"a[href='{space}']").first.click()
        screen.page.wait_for_url(f"**{space}")
        for link in [link.get_attribute("href") or "" for link in rail.get_by_role("link").all()]:
            if link in visited:
                continue
            visited.add(link)
            assert ":" not in link
            rail.locator(f"a[href='{link}']").first.click()
            screen.page.wait_for_url(f"**{link}")
            screen.page.locator("h1").first.wait_for(state="attached")
            expect(screen.page.locator("main [role=status][aria-label]")).to_have_count(0)
            expect(screen.page.get_by_role("alert")).to_have_count(0)
            expect(screen.page.locator("dialog[open]")).to_have_count(0)
    assert len(visited) >= 2
