"""Calls: what is told, what is known of it already, and to whom it is handed."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.incidents.rules import IncidentStatus
from muster.apps.incidents.schemas.figures import FiguresIn, FiguresOut
from muster.apps.incidents.schemas.wire import CoordinateSystem, Lat, Lon, Reason, Source, Text, Words
from muster.kit.http import In, Instant, Out, When


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


class CallerOut(Out):
    """A caller unmasked; the look was recorded."""

    caller_name: str
    caller_phone: str


class SaidOut(Out):
    """A sentence in both languages."""

    zh: str
    en: str


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
