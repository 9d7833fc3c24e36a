"""Every write of the room."""

from muster.apps.resources.actions.imports import TEAM_REGISTER
from muster.apps.resources.actions.seeding import seed, seeded_id
from muster.apps.resources.actions.teams import (
    EDITABLE,
    add_equipment,
    add_team,
    change_equipment,
    change_team,
    confirm_team,
    declare_readiness,
    remove_equipment,
    set_team_status,
)

__all__ = [
    "EDITABLE",
    "TEAM_REGISTER",
    "add_equipment",
    "add_team",
    "change_equipment",
    "change_team",
    "confirm_team",
    "declare_readiness",
    "remove_equipment",
    "seed",
    "seeded_id",
    "set_team_status",
]
