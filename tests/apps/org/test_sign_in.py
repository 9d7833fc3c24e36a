"""Sign-in over allauth's headless API: slowed down for a guesser, open for the one who belongs here."""

from typing import Any

import orjson
import pytest

from muster.apps.org import actions
from muster.apps.org.models import Account
from muster.kit.durable.models import AuditEntry
from muster.kit.scope import acting_as

LOGIN = "/_allauth/browser/v1/auth/login"
PASSWORD = "three-at-the-morning-9"


@pytest.fixture
def account(world: Any) -> Account:
    account = Account.objects.get(id=world.account("duty_officer", "huangshi"))
    account.set_password(PASSWORD)
    account.save()
    return account


def _login(client: Any, username: str, password: str, address: str = "10.0.0.1") -> Any:
    return client.post(LOGIN, orjson.dumps({"username": username, "password": password}), content_type="application/json",
                       headers={"X-Forwarded-For": address})


def test_the_right_password_opens_a_session(as_role: Any, account: Account) -> None:
    client = as_role("anonymous", "")
    assert _login(client, account.username, PASSWORD).status_code == 200
    assert client.call("GET", "/api/session").data["account"]["username"] == account.username


def test_a_sign_in_is_one_entry_of_the_audit_trail(as_role: Any, account: Account) -> None:
    for _ in range(2):
        before = set(AuditEntry.objects.unscoped("test").values_list("id", flat=True))
        assert _login(as_role("anonymous", ""), account.username, PASSWORD).status_code == 200
        assert list(AuditEntry.objects.unscoped("test").exclude(id__in=before).values_list("action", flat=True)) == ["sign-in"]


def test_a_guesser_is_slowed_down_and_the_owner_is_not(as_role: Any, account: Account) -> None:
    owner = as_role("anonymous", "")
    assert _login(owner, account.username, PASSWORD, "10.0.0.7").status_code == 200
    owner.call("GET", "/api/session")  # the browser is now known
    owner.delete("/_allauth/browser/v1/auth/session")
    guesser = as_role("anonymous", "")
    answers = [_login(guesser, account.username, f"guess-{n}-guess", "203.0.113.9") for n in range(8)]
    assert [a.status_code for a in answers[:4]] == [400] * 4
    assert "too_many_login_attempts" in answers[-1].content.decode()
    assert "too_many_login_attempts" in _login(guesser, account.username, PASSWORD, "203.0.113.9").content.decode()
    assert _login(owner, account.username, PASSWORD, "203.0.113.9").status_code == 200  # known browser, even from the guesser's address
    assert _login(as_role("anonymous", ""), account.username, PASSWORD, "10.0.0.8").status_code == 200  # another address


def test_an_unknown_name_gets_the_same_answer(as_role: Any, account: Account) -> None:
    wrong = _login(as_role("anonymous", ""), account.username, "not-the-password")
    unknown = _login(as_role("anonymous", ""), "nobody.here", "not-the-password")
    assert (wrong.status_code, wrong.content) == (unknown.status_code, unknown.content)


def test_nobody_signs_up(as_role: Any) -> None:
    answer = as_role("anonymous", "").post("/_allauth/browser/v1/auth/signup", orjson.dumps({"username": "x", "password": PASSWORD}),
                                           content_type="application/json")
    assert answer.status_code == 403


def test_failed_and_good_sign_ins_are_in_the_trail(as_role: Any, account: Account) -> None:
    client = as_role("anonymous", "")
    _login(client, account.username, "not-the-password")
    _login(client, account.username, PASSWORD)
    actions = {row["action"] for row in as_role("audit_admin", "nation").call("GET", "/api/audit/entries?limit=500").data["items"]}
    assert {"sign-in", "sign-in.failed"} <= actions


def test_a_machine_made_password_signs_in_and_its_hash_is_renewed(as_role: Any, world: Any) -> None:
    password = actions.random_password()
    with acting_as(world.system):
        person = actions.add_person(actor=world.system, org_id=world.orgs["yangxin"].id, name="演示")
        made = actions.create_account(actor=world.system, person_id=person.id, username="made.one", password=password, is_machine_made=True)
    quick = made.password
    assert _login(as_role("anonymous", ""), "made.one", password).status_code == 200
    assert _login(as_role("anonymous", ""), "made.one", password + "x").status_code == 400
    made.refresh_from_db()
    assert made.password != quick
