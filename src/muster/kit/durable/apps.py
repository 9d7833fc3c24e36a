"""Django's handle on the durable tables."""

from django.apps import AppConfig


class DurableConfig(AppConfig):
    """Tables of outbox, inbox, idempotency keys and audit chain."""

    name = "muster.kit.durable"
    label = "durable"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every room's subscribers and jobs make themselves known."""
        from muster.kit import bus

        bus.autodiscover()
