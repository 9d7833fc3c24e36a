"""Who is signed in."""

from typing import Any

from allauth.mfa.models import Authenticator

from muster.apps.org.models import Account


def test_the_session_tells_rights_and_home(as_role: Any) -> None:
    answer = as_role("duty_officer", "huangshi").call("GET", "/api/session")
    assert answer.status_code == 200
    assert answer.data["home"] == "/duty/desk"
    assert answer.data["org"]["org_path"] == "cn.p42.c4202"
    assert "dispatch.order" in answer.data["permissions"]
    assert "incident.grade" not in answer.data["permissions"]


def test_a_stranger_has_no_rights(as_role: Any) -> None:
    answer = as_role("anonymous", "").call("GET", "/api/session")
    assert answer.data["account"] is None
    assert answer.data["permissions"] == []
    refused = as_role("anonymous", "").call("GET", "/api/organisations")
    assert (refused.status_code, refused.data["code"]) == (401, "not-signed-in")
    assert refused["Content-Type"] == "application/problem+json"


def test_rights_wait_for_the_second_factor(as_role: Any, settings: Any) -> None:
    client = as_role("duty_officer", "huangshi")
    settings.DEMONSTRATION = False
    answer = client.call("GET", "/api/session")
    assert answer.data["second_factor_missing"] is True
    assert answer.data["permissions"] == []
    assert client.call("GET", "/api/organisations").data["code"] == "second-factor-missing"


def test_the_address_of_a_one_time_code_is_drawn_here(as_role: Any) -> None:
    client = as_role("duty_officer", "huangshi")
    drawn = client.call("POST", "/api/session/qr", {"text": "otpauth://totp/Muster:x?secret=ABCDEFGH&issuer=Muster"})
    assert drawn.data["svg"].startswith("<svg")
    assert client.call("POST", "/api/session/qr", {"text": "https://elsewhere.example"}).status_code == 422


def test_a_one_time_code_is_enrolled_and_asked_for(as_role: Any, world: Any, settings: Any) -> None:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    client = as_role("duty_officer", "huangshi")
    account = Account.objects.get(id=world.account("duty_officer", "huangshi"))
    account.set_password("three-at-the-morning-9")
    account.save()
    settings.DEMONSTRATION = False
    client.logout()
    sign_in = {"username": account.username, "password": "three-at-the-morning-9"}
    assert client.post("/_allauth/browser/v1/auth/login", sign_in, content_type="application/json").status_code == 200
    offered = client.get("/_allauth/browser/v1/account/authenticators/totp").json()["meta"]

    def code() -> str:
        return format_hotp_value(hotp_value(offered["secret"], next(iter(yield_hotp_counters_from_time()))))

    again = client.post("/_allauth/browser/v1/auth/reauthenticate", {"password": "three-at-the-morning-9"}, content_type="application/json")
    assert again.status_code == 200
    made = client.post("/_allauth/browser/v1/account/authenticators/totp", {"code": code()}, content_type="application/json")
    assert made.status_code == 200, made.content
    client.delete("/_allauth/browser/v1/auth/session")
    pending = client.post("/_allauth/browser/v1/auth/login", sign_in, content_type="application/json")
    assert pending.status_code == 401  # the password alone is no longer enough
    assert client.call("GET", "/api/contacts").status_code == 401
    codes = Authenticator.objects.get(user=account, type="recovery_codes").wrap().get_unused_codes()
    passed = client.post("/_allauth/browser/v1/auth/2fa/authenticate", {"code": codes[0]}, content_type="application/json")
    assert passed.status_code == 200, passed.content
    assert client.call("GET", "/api/session").data["second_factor_missing"] is False
    assert client.call("GET", "/api/contacts").status_code == 200
