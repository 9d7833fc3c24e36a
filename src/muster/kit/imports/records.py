"""The common course of judging, writing and undoing rows of registers whose entries are `RegisterRecord`s."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from django.contrib.gis.geos import Point as GeosPoint
from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.geometry import Point
from muster.kit.ids import new_id
from muster.kit.imports.registers import Judged, RowIn, Source, Undo, Verdict, Written
from muster.kit.provenance import EVERY_FIELD, Mark, ledger_entry, provenance_of, stamp
from muster.kit.register.models import RegisterRecord
from muster.kit.tabular.columns import Column, Fault, title_in
from muster.kit.tabular.writer import write_workbook

__all__ = ["RecordRegister"]

R = TypeVar("R", bound=RegisterRecord)
_SURE = (Mark.CONFIRMED, Mark.MEASURED)
_SAME_PLACE = 1e-6  # degrees; a coordinate that went through a spreadsheet and back


class RecordRegister(Generic[R]):
    """A register of `RegisterRecord`s. A room says its columns, its key, and what a row must satisfy beyond its cells."""

    name: ClassVar[str]
    title: ClassVar[str]
    permission: ClassVar[str]
    columns: ClassVar[Sequence[Column]]
    has_position: ClassVar[bool] = True
    personal: ClassVar[frozenset[str]] = frozenset()
    """Fields that hold private telephone numbers."""
    model: ClassVar[type[RegisterRecord]]

    # --- what a room says

    def key_of(self, values: Mapping[str, Any]) -> str | None:
        """What makes two rows the same entry."""
        raise NotImplementedError

    def existing(self, keys: Sequence[str]) -> dict[str, R]:
        """Entries of these keys in the whole register, with whatever ``current`` reads loaded at once."""
        raise NotImplementedError

    def lookups(self, rows: Sequence[RowIn]) -> Any:
        """What the rows refer to (divisions, enterprises), fetched at once."""
        return None

    def home_of(self, values: Mapping[str, Any], lookups: Any) -> tuple[str | None, list[Fault]]:
        """The path under which a new entry of these values belongs, or what is wrong with it."""
        raise NotImplementedError

    def faults_between(self, values: Mapping[str, Any], lookups: Any) -> list[Fault]:
        """What is wrong between the cells of a row."""
        return []

    def current(self, record: R, field: str) -> Any:
        """What a record holds in a column's field."""
        return getattr(record, field)

    def assign(self, record: R, field: str, value: Any) -> None:
        """Put a value into a record that is about to be saved."""
        setattr(record, field, value)

    def prepare(self, record: R, values: Mapping[str, Any], lookups: Any) -> None:
        """Last touches before a record is saved: what follows from its values."""

    def insert(self, actor: Actor, records: Sequence[R], homes: Sequence[str], lookups: Any) -> None:
        """Save new records."""
        self.model.objects.bulk_create(records)  # type: ignore[attr-defined]  # every register has a scoped manager

    def write_children(self, written: Sequence[tuple[R, Mapping[str, Any]]]) -> None:
        """Write what hangs on the records (contacts, substances)."""

    def remove(self, actor: Actor, records: Sequence[R]) -> None:
        """Delete records that an import had added."""
        self.model.objects.unscoped("rows of the actor's own batch").filter(id__in=[r.id for r in records]).delete()  # type: ignore[attr-defined]  # as above

    def cell_of(self, record: R, field: str) -> Any:
        """A field as the table shows it: words for codes, several parted by 、."""
        return self.current(record, field)

    def loaded(self, records: Sequence[R]) -> Sequence[R]:
        """The records with whatever ``current`` reads, fetched at once."""
        return records

    def to_workbook(self, records: QuerySet[R], *, hide: Collection[str] = (), language: str = "zh") -> bytes:
        """Records as a table of the register's own columns, to be corrected and imported again.

        Columns in ``hide`` stay empty, which an import takes as no change.
        """
        return write_workbook(
            sheet=self.title,
            titles=[title_in(self.name, c, language) for c in self.columns],
            rows=(
                [None if c.field in hide else self._shown_cell(record, c, language) for c in self.columns]
                for some in _in_lots(records, 1000)
                for record in self.loaded(some)
            ),
            required=[i for i, c in enumerate(self.columns) if c.required],
        )

    def _shown_cell(self, record: R, column: Column, language: str) -> Any:
        if column.field in ("lon", "lat"):
            point = record.point
            return None if point is None else round(getattr(point, column.field), 6)
        value = self.cell_of(record, column.field)
        if column.terms is not None and value not in (None, "", []):
            many = value if isinstance(value, (list, tuple)) else [value]
            return "、".join(column.terms(one).word(language) for one in many)
        return "、".join(str(v) for v in value) if isinstance(value, (list, tuple)) else value

    # --- the course

    def judge(self, actor: Actor, rows: Sequence[RowIn]) -> list[Judged]:
        """Say of each row what a commit would do."""
        lookups = self.lookups(rows)
        keys = [self.key_of(row.values) for row in rows]
        found = self.existing([key for key in keys if key])
        return [self._judge_row(actor, row, key, found.get(key) if key else None, lookups)
                for row, key in zip(rows, keys, strict=True)]  # fmt: skip

    def _judge_row(self, actor: Actor, row: RowIn, key: str | None, record: R | None, lookups: Any) -> Judged:
        label = str(row.values.get("name") or "")
        faults = [*row.faults, *self.faults_between(row.values, lookups)]
        home, wrong = self.home_of(row.values, lookups)
        faults += wrong
        if record is not None and not actor.covers(record.org_path):
            faults.append(Fault("", "row-belongs-elsewhere", {"name": label}))
        elif home is not None and not actor.covers(home):
            faults.append(Fault("", "row-outside-scope", {"name": label}))
        if faults:
            return Judged(row.number, Verdict.ERROR, label, key, faults=tuple(faults))
        if record is None:
            return Judged(row.number, Verdict.NEW, label, key)
        changes = self.differences(record, row.values)
        sure = tuple(f for f in changes if self._is_sure(record, f))
        verdict = Verdict.CONFLICT if sure else Verdict.UPDATE if changes else Verdict.SAME
        return Judged(row.number, verdict, label, key, record.id, changes, sure)

    def _is_sure(self, record: R, field: str) -> bool:
        origin = provenance_of(record.provenance, "position" if field == "point" else field)
        return origin is not None and origin.mark in _SURE

    def differences(self, record: R, values: Mapping[str, Any]) -> dict[str, list[Any]]:
        """The fields that a row would change; an empty cell changes nothing."""
        found: dict[str, list[Any]] = {}
        for name, new in values.items():
            if new is None:
                continue
            old = record.point if name == "point" else self.current(record, name)
            if not _same(old, new):
                found[name] = [_shown(old), _shown(new)]
        return found

    def write(self, actor: Actor, rows: Sequence[RowIn], source: Source) -> list[Written]:
        """Write the rows that may be written; each is judged again, since the register may have moved on."""
        lookups = self.lookups(rows)
        judged = self.judge(actor, rows)
        records = self._locked(one.record_id for one in judged if one.record_id)
        written: list[Written] = []
        new: list[tuple[R, str]] = []
        touched: list[tuple[R, Mapping[str, Any]]] = []
        changed: list[R] = []
        for row, one in zip(rows, judged, strict=True):
            if one.verdict is Verdict.NEW:
                record = self._new(row.values, source, lookups)
                home, _ = self.home_of(row.values, lookups)
                new.append((record, home or actor.org_path))
                touched.append((record, row.values))
                written.append(Written(row.number, Verdict.NEW, record.id, record.version))
            elif one.record_id and (one.verdict is Verdict.UPDATE
                                    or (one.verdict is Verdict.CONFLICT and source.overwrite_confirmed)):  # fmt: skip
                record = records[one.record_id]
                before = {name: self._held(record, name) for name in one.changes}
                values = {name: row.values[name] for name in one.changes}
                self._apply(record, values, source.by, f"导入 {source.file_name}", source, lookups)
                changed.append(record)
                touched.append((record, values))
                written.append(Written(row.number, Verdict.UPDATE, record.id, record.version, before))
            else:
                written.append(Written(row.number, one.verdict, one.record_id, faults=one.faults))
        if new:
            self.insert(actor, [record for record, _ in new], [home for _, home in new], lookups)
        self._save(changed)
        self.write_children(touched)
        return written

    def undo(self, actor: Actor, rows: Sequence[Undo], source: Source) -> dict[int, str]:
        """Take rows back; what was edited since the import stays, with the reason."""
        records = self._locked(row.record_id for row in rows)
        kept: dict[int, str] = {}
        gone: list[tuple[int, R]] = []
        restored: list[tuple[R, Mapping[str, Any]]] = []
        for row in rows:
            record = records.get(row.record_id)
            if record is None:
                kept[row.number] = "undo-already-gone"
            elif row.was_new:
                if record.version == row.version:
                    gone.append((row.number, record))
                else:
                    kept[row.number] = "undo-changed-since"
            else:
                back = {name: value for name, value in row.before.items() if self._is_ours(record, name, row.version)}
                if len(back) < len(row.before):
                    kept[row.number] = "undo-changed-since"
                if back:
                    values = {name: self.revive(name, value) for name, value in back.items()}
                    self._apply(record, values, source.by, f"撤回导入 {source.file_name}", source, self.lookups(()))
                    restored.append((record, values))
        self._save([record for record, _ in restored])
        self.write_children(restored)
        self._remove_each(actor, gone, kept)
        return kept

    def revive(self, name: str, value: Any) -> Any:
        """A value that was kept as JSON, as the record holds it."""
        if name == "point":
            return Point(*value) if value else None
        return value

    # --- parts

    def _held(self, record: R, name: str) -> Any:
        if name == "point":
            return [record.position.x, record.position.y] if record.position else None
        return self.current(record, name)

    def _is_ours(self, record: R, name: str, version: int) -> bool:
        origin = provenance_of(record.provenance, "position" if name == "point" else name)
        return origin is not None and origin.version <= version

    def _locked(self, ids: Iterable[UUID]) -> dict[UUID, R]:
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        rows = self.model.objects.unscoped("judged against the actor's scope before")  # type: ignore[attr-defined]  # as above
        held = list(rows.select_for_update(of=("self",), no_key=True).filter(id__in=wanted).order_by("id"))
        return {record.id: record for record in self.loaded(held)}

    def _new(self, values: Mapping[str, Any], source: Source, lookups: Any) -> R:
        record: R = self.model(id=new_id(), recorded_at=source.at)  # type: ignore[assignment]  # the room's own model
        record.import_batch_id = source.batch_id
        record.version = 0
        self._apply(record, values, source.by, f"导入 {source.file_name}", source, lookups)
        entry = next(iter(record.provenance.values()), None)
        record.provenance = {EVERY_FIELD: entry} if entry else {}
        return record

    def _apply(
        self, record: R, values: Mapping[str, Any], by: str, text: str, source: Source, lookups: Any
    ) -> None:
        record.version += 1
        record.updated_at = time.now()
        entry = ledger_entry(source=text, by=by, at=source.at, mark=Mark.IMPORTED, version=record.version)
        for name, value in values.items():
            if name == "point":
                record.position = GeosPoint(value.lon, value.lat, srid=4326) if value else None
                record.position_mark = Mark.IMPORTED if value else ""
                record.position_source = text if value else ""
            elif value is not None or record.version > 1:
                self.assign(record, name, value)
        fields = ["position" if name == "point" else name for name, value in values.items() if value is not None]
        record.provenance = stamp(record.provenance, fields, entry)
        self.prepare(record, values, lookups)

    def _save(self, records: Sequence[R]) -> None:
        if not records:
            return
        fixed = {"id", "on_map", "org_path", "recorded_at"}
        names = [f.name for f in self.model._meta.concrete_fields
                 if f.name not in fixed and not f.generated and not f.primary_key]  # fmt: skip
        for record in records:  # one statement each: bulk_update's CASE branches cost several times as much
            record.save(update_fields=names)

    def _remove_each(self, actor: Actor, gone: Sequence[tuple[int, R]], kept: dict[int, str]) -> None:
        try:
            with transaction.atomic():
                self.remove(actor, [record for _, record in gone])
        except ProtectedError:
            for number, record in gone:
                try:
                    with transaction.atomic():
                        self.remove(actor, [record])
                except ProtectedError:
                    kept[number] = "undo-referred-to"


def _in_lots(records: QuerySet[R], size: int) -> Iterator[list[R]]:
    lot: list[R] = []
    for record in records.iterator(size):
        lot.append(record)
        if len(lot) == size:
            yield lot
            lot = []
    if lot:
        yield lot


def _same(old: Any, new: Any) -> bool:
    if isinstance(new, Point):
        return isinstance(old, Point) and abs(old.lon - new.lon) < _SAME_PLACE and abs(old.lat - new.lat) < _SAME_PLACE
    if isinstance(new, (list, tuple)) and isinstance(old, (list, tuple)):
        return sorted(map(str, old)) == sorted(map(str, new))
    return bool(old == new) or (old in (None, "") and new in (None, ""))


def _shown(value: Any) -> Any:
    if isinstance(value, Point):
        return [round(value.lon, 6), round(value.lat, 6)]
    if isinstance(value, (list, tuple)):
        return [str(v) for v in value]
    return value if isinstance(value, (int, float, bool, type(None))) else str(value)
