"""Help asked of other bodies."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from muster.apps.command.models.orders import Recommendation
from muster.apps.command.models.scopes import OfIncident
from muster.apps.command.rules import HelpStatus
from muster.apps.incidents.models import Incident
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager


class HelpRequest(models.Model):
    """Help asked of a body above or beside, with its receipt and its answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="help_requests")
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="help_requests")
    asked_path = LtreeField()
    asked_name = models.TextField()
    capability = models.TextField(blank=True, default="")
    words = models.TextField()
    status = models.CharField(max_length=12, default=HelpStatus.ASKED.value)
    asked_by = models.TextField()
    asked_by_org = models.TextField()
    asked_at = models.DateTimeField()
    received_by = models.TextField(blank=True, default="")
    received_at = models.DateTimeField(null=True)
    answered_by = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="help_status_known", condition=Q(status__in=[s.value for s in HelpStatus])),
        ]

    def __str__(self) -> str:
        return f"{self.asked_name} {self.status}"
