"""The room for Django."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Incidents: what has happened."""

    name = "muster.apps.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the reports of the chain to the papers that can be written."""
        from muster.apps.incidents import rules
        from muster.apps.incidents.queries import outgoing, papers

        for paper in rules.CHAIN:
            papers.offer(paper, outgoing.compose)
