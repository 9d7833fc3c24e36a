"""The first run of an empty platform."""

from typing import Any

import pytest

from muster.apps.org.models import Account
from muster.server import first_run
from tests.support.world import ApiClient

PASSWORD = "a-long-first-password"
FORM = {"org_name": "湖北省应急管理厅", "administrators": [
    {"role": role, "name": name, "username": name, "password": PASSWORD}
    for role, name in (("system_admin", "sys.one"), ("security_admin", "sec.two"), ("audit_admin", "aud.three"))]}


@pytest.fixture
def token(db: None, settings: Any, tmp_path: Any) -> str:
    settings.DATA_DIR = str(tmp_path)
    return first_run.new_token()


def test_the_link_makes_three_administrators_once(token: str) -> None:
    client = ApiClient()
    assert client.call("GET", f"/api/first-run/{token}").status_code == 204
    assert client.call("POST", "/api/first-run", FORM | {"token": token}).status_code == 201
    assert Account.objects.count() == 3
    again = client.call("POST", "/api/first-run", FORM | {"token": token})
    assert (again.status_code, again.data["code"]) == (410, "first-run-over")


def test_a_wrong_token_makes_nothing(token: str) -> None:
    answer = ApiClient().call("POST", "/api/first-run", FORM | {"token": "x" * 40})
    assert answer.status_code == 410
    assert not Account.objects.exists()


def test_a_weak_password_makes_nothing(token: str) -> None:
    weak = {"org_name": "x", "administrators": [entry | {"password": "123456"} for entry in FORM["administrators"]]}
    answer = ApiClient().call("POST", "/api/first-run", weak | {"token": token})
    assert (answer.status_code, answer.data["code"]) == (422, "password-weak")
    assert not Account.objects.exists()
