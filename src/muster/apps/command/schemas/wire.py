"""What several shapes of the command room share."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.kit.http import In, Out

Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Words = Annotated[str, StringConstraints(max_length=4000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Lon = Annotated[float, Field(ge=-180, le=180)]
Lat = Annotated[float, Field(ge=-90, le=90)]


class SaidOut(Out):
    """A sentence in both languages."""

    zh: str
    en: str


class ReasonOut(Out):
    """A reason with its words."""

    code: str
    params: dict[str, Any]
    text: SaidOut


class ArrivalOut(Out):
    """Expected travel, always with a range and its source."""

    method: str
    minutes: float
    low: float
    high: float
    distance_m: float
    source: str
    data_date: str | None
    delay: float = 0.0
    delay_ahead: float = 0.0
    ahead_doubtful: bool = False
    end_closed: bool = False
    degraded: str = ""


class IncidentBriefOut(Out):
    """What a captain needs of the incident."""

    id: UUID
    number: str
    title: str
    status: str
    incident_type: str
    place_text: str
    lon: float | None
    lat: float | None
    substance: str


class UndoIn(In):
    """Take it back."""
