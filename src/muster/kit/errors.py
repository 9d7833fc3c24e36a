"""Refusals with stable codes. The server maps them to HTTP once; words live in each room's ``locale/errors.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Final

__all__ = ["Conflict", "Gone", "Invalid", "MusterError", "NotAllowed", "NotFound", "OutOfRange", "TooMany", "Unavailable",
           "catalogue", "words"]


class MusterError(Exception):
    """A refusal that a person can act on: a stable code and the facts that its words need."""

    status: ClassVar[int] = 400

    def __init__(self, code: str, /, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return words(self.code, "zh", **self.params)


class Invalid(MusterError):
    """The request cannot be understood. 400."""


class NotAllowed(MusterError):
    """The actor may not do this. 403."""

    status = 403


class NotFound(MusterError):
    """No such thing in the actor's sight. 404, for foreign things too."""

    status = 404

    def __init__(self, code: str = "not-found", /, **params: Any) -> None:
        super().__init__(code, **params)


class Conflict(MusterError):
    """The present state forbids it. 409."""

    status = 409


class Gone(MusterError):
    """It was there once and cannot be used again. 410."""

    status = 410


class OutOfRange(MusterError):
    """A value lies outside what is possible. 422."""

    status = 422


class TooMany(MusterError):
    """Too many attempts; ``retry_after`` says when. 429."""

    status = 429


class Unavailable(MusterError):
    """Something that this needs is away for the moment. 503."""

    status = 503


_SOURCES: Final = ("kit/locale/errors.toml", "server/locale/errors.toml", "apps/*/locale/errors.toml")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every error code with its words: ``{code: {"zh": …, "en": …}}``."""
    root = Path(__file__).resolve().parent.parent
    found: dict[str, dict[str, str]] = {}
    for pattern in _SOURCES:
        for file in sorted(root.glob(pattern)):
            for code, texts in tomllib.loads(file.read_text("utf-8")).items():
                if code in found:
                    raise ValueError(f"error code {code!r} has words twice; second in {file.name}")
                found[code] = texts
    return found


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


def words(code: str, language: str = "zh", /, **params: Any) -> str:
    """The sentence for a code in ``zh`` or ``en``: what happened, where, and what to do."""
    entry = catalogue().get(code)
    if entry is None:
        return code
    return entry["en" if language == "en" else "zh"].format_map(_Facts(params))
