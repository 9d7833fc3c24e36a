"""Save notes, and open incidents, in one place of a running demonstration and time when another person's screen shows them.

    python -m bench.screens http://localhost:8000 DATA/demo-accounts.json [--events 60] [--incidents 20]

Two real browser windows, both through the front: the duty officer's types a note into the incident's log and presses Enter; the
leader's has the same incident open. Counted from the key to the moment the other page's document holds the words, by one clock.
For incidents: from the moment a city's officer sends the call to the moment the list on the province's screen holds it.
"""

import argparse
import os
import statistics
import time
import uuid
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from bench.stream.__main__ import PLACE, post, sign_in

LIMIT_MS = 2000
WATCH = """() => {
  window.__seen = {}
  const look = () => { for (const [mark] of document.body.textContent.matchAll(/way-[0-9a-f]{8}/g)) window.__seen[mark] ??= Date.now() }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}"""
KEY = "() => addEventListener('keydown', event => { if (event.key === 'Enter') window.__sent = Date.now() }, true)"


def window(browser: Browser, client: httpx.Client, path: str, ready: str = "log") -> Page:
    """A signed-in person's window at a page, once the part with the role ``ready`` is there."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.add_cookies([{"name": c.name, "value": str(c.value), "url": str(client.base_url)} for c in client.cookies.jar])
    page = context.new_page()
    page.goto(str(client.base_url).rstrip("/") + path)
    page.get_by_role(ready).first.wait_for()
    return page


def seen_at(page: Page, mark: str) -> float:
    """When the page first held the words, in milliseconds of its clock."""
    limit = time.monotonic() + 20
    while not (seen := page.evaluate("mark => window.__seen[mark] ?? null", mark)):
        if time.monotonic() > limit:
            raise SystemExit(f"{mark} was not seen within 20 s")
        time.sleep(0.05)
    return float(seen)


def notes(browser: Browser, duty: httpx.Client, other: httpx.Client, events: int) -> list[float]:
    """Milliseconds from the key to the other screen, for each note."""
    room = f"/ops/incidents/{post(duty, '/api/reports', PLACE).json()['incident']['id']}"
    officer, leader = window(browser, duty, room), window(browser, other, room)
    leader.evaluate(WATCH)
    officer.evaluate(KEY)
    box = officer.get_by_placeholder("记一条")
    spent = []
    for _ in range(events):
        mark = f"way-{uuid.uuid4().hex[:8]}"
        box.fill(mark)
        box.press("Enter")
        spent.append(seen_at(leader, mark) - float(officer.evaluate("window.__sent")))
        time.sleep(0.3)
    return spent


def opened(browser: Browser, duty: httpx.Client, other: httpx.Client, count: int) -> list[float]:
    """Milliseconds from the call being sent to the list on the other screen, for each incident."""
    post(duty, "/api/reports", PLACE)  # an empty list is no table yet
    province = window(browser, other, "/ops/incidents", ready="table")
    province.evaluate(WATCH)
    spent = []
    for _ in range(count):
        mark = f"way-{uuid.uuid4().hex[:8]}"
        began = time.time() * 1000
        post(duty, "/api/reports", PLACE | {"place_text": f"{mark}（测时）"})
        spent.append(seen_at(province, mark) - began)
        time.sleep(0.3)
    return spent


def show(what: str, spent: list[float]) -> None:
    """One line: median, 95th percentile, slowest, beside the limit."""
    spent.sort()
    p95 = spent[int(0.95 * (len(spent) - 1))]
    print(f"{what}, {len(spent)} times, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores: p50 {statistics.median(spent):.0f} ms,"
          f" p95 {p95:.0f} ms, slowest {spent[-1]:.0f} ms; limit {LIMIT_MS} ms at p95{'' if p95 <= LIMIT_MS else '  SLOW'}")


def run(base: str, accounts: Path, events: int, incidents: int) -> None:
    """Send, watch, print."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
        duty, leader, province = (sign_in(base, accounts, name) for name in ("huangshi.duty", "huangshi.leader", "hubei.duty"))
        if events:
            show("note → other screen", notes(browser, duty, leader, events))
        if incidents:
            show("incident → the province's screen", opened(browser, duty, province, incidents))
        browser.close()


def main() -> None:
    """Read the words of the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.screens")
    parser.add_argument("base")
    parser.add_argument("accounts", type=Path)
    parser.add_argument("--events", type=int, default=60)
    parser.add_argument("--incidents", type=int, default=20)
    words = parser.parse_args()
    run(words.base, words.accounts, words.events, words.incidents)


if __name__ == "__main__":
    main()
