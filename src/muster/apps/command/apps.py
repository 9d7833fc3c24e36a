"""The room for Django."""

from django.apps import AppConfig


class CommandConfig(AppConfig):
    """Command: what we do about it."""

    name = "muster.apps.command"
    label = "command"
    default_auto_field = "django.db.models.BigAutoField"
