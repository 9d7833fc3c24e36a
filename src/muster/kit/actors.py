"""Who acts: a person in an organisation with rights, or the platform itself."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from muster.kit.errors import NotAllowed

__all__ = ["Actor", "Grant"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A time-limited view of one incident outside the actor's own area."""

    incident_id: UUID
    until: datetime


@dataclass(frozen=True, slots=True)
class Actor:
    """The one in whose name something is read or written.

    ``org_path`` is an ltree path (``cn.p42.c4202``): the actor sees that organisation and all below it.
    """

    name: str
    org_path: str
    person_id: UUID | None = None
    account_id: UUID | None = None
    org_id: UUID | None = None
    org_name: str = ""
    roles: frozenset[str] = frozenset()
    permissions: frozenset[str] = frozenset()
    grants: tuple[Grant, ...] = field(default=())
    is_system: bool = False

    @classmethod
    def system(cls, name: str, org_path: str = "cn") -> "Actor":
        """The platform acting by itself (relay, jobs, set-up), with every right inside ``org_path``."""
        return cls(name=name, org_path=org_path, is_system=True)

    def can(self, permission: str) -> bool:
        """Whether the actor holds a right, or one of several (``"dispatch.execute|dispatch.order"``)."""
        return self.is_system or permission == "public" or not self.permissions.isdisjoint(permission.split("|"))

    def require(self, permission: str) -> None:
        """Raise ``NotAllowed`` unless the actor holds the right."""
        if not self.can(permission):
            raise NotAllowed("not-allowed", permission=permission)

    def covers(self, org_path: str) -> bool:
        """Whether an organisation lies in the actor's subtree."""
        return org_path == self.org_path or org_path.startswith(self.org_path + ".")
