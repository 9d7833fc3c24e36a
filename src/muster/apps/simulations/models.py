"""Tables of the simulations room. What belongs to an incident stands under row policies; station observations belong to nobody."""

from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import Q

from muster.apps.incidents.models import Incident
from muster.apps.simulations.rules import GasUnit, Measured, Place, PointKind, Reading, ReadingKind
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = [
    "AreaRelease", "GasReading", "MeasuringPoint", "SimulationRun", "StationObservation", "WeatherReading", "ZoneProposal",
]  # fmt: skip

M = TypeVar("M", bound=models.Model)


class OfIncident(ScopedQuerySet[M]):
    """Rows of incidents of a scope, and of incidents granted for a time."""

    grant_field = "incident_id"


class Weather(models.Model):
    """What a reading holds, wherever it comes from. NULL was not measured."""

    source = models.TextField()
    observed_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    wind_speed = models.FloatField(null=True)  # m/s
    wind_from = models.FloatField(null=True)  # degrees clockwise from north
    reference_height = models.FloatField(default=10.0)  # m
    temperature_c = models.FloatField(null=True)
    humidity = models.FloatField(null=True)  # share
    cloud_eighths = models.SmallIntegerField(null=True)

    class Meta:
        abstract = True

    def reading(self, kind: ReadingKind, *, stability: str | None = None, distance_m: float | None = None) -> Reading:
        """The reading as the rules take it."""
        return Reading(
            kind, self.source, self.observed_at, self.wind_speed, self.wind_from, self.reference_height, self.temperature_c, self.humidity,
            self.cloud_eighths, stability, distance_m,
        )  # fmt: skip


class WeatherReading(Weather):
    """Weather at the scene of one incident, entered by hand or fetched for it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="weather_readings")
    kind = models.CharField(max_length=8)
    stability = models.CharField(max_length=1, blank=True, default="")
    recorded_by = models.TextField()

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="weather_kind_known", condition=Q(kind__in=["manual", "feed"])),
            models.CheckConstraint(name="weather_wind_possible", condition=Q(wind_speed=None) | Q(wind_speed__gte=0, wind_speed__lte=60)),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["incident", "-observed_at"], name="weather_newest")]

    def __str__(self) -> str:
        return f"{self.source} {self.observed_at:%F %T}"


class StationObservation(Weather):
    """One observation of a weather station: public knowledge, so it has no scope."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    station_id = models.CharField(max_length=40)
    lon = models.FloatField()
    lat = models.FloatField()
    told_by = models.TextField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["station_id", "observed_at"], name="station_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-observed_at"], name="station_newest")]

    def __str__(self) -> str:
        return f"{self.station_id} {self.observed_at:%F %T}"


class SimulationRun(models.Model):
    """One run: inputs with marks, model version, first answer. Only the ensemble is added, once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="simulations")
    number = models.IntegerField()
    basis = models.CharField(max_length=8)
    why = models.JSONField(default=dict)
    lon = models.FloatField()
    lat = models.FloatField()
    wind_from = models.FloatField(null=True)
    facts = models.JSONField()
    case = models.JSONField(null=True)
    guide = models.JSONField()
    model_version = models.CharField(max_length=32)
    first = models.JSONField()
    refined = models.JSONField(null=True)
    members = models.IntegerField(default=0)
    seed = models.IntegerField(default=1)
    status = models.CharField(max_length=10)
    failure = models.TextField(blank=True, default="")
    seconds_first = models.FloatField()
    seconds_refined = models.FloatField(null=True)
    made_at = models.DateTimeField()
    made_by = models.TextField()
    refined_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["incident", "number"], name="simulation_number"),
            models.CheckConstraint(name="simulation_basis_known", condition=Q(basis__in=["model", "guide", "none"])),
            models.CheckConstraint(name="simulation_status_known", condition=Q(status__in=["refining", "done", "failed"])),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} #{self.number}"

    @property
    def answer(self) -> dict:  # type: ignore[type-arg]  # JSON of the library
        """The best answer there is: the ensemble's, else the first."""
        found: dict = self.refined or self.first  # type: ignore[type-arg]  # as above
        return found


class ZoneProposal(models.Model):
    """A change of the area in force: what it adds and gives up, and what somebody made of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="zone_proposals")
    run = models.ForeignKey(SimulationRun, on_delete=models.PROTECT, related_name="proposals")
    former = models.ForeignKey(SimulationRun, null=True, on_delete=models.PROTECT, related_name="+")
    trigger = models.CharField(max_length=16)
    turned = models.FloatField(null=True)
    changed = models.JSONField(default=list)
    difference = models.JSONField()
    status = models.CharField(max_length=10, default="proposed")
    words = models.TextField(blank=True, default="")
    proposed_at = models.DateTimeField()
    proposed_by = models.TextField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="proposal_status_known", condition=Q(status__in=["proposed", "accepted", "rejected", "overtaken", "ended"])),
            models.UniqueConstraint(fields=["incident"], condition=Q(status="proposed"), name="proposal_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.trigger} {self.status}"


class MeasuringPoint(models.Model):
    """A place where gas is looked for before an area is lifted, or the statement that there is none of its kind."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="measuring_points")
    name = models.TextField()
    kind = models.CharField(max_length=8)
    absent = models.BooleanField(default=False)
    listed_at = models.DateTimeField()
    listed_by = models.TextField()

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="point_kind_known", condition=Q(kind__in=["boundary", "void", "drain", "building"])),
            models.UniqueConstraint(fields=["incident", "kind", "name"], name="point_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

    def place(self) -> Place:
        """The point as the rules take it."""
        return Place(self.id, self.name, PointKind(self.kind), self.absent)


class GasReading(models.Model):
    """One reading of one instrument at a point; never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="gas_readings")
    point = models.ForeignKey(MeasuringPoint, on_delete=models.PROTECT, related_name="readings")
    value = models.FloatField()
    unit = models.CharField(max_length=12)
    instrument = models.TextField()
    measured_by = models.TextField()
    measured_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="gas_unit_known", condition=Q(unit__in=["percent_lel", "ppm"])),
            models.CheckConstraint(name="gas_value_possible", condition=Q(value__gte=0, value__lte=1_000_000)),
        ]

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit} {self.measured_at:%F %T}"

    def measured(self) -> Measured:
        """The reading as the rules take it."""
        return Measured(self.point_id, self.value, GasUnit(self.unit), self.instrument, self.measured_by, self.measured_at)


class AreaRelease(models.Model):
    """An area lifted by one and confirmed by another, with the readings that it rests on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="area_releases")
    proposal = models.ForeignKey(ZoneProposal, on_delete=models.PROTECT, related_name="releases")
    limit_value = models.FloatField()
    limit_unit = models.CharField(max_length=12)
    limit_source = models.JSONField()
    evidence = models.JSONField()
    status = models.CharField(max_length=10, default="asked")
    words = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    asked_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.TextField(blank=True, default="")
    decided_words = models.TextField(blank=True, default="")

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="release_status_known", condition=Q(status__in=["asked", "confirmed", "refused", "overtaken"])),
            models.UniqueConstraint(fields=["incident"], condition=Q(status="asked"), name="release_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.status}"
