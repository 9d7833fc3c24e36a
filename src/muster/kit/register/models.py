"""The columns that every register entry has."""

from typing import Any

from django.contrib.gis.db.models import PointField
from django.contrib.gis.db.models.functions import Transform
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.db import models
from django.db.models import F, Func

from muster.kit.geometry import Point
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.provenance import Mark

__all__ = ["CHINESE", "Geography", "RegisterRecord", "register_indexes"]

CHINESE = "zh-Hans-x-icu"
"""Collation by which names are sorted as a Chinese reader expects."""


class Geography(Func):
    """A position as geography, for distances in metres; the index stands on this very expression."""

    template = "(%(expressions)s::geography)"
    arity = 1

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> tuple[str, Any]:
        sql, params = compiler.compile(self.source_expressions[0])
        return f"({sql}::geography)", params


class RegisterRecord(models.Model):
    """An entry with a place in the organisation tree, a place on the ground, and a ledger of where its values come from."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    name = models.TextField(db_collation=CHINESE)
    division_code = models.CharField(max_length=6, blank=True, default="")
    address = models.TextField(blank=True, default="")
    position = PointField(srid=4326, null=True, spatial_index=False)
    position_mark = models.CharField(max_length=12, choices=Mark.pairs(), blank=True, default="")
    position_source = models.TextField(blank=True, default="")
    on_map = models.GeneratedField(  # web-mercator, for tiles
        expression=Transform("position", 3857),
        output_field=PointField(srid=3857, null=True, spatial_index=False),
        db_persist=True,
    )
    provenance = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    confirmed_at = models.DateTimeField(null=True)
    is_demonstration = models.BooleanField(default=False)
    import_batch_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> Point | None:
        """The position as a kit point, None where unknown."""
        return Point(self.position.x, self.position.y) if self.position else None


def register_indexes(prefix: str) -> list[models.Index]:
    """Scope, order of names, search within names, map box, distance and tiles."""
    return [
        GistIndex(fields=["org_path"], name=f"{prefix}_scope"),
        models.Index(fields=["name", "id"], name=f"{prefix}_name"),
        models.Index(fields=["division_code", "name"], name=f"{prefix}_division"),
        GinIndex(OpClass(F("name"), name="gin_trgm_ops"), name=f"{prefix}_words"),
        GistIndex(fields=["position"], name=f"{prefix}_box"),
        GistIndex(Geography(F("position")), name=f"{prefix}_near"),
        GistIndex(fields=["on_map"], name=f"{prefix}_tile"),
        models.Index(fields=["import_batch_id"], name=f"{prefix}_batch", condition=models.Q(import_batch_id__isnull=False)),
    ]
