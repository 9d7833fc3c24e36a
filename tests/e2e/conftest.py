"""A browser in front of the running platform, and somebody at the desk whose clicks are counted."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browser import axe_findings, window
from tests.support.platform import Platform


class Desk:
    """One person at one browser: signs in, clicks, types; what the page complains about is kept."""

    def __init__(self, context: BrowserContext, platform: Platform) -> None:
        self.platform = platform
        self.context = context
        self.page: Page = context.new_page()
        self.clicks = 0
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("console", lambda message: self._heard(message.text))

    def _heard(self, text: str) -> None:
        if "Content Security Policy" in text or "Worker failed" in text:
            self.complaints.append(text)

    def sign_in(self, role: str, *, org: str = "") -> dict[str, Any]:
        """Sign in through the page with a demonstration account."""
        account = self.platform.account(role, org=org)
        self.page.goto(self.platform.base_url + "/login")
        self.page.get_by_label("账号").fill(account["username"])
        self.page.get_by_label("密码").fill(account["password"])
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/login" not in url)
        self.page.get_by_role("main").wait_for()
        return account

    def open(self, path: str) -> None:
        """Open a page and wait for its heading."""
        self.page.goto(self.platform.base_url + path)
        self.page.locator("h1").first.wait_for(state="attached")

    def click(self, selector: str) -> None:
        """A click that counts against the budget."""
        self.clicks += 1
        self.page.locator(selector).first.click()

    def take_call(self, place: str, digit: str, caller: str) -> None:
        """Fill the three facts with the keyboard alone, from F2 to the last letter."""
        page = self.page
        page.keyboard.press("F2")
        page.get_by_role("combobox", name="在哪").wait_for()
        page.locator("[role=radio]").first.wait_for()
        page.keyboard.type(place)
        page.keyboard.press("Enter")
        page.keyboard.press(digit)
        page.keyboard.press("Enter")
        page.keyboard.type(caller)

    def expect_place(self) -> None:
        """The form has found out where the words are: an incident without a position gets no advice."""
        expect(self.page.locator(".under")).to_contain_text("推断")

    def room_of_call(self) -> str:
        """Save, and the number of the incident whose room opens."""
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_url(re.compile(r"/ops/incidents/[0-9a-f-]{36}"))
        return re.search(r"[0-9a-f-]{36}", self.page.url).group()  # type: ignore[union-attr]  # the address was just matched

    def axe(self) -> list[str]:
        """Serious and critical findings of axe on the page once it has come to rest."""
        return axe_findings(self.page)


@pytest.fixture
def desk(browser: Browser, platform: Platform) -> Iterator[Callable[..., Desk]]:
    """Makes a desk of its own for each person; none may have broken the page's policy at the end."""
    made: list[Desk] = []

    def make(*, width: int = 1440, height: int = 900) -> Desk:
        made.append(Desk(window(browser, viewport={"width": width, "height": height}), platform))
        return made[-1]

    yield make
    complaints = [complaint for person in made for complaint in person.complaints]
    for person in made:
        person.context.close()
    assert complaints == []
