"""Every page that shows data says what happens to it: while it is fetched, when it cannot be had, when there is none – and comes back.

The list of pages is the routers' own. All pages of one person are open side by side and go through the states together, so the
walk costs little more than its slowest page.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import Request, Route, expect

from tests.support.browser import PATIENCE, PHONE, Screens, wait_for
from tests.support.pages import CAPTAIN, Page, Walk, pages
from tests.support.platform import Platform

pytestmark = [pytest.mark.platform, pytest.mark.browser]

#: Pages that ask the server for nothing of their own, each with the reason.
SILENT = {
    "/me": "shows the session; sign-in methods are the sign-in service's own",
    "/no-right": "a text", "/:rest(.*)*": "a text",
    "/m/me": "shows the session and this phone", "/m/outbox": "shows this phone", "/m/map": "a map; its orders are those of /m",
    "/m/no-right": "a text", "/m/unreachable": "a text",
}  # fmt: skip
#: Asked by the frame around each page.
FRAME = ("/api/session", "/api/stream", "/api/dictionaries/", "/api/map/sources", "/api/tiles/")
PROBLEM = {"type": "urn:muster:error:internal", "title": "服务器出错", "status": 500, "code": "internal", "detail": "", "instance": "urn:uuid:0"}


@dataclass
class Server:
    """What the pages meet in place of the platform: nothing yet, a failure, empty lists, or the platform itself."""

    state: str = "silent"
    held: list[Route] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """Stands between the pages and the API."""
        request = route.request
        if request.method != "GET" or any(part in request.url for part in FRAME):
            route.fallback()
        elif self.state == "silent":
            self.held.append(route)
        elif self.state == "failing":
            _fail(route)
        elif self.state == "empty":
            _emptied(route, request)
        else:
            route.fallback()

    def now(self, state: str) -> None:
        """From here on; who waited is answered."""
        self.state = state
        while self.held:
            _fail(self.held.pop())


def _fail(route: Route) -> None:
    route.fulfill(status=500, content_type="application/problem+json", body=json.dumps(PROBLEM, ensure_ascii=False))


def _emptied(route: Route, request: Request) -> None:
    """The platform's own answer without the items of its lists."""
    answer = route.fetch()
    if "json" not in answer.headers.get("content-type", ""):
        route.fulfill(response=answer)
        return
    body: Any = answer.json()
    if isinstance(body, list):
        body = []
    elif "items" in body:
        body |= {"items": [], "total": 0 if body.get("total") is not None else None, "next": None}
    route.fulfill(response=answer, json=body)


def _walk(platform: Platform, which: Callable[[Page], bool]) -> dict[tuple[str, str], list[tuple[Page, str]]]:
    walk = Walk(platform)
    found: dict[tuple[str, str], list[tuple[Page, str]]] = {}
    for page in pages():
        if not page.open and page.path not in SILENT and which(page):
            found.setdefault(walk.who(page), []).append((page, walk.address(page)))
    return found


def _open(screens: Screens, who: tuple[str, str], theirs: list[tuple[Page, str]], server: Server) -> dict[str, Tab]:
    """A tab for each page, all before the same server."""
    phone = PHONE if who == CAPTAIN else {"viewport": {"width": 1366, "height": 768}}
    screen = screens.new(**phone, service_workers="block")
    screens.enter(screen, who[0], org=who[1])
    context = screen.page.context
    context.route("**/api/**", server.answer)
    tabs = {page.path: context.new_page() for page, _ in theirs}
    for page, address in theirs:
        tabs[page.path].goto(screen.base_url + address, wait_until="commit")
    return tabs


def _is_back(tab: Tab) -> bool:
    """Whether no part of the page says any more that it failed; each that does is tried again: a late answer may still be a failure."""
    if tab.get_by_role("alert").filter(has_text="服务器出错").count() == 0:
        return True
    again = tab.get_by_role("button", name="重试").or_(tab.get_by_role("button", name="再取一次"))
    again.evaluate_all("buttons => buttons.forEach(button => button.click())")  # one may take others away
    return False


def test_the_silent_pages_are_pages() -> None:
    assert SILENT.keys() <= {page.path for page in pages()}


@pytest.mark.parametrize("is_field", [False, True], ids=["desk", "phone"])
def test_a_page_says_that_it_waits_that_it_failed_and_comes_back(screens: Screens, platform: Platform, is_field: bool) -> None:
    for who, theirs in _walk(platform, lambda page: page.is_field == is_field).items():
        server = Server()
        tabs = _open(screens, who, theirs, server)
        for path, tab in tabs.items():
            waits = tab.locator(".wait, [aria-busy=true], main [role=status], .one__bar, .report__none").filter(visible=True).first
            expect(waits, f"{path} says that it waits").to_be_visible()
        server.now("failing")
        for path, tab in tabs.items():
            expect(tab.get_by_role("alert").first, f"{path} says that it failed").to_be_visible()
            expect(tab.get_by_role("button", name="重试").or_(tab.get_by_role("button", name="再取一次")).first,
                   f"{path} offers to try again").to_be_visible()
        server.now("well")
        for path, tab in tabs.items():
            wait_for(lambda tab=tab: _is_back(tab), PATIENCE, f"{path} comes back")  # type: ignore[misc]  # bound at once


def test_a_page_says_that_there_is_nothing(screens: Screens, platform: Platform) -> None:
    lists = ("/duty/", "/ops/incidents", "/ops/promises", "/ops/joint", "/ops/commanders", "/reg/", "/admin/", "/kpi/", "/m")
    for who, theirs in _walk(platform, lambda page: page.path.startswith(lists) and ":id" not in page.path.replace(":id?", "")).items():
        server = Server(state="empty")
        tabs = _open(screens, who, theirs, server)
        for path, tab in tabs.items():
            nothing = tab.locator("main .state, main .none, main .report__none").first
            expect(nothing, f"{path} says that there is nothing").to_be_visible()
            assert nothing.inner_text().strip(), path
            expect(tab.get_by_role("alert"), f"{path} does not call an empty list a failure").to_have_count(0)
