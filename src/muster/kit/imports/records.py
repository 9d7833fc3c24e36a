"""Registers whose entries are `RegisterRecord`s: each value keeps where it comes from, and a file does not replace what a person confirmed."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from django.contrib.gis.geos import Point as GeosPoint

from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.geometry import Point
from muster.kit.ids import new_id
from muster.kit.imports.registers import Source
from muster.kit.imports.tables import TableRegister
from muster.kit.provenance import EVERY_FIELD, Mark, ledger_entry, provenance_of, stamp
from muster.kit.register.models import RegisterRecord
from muster.kit.tabular.columns import Column

__all__ = ["RecordRegister"]

R = TypeVar("R", bound=RegisterRecord)
_SURE = (Mark.CONFIRMED, Mark.MEASURED)


class RecordRegister(TableRegister[R], Generic[R]):
    """A register of `RegisterRecord`s: its stamp is the record's version, what is ours is told by the ledger."""

    has_position: ClassVar[bool] = True
    model: ClassVar[type[RegisterRecord]]

    def prepare(self, record: R, values: Mapping[str, Any], lookups: Any) -> None:
        """Last touches before a record is saved: what follows from its values."""

    def insert(self, actor: Actor, records: Sequence[R], homes: Sequence[str], lookups: Any) -> None:
        """Save new records; each room gives them their own places."""
        self.model.objects.bulk_create(records)  # type: ignore[attr-defined]  # every register has a scoped manager

    def shown_cell(self, record: R, column: Column, language: str) -> Any:
        """A position fills two columns."""
        if column.field in ("lon", "lat"):
            point = record.point
            return None if point is None else round(getattr(point, column.field), 6)
        return super().shown_cell(record, column, language)

    def begin(self, source: Source) -> R:
        """An entry of version 0, of this batch."""
        record: R = self.model(id=new_id(), recorded_at=source.at)  # type: ignore[assignment]  # the room's own model
        record.import_batch_id = source.batch_id
        record.version = 0
        return record

    def apply(self, record: R, values: Mapping[str, Any], source: Source, text: str, lookups: Any) -> None:
        """Put values into a record and its ledger; of a new record one line stands for every field."""
        is_new = record.version == 0
        record.version += 1
        record.updated_at = time.now()
        entry = ledger_entry(source=text, by=source.by, at=source.at, mark=Mark.IMPORTED, version=record.version)
        for name, value in values.items():
            if name == "point":
                record.position = GeosPoint(value.lon, value.lat, srid=4326) if value else None
                record.position_mark = Mark.IMPORTED if value else ""
                record.position_source = text if value else ""
            else:
                self.assign(record, name, value)
        fields = ["position" if name == "point" else name for name, value in values.items() if value is not None]
        record.provenance = {EVERY_FIELD: entry} if is_new else stamp(record.provenance, fields, entry)
        self.prepare(record, values, lookups)

    def stamp_of(self, record: R) -> int:
        """Its version."""
        return record.version

    def to_keep(self, record: R, field: str) -> Any:
        """A position as two numbers."""
        if field == "point":
            return [record.position.x, record.position.y] if record.position else None
        return self.current(record, field)

    def is_sure(self, record: R, field: str) -> bool:
        """Whether it was confirmed or measured."""
        origin = provenance_of(record.provenance, "position" if field == "point" else field)
        return origin is not None and origin.mark in _SURE

    def is_ours(self, record: R, field: str, stamp: int) -> bool:
        """Whether no later version wrote the field."""
        origin = provenance_of(record.provenance, "position" if field == "point" else field)
        return origin is not None and origin.version <= stamp

    def revive(self, name: str, value: Any) -> Any:
        """A position from its two numbers."""
        if name == "point":
            return Point(*value) if value else None
        return value
