"""One commander at any time; command passes only when both the one who gives it and the one who takes it say so."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from muster.kit.errors import Conflict, NotAllowed


class TermStatus(StrEnum):
    """A person's turn in command."""

    NOMINATED = "nominated"
    ACTIVE = "active"
    ENDED = "ended"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Term:
    """Who commands or is to command."""

    person_id: UUID
    status: TermStatus


def ensure_may_nominate(active: Term | None, *, nominator: UUID | None, nominee: UUID, over_head_reason: str) -> None:
    """Command in force is handed on by the one who holds it; another may do so only with a written reason."""
    if active is None:
        return
    if active.person_id == nominee:
        raise Conflict("already-commander")
    if active.person_id != nominator and not over_head_reason.strip():
        raise NotAllowed("not-the-commander")


def ensure_may_accept(term: Term, *, person_id: UUID | None) -> None:
    """Only the person named takes command, and only once."""
    if term.person_id != person_id:
        raise NotAllowed("not-the-nominee")
    if term.status is not TermStatus.NOMINATED:
        raise Conflict("nomination-closed", status=term.status.value)
