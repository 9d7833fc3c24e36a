"""Lays the ground by hand."""

from typing import Any

from django.core.management.base import BaseCommand

from muster.apps.geo import actions
from muster.kit.actors import Actor


class Command(BaseCommand):
    """Divisions, places, roads from the files that come with the platform."""

    help = "Load divisions, places and the trunk roads; does nothing when this edition is loaded."

    def handle(self, *_: Any, **__: Any) -> None:
        """Lay, and say what happened."""
        written = actions.seed(Actor.system("命令行"), fetch_boundaries=False)
        self.stdout.write("地理数据已装入" if written else "地理数据已是最新")
