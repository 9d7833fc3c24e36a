"""Studies with their snapshots and answers."""

from typing import ClassVar

from django.db import models

from muster.apps.analytics.rules.study import StudyKind, StudyState
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = ["Study"]


class Study(models.Model):
    """One question with everything it was answered from. ``org_path`` is who asked, ``division_code`` what it is about."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    kind = models.CharField(max_length=10, choices=StudyKind.pairs())
    name = models.CharField(max_length=120)
    division_code = models.CharField(max_length=6)
    division_name = models.CharField(max_length=40)
    question = models.JSONField()
    inputs = models.JSONField(default=dict)
    snapshot = models.BinaryField()
    state = models.CharField(max_length=10, choices=StudyState.pairs(), default=StudyState.QUEUED)
    is_cancel_requested = models.BooleanField(default=False)
    progress = models.JSONField(default=dict)
    result = models.JSONField(null=True)
    cube = models.BinaryField(null=True)
    fault = models.TextField(blank=True, default="")
    rules_version = models.CharField(max_length=40)
    by_name = models.TextField()
    by_account_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "-created_at", "id"], name="study_recent"),
            models.Index(fields=["state", "told_at"], name="study_open"),
        ]

    def __str__(self) -> str:
        return self.name
