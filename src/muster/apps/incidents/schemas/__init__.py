"""What crosses the wire in the incidents room. Unknown figures are null, times are UTC, coordinates WGS 84 lon/lat."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.incidents.rules import Asked, IncidentStatus, ResponseLevel, ResponseStatus
from muster.kit.http import In, Instant, Out, When

Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Words = Annotated[str, StringConstraints(max_length=4000)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Figure = Annotated[int, Field(ge=0, le=1_000_000)]
Money = Annotated[int, Field(ge=0, le=10**15, description="yuan")]
Lon = Annotated[float, Field(ge=-180, le=180)]
Lat = Annotated[float, Field(ge=-90, le=90)]
Grade = Literal["extraordinary", "major", "serious", "ordinary"]
Source = Literal["phone", "alarm", "enterprise", "other"]
CoordinateSystem = Literal["wgs84", "cgcs2000", "gcj02", "bd09"]


# --- in ---


class FiguresIn(In):
    """Casualty figures; what is left out or null is unknown."""

    deaths: Figure | None = None
    missing: Figure | None = None
    trapped: Figure | None = None
    injured: Figure | None = None
    serious_injuries: Figure | None = Field(None, description="includes acute poisonings and the critically injured")
    critical: Figure | None = None
    acute_poisonings: Figure | None = None
    evacuated: Figure | None = None
    direct_loss: Money | None = None


class ReportIn(FiguresIn):
    """A call. Where, what and who suffice."""

    place_text: Text
    what: Annotated[str, StringConstraints(min_length=1, max_length=32)] = Field(description="code of GET /api/incident-types")
    caller_name: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    caller_phone: Annotated[str, StringConstraints(max_length=32)] = ""
    lon: Lon | None = None
    lat: Lat | None = None
    coordinate_system: CoordinateSystem = "wgs84"
    subtype: Annotated[str, StringConstraints(max_length=32)] = ""
    substance: Annotated[str, StringConstraints(max_length=200)] = ""
    words: Words = ""
    enterprise_id: UUID | None = None
    source: Source = "phone"
    occurred_at: When | None = None
    received_at: When | None = None


class HintsIn(In):
    """What the call sheet holds so far."""

    phone: Annotated[str, StringConstraints(max_length=32)] = ""
    place_text: Annotated[str, StringConstraints(max_length=500)] = ""
    what: Annotated[str, StringConstraints(max_length=32)] = ""
    lon: Lon | None = None
    lat: Lat | None = None


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


class GradeIn(In):
    """The grade that a person decides on; left out, the proposal is taken. Differing from it needs a reason."""

    confirmed: Grade | None = None
    potential: Grade | None = None
    reason: Words = ""


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


class ReceiverOut(Out):
    """A body that a call may be handed to."""

    org_path: str
    name: str
    admin_level: str
    division_code: str


class TransferIn(In):
    """The body whose area the accident lies in."""

    org_path: Annotated[str, StringConstraints(pattern=r"^cn(\.[A-Za-z0-9_]{1,40}){0,6}$")]
    reason: Reason


class CasualtiesIn(FiguresIn):
    """A correction: figures left out stay as they were, unless named in ``unknown``."""

    unknown: list[
        Literal[
            "deaths",
            "missing",
            "trapped",
            "injured",
            "serious_injuries",
            "critical",
            "acute_poisonings",
            "evacuated",
            "direct_loss",
        ]
    ] = Field(default_factory=list, max_length=9)
    as_of: When | None = None
    source: Text


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


# --- out ---


class FiguresOut(Out):
    """Casualty figures; null is unknown."""

    deaths: int | None
    missing: int | None
    trapped: int | None
    injured: int | None
    serious_injuries: int | None
    critical: int | None
    acute_poisonings: int | None
    evacuated: int | None
    direct_loss: int | None


class CasualtiesOut(FiguresOut):
    """Figures at one moment, and whether they still count."""

    id: UUID
    as_of: Instant
    recorded_at: Instant
    recorded_by: str
    source: str
    counts: bool
    last_counted_day: date


class CriterionOut(Out):
    """One figure that led to a grade."""

    figure: str
    value: int
    at_least: int
    grade: Grade
    potential: bool
    rule_set: str = ""


class GradeSetOut(Out):
    """A grading table that judged, with its clause."""

    id: str
    title: str
    source: str
    mark: str


class GradeNoteOut(Out):
    """A sentence in both languages."""

    zh: str
    en: str


class RiskCriterionOut(GradeNoteOut):
    """A criterion of major risk that is met."""

    value: int
    at_least: int


class MajorRiskOut(Out):
    """Whether it must be reported though nobody was hurt, and what a person must judge."""

    is_met: bool
    title: str
    source: str
    mark: str
    report_as: Grade
    criteria: list[RiskCriterionOut]
    by_person: GradeNoteOut


class GradeProposalOut(Out):
    """What the rules propose and on what basis."""

    confirmed: Grade | None
    potential: Grade | None
    basis: list[CriterionOut]
    rule_set: str
    source: str
    mark: str
    sets: list[GradeSetOut] = Field(default_factory=list)
    major_risk: MajorRiskOut | None = None
    elsewhere: GradeNoteOut | None = None


class GradingOut(Out):
    """The grade a person decided on, and what the rules propose now."""

    confirmed: Grade | None
    potential: Grade | None
    graded_at: Instant | None
    proposal: GradeProposalOut | None
    needs_regrade: bool


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


class ReportOut(FiguresOut):
    """A call; name and number are masked."""

    id: UUID
    incident_id: UUID
    source: Source
    caller_name: str
    caller_phone: str
    place_text: str
    what: str
    substance: str
    words: str
    lon: float | None
    lat: float | None
    enterprise_id: UUID | None
    occurred_at: Instant | None
    received_at: Instant
    recorded_at: Instant
    recorded_by: str


class ReceivedOut(Out):
    """The call and the incident that it opened."""

    report: ReportOut
    incident: IncidentOut


class CallerOut(Out):
    """A caller unmasked; the look was recorded."""

    caller_name: str
    caller_phone: str


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


class SaidOut(Out):
    """A sentence in both languages."""

    zh: str
    en: str


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


class DuplicateOut(Out):
    """An incident that a call may be about already."""

    incident_id: UUID
    number: str
    title: str
    status: IncidentStatus
    received_at: Instant
    distance_m: float | None
    minutes_apart: float


class CallerHintOut(Out):
    """The enterprise that a number belongs to."""

    enterprise_id: UUID
    name: str
    address: str
    lon: float | None
    lat: float | None
    matched: str


class HintHazardOut(Out):
    """A major hazard near the place."""

    id: UUID
    name: str
    enterprise_name: str
    level: str
    substances: str
    distance_m: float


class HintTargetOut(Out):
    """A protection target near the place."""

    id: UUID
    name: str
    kind: str
    people: int | None
    distance_m: float


class DivisionHintOut(Out):
    """Where the place lies."""

    code: str
    name: str
    path: str
    is_outside_area: bool


class KnownOut(Out):
    """What the platform knows of the place. Wind is null: no instrument tells it yet."""

    division: DivisionHintOut | None
    wind: None = None
    targets: list[HintTargetOut]
    people_near: int | None = Field(description="sum over the targets whose number is known")
    radius_m: float


class HintsOut(Out):
    """What the platform knows while the call lasts."""

    caller: CallerHintOut | None
    duplicates: list[DuplicateOut]
    hazards: list[HintHazardOut]
    known: KnownOut


class SubtypeOut(Out):
    """A kind within a kind."""

    code: str
    zh: str
    en: str


class IncidentTypeOut(Out):
    """A kind of accident."""

    code: str
    zh: str
    en: str
    key: str
    subtypes: list[SubtypeOut]
    disciplines: list[str]
    capabilities: list[str]
    short_window: bool
    source: str
    mark: str


class SheetFieldOut(Out):
    """One line of the printed sheet; ``value`` null prints as 不明."""

    key: str
    zh: str
    en: str
    value: str | None


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
    signatures: list[str]
