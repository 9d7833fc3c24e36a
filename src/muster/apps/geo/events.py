"""What the room tells after commit."""

from dataclasses import dataclass
from uuid import UUID

from muster.kit.events import event

__all__ = ["RoadClosureChanged"]


@event("geo.road_closure_changed")
@dataclass(frozen=True)
class RoadClosureChanged:
    """A road was closed, slowed, looked at again or opened: travel times are others now."""

    closure_id: UUID
    verb: str
    effect: str
    road: str
