"""Who commands, and who may."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from muster.apps.command.models.scopes import OfIncident, OwnList
from muster.apps.command.rules import CommanderLevel, TermStatus
from muster.apps.incidents.models import Incident
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager


class CommandTerm(models.Model):
    """One person's turn in command of one incident."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="command_terms")
    person_id = models.UUIDField()
    person_name = models.TextField()
    person_post = models.TextField(blank=True, default="")
    person_org = models.TextField(blank=True, default="")
    status = models.CharField(max_length=16, default=TermStatus.NOMINATED.value)
    nominated_by = models.TextField()
    nominated_at = models.DateTimeField()
    briefing = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    judgement = models.JSONField(null=True)
    override_reason = models.TextField(blank=True, default="")
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["incident"], condition=Q(status="active"), name="one_active_commander"),
            models.UniqueConstraint(fields=["incident"], condition=Q(status="nominated"), name="one_nomination"),
            models.CheckConstraint(name="term_status_known", condition=Q(status__in=[s.value for s in TermStatus])),
        ]

    def __str__(self) -> str:
        return f"{self.person_name} {self.status}"


class CommanderQualification(models.Model):
    """A person who may be named commander on the scene: up to which level, for what, until when, by whose certificate."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    person_id = models.UUIDField(unique=True)
    person_name = models.TextField()
    person_post = models.TextField(blank=True, default="")
    org_name = models.TextField(blank=True, default="")
    level = models.CharField(max_length=16)
    disciplines = models.JSONField(default=list)
    trained_on = models.DateField(null=True)
    valid_until = models.DateField()
    issued_by = models.TextField()
    certificate_no = models.TextField(blank=True, default="")
    is_ready = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    recorded_by = models.TextField()
    recorded_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(OwnList)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="commander_level_known", condition=Q(level__in=[level.value for level in CommanderLevel]))
        ]

    def __str__(self) -> str:
        return f"{self.person_name} {self.level}"
