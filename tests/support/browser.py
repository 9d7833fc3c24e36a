"""A Chromium for tests marked ``browser``: our own host alone, clicks counted, axe at hand.

The content policy forbids ``eval``, so waiting for a JavaScript expression in the page is done by asking again and again.
Every window asks for reduced motion: what is looked at stands still, and the product is held to obeying that wish.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.support.platform import ROOT, Platform, Visitor

ARGUMENTS = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--use-gl=angle", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
]  # fmt: skip
PATIENCE = 60.0
"""How long anything is waited for: what is on its way comes late on a busy machine, and waiting costs nothing when it is there. [s]"""
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "artefacts" / "pictures"
STILL: dict[str, Any] = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "reduced_motion": "reduce"}
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True,
    "permissions": ["geolocation"], "geolocation": {"longitude": 115.05, "latitude": 30.2, "accuracy": 8},
}  # fmt: skip


@dataclass
class Screen:
    """One person's browser window and what was heard from it."""

    page: Page
    base_url: str
    clicks: int = 0
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a page of the platform."""
        self.page.goto(self.base_url + path)

    def press(self, target: Locator) -> None:
        """Click or tap, and count it."""
        self.clicks += 1
        target.click()

    def press_at(self, target: Locator, x: float, y: float) -> None:
        """Click inside an element, and count it."""
        self.clicks += 1
        target.click(position={"x": x, "y": y})

    def wait_map(self, seconds: float = PATIENCE) -> None:
        """Until a map has drawn everything it has."""
        wait_for(lambda: bool(self.page.evaluate("window.__ready === true")), seconds, "the map is drawn")

    def picture(self, name: str) -> None:
        """Keep a picture to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png")

    def theme(self, name: str) -> None:
        """Switch the theme as the person's menu does."""
        self.page.evaluate("name => { document.documentElement.dataset.theme = name }", name)

    def axe(self) -> list[str]:
        """Critical and serious findings of axe on the page once it has come to rest."""
        return axe_findings(self.page)


_AT_REST = """async seconds => {
  const limit = performance.now() + seconds * 1000
  const unrest = () => document.querySelector('.wait, [aria-busy="true"]') ? 'still loading'
    : document.getAnimations().some(each => each.playState === 'running') ? 'still moving' : ''
  await document.fonts.ready
  let changed = performance.now()
  const watch = new MutationObserver(() => { changed = performance.now() })
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  let why = unrest()
  while (why || performance.now() - changed < 200) {
    if (performance.now() > limit) return why || 'still changing'
    await new Promise(resolve => setTimeout(resolve, 40))
    why = unrest()
  }
  watch.disconnect()
  return ''
}"""


def wait_at_rest(page: Page, seconds: float = PATIENCE) -> None:
    """Until a page has its fonts, loads nothing, moves nothing and has stopped changing."""
    page.locator("h1").first.wait_for(state="attached")
    why = page.evaluate(_AT_REST, seconds)
    assert why == "", f"{page.url} is not at rest after {seconds} s: {why}"


def axe_findings(page: Page) -> list[str]:
    """Critical and serious findings of axe (WCAG 2.2 A, AA) on a page at rest, one line each."""
    wait_at_rest(page)
    return axe_findings_now(page)


def axe_findings_now(page: Page, *, only: str = "") -> list[str]:
    """The same on a page as it stands; of one rule alone if named."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text("utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    asked = {"type": "rule", "values": [only]} if only else {"type": "tag", "values": tags}
    found = page.evaluate("asked => axe.run(document, { runOnly: asked, resultTypes: ['violations'] })", asked)
    return [
        f"{each['id']}: {node['target']} {node.get('failureSummary', '')[:300]}"
        for each in found["violations"] if each["impact"] in {"critical", "serious"}
        for node in each["nodes"]
    ]  # fmt: skip


def axe_in_themes(page: Page, themes: Sequence[str] = ("dark", "light", "sun")) -> list[str]:
    """Findings of axe in full in the first theme, and of its contrast in the others: nothing else differs between them."""
    found = []
    for theme in themes:
        page.evaluate("name => { document.documentElement.dataset.theme = name }", theme)
        found += axe_findings(page) if theme == themes[0] else [f"{theme}: {each}" for each in axe_findings_now(page, only="color-contrast")]
    return found


def wait_for(told: Callable[[], bool], seconds: float, what: str) -> float:
    """Seconds until something is so."""
    began = time.monotonic()
    while not told():
        if time.monotonic() - began > seconds:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.05)
    return time.monotonic() - began


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for the run."""
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path="/usr/bin/chromium", headless=True, args=ARGUMENTS)
        yield running
        running.close()


def window(browser: Browser, **options: Any) -> BrowserContext:
    """A window with no past, as patient as everything else."""
    context = browser.new_context(**{**STILL, **options})
    context.set_default_timeout(PATIENCE * 1000)
    return context


@dataclass
class Screens:
    """Opens windows and closes them at the end of a test."""

    browser: Browser
    platform: Platform
    screens: list[Screen] = field(default_factory=list)

    def new(self, *, language: str = "zh-CN", **options: Any) -> Screen:
        """A window with no past, watched for foreign requests and script errors."""
        context = window(self.browser, **{"locale": language, **DESK, **options})
        screen = Screen(context.new_page(), self.platform.base_url)
        self.screens.append(screen)
        own = (self.platform.base_url, "data:", "blob:", "about:")
        context.on("request", lambda request: None if request.url.startswith(own) else screen.foreign.append(request.url))
        screen.page.on("pageerror", lambda error: screen.errors.append(str(error)))
        screen.page.on("console", lambda said: screen.errors.append(said.text) if "Content Security Policy" in said.text else None)
        return screen

    def sign_in(self, role: str, *, org: str = "", at: str = "/", **options: Any) -> Screen:
        """A window of somebody with a demonstration account, signed in and at a page."""
        account = self.platform.account(role, org=org)
        return self.sign_in_as(account["username"], account["password"], at=at, **options)

    def sign_in_as(self, username: str, password: str, *, at: str = "/", **options: Any) -> Screen:
        """The same with a name and a password."""
        screen = self.new(**options)
        self._give(screen, self.platform.sign_in(username, password))
        screen.open(at)
        return screen

    def enter(self, screen: Screen, role: str, *, org: str = "") -> None:
        """Sign a window in that is there already; it stays where it is."""
        self._give(screen, self.platform.as_role(role, org=org))

    def _give(self, screen: Screen, visitor: Visitor) -> None:
        screen.page.context.add_cookies(
            [{"name": c.name, "value": str(c.value), "url": self.platform.base_url} for c in visitor.http.cookies.jar]
        )

    def close(self) -> None:
        """Close every window."""
        while self.screens:
            context = self.screens.pop().page.context
            context.unroute_all(behavior="ignoreErrors")  # what is still on its way has nobody waiting for it
            context.close()


@pytest.fixture
def screens(browser: Browser, platform: Platform) -> Iterator[Screens]:
    """Windows of this test; at its end none has asked a foreign host, thrown an error or broken the content policy."""
    opened = Screens(browser, platform)
    yield opened
    heard = [said for screen in opened.screens for said in (*screen.foreign, *screen.errors)]
    opened.close()
    assert heard == []


@contextmanager
def offline(screen: Screen) -> Iterator[None]:
    """No network for this window while the block runs."""
    screen.page.context.set_offline(True)
    try:
        yield
    finally:
        screen.page.context.set_offline(False)


def stored(screen: Screen, table: str) -> list[dict[str, Any]]:
    """Rows of the field app's own store in this window."""
    script = """table => new Promise((resolve, reject) => {
      const asked = indexedDB.open('muster-field');
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        const all = asked.result.transaction(table).objectStore(table).getAll();
        all.onsuccess = () => { asked.result.close(); resolve(JSON.stringify(all.result)); };
      };
    })"""
    return list(json.loads(screen.page.evaluate(script, table)))
