"""The tree of organisations through the API."""

from typing import Any

import pytest


def test_each_sees_only_the_own_subtree(as_role: Any) -> None:
    names = {row["name"] for row in as_role("regulator", "huangshi").call("GET", "/api/organisations").data["items"]}
    assert "阳新县应急管理局" in names
    assert not {"宜昌市应急管理局", "湖北省应急管理厅"} & names


def test_a_foreign_organisation_is_not_found(as_role: Any, world: Any) -> None:
    answer = as_role("regulator", "huangshi").call("GET", f"/api/organisations/{world.orgs['yichang'].id}")
    assert answer.status_code == 404


def test_an_organisation_is_added_once_per_key(as_role: Any, world: Any) -> None:
    client = as_role("system_admin", "huangshi")
    body = {"parent_id": str(world.orgs["yangxin"].id), "name": "富池化工园管委会", "kind": "park_committee"}
    first = client.call("POST", "/api/organisations", body, key="k-1")
    again = client.call("POST", "/api/organisations", body, key="k-1")
    other = client.call("POST", "/api/organisations", body | {"name": "别的"}, key="k-1")
    assert first.status_code == 201
    assert again.content == first.content
    assert again["Idempotency-Replayed"] == "true"
    assert (other.status_code, other.data["code"]) == (409, "idempotency-key-reused")
    found = client.call("GET", "/api/organisations?q=富池")
    assert found.data["total"] == 1
    assert found.data["items"][0]["org_path"].startswith("cn.p42.c4202.d420222.x")


def test_a_post_without_a_key_does_nothing(as_role: Any, world: Any) -> None:
    client = as_role("system_admin", "huangshi")
    answer = client.post("/api/organisations", {"name": "x"}, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["code"] == "idempotency-key-missing"


@pytest.mark.parametrize("role", ["duty_officer", "security_admin", "audit_admin", "team_captain"])
def test_others_may_not_add(as_role: Any, world: Any, role: str) -> None:
    body = {"parent_id": str(world.orgs["yangxin"].id), "name": "x", "kind": "enterprise"}
    answer = as_role(role, "huangshi").call("POST", "/api/organisations", body)
    assert (answer.status_code, answer.data["code"]) == (403, "not-allowed")


def test_unknown_fields_are_refused_with_their_place(as_role: Any, world: Any) -> None:
    body = {"parent_id": str(world.orgs["yangxin"].id), "name": "x", "kind": "enterprise", "org_path": "cn"}
    answer = as_role("system_admin", "huangshi").call("POST", "/api/organisations", body)
    assert answer.status_code == 422
    assert answer.data["errors"][0]["loc"].endswith("org_path")


def test_the_three_administrators_exclude_each_other(as_role: Any, world: Any) -> None:
    target = world.account("system_admin", "yangxin")
    answer = as_role("security_admin", "huangshi").call("POST", f"/api/accounts/{target}/roles", {"role": "audit_admin"})
    assert (answer.status_code, answer.data["code"]) == (409, "roles-exclude-each-other")


def test_a_role_change_takes_effect_at_once(as_role: Any, world: Any) -> None:
    officer = as_role("duty_officer", "yangxin")
    assert officer.call("GET", "/api/contacts").status_code == 200
    path = f"/api/accounts/{world.account('duty_officer', 'yangxin')}/roles/duty_officer"
    assert as_role("security_admin", "huangshi").call("DELETE", path).status_code == 204
    assert officer.call("GET", "/api/contacts").status_code == 403


def test_phones_are_masked_and_a_look_is_audited(as_role: Any, world: Any) -> None:
    officer = as_role("duty_officer", "huangshi")
    row = officer.call("GET", "/api/contacts?q=yangxin").data["items"]
    world.account("duty_officer", "yangxin")
    row = officer.call("GET", "/api/contacts?q=阳新").data["items"]
    assert row[0]["phone_masked"] == "100****1234"
    shown = officer.call("POST", f"/api/contacts/{row[0]['id']}/phone", {})
    assert shown.data == {"phone": "10000001234"}
    trail = as_role("audit_admin", "huangshi").call("GET", "/api/audit/entries?action=personal-data.revealed").data["items"]
    assert trail[0]["object_id"] == row[0]["id"]
    assert trail[0]["actor_name"] == "huangshi duty_officer"


def test_an_authority_sits_on_the_path_of_its_division(as_role: Any, world: Any) -> None:
    client = as_role("system_admin", "hubei")
    body = {"parent_id": str(world.orgs["huangshi"].id), "name": "大冶市应急管理局", "kind": "em_authority", "division_code": "420281"}
    made = client.call("POST", "/api/organisations", body)
    assert made.status_code == 201, made.data
    assert (made.data["org_path"], made.data["admin_level"]) == ("cn.p42.c4202.d420281", "county")
    assert client.call("POST", "/api/organisations", body).data["code"] == "authority-exists"
    misplaced = body | {"parent_id": str(world.orgs["yichang"].id), "division_code": "420204"}
    assert client.call("POST", "/api/organisations", misplaced).data["code"] == "authority-misplaced"


def test_a_contact_that_answered_is_noted_with_its_time(as_role: Any, world: Any) -> None:
    world.account("duty_officer", "yangxin")
    officer = as_role("duty_officer", "huangshi")
    row = officer.call("GET", "/api/contacts?q=阳新").data["items"][0]
    assert row["reached_at"] is None
    assert officer.call("POST", f"/api/contacts/{row['id']}/reached").data["reached_at"] is not None
    assert as_role("duty_officer", "yichang").call("POST", f"/api/contacts/{row['id']}/reached").status_code == 404
