"""Django's handle on the room."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    """Organisations, people, roles, scopes."""

    name = "muster.apps.org"
    label = "org"
    default_auto_field = "django.db.models.BigAutoField"
