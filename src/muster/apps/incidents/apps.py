"""The room for Django."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Incidents: what has happened."""

    name = "muster.apps.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"
