"""An authenticator is enrolled on one's own account page, gives recovery codes once, and can be taken away."""

import base64
import hashlib
import hmac
import struct
import time

import pytest
from playwright.sync_api import expect

from tests.support.browser import Screen, Screens
from tests.support.platform import Platform

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def code_of(secret: str) -> str:
    """What an authenticator shows now (RFC 6238, SHA-1, 30 s, six digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def confirm(screen: Screen, password: str, then: str) -> None:
    """Some time after signing in the password is asked for again."""
    asked = screen.page.locator("dialog[open] input[type=password]")
    goal = screen.page.locator(then)
    asked.or_(goal.first).first.wait_for()
    if asked.is_visible():
        asked.fill(password)
        screen.page.locator("dialog[open] .btn.pri").last.click()
    goal.first.wait_for()


def test_an_authenticator_is_enrolled_and_removed(screens: Screens, platform: Platform) -> None:
    account = platform.account("regulator", org="宜昌")
    screen = screens.sign_in_as(account["username"], account["password"], at="/me")
    screen.page.get_by_role("button", name="绑定动态口令").first.click()
    confirm(screen, account["password"], "dialog[open] img.qr")
    secret = screen.page.locator("dialog[open] code").inner_text().strip()
    screen.page.locator("dialog[open] input").fill(code_of(secret))
    screen.page.locator("dialog[open] .btn.pri").click()
    confirm(screen, account["password"], "dialog[open] ul.codes li")
    assert screen.page.locator("dialog[open] ul.codes li").count() >= 8
    screen.page.keyboard.press("Escape")
    screen.page.get_by_role("button", name="移除").first.click()
    asked = screen.page.locator("dialog[open] input[type=password]")
    enrol = screen.page.get_by_role("button", name="绑定动态口令").first
    asked.or_(enrol).first.wait_for()
    if asked.is_visible():
        asked.fill(account["password"])
        screen.page.locator("dialog[open] .btn.pri").click()
    expect(enrol).to_be_visible()
