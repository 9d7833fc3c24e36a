"""The OpenAPI document tells the truth: generated calls with a real session never break the server or leave the schema."""

from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from muster.apps.org.rules import ROLE_RIGHTS, Role
from muster.server.api import api
from tests.support.things import Things
from tests.support.world import World


class OneTransaction(WSGIHandler):
    """The server inside the test's transaction, which must outlive each request."""

    def __call__(self, environ: Any, start_response: Any) -> Any:
        signals.request_started.disconnect(close_old_connections)
        signals.request_finished.disconnect(close_old_connections)
        return super().__call__(environ, start_response)


schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
schema.app = OneTransaction()
CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance, content_type_conformance]


def _role_for(permission: str) -> Role:
    wanted = set(permission.split("|"))
    return next((role for role in (Role.DUTY_LEADER, *Role) if wanted & ROLE_RIGHTS[role]), Role.DUTY_OFFICER)


@pytest.fixture
def cookies(world: World, settings: Any) -> Any:
    settings.DEMONSTRATION = True

    def session(role: str) -> dict[str, str]:
        client = world.client(role, "huangshi")
        client.call("GET", "/api/session")
        return {name: morsel.value for name, morsel in client.cookies.items()}

    yield session
    signals.request_started.connect(close_old_connections)
    signals.request_finished.connect(close_old_connections)


@schema.parametrize()
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate],
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large])
def test_the_document_holds(case: Any, cookies: Any, world: World) -> None:
    permission = case.operation.definition.raw["x-permission"]
    session = cookies(_role_for(permission))
    case.headers = {**(case.headers or {}), "X-CSRFToken": session.get("muster_csrf", ""), "Origin": "http://localhost:8000"}
    things = Things(world, "huangshi", "yangxin")
    for name, value in (case.path_parameters or {}).items():
        if isinstance(value, str) and len(value) == 36:
            case.path_parameters[name] = things.named(name, default=value)
    case.validate_response(case.call(cookies=session), checks=CHECKS)
