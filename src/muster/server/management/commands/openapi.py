"""Print the OpenAPI document, from which the web client's types are made."""

import json
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """``muster manage openapi > schema.json``."""

    help = __doc__
    requires_system_checks: list[str] = []  # noqa: RUF012  # Django declares it so

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        from muster.server.api import api

        self.stdout.write(json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1, default=str))
