"""Experts asked, supplies planned and ordered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from muster.apps.command.models.orders import Recommendation
from muster.apps.command.models.scopes import OfIncident
from muster.apps.command.rules import CallAnswer, SupplyStatus
from muster.apps.incidents.models import Incident
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager


class ExpertCall(models.Model):
    """An expert asked for an incident: by whom, what about, and what came of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="expert_calls")
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="expert_calls")
    expert_id = models.UUIDField()
    expert_name = models.TextField()
    speciality = models.TextField(blank=True, default="")
    question = models.TextField(blank=True, default="")
    answer = models.CharField(max_length=12, default=CallAnswer.CALLED.value)
    words = models.TextField(blank=True, default="")
    called_by = models.TextField()
    called_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="expert_answer_known", condition=Q(answer__in=[a.value for a in CallAnswer])),
        ]

    def __str__(self) -> str:
        return f"{self.expert_name} {self.answer}"


class SupplyPlan(models.Model):
    """A plan from stores to needs as it was computed; it holds nothing until it is ordered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="supply_plans")
    needs = models.JSONField()
    result = models.JSONField()
    generated_at = models.DateTimeField()
    generated_by = models.TextField()
    ordered_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    def __str__(self) -> str:
        return f"{self.incident_id} {self.generated_at:%F %T}"


class SupplyOrder(models.Model):
    """Supplies ordered from one store for one incident; what it names is held in the store until it leaves or is cancelled."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="supply_orders")
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="supply_orders")
    base_id = models.UUIDField()
    base_name = models.TextField()
    base_phone = models.TextField(blank=True, default="")
    lines = models.JSONField()
    route = models.JSONField(null=True)
    status = models.CharField(max_length=12, default=SupplyStatus.ORDERED.value)
    notes = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    ordered_by = models.TextField()
    ordered_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="supply_status_known", condition=Q(status__in=[s.value for s in SupplyStatus])),
        ]

    def __str__(self) -> str:
        return f"{self.base_name} {self.status}"
