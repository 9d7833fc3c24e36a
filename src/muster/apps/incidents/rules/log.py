"""The incident as an event log: the room's screen is what its entries fold to."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, Protocol, TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
State: TypeAlias = dict[str, dict[str, Json]]
"""Collection, then id, then the thing as the API shows it."""


class Change(NamedTuple):
    """The whole value of one thing after a step; None takes it away."""

    collection: str
    id: str
    value: Json


class Entry(Protocol):
    """What fold needs of a timeline entry."""

    @property
    def seq(self) -> int: ...
    @property
    def changes(self) -> list[dict[str, Json]]: ...


class LogGap(ValueError):
    """An entry is missing: the log must be fetched again."""


def fold(entries: Iterable[Entry], start: State | None = None, *, after: int = 0) -> State:
    """The room's state after the entries, which follow each other without a gap from ``after`` + 1.

    >>> from types import SimpleNamespace as E
    >>> fold([E(seq=1, changes=[{"collection": "incident", "id": "a", "value": {"status": "received"}}]),
    ...       E(seq=2, changes=[{"collection": "incident", "id": "a", "value": {"status": "verifying"}}])])
    {'incident': {'a': {'status': 'verifying'}}}
    """
    state: State = {name: dict(things) for name, things in (start or {}).items()}
    for entry in entries:
        if entry.seq != after + 1:
            raise LogGap(f"entry {after + 1} is missing, found {entry.seq}")
        after = entry.seq
        for change in entry.changes:
            things = state.setdefault(str(change["collection"]), {})
            if change["value"] is None:
                things.pop(str(change["id"]), None)
            else:
                things[str(change["id"])] = change["value"]
    return state


HOLDS: Final = "holds_incident"


def open_commitments(state: State) -> list[tuple[str, str]]:
    """Everything that still holds the incident open: teams not released, tasks not closed, people not out."""
    return [
        (collection, key)
        for collection, things in sorted(state.items())
        for key, value in sorted(things.items())
        if isinstance(value, dict) and value.get(HOLDS) is True
    ]


def has_active_commander(state: State) -> bool:
    """Whether somebody is in command now."""
    return any(isinstance(term, dict) and term.get("status") == "active" for term in state.get("command", {}).values())


class _Unknown(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def render(template: str, params: Mapping[str, object]) -> str:
    """The sentence of a timeline entry; unknown facts show as an ellipsis, unknown figures as 不明 or ``unknown``."""
    return template.format_map(_Unknown(params))
