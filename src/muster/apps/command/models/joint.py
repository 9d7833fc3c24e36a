"""One optimum over several incidents."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager, ScopedQuerySet


class JointPlan(models.Model):
    """One optimum over the open incidents of a scope, with its alternatives, and what a person made of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    trigger = models.CharField(max_length=16)
    generated_at = models.DateTimeField()
    seconds = models.FloatField()
    teams_considered = models.IntegerField()
    is_current = models.BooleanField(default=True)
    incident_ids = models.JSONField()
    options = models.JSONField()
    decision = models.CharField(max_length=16, blank=True, default="")
    adopted_option = models.IntegerField(null=True)
    decision_reason = models.TextField(blank=True, default="")
    decided_by = models.TextField(blank=True, default="")
    decided_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["org_path"], condition=Q(is_current=True), name="one_current_joint_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.org_path} {self.generated_at:%F %T}"
