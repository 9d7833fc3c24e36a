"""What imports tell after commit."""

from dataclasses import dataclass
from uuid import UUID

from muster.kit.events import event

__all__ = ["BatchChanged"]


@event("imports.batch_changed")
@dataclass(frozen=True)
class BatchChanged:
    """A batch moved on: a step further, or in another state."""

    batch_id: UUID
    register: str
    state: str
    total: int
    done: int
    counts: dict[str, int]
