"""Teams, their equipment and what each shift declared; supply bases."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from muster.apps.org.models import Organisation
from muster.apps.resources import rules
from muster.kit import time
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField, LtreeListField
from muster.kit.provenance import Mark
from muster.kit.register.models import RegisterRecord, register_indexes
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = ["EquipmentItem", "ReadinessDeclaration", "SupplyBase", "Team"]


class Team(RegisterRecord):
    """A rescue team. It is an organisation of its own: ``org_path`` is that organisation's path."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="team")
    short_name = models.TextField(blank=True, default="")
    aliases = ArrayField(models.TextField(), default=list)
    host_name = models.TextField(blank=True, default="")
    tier = models.CharField(max_length=30, choices=rules.TeamTier.pairs())
    disciplines = ArrayField(models.CharField(max_length=30, choices=rules.Discipline.pairs()))
    capabilities = ArrayField(models.CharField(max_length=30, choices=rules.Capability.pairs()), default=list)
    people = models.PositiveIntegerField(null=True)
    people_on_duty = models.PositiveIntegerField(null=True)
    captain_name = models.TextField(blank=True, default="")
    duty_phone = models.TextField(blank=True, default="")
    duty_phone_digits = models.CharField(max_length=20, blank=True, default="", db_index=True)
    service_paths = LtreeListField(default=list)
    service_radius = models.FloatField(null=True)
    self_support_hours = models.PositiveIntegerField(null=True)
    status = models.CharField(max_length=20, choices=rules.TeamStatus.pairs(), default=rules.TeamStatus.STANDBY)
    status_reason = models.TextField(blank=True, default="")
    status_at = models.DateTimeField(null=True)
    latest_readiness = models.ForeignKey(
        "ReadinessDeclaration", null=True, on_delete=models.SET_NULL, related_name="+", db_constraint=True
    )

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            *register_indexes("team"),
            GinIndex(fields=["disciplines"], name="team_disciplines"),
            models.Index(fields=["tier"], name="team_tier"),
        ]

    @property
    def readiness(self) -> rules.Readiness:
        """What the latest declaration is worth now."""
        said = self.latest_readiness
        if said is None:
            return rules.NEVER_DECLARED
        return rules.readiness_now(
            state=rules.ReadinessState(said.state),
            declared_at=said.declared_at,
            declared_by=said.declared_by,
            valid_until=said.valid_until,
            crew=said.crew,
            vehicles=said.vehicles,
            at=time.now(),
        )

    def as_candidate(self, distance: float | None = None) -> rules.TeamCandidate:
        """The team as a dispatch ranks it."""
        return rules.TeamCandidate(
            team_id=self.id,
            name=self.name,
            tier=rules.TeamTier(self.tier),
            disciplines=frozenset(rules.Discipline(d) for d in self.disciplines),
            capabilities=frozenset(rules.Capability(c) for c in self.capabilities),
            status=rules.TeamStatus(self.status),
            readiness=self.readiness,
            org_path=self.org_path,
            lon=self.position.x if self.position else None,
            lat=self.position.y if self.position else None,
            position_mark=self.position_mark,
            people=self.people,
            duty_phone=self.duty_phone or None,
            service_radius=self.service_radius,
            self_support_hours=self.self_support_hours,
            distance=distance,
            confirmed_at=self.confirmed_at,
            is_demo=self.is_demonstration,
        )


class EquipmentItem(models.Model):
    """A kind of equipment that a team holds: how many, in what state, last checked when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="equipment")
    kind = models.CharField(max_length=30, choices=rules.EquipmentClass.pairs())
    name = models.TextField()
    model = models.TextField(blank=True, default="")
    plate = models.TextField(blank=True, default="")
    count = models.PositiveIntegerField(null=True)
    count_ready = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=20, choices=rules.EquipmentState.pairs(), default=rules.EquipmentState.UNKNOWN)
    checked_at = models.DateTimeField(null=True)
    is_online = models.BooleanField(null=True)
    tested_at = models.DateTimeField(null=True)
    source = models.TextField(blank=True, default="")
    mark = models.CharField(max_length=12, choices=Mark.pairs(), blank=True, default="")
    is_demonstration = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(count_ready__isnull=True)
                | models.Q(count__isnull=False, count_ready__lte=models.F("count")),
                name="equipment_ready_within_count",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ReadinessDeclaration(models.Model):
    """What a shift said that its team can send, until when. Kept for ever; a new one replaces the old in `Team`."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="declarations")
    state = models.CharField(max_length=12, choices=rules.ReadinessState.pairs())
    crew = models.PositiveIntegerField(null=True)
    vehicles = models.PositiveIntegerField(null=True)
    note = models.TextField(blank=True, default="")
    declared_at = models.DateTimeField()
    declared_by = models.TextField()
    declared_by_id = models.UUIDField(null=True)
    valid_until = models.DateTimeField()
    is_demonstration = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["team", "-declared_at"], name="declaration_latest")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gt=models.F("declared_at")), name="declaration_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} {self.state} {self.declared_at:%F %R}"


class SupplyBase(RegisterRecord):
    """A store of emergency supplies that the plan names."""

    duty_phone = models.TextField(blank=True, default="")
    keeper_name = models.TextField(blank=True, default="")
    floor_area = models.FloatField(null=True)
    note = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [*register_indexes("supplybase")]
