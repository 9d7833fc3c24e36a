"""Enterprises with their contacts, major hazard installations with substances and tanks, protection targets."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from muster.apps.risks import rules
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.register.models import RegisterRecord, register_indexes
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = [
    "Enterprise",
    "EnterpriseContact",
    "HazardPrincipal",
    "HazardSubstance",
    "HazardTank",
    "MajorHazardInstallation",
    "ProtectionTarget",
]


class Enterprise(RegisterRecord):
    """One 统一社会信用代码 at one site. An organisation is made on the same path once the enterprise has users."""

    uscc = models.CharField(max_length=18)
    site_id = models.CharField(max_length=40, default="1")
    short_name = models.TextField(blank=True, default="")
    industry = models.CharField(max_length=30, choices=rules.Industry.pairs())
    is_high_risk = models.GeneratedField(
        expression=models.Case(
            models.When(industry__in=sorted(rules.HIGH_RISK), then=models.Value(value=True)),
            default=models.Value(value=False),
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    products = models.TextField(blank=True, default="")
    scale = models.CharField(max_length=10, choices=rules.EnterpriseScale.pairs(), blank=True, default="")
    is_above_scale = models.BooleanField(null=True)
    employees = models.PositiveIntegerField(null=True)
    park_name = models.TextField(blank=True, default="")
    status = models.CharField(
        max_length=12, choices=rules.EnterpriseStatus.pairs(), default=rules.EnterpriseStatus.OPERATING
    )
    hazard_rank = models.PositiveSmallIntegerField(default=0)  # 0 none, 1 fourth level … 4 first level: colours the map

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            *register_indexes("enterprise"),
            models.Index(fields=["industry", "name"], name="enterprise_industry"),
            models.Index(fields=["-updated_at", "id"], name="enterprise_recent"),
            models.Index(fields=["-hazard_rank", "name", "id"], name="enterprise_rank"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["uscc", "site_id"], name="enterprise_once")
        ]


class EnterpriseContact(models.Model):
    """Somebody who answers for an enterprise. ``phone_digits`` is what a caller's number is compared with."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="contacts")
    role = models.CharField(max_length=20, choices=rules.ContactRole.pairs())
    name = models.TextField(blank=True, default="")
    phone = models.TextField(blank=True, default="")
    phone_digits = models.CharField(max_length=20, blank=True, default="", db_index=True)
    phone_local = models.CharField(max_length=7, blank=True, default="", db_index=True)

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["enterprise", "role", "phone_digits", "name"], name="contact_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.role}"


class MajorHazardInstallation(RegisterRecord):
    """A unit that GB 18218 calls a major hazard: what is in it, how bad it can be, who answers for it."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="hazards")
    code = models.CharField(max_length=60)
    unit = models.CharField(max_length=12, choices=rules.HazardUnit.pairs(), default=rules.HazardUnit.STORAGE)
    level = models.CharField(max_length=10, choices=rules.HazardLevel.pairs())
    rank = models.PositiveSmallIntegerField(default=0)  # as Enterprise.hazard_rank
    r_value = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    alpha = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    filing_no = models.TextField(blank=True, default="")
    assessed_on = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=rules.HazardStatus.pairs(), default=rules.HazardStatus.IN_USE)
    substance_names = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            *register_indexes("hazard"),
            models.Index(fields=["level", "name"], name="hazard_level"),
            models.Index(fields=["-updated_at", "id"], name="hazard_recent"),
            models.Index(fields=["-rank", "name", "id"], name="hazard_rank"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["enterprise", "code"], name="hazard_once")
        ]


class HazardSubstance(models.Model):
    """A substance of a unit with its design maximum and GB 18218 figures."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    hazard = models.ForeignKey(MajorHazardInstallation, on_delete=models.CASCADE, related_name="substances")
    name = models.TextField()
    cas = models.CharField(max_length=20, blank=True, default="")
    quantity_t = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    critical_t = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    beta = models.DecimalField(max_digits=5, decimal_places=1, null=True)

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    def __str__(self) -> str:
        return self.name


class HazardTank(models.Model):
    """A tank, reactor or store of a unit."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    hazard = models.ForeignKey(MajorHazardInstallation, on_delete=models.CASCADE, related_name="tanks")
    name = models.TextField()
    kind = models.TextField(blank=True, default="")
    substance = models.TextField(blank=True, default="")
    volume = models.FloatField(null=True)  # m³
    pressure = models.FloatField(null=True)  # Pa, absolute
    temperature = models.FloatField(null=True)  # K

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    def __str__(self) -> str:
        return self.name


class HazardPrincipal(models.Model):
    """One of the three persons who answer for a major hazard by name (包保责任人)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    hazard = models.ForeignKey(MajorHazardInstallation, on_delete=models.CASCADE, related_name="principals")
    role = models.CharField(max_length=20, choices=rules.PrincipalRole.pairs())
    name = models.TextField(blank=True, default="")
    phone = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["hazard", "role"], name="principal_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.role}"


class ProtectionTarget(RegisterRecord):
    """A place with people, or one that must not be hit. Headcounts that nobody counted are null."""

    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=rules.TargetKind.pairs())
    sensitivity = models.CharField(max_length=20, choices=rules.TargetSensitivity.pairs())
    people = models.PositiveIntegerField(null=True)
    people_by_hour = ArrayField(models.PositiveIntegerField(null=True), size=24, null=True)
    contact_name = models.TextField(blank=True, default="")
    phone = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            *register_indexes("target"),
            models.Index(fields=["kind", "name"], name="target_kind"),
            models.Index(fields=["-updated_at", "id"], name="target_recent"),
        ]

    @property
    def occupancy(self) -> rules.Occupancy:
        """Its headcounts as the rules take them."""
        return rules.Occupancy(self.people, tuple(self.people_by_hour) if self.people_by_hour else None)
