"""Django's handle on the room."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    """Coverage studies and siting studies."""

    name = "muster.apps.analytics"
    label = "analytics"
    default_auto_field = "django.db.models.BigAutoField"
