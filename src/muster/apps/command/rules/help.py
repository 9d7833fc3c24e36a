"""A request for help to the body above or beside: asked, received, answered."""

from enum import StrEnum
from typing import Final

from muster.kit.errors import Conflict, NotAllowed


class HelpStatus(StrEnum):
    """Where a request for help stands."""

    ASKED = "asked"
    RECEIVED = "received"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_H = HelpStatus
OPEN_HELP: Final = frozenset({_H.ASKED, _H.RECEIVED})
_NEXT: Final = {
    _H.ASKED: frozenset({_H.RECEIVED, _H.GRANTED, _H.DECLINED, _H.WITHDRAWN}),
    _H.RECEIVED: frozenset({_H.GRANTED, _H.DECLINED, _H.WITHDRAWN}),
}


def advance_help(now: HelpStatus, to: HelpStatus) -> HelpStatus:
    """The next state of a request; the same again changes nothing, what was answered stays answered.

    >>> advance_help(HelpStatus.ASKED, HelpStatus.RECEIVED)
    <HelpStatus.RECEIVED: 'received'>
    """
    if to is now or to in _NEXT.get(now, frozenset()):
        return to
    raise Conflict("help-not-open", status=now.value)


def ensure_answers_for(org_path: str, asked_path: str) -> None:
    """Only the body that was asked, or one above it, receives and answers."""
    if f"{asked_path}.".startswith(f"{org_path}."):
        return
    raise NotAllowed("help-not-asked-of-you")


def above(org_path: str) -> tuple[str, ...]:
    """The places above a path, the nearest first.

    >>> above("cn.p42.c4202")
    ('cn.p42', 'cn')
    """
    parts = org_path.split(".")
    return tuple(".".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))
