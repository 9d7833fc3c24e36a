"""The room for Django."""

from django.apps import AppConfig


class SimulationsConfig(AppConfig):
    """Simulations: what may happen next."""

    name = "muster.apps.simulations"
    label = "simulations"
    default_auto_field = "django.db.models.BigAutoField"
