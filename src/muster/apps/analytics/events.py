"""What the room tells after commit."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from muster.kit.events import event

__all__ = ["StudyChanged"]


@event("analytics.study_changed")
@dataclass(frozen=True)
class StudyChanged:
    """A study was asked for, moved on, ended or was taken away."""

    study_id: UUID
    kind: str
    state: str
    progress: dict[str, Any]
