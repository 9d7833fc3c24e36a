"""The room's door to the web."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Status

from muster.apps.org.queries import division_names
from muster.apps.resources import actions, queries, rules, schemas
from muster.apps.resources.models import Team
from muster.kit import audit, time
from muster.kit.errors import Conflict, NotAllowed, OutOfRange
from muster.kit.geometry import read_point
from muster.kit.http import Request, allow, bytes_of
from muster.kit.imports.api import XLSX, workbook_response
from muster.kit.pagination import Page, paginate
from muster.kit.register import points
from muster.kit.register.wire import TILE_TYPE, ConfirmIn, tile_response

router = Router(tags=["resources"])
Cursor: Any = Query(None, max_length=2000)  # type: ignore[type-arg]  # a function at run time
Limit: Any = Query(50, ge=1, le=500)  # type: ignore[type-arg]  # a function at run time
NearLimit: Any = Query(20, ge=1, le=100)  # type: ignore[type-arg]  # a function at run time
Words = Annotated[str, Query(max_length=200)]
Digits = Annotated[str, Query(pattern=r"^\d{0,6}$")]
Degrees = Annotated[float, Query(allow_inf_nan=False)]
ORDERS = {"name": ("name", "id"), "-updated_at": ("-updated_at", "id"), "tier": ("tier", "name", "id")}
MOST_IN_BOX = 500
MOST_EXPORTED = 20_000


def _rows(teams: Iterable[Team]) -> list[dict[str, Any]]:
    found = list(teams)
    divisions = division_names(team.division_code for team in found)
    return [schemas.team_row(team, divisions) for team in found]


def _detail(request: Request, team_id: UUID) -> dict[str, Any]:
    team = queries.team_of(request.actor, team_id)
    equipment = list(queries.equipment_of(team))
    own = request.actor.covers(team.org_path)
    return schemas.team_detail(team, division_names([team.division_code]), equipment, is_own=own)


@router.get("/teams", response=Page[schemas.TeamRowOut], operation_id="list_teams")
@allow("team.view")
def list_teams(
    request: Request,
    q: Words = "",
    discipline: rules.Discipline | None = None,
    tier: rules.TeamTier | None = None,
    state: rules.ReadinessState | None = None,
    status: rules.TeamStatus | None = None,
    division: Digits = "",
    all_in_sight: bool = False,
    sort: Literal["name", "-updated_at", "tier"] = "name",
    cursor: str | None = Cursor,
    limit: int = Limit,
) -> Any:
    """Teams of the own subtree; with ``all_in_sight`` also the bases and teams that serve it."""
    rows = queries.teams_listed(
        request.actor, q=q, discipline=discipline or "", tier=tier or "", state=state or "", status=status or "",
        division=division, all_in_sight=all_in_sight,
    )  # fmt: skip
    page = paginate(rows, cursor=cursor, limit=limit, order=ORDERS[sort])
    return {**page, "items": _rows(page["items"])}


@router.post("/teams", response={201: schemas.TeamOut}, operation_id="add_team")
@allow("team.edit")
def add_team(request: Request, body: schemas.TeamIn) -> Any:
    """Enter a team under an organisation of the own subtree."""
    point = body.position.point() if body.position else None
    team = actions.add_team(actor=request.actor, parent_id=body.parent_id, point=point, **body.values())
    return Status(201, _detail(request, team.id))


@router.get("/teams/near", response=list[schemas.TeamRowOut], operation_id="list_teams_near")
@allow("team.view")
def list_teams_near(
    request: Request, lon: Degrees, lat: Degrees, discipline: rules.Discipline | None = None, limit: int = NearLimit
) -> Any:
    """The nearest teams in sight, with the distance in a straight line."""
    rows = queries.teams_listed(request.actor, discipline=discipline or "", all_in_sight=True)
    return _rows(points.nearest(request.actor, rows, read_point(lon, lat), limit))


@router.get("/teams/bbox", response=schemas.TeamsInBoxOut, operation_id="list_teams_in_box")
@allow("team.view")
def list_teams_in_box(request: Request, west: Degrees, south: Degrees, east: Degrees, north: Degrees) -> Any:
    """Teams in sight inside a box, at most 500, and how many there are."""
    box = points.read_bounds(west, south, east, north)
    rows = points.in_box(queries.teams_in_sight(request.actor), box).order_by()
    found = _rows(rows[:MOST_IN_BOX])
    return {"items": found, "total": len(found) if len(found) < MOST_IN_BOX else rows.count()}


@router.get("/teams/export.xlsx", operation_id="export_teams", openapi_extra=bytes_of(XLSX))
@allow("registry.export")
def export_teams(
    request: Request,
    q: Words = "",
    discipline: rules.Discipline | None = None,
    tier: rules.TeamTier | None = None,
    state: rules.ReadinessState | None = None,
    status: rules.TeamStatus | None = None,
    division: Digits = "",
) -> HttpResponse:
    """The listed teams as a table that can be imported again."""
    rows = queries.teams_listed(
        request.actor, q=q, discipline=discipline or "", tier=tier or "", state=state or "", status=status or "",
        division=division,
    )  # fmt: skip
    count = rows.count()
    if count > MOST_EXPORTED:
        raise OutOfRange("export-too-large", count=count, most=MOST_EXPORTED)
    content = actions.TEAM_REGISTER.to_workbook(rows.order_by("name", "id"))
    audit.record(request.actor, "registry.exported", object_type="teams", object_id="teams", count=count)
    return workbook_response(content, "muster-teams")


@router.get("/teams/{team_id}", response=schemas.TeamOut, operation_id="get_team")
@allow("team.view")
def get_team(request: Request, team_id: UUID) -> Any:
    """One team in sight, with equipment and the origin of each value."""
    return _detail(request, team_id)


@router.patch("/teams/{team_id}", response=schemas.TeamOut, operation_id="change_team")
@allow("team.edit")
def change_team(request: Request, team_id: UUID, body: schemas.TeamPatch) -> Any:
    """Correct a team of the own subtree."""
    values = {k: v for k, v in body.values().items() if v is not None or k not in ("name", "tier", "disciplines")}
    point = body.position.point() if body.position else None
    actions.change_team(
        actor=request.actor, team_id=team_id, read_version=body.read_version, values=values, point=point, source=body.source
    )
    return _detail(request, team_id)


@router.post("/teams/{team_id}/confirm", response=schemas.TeamOut, operation_id="confirm_team")
@allow("team.edit")
def confirm_team(request: Request, team_id: UUID, body: ConfirmIn) -> Any:
    """Say that values were asked for and found true."""
    actions.confirm_team(actor=request.actor, team_id=team_id, fields=body.fields)
    return _detail(request, team_id)


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
    return Status(201, _detail(request, team_id))


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
    return _detail(request, team_id)


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
    request: Request, kind: rules.EquipmentClass | None = None, cursor: str | None = Cursor, limit: int = Limit
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


@router.get("/tiles/teams/{z}/{x}/{y}.mvt", operation_id="get_teams_tile", openapi_extra=bytes_of(TILE_TYPE, empty="Nothing to draw here"))
@allow("team.view")
def get_teams_tile(request: Request, z: int, x: int, y: int) -> HttpResponse:
    """Teams in sight as a vector tile."""
    if not request.actor.can("team.view"):
        raise NotAllowed("not-allowed", permission="team.view")
    names = {"id": "id", "name": "name", "tier": "tier", "status": "status", "mark": "position_mark", "disciplines": "disciplines"}
    tile = points.cached_tile(
        request.actor, queries.teams_in_sight(request.actor), layer="teams", z=z, x=x, y=y, attributes=names
    )
    return tile_response(tile)


# --- experts, stores, what a team carries


def _today() -> Any:
    return time.now().astimezone(time.SHANGHAI).date()


@router.get("/experts", response=list[schemas.ExpertOut], operation_id="list_experts")
@allow("team.view")
def list_experts(request: Request, q: Words = "", discipline: rules.Discipline | None = None, state: rules.ExpertState | None = None) -> Any:
    """Experts of the own subtree and of the bodies above, those that can come first (at most 500)."""
    rows = queries.experts_in_sight(request.actor, q=q, disciplines=[discipline] if discipline else [], state=state or "")
    return [schemas.expert_value(expert) for expert in rows[:500]]


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


def _essentials(team: Team) -> list[dict[str, Any]]:
    lines = {line.kind: line for line in queries.essentials_of(team)}
    crew = team.people_on_duty if team.people_on_duty is not None else team.people
    return [schemas.essential_value(kind, lines.get(kind), crew) for kind in rules.EssentialKind]


@router.get("/teams/{team_id}/essentials", response=list[schemas.EssentialOut], operation_id="list_team_essentials")
@allow("team.view")
def list_team_essentials(request: Request, team_id: UUID) -> Any:
    """What a team carries for working away from home, as counted; what nobody counted is unknown."""
    return _essentials(queries.team_of(request.actor, team_id))


@router.post("/teams/{team_id}/essentials", response=list[schemas.EssentialOut], operation_id="count_team_essentials")
@allow("readiness.declare")
def count_team_essentials(request: Request, team_id: UUID, body: schemas.EssentialsIn) -> Any:
    """Note what was counted; kinds that are not named stay as they are."""
    return _essentials(actions.count_essentials(actor=request.actor, team_id=team_id, lines=[line.model_dump() for line in body.lines]))
