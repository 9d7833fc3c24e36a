"""Django's handle on the room."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    """Enterprises, major hazard installations, protection targets."""

    name = "muster.apps.risks"
    label = "risks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the three registers to imports."""
        from muster.apps.risks import actions
        from muster.kit import imports

        for register in actions.REGISTERS:
            imports.offer(register)
