"""The room's door to the web: the register of teams with their readiness and equipment, and the supply bases."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from ninja import Router, Status

from muster.apps.org.queries import division_names
from muster.apps.resources import actions, queries, rules, schemas
from muster.apps.resources.models import Team
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict
from muster.kit.http import Request, allow, bytes_of
from muster.kit.imports.api import XLSX
from muster.kit.pagination import Page, paginate
from muster.kit.register.doors import CURSOR, LIMIT, Digits, Door, Words, exported, open_door

router = Router(tags=["resources"])


def _team(actor: Actor, team_id: UUID) -> dict[str, Any]:
    team = queries.team_of(actor, team_id)
    equipment = list(queries.equipment_of(team))
    return schemas.team_detail(team, division_names([team.division_code]), equipment, is_own=actor.covers(team.org_path))


def _teams_around(actor: Actor, discipline: str = "") -> QuerySet[Team]:
    return queries.teams_listed(actor, discipline=discipline, all_in_sight=True)


open_door(router, Door(
    one="team", many="teams", view="team.view", edit="team.edit", divisions=division_names,
    words={
        "list": "Teams of the own subtree; with ``all_in_sight`` also the bases and teams that serve it.",
        "add": "Enter a team under an organisation of the own subtree.",
        "near": "The nearest teams in sight, with the distance in a straight line.",
        "box": "Teams in sight inside a box, at most 500, and how many there are.",
        "export": "The listed teams as a table that can be imported again.",
        "get": "One team in sight, with equipment and the origin of each value.",
        "change": "Correct a team of the own subtree.",
        "confirm": "Say that values were asked for and found true.",
        "tile": "Teams in sight as a vector tile.",
    },
    seen=queries.teams_in_sight, near=_teams_around, listed=queries.teams_listed,
    listed_by={
        "q": (Words, ""), "discipline": (rules.Discipline | None, None), "tier": (rules.TeamTier | None, None),
        "state": (rules.ReadinessState | None, None), "status": (rules.TeamStatus | None, None), "division": (Digits, ""),
    },
    shown_by={"all_in_sight": (bool, False)},
    near_by={"discipline": (rules.Discipline | None, None)},
    sorts={"name": ("name", "id"), "-updated_at": ("-updated_at", "id"), "tier": ("tier", "name", "id")},
    row=schemas.team_row, pin=schemas.team_row, detail=_team,
    row_out=schemas.TeamRowOut, box_out=schemas.TeamsInBoxOut, detail_out=schemas.TeamOut,
    entry_in=schemas.TeamIn, patch_in=schemas.TeamPatch,
    add=actions.add_team, change=actions.change_team, confirm=actions.confirm_team, table=actions.TEAM_REGISTER,
    drawn={"id": "id", "name": "name", "tier": "tier", "status": "status", "mark": "position_mark", "disciplines": "disciplines"},
))  # fmt: skip


@router.get("/teams/{team_id}/readiness", response=list[schemas.DeclarationOut], operation_id="list_team_readiness")
@allow("team.view")
def list_team_readiness(request: Request, team_id: UUID) -> Any:
    """The last twenty declarations, newest first."""
    return queries.declarations_of(queries.team_of(request.actor, team_id))


@router.post("/teams/{team_id}/readiness", response={201: schemas.TeamOut}, operation_id="declare_team_readiness")
@allow("readiness.declare")
def declare_team_readiness(request: Request, team_id: UUID, body: schemas.ReadinessIn) -> Any:
    """Declare what the running shift can send."""
    actions.declare_readiness(actor=request.actor, team_id=team_id, **body.model_dump())
    return Status(201, _team(request.actor, team_id))


@router.post("/teams/{team_id}/status", response=schemas.TeamOut, operation_id="set_team_status")
@allow("readiness.declare")
def set_team_status(request: Request, team_id: UUID, body: schemas.StatusIn) -> Any:
    """Between missions: on standby, training, out of service. Missions set their states themselves."""
    team = queries.team_of(request.actor, team_id, own=True)
    by_hand = {rules.TeamStatus.STANDBY, rules.TeamStatus.TRAINING, rules.TeamStatus.OUT_OF_SERVICE}
    if body.status not in by_hand:
        raise Conflict("team-status-by-mission", team=team.name, to=body.status.zh)
    if rules.TeamStatus(team.status) in rules.COMMITTED:
        raise Conflict("team-already-committed", team=team.name, status=rules.TeamStatus(team.status).zh)
    actions.set_team_status(actor=request.actor, team_id=team.id, status=body.status, reason=body.reason)
    return _team(request.actor, team_id)


@router.post("/teams/{team_id}/equipment", response={201: schemas.EquipmentOut}, operation_id="add_team_equipment")
@allow("team.edit")
def add_team_equipment(request: Request, team_id: UUID, body: schemas.EquipmentIn) -> Any:
    """Enter equipment of a team."""
    return Status(201, actions.add_equipment(actor=request.actor, team_id=team_id, **body.values()))


@router.patch("/teams/{team_id}/equipment/{item_id}", response=schemas.EquipmentOut, operation_id="change_team_equipment")
@allow("team.edit")
def change_team_equipment(request: Request, team_id: UUID, item_id: UUID, body: schemas.EquipmentPatch) -> Any:
    """Correct equipment, its state or the day of its check."""
    return actions.change_equipment(actor=request.actor, team_id=team_id, item_id=item_id, **body.values())


@router.delete("/teams/{team_id}/equipment/{item_id}", response={204: None}, operation_id="remove_team_equipment")
@allow("team.edit")
def remove_team_equipment(request: Request, team_id: UUID, item_id: UUID) -> Any:
    """Take equipment out; the audit trail keeps it."""
    actions.remove_equipment(actor=request.actor, team_id=team_id, item_id=item_id)
    return Status(204, None)


@router.get("/equipment", response=Page[schemas.LedgerItemOut], operation_id="list_equipment")
@allow("team.view")
def list_equipment(
    request: Request, kind: rules.EquipmentClass | None = None, cursor: str | None = CURSOR, limit: int = LIMIT
) -> Any:
    """The ledger of equipment over all teams of the own subtree: command vehicles, body-worn kit and the rest."""
    page = paginate(queries.equipment_listed(request.actor, kind=kind or ""), cursor=cursor, limit=limit, order=("name", "id"))
    items = [{**{n: getattr(i, n) for n in schemas.EquipmentOut.model_fields}, "team_id": i.team_id, "team_name": i.team.name}
             for i in page["items"]]  # fmt: skip
    return {**page, "items": items}


@router.get("/supply-bases", response=list[schemas.SupplyBaseOut], operation_id="list_supply_bases")
@allow("team.view")
def list_supply_bases(request: Request) -> Any:
    """Supply bases of the province."""
    bases = list(queries.supply_bases_visible_to(request.actor).order_by("name", "id")[:500])
    divisions = division_names(base.division_code for base in bases)
    return [schemas.supply_base_value(base, divisions) for base in bases]


# --- experts, stores, what a team carries


def _today() -> Any:
    return time.now().astimezone(time.SHANGHAI).date()


@router.get("/experts", response=list[schemas.ExpertOut], operation_id="list_experts")
@allow("team.view")
def list_experts(request: Request, q: Words = "", discipline: rules.Discipline | None = None, state: rules.ExpertState | None = None) -> Any:
    """Experts of the own subtree and of the bodies above, those that can come first (at most 500)."""
    rows = queries.experts_in_sight(request.actor, q=q, disciplines=[discipline] if discipline else [], state=state or "")
    return [schemas.expert_value(expert) for expert in rows[:500]]


@router.get("/experts/export.xlsx", operation_id="export_experts", openapi_extra=bytes_of(XLSX))
@allow("registry.export")
def export_experts(request: Request) -> HttpResponse:
    """The experts of the own subtree as a table that can be imported again."""
    rows = queries.experts_of(request.actor)
    return exported(request, actions.EXPERT_REGISTER, rows, rows.count())


@router.post("/experts", response={201: schemas.ExpertOut}, operation_id="add_expert")
@allow("team.edit")
def add_expert(request: Request, body: schemas.ExpertIn) -> Any:
    """Enter an expert."""
    return Status(201, schemas.expert_value(actions.add_expert(actor=request.actor, **body.model_dump())))


@router.patch("/experts/{expert_id}", response=schemas.ExpertOut, operation_id="change_expert")
@allow("team.edit")
def change_expert(request: Request, expert_id: UUID, body: schemas.ExpertPatch) -> Any:
    """Correct an expert of the own subtree."""
    return schemas.expert_value(actions.change_expert(actor=request.actor, expert_id=expert_id, **body.values()))


@router.post("/experts/{expert_id}/state", response=schemas.ExpertOut, operation_id="set_expert_state")
@allow("team.edit|dispatch.recommend")
def set_expert_state(request: Request, expert_id: UUID, body: schemas.ExpertStateIn) -> Any:
    """Note whether an expert can come."""
    return schemas.expert_value(actions.set_expert_state(actor=request.actor, expert_id=expert_id, **body.model_dump()))


@router.post("/experts/{expert_id}/phone", response=schemas.ExpertPhoneOut, operation_id="reveal_expert_phone")
@allow("personal.reveal")
def reveal_expert_phone(request: Request, expert_id: UUID) -> Any:
    """The whole number; who asked is kept in the audit trail."""
    return {"phone": actions.reveal_expert_phone(actor=request.actor, expert_id=expert_id)}


@router.get("/supply-items", response=list[schemas.SupplyItemOut], operation_id="list_supply_items")
@allow("team.view")
def list_supply_items(request: Request) -> Any:
    """What stores hold, with units."""
    return [{"code": i, "zh": i.zh, "unit": rules.UNIT_OF[i], "mass_kg": rules.MASS_OF[i]} for i in rules.SupplyItem]


@router.get("/supply-lots", response=list[schemas.LotOut], operation_id="list_supply_lots")
@allow("team.view")
def list_supply_lots(request: Request, item: rules.SupplyItem | None = None, base_id: UUID | None = None) -> Any:
    """Batches in the stores of the province, with what of them may be promised (at most 1,000)."""
    rows = queries.lots_in_sight(request.actor, items=[item] if item else [])
    rows = rows.filter(base_id=base_id) if base_id else rows
    return [schemas.lot_value(lot, _today(), is_own=request.actor.covers(lot.org_path)) for lot in rows[:1000]]


@router.get("/supply-lots/export.xlsx", operation_id="export_supply_lots", openapi_extra=bytes_of(XLSX))
@allow("registry.export")
def export_supply_lots(request: Request) -> HttpResponse:
    """The stock of the own subtree's stores, batch by batch, as a table that can be imported again."""
    rows = queries.lots_of(request.actor)
    return exported(request, actions.LOT_REGISTER, rows, rows.count())


@router.post("/supply-bases/{base_id}/lots", response={201: schemas.LotOut}, operation_id="add_supply_lot")
@allow("team.edit")
def add_supply_lot(request: Request, base_id: UUID, body: schemas.LotIn) -> Any:
    """Enter a batch into a store of the own subtree."""
    lot = actions.add_lot(actor=request.actor, base_id=base_id, **body.model_dump())
    return Status(201, schemas.lot_value(lot, _today(), is_own=True))


@router.patch("/supply-lots/{lot_id}", response=schemas.LotOut, operation_id="change_supply_lot")
@allow("team.edit")
def change_supply_lot(request: Request, lot_id: UUID, body: schemas.LotPatch) -> Any:
    """Note a count, a loan, a fault or a lock of a batch."""
    return schemas.lot_value(actions.change_lot(actor=request.actor, lot_id=lot_id, **body.values()), _today(), is_own=True)


@router.get("/self-support", response=Page[schemas.SelfSupportOut], operation_id="list_self_support")
@allow("team.view")
def list_self_support(request: Request, q: Words = "", cursor: str | None = CURSOR, limit: int = LIMIT) -> Any:
    """What each team of the own subtree carries for working away from home, and how long the least of it lasts."""
    page = paginate(queries.teams_with_essentials(request.actor, q=q), cursor=cursor, limit=limit, order=("name", "id"))
    return {**page, "items": [schemas.self_support_value(team, _today()) for team in page["items"]]}


@router.get("/self-support/export.xlsx", operation_id="export_self_support", openapi_extra=bytes_of(XLSX))
@allow("registry.export")
def export_self_support(request: Request) -> HttpResponse:
    """The same as a table to be filled in and imported again; what nobody counted stands open."""
    lines = list(queries.essentials_to_fill(request.actor))
    return exported(request, actions.ESSENTIAL_REGISTER, lines, len(lines))


@router.get("/self-support/{team_id}", response=schemas.SelfSupportOut, operation_id="get_self_support")
@allow("team.view")
def get_self_support(request: Request, team_id: UUID) -> Any:
    """What one team in sight carries, and how long the least of it lasts."""
    return schemas.self_support_value(queries.team_of(request.actor, team_id), _today())


@router.get("/teams/{team_id}/essentials", response=list[schemas.EssentialOut], operation_id="list_team_essentials")
@allow("team.view")
def list_team_essentials(request: Request, team_id: UUID) -> Any:
    """What a team carries for working away from home, as counted; what nobody counted is unknown."""
    return schemas.essentials_value(queries.team_of(request.actor, team_id), _today())


@router.post("/teams/{team_id}/essentials", response=list[schemas.EssentialOut], operation_id="count_team_essentials")
@allow("readiness.declare")
def count_team_essentials(request: Request, team_id: UUID, body: schemas.EssentialsIn) -> Any:
    """Note what was counted; kinds that are not named, and what is not said of a kind, stay as they are."""
    lines = [line.model_dump(exclude_unset=True) for line in body.lines]
    return schemas.essentials_value(actions.count_essentials(actor=request.actor, team_id=team_id, lines=lines), _today())
