"""Advice, orders, and what a team carried when it left."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from muster.apps.command.models.scopes import OfIncident
from muster.apps.command.rules import OPEN, DispatchStatus
from muster.apps.incidents.models import Incident
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager


class Recommendation(models.Model):
    """A ranking of teams as it was computed: inputs, version of the rules, result, and what a person made of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="recommendations")
    rules_version = models.CharField(max_length=32)
    generated_at = models.DateTimeField()
    generated_by = models.TextField()
    need = models.JSONField()
    result = models.JSONField()
    decision = models.CharField(max_length=16, blank=True, default="")
    decision_reason = models.TextField(blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(OfIncident)()

    def __str__(self) -> str:
        return f"{self.incident_id} {self.generated_at:%F %T}"


class Dispatch(models.Model):
    """One order to one team. The team knows nothing of it before it is issued."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="dispatches")
    order_no = models.IntegerField()
    team_id = models.UUIDField()
    team_name = models.TextField()
    team_path = LtreeField()
    task = models.TextField()
    rendezvous = models.TextField(blank=True, default="")
    rendezvous_lon = models.FloatField(null=True)
    rendezvous_lat = models.FloatField(null=True)
    notes = models.TextField(blank=True, default="")
    contact = models.TextField(blank=True, default="")
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="dispatches")
    expected = models.JSONField(null=True)
    status = models.CharField(max_length=16, default=DispatchStatus.RECOMMENDED.value)
    ordered_by = models.TextField()
    ordered_by_org = models.TextField(blank=True, default="")
    ordered_by_person_id = models.UUIDField(null=True)
    ordered_at = models.DateTimeField()
    issues_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    steps = models.JSONField(default=list)
    device_seq = models.BigIntegerField(null=True)
    people = models.IntegerField(null=True)
    equipment = models.TextField(blank=True, default="")
    reason_code = models.CharField(max_length=32, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    position_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["team_id"], condition=Q(status__in=sorted(s.value for s in OPEN)), name="dispatch_team_once"),
            models.UniqueConstraint(fields=["incident", "order_no"], name="dispatch_order_no"),
            models.CheckConstraint(name="dispatch_status_known", condition=Q(status__in=[s.value for s in DispatchStatus])),
            models.CheckConstraint(
                name="dispatch_issued_before_seen",
                condition=Q(status__in=["recommended", "cancelled"]) | Q(issued_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_name} {self.status}"


class DepartureCheck(models.Model):
    """How long a team lasts on what it carried when it was checked for an order."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="departure_checks")
    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="departure_check")
    result = models.JSONField()
    checked_by = models.TextField()
    checked_at = models.DateTimeField()
    notes = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(OfIncident)()

    def __str__(self) -> str:
        return f"{self.dispatch_id} {self.checked_at:%F %T}"
