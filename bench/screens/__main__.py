"""Save notes on one screen of a running demonstration and time when another person's screen shows them.

    python -m bench.screens http://localhost:8000 DATA/demo-accounts.json [--events 60]

Two real browser windows, both through the front: the duty officer's types a note into the incident's log and presses Enter; the
leader's has the same incident open. Counted from the key to the moment the other page's document holds the words, by one clock.
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


def window(browser: Browser, client: httpx.Client, path: str) -> Page:
    """A signed-in person's window at a page."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.add_cookies([{"name": c.name, "value": str(c.value), "url": str(client.base_url)} for c in client.cookies.jar])
    page = context.new_page()
    page.goto(str(client.base_url).rstrip("/") + path)
    page.get_by_role("log").wait_for()
    return page


def run(base: str, accounts: Path, events: int) -> None:
    """Send, watch, print."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
        duty, other = (sign_in(base, accounts, name) for name in ("huangshi.duty", "huangshi.leader"))
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
            limit = time.monotonic() + 20
            while not (seen := leader.evaluate("mark => window.__seen[mark] ?? null", mark)):
                if time.monotonic() > limit:
                    raise SystemExit(f"{mark} was not seen within 20 s, after {len(spent)} that were")
                time.sleep(0.05)
            spent.append(seen - officer.evaluate("window.__sent"))
            time.sleep(0.3)
        browser.close()
    spent.sort()
    p95 = spent[int(0.95 * (len(spent) - 1))]
    print(f"event → other screen, {events} events, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores: p50 {statistics.median(spent):.0f} ms,"
          f" p95 {p95:.0f} ms, slowest {spent[-1]:.0f} ms; limit {LIMIT_MS} ms at p95{'' if p95 <= LIMIT_MS else '  SLOW'}")


def main() -> None:
    """Read the words of the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.screens")
    parser.add_argument("base")
    parser.add_argument("accounts", type=Path)
    parser.add_argument("--events", type=int, default=60)
    words = parser.parse_args()
    run(words.base, words.accounts, words.events)


if __name__ == "__main__":
    main()
