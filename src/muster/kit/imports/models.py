"""Batches and rows of imports."""

from typing import ClassVar

from django.db import models

from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = ["BatchState", "ImportBatch", "ImportRow"]


class BatchState(models.TextChoices):
    """Where a batch stands."""

    READING = "reading"
    MATCHING = "matching"
    CHECKING = "checking"
    CHECKED = "checked"
    WRITING = "writing"
    WRITTEN = "written"
    TAKING_BACK = "taking_back"
    TAKEN_BACK = "taken_back"
    DISCARDED = "discarded"
    FAILED = "failed"


class ImportBatch(models.Model):
    """One uploaded file and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    register = models.CharField(max_length=40)
    file_name = models.TextField()
    content = models.BinaryField(null=True)
    digest = models.CharField(max_length=64)
    coordinate_system = models.CharField(max_length=10)
    central_meridian = models.FloatField(null=True)
    state = models.CharField(max_length=12, choices=BatchState.choices, default=BatchState.READING)
    sheet = models.TextField(blank=True, default="")
    titles = models.JSONField(default=list)
    matching = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    overwrite_confirmed = models.BooleanField(default=False)
    fault = models.JSONField(null=True)
    by_name = models.TextField()
    by_account_id = models.UUIDField(null=True)
    uploaded_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-uploaded_at"], name="import_recent")]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One row of the file: its cells, what the check said, what the commit did."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    org_path = LtreeField()
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    verdict = models.CharField(max_length=10, blank=True, default="")
    label = models.TextField(blank=True, default="")
    key = models.TextField(null=True)  # noqa: DJ001  # null is "has no key", which an empty text would not say
    faults = models.JSONField(default=list)
    changes = models.JSONField(default=dict)
    conflicts = models.JSONField(default=list)
    record_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=10, blank=True, default="")
    version = models.PositiveIntegerField(default=0)
    before = models.JSONField(default=dict)
    kept_because = models.CharField(max_length=60, blank=True, default="")

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["batch", "verdict", "number"], name="import_row_verdict"),
            models.Index(fields=["batch", "key"], name="import_row_key"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"
