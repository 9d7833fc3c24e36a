"""What the room tells after commit."""

from dataclasses import dataclass
from uuid import UUID

from muster.kit.events import event

__all__ = ["ReadinessDeclared", "TeamChanged", "TeamStatusChanged"]


@event("resources.team_changed")
@dataclass(frozen=True)
class TeamChanged:
    """A team's entry was added or edited."""

    team_id: UUID
    name: str
    version: int


@event("resources.team_status_changed")
@dataclass(frozen=True)
class TeamStatusChanged:
    """A team took up, left or changed what it is doing."""

    team_id: UUID
    name: str
    status: str
    before: str
    reason: str


@event("resources.readiness_declared")
@dataclass(frozen=True)
class ReadinessDeclared:
    """A shift said what its team can send."""

    team_id: UUID
    name: str
    state: str
    declared_at: str
    valid_until: str
