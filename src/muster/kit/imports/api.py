"""The HTTP door of imports, the same for every register."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile
from pydantic import Field, StringConstraints

from muster.kit.errors import NotFound, words
from muster.kit.geometry import CoordinateSystem
from muster.kit.http import In, Instant, Out, Request, allow, bytes_of
from muster.kit.imports import flow
from muster.kit.imports.models import ImportBatch, ImportRow
from muster.kit.imports.registers import Register, Verdict, offered, register_named
from muster.kit.pagination import Page, paginate
from muster.kit.tabular.columns import missing_columns, title_in
from muster.kit.tabular.writer import Choice, write_workbook
from muster.kit.terms import spoken

__all__ = ["language_of", "router", "workbook_response"]

router = Router(tags=["imports"])
Cursor: Any = Query(None, max_length=2000)  # type: ignore[type-arg]  # a function at run time
Limit: Any = Query(50, ge=1, le=500)  # type: ignore[type-arg]  # a function at run time
Upload: Any = File(...)  # type: ignore[type-arg]  # a function at run time
Name: Any = Form(..., max_length=40)  # type: ignore[type-arg]  # a function at run time
System: Any = Form(CoordinateSystem.WGS84.value, max_length=10)  # type: ignore[type-arg]  # a function at run time
Meridian: Any = Form(None, ge=70, le=140)  # type: ignore[type-arg]  # a function at run time
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ERRORS = {"zh": ("错误行", "原行号", "错误说明"), "en": ("Errors", "Row in the file", "What is wrong")}
_HOW_TO_FILL = {
    "zh": ("橙色列必填；不明的数字请留空或写“不明”，不要写 0。", "第二行是示例，填写前请删去或改写。", "坐标系在上传时选择。"),
    "en": ("Orange columns are required; leave unknown numbers empty, never write 0.", "The second row is an example: delete or overwrite it.",
           "The coordinate system is chosen when the file is uploaded."),
}
Cell = Annotated[str, StringConstraints(max_length=32_767, pattern=r"^[^\x00]*$")]


class ColumnOut(Out):
    """A column that a register knows."""

    field: str
    title: str
    required: bool
    note: str
    words: list[str]
    example: str


class RegisterOut(Out):
    """A register that can be imported."""

    name: str
    title: str
    has_position: bool
    may_import: bool
    columns: list[ColumnOut]
    coordinate_systems: list[str]


class FaultOut(Out):
    """What is wrong, in words of the reader's language."""

    field: str
    code: str
    text: str


class BatchOut(Out):
    """A batch and where it stands."""

    id: UUID
    registry: str
    registry_title: str
    file_name: str
    state: str
    coordinate_system: str
    sheet: str
    titles: list[str]
    matching: dict[str, int]
    missing: list[str]
    total: int
    done: int
    counts: dict[str, int]
    overwrite_confirmed: bool
    fault: FaultOut | None
    by_name: str
    uploaded_at: Instant
    checked_at: Instant | None
    written_at: Instant | None
    taken_back_at: Instant | None
    can_take_back_until: Instant | None


class PointOut(Out):
    """One of the points shown on the map before a commit."""

    label: str
    lon: float
    lat: float


class RowOut(Out):
    """A row of the file with what the check says of it. ``cells`` are by field, as they stand in the file."""

    number: int
    verdict: str
    label: str
    cells: dict[str, str]
    faults: list[FaultOut]
    changes: dict[str, list[Any]]
    conflicts: list[str]
    record_id: UUID | None
    outcome: str
    kept_because: FaultOut | None


class MatchingIn(In):
    """Which column of the file (from 0) is which field."""

    matching: dict[str, int] = Field(max_length=200)


class RowIn(In):
    """Corrected cells by field."""

    cells: dict[str, Cell] = Field(min_length=1, max_length=200)


class CommitIn(In):
    """Whether values that a person confirmed may be overwritten."""

    overwrite_confirmed: bool = False


def language_of(request: Request) -> str:
    return "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "zh"


def title_of(register: Register, language: str) -> str:
    """What a register is called in the reader's language."""
    return str(spoken()["registers"].get(register.name, {}).get("title", register.title)) if language == "en" else register.title


def _fault(fault: dict[str, Any], register: Register, language: str) -> dict[str, Any]:
    """A fault in words; the column and what it takes are named in the reader's language."""
    field, said = fault.get("field", ""), dict(fault.get("params", {}))
    column = next((each for each in register.columns if each.field == field), None)
    if column and "title" in said:
        said["title"] = title_in(register.name, column, language)
    if column and column.terms and "words" in said:
        said["words"] = "、".join(each.word(language) for each in column.terms)
    return {"field": field, "code": fault["code"], "text": words(fault["code"], language, **said)}


def _batch(request: Request, batch: ImportBatch) -> dict[str, Any]:
    register = register_named(batch.register)
    until = batch.written_at + flow.UNDO_WITHIN if batch.written_at and batch.state == "written" else None
    return {
        **{name: getattr(batch, name) for name in BatchOut.model_fields if hasattr(batch, name)},
        "registry": batch.register,
        "registry_title": title_of(register, language_of(request)),
        "missing": [column.field for column in missing_columns(register.columns, batch.matching)] if batch.titles else [],
        "fault": _fault(batch.fault, register, language_of(request)) if batch.fault else None,
        "can_take_back_until": until,
    }


def _row(row: ImportRow, batch: ImportBatch, language: str) -> dict[str, Any]:
    register = register_named(batch.register)
    cells = {f: row.cells[i] if i < len(row.cells) else "" for f, i in batch.matching.items()}
    return {
        "number": row.number, "verdict": row.verdict, "label": row.label, "cells": cells,
        "faults": [_fault(f, register, language) for f in row.faults], "changes": row.changes, "conflicts": row.conflicts,
        "record_id": row.record_id, "outcome": row.outcome,
        "kept_because": _fault({"code": row.kept_because}, register, language) if row.kept_because else None,
    }  # fmt: skip


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """An xlsx file to be saved."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


@router.get("/imports/registers", response=list[RegisterOut], operation_id="list_import_registers")
@allow("registry.import")
def list_registers(request: Request) -> Any:
    """The registers that can be imported, with their columns, in the reader's language."""
    language = language_of(request)
    return [{
        "name": r.name, "title": title_of(r, language), "has_position": r.has_position, "may_import": request.actor.can(r.permission),
        "columns": [{**{n: getattr(c, n) for n in ("field", "required", "note", "example")},
                     "title": title_in(r.name, c, language), "words": list(c.choices(language))} for c in r.columns],
        "coordinate_systems": [s.value for s in CoordinateSystem],
    } for r in offered()]  # fmt: skip


@router.get("/imports/registers/{registry}/template.xlsx", operation_id="get_import_template", openapi_extra=bytes_of(XLSX))
@allow("registry.import")
def get_template(request: Request, registry: str) -> HttpResponse:
    """An empty table with the register's columns, drop-downs and one example row."""
    found = register_named(registry)
    return workbook_response(template_of(found, language_of(request)), f"muster-{found.name}-template")


def template_of(register: Register, language: str = "zh") -> bytes:
    """The register's empty table."""
    columns = register.columns
    titles = [title_in(register.name, c, language) for c in columns]
    notes = list(_HOW_TO_FILL[language])
    notes += [f"{title}：{c.note}" for title, c in zip(titles, columns, strict=True) if c.note]
    notes += [f"{title}：{'、'.join(c.choices(language))}" for title, c in zip(titles, columns, strict=True) if c.words]
    return write_workbook(
        sheet=register.title, titles=titles, rows=[[c.example for c in columns]], notes=notes,
        choices=[Choice(i, c.choices(language)) for i, c in enumerate(columns) if c.words],
        required=[i for i, c in enumerate(columns) if c.required],
    )  # fmt: skip


@router.get("/imports", response=Page[BatchOut], operation_id="list_imports")
@allow("registry.import")
def list_imports(request: Request, registry: str = "", cursor: str | None = Cursor, limit: int = Limit) -> Any:
    """Batches of the own subtree, newest first."""
    rows = flow.batches(request.actor)
    if registry:
        rows = rows.filter(register=registry.replace("\x00", ""))
    page = paginate(rows, cursor=cursor, limit=limit, order=("-id",))
    return {**page, "items": [_batch(request, batch) for batch in page["items"]]}


@router.post("/imports", response={201: BatchOut}, operation_id="upload_import")
@allow("registry.import")
def upload_import(
    request: Request,
    file: UploadedFile = Upload,
    registry: str = Name,
    coordinate_system: str = System,
    central_meridian: float | None = Meridian,
) -> Any:
    """Upload an xlsx file; it is read and checked in the background."""
    batch = flow.upload(
        actor=request.actor, register=registry, file_name=file.name or "", content=file.read(),
        coordinate_system=coordinate_system, central_meridian=central_meridian,
    )  # fmt: skip
    return Status(201, _batch(request, batch))


@router.get("/imports/{batch_id}", response=BatchOut, operation_id="get_import")
@allow("registry.import")
def get_import(request: Request, batch_id: UUID) -> Any:
    """One batch."""
    return _batch(request, flow.batch_of(request.actor, batch_id))


@router.get("/imports/{batch_id}/rows", response=Page[RowOut], operation_id="list_import_rows")
@allow("registry.import")
def list_rows(request: Request, batch_id: UUID, verdict: Verdict | None = None, cursor: str | None = Cursor,
              limit: int = Limit) -> Any:  # fmt: skip
    """Rows of a batch, by verdict."""
    batch = flow.batch_of(request.actor, batch_id)
    rows = batch.rows.all()
    if verdict:
        rows = rows.filter(verdict=verdict)
    page = paginate(rows, cursor=cursor, limit=limit, order=("number",))
    language = language_of(request)
    return {**page, "items": [_row(row, batch, language) for row in page["items"]]}


@router.get("/imports/{batch_id}/points", response=list[PointOut], operation_id="list_import_points")
@allow("registry.import")
def list_points(request: Request, batch_id: UUID) -> Any:
    """Three positions of the batch as they will be stored, to be looked at on the map before the commit."""
    batch = flow.batch_of(request.actor, batch_id)
    return [{"label": label, "lon": point.lon, "lat": point.lat} for label, point in flow.sample_points(batch)]


@router.get("/imports/{batch_id}/errors.xlsx", operation_id="get_import_errors", openapi_extra=bytes_of(XLSX))
@allow("registry.import")
def get_errors(request: Request, batch_id: UUID) -> HttpResponse:
    """The rows with errors as a table of the same columns, each with the reason; to be mended and uploaded again."""
    batch = flow.batch_of(request.actor, batch_id)
    language = language_of(request)
    rows = batch.rows.filter(verdict=Verdict.ERROR).order_by("number")
    if not rows.exists():
        raise NotFound("import-no-errors", file=batch.file_name)
    register, gap = register_named(batch.register), " " if language == "en" else ""
    lines = ([*row.cells, *[""] * (len(batch.titles) - len(row.cells)), row.number,
              gap.join(_fault(f, register, language)["text"] for f in row.faults)]
             for row in rows.iterator(2000))  # fmt: skip
    sheet, *added = _ERRORS[language]
    content = write_workbook(sheet=sheet, titles=[*batch.titles, *added], rows=lines)
    return workbook_response(content, f"muster-{batch.register}-errors")


@router.post("/imports/{batch_id}/mapping", response=BatchOut, operation_id="match_import_columns")
@allow("registry.import")
def match_columns(request: Request, batch_id: UUID, body: MatchingIn) -> Any:
    """Say which column is which, and check."""
    return _batch(request, flow.match(actor=request.actor, batch_id=batch_id, matching=body.matching))


@router.post("/imports/{batch_id}/check", response=BatchOut, operation_id="check_import")
@allow("registry.import")
def check_import(request: Request, batch_id: UUID) -> Any:
    """Check again with the columns as they are matched."""
    batch = flow.batch_of(request.actor, batch_id)
    return _batch(request, flow.match(actor=request.actor, batch_id=batch_id, matching=batch.matching))


@router.patch("/imports/{batch_id}/rows/{number}", response=RowOut, operation_id="correct_import_row")
@allow("registry.import")
def correct_row(request: Request, batch_id: UUID, number: int, body: RowIn) -> Any:
    """Correct a row in place."""
    row = flow.correct_row(actor=request.actor, batch_id=batch_id, number=number, cells=body.cells)
    return _row(row, row.batch, language_of(request))


@router.post("/imports/{batch_id}/commit", response=BatchOut, operation_id="commit_import")
@allow("registry.import")
def commit_import(request: Request, batch_id: UUID, body: CommitIn) -> Any:
    """Write what was checked."""
    return _batch(request, flow.commit(actor=request.actor, batch_id=batch_id, overwrite_confirmed=body.overwrite_confirmed))


@router.post("/imports/{batch_id}/roll-back", response=BatchOut, operation_id="take_import_back")
@allow("registry.import")
def take_back(request: Request, batch_id: UUID) -> Any:
    """Take the whole batch back within seven days."""
    return _batch(request, flow.take_back(actor=request.actor, batch_id=batch_id))


@router.post("/imports/{batch_id}/discard", response=BatchOut, operation_id="discard_import")
@allow("registry.import")
def discard(request: Request, batch_id: UUID) -> Any:
    """Drop a batch that was not committed."""
    return _batch(request, flow.discard(actor=request.actor, batch_id=batch_id))
