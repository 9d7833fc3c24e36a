"""What a room says about a register that can be imported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.tabular.columns import Column, Fault

__all__ = ["Judged", "Register", "RowIn", "Source", "Verdict", "Written", "offer", "offered", "register_named"]


class Verdict(StrEnum):
    """What a commit would do with a row."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    CONFLICT = "conflict"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class RowIn:
    """A row as read: its number in the file, typed values, and what is wrong with its cells."""

    number: int
    values: Mapping[str, Any]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What the register makes of a row. ``changes`` is ``{field: [old, new]}``; ``conflicts`` are fields a person confirmed."""

    number: int
    verdict: Verdict
    label: str = ""
    key: str | None = None
    record_id: UUID | None = None
    changes: Mapping[str, list[Any]] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows come from, for the ledger of each written record."""

    batch_id: UUID
    file_name: str
    by: str
    at: datetime
    overwrite_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """One written (or left) row: the record, its version after the write and what its fields held before."""

    number: int
    verdict: Verdict
    record_id: UUID | None = None
    version: int = 0
    before: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Undo:
    """A written row to be taken back."""

    number: int
    record_id: UUID
    version: int
    was_new: bool
    before: Mapping[str, Any]


class Register(Protocol):
    """A table that people fill from Excel."""

    @property
    def name(self) -> str:
        """Its name in addresses."""

    @property
    def title(self) -> str:
        """Its name for people."""

    @property
    def permission(self) -> str:
        """The right that an import needs besides ``registry.import``."""

    @property
    def columns(self) -> Sequence[Column]:
        """What the table may hold."""

    @property
    def has_position(self) -> bool:
        """Whether columns ``lon`` and ``lat`` make a position."""

    def judge(self, actor: Actor, rows: Sequence[RowIn]) -> list[Judged]:
        """Say of each row what a commit would do."""

    def write(self, actor: Actor, rows: Sequence[RowIn], source: Source) -> list[Written]:
        """Write the rows that may be written, in the running transaction."""

    def undo(self, actor: Actor, rows: Sequence[Undo], source: Source) -> dict[int, str]:
        """Take rows back; answers, for each that had to stay, the code of the reason."""


_offered: dict[str, Register] = {}


def offer(register: Register) -> None:
    """Make a register importable; rooms call it when they are ready."""
    _offered[register.name] = register


def offered() -> tuple[Register, ...]:
    """All registers that can be imported."""
    return tuple(_offered.values())


def register_named(name: str) -> Register:
    """The register of a name."""
    if name not in _offered:
        raise NotFound("register-unknown", register=name)
    return _offered[name]
