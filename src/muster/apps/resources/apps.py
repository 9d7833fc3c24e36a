"""Django's handle on the room."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Teams, equipment, readiness, supply bases."""

    name = "muster.apps.resources"
    label = "resources"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the room's registers to imports."""
        from muster.apps.resources import actions
        from muster.kit import imports

        for register in actions.REGISTERS:
            imports.offer(register)
