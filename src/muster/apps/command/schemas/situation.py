"""What crosses the wire for situation reports."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.incidents.rules import OutgoingStatus
from muster.kit.http import In, Instant, Out, When

Part = Annotated[str, StringConstraints(min_length=1, max_length=6000)]
Version = Annotated[int, Field(ge=1, le=100_000)]
Channel = Literal["phone", "written", "system", "video"]


class DraftSituationIn(In):
    """What is to be done next, in the author's words."""

    next_steps: Annotated[str, StringConstraints(max_length=6000)] = ""


class SituationContentIn(In):
    """The nine parts of a situation report; what is not known says 不明."""

    title: Part
    period: Part
    status: Part
    casualties: Part
    forces: Part
    tasks: Part
    withdrawal: Part
    weather: Part
    next_steps: Part


class SituationVersionIn(In):
    """The version that was read."""

    version: Version


class EditSituationIn(SituationVersionIn):
    """Another text, written over the version that was read."""

    content: SituationContentIn


class SituationRemarkIn(In):
    """What is to be mended."""

    remark: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class SituationStepIn(In):
    """A step that needs nothing."""


class SendSituationIn(In):
    """To whom it went, by which means, with which receipt."""

    receiver_name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    channel: Channel
    receipt_no: Annotated[str, StringConstraints(max_length=100)] = ""
    sent_at: When | None = None


class SituationContentOut(Out):
    """The nine parts."""

    title: str
    period: str
    status: str
    casualties: str
    forces: str
    tasks: str
    withdrawal: str
    weather: str
    next_steps: str


class SituationSendingOut(Out):
    """To whom a version went."""

    version: int
    receiver_name: str
    channel: Channel
    receipt_no: str
    sent_by: str
    sent_at: Instant
    recorded_at: Instant


class SituationOut(Out):
    """A situation report on its way out."""

    id: UUID
    incident_id: UUID
    body_path: str
    body_name: str
    number: int
    period_from: Instant
    period_to: Instant
    status: OutgoingStatus
    version: int
    content: SituationContentOut
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
    sent_version: int | None
    sent_at: Instant | None
    sendings: list[SituationSendingOut]


class SituationVersionOut(Out):
    """One text that a situation report had."""

    number: int
    content: SituationContentOut
    timeline_seq: int
    edited_by: str
    edited_at: Instant


class SituationWholeOut(SituationOut):
    """A situation report with every text it had."""

    incident_number: str
    incident_title: str
    versions: list[SituationVersionOut]
