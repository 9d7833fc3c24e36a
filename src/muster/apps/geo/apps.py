"""Django's handle on the room."""

from django.apps import AppConfig


class GeoConfig(AppConfig):
    """Divisions, places, roads, tiles."""

    name = "muster.apps.geo"
    label = "geo"
    default_auto_field = "django.db.models.BigAutoField"
