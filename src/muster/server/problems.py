"""Every refusal leaves as RFC 9457 problem JSON, mapped here and nowhere else."""

import logging
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from psycopg.errors import CheckViolation, NotNullViolation
from psycopg_pool import PoolTimeout

from muster.kit.errors import MusterError, NotAllowed, catalogue, words
from muster.kit.ids import new_id

__all__ = ["AWAY", "csrf_failure", "database_away", "fault_words", "internal_error", "language_of", "not_found_view", "problem", "refusal",
           "rule_broken", "server_error_view", "unreadable"]

log = logging.getLogger("muster.problems")
MEDIA_TYPE = "application/problem+json"
AWAY = (OperationalError, InterfaceError, PoolTimeout)
"""What Django raises when the database does not answer."""


def language_of(request: HttpRequest) -> str:
    """``en`` when the client prefers it, else ``zh``."""
    return "en" if request.headers.get("Accept-Language", "").strip().lower().startswith("en") else "zh"


def problem(request: HttpRequest, status: int, code: str, /, *, errors: list[dict[str, Any]] | None = None, instance: str = "",
            **params: Any) -> HttpResponse:
    """A problem document with words in the client's language."""
    detail = words(code, language_of(request), **params)
    body: dict[str, Any] = {"type": f"urn:muster:error:{code}", "title": detail.split("。")[0].split(". ")[0], "status": status,
                            "code": code, "detail": detail, "instance": instance or f"urn:uuid:{new_id()}"}
    if errors is not None:
        body["errors"] = errors
    if params:
        body["params"] = {key: value for key, value in params.items() if isinstance(value, (str, int, float, bool, list))}
    response = HttpResponse(orjson.dumps(body, default=str), status=status, content_type=MEDIA_TYPE)
    response["Content-Language"] = "en" if language_of(request) == "en" else "zh-CN"
    response["Cache-Control"] = "no-store"
    if status == 429 and "retry_after" in params:
        response["Retry-After"] = str(params["retry_after"])
    return response


def refusal(request: HttpRequest, error: MusterError) -> HttpResponse:
    """The problem document of a raised refusal."""
    if isinstance(error, NotAllowed):
        log.info("refused", extra={"facts": {"code": error.code, "path": request.path}})
    return problem(request, error.status, error.code, **error.params)


def unreadable(request: HttpRequest, errors: list[dict[str, Any]]) -> HttpResponse:
    """The problem document of a body or parameters that do not fit their schema, each fault with its place and what to do."""
    faults = [{"loc": ".".join(str(part) for part in fault.get("loc", ())), "msg": fault_words(fault, language_of(request)),
               "type": str(fault.get("type", ""))} for fault in errors]
    return problem(request, 422, "request-invalid", errors=faults, count=len(faults))


@cache
def _faults() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).resolve().parent / "locale" / "faults.toml").read_text("utf-8"))


def fault_words(fault: Mapping[str, Any], language: str) -> str:
    """What is wrong with one value in ``zh`` or ``en``: a room's own rule in its words, else by the type of the fault, else as pydantic says it.

    >>> fault_words({"type": "greater_than_equal", "ctx": {"ge": 0}}, "en")
    'must be at least 0'
    """
    kind, told = str(fault.get("type", "")), str(fault.get("msg", "")).removeprefix("Value error, ")
    if kind in catalogue():
        return words(kind, language)
    texts = _faults().get(kind)
    facts = {key: _plain(value, language) for key, value in (fault.get("ctx") or {}).items()}
    try:
        return texts[language].format_map(facts) if texts else told
    except KeyError:
        return told


def _plain(value: Any, language: str) -> str:
    """A fact of a fault for a sentence; choices, which pydantic joins in English, stand side by side in Chinese."""
    return str(value).replace(" or ", "、").replace(", ", "、") if language == "zh" else str(value)


def database_away(request: HttpRequest) -> HttpResponse:
    """The database does not answer; nothing was saved."""
    response = problem(request, 503, "database-away")
    response["Retry-After"] = "2"
    return response


def rule_broken(request: HttpRequest, error: BaseException) -> HttpResponse | None:
    """The last net under every door: a row that one of the database's named rules refuses. Nothing was saved.

    None when it is another failure. Each door refuses in its own words before this; two people in the same second may get here,
    and so does a fault of ours, which is why it is logged as one.
    """
    diagnosis = getattr(error.__cause__, "diag", None)
    if not isinstance(error, (IntegrityError, DataError)) or diagnosis is None:
        return None
    rule = diagnosis.constraint_name or diagnosis.column_name or type(error.__cause__).__name__
    is_value = isinstance(error, DataError) or isinstance(error.__cause__, (CheckViolation, NotNullViolation))
    status, code = (422, "values-do-not-fit") if is_value else (409, "state-moved-on")
    response = problem(request, status, code, rule=rule)
    log.error("a rule of the database was reached", exc_info=error,
              extra={"facts": {"rule": rule, "path": request.path, "method": request.method, "answer": code}})
    return response


def internal_error(request: HttpRequest, error: BaseException) -> HttpResponse:
    """A failure of the platform: one number for the user, everything else in the log."""
    if isinstance(error, AWAY):
        return database_away(request)
    if (refused := rule_broken(request, error)) is not None:
        return refused
    error_id = str(new_id())
    log.error("internal error", exc_info=error, extra={"facts": {"error_id": error_id, "path": request.path, "method": request.method}})
    return problem(request, 500, "internal-error", instance=f"urn:uuid:{error_id}", error_id=error_id)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page's token is missing or old."""
    return problem(request, 403, "csrf-failed")


def not_found_view(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such address."""
    return problem(request, 404, "not-found")


def server_error_view(request: HttpRequest) -> HttpResponse:
    """A failure outside of an operation: in a middleware, or at the commit. Django calls this while it handles the error."""
    error = sys.exception() or RuntimeError("no error is being handled")
    return internal_error(request, error)
