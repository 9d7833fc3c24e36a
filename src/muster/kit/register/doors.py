"""The operations that every register has, made from one description: list, near, box, detail, enter, correct, confirm, export, tile.

A register's own ``api.py`` describes its `Door` and opens it; beside that it holds only what no other register has.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from inspect import Parameter, Signature
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from ninja import Query, Router, Status

from muster.kit import audit
from muster.kit.actors import Actor
from muster.kit.errors import OutOfRange
from muster.kit.geometry import read_point
from muster.kit.http import In, Request, allow, bytes_of
from muster.kit.imports.api import XLSX, language_of, workbook_response
from muster.kit.imports.records import RecordRegister
from muster.kit.imports.tables import TableRegister
from muster.kit.pagination import Page, paginate
from muster.kit.register import points
from muster.kit.register.models import RegisterRecord
from muster.kit.register.wire import TILE_TYPE, ConfirmIn, tile_response

__all__ = ["CURSOR", "LIMIT", "MOST_EXPORTED", "MOST_IN_BOX", "Degrees", "Digits", "Door", "Words", "exported", "open_door"]

Words = Annotated[str, Query(max_length=200)]
Digits = Annotated[str, Query(pattern=r"^\d{0,6}$")]
Degrees = Annotated[float, Query(allow_inf_nan=False)]
CURSOR: Final[Any] = Query(None, max_length=2000)  # type: ignore[type-arg]  # a function at run time
LIMIT: Final[Any] = Query(50, ge=1, le=500)  # type: ignore[type-arg]  # a function at run time
NEAR_LIMIT: Final[Any] = Query(20, ge=1, le=100)  # type: ignore[type-arg]  # a function at run time
MOST_IN_BOX: Final = 500
MOST_EXPORTED: Final = 20_000

REQUIRED: Final = Parameter.empty
Asks = Mapping[str, tuple[Any, Any]]
"""Parameters of an operation: their names, types and defaults."""
Rows = QuerySet[Any]
Value = dict[str, Any]
Divisions = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Door:
    """What one register says of itself."""

    one: str
    many: str
    view: str
    """The right to look."""
    edit: str
    """The right to write."""
    words: Mapping[str, str]
    """One sentence for each operation: list, add, near, box, export, get, change, confirm, contacts, tile."""

    seen: Callable[[Actor], Rows]
    """The entries that an actor sees on a map."""
    near: Callable[..., Rows]
    """Those among which the nearest are looked for: an actor, and what ``near_by`` names."""
    listed: Callable[..., Rows]
    """Those of a list: an actor, and what ``listed_by`` names."""
    listed_by: Asks
    """Filters of the list and of its export."""
    shown_by: Asks = field(default_factory=dict)
    """More filters of the list, which the export does not take."""
    near_by: Asks = field(default_factory=dict)
    sorts: Mapping[str, tuple[str, ...]]
    """How a list may be sorted, the usual way first."""

    row: Callable[[Any, Divisions], Value]
    pin: Callable[[Any, Divisions], Value]
    detail: Callable[[Actor, UUID], Value]
    divisions: Callable[[Iterable[str]], Divisions]
    row_out: Any
    box_out: Any
    detail_out: Any

    entry_in: type[In]
    """A new entry; its ``facts()`` are the arguments of ``add``."""
    patch_in: type[In]
    """Changed fields; its ``facts()`` are the arguments of ``change``."""
    add: Callable[..., RegisterRecord]
    change: Callable[..., object]
    confirm: Callable[..., object]

    table: RecordRegister[Any]
    """The register as a workbook."""
    drawn: Mapping[str, str]
    """Attributes of the tile: their names there and their columns."""
    rank: str = ""
    """The column whose highest value stands for many entries drawn as one."""
    contacts: tuple[str, Any, Callable[[Actor, UUID], list[Value]]] | None = None
    """What is revealed, the shape of the answer, and how it is found; None where no private number is kept."""

    @property
    def key(self) -> str:
        """The name of an entry's id in addresses and arguments."""
        return f"{self.one}_id"

    def rows(self, found: Iterable[Any], shape: Callable[[Any, Divisions], Value]) -> list[Value]:
        """Entries in the shape of an answer, the names of their divisions fetched at once."""
        entries = list(found)
        divisions = self.divisions(entry.division_code for entry in entries)
        return [shape(entry, divisions) for entry in entries]


def open_door(router: Router, door: Door) -> None:
    """Give a room's router the operations of a register."""
    _open_list(router, door)
    _open_places(router, door)
    _open_export(router, door)
    _open_entry(router, door)
    if door.contacts:
        _open_contacts(router, door, *door.contacts)
    _open_tiles(router, door)


def _operation(door: Door, name: str, permission: str, said: str, asks: Asks, answer: Callable[..., Any]) -> Callable[..., Any]:
    """The function of an operation as the router reads it: its name, its sentence, its right, its parameters."""

    def operation(request: Request, **values: Any) -> Any:
        return answer(request, **values)

    parameters = {"request": (Request, REQUIRED), **asks}
    operation.__name__, operation.__doc__ = name, door.words[said]
    operation.__signature__ = Signature(  # type: ignore[attr-defined]  # where inspect.signature looks first
        [Parameter(each, Parameter.KEYWORD_ONLY, annotation=kind, default=default) for each, (kind, default) in parameters.items()]
    )
    return allow(permission)(operation)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _open_list(router: Router, door: Door) -> None:
    def listed(request: Request, *, sort: str, cursor: str | None, limit: int, **filters: Any) -> Any:
        page = paginate(door.listed(request.actor, **_given(filters)), cursor=cursor, limit=limit, order=door.sorts[sort])
        return {**page, "items": door.rows(page["items"], door.row)}

    def add(request: Request, *, body: Any) -> Any:
        return Status(201, door.detail(request.actor, door.add(actor=request.actor, **body.facts()).id))

    name, sorts = f"list_{door.many}", tuple(door.sorts)
    asks = {**door.listed_by, **door.shown_by, "sort": (Literal[sorts], sorts[0]), "cursor": (str | None, CURSOR), "limit": (int, LIMIT)}
    router.get(f"/{door.many}", response=Page[door.row_out], operation_id=name)(  # type: ignore[name-defined]  # a type at run time
        _operation(door, name, door.view, "list", asks, listed)
    )
    name = f"add_{door.one}"
    router.post(f"/{door.many}", response={201: door.detail_out}, operation_id=name)(
        _operation(door, name, door.edit, "add", {"body": (door.entry_in, REQUIRED)}, add)
    )


def _open_places(router: Router, door: Door) -> None:
    def near(request: Request, *, lon: float, lat: float, limit: int, **filters: Any) -> Any:
        rows = door.near(request.actor, **_given(filters))
        return door.rows(points.nearest(request.actor, rows, read_point(lon, lat), limit), door.row)

    def inside(request: Request, **box: float) -> Any:
        rows = points.in_box(door.seen(request.actor), points.read_bounds(**box)).order_by()
        found = door.rows(rows[:MOST_IN_BOX], door.pin)
        return {"items": found, "total": len(found) if len(found) < MOST_IN_BOX else rows.count()}

    name = f"list_{door.many}_near"
    asks: Asks = {"lon": (Degrees, REQUIRED), "lat": (Degrees, REQUIRED), **door.near_by, "limit": (int, NEAR_LIMIT)}
    router.get(f"/{door.many}/near", response=list[door.row_out], operation_id=name)(  # type: ignore[name-defined]  # a type at run time
        _operation(door, name, door.view, "near", asks, near)
    )
    name = f"list_{door.many}_in_box"
    router.get(f"/{door.many}/bbox", response=door.box_out, operation_id=name)(
        _operation(door, name, door.view, "box", dict.fromkeys(("west", "south", "east", "north"), (Degrees, REQUIRED)), inside)
    )


def exported(request: Request, table: TableRegister[Any], rows: Iterable[Any], count: int) -> HttpResponse:
    """Entries as a workbook in the reader's language; who took it, and whether with private numbers, is kept."""
    if count > MOST_EXPORTED:
        raise OutOfRange("export-too-large", count=count, most=MOST_EXPORTED)
    shown = request.actor.can("personal.reveal")
    content = table.to_workbook(rows, hide=() if shown else table.personal, language=language_of(request))
    audit.record(request.actor, "registry.exported", object_type=table.name, object_id=table.name, count=count, with_phones=shown)
    return workbook_response(content, f"muster-{table.name}")


def _open_export(router: Router, door: Door) -> None:
    def export(request: Request, **filters: Any) -> HttpResponse:
        rows = door.listed(request.actor, **_given(filters)).order_by("name", "id")
        return exported(request, door.table, rows, rows.count())

    name = f"export_{door.many}"
    router.get(f"/{door.many}/export.xlsx", operation_id=name, openapi_extra=bytes_of(XLSX))(
        _operation(door, name, "registry.export", "export", door.listed_by, export)
    )


def _open_entry(router: Router, door: Door) -> None:
    address = f"/{door.many}/{{{door.key}}}"
    which: Asks = {door.key: (UUID, REQUIRED)}

    def get(request: Request, **entry: UUID) -> Any:
        return door.detail(request.actor, entry[door.key])

    def change(request: Request, *, body: Any, **entry: UUID) -> Any:
        door.change(actor=request.actor, **entry, **body.facts())
        return door.detail(request.actor, entry[door.key])

    def confirm(request: Request, *, body: ConfirmIn, **entry: UUID) -> Any:
        door.confirm(actor=request.actor, **entry, fields=body.fields)
        return door.detail(request.actor, entry[door.key])

    name = f"get_{door.one}"
    router.get(address, response=door.detail_out, operation_id=name)(_operation(door, name, door.view, "get", which, get))
    name = f"change_{door.one}"
    router.patch(address, response=door.detail_out, operation_id=name)(
        _operation(door, name, door.edit, "change", {**which, "body": (door.patch_in, REQUIRED)}, change)
    )
    name = f"confirm_{door.one}"
    router.post(f"{address}/confirm", response=door.detail_out, operation_id=name)(
        _operation(door, name, door.edit, "confirm", {**which, "body": (ConfirmIn, REQUIRED)}, confirm)
    )


def _open_contacts(router: Router, door: Door, what: str, shape: Any, find: Callable[[Actor, UUID], list[Value]]) -> None:
    def reveal(request: Request, **entry: UUID) -> Any:
        found = find(request.actor, entry[door.key])
        audit.record(request.actor, "personal-data.revealed", object_type=door.one, object_id=entry[door.key], what=what)
        return found

    name = f"reveal_{door.one}_{'contact' if what == 'contact' else 'contacts'}"
    router.post(f"/{door.many}/{{{door.key}}}/contacts", response=list[shape], operation_id=name)(
        _operation(door, name, "personal.reveal", "contacts", {door.key: (UUID, REQUIRED)}, reveal)
    )


def _open_tiles(router: Router, door: Door) -> None:
    def tile(request: Request, *, z: int, x: int, y: int) -> HttpResponse:
        rows = door.seen(request.actor).select_related(None)
        return tile_response(
            points.cached_tile(request.actor, rows, layer=door.many, z=z, x=x, y=y, attributes=door.drawn, rank=door.rank)
        )

    name = f"get_{door.many}_tile"
    router.get(
        f"/tiles/{door.many}/{{z}}/{{x}}/{{y}}.mvt", operation_id=name, openapi_extra=bytes_of(TILE_TYPE, empty="Nothing to draw here")
    )(_operation(door, name, door.view, "tile", dict.fromkeys("zxy", (int, REQUIRED)), tile))
