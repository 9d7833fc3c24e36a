"""Tasks, command and the entry log on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.command.rules import AssignmentStatus, FieldGroup, TermStatus, Zone
from muster.apps.command.schemas.commanders import CommanderJudgementOut
from muster.apps.command.schemas.wire import IncidentBriefOut, Name, Text, Words
from muster.kit.http import In, Instant, Out, When


class AssignmentIn(In):
    """A task. Its owner is a team sent here, or a group of the command post, or whoever is named."""

    title: Text
    detail: Words = ""
    dispatch_id: UUID | None = None
    group: FieldGroup | None = None
    owner_name: Annotated[str, StringConstraints(max_length=200)] = ""
    place: Annotated[str, StringConstraints(max_length=500)] = ""
    due_at: When | None = None


class AssignmentStepIn(In):
    """A step of a task as a phone tells it."""

    occurred_at: When | None = None
    device_seq: Annotated[int, Field(ge=0, le=2**53)] | None = None
    result: Words = ""
    reason: Words = ""


class NominateIn(In):
    """Who is to take command."""

    person_id: UUID
    briefing: Words = ""
    reason: Words = Field("", description="needed when somebody else than the commander hands command on")
    override_reason: Words = Field("", description="needed when the rules refuse this person: expired, not ready")


class AcceptCommandIn(In):
    """Take command."""

    occurred_at: When | None = None


class EntriesIn(In):
    """People who go into a control zone. The ordered stay or the air decides when they must be out."""

    names: list[Name] = Field(min_length=1, max_length=50)
    zone: Zone
    dispatch_id: UUID | None = None
    team_name: Annotated[str, StringConstraints(max_length=200)] = ""
    task: Annotated[str, StringConstraints(max_length=500)] = ""
    time_in: When | None = None
    stay_minutes: Annotated[float, Field(gt=0, le=1440)] | None = None
    pressure: Annotated[float, Field(ge=0, le=35, description="MPa")] | None = None


class ExitIn(In):
    """Out again."""

    time_out: When | None = None


class AssignmentStepOut(Out):
    """A step of a task."""

    status: AssignmentStatus
    occurred_at: Instant
    claimed_at: Instant | None
    recorded_at: Instant
    by: str


class AssignmentOut(Out):
    """A task."""

    id: UUID
    incident_id: UUID
    dispatch_id: UUID | None
    owner_name: str
    group: FieldGroup | None
    title: str
    detail: str
    place: str
    due_at: Instant | None
    status: AssignmentStatus
    result: str
    blocked_reason: str
    overdue_at: Instant | None
    given_by: str
    given_at: Instant
    steps: list[AssignmentStepOut]
    holds_incident: bool


class MyAssignmentOut(AssignmentOut):
    """A task as its team sees it."""

    incident: IncidentBriefOut


class CommandTermOut(Out):
    """One person's turn in command."""

    id: UUID
    incident_id: UUID
    person_id: UUID
    person_name: str
    person_post: str
    person_org: str
    status: TermStatus
    nominated_by: str
    nominated_at: Instant
    briefing: str
    reason: str
    judgement: CommanderJudgementOut | None
    override_reason: str
    accepted_at: Instant | None
    ended_at: Instant | None


class EntryOut(Out):
    """One rescuer inside a control zone."""

    id: UUID
    incident_id: UUID
    dispatch_id: UUID | None
    team_name: str
    name: str
    zone: Zone
    task: str
    pressure: float | None
    stay_minutes: float | None
    time_in: Instant
    due_out_at: Instant
    time_out: Instant | None
    overdue_at: Instant | None
    logged_by: str
    recorded_at: Instant
    holds_incident: bool
