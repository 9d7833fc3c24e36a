"""What crosses the wire for papers that leave the house."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.incidents.rules import OutgoingStatus, ReportKind
from muster.kit.http import In, Instant, Out, When

Part = Annotated[str, StringConstraints(min_length=1, max_length=6000)]
Content = Annotated[dict[Annotated[str, StringConstraints(max_length=32)], Part], Field(max_length=20)]
"""What each part says, all of them; what is not known says 不明."""
Short = Annotated[str, StringConstraints(max_length=100)]
Version = Annotated[int, Field(ge=1, le=100_000)]
Channel = Literal["phone", "written", "system", "video"]


class DraftIn(In):
    """Which report to begin; a situation report takes its author's next steps, the others draft theirs from the tasks."""

    kind: ReportKind
    next_steps: Annotated[str, StringConstraints(max_length=6000)] = ""


class EditIn(In):
    """Another text, written over the version that was read."""

    version: Version
    content: Content


class VersionIn(In):
    """The version that was read."""

    version: Version


class ApproveOrallyIn(VersionIn):
    """The leader who said yes; the leader signs later."""

    by_word_of: Annotated[str, StringConstraints(min_length=1, max_length=100)]


class RemarkIn(In):
    """What is to be mended."""

    remark: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class NothingIn(In):
    """A step that needs nothing."""


class SendIn(In):
    """To whom it went, by which means, with which receipt; and which owed reports that settles."""

    receiver_name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    channel: Channel
    task_ids: list[UUID] = Field(default_factory=list, max_length=20)
    receiver_level: Literal["", "own_government", "county", "city", "province", "national"] = ""
    receipt_no: Short = ""
    sent_at: When | None = None


class ProfileIn(In):
    """By which limits to report, and why."""

    profile: Annotated[str, StringConstraints(min_length=1, max_length=32)]
    reason: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class SendingOut(Out):
    """One version given to one receiver."""

    id: UUID
    version: int
    receiver_level: str | None
    receiver_name: str
    channel: Channel
    receipt_no: str
    sent_by: str
    sent_at: Instant
    recorded_at: Instant
    task_ids: list[UUID]


class OutgoingOut(Out):
    """A report on its way out."""

    id: UUID
    incident_id: UUID
    body_path: str
    body_name: str
    kind: ReportKind
    seq_no: int
    name: str
    period_from: Instant
    period_to: Instant
    parts: list[str]
    status: OutgoingStatus
    version: int
    content: dict[str, str]
    timeline_seq: int
    drafted_by: str
    drafted_at: Instant
    submitted_by: str
    submitted_at: Instant | None
    returned_by: str
    remark: str
    approved_by: str
    approved_at: Instant | None
    approved_version: int | None
    is_oral: bool
    signed_by: str
    signed_at: Instant | None
    sent_version: int | None
    sent_at: Instant | None
    sendings: list[SendingOut]


class OutgoingVersionOut(Out):
    """One text that a report had."""

    number: int
    content: dict[str, str]
    timeline_seq: int
    edited_by: str
    edited_at: Instant


class OutgoingWholeOut(OutgoingOut):
    """A report with every text it had."""

    incident_number: str
    incident_title: str
    versions: list[OutgoingVersionOut]


class ProfileLimitOut(Out):
    """One limit of a profile."""

    id: str
    receiver: str
    channel: str
    minutes: int
    clock: str
    grades: list[str]
    source: str
    mark: str


class ProfileOut(Out):
    """A set of limits that bind together, with source and mark."""

    id: str
    zh: str
    en: str
    source: str
    mark: str
    effective_from: date
    limits: list[ProfileLimitOut]
