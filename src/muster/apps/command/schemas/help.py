"""Requests for help on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.command.rules import HelpStatus
from muster.kit.http import In, Instant, Out

Said = Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class AskHelpIn(In):
    """What is needed. Left out, ``to_path`` is the nearest authority above; another body is let in for a day."""

    words: Said
    capability: Annotated[str, StringConstraints(max_length=32)] = ""
    to_path: Annotated[str, StringConstraints(max_length=250, pattern=r"^[a-z0-9]+(\.[a-z0-9]+)*$")] | None = None
    recommendation_id: UUID | None = None


class HelpBodyOut(Out):
    """A body that can be asked, and why it is offered: it stands above, its ground borders, or it has free teams for it."""

    org_path: str
    name: str
    is_above: bool
    is_bordering: bool
    teams: int = Field(description="free teams of the capability, or else of the disciplines of the accident")
    nearest_m: float | None = Field(description="how far the nearest of them is in a straight line")
    is_let_in: bool = Field(description="whether asking opens the incident to it for a day, which a leader must do")


class AnswerHelpIn(In):
    """Whether help comes, and what or why not."""

    is_granted: bool
    words: Said


class WithdrawHelpIn(In):
    """Why it is no longer needed."""

    reason: Said


class ReceiveHelpIn(In):
    """It was read."""


class HelpRequestOut(Out):
    """A request for help with its receipt and its answer."""

    id: UUID
    incident_id: UUID
    asked_path: str = Field(description="place of the body that was asked")
    asked_name: str
    capability: str
    words: str
    status: HelpStatus
    asked_by: str
    asked_by_org: str
    asked_at: Instant
    received_by: str
    received_at: Instant | None
    answered_by: str
    answered_at: Instant | None
    answer: str
