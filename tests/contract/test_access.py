"""Who may do what: every operation × every role × own, parent, sibling, foreign, anonymous and closed account.

The table is not written here: each operation declares its right (`@allow`), each role its rights (`org.rules`). This test walks
the address table, so an operation that nobody thought of is in it too; one whose path names a thing that ``Things`` cannot make
fails.
"""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import TestCase, override_settings

from muster.apps.org.models import Account
from muster.apps.org.rules import ROLE_RIGHTS, Role
from muster.kit.http import PUBLIC
from muster.kit.scope import acting_as
from muster.server.api import api, operations
from tests.support.bodies import NOWHERE, smallest
from tests.support.ground import lay_ground
from tests.support.outside import nothing_outside
from tests.support.things import Things
from tests.support.world import World, make_world

DOCUMENT: dict[str, Any] = api.get_openapi_schema()
OPERATIONS = sorted({(method, path, permission) for method, path, _, permission in operations()})
OPEN_TO_ALL = {path for _, path, permission in OPERATIONS if permission == PUBLIC}
FILES = {"multipart/form-data"}


def _details(method: str, path: str) -> dict[str, Any]:
    return DOCUMENT["paths"][re.sub(r"{\w+:(\w+)}", r"{\1}", path)][method.lower()]


def _body(method: str, path: str) -> Any:
    content = _details(method, path).get("requestBody", {}).get("content", {})
    return smallest(content["application/json"]["schema"], DOCUMENT) if "application/json" in content else None


def _query(method: str, path: str) -> str:
    asked = [p for p in _details(method, path).get("parameters", []) if p.get("in") == "query" and p.get("required")]
    return "&".join(f"{p['name']}={smallest(p['schema'], DOCUMENT)}" for p in asked)


def _holders(permission: str) -> list[Role]:
    return [role for role, rights in ROLE_RIGHTS.items() if rights & set(permission.split("|"))]


@override_settings(DEMONSTRATION=True)
class AccessTest(TestCase):
    """One seeded world; each test rolls back."""

    world: World
    things: Things

    @classmethod
    def setUpTestData(cls) -> None:
        cls.world = lay_ground(make_world())
        cls.things = Things(cls.world, "huangshi", "yangxin")

    def setUp(self) -> None:
        self.enterContext(nothing_outside())  # no operation of any method asks another machine while somebody waits

    def fill(self, path: str) -> str:
        """The path with things of Huangshi in the place of its parameters."""
        return re.sub(r"{(?:\w+:)?(\w+)}", lambda found: str(self.things.named(found.group(1))), path)

    def ask(self, role: str, place: str, method: str, path: str) -> Any:
        """One call with the smallest body."""
        query = _query(method, path)
        filled = self.fill(path) + (f"?{query}" if query else "")
        client = self.world.client(role, place)
        with transaction.atomic():
            answer = client.call(method, filled, _body(method, path))
            transaction.set_rollback(True)
        return answer

    def test_nobody_gets_in_without_signing_in(self) -> None:
        for method, path, permission in OPERATIONS:
            if permission != PUBLIC:
                with self.subTest(method=method, path=path):
                    answer = self.ask("anonymous", "", method, path)
                    assert (answer.status_code, answer.data["code"]) == (401, "not-signed-in")

    def test_what_is_open_to_all_is_on_this_list(self) -> None:
        assert {
            "/api/session", "/api/session/qr", "/api/health", "/api/first-run", "/api/first-run/{token}",
            "/api/incident-types", "/api/dictionaries/incidents", "/api/dictionaries/command", "/api/dictionaries/registers"}  # fmt: skip == OPEN_TO_ALL

    def test_a_role_without_the_right_is_refused(self) -> None:
        for method, path, permission in OPERATIONS:
            for role in Role:
                if permission != PUBLIC and role not in _holders(permission):
                    with self.subTest(method=method, path=path, role=role):
                        answer = self.ask(role, "huangshi", method, path)
                        assert (answer.status_code, answer.data["code"]) == (403, "not-allowed")

    def test_some_role_gets_through_at_home_and_above(self) -> None:
        for method, path, permission in OPERATIONS:
            if permission == PUBLIC:
                continue
            holders = _holders(permission)
            assert holders, f"nobody holds {permission}"
            role = next((r for r in holders if r not in (Role.TEAM_CAPTAIN, Role.EXPERT)), holders[0])
            for place in ("huangshi", "hubei"):
                with self.subTest(method=method, path=path, role=role, place=place):
                    answer = self.ask(role, place, method, path)
                    if answer.status_code == 403:  # a rule about this very thing, beyond the declared right
                        assert answer.data["code"] != "not-allowed"
                    elif answer.status_code == 404:  # the smallest body names something that does not exist
                        assert answer.data["code"] != "not-found" or NOWHERE in str(_body(method, path))
                    else:
                        assert answer.status_code in {200, 201, 202, 204, 302, 400, 409, 410, 422, 503}, answer.content[:300]

    def test_a_foreign_thing_is_not_found(self) -> None:
        for method, path, permission in OPERATIONS:
            if permission == PUBLIC or not self.things.scoped(path):
                continue
            for role in _holders(permission):
                with self.subTest(method=method, path=path, role=role):
                    answer = self.ask(role, "yichang", method, path)
                    assert answer.status_code in (404, 422), (answer.status_code, answer.content[:300])
                    assert self.things.marker not in answer.content.decode(errors="replace")

    def test_a_closed_account_is_out_at_once(self) -> None:
        client = self.world.client("duty_officer", "huangshi")
        assert client.call("GET", "/api/incidents").status_code == 200
        with acting_as(self.world.system):
            Account.objects.filter(id=self.world.account("duty_officer", "huangshi")).update(is_active=False)
        assert client.call("GET", "/api/incidents").status_code == 401

    def test_no_list_search_or_count_tells_of_foreign_things(self) -> None:
        lists = [(path, permission) for method, path, permission in OPERATIONS if method == "GET" and "{" not in path and permission != PUBLIC]
        for path, permission in lists:
            for role in _holders(permission):
                for query in ("", f"q={self.things.marker}"):
                    with self.subTest(path=path, role=role, query=query):
                        client = self.world.client(role, "yichang")
                        required = _query("GET", path)
                        answer = client.call("GET", f"{path}?{'&'.join(part for part in (required, query) if part)}")
                        body = answer.content.decode(errors="replace").replace(query, "")
                        assert self.things.marker not in body
                        if query and answer.data and isinstance(answer.data, dict) and "total" in answer.data and path in self.things.searched:
                            assert answer.data["total"] in (0, None)

    def test_extra_fields_are_never_set(self) -> None:
        for method, path, permission in OPERATIONS:
            body = _body(method, path) if method in ("POST", "PATCH", "PUT") else None
            if permission == PUBLIC or not isinstance(body, dict):
                continue
            with self.subTest(method=method, path=path):
                forged = body | {"org_path": "cn", "status": "closed", "approved_by": str(uuid4()), "is_superuser": True}
                answer = self.world.client(_holders(permission)[0], "huangshi").call(method, self.fill(path), forged)
                assert answer.status_code in (404, 409, 422), answer.content[:300]


@pytest.mark.parametrize("path", ["/api/organisations", "/api/audit/entries"])
def test_pages_of_the_api_are_never_cached(as_role: Any, path: str) -> None:
    assert as_role("anonymous", "").call("GET", path)["Cache-Control"] == "no-store"
