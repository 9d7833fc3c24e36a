"""The API: every room's door assembled, each operation with its declared right, every refusal one shape."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.security import APIKeyCookie
from ninja.utils import check_csrf

import muster
from muster.kit.errors import Invalid, MusterError, NotAllowed
from muster.kit.http import PUBLIC, permission_of
from muster.server import problems
from muster.server.middleware import ANONYMOUS

__all__ = ["ROOMS", "api", "operations"]

ROOMS = ("geo", "org", "resources", "risks", "incidents", "simulations", "command", "analytics")
_SAFE = {"GET", "HEAD", "OPTIONS"}


class NotSignedIn(MusterError):
    """Nobody is signed in. 401."""

    status = 401


class CsrfFailed(NotAllowed):
    """The page's token is missing or old. 403."""


class Right(APIKeyCookie):
    """Signed in, and holding one right."""

    def __init__(self, permission: str) -> None:
        self.param_name = settings.SESSION_COOKIE_NAME
        self.permission = permission
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Check session, page token and right, in this order."""
        actor = request.actor  # type: ignore[attr-defined]  # ActorMiddleware sets it
        if actor is ANONYMOUS or actor.account_id is None:
            raise NotSignedIn("not-signed-in")
        if request.method not in _SAFE and check_csrf(request):
            raise CsrfFailed("csrf-failed")
        if getattr(request, "second_factor_missing", False):
            raise NotAllowed("second-factor-missing")
        actor.require(self.permission)
        return actor


class Schema(OpenAPISchema):
    """The OpenAPI document with the parts that every operation shares."""

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        """Add the problem response, the idempotency key and the right."""
        details: dict[str, Any] = super().operation_details(operation)
        details["responses"]["default"] = {"$ref": "#/components/responses/Problem"}
        details["x-permission"] = permission_of(operation.view_func)
        if "POST" in operation.methods:
            details.setdefault("parameters", []).append({"$ref": "#/components/parameters/IdempotencyKey"})
        return details

    def get_components(self) -> dict[str, Any]:
        """Add the shared parts."""
        components: dict[str, Any] = super().get_components()
        text = {"type": "string"}
        components["schemas"]["Problem"] = {
            "type": "object", "title": "Problem", "required": ["type", "title", "status", "code", "detail", "instance"],
            "properties": {"type": text, "title": text, "status": {"type": "integer"}, "code": text, "detail": text, "instance": text,
                           "params": {"type": "object"},
                           "errors": {"type": "array", "items": {"type": "object", "properties": {"loc": text, "msg": text, "type": text}}}}}
        components["responses"] = {"Problem": {
            "description": "A refusal (RFC 9457)", "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}}
        components["parameters"] = {"IdempotencyKey": {
            "name": "Idempotency-Key", "in": "header", "required": True, "description": "A new unique value with each submission",
            "schema": {"type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]{1,128}$"}}}
        return components


class MusterAPI(NinjaAPI):
    """The assembled API."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None) -> OpenAPISchema:
        """The document with our shared parts."""
        return Schema(self, "api/" if path_prefix is None else path_prefix)


def _guard(router: Router) -> None:
    """Give each operation the check of the right that it declares; one without is a mistake in the code."""
    for view in router.path_operations.values():
        for operation in view.operations:
            permission = permission_of(operation.view_func)
            if permission is None:
                raise TypeError(f"{operation.view_func.__module__}.{operation.view_func.__name__} declares no right: use @allow")
            if permission != PUBLIC:
                right = Right(permission)
                operation.auth_param = right
                operation._set_auth(right)


def _assemble() -> MusterAPI:
    assembled = MusterAPI(title="Muster", version=muster.__version__, docs_url=None, openapi_url=None,
                          description="Command platform for work-safety emergencies", urls_namespace="api")
    names = ["muster.server.session", "muster.kit.imports.api", "muster.kit.register.words",
             *(f"muster.apps.{room}.api" for room in ROOMS)]
    for name in names:
        router = import_module(name).router
        _guard(router)
        assembled.add_router("", router)
    return assembled


api = _assemble()


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    """Map whatever a body raised to its problem document."""
    if isinstance(error, MusterError):
        return problems.refusal(request, error)
    if isinstance(error, ValidationError):
        return problems.unreadable(request, error.errors)
    if isinstance(error, (HttpError, BadRequest, MultiPartParserError, UnreadablePostError)):
        return problems.refusal(request, Invalid("body-unreadable", reason=str(error)))
    if isinstance(error, Http404):
        return problems.problem(request, 404, "not-found")
    return problems.internal_error(request, error)


for _kind in (MusterError, ValidationError, HttpError, Http404, Exception):
    api.add_exception_handler(_kind, _refused)


def operations() -> Iterator[tuple[str, str, Operation, str]]:
    """Every operation: (method, path with ``{parameters}``, operation, right)."""
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield method, "/api" + path, operation, permission_of(operation.view_func) or ""
