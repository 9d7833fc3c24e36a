"""The withdrawal signal and its answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from muster.apps.command.models.orders import Dispatch
from muster.apps.command.models.scopes import OfIncident
from muster.apps.command.rules import WithdrawalStatus
from muster.apps.incidents.models import Incident
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager


class Withdrawal(models.Model):
    """One signal to everybody on the scene: out, to the assembly point, count heads."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="withdrawals")
    number = models.IntegerField()
    status = models.CharField(max_length=16, default=WithdrawalStatus.STANDING.value)
    reason_code = models.CharField(max_length=16)
    reason = models.TextField(blank=True, default="")
    gather = models.TextField()
    gather_lon = models.FloatField(null=True)
    gather_lat = models.FloatField(null=True)
    rule_set = models.CharField(max_length=32)
    raised_by = models.TextField()
    raised_by_org = models.TextField(blank=True, default="")
    raised_by_person_id = models.UUIDField(null=True)
    raised_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    step = models.IntegerField(default=0)
    climbed_at = models.DateTimeField(null=True)
    ended_by = models.TextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(blank=True, default="")
    reentry_allowed = models.BooleanField(null=True)
    reentry_by = models.TextField(blank=True, default="")
    reentry_at = models.DateTimeField(null=True)
    reentry_reason = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["incident"], condition=Q(status="standing"), name="one_standing_withdrawal"),
            models.UniqueConstraint(fields=["incident", "number"], name="withdrawal_number"),
            models.CheckConstraint(name="withdrawal_status_known", condition=Q(status__in=[s.value for s in WithdrawalStatus])),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} #{self.number} {self.status}"


class WithdrawalReceipt(models.Model):
    """What one team answered: heard, and how many of its people are out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="withdrawal_receipts")
    withdrawal = models.ForeignKey(Withdrawal, on_delete=models.PROTECT, related_name="receipts")
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="withdrawal_receipts")
    team_name = models.TextField()
    team_path = LtreeField()
    told_at = models.DateTimeField()
    inside_when_told = models.JSONField(default=list)
    acknowledged_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    acknowledged_by = models.TextField(blank=True, default="")
    by = models.CharField(max_length=8, blank=True, default="")
    people_out = models.IntegerField(null=True)
    people_inside = models.IntegerField(null=True)
    missing = models.JSONField(default=list)
    inside_by_log = models.JSONField(default=list)
    counted_at = models.DateTimeField(null=True)
    notes = models.TextField(blank=True, default="")
    device_seq = models.BigIntegerField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["withdrawal", "dispatch"], name="withdrawal_receipt_once")
        ]

    def __str__(self) -> str:
        return f"{self.team_name} {self.acknowledged_at or 'unanswered'}"
