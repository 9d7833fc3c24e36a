"""What every room's door needs: the typed request, the declared right, and the base of its schemas."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

from django.http import HttpRequest
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, PlainSerializer, field_validator
from pydantic_core import PydanticCustomError

from muster.kit.actors import Actor

__all__ = ["PUBLIC", "In", "Instant", "Out", "Request", "When", "allow", "bytes_of", "permission_of"]

F = TypeVar("F", bound=Callable[..., Any])
PUBLIC = "public"
"""The right of operations that anybody may call, signed in or not."""


class Request(HttpRequest):
    """A request whose actor is known."""

    actor: Actor


def allow(permission: str) -> Callable[[F], F]:
    """Declare the right that an operation needs (``"a|b"``: one of them is enough).

    The server checks it before the body runs; the access matrix reads it.
    """

    def mark(function: F) -> F:
        function.permission = permission  # type: ignore[attr-defined]  # the declaration itself
        return function

    return mark


def permission_of(function: Callable[..., Any]) -> str | None:
    """The right that an operation declares, None when it forgot to."""
    found: str | None = getattr(function, "permission", None)
    return found


def bytes_of(*media_types: str, empty: str = "") -> dict[str, Any]:
    """What ``openapi_extra`` says of an operation that answers with bytes: their media types, and what an empty answer means."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in media_types}
    answers: dict[int, Any] = {200: {"description": "OK", "content": content}, 304: {"description": "Not modified"}}
    return {"responses": answers | ({204: {"description": empty}} if empty else {})}


def _utc(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


Instant = Annotated[datetime, PlainSerializer(_utc, return_type=str, when_used="json")]
"""An aware time, written as ISO 8601 in UTC with ``Z``."""


def _in_our_time(value: datetime) -> datetime:
    if not 1900 <= value.year <= 2200:
        raise PydanticCustomError("time-outside", "a time between 1900 and 2200")
    return value.astimezone(UTC)  # offsets beyond 16 hours can be written but not stored


When = Annotated[AwareDatetime, AfterValidator(_in_our_time)]
"""An aware time that comes in, in years that a database and a clock can count; it is UTC from here on."""


def _holds_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, dict):
        return any(map(_holds_nul, (*value, *value.values())))
    return isinstance(value, (list, tuple)) and any(map(_holds_nul, value))


class In(Schema):
    """A body that comes in: unknown fields are refused, text is stripped and holds no NUL, which PostgreSQL cannot keep."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _without_nul(cls, value: Any) -> Any:
        if _holds_nul(value):
            raise PydanticCustomError("text-with-nul", "text without the character NUL")
        return value


class Out(Schema):
    """A body that goes out."""
