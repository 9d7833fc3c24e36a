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
from muster.kit.register.models import CHINESE, RegisterRecord, register_indexes
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = [
    "EquipmentItem", "Expert", "ReadinessDeclaration", "StockReservation", "SupplyBase", "SupplyLot", "Team", "TeamEssential",
]  # fmt: skip


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
    def people_away(self) -> int | None:
        """Who would go: the shift, or everybody where no shift was told."""
        return self.people_on_duty or self.people

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


class TeamEssential(models.Model):
    """What a team carries of one essential, with the day it was counted."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="essentials")
    kind = models.CharField(max_length=20, choices=rules.EssentialKind.pairs())
    stock = models.FloatField(null=True)
    hourly_use = models.FloatField(null=True)
    is_needed = models.BooleanField(default=True)
    expires_on = models.DateField(null=True)
    counted_at = models.DateTimeField()
    counted_by = models.TextField(blank=True, default="")
    is_demonstration = models.BooleanField(default=False)

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["team", "kind"], name="essential_once"),
            models.CheckConstraint(
                condition=(models.Q(stock__isnull=True) | models.Q(stock__gte=0))
                & (models.Q(hourly_use__isnull=True) | models.Q(hourly_use__gte=0)),
                name="essential_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} {self.kind}"


class Expert(models.Model):
    """Somebody who can be asked: what about, of which organisation, by which number, and whether now."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    name = models.TextField(db_collation=CHINESE)
    disciplines = ArrayField(models.CharField(max_length=30, choices=rules.Discipline.pairs()))
    speciality = models.TextField(blank=True, default="")
    organisation = models.TextField(blank=True, default="")
    phone = models.TextField(blank=True, default="")
    state = models.CharField(max_length=12, choices=rules.ExpertState.pairs(), default=rules.ExpertState.UNKNOWN)
    state_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True, default="")
    is_demonstration = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    def __str__(self) -> str:
        return self.name


class SupplyLot(models.Model):
    """A batch of one item in one store: how much there is, and which parts of it cannot be used."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    base = models.ForeignKey(SupplyBase, on_delete=models.PROTECT, related_name="lots")
    item = models.CharField(max_length=20, choices=rules.SupplyItem.pairs())
    batch_no = models.CharField(max_length=60, blank=True, default="")
    quantity = models.FloatField()
    lent = models.FloatField(default=0)
    faulty = models.FloatField(default=0)
    locked = models.FloatField(default=0)
    expires_on = models.DateField(null=True)
    counted_at = models.DateTimeField()
    source = models.TextField(blank=True, default="")
    is_demonstration = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["item", "base"], name="lot_item")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(quantity__gte=0, lent__gte=0, faulty__gte=0, locked__gte=0), name="lot_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=models.F("lent") + models.F("faulty") + models.F("locked")), name="lot_parts_within"
            ),
            models.UniqueConstraint(fields=["base", "item", "batch_no"], condition=~models.Q(batch_no=""), name="lot_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.batch_no}"


class StockReservation(models.Model):
    """A part of a lot that one order holds, so that no second incident is promised the same piece."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    lot = models.ForeignKey(SupplyLot, on_delete=models.PROTECT, related_name="reservations")
    order_id = models.UUIDField()
    incident_id = models.UUIDField()
    quantity = models.FloatField()
    state = models.CharField(max_length=10, choices=rules.ReservationState.pairs(), default=rules.ReservationState.HELD)
    recorded_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["lot"], condition=models.Q(state="held"), name="reservation_held"),
            models.Index(fields=["order_id"], name="reservation_order"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="reservation_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.lot_id} {self.quantity} {self.state}"
