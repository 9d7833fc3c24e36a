"""The room's door to the web."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from ninja import Query, Router, Status

from muster.apps.org.queries import division_names
from muster.apps.risks import actions, queries, rules, schemas
from muster.kit import audit
from muster.kit.errors import NotAllowed, OutOfRange
from muster.kit.geometry import read_point
from muster.kit.http import Request, allow, bytes_of
from muster.kit.imports.api import XLSX, workbook_response
from muster.kit.imports.records import RecordRegister
from muster.kit.pagination import Page, paginate
from muster.kit.register import points
from muster.kit.register.wire import TILE_TYPE, ConfirmIn, tile_response

router = Router(tags=["risks"])
Cursor: Any = Query(None, max_length=2000)  # type: ignore[type-arg]  # a function at run time
Limit: Any = Query(50, ge=1, le=500)  # type: ignore[type-arg]  # a function at run time
NearLimit: Any = Query(20, ge=1, le=100)  # type: ignore[type-arg]  # a function at run time
Radius: Any = Query(5000, gt=0, le=queries.LARGEST_RADIUS)  # type: ignore[type-arg]  # a function at run time
Hour: Any = Query(None, ge=0, le=23)  # type: ignore[type-arg]  # a function at run time
Words = Annotated[str, Query(max_length=200)]
Digits = Annotated[str, Query(pattern=r"^\d{0,6}$")]
Degrees = Annotated[float, Query(allow_inf_nan=False)]
Sort = Literal["name", "-updated_at", "-rank"]
MOST_IN_BOX = 500
MOST_EXPORTED = 20_000
Row = Callable[[Any, Mapping[str, str]], dict[str, Any]]


def _rows(records: Iterable[Any], row: Row) -> list[dict[str, Any]]:
    found = list(records)
    divisions = division_names(record.division_code for record in found)
    return [row(record, divisions) for record in found]


def _page(rows: QuerySet[Any], row: Row, *, cursor: str | None, limit: int, order: tuple[str, ...]) -> dict[str, Any]:
    page = paginate(rows, cursor=cursor, limit=limit, order=order)
    return {**page, "items": _rows(page["items"], row)}


def _in_box(rows: QuerySet[Any], pin: Row, west: float, south: float, east: float, north: float) -> dict[str, Any]:
    inside = points.in_box(rows, points.read_bounds(west, south, east, north)).order_by()
    found = _rows(inside[:MOST_IN_BOX], pin)
    return {"items": found, "total": len(found) if len(found) < MOST_IN_BOX else inside.count()}


def _export(request: Request, register: RecordRegister[Any], rows: QuerySet[Any]) -> HttpResponse:
    count = rows.count()
    if count > MOST_EXPORTED:
        raise OutOfRange("export-too-large", count=count, most=MOST_EXPORTED)
    shown = request.actor.can("personal.reveal")
    content = register.to_workbook(rows.order_by("name", "id"), hide=() if shown else register.personal)
    audit.record(
        request.actor, "registry.exported", object_type=register.name, object_id=register.name, count=count, with_phones=shown
    )
    return workbook_response(content, f"muster-{register.name}")


def _tile(request: Request, rows: QuerySet[Any], layer: str, z: int, x: int, y: int, names: dict[str, str], rank: str = "") -> HttpResponse:
    if not request.actor.can("risk.view"):
        raise NotAllowed("not-allowed", permission="risk.view")
    return tile_response(points.cached_tile(request.actor, rows, layer=layer, z=z, x=x, y=y, attributes=names, rank=rank))


def _order(sort: str, rank: str) -> tuple[str, ...]:
    return {"name": ("name", "id"), "-updated_at": ("-updated_at", "id"), "-rank": (f"-{rank}", "name", "id")}[sort]


# --- enterprises


def _enterprise(request: Request, enterprise_id: UUID) -> dict[str, Any]:
    found = queries.enterprise_of(request.actor, enterprise_id)
    return schemas.enterprise_detail(found, division_names([found.division_code]))


@router.get("/enterprises", response=Page[schemas.EnterpriseRowOut], operation_id="list_enterprises")
@allow("risk.view")
def list_enterprises(
    request: Request,
    q: Words = "",
    industry: rules.Industry | None = None,
    scale: rules.EnterpriseScale | None = None,
    status: rules.EnterpriseStatus | None = None,
    division: Digits = "",
    is_high_risk: bool | None = None,
    has_hazard: bool | None = None,
    sort: Sort = "name",
    cursor: str | None = Cursor,
    limit: int = Limit,
) -> Any:
    """Enterprises of the own subtree. ``q`` is words of the name, a code or a telephone number."""
    rows = queries.enterprises_listed(
        request.actor, q=q, industry=industry or "", scale=scale or "", status=status or "", division=division,
        is_high_risk=is_high_risk, has_hazard=has_hazard,
    )  # fmt: skip
    return _page(rows, schemas.enterprise_row, cursor=cursor, limit=limit, order=_order(sort, "hazard_rank"))


@router.post("/enterprises", response={201: schemas.EnterpriseOut}, operation_id="add_enterprise")
@allow("risk.edit")
def add_enterprise(request: Request, body: schemas.EnterpriseIn) -> Any:
    """Enter one site of an enterprise."""
    made = actions.add_enterprise(
        actor=request.actor, division=body.division, uscc=body.uscc, site_id=body.site_id, contacts=body.people() or (),
        point=body.point(), **body.values(),
    )  # fmt: skip
    return Status(201, _enterprise(request, made.id))


@router.get("/enterprises/near", response=list[schemas.EnterpriseRowOut], operation_id="list_enterprises_near")
@allow("risk.view")
def list_enterprises_near(request: Request, lon: Degrees, lat: Degrees, limit: int = NearLimit) -> Any:
    """The nearest enterprises."""
    rows = points.nearest(request.actor, queries.enterprises_visible_to(request.actor), read_point(lon, lat), limit)
    return _rows(rows, schemas.enterprise_row)


@router.get("/enterprises/bbox", response=schemas.EnterprisesInBoxOut, operation_id="list_enterprises_in_box")
@allow("risk.view")
def list_enterprises_in_box(request: Request, west: Degrees, south: Degrees, east: Degrees, north: Degrees) -> Any:
    """Enterprises inside a box, at most 500, and how many there are."""
    return _in_box(queries.enterprises_visible_to(request.actor), schemas.enterprise_pin, west, south, east, north)


@router.get("/enterprises/export.xlsx", operation_id="export_enterprises", openapi_extra=bytes_of(XLSX))
@allow("registry.export")
def export_enterprises(
    request: Request,
    q: Words = "",
    industry: rules.Industry | None = None,
    status: rules.EnterpriseStatus | None = None,
    division: Digits = "",
    is_high_risk: bool | None = None,
    has_hazard: bool | None = None,
) -> HttpResponse:
    """The listed enterprises as a table that can be imported again."""
    rows = queries.enterprises_listed(
        request.actor, q=q, industry=industry or "", status=status or "", division=division, is_high_risk=is_high_risk,
        has_hazard=has_hazard,
    )  # fmt: skip
    return _export(request, actions.ENTERPRISES, rows)


@router.get("/enterprises/{enterprise_id}", response=schemas.EnterpriseOut, operation_id="get_enterprise")
@allow("risk.view")
def get_enterprise(request: Request, enterprise_id: UUID) -> Any:
    """One enterprise with contacts, hazards and the origin of each value."""
    return _enterprise(request, enterprise_id)


@router.patch("/enterprises/{enterprise_id}", response=schemas.EnterpriseOut, operation_id="change_enterprise")
@allow("risk.edit")
def change_enterprise(request: Request, enterprise_id: UUID, body: schemas.EnterprisePatch) -> Any:
    """Correct an enterprise."""
    actions.change_enterprise(
        actor=request.actor, enterprise_id=enterprise_id, read_version=body.read_version, values=body.values(),
        contacts=body.people(), point=body.point(), source=body.source,
    )  # fmt: skip
    return _enterprise(request, enterprise_id)


@router.post("/enterprises/{enterprise_id}/confirm", response=schemas.EnterpriseOut, operation_id="confirm_enterprise")
@allow("risk.edit")
def confirm_enterprise(request: Request, enterprise_id: UUID, body: ConfirmIn) -> Any:
    """Say that values were asked for and found true."""
    actions.confirm_enterprise(actor=request.actor, enterprise_id=enterprise_id, fields=body.fields)
    return _enterprise(request, enterprise_id)


@router.post("/enterprises/{enterprise_id}/contacts", response=list[schemas.ContactOut], operation_id="reveal_enterprise_contacts")
@allow("personal.reveal")
def reveal_enterprise_contacts(request: Request, enterprise_id: UUID) -> Any:
    """Show the contacts' numbers in full; the look is audited."""
    found = queries.enterprise_of(request.actor, enterprise_id)
    audit.record(request.actor, "personal-data.revealed", object_type="enterprise", object_id=found.id, what="contacts")
    return schemas.contact_values(list(found.contacts.all()), open_=True)


@router.get("/tiles/enterprises/{z}/{x}/{y}.mvt", operation_id="get_enterprises_tile", openapi_extra=bytes_of(TILE_TYPE, empty="Nothing to draw here"))
@allow("risk.view")
def get_enterprises_tile(request: Request, z: int, x: int, y: int) -> HttpResponse:
    """Enterprises as a vector tile."""
    names = {"id": "id", "name": "name", "industry": "industry", "rank": "hazard_rank", "mark": "position_mark"}
    return _tile(request, queries.enterprises_visible_to(request.actor), "enterprises", z, x, y, names, "hazard_rank")


# --- major hazards


def _hazard(request: Request, hazard_id: UUID) -> dict[str, Any]:
    found = queries.hazard_of(request.actor, hazard_id)
    return schemas.hazard_detail(found, division_names([found.division_code]))


@router.get("/hazards", response=Page[schemas.HazardRowOut], operation_id="list_hazards")
@allow("risk.view")
def list_hazards(
    request: Request,
    q: Words = "",
    level: rules.HazardLevel | None = None,
    status: rules.HazardStatus | None = None,
    division: Digits = "",
    enterprise_id: UUID | None = None,
    sort: Sort = "-rank",
    cursor: str | None = Cursor,
    limit: int = Limit,
) -> Any:
    """Major hazards of the own subtree. ``q`` is words of the name or of a substance."""
    rows = queries.hazards_listed(
        request.actor, q=q, level=level or "", status=status or "", division=division, enterprise_id=enterprise_id
    )
    return _page(rows, schemas.hazard_row, cursor=cursor, limit=limit, order=_order(sort, "rank"))


@router.post("/hazards", response={201: schemas.HazardOut}, operation_id="add_hazard")
@allow("risk.edit")
def add_hazard(request: Request, body: schemas.HazardIn) -> Any:
    """Enter a major hazard of an enterprise."""
    made = actions.add_hazard(
        actor=request.actor, enterprise_id=body.enterprise_id, code=body.code, parts=body.parts(), point=body.point(),
        **body.values(),
    )  # fmt: skip
    return Status(201, _hazard(request, made.id))


@router.get("/hazards/near", response=list[schemas.HazardRowOut], operation_id="list_hazards_near")
@allow("risk.view")
def list_hazards_near(request: Request, lon: Degrees, lat: Degrees, limit: int = NearLimit) -> Any:
    """The nearest major hazards."""
    return _rows(points.nearest(request.actor, queries.hazards_visible_to(request.actor), read_point(lon, lat), limit), schemas.hazard_row)


@router.get("/hazards/bbox", response=schemas.HazardsInBoxOut, operation_id="list_hazards_in_box")
@allow("risk.view")
def list_hazards_in_box(request: Request, west: Degrees, south: Degrees, east: Degrees, north: Degrees) -> Any:
    """Major hazards inside a box, at most 500, and how many there are."""
    return _in_box(queries.hazards_visible_to(request.actor), schemas.hazard_pin, west, south, east, north)


@router.get("/hazards/export.xlsx", operation_id="export_hazards", openapi_extra=bytes_of(XLSX))
@allow("registry.export")
def export_hazards(
    request: Request, q: Words = "", level: rules.HazardLevel | None = None, division: Digits = ""
) -> HttpResponse:
    """The listed hazards as a table that can be imported again."""
    return _export(request, actions.HAZARDS, queries.hazards_listed(request.actor, q=q, level=level or "", division=division))


@router.get("/hazards/{hazard_id}", response=schemas.HazardOut, operation_id="get_hazard")
@allow("risk.view")
def get_hazard(request: Request, hazard_id: UUID) -> Any:
    """One major hazard with substances, tanks, the three who answer for it, and the origin of each value."""
    return _hazard(request, hazard_id)


@router.patch("/hazards/{hazard_id}", response=schemas.HazardOut, operation_id="change_hazard")
@allow("risk.edit")
def change_hazard(request: Request, hazard_id: UUID, body: schemas.HazardPatch) -> Any:
    """Correct a major hazard."""
    actions.change_hazard(
        actor=request.actor, hazard_id=hazard_id, read_version=body.read_version, values=body.values(), parts=body.parts(),
        point=body.point(), source=body.source,
    )  # fmt: skip
    return _hazard(request, hazard_id)


@router.post("/hazards/{hazard_id}/confirm", response=schemas.HazardOut, operation_id="confirm_hazard")
@allow("risk.edit")
def confirm_hazard(request: Request, hazard_id: UUID, body: ConfirmIn) -> Any:
    """Say that values were asked for and found true."""
    actions.confirm_hazard(actor=request.actor, hazard_id=hazard_id, fields=body.fields)
    return _hazard(request, hazard_id)


@router.post("/hazards/{hazard_id}/contacts", response=list[schemas.ContactOut], operation_id="reveal_hazard_contacts")
@allow("personal.reveal")
def reveal_hazard_contacts(request: Request, hazard_id: UUID) -> Any:
    """Show the numbers of the three who answer for it; the look is audited."""
    found = queries.hazard_of(request.actor, hazard_id)
    audit.record(request.actor, "personal-data.revealed", object_type="hazard", object_id=found.id, what="principals")
    return schemas.contact_values(list(found.principals.all()), open_=True)


@router.get("/tiles/hazards/{z}/{x}/{y}.mvt", operation_id="get_hazards_tile", openapi_extra=bytes_of(TILE_TYPE, empty="Nothing to draw here"))
@allow("risk.view")
def get_hazards_tile(request: Request, z: int, x: int, y: int) -> HttpResponse:
    """Major hazards as a vector tile."""
    names = {"id": "id", "name": "name", "level": "level", "rank": "rank", "substances": "substance_names", "mark": "position_mark"}
    rows = queries.hazards_visible_to(request.actor).select_related(None)
    return _tile(request, rows, "hazards", z, x, y, names, "rank")


# --- protection targets


def _target(request: Request, target_id: UUID) -> dict[str, Any]:
    found = queries.target_of(request.actor, target_id)
    return schemas.target_detail(found, division_names([found.division_code]))


@router.get("/targets", response=Page[schemas.TargetRowOut], operation_id="list_targets")
@allow("risk.view")
def list_targets(
    request: Request,
    q: Words = "",
    kind: rules.TargetKind | None = None,
    sensitivity: rules.TargetSensitivity | None = None,
    division: Digits = "",
    sort: Literal["name", "-updated_at"] = "name",
    cursor: str | None = Cursor,
    limit: int = Limit,
) -> Any:
    """Protection targets of the own subtree."""
    rows = queries.targets_listed(request.actor, q=q, kind=kind or "", sensitivity=sensitivity or "", division=division)
    return _page(rows, schemas.target_row, cursor=cursor, limit=limit, order=_order(sort, ""))


@router.post("/targets", response={201: schemas.TargetOut}, operation_id="add_target")
@allow("risk.edit")
def add_target(request: Request, body: schemas.TargetIn) -> Any:
    """Enter a protection target."""
    made = actions.add_target(
        actor=request.actor, division=body.division, code=body.code, point=body.point(), **body.values()
    )
    return Status(201, _target(request, made.id))


@router.get("/targets/near", response=list[schemas.TargetRowOut], operation_id="list_targets_near")
@allow("risk.view")
def list_targets_near(request: Request, lon: Degrees, lat: Degrees, limit: int = NearLimit) -> Any:
    """The nearest protection targets."""
    return _rows(points.nearest(request.actor, queries.targets_visible_to(request.actor), read_point(lon, lat), limit), schemas.target_row)


@router.get("/targets/bbox", response=schemas.TargetsInBoxOut, operation_id="list_targets_in_box")
@allow("risk.view")
def list_targets_in_box(request: Request, west: Degrees, south: Degrees, east: Degrees, north: Degrees) -> Any:
    """Protection targets inside a box, at most 500, and how many there are."""
    return _in_box(queries.targets_visible_to(request.actor), schemas.target_pin, west, south, east, north)


@router.get("/targets/export.xlsx", operation_id="export_targets", openapi_extra=bytes_of(XLSX))
@allow("registry.export")
def export_targets(
    request: Request, q: Words = "", kind: rules.TargetKind | None = None, division: Digits = ""
) -> HttpResponse:
    """The listed targets as a table that can be imported again."""
    return _export(request, actions.TARGETS, queries.targets_listed(request.actor, q=q, kind=kind or "", division=division))


@router.get("/targets/{target_id}", response=schemas.TargetOut, operation_id="get_target")
@allow("risk.view")
def get_target(request: Request, target_id: UUID) -> Any:
    """One protection target with its headcounts and the origin of each value."""
    return _target(request, target_id)


@router.patch("/targets/{target_id}", response=schemas.TargetOut, operation_id="change_target")
@allow("risk.edit")
def change_target(request: Request, target_id: UUID, body: schemas.TargetPatch) -> Any:
    """Correct a protection target."""
    actions.change_target(
        actor=request.actor, target_id=target_id, read_version=body.read_version, values=body.values(), point=body.point(),
        source=body.source,
    )  # fmt: skip
    return _target(request, target_id)


@router.post("/targets/{target_id}/confirm", response=schemas.TargetOut, operation_id="confirm_target")
@allow("risk.edit")
def confirm_target(request: Request, target_id: UUID, body: ConfirmIn) -> Any:
    """Say that values were asked for and found true."""
    actions.confirm_target(actor=request.actor, target_id=target_id, fields=body.fields)
    return _target(request, target_id)


@router.post("/targets/{target_id}/contacts", response=list[schemas.ContactOut], operation_id="reveal_target_contact")
@allow("personal.reveal")
def reveal_target_contact(request: Request, target_id: UUID) -> Any:
    """Show the contact's number in full; the look is audited."""
    found = queries.target_of(request.actor, target_id)
    audit.record(request.actor, "personal-data.revealed", object_type="target", object_id=found.id, what="contact")
    return [{"role": "contact", "name": found.contact_name, "phone": found.phone, "is_masked": False}]


@router.get("/tiles/targets/{z}/{x}/{y}.mvt", operation_id="get_targets_tile", openapi_extra=bytes_of(TILE_TYPE, empty="Nothing to draw here"))
@allow("risk.view")
def get_targets_tile(request: Request, z: int, x: int, y: int) -> HttpResponse:
    """Protection targets as a vector tile."""
    names = {"id": "id", "name": "name", "kind": "kind", "sensitivity": "sensitivity", "people": "people", "mark": "position_mark"}
    return _tile(request, queries.targets_visible_to(request.actor), "targets", z, x, y, names)


# --- surroundings


@router.get("/surroundings", response=schemas.SurroundingsOut, operation_id="get_surroundings")
@allow("risk.view")
def get_surroundings(
    request: Request,
    lon: Degrees,
    lat: Degrees,
    radius_m: float = Radius,
    hour: int | None = Hour,
) -> Any:
    """What lies around a point, with people at an hour of the day (now by default); unknown headcounts stay unknown."""
    found = queries.around(request.actor, read_point(lon, lat), radius_m, hour=hour)
    names = ("hour", "people", "targets", "targets_total", "hazards", "hazards_total", "enterprises", "enterprises_total")
    return {"radius_m": found.radius, **{name: getattr(found, name) for name in names}}
