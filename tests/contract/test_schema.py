"""The OpenAPI document tells the truth: generated calls with a real session never break the server or leave the schema.

One furnished world stands for the whole file, in one transaction; each generated call is rolled back.
"""

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from muster.apps.org.rules import ROLE_RIGHTS, Role
from muster.server.api import api
from tests.support.ground import lay_ground
from tests.support.things import Things
from tests.support.world import World, make_world


class OneTransaction(WSGIHandler):
    """The server inside the file's transaction, which must outlive each request."""

    def __call__(self, environ: Any, start_response: Any) -> Any:
        signals.request_started.disconnect(close_old_connections)
        signals.request_finished.disconnect(close_old_connections)
        return super().__call__(environ, start_response)


schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
schema.app = OneTransaction()
pytestmark = pytest.mark.django_db  # the file's own transaction is outside of it
EXAMPLES = int(os.environ.get("MUSTER_TEST_EXAMPLES", "10"))
CAUGHT_LATE = {"state-moved-on", "values-do-not-fit"}
"""The last net's codes: a door should have refused in its own words."""
CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance, content_type_conformance]


def _role_for(permission: str) -> Role:
    wanted = set(permission.split("|"))
    return next((role for role in (Role.DUTY_LEADER, *Role) if wanted & ROLE_RIGHTS[role]), Role.DUTY_OFFICER)


class Furnished:
    """The world, a thing of every kind in it, and a session for each role."""

    def __init__(self) -> None:
        self.world: World = lay_ground(make_world())
        self.things = Things(self.world, "huangshi", "yangxin")
        self.sessions: dict[str, dict[str, str]] = {}

    def session(self, role: str) -> dict[str, str]:
        """The cookies of somebody with this role."""
        if role not in self.sessions:
            client = self.world.client(role, "huangshi")
            client.call("GET", "/api/session")
            self.sessions[role] = {name: morsel.value for name, morsel in client.cookies.items()}
        return self.sessions[role]


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: Any) -> Iterator[Furnished]:
    with django_db_blocker.unblock(), override_settings(DEMONSTRATION=True), transaction.atomic():
        made = Furnished()
        for path in schema.raw_schema["paths"]:
            for name in re.findall(r"{(\w+)}", path):
                made.things.named(name)
        for role in Role:
            made.session(role)
        yield made
        transaction.set_rollback(True)
        signals.request_started.connect(close_old_connections)
        signals.request_finished.connect(close_old_connections)


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
def test_the_document_holds(case: Any, furnished: Furnished) -> None:
    session = furnished.session(_role_for(case.operation.definition.raw["x-permission"]))
    case.headers = {**(case.headers or {}), "X-CSRFToken": session.get("muster_csrf", ""), "Origin": "http://localhost:8000"}
    for name, value in (case.path_parameters or {}).items():
        if isinstance(value, str) and len(value) == 36:
            case.path_parameters[name] = furnished.things.named(name, default=value)
    with transaction.atomic():
        response = case.call(cookies=session)
        transaction.set_rollback(True)
    case.validate_response(response, checks=CHECKS)
    if response.status_code in {409, 422}:
        assert response.json()["code"] not in CAUGHT_LATE, response.text
