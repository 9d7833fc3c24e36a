"""What the incidents room tells after commit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from muster.kit.events import event

__all__ = ["IncidentChanged", "IncidentOpened", "IncidentRecorded"]


@event("incidents.recorded")
@dataclass(frozen=True)
class IncidentRecorded:
    """An entry was added to an incident's timeline; ``entry`` is the whole of it, changes included."""

    incident_id: UUID
    seq: int
    kind: str
    entry: dict[str, Any]


@event("incidents.opened")
@dataclass(frozen=True)
class IncidentOpened:
    """A call opened a new incident."""

    incident_id: UUID
    number: str
    incident_type: str
    received_at: datetime


@event("incidents.changed")
@dataclass(frozen=True)
class IncidentChanged:
    """An incident moved along its main line, or its grade, place or figures changed."""

    incident_id: UUID
    status: str
    before: str
