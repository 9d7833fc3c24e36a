"""A passkey is made on one's own account page and signs in without a password."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Desk
from tests.support.browser import PATIENCE, wait_for

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def test_a_passkey_is_made_and_signs_in(desk: Callable[..., Desk]) -> None:
    regulator = desk()
    page = regulator.page
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True}})  # fmt: skip
    account = regulator.sign_in("regulator", org="十堰")
    regulator.open("/me")
    page.get_by_role("button", name="添加通行密钥").click()
    password = page.locator("dialog[open] input[type=password]")
    password.or_(page.get_by_text("本设备")).first.wait_for()
    if password.is_visible():  # some time after signing in the password is asked for again
        password.fill(str(account["password"]))
        page.locator("dialog[open] .btn.pri").click()
    page.get_by_text("本设备").wait_for()
    page.context.clear_cookies()
    regulator.open("/login")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.wait_for_url("**/reg/enterprises")
    assert regulator.page.evaluate("fetch('/api/session').then(r => r.json()).then(s => s.account.username)") == account["username"]
    regulator.open("/me")
    page.get_by_role("button", name="移除").first.click()
    own = page.get_by_text("本设备")
    wait_for(lambda: password.is_visible() or own.count() == 0, PATIENCE, "it is removed or the password is asked for")
    if password.is_visible():
        password.fill(str(account["password"]))
        page.locator("dialog[open] .btn.pri").click()
    expect(own).to_have_count(0)
