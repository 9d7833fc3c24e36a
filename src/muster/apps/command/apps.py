"""The room for Django."""

from django.apps import AppConfig


class CommandConfig(AppConfig):
    """Command: what we do about it."""

    name = "muster.apps.command"
    label = "command"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the situation report to the papers that can be written."""
        from muster.apps.command import queries, rules
        from muster.apps.incidents.queries import papers

        papers.offer(rules.SITUATION, queries.compose_situation)
