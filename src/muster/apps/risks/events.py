"""What the room tells after commit."""

from dataclasses import dataclass
from uuid import UUID

from muster.kit.events import event

__all__ = ["RegisterChanged"]


@event("risks.register_changed")
@dataclass(frozen=True)
class RegisterChanged:
    """An enterprise, hazard or target was added or edited; ``register`` names which register."""

    register: str
    record_id: UUID
    name: str
    version: int
