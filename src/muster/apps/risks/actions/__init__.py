"""Every write of the room."""

from muster.apps.risks.actions.generating import SCALES, generate
from muster.apps.risks.actions.imports import ENTERPRISES, HAZARDS, REGISTERS, TARGETS
from muster.apps.risks.actions.records import (
    add_enterprise,
    add_hazard,
    add_target,
    change_enterprise,
    change_hazard,
    change_target,
    confirm_enterprise,
    confirm_hazard,
    confirm_target,
)

__all__ = [
    "ENTERPRISES",
    "HAZARDS",
    "REGISTERS",
    "SCALES",
    "TARGETS",
    "add_enterprise",
    "add_hazard",
    "add_target",
    "change_enterprise",
    "change_hazard",
    "change_target",
    "confirm_enterprise",
    "confirm_hazard",
    "confirm_target",
    "generate",
]
