"""Every page of both routers, in both languages and all themes: axe finds nothing serious, no word is missing, nothing runs over.

The list of pages is the routers' own, so a page that is added is walked without anybody writing it down here.
"""

import json
import re
import time

import pytest

from tests.support.browser import PHONE, Screen, Screens, axe_findings, axe_findings_now, wait_at_rest
from tests.support.pages import NOBODY, Page, Walk, pages
from tests.support.platform import Platform, note_figures

pytestmark = [pytest.mark.platform, pytest.mark.browser]

#: A text that was asked for by its key and is not there shows the key itself.
_KEY = re.compile(r"\b(?:app|ui|api|map|words|command|incidents|registers|org|field|onemap|coverage|simulation|sign-in)\.[a-z][\w-]*(?:\.[\w-]+)*\b")
_GO = "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate', { state: {} })) }"
_TEXT = "() => document.body.innerText"
_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _prefer(screen: Screen, language: str, theme: str) -> None:
    """The person's language and theme, before the first page is drawn."""
    wishes = json.dumps({"language": language, "theme": theme})
    screen.page.context.add_init_script(f"localStorage.setItem('muster.preferences', {json.dumps(wishes)})")


def _faults(screen: Screen, address: str, themes: list[str]) -> list[str]:
    """What is wrong with the page that is open: axe in full in the first theme, contrast in the others."""
    faults = axe_findings(screen.page)
    for theme in themes[1:]:
        screen.theme(theme)
        faults += [f"{theme}: {found}" for found in axe_findings_now(screen.page, only="color-contrast")]
    screen.theme(themes[0])
    # What was done is listed by its code on the audit page (`sign-in.failed`), which looks like a key and is none.
    shown = "" if address == "/admin/audit" else str(screen.page.evaluate(_TEXT))
    faults += [f"no text for {key}" for key in sorted(set(_KEY.findall(shown)))]
    if (wide := int(screen.page.evaluate(_WIDE))) > 0:
        faults.append(f"{wide} px wider than the window")
    if screen.page.url.split("?")[0] != screen.base_url + address:
        faults.append(f"landed at {screen.page.url}")
    return faults


@pytest.mark.parametrize(("language", "themes"), [("zh-CN", ["dark", "light", "sun"]), ("en", ["light", "sun", "dark"])])
def test_every_page_is_open_to_everyone(screens: Screens, platform: Platform, language: str, themes: list[str]) -> None:
    walk, began = Walk(platform), time.monotonic()
    found: dict[str, list[str]] = {}
    by_window: dict[tuple[bool, tuple[str, str]], list[Page]] = {}
    for page in pages():
        by_window.setdefault((page.is_field, walk.who(page)), []).append(page)
    for (is_field, who), theirs in by_window.items():
        screen = screens.new(**(PHONE if is_field else {"viewport": {"width": 1366, "height": 768}}))
        _prefer(screen, language, themes[0])
        if who != NOBODY:
            screens.enter(screen, who[0], org=who[1])
        screen.open(walk.address(theirs[0]))
        wait_at_rest(screen.page)
        for page in theirs:
            address = walk.address(page)
            screen.page.evaluate(_GO, address)
            screen.page.wait_for_url(f"**{address}")
            if faults := _faults(screen, address, themes):
                found[page.path] = faults
    note_figures(f"每页无障碍检查 {language}", pages=float(len(pages())), seconds=time.monotonic() - began)
    assert found == {}
