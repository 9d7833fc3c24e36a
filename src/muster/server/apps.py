"""Django's handle on the server: it holds the commands."""

from django.apps import AppConfig


class ServerConfig(AppConfig):
    """Commands and sign-in signals."""

    name = "muster.server"
    label = "server"

    def ready(self) -> None:
        """Listen to sign-ins."""
        from muster.server import signin

        signin.connect()
