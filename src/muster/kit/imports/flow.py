"""Every write of an import: the steps that people take, and the small jobs between them."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection, transaction
from django.db.models import Count

from muster.kit import audit, bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, Gone, MusterError, NotFound, OutOfRange
from muster.kit.geometry import CoordinateSystem, Point, read_point
from muster.kit.imports.events import BatchChanged
from muster.kit.imports.models import BatchState, ImportBatch, ImportRow
from muster.kit.imports.registers import Judged, Register, RowIn, Source, Undo, Verdict, Written, register_named
from muster.kit.scope import acting_as
from muster.kit.tabular.columns import Fault, match_columns, missing_columns, read_row
from muster.kit.tabular.limits import WORKBOOK
from muster.kit.tabular.reader import read_workbook

__all__ = [
    "UNDO_WITHIN",
    "batch_of",
    "batches",
    "check_some",
    "commit",
    "correct_row",
    "discard",
    "forget_old",
    "match",
    "read",
    "sample_points",
    "take_back",
    "take_some_back",
    "upload",
    "write_some",
]

UNDO_WITHIN: Final = timedelta(days=7)
CHECK_AT_ONCE: Final = 1000
WRITE_AT_ONCE: Final = 250
UNDONE: Final = "undone"
"""The outcome of a written row that was taken back."""
_BEFORE_COMMIT: Final = (BatchState.MATCHING, BatchState.CHECKED)
_FINISHED: Final = (BatchState.WRITTEN, BatchState.TAKEN_BACK, BatchState.DISCARDED, BatchState.FAILED)


def batches(actor: Actor) -> Any:
    """Batches of the actor's subtree, without their files."""
    return ImportBatch.objects.visible_to(actor).defer("content")


def batch_of(actor: Actor, batch_id: UUID) -> ImportBatch:
    """One batch in the actor's sight."""
    found: ImportBatch | None = batches(actor).filter(id=batch_id).first()
    if found is None:
        raise NotFound()
    return found


def _held(batch_id: UUID, actor: Actor | None = None) -> ImportBatch:
    rows = batches(actor) if actor else ImportBatch.objects.unscoped("the batch's own job").defer("content")
    found: ImportBatch | None = rows.filter(id=batch_id).select_for_update(no_key=True).first()
    if found is None:
        raise NotFound()
    return found


def _importer(batch: ImportBatch) -> Actor:
    """The person who uploaded, as the batch's jobs act for them: their area, and the one right that was checked then."""
    permission = register_named(batch.register).permission
    return Actor(
        name=batch.by_name,
        org_path=batch.org_path,
        account_id=batch.by_account_id,
        permissions=frozenset({"registry.import", permission}),
    )


def _ensure_state(batch: ImportBatch, *states: BatchState) -> None:
    if batch.state not in states:
        raise Conflict("import-state", state=batch.state, file=batch.file_name)


def _tell(batch: ImportBatch) -> None:
    bus.publish(
        BatchChanged(batch.id, batch.register, batch.state, batch.total, batch.done, dict(batch.counts)),
        org_path=batch.org_path,
        permission="registry.import",
    )


def _move(batch: ImportBatch, state: BatchState, **values: Any) -> None:
    for name, value in {**values, "state": state}.items():
        setattr(batch, name, value)
    batch.save(update_fields=["state", *values])
    _tell(batch)


@transaction.atomic
def upload(
    *,
    actor: Actor,
    register: str,
    file_name: str,
    content: bytes,
    coordinate_system: str = CoordinateSystem.WGS84,
    central_meridian: float | None = None,
) -> ImportBatch:
    """Take in a file and have it read in the background."""
    offered = register_named(register)
    actor.require(offered.permission)
    if len(content) > WORKBOOK.packed:
        raise OutOfRange("workbook-too-large", field="file", limit_mb=WORKBOOK.packed // 1024 // 1024)
    if not content:
        raise OutOfRange("workbook-empty", field="file")
    if coordinate_system not in list(CoordinateSystem):
        raise OutOfRange("coordinate-system-unknown", field="coordinate_system", system=coordinate_system[:20])
    batch = ImportBatch.objects.create(
        org_path=actor.org_path,
        register=register,
        file_name=file_name.replace("\x00", "").replace("/", "_").replace("\\", "_")[-120:] or "import.xlsx",
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        coordinate_system=coordinate_system,
        central_meridian=central_meridian,
        by_name=actor.name,
        by_account_id=actor.account_id,
        uploaded_at=time.now(),
    )
    audit.record(
        actor, "import.uploaded", object_type="import", object_id=batch.id, register=register, file=batch.file_name,
        digest=batch.digest,
    )
    bus.defer("imports.read", batch_id=batch.id)
    _tell(batch)
    return batch


@transaction.atomic
def read(*, batch_id: UUID) -> None:
    """Read the file's rows; match its columns; start the check when every required one was found."""
    batch = _held(batch_id)
    if batch.state != BatchState.READING:
        return
    content = bytes(ImportBatch.objects.unscoped("the batch's own job").values_list("content", flat=True).get(id=batch_id))
    try:
        sheet = read_workbook(content)
    except MusterError as refusal:
        _move(batch, BatchState.FAILED, fault={"code": refusal.code, "params": refusal.params}, content=None)
        return
    register = register_named(batch.register)
    ImportRow.objects.bulk_create(
        [
            ImportRow(batch=batch, org_path=batch.org_path, number=number, cells=list(cells))
            for number, cells in sheet.rows
        ],
        batch_size=2000,
    )
    matching = match_columns(register.columns, sheet.head, register=register.name)
    _move(
        batch, BatchState.MATCHING, sheet=sheet.name, titles=list(sheet.head), matching=matching, total=len(sheet.rows)
    )
    if not missing_columns(register.columns, matching):
        _start_check(batch)


@transaction.atomic
def match(*, actor: Actor, batch_id: UUID, matching: Mapping[str, int]) -> ImportBatch:
    """Say which column of the file is which field, and check again."""
    batch = _held(batch_id, actor)
    _ensure_state(batch, *_BEFORE_COMMIT)
    register = register_named(batch.register)
    fields = {column.field for column in register.columns}
    for name, index in matching.items():
        if name not in fields or not 0 <= index < len(batch.titles):
            raise OutOfRange("import-column-unknown", field=name)
    if len(set(matching.values())) != len(matching):
        raise OutOfRange("import-column-twice", field="matching")
    lacking = missing_columns(register.columns, matching)
    if lacking:
        raise OutOfRange("import-columns-missing", field="matching", columns="、".join(column.title for column in lacking))
    batch.matching = dict(matching)
    batch.save(update_fields=["matching"])
    audit.record(actor, "import.matched", object_type="import", object_id=batch.id, register=batch.register, matching=batch.matching)
    _start_check(batch)
    return batch


def _start_check(batch: ImportBatch) -> None:
    _move(batch, BatchState.CHECKING, done=0, counts={}, overwrite_confirmed=False)
    bus.defer("imports.check", batch_id=batch.id, after=0)


def _rows_in(batch: ImportBatch, rows: Sequence[ImportRow]) -> list[RowIn]:
    register = register_named(batch.register)
    return [_row_in(batch, register, row) for row in rows]


def _row_in(batch: ImportBatch, register: Register, row: ImportRow) -> RowIn:
    values, faults = read_row(register.columns, batch.matching, row.cells)
    if register.has_position:
        try:
            values["point"] = _point(batch, values.pop("lon", None), values.pop("lat", None))
        except OutOfRange as refusal:
            faults.append(Fault("lon", refusal.code, refusal.params))
    return RowIn(row.number, values, tuple(faults))


def _point(batch: ImportBatch, x: Any, y: Any) -> Any:
    if x is None and y is None:
        return None
    if x is None or y is None:
        raise OutOfRange("coordinate-half")
    return read_point(
        float(x), float(y), CoordinateSystem(batch.coordinate_system), central_meridian=batch.central_meridian
    )


def _plain(value: Any) -> Any:
    return value if isinstance(value, (int, float, bool, type(None), list, dict)) else str(value)


def _take_verdict(row: ImportRow, judged: Judged) -> None:
    row.verdict = judged.verdict
    row.label, row.key, row.record_id = judged.label, judged.key, judged.record_id
    row.changes = {name: [_plain(v) for v in pair] for name, pair in judged.changes.items()}
    row.conflicts = list(judged.conflicts)
    row.faults = [
        {"field": f.field, "code": f.code, "params": {k: _plain(v) for k, v in f.params.items()}} for f in judged.faults
    ]


_VERDICT_FIELDS: Final = ("verdict", "label", "key", "record_id", "changes", "conflicts", "faults")
_TYPES: Final = {"record_id": "uuid", "changes": "jsonb", "conflicts": "jsonb", "faults": "jsonb", "before": "jsonb", "version": "int"}


def _store(rows: Sequence[ImportRow], fields: Sequence[str]) -> None:
    """Save these fields of many rows in one statement: a thousand CASE branches would cost more than the check itself."""
    values = [{"id": row.id, **{name: _plain(getattr(row, name)) for name in fields}} for row in rows]
    assigned = ", ".join(f"{name} = x.{name}" for name in fields)
    typed = ", ".join(f"{name} {_TYPES.get(name, 'text')}" for name in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"update imports_importrow r set {assigned}"
            f" from jsonb_to_recordset(%s::jsonb) as x(id bigint, {typed}) where r.id = x.id",
            [orjson.dumps(values).decode()],
        )


@transaction.atomic
def check_some(*, batch_id: UUID, after: int) -> None:
    """Check the next rows after a row number; the last step finds keys that stand twice and closes the check."""
    batch = _held(batch_id)
    if batch.state != BatchState.CHECKING:
        return
    rows = list(batch.rows.filter(number__gt=after).order_by("number")[:CHECK_AT_ONCE])
    if not rows:
        _mark_duplicates(batch)
        _move(batch, BatchState.CHECKED, counts=_counts(batch), checked_at=time.now(), done=batch.total)
        return
    importer = _importer(batch)
    with acting_as(importer):
        judged = register_named(batch.register).judge(importer, _rows_in(batch, rows))
    for row, one in zip(rows, judged, strict=True):
        _take_verdict(row, one)
    _store(rows, _VERDICT_FIELDS)
    _move(batch, BatchState.CHECKING, done=min(batch.total, batch.done + len(rows)))
    bus.defer("imports.check", batch_id=batch.id, after=rows[-1].number)


def _mark_duplicates(batch: ImportBatch) -> None:
    """A key that stood in an earlier row makes the later row an error, and no other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "with d as (select id, first_value(number) over (partition by key order by number) first, number"
            "  from imports_importrow where batch_id = %s and key is not null and verdict <> 'error')"
            " update imports_importrow r set verdict = 'error', faults = r.faults || jsonb_build_array(jsonb_build_object("
            "  'field', '', 'code', 'row-duplicate', 'params', jsonb_build_object('row', d.first)))"
            " from d where d.id = r.id and d.first < d.number",
            [batch.id],
        )


def _counts(batch: ImportBatch) -> dict[str, int]:
    found = {v.value: 0 for v in Verdict}
    found.update({r["verdict"]: r["n"] for r in batch.rows.values("verdict").annotate(n=Count("id")) if r["verdict"]})
    return found


@transaction.atomic
def correct_row(*, actor: Actor, batch_id: UUID, number: int, cells: Mapping[str, str]) -> ImportRow:
    """Correct cells of one row in place (by field), and check it again."""
    batch = _held(batch_id, actor)
    _ensure_state(batch, BatchState.CHECKED)
    row: ImportRow | None = batch.rows.filter(number=number).first()
    if row is None:
        raise NotFound()
    width = len(batch.titles)
    row.cells = [*row.cells, *[""] * (width - len(row.cells))]
    for name, text in cells.items():
        if name not in batch.matching:
            raise OutOfRange("import-column-unknown", field=name)
        if len(text) > WORKBOOK.cell:
            raise OutOfRange("cell-too-long", field=name, limit=WORKBOOK.cell, title=name)
        row.cells[batch.matching[name]] = text.replace("\x00", "").strip()
    _take_verdict(row, register_named(batch.register).judge(_importer(batch), _rows_in(batch, [row]))[0])
    row.save(update_fields=["cells", *_VERDICT_FIELDS])
    _mark_duplicates(batch)
    row.refresh_from_db()
    _move(batch, BatchState.CHECKED, counts=_counts(batch))
    audit.record(actor, "import.corrected", object_type="import", object_id=batch.id, row=number, fields=sorted(cells))
    return row


def sample_points(batch: ImportBatch, count: int = 3) -> list[tuple[str, Point]]:
    """Some positions of a batch as they will be stored: the first, one of the middle, the last."""
    good = batch.rows.exclude(verdict__in=["", Verdict.ERROR]).order_by("number")
    numbers = list(good.values_list("number", flat=True))
    chosen = sorted({numbers[i * (len(numbers) - 1) // max(1, count - 1)] for i in range(count)}) if numbers else []
    rows = list(good.filter(number__in=chosen))
    read_rows = zip(rows, _rows_in(batch, rows), strict=True)
    return [(row.label, one.values["point"]) for row, one in read_rows if one.values.get("point")]


@transaction.atomic
def commit(*, actor: Actor, batch_id: UUID, overwrite_confirmed: bool = False) -> ImportBatch:
    """Write what was checked: new and changed rows, and conflicts too if the person says so. Rows with errors stay out."""
    batch = _held(batch_id, actor)
    _ensure_state(batch, BatchState.CHECKED)
    actor.require(register_named(batch.register).permission)
    writes = sum(batch.counts.get(v, 0) for v in (Verdict.NEW, Verdict.UPDATE))
    writes += batch.counts.get(Verdict.CONFLICT, 0) if overwrite_confirmed else 0
    if not writes:
        raise Conflict("import-nothing-to-write", file=batch.file_name)
    _move(batch, BatchState.WRITING, done=0, overwrite_confirmed=overwrite_confirmed, written_at=time.now())
    audit.record(
        actor, "import.committed", object_type="import", object_id=batch.id, register=batch.register, counts=batch.counts,
        overwrite_confirmed=overwrite_confirmed,
    )
    bus.defer("imports.write", batch_id=batch.id, after=0)
    return batch


def _source(batch: ImportBatch) -> Source:
    return Source(batch.id, batch.file_name, batch.by_name, batch.written_at or time.now(), batch.overwrite_confirmed)


@transaction.atomic
def write_some(*, batch_id: UUID, after: int) -> None:
    """Write the next rows after a row number, each once: the step may come again after its worker was killed."""
    batch = _held(batch_id)
    if batch.state != BatchState.WRITING:
        return
    verdicts = [Verdict.NEW, Verdict.UPDATE, *([Verdict.CONFLICT] if batch.overwrite_confirmed else [])]
    rows = list(batch.rows.filter(number__gt=after, verdict__in=verdicts, outcome="").order_by("number")[:WRITE_AT_ONCE])
    if not rows:
        counts = {**batch.counts, **{f"written_{k}": n for k, n in _outcomes(batch).items()}}
        _move(batch, BatchState.WRITTEN, counts=counts, done=batch.total)
        return
    importer = _importer(batch)
    with acting_as(importer):
        written = register_named(batch.register).write(importer, _rows_in(batch, rows), _source(batch))
    for row, one in zip(rows, written, strict=True):
        _take_outcome(row, one)
    _store(rows, ("outcome", "record_id", "version", "before", "faults"))
    _move(batch, BatchState.WRITING, done=min(batch.total, batch.done + len(rows)))
    bus.defer("imports.write", batch_id=batch.id, after=rows[-1].number)


def _take_outcome(row: ImportRow, one: Written) -> None:
    row.outcome, row.version = one.verdict, one.version
    row.record_id = one.record_id or row.record_id
    row.before = {name: _plain(value) for name, value in one.before.items()}
    if one.faults:
        row.faults = [{"field": f.field, "code": f.code, "params": dict(f.params)} for f in one.faults]


def _outcomes(batch: ImportBatch) -> dict[str, int]:
    return {r["outcome"]: r["n"] for r in batch.rows.exclude(outcome="").values("outcome").annotate(n=Count("id"))}


@transaction.atomic
def take_back(*, actor: Actor, batch_id: UUID) -> ImportBatch:
    """Undo a whole batch within seven days: what it added goes, what it changed returns, what was edited since stays."""
    batch = _held(batch_id, actor)
    _ensure_state(batch, BatchState.WRITTEN)
    actor.require(register_named(batch.register).permission)
    if batch.written_at is None or time.now() > batch.written_at + UNDO_WITHIN:
        raise Gone("import-too-old-to-undo", days=UNDO_WITHIN.days, file=batch.file_name)
    _move(batch, BatchState.TAKING_BACK, done=0)
    audit.record(actor, "import.taken_back", object_type="import", object_id=batch.id, register=batch.register)
    bus.defer("imports.undo", batch_id=batch.id, after=0)
    return batch


@transaction.atomic
def take_some_back(*, batch_id: UUID, after: int) -> None:
    """Undo the next written rows after a row number, each once."""
    batch = _held(batch_id)
    if batch.state != BatchState.TAKING_BACK:
        return
    done = [Verdict.NEW, Verdict.UPDATE]
    rows = list(batch.rows.filter(number__gt=after, outcome__in=done, kept_because="").order_by("number")[:WRITE_AT_ONCE])
    if not rows:
        kept = batch.rows.exclude(kept_because="").count()
        _move(
            batch, BatchState.TAKEN_BACK, counts={**batch.counts, "kept": kept}, taken_back_at=time.now(), done=batch.total
        )
        return
    importer = _importer(batch)
    undos = [Undo(r.number, r.record_id, r.version, r.outcome == Verdict.NEW, r.before) for r in rows if r.record_id]
    with acting_as(importer):
        kept_because = register_named(batch.register).undo(importer, undos, _source(batch))
    for row in rows:
        row.kept_because = kept_because.get(row.number, "")
        row.outcome = row.outcome if row.kept_because else UNDONE
    _store(rows, ("outcome", "kept_because"))
    _move(batch, BatchState.TAKING_BACK, done=min(batch.total, batch.done + len(rows)))
    bus.defer("imports.undo", batch_id=batch.id, after=rows[-1].number)


@transaction.atomic
def discard(*, actor: Actor, batch_id: UUID) -> ImportBatch:
    """Drop a batch that was not committed, with its file and rows."""
    batch = _held(batch_id, actor)
    _ensure_state(batch, *_BEFORE_COMMIT, BatchState.FAILED, BatchState.READING)
    batch.rows.all().delete()
    _move(batch, BatchState.DISCARDED, content=None)
    audit.record(actor, "import.discarded", object_type="import", object_id=batch.id, register=batch.register, file=batch.file_name)
    return batch


@transaction.atomic
def forget_old() -> None:
    """Drop files and rows of batches that can no longer be taken back; the batches and their counts stay."""
    limit = time.now() - UNDO_WITHIN
    old = ImportBatch.objects.unscoped("files are kept only as long as they serve").filter(uploaded_at__lt=limit)
    spent = [b.id for b in old.filter(state__in=_FINISHED).exclude(written_at__gt=limit).only("id")]
    ImportRow.objects.unscoped("as above").filter(batch_id__in=spent).delete()
    old.filter(id__in=spent, content__isnull=False).update(content=None)
