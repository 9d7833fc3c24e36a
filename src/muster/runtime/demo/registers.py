"""The demonstration's registers: the plan's bases, 演示 teams, enterprises, hazards and targets."""

from __future__ import annotations

from muster.apps.resources import actions as resources
from muster.apps.risks import actions as risks
from muster.kit.actors import Actor
from muster.kit.scope import acting_as

__all__ = ["load_risks", "load_teams"]

SYSTEM = Actor.system("演示数据")


def load_teams(*, scale: str) -> None:
    """The bases that the plan names and 演示 teams with equipment and a fresh shift."""
    with acting_as(SYSTEM):
        resources.seed(actor=SYSTEM)


def load_risks(*, scale: str) -> None:
    """演示 enterprises, hazards and targets up to the scale."""
    with acting_as(SYSTEM):
        risks.generate(actor=SYSTEM, scale=scale)
