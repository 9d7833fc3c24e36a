"""One transaction per request, in the name of one actor, carried out once per idempotency key."""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase

from muster.apps.org import queries as org
from muster.apps.org import rules as org_rules
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.durable.models import IdempotencyKey
from muster.kit.http import Request
from muster.kit.scope import acting_as
from muster.server import problems

__all__ = ["ANONYMOUS", "ActorMiddleware", "ProblemMiddleware", "actor_of"]

Next = Callable[[HttpRequest], HttpResponseBase]
ANONYMOUS = Actor(name="", org_path="none")
"""Nobody signed in: a path that no row has, and no right."""
_KEY = re.compile(r"[\x21-\x7e]{1,128}\Z")
KEY_LIFE = timedelta(days=7)


class ProblemMiddleware:
    """Database faults become a clear 503; private answers are never cached."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            response = self.get_response(request)
        except problems.AWAY:
            return problems.database_away(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Views' database faults come this way; what fails in a middleware or at the commit goes to ``server_error_view``."""
        return problems.database_away(request) if isinstance(exception, problems.AWAY) else problems.rule_broken(request, exception)


def actor_of(request: HttpRequest) -> Actor:
    """The actor of a session, with rights withheld while a needed second factor is missing."""
    user = request.user
    if not user.is_authenticated:
        return ANONYMOUS
    actor = org.actors_for([user.pk]).get(user.pk, ANONYMOUS)
    if not settings.DEMONSTRATION and org_rules.needs_second_factor(actor.permissions) and not _second_factor_used(request):
        request.second_factor_missing = True  # type: ignore[attr-defined]  # read by the session operation
        return Actor(name=actor.name, org_path=actor.org_path, person_id=actor.person_id, account_id=actor.account_id,
                     org_id=actor.org_id, org_name=actor.org_name, roles=actor.roles)
    return actor


def _second_factor_used(request: HttpRequest) -> bool:
    methods = request.session.get("account_authentication_methods", [])
    return any(entry.get("method") == "mfa" for entry in methods)


class ActorMiddleware:
    """For every address under ``/api/``: actor, transaction, scope, idempotency."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return problems.problem(request, 422, "text-with-nul")  # PostgreSQL cannot keep it, and nobody types it
        try:
            request.body  # noqa: B018  # read once here, so that a body that cannot be read is refused in words
        except RequestDataTooBig:
            return problems.problem(request, 413, "body-too-large")
        except UnreadablePostError:
            return problems.problem(request, 400, "body-unreadable", reason="连接中断")
        actor = actor_of(request)
        cast(Request, request).actor = actor
        with acting_as(actor):
            if request.method == "POST":
                return self._once(request, actor)
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            return response

    def _once(self, request: HttpRequest, actor: Actor) -> HttpResponseBase:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return problems.problem(request, 400, "idempotency-key-missing")
        if not _KEY.match(key):
            return problems.problem(request, 400, "idempotency-key-malformed")
        fingerprint = _fingerprint(request)
        with connection.cursor() as cursor:
            cursor.execute("insert into durable_idempotencykey(account_id, key, fingerprint, created_at, content_type, body)"
                           " values (%s, %s, %s, %s, '', '') on conflict do nothing returning id",
                           [actor.account_id, key, fingerprint, time.now()])
            row = cursor.fetchone()
        if row is None:
            return self._again(request, actor, key, fingerprint)
        response = self.get_response(request)
        if response.status_code >= 400:
            transaction.set_rollback(True)
        else:
            body = b"" if response.streaming else cast(HttpResponse, response).content
            IdempotencyKey.objects.filter(id=row[0]).update(status=response.status_code, body=body,
                                                            content_type=response.get("Content-Type", ""))
        return response

    @staticmethod
    def _again(request: HttpRequest, actor: Actor, key: str, fingerprint: str) -> HttpResponse:
        kept = IdempotencyKey.objects.filter(account_id=actor.account_id, key=key).first()
        if kept is None or kept.fingerprint != fingerprint:
            return problems.problem(request, 409, "idempotency-key-reused")
        response = HttpResponse(bytes(kept.body), status=kept.status or 200, content_type=kept.content_type or None)
        response["Idempotency-Replayed"] = "true"
        return response


def _fingerprint(request: HttpRequest) -> str:
    body = request.body
    boundary = re.search(r"boundary=\"?([^\";]+)", request.headers.get("Content-Type", ""))
    if boundary:  # a browser chooses a new one each time it sends the same form
        body = body.replace(boundary.group(1).encode(), b"boundary")
    return hashlib.sha256(f"{request.get_full_path()}\n".encode() + body).hexdigest()
