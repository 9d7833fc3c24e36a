"""Tables of outbox, inbox, idempotency keys and the audit chain."""

from typing import Any, ClassVar

from django.db import models

from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = ["AuditAnchor", "AuditChain", "AuditEntry", "IdempotencyKey", "InboxMessage", "OutboxMessage"]


class OutboxMessage(models.Model):
    """A fact to be told after commit. The relay numbers it; subscribers and browsers get it from here."""

    id = models.BigAutoField(primary_key=True)
    name = models.TextField()
    payload = models.JSONField()
    org_path = LtreeField()
    incident_id = models.UUIDField(null=True)
    permission = models.TextField()
    actor_name = models.TextField()
    created_at = models.DateTimeField()
    published_no = models.BigIntegerField(null=True, unique=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index("id", condition=models.Q(published_no=None), name="outbox_waiting")]

    def __str__(self) -> str:
        return f"{self.name} #{self.id}"


class InboxMessage(models.Model):
    """One outbox message handled by one consumer; handling twice is handling once."""

    consumer = models.TextField()
    message_id = models.BigIntegerField()
    handled_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["consumer", "message_id"], name="inbox_once")]

    def __str__(self) -> str:
        return f"{self.consumer} {self.message_id}"


class IdempotencyKey(models.Model):
    """The answer that a POST got, kept for seven days under the key its client chose."""

    account_id = models.UUIDField(null=True)
    key = models.CharField(max_length=128)
    fingerprint = models.CharField(max_length=64)
    status = models.SmallIntegerField(null=True)
    content_type = models.TextField(default="")
    body = models.BinaryField(default=b"")
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account_id", "key"], name="idempotency_once", nulls_distinct=False)]

    def __str__(self) -> str:
        return self.key


class AuditChain(models.Model):
    """The head of one organisation's audit chain; its row is locked while an entry is added."""

    chain = LtreeField(primary_key=True)
    seq = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.chain)


class AuditEntryQuerySet(ScopedQuerySet["AuditEntry"]):
    """Entries of the chains inside a scope."""


class AuditEntry(models.Model):
    """One change or one act worth remembering, chained by hash to the one before it.

    ``body`` is the canonical JSON text that was hashed; the other columns repeat parts of it for searching.
    """

    id = models.BigAutoField(primary_key=True)
    org_path = LtreeField()
    seq = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.TextField()
    action = models.TextField()
    object_type = models.TextField()
    object_id = models.TextField()
    body = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = ScopedManager.from_queryset(AuditEntryQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["org_path", "seq"], name="audit_gapless")]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["object_type", "object_id"], name="audit_object"),
            models.Index(fields=["recorded_at"], name="audit_time")]

    def __str__(self) -> str:
        return f"{self.org_path}#{self.seq} {self.action}"


def _anchor_id() -> Any:
    return new_id()


class AuditAnchor(models.Model):
    """All chain heads at one moment; also appended to a file outside the database."""

    id = models.UUIDField(primary_key=True, default=_anchor_id)
    taken_at = models.DateTimeField()
    heads = models.JSONField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.digest
