"""Sign-in: allauth's headless flows with our throttle, which slows a guesser down and never locks a duty post out.

Failures count per account *and* address. A browser that once signed in to the account carries a signed cookie and has a
count of its own, so that nobody outside can use it up.
"""

import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from muster.apps.org import actions, queries, rules
from muster.kit import audit, time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as

__all__ = ["DEVICE_COOKIE", "AccountAdapter", "connect"]

DEVICE_COOKIE = "muster_device"
_SALT = "muster.known-device"
_DEVICE_LIFE = 180 * 86400


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """No sign-up from outside; a throttle that grows."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the system administrator."""
        return False

    def _bucket(self, request: HttpRequest, username: str) -> str:
        place = "device" if username in _known(request) else f"address:{self.get_client_ip(request)}"
        return hashlib.sha256(f"{username.lower()}\n{place}".encode()).hexdigest()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse a try that comes too soon after failed ones."""
        username = str(credentials.get("username", ""))
        verdict = rules.throttle(queries.failures_of(self._bucket(request, username)), now=time.now())
        if not verdict.allowed:
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the failure."""
        username = str(credentials.get("username", ""))
        with acting_as(Actor.system("sign-in")) as actor:
            actions.note_failed_sign_in(actor=actor, bucket=self._bucket(request, username), username=username,
                                        address=self.get_client_ip(request))


def _known(request: HttpRequest) -> list[str]:
    """The accounts that this browser signed in to before."""
    try:
        text = request.get_signed_cookie(DEVICE_COOKIE, default="", salt=_SALT, max_age=_DEVICE_LIFE)
    except BadSignature:
        return []
    return [name for name in (text or "").split("|") if name]


def remember_device(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Mark the browser as one that signed in to this account; it remembers five."""
    names = [*[name for name in _known(request) if name != username][-4:], username]
    response.set_signed_cookie(DEVICE_COOKIE, "|".join(names), salt=_SALT, max_age=_DEVICE_LIFE, httponly=True,
                               secure=request.is_secure(), samesite="Lax")


def _log(action: str) -> Any:
    def write(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
        if user is None:
            return
        actor = Actor(name=user.username, org_path=str(user.org_path), account_id=user.id)
        with acting_as(actor):
            audit.record(actor, action, object_type="org_account", object_id=user.id)

    return write


_signed_in, _signed_out = _log("sign-in"), _log("sign-out")


def connect() -> None:
    """Write sign-ins and sign-outs to the audit trail."""
    user_logged_in.connect(_signed_in, dispatch_uid="muster.sign-in")
    user_logged_out.connect(_signed_out, dispatch_uid="muster.sign-out")
