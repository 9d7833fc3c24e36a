"""Facts told after commit: frozen dataclasses with a name, that can travel as JSON and come back whole."""

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar, Union
from uuid import UUID

__all__ = ["event", "event_class", "event_name", "from_json", "to_json"]

T = TypeVar("T")
_classes: dict[str, type[Any]] = {}


def event(name: str) -> Callable[[type[T]], type[T]]:
    """Give a frozen dataclass its name on the wire (``room.fact_in_past_tense``)."""

    def register(cls: type[T]) -> type[T]:
        if _classes.setdefault(name, cls) is not cls and _classes[name].__qualname__ != cls.__qualname__:
            raise ValueError(f"event {name!r} is named twice")
        _classes[name] = cls
        cls.__event_name__ = name  # type: ignore[attr-defined]  # the decorator's whole purpose
        return cls

    return register


def event_name(cls: type[Any]) -> str:
    """The wire name of an event class."""
    return str(cls.__event_name__)


def event_class(name: str) -> type[Any] | None:
    """The class of a wire name, or None when no room here knows it."""
    return _classes.get(name)


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return to_json(value)
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(v) for v in value]
    return value


def to_json(fact: Any) -> dict[str, Any]:
    """An event as JSON-able values."""
    return {f.name: _plain(getattr(fact, f.name)) for f in dataclasses.fields(fact)}


def _revive(value: Any, hint: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = [a for a in typing.get_args(hint) if a is not type(None)]
        return _revive(value, inner[0]) if len(inner) == 1 else value
    if hint is UUID:
        return UUID(value)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if origin is tuple:
        return tuple(value)
    return value


def from_json(cls: type[T], values: dict[str, Any]) -> T:
    """The event that ``to_json`` wrote."""
    hints = typing.get_type_hints(cls)
    return cls(**{f.name: _revive(values[f.name], hints[f.name]) for f in dataclasses.fields(cls) if f.name in values})  # type: ignore[arg-type]  # cls is a dataclass by `event`
