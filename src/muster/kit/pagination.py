"""Lists in pages: a cursor that survives inserts, and a total that says when it was not counted."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import orjson
from django.db.models import Q, QuerySet
from ninja import Schema

from muster.kit.errors import Invalid

__all__ = ["MAX_LIMIT", "Page", "paginate"]

T = TypeVar("T")
MAX_LIMIT = 500


class Page(Schema, Generic[T]):
    """One page. ``next`` is null on the last one; ``total`` is null where counting was not asked for."""

    items: list[T]
    total: int | None
    next: str | None


def _decode(cursor: str, width: int) -> list[Any]:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        raise Invalid("cursor-unreadable") from None
    if not isinstance(values, list) or len(values) != width or any(isinstance(v, (dict, list)) for v in values):
        raise Invalid("cursor-unreadable")
    return values


def _encode(values: list[Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(values, default=str)).decode().rstrip("=")


def paginate(queryset: QuerySet[Any], *, cursor: str | None = None, limit: int = 50, order: Sequence[str] = ("id",),
             count: bool = True) -> dict[str, Any]:
    """Cut one page of at most ``limit`` (≤ 500) rows, ordered by ``order`` (the last field unique; ``-`` turns all round).

    The fields must not be null. Returns ``{"items", "total", "next"}`` for a ``Page``.
    """
    limit = max(1, min(limit, MAX_LIMIT))
    names = [name.lstrip("-") for name in order]
    total = queryset.count() if count else None
    page = queryset.order_by(*order)
    if cursor:
        values = _decode(cursor, len(names))
        after = Q()
        for position in range(len(names)):
            step = Q(**dict(zip(names[:position], values[:position], strict=True)))
            comparison = "lt" if order[position].startswith("-") else "gt"
            after |= step & Q(**{f"{names[position]}__{comparison}": values[position]})
        try:
            page = page.filter(after)
        except (ValueError, TypeError):
            raise Invalid("cursor-unreadable") from None
    rows = list(page[:limit + 1])
    more = len(rows) > limit
    rows = rows[:limit]
    last = rows[-1] if more else None
    key = [last[name] if isinstance(last, dict) else getattr(last, name) for name in names] if last is not None else None
    return {"items": rows, "total": total, "next": _encode([str(v) if not isinstance(v, (int, float, str)) else v for v in key]) if key else None}
