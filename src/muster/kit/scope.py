"""Scope that cannot be forgotten: managers that raise without an actor, and the transaction's scope for row policies.

Two nets hold (docs/architecture.md, Scope): the query layer here, for every scoped table, and PostgreSQL's row policies
(``muster.kit.rls``) for those tables that need no spatial or trigram index.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, Self, TypeVar

from django.db import connection, models, transaction
from django.db.models import Q

from muster.kit import time
from muster.kit.actors import Actor

__all__ = ["ScopeMissing", "ScopedManager", "ScopedQuerySet", "acting_as", "current_actor"]

M = TypeVar("M", bound=models.Model)
_actor: ContextVar[Actor | None] = ContextVar("muster_actor", default=None)


class ScopeMissing(RuntimeError):
    """A scoped table was read without saying for whom."""


def current_actor() -> Actor | None:
    """The actor of the running request or job, None outside of one."""
    return _actor.get()


class ScopedQuerySet(models.QuerySet[M]):
    """Rows that carry ``org_path``; ``grant_field`` names the column whose incident a grant can open."""

    grant_field: ClassVar[str | None] = None

    def visible_to(self, actor: Actor) -> Self:
        """The rows inside the actor's subtree, and those of incidents granted to it for now."""
        seen = Q(org_path__descendant_of=actor.org_path)
        if self.grant_field and actor.grants:
            present = time.now()
            seen |= Q(**{f"{self.grant_field}__in": [g.incident_id for g in actor.grants if g.until > present]})
        return self.filter(seen)


class ScopedManager(models.Manager[M]):
    """Opens only through ``visible_to(actor)``, or ``unscoped(reason)`` for the platform's own work."""

    def get_queryset(self) -> ScopedQuerySet[M]:
        if getattr(self, "instance", None) is None:  # a related manager stands behind a row that was already let through
            raise ScopeMissing(f"{self.model.__name__}.objects: say visible_to(actor) or unscoped(reason)")
        return self._open()

    def _open(self) -> ScopedQuerySet[M]:
        queryset: ScopedQuerySet[M] = super().get_queryset()  # type: ignore[assignment]  # from_queryset gives our class
        return queryset

    def visible_to(self, actor: Actor) -> Any:
        """The rows that this actor may see."""
        return self._open().visible_to(actor)

    def unscoped(self, reason: str) -> Any:
        """All rows, for the platform's own work; the reason stands in the code for its reader."""
        if not reason:
            raise ScopeMissing("unscoped() needs a reason")
        return self._open()

    def create(self, **values: Any) -> M:
        """Insert one row; the row policy checks where it may go."""
        return self._open().create(**values)

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Insert many rows."""
        return self._open().bulk_create(objs, *args, **kwargs)


_SETTINGS = ("app.scope", "app.actor", "app.actor_name", "app.org")
_READ = "select " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in _SETTINGS)
_WRITE = "select " + ", ".join(f"set_config('{name}', %s, true)" for name in _SETTINGS)


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """Run the block in one transaction in which row policies and audit know the actor.

    Nested blocks restore what was set outside. On an error the rollback does that by itself.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_READ)
            before = cursor.fetchone()
            cursor.execute(_WRITE, [actor.org_path, str(actor.account_id or ""), actor.name, actor.org_path])
        token = _actor.set(actor)
        try:
            yield actor
        finally:
            _actor.reset(token)
        with connection.cursor() as cursor:
            if not connection.needs_rollback:
                cursor.execute(_WRITE, before)
