"""News of the room."""

from dataclasses import dataclass
from uuid import UUID

from muster.kit.events import event

__all__ = ["RightsChanged"]


@event("org.rights_changed")
@dataclass(frozen=True)
class RightsChanged:
    """Roles, grants or the state of an account changed; open streams look at their rights again."""

    account_id: UUID | None
    grantee_path: str | None
