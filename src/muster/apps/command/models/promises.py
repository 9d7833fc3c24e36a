"""What the plans promise of an order, and where its team said it was."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from muster.apps.command.models.orders import Dispatch
from muster.apps.command.models.scopes import OfIncident
from muster.apps.command.rules import PromiseState
from muster.apps.incidents.models import Incident
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager


class Promise(models.Model):
    """What the plans promise of one order, and how it stands. Not part of the log: it moves with every position."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="promises")
    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="promise")
    tier = models.CharField(max_length=30)
    promised_minutes = models.FloatField()
    indicators = models.JSONField()
    not_counted = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=PromiseState.WAITING.value)
    issued_at = models.DateTimeField()
    clock_started_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    eta_low_at = models.DateTimeField(null=True)
    eta_at = models.DateTimeField(null=True)
    eta_high_at = models.DateTimeField(null=True)
    way = models.JSONField(null=True)
    chance = models.FloatField(null=True)
    doubts = models.JSONField(default=list)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    position_at = models.DateTimeField(null=True)
    near_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    equipped = models.BooleanField(null=True)
    checked_in_at = models.DateTimeField(null=True)
    checked_in_by = models.TextField(blank=True, default="")
    minutes = models.FloatField(null=True)
    warned_at = models.DateTimeField(null=True)
    next_best = models.JSONField(null=True)
    next_best_at = models.DateTimeField(null=True)
    judged_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="promise_state_known", condition=Q(state__in=[s.value for s in PromiseState])),
        ]

    def __str__(self) -> str:
        return f"{self.dispatch_id} {self.state}"


class PositionReport(models.Model):
    """Where a team said it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="position_reports")
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="positions")
    lon = models.FloatField()
    lat = models.FloatField()
    accuracy = models.FloatField(null=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=8)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dispatch", "-occurred_at"], name="position_latest")]

    def __str__(self) -> str:
        return f"{self.dispatch_id} {self.occurred_at:%F %T}"
