"""The incident and its room: what stands, what is owed, who may look, and the log."""

from typing import Any
from uuid import UUID

from muster.apps.incidents.rules import Asked, IncidentStatus, ResponseLevel, ResponseStatus
from muster.apps.incidents.schemas.calls import ReportOut, SaidOut
from muster.apps.incidents.schemas.figures import CasualtiesOut, GradingOut
from muster.kit.http import Instant, Out


class PostOut(Out):
    """The command post."""

    place: str
    lon: float | None
    lat: float | None


class LeaderRequestOut(Out):
    """What an officer asks the leader to decide."""

    about: Asked
    into_id: UUID | None
    into_number: str
    reason: str
    by: str
    at: Instant


class IncidentOut(Out):
    """An incident."""

    id: UUID
    number: str
    title: str
    status: IncidentStatus
    incident_type: str
    subtype: str
    place_text: str
    lon: float | None
    lat: float | None
    division_code: str
    division_name: str
    org_path: str
    is_outside_area: bool
    substance: str
    enterprise_id: UUID | None
    enterprise_name: str
    occurred_at: Instant | None
    received_at: Instant
    recorded_at: Instant
    grading: GradingOut
    casualties: CasualtiesOut | None
    response_level: ResponseLevel | None
    post: PostOut | None
    merged_into: UUID | None
    transferred_to: str | None
    report_profile: str
    controlled_at: Instant | None
    ended_at: Instant | None
    closed_at: Instant | None
    asked: LeaderRequestOut | None


class ReceivedOut(Out):
    """The call and the incident that it opened."""

    report: ReportOut
    incident: IncidentOut


class ResponseOut(Out):
    """One body's response."""

    id: UUID
    body_path: str
    body_name: str
    admin_level: str
    level: ResponseLevel
    matter: str
    expected_hours: int
    measures: str
    status: ResponseStatus
    started_at: Instant
    started_by: str
    level_since: Instant
    situation_minutes: int
    terminated_at: Instant | None


class ReportTaskOut(Out):
    """A report that is owed."""

    id: UUID
    incident_id: UUID
    body_path: str
    limit: str
    receiver_level: str
    channel: str
    status: str
    base_at: Instant
    due_at: Instant
    amber_at: Instant
    red_at: Instant
    source: str
    mark: str
    sent_at: Instant | None
    sent_by: str
    receiver_name: str
    occasion: int
    receipt_no: str
    words: str
    outgoing_id: UUID | None
    was_late: bool


class DueReportOut(ReportTaskOut):
    """An owed report with its incident, for the duty desk."""

    incident_number: str
    incident_title: str


class GrantOut(Out):
    """An opening of the incident to another body."""

    id: UUID
    grantee_path: str
    grantee_name: str
    granted_by: str
    reason: str
    until: Instant


class ChangeOut(Out):
    """The whole new value of one thing; null takes it away."""

    collection: str
    id: str
    value: Any


class TimelineLineOut(Out):
    """One thing that happened."""

    id: UUID
    incident_id: UUID
    seq: int
    kind: str
    actor_name: str
    actor_org: str
    occurred_at: Instant
    recorded_at: Instant
    params: dict[str, Any]
    text: SaidOut


class TimelineEntryOut(TimelineLineOut):
    """One thing that happened, with what it changed."""

    changes: list[ChangeOut]


class TimelineOut(Out):
    """Entries after a number, and the number of the last one."""

    items: list[TimelineEntryOut]
    seq: int


class RoomOut(Out):
    """The incident room: collections by id (incident, reports, casualties, responses, report_tasks, dispatches,
    assignments, entries, command, recommendations). Folding the timeline's changes gives exactly this."""

    incident_id: UUID
    seq: int
    server_time: Instant
    collections: dict[str, dict[str, Any]]
    timeline: list[TimelineLineOut]


class SheetFieldOut(Out):
    """One line of the printed sheet; ``value`` null prints as 不明, ``value_en`` differs where it is a word of our lists."""

    key: str
    zh: str
    en: str
    value: str | None
    value_en: str | None


class SheetSectionOut(Out):
    """A block of the printed sheet."""

    key: str
    zh: str
    en: str
    fields: list[SheetFieldOut]


class SheetOut(Out):
    """The report sheet (F02) for printing on A4."""

    form: str
    title_zh: str
    title_en: str
    kind: str
    seq_no: int
    generated_at: Instant
    generated_by: str
    organisation: str
    incident_id: UUID
    number: str
    timeline_seq: int
    sections: list[SheetSectionOut]
    timeline: list[TimelineLineOut]
    signatures: list[SaidOut]
