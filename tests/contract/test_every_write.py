"""What the house promises of every write, shown for every operation of the API and not for some.

An actor, an audit entry and an idempotency key; bad input refused in words; and nothing outside the house asked while somebody
waits (`test_access` walks the reads under the same guard).
"""

import re
from typing import Any
from uuid import uuid4

import orjson
from django.apps import apps
from django.db import connection, transaction
from django.test import RequestFactory, TestCase, override_settings

from muster.apps.org.rules import Role
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.durable.models import AuditEntry, IdempotencyKey
from muster.kit.http import PUBLIC
from muster.kit.scope import acting_as
from muster.server.middleware import _fingerprint
from tests.contract.test_access import DOCUMENT, OPERATIONS, _body, _details, _holders, _query
from tests.support.ground import lay_ground
from tests.support.outside import nothing_outside
from tests.support.ready import READY
from tests.support.things import Things
from tests.support.world import ApiClient, World, make_world

WRITES = [(method, path, permission) for method, path, permission in OPERATIONS if method != "GET"]
POSTS = [(path, permission) for method, path, permission in WRITES if method == "POST"]
READER = Actor.system("测试")

UNAUDITED = {
    "durable_auditchain": "the chain itself",
    "durable_auditentry": "the chain itself",
    "durable_auditanchor": "the chain's heads, append-only",
    "durable_outboxmessage": "news of writes that are audited themselves",
    "durable_inboxmessage": "which news was handled",
    "durable_idempotencykey": "answers kept for a repeated request",
    "geo_boundaryline": "ground, laid by the set-up alone",
    "geo_division": "ground, laid by the set-up alone",
    "geo_divisionarea": "ground, laid by the set-up alone",
    "geo_mapsource": "ground, laid by the set-up alone",
    "geo_place": "ground, laid by the set-up alone",
    "geo_placename": "ground, laid by the set-up alone",
    "geo_roadlink": "ground, laid by the set-up alone",
    "geo_roadnode": "ground, laid by the set-up alone",
    "incidents_numbercounter": "counts numbers; the incident that takes one is audited",
    "org_signinattempt": "counts for the delay; each failed sign-in is an entry by name",
    "command_positionreport": "each telling is an entry by name, without the place",
    "command_promise": "judged by the clock; each change of its state is an entry of the incident's log",
    "simulations_simulationrun": "inputs and answers are large; each run is an entry of the incident's log",
    "simulations_stationobservation": "machines tell many; each delivery is an entry by name",
    "analytics_study": "each act is an entry by name; figures are large",
    "imports_importbatch": "each act is an entry by name; what it writes is audited in its register",
    "imports_importrow": "as its batch",
}
"""Tables whose rows change without an entry of their own in the chain, each with the reason why nothing is lost by it."""

NOTHING_NEW = {
    "POST /api/coordinates/convert": "reckons",
    "POST /api/incidents/{incident_id}/weather/ask": "no service is set up",
    "POST /api/incidents/{incident_id}/simulations/draft": "says what a run would rest on",
    "POST /api/accounts/{account_id}/open": "it is open already",
    "DELETE /api/accounts/{account_id}/roles/{role}": "the account does not hold it",
}
"""Writes that change nothing when they are made here, each with the reason."""

_FILES = "needs a file that a program of its own has read: tests/apps/risks/test_imports.py"
ELSEWHERE = {
    "POST /api/imports": _FILES,
    "POST /api/imports/{batch_id}/mapping": _FILES,
    "POST /api/imports/{batch_id}/check": _FILES,
    "POST /api/imports/{batch_id}/commit": _FILES,
    "POST /api/imports/{batch_id}/roll-back": _FILES,
    "PATCH /api/imports/{batch_id}/rows/{number}": _FILES,
    "POST /api/area-releases/{release_id}/decide": "the second person is another one: tests/apps/simulations/test_release.py",
    "POST /api/withdrawals/{withdrawal_id}/acknowledge": "by a team on the scene: tests/apps/command/test_withdrawals.py",
}
"""Writes that cannot be made in a few steps, each with why and where they are made."""

CHANGES = {"/api/teams/{team_id}/status": {"status": "training", "reason": "试验"}}


def _audited() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'audit_rows'")
        return {name for (name,) in cursor.fetchall()}


@override_settings(DEMONSTRATION=True)
class EveryWriteTest(TestCase):
    """One seeded world; each test rolls back."""

    world: World
    things: Things

    @classmethod
    def setUpTestData(cls) -> None:
        cls.world = lay_ground(make_world())
        cls.things = Things(cls.world, "huangshi", "yangxin")

    def setUp(self) -> None:
        self.enterContext(nothing_outside())

    def fill(self, path: str) -> str:
        return re.sub(r"{(?:\w+:)?(\w+)}", lambda found: str(self.things.named(found.group(1))), path)

    def client_for(self, permission: str) -> tuple[ApiClient, str]:
        """Somebody of Huangshi who holds the right, and which role that is."""
        role = "duty_leader" if permission == PUBLIC else str(_holders(permission)[0])
        client = self.world.client(role, "huangshi")
        client.raise_request_exception = False
        return client, role

    def send(self, client: ApiClient, method: str, path: str, content: bytes, *, key: str | None = None, kind: str = "application/json") -> Any:
        """One request as it is, in a transaction that is taken back."""
        sent = {"Idempotency-Key": key} if key else {}
        with transaction.atomic():
            response = client.generic(method, path, content, content_type=kind, headers={"Accept-Language": "en", **sent})
            transaction.set_rollback(True)
        response.data = orjson.loads(response.content) if "json" in response.get("Content-Type", "") and response.content else None
        return response

    def address(self, method: str, path: str) -> str:
        query = _query(method, path)
        return self.fill(path) + (f"?{query}" if query else "")

    # --- a key with every POST

    def test_a_post_is_taken_once_and_only_with_a_key_of_its_own(self) -> None:
        for path, permission in POSTS:
            with self.subTest(path=path):
                client, role = self.client_for(permission)
                filled, content = self.address("POST", path), orjson.dumps(_body("POST", path))
                missing = self.send(client, "POST", filled, content)
                assert (missing.status_code, missing.data["code"]) == (400, "idempotency-key-missing")
                self._keep(role, "kept", "0" * 64)
                other = self.send(client, "POST", filled, content, key="kept")
                assert (other.status_code, other.data["code"]) == (409, "idempotency-key-reused")
                self._keep(role, "kept", _fingerprint(RequestFactory().generic("POST", filled, content, content_type="application/json")))
                last = self._last_entry()
                again = self.send(client, "POST", filled, content, key="kept")
                assert (again.status_code, again.data, again["Idempotency-Replayed"]) == (201, {"first": True}, "true")
                assert self._last_entry() == last

    def _keep(self, role: str, key: str, fingerprint: str) -> None:
        account = self.world.account(role, "huangshi")
        IdempotencyKey.objects.filter(key=key).delete()
        IdempotencyKey.objects.create(account_id=account, key=key, fingerprint=fingerprint, status=201, content_type="application/json",
                                      body=b'{"first":true}', created_at=time.now())  # fmt: skip

    @staticmethod
    def _last_entry() -> int:
        with acting_as(READER):
            found: int | None = AuditEntry.objects.unscoped("compared").order_by("-id").values_list("id", flat=True).first()
        return found or 0

    # --- an audit entry in the actor's name

    def test_every_table_of_the_house_writes_its_changes_into_the_chain(self) -> None:
        tables = {model._meta.db_table for config in apps.get_app_configs() if config.name.startswith("muster.")
                  for model in config.get_models(include_auto_created=True)}  # fmt: skip
        assert tables - _audited() == UNAUDITED.keys()

    def test_a_write_that_succeeds_leaves_an_entry_in_its_actors_name(self) -> None:
        wanted = {f"{method} {path}": permission for method, path, permission in WRITES if permission != PUBLIC}
        for one in wanted:  # in one order always: what was made before may keep a later step from being open
            self.fill(one)
        for role in Role:
            for place in ("huangshi", "hubei"):
                self.world.account(str(role), place)
        shown = {one for one, permission in wanted.items() if one not in NOTHING_NEW and any(
            self._leaves_an_entry(*one.split(" "), str(role)) for role in _holders(permission))}  # fmt: skip
        assert wanted.keys() - NOTHING_NEW.keys() - shown == ELSEWHERE.keys()
        assert READY.keys() <= shown

    def _leaves_an_entry(self, method: str, path: str, role: str) -> bool:
        """Whether the write could be made by this role; it must then have left an entry of this account."""
        ready, made = READY.get(f"{method} {path}"), dict(self.things.made)
        place = ready.place if ready else "huangshi"
        client, account = self.world.client(role, place), self.world.account(role, place)
        client.raise_request_exception = False
        with transaction.atomic():
            if ready:
                ready.lead_up(self.things, self.fill)
            filled, content = self.address(method, path), orjson.dumps(ready.body(self.things) if ready else self._changing(method, path))
            last = self._last_entry()
            answer = client.generic(method, filled, content, content_type="application/json", headers={"Idempotency-Key": str(uuid4())})
            with acting_as(READER):
                actors = set(AuditEntry.objects.unscoped("compared").filter(id__gt=last).values_list("actor_id", flat=True))
            transaction.set_rollback(True)
        self.things.made = made
        if answer.status_code >= 300:
            return False
        assert account in actors, f"{method} {path} answered {answer.status_code}; entries of {actors}, none of {account}"
        return True

    def _changing(self, method: str, path: str) -> Any:
        """The smallest body; of a correction one that corrects something."""
        body = CHANGES.get(path) or _body(method, path)
        if method == "PATCH" and isinstance(body, dict):
            schema = _details(method, path)["requestBody"]["content"]["application/json"]["schema"]
            known = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]["properties"]
            body |= {next((name for name in ("name", "short_name", "model", "note", "notes") if name in known), "name"): "改过的"}
        return body

    # --- bad input

    def test_what_cannot_be_read_is_refused_in_words(self) -> None:
        for method, path, permission in WRITES:
            if "requestBody" not in _details(method, path):
                continue
            client, _ = self.client_for(permission)
            form = "application/json" not in _details(method, path)["requestBody"]["content"]
            for name, content in BROKEN.items():
                with self.subTest(method=method, path=path, body=name):
                    answer = self.send(client, method, self.address(method, path), content, key=str(uuid4()))
                    if form and answer.status_code == 422:
                        continue
                    assert answer.status_code in (400, 422), (answer.status_code, answer.content[:200])
                    assert answer["Content-Type"] == "application/problem+json"
                    assert {"code", "detail", "title", "status", "instance"} <= answer.data.keys()
                    assert answer.data["detail"].isascii() or "“" in answer.data["detail"], answer.data["detail"]

    def test_each_field_refuses_what_is_no_value_of_it_and_says_which_field(self) -> None:
        for method, path, permission in WRITES:
            body = _body(method, path)
            if not isinstance(body, dict):
                continue
            client, _ = self.client_for(permission)
            for field in body:
                with self.subTest(method=method, path=path, field=field):
                    answer = self.send(client, method, self.address(method, path), orjson.dumps(body | {field: {"not": ["a", "value"]}}), key=str(uuid4()))
                    assert answer.status_code == 422, (answer.status_code, answer.content[:200])
                    assert any(field in str(error["loc"]) for error in answer.data["errors"]), answer.data
            with self.subTest(method=method, path=path, field="one too many"):
                answer = self.send(client, method, self.address(method, path), orjson.dumps(body | {"no_such_field": 1}), key=str(uuid4()))
                assert answer.status_code == 422, (answer.status_code, answer.content[:200])


BROKEN = {"no JSON": b'{"a": ', "deep": b"[" * 5000 + b"]" * 5000}
