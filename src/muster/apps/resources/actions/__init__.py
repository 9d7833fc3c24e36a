"""Every write of the room."""

from muster.apps.resources.actions.essentials import count_essentials
from muster.apps.resources.actions.experts import add_expert, change_expert, reveal_expert_phone, set_expert_state
from muster.apps.resources.actions.imports import TEAM_REGISTER
from muster.apps.resources.actions.seeding import seed, seeded_id
from muster.apps.resources.actions.stock import add_lot, change_lot, free_stock, issue_stock, reserve_stock
from muster.apps.resources.actions.tables import ESSENTIAL_REGISTER, EXPERT_REGISTER, LOT_REGISTER
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

REGISTERS = (TEAM_REGISTER, LOT_REGISTER, EXPERT_REGISTER, ESSENTIAL_REGISTER)

__all__ = [
    "EDITABLE",
    "ESSENTIAL_REGISTER",
    "EXPERT_REGISTER",
    "LOT_REGISTER",
    "REGISTERS",
    "TEAM_REGISTER",
    "add_equipment",
    "add_expert",
    "add_lot",
    "add_team",
    "change_equipment",
    "change_expert",
    "change_lot",
    "change_team",
    "confirm_team",
    "count_essentials",
    "declare_readiness",
    "free_stock",
    "issue_stock",
    "remove_equipment",
    "reserve_stock",
    "reveal_expert_phone",
    "seed",
    "seeded_id",
    "set_expert_state",
    "set_team_status",
]
