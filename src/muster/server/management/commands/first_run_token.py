"""Print the one-time path of the first-run page."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from muster.kit.errors import MusterError
from muster.server import first_run


class Command(BaseCommand):
    """``muster manage first_run_token``."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        try:
            self.stdout.write(f"/first-run/{first_run.new_token()}")
        except MusterError as refused:
            raise CommandError(str(refused)) from None
