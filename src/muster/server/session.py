"""Who is signed in, whether the platform is well, and the first run of an empty one."""

from typing import Any

import segno
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router, Status
from pydantic import Field

import muster
from muster.apps.org import queries, rules, schemas
from muster.kit import time
from muster.kit.errors import Gone
from muster.kit.http import PUBLIC, In, Out, Request, allow
from muster.kit.scope import acting_as
from muster.server import first_run
from muster.server.middleware import ANONYMOUS
from muster.server.signin import remember_device

router = Router(tags=["session"])


class HealthOut(Out):
    """Whether this process can do its work, and as which database role."""

    status: str
    process: str
    database_role: str
    is_superuser: bool
    version: str


@router.get("/session", response=schemas.SessionOut, operation_id="get_session")
@allow(PUBLIC)
def get_session(request: Request, response: HttpResponse) -> Any:
    """Who is signed in, with which rights; also hands out the page token."""
    get_token(request)
    actor = request.actor
    signed_in = actor is not ANONYMOUS
    if signed_in:
        remember_device(request, response, request.user.get_username())
    organisation = queries.organisation_at(actor.org_path) if signed_in else None
    return {
        "account": {"id": actor.account_id, "username": request.user.get_username()} if signed_in else None,
        "person": _person(actor.person_id) if signed_in and actor.person_id else None,
        "org": organisation, "roles": sorted(actor.roles), "permissions": sorted(actor.permissions), "demo": settings.DEMONSTRATION,
        "second_factor_missing": getattr(request, "second_factor_missing", False),
        "home": rules.home_page(actor.roles) if signed_in else "/login", "server_time": time.now(), "version": muster.__version__}


def _person(person_id: Any) -> Any:
    return queries.person_of_session(person_id)


class QrIn(In):
    """What an authenticator scans."""

    text: str = Field(pattern=r"^otpauth://totp/[\x21-\x7e]{1,400}$")


class QrOut(Out):
    """A picture."""

    svg: str


@router.post("/session/qr", response=QrOut, operation_id="draw_qr")
@allow(PUBLIC)
def draw_qr(request: HttpRequest, body: QrIn) -> Any:
    """Draw the address of a new one-time code, so that no secret leaves for a foreign drawing service."""
    return {"svg": segno.make(body.text, error="m").svg_inline(scale=4, border=2)}


@router.get("/health", response=HealthOut, operation_id="get_health")
@allow(PUBLIC)
def get_health(request: HttpRequest) -> Any:
    """Health of the web process."""
    return health()


def health() -> dict[str, Any]:
    """Ask the database who we are to it."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user::text, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)")
        role, unsafe = cursor.fetchone()
    return {"status": "ok", "process": settings.PROCESS, "database_role": role, "is_superuser": unsafe, "version": muster.__version__}


@router.get("/first-run/{token}", response={204: None}, operation_id="check_first_run")
@allow(PUBLIC)
def check_first_run(request: HttpRequest, token: str) -> Any:
    """Whether a first-run link can still be used."""
    if not first_run.holds(token):
        raise Gone("first-run-over")
    return Status(204, None)


@router.post("/first-run", response={201: schemas.OrganisationBrief}, operation_id="finish_first_run")
@allow(PUBLIC)
def finish_first_run(request: HttpRequest, body: schemas.FirstRunIn) -> Any:
    """Make the root organisation and the three administrators; the link works once."""
    with acting_as(first_run.ACTOR):
        return Status(201, first_run.finish(body))
