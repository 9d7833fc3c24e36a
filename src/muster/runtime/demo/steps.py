"""The rooms' own seeding actions as steps of the demonstration."""

from __future__ import annotations

from muster.apps.geo import actions as ground
from muster.kit.actors import Actor
from muster.kit.scope import acting_as

__all__ = ["lay_ground"]

SYSTEM = Actor.system("演示数据")


def lay_ground(*, scale: str) -> None:
    """Divisions, places and trunk roads; boundaries are fetched afterwards by the worker."""
    with acting_as(SYSTEM):
        ground.seed(SYSTEM)
