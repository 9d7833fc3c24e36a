"""Who is signed in."""

from typing import Any


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
