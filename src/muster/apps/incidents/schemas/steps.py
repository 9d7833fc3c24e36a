"""Steps of an incident as they are asked for."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.incidents.rules import Asked, ResponseLevel
from muster.apps.incidents.schemas.wire import CoordinateSystem, Lat, Lon, Reason, Text, Words
from muster.kit.http import In, When


class StepIn(In):
    """A step that needs no more than, perhaps, the time it happened."""

    occurred_at: When | None = None
    notes: Words = ""


class ReasonIn(In):
    """A step that needs a reason."""

    reason: Reason
    occurred_at: When | None = None


class ConfirmIn(In):
    """What was confirmed; left out, it stays as reported."""

    incident_type: Annotated[str, StringConstraints(min_length=1, max_length=32)] | None = None
    subtype: Annotated[str, StringConstraints(max_length=32)] | None = None
    place_text: Text | None = None
    title: Text | None = None
    substance: Annotated[str, StringConstraints(max_length=200)] | None = None
    occurred_at: When | None = None


class RespondIn(In):
    """The four facts that the law asks of a response: matter, level, expected period, measures."""

    level: ResponseLevel
    matter: Text
    expected_hours: Annotated[int, Field(ge=1, le=8760)]
    measures: Reason
    reason: Words = ""
    commander_statement: Words = Field("", description="needed to lower a level")


class OnsiteIn(In):
    """The command post."""

    place: Text
    lon: Lon | None = None
    lat: Lat | None = None
    groups: list[Annotated[str, StringConstraints(max_length=32)]] = Field(default_factory=list, max_length=20)
    occurred_at: When | None = None


class ControlIn(In):
    """The commander's statement that the danger is under control."""

    source_controlled: bool
    monitoring_below_limit: bool
    no_secondary_danger: bool
    statement: Reason
    search_end_decision: Words = Field("", description="the government's decision, when people are still missing")
    occurred_at: When | None = None


class EndIn(In):
    """What is left, and to whom it goes."""

    handed_over_to: Text
    residual_risks: Reason
    measures: Reason
    occurred_at: When | None = None


class CloseIn(In):
    """What the archive keeps."""

    final_report: Words
    lessons: Words
    plan_backcheck: Words


class MergeIn(In):
    """The incident that this one turned out to be."""

    into_id: UUID
    reason: Reason


class AskIn(In):
    """A step that the leader is asked for; a merge names the other incident."""

    about: Asked
    into_id: UUID | None = None
    reason: Reason


class DeclineIn(In):
    """Why the leader says no."""

    reason: Reason


class LocationIn(In):
    """A better place."""

    place_text: Text | None = None
    lon: Lon
    lat: Lat
    coordinate_system: CoordinateSystem = "wgs84"


class GrantIn(In):
    """Who else is to see this incident, until when, and why."""

    org_path: Annotated[str, StringConstraints(pattern=r"^cn(\.[A-Za-z0-9_]{1,40}){0,6}$")]
    until: When
    reason: Reason


class RevokeIn(In):
    """Whose view ends, and why."""

    org_path: Annotated[str, StringConstraints(pattern=r"^cn(\.[A-Za-z0-9_]{1,40}){0,6}$")]
    reason: Reason


class NoteIn(In):
    """Something worth keeping in the log."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=4000)]
    occurred_at: When | None = None


class ReportSentIn(In):
    """That an owed report has gone out."""

    receiver_name: Text
    sent_at: When | None = None
    receipt_no: Annotated[str, StringConstraints(max_length=100)] = ""
    words: Words = Field("", description="what was said; a written report without its text in the house needs this or a receipt")
