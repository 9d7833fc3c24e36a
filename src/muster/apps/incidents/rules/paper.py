"""A paper that leaves the house: what a kind of it is, and how it goes from draft to sent. The same for every kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from muster.kit.errors import Conflict, Invalid

UNKNOWN: Final = "不明"


class ReportKind(StrEnum):
    """Which paper it is: the four of the report chain, or the situation of a period."""

    INITIAL = "initial"
    FOLLOWUP = "followup"
    VERIFICATION = "verification"
    FINAL = "final"
    SITUATION = "situation"


class OutgoingStatus(StrEnum):
    """Where a paper stands on its way out."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    SENT = "sent"
    DISCARDED = "discarded"


_O = OutgoingStatus
_STEPS: Final[dict[str, tuple[frozenset[OutgoingStatus], OutgoingStatus]]] = {
    "edit": (frozenset({_O.DRAFT, _O.SUBMITTED, _O.RETURNED, _O.APPROVED}), _O.DRAFT),
    "submit": (frozenset({_O.DRAFT, _O.RETURNED}), _O.SUBMITTED),
    "return": (frozenset({_O.SUBMITTED, _O.APPROVED}), _O.RETURNED),
    "approve": (frozenset({_O.DRAFT, _O.SUBMITTED, _O.RETURNED}), _O.APPROVED),
    "send": (frozenset({_O.APPROVED, _O.SENT}), _O.SENT),
    "discard": (frozenset({_O.DRAFT, _O.SUBMITTED, _O.RETURNED, _O.APPROVED}), _O.DISCARDED),
}


def advance_outgoing(status: OutgoingStatus, verb: str) -> OutgoingStatus:
    """The status after the verb, or a refusal. What was sent is never changed: a mistake is put right by the next report."""
    sources, target = _STEPS[verb]
    if status not in sources:
        if verb == "send":
            raise Conflict("outgoing-not-approved")
        raise Conflict("outgoing-step-not-open", status=status.value, step=verb)
    return target


@dataclass(frozen=True, slots=True)
class Paper:
    """What one kind of paper is."""

    kind: ReportKind
    parts: tuple[str, ...]
    """What it says, in this order; each part says something before it is kept."""
    authored: tuple[str, ...] = ()
    """Of these, what its author writes; a new draft from the facts leaves it as it is."""
    author: str = "incident.verify"
    approver: str = "report.approve"
    is_numbered: bool = False
    """A body writes many, numbered from one; else it writes one."""
    is_one_at_a_time: bool = False
    """The last one has gone before the next is begun."""
    follows: ReportKind | None = None
    """The one that has been sent before."""
    waits_for_end: bool = False
    answers_owed: bool = True
    """Its sending settles the reports that are owed to the receiver."""
    keeps_rhythm: bool = True
    """After it the next of the daily rhythm is owed."""


def next_in_line(paper: Paper, held: Sequence[tuple[ReportKind, OutgoingStatus]], *, is_live: bool) -> int:
    """The running number of a body's next paper of a kind, 0 where there is only one; or why it may not be begun."""
    mine = [status for kind, status in held if kind is paper.kind and status is not OutgoingStatus.DISCARDED]
    if paper.follows and (paper.follows, OutgoingStatus.SENT) not in held:
        raise Conflict("followup-before-initial")
    if paper.is_one_at_a_time and any(status is not OutgoingStatus.SENT for status in mine):
        raise Conflict("outgoing-open")
    if mine and not paper.is_numbered:
        raise Conflict("outgoing-exists", kind=paper.kind.value)
    if paper.waits_for_end and is_live:
        raise Conflict("final-while-live")
    return len(mine) + 1 if paper.is_numbered else 0


_ORDINALS: Final = "一二三四五六七八九十"


def kind_words(kind: ReportKind, seq_no: int) -> str:
    """What the paper is called.

    >>> kind_words(ReportKind.FOLLOWUP, 2), kind_words(ReportKind.FOLLOWUP, 11), kind_words(ReportKind.INITIAL, 0)
    ('续报二', '续报11', '初报')
    >>> kind_words(ReportKind.SITUATION, 3)
    '态势报告第 3 期'
    """
    if kind is ReportKind.FOLLOWUP:
        return f"续报{_ORDINALS[seq_no - 1] if 1 <= seq_no <= len(_ORDINALS) else seq_no}"
    if kind is ReportKind.SITUATION:
        return f"态势报告第 {seq_no} 期"
    return {ReportKind.INITIAL: "初报", ReportKind.VERIFICATION: "核报", ReportKind.FINAL: "终报"}[kind]


def check_content(paper: Paper, content: Mapping[str, str]) -> dict[str, str]:
    """The parts of the paper and no others, each saying something; what is not known says 不明."""
    for name in content:
        if name not in paper.parts:
            raise Invalid("outgoing-part-unknown", field=name)
    for name in paper.parts:
        if not content.get(name, "").strip():
            raise Invalid("outgoing-part-empty", field=name)
    return {name: content[name] for name in paper.parts}
