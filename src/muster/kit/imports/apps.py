"""Django's handle on the import tables."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Import batches and their rows."""

    name = "muster.kit.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"
