"""The common course of judging, writing and undoing rows of a register, whatever its entries are."""

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

import orjson
from django.db import models, transaction
from django.db.models import ProtectedError, QuerySet

from muster.kit.actors import Actor
from muster.kit.geometry import Point
from muster.kit.ids import new_id
from muster.kit.imports.registers import Judged, RowIn, Source, Undo, Verdict, Written
from muster.kit.tabular.columns import Column, Fault, title_in
from muster.kit.tabular.writer import write_workbook

__all__ = ["TableRegister"]

M = TypeVar("M", bound=models.Model)
_SAME_PLACE = 1e-6  # degrees; a coordinate that went through a spreadsheet and back
_YES_NO = {"zh": ("否", "是"), "en": ("no", "yes")}


class TableRegister(Generic[M]):
    """A register whose entries are rows of one table. A room says its columns, its key, and what a row must satisfy beyond its cells."""

    name: ClassVar[str]
    title: ClassVar[str]
    permission: ClassVar[str]
    columns: ClassVar[Sequence[Column]]
    has_position: ClassVar[bool] = False
    personal: ClassVar[frozenset[str]] = frozenset()
    """Fields that hold private telephone numbers."""
    fixed: ClassVar[frozenset[str]] = frozenset()
    """Columns that say which entry is meant: they make a new one and never change one."""
    follows: ClassVar[tuple[str, ...]] = ()
    """Fields that every write sets beside those of the row; taking it back brings them back too."""
    model: ClassVar[type[models.Model]]

    # --- what a room says

    def key_of(self, values: Mapping[str, Any]) -> str | None:
        """What makes two rows the same entry."""
        raise NotImplementedError

    def existing(self, keys: Sequence[str]) -> dict[str, M]:
        """Entries of these keys in the whole register, with whatever ``current`` reads loaded at once."""
        raise NotImplementedError

    def lookups(self, rows: Sequence[RowIn]) -> Any:
        """What the rows refer to (divisions, enterprises, stores), fetched at once."""
        return None

    def home_of(self, values: Mapping[str, Any], lookups: Any) -> tuple[str | None, list[Fault]]:
        """The path under which a new entry of these values belongs (None: the importer's own), or what is wrong with it."""
        raise NotImplementedError

    def label_of(self, values: Mapping[str, Any]) -> str:
        """What people call the row."""
        return str(values.get("name") or "")

    def faults_between(self, record: M | None, values: Mapping[str, Any], lookups: Any) -> list[Fault]:
        """What is wrong between the cells of a row, and with the entry that it would change."""
        return []

    def current(self, record: M, field: str) -> Any:
        """What a record holds in a column's field."""
        return getattr(record, field)

    def cell_of(self, record: M, field: str) -> Any:
        """A field as the table shows it: words for codes, several parted by 、."""
        return self.current(record, field)

    def assign(self, record: M, field: str, value: Any) -> None:
        """Put a value into a record that is about to be saved."""
        column: Any = record._meta.get_field(field)
        setattr(record, field, column.get_default() if value is None and not column.null else column.to_python(value))

    def insert(self, actor: Actor, records: Sequence[M], homes: Sequence[str], lookups: Any) -> None:
        """Save new records."""
        for record, home in zip(records, homes, strict=True):
            record.org_path = home  # type: ignore[attr-defined]  # every register is scoped
        self.model.objects.bulk_create(records)  # type: ignore[attr-defined]  # as above

    def write_children(self, written: Sequence[tuple[M, Mapping[str, Any]]]) -> None:
        """Write what hangs on the records (contacts, substances)."""

    def remove(self, actor: Actor, records: Sequence[M]) -> None:
        """Delete records that an import had added."""
        self.model.objects.unscoped("rows of the actor's own batch").filter(id__in=[r.pk for r in records]).delete()  # type: ignore[attr-defined]  # as above

    def loaded(self, records: Sequence[M]) -> Sequence[M]:
        """The records with whatever ``current`` reads, fetched at once."""
        return records

    # --- what the kind of entry says: here entries without a ledger, so a record's stamp is a sum of what it holds

    def begin(self, source: Source) -> M:
        """A new entry that says nothing yet."""
        return self.model(id=new_id())  # type: ignore[return-value]  # the room's own model

    def apply(self, record: M, values: Mapping[str, Any], source: Source, text: str, lookups: Any) -> None:
        """Put values into a record; ``text`` says where they come from."""
        for name, value in values.items():
            self.assign(record, name, value)

    def stamp_of(self, record: M) -> int:
        """What is different once somebody else has written the record."""
        held = [column.to_python(column.value_from_object(record)) for column in record._meta.concrete_fields]
        return zlib.crc32(orjson.dumps(held, default=str)) >> 1  # 31 bits: the row's integer has a sign

    def to_keep(self, record: M, field: str) -> Any:
        """What a field holds, to be kept until the batch is taken back."""
        return getattr(record, field)

    def is_sure(self, record: M, field: str) -> bool:
        """Whether a person answers for the value, so that a file does not simply replace it."""
        return False

    def is_ours(self, record: M, field: str, stamp: int) -> bool:
        """Whether a field is still as the import left it."""
        return self.stamp_of(record) == stamp

    def stays_because(self, record: M, values: Mapping[str, Any]) -> str:
        """The code of the reason why a record cannot go back to these values; empty when it can."""
        return ""

    def revive(self, name: str, value: Any) -> Any:
        """A value that was kept as JSON, as ``assign`` takes it."""
        return value

    # --- the course

    def judge(self, actor: Actor, rows: Sequence[RowIn]) -> list[Judged]:
        """Say of each row what a commit would do."""
        lookups = self.lookups(rows)
        keys = [self.key_of(row.values) for row in rows]
        found = self.existing([key for key in keys if key])
        return [self._judge_row(actor, row, key, found.get(key) if key else None, lookups)
                for row, key in zip(rows, keys, strict=True)]  # fmt: skip

    def _judge_row(self, actor: Actor, row: RowIn, key: str | None, record: Any, lookups: Any) -> Judged:
        label = self.label_of(row.values)
        faults = [*row.faults, *self.faults_between(record, row.values, lookups)]
        home, wrong = self.home_of(row.values, lookups)
        faults += wrong
        if record is not None and not actor.covers(record.org_path):
            faults.append(Fault("", "row-belongs-elsewhere", {"name": label}))
        elif home is not None and not actor.covers(home):
            faults.append(Fault("", "row-outside-scope", {"name": label}))
        if faults:
            return Judged(row.number, Verdict.ERROR, label, key, faults=tuple(faults))
        if record is None:
            says_something = any(value is not None for name, value in row.values.items() if name not in self.fixed)
            return Judged(row.number, Verdict.NEW if says_something else Verdict.SAME, label, key)
        changes = self.differences(record, row.values)
        sure = tuple(f for f in changes if self.is_sure(record, f))
        verdict = Verdict.CONFLICT if sure else Verdict.UPDATE if changes else Verdict.SAME
        return Judged(row.number, verdict, label, key, record.id, changes, sure)

    def differences(self, record: M, values: Mapping[str, Any]) -> dict[str, list[Any]]:
        """The fields that a row would change; an empty cell changes nothing."""
        found: dict[str, list[Any]] = {}
        for name, new in values.items():
            if new is None or name in self.fixed:
                continue
            old = self.current(record, name)
            if not _same(old, new):
                found[name] = [_shown(old), _shown(new)]
        return found

    def write(self, actor: Actor, rows: Sequence[RowIn], source: Source) -> list[Written]:
        """Write the rows that may be written; each is judged again, since the register may have moved on."""
        lookups = self.lookups(rows)
        judged = self.judge(actor, rows)
        records = self._locked(one.record_id for one in judged if one.record_id)
        text = f"导入 {source.file_name}"
        outcomes: list[tuple[Judged, Any, Mapping[str, Any]]] = []
        new: list[tuple[M, str]] = []
        touched: list[tuple[M, Mapping[str, Any]]] = []
        changed: list[M] = []
        for row, one in zip(rows, judged, strict=True):
            record, before = None, {}
            if one.verdict is Verdict.NEW:
                record = self.begin(source)
                self.apply(record, {name: value for name, value in row.values.items() if value is not None}, source, text, lookups)
                home, _ = self.home_of(row.values, lookups)
                new.append((record, home or actor.org_path))
                touched.append((record, row.values))
            elif one.record_id and (one.verdict is Verdict.UPDATE
                                    or (one.verdict is Verdict.CONFLICT and source.overwrite_confirmed)):  # fmt: skip
                record = records[one.record_id]
                before = {name: self.to_keep(record, name) for name in (*one.changes, *self.follows)}
                values = {name: row.values[name] for name in one.changes}
                self.apply(record, values, source, text, lookups)
                changed.append(record)
                touched.append((record, values))
            outcomes.append((one, record, before))
        if new:
            self.insert(actor, [record for record, _ in new], [home for _, home in new], lookups)
        self._save(changed)
        self.write_children(touched)
        return [self._written(*outcome) for outcome in outcomes]

    def _written(self, one: Judged, record: Any, before: Mapping[str, Any]) -> Written:
        if record is None:
            return Written(one.number, one.verdict, one.record_id, faults=one.faults)
        verdict = Verdict.NEW if one.verdict is Verdict.NEW else Verdict.UPDATE
        return Written(one.number, verdict, record.pk, self.stamp_of(record), before)

    def undo(self, actor: Actor, rows: Sequence[Undo], source: Source) -> dict[int, str]:
        """Take rows back; what was edited since the import stays, with the reason."""
        records = self._locked(row.record_id for row in rows)
        kept: dict[int, str] = {}
        gone: list[tuple[int, M]] = []
        restored: list[tuple[M, Mapping[str, Any]]] = []
        for row in rows:
            record = records.get(row.record_id)
            if record is None:
                kept[row.number] = "undo-already-gone"
            elif row.was_new:
                if self.stamp_of(record) == row.version:
                    gone.append((row.number, record))
                else:
                    kept[row.number] = "undo-changed-since"
            else:
                back = {name: value for name, value in row.before.items() if self.is_ours(record, name, row.version)}
                values = {name: self.revive(name, value) for name, value in back.items()}
                reason = self.stays_because(record, values) if back else ""
                if len(back) < len(row.before) or reason:
                    kept[row.number] = reason or "undo-changed-since"
                if back and not reason:
                    self.apply(record, values, source, f"撤回导入 {source.file_name}", self.lookups(()))
                    restored.append((record, values))
        self._save([record for record, _ in restored])
        self.write_children(restored)
        self._remove_each(actor, gone, kept)
        return kept

    # --- the table

    def to_workbook(self, records: Iterable[M], *, hide: Collection[str] = (), language: str = "zh") -> bytes:
        """Records as a table of the register's own columns, to be corrected and imported again.

        Columns in ``hide`` stay empty, which an import takes as no change.
        """
        return write_workbook(
            sheet=self.title,
            titles=[title_in(self.name, c, language) for c in self.columns],
            rows=(
                [None if c.field in hide else self.shown_cell(record, c, language) for c in self.columns]
                for some in _in_lots(records, 1000)
                for record in self.loaded(some)
            ),
            required=[i for i, c in enumerate(self.columns) if c.required],
        )

    def shown_cell(self, record: M, column: Column, language: str) -> Any:
        """A cell of the table in the reader's words."""
        value = self.cell_of(record, column.field)
        if isinstance(value, bool):
            return _YES_NO[language][value]
        if column.terms is not None and value not in (None, "", []):
            many = value if isinstance(value, (list, tuple)) else [value]
            return "、".join(column.terms(one).word(language) for one in many)
        return "、".join(str(v) for v in value) if isinstance(value, (list, tuple)) else value

    # --- parts

    def _locked(self, ids: Iterable[UUID]) -> dict[UUID, M]:
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        rows = self.model.objects.unscoped("judged against the actor's scope before")  # type: ignore[attr-defined]  # every register has a scoped manager
        held = list(rows.select_for_update(of=("self",), no_key=True).filter(id__in=wanted).order_by("id"))
        return {record.pk: record for record in self.loaded(held)}

    def _save(self, records: Sequence[M]) -> None:
        if not records:
            return
        fixed = {"id", "on_map", "org_path", "recorded_at"}
        names = [f.name for f in self.model._meta.concrete_fields
                 if f.name not in fixed and not f.generated and not f.primary_key]  # fmt: skip
        for record in records:  # one statement each: bulk_update's CASE branches cost several times as much
            record.save(update_fields=names)

    def _remove_each(self, actor: Actor, gone: Sequence[tuple[int, M]], kept: dict[int, str]) -> None:
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


def _in_lots(records: Iterable[M], size: int) -> Iterator[list[M]]:
    lot: list[M] = []
    for record in records.iterator(size) if isinstance(records, QuerySet) else records:
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
