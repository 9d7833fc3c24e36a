"""The durable tables' own background work."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from muster.kit import audit, bus, time
from muster.kit.durable.models import IdempotencyKey, InboxMessage, OutboxMessage

KEEP_KEYS = timedelta(days=7)
KEEP_MESSAGES = timedelta(days=30)


@bus.job("bus.deliver", queue=bus.LIFELINE)
def deliver(*, message_id: int, consumer: str) -> None:
    """Hand one outbox message to one subscriber."""
    bus.deliver(message_id=message_id, consumer=consumer)


@bus.periodic("durable.forget_old", cron="17 3 * * *")
def forget_old() -> None:
    """Drop idempotency keys after 7 days, told messages after 30."""
    IdempotencyKey.objects.filter(created_at__lt=time.now() - KEEP_KEYS).delete()
    OutboxMessage.objects.filter(published_at__lt=time.now() - KEEP_MESSAGES).delete()
    InboxMessage.objects.filter(handled_at__lt=time.now() - KEEP_MESSAGES).delete()


@bus.periodic("durable.anchor", cron="*/10 * * * *")
def anchor() -> None:
    """Every ten minutes note all audit heads, in the database and in a file beside it."""
    audit.take_anchor(Path(settings.DATA_DIR) / "audit-anchors.jsonl" if settings.DATA_DIR else None)
