"""Tasks on the scene, and who is inside the zones."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from muster.apps.command.models.orders import Dispatch
from muster.apps.command.models.scopes import OfIncident
from muster.apps.command.rules import AssignmentStatus, Zone
from muster.apps.incidents.models import Incident
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager


class Assignment(models.Model):
    """A task on the scene with an owner and a due time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="assignments")
    dispatch = models.ForeignKey(Dispatch, null=True, on_delete=models.PROTECT, related_name="assignments")
    owner_name = models.TextField()
    owner_path = LtreeField(null=True)  # type: ignore[misc]  # the field is generic in one type only
    group = models.CharField(max_length=32, blank=True, default="")
    title = models.TextField()
    detail = models.TextField(blank=True, default="")
    place = models.TextField(blank=True, default="")
    due_at = models.DateTimeField(null=True)
    status = models.CharField(max_length=16, default=AssignmentStatus.ASSIGNED.value)
    result = models.TextField(blank=True, default="")
    blocked_reason = models.TextField(blank=True, default="")
    overdue_at = models.DateTimeField(null=True)
    given_by = models.TextField()
    given_at = models.DateTimeField()
    steps = models.JSONField(default=list)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="assignment_status_known", condition=Q(status__in=[s.value for s in AssignmentStatus]))
        ]

    def __str__(self) -> str:
        return self.title


class Entry(models.Model):
    """One rescuer inside a control zone: since when, with how much air, due out when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="entries")
    dispatch = models.ForeignKey(Dispatch, null=True, on_delete=models.PROTECT, related_name="entries")
    team_name = models.TextField()
    team_path = LtreeField(null=True)  # type: ignore[misc]  # as above
    name = models.TextField()
    zone = models.CharField(max_length=8)
    task = models.TextField(blank=True, default="")
    pressure = models.FloatField(null=True)
    stay_minutes = models.FloatField(null=True)
    time_in = models.DateTimeField()
    due_out_at = models.DateTimeField()
    time_out = models.DateTimeField(null=True)
    overdue_at = models.DateTimeField(null=True)
    logged_by = models.TextField()
    recorded_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="entry_zone_known", condition=Q(zone__in=[z.value for z in Zone])),
            models.CheckConstraint(name="entry_out_after_in", condition=Q(time_out=None) | Q(time_out__gte=models.F("time_in"))),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.time_in:%F %T}"
