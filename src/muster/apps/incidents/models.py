"""Tables of the incidents room. Spatial search is not done here, so every table stands under row policies."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from muster.apps.incidents.rules import AccidentGrade, IncidentStatus, OutgoingStatus, ReportKind, ResponseLevel, ResponseStatus
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = [
    "CasualtyRecord",
    "Incident",
    "IncidentReport",
    "NumberCounter",
    "OutgoingReport",
    "OutgoingVersion",
    "ReportSending",
    "ReportTask",
    "ResponseActivation",
    "TimelineEntry",
]


M = TypeVar("M", bound=models.Model)


class IncidentQuerySet(ScopedQuerySet["Incident"]):
    """Incidents of a scope, and those granted for a time."""

    grant_field = "id"

    def matching(self, text: str) -> Self:
        """Incidents whose number, title or place holds the text."""
        return self.filter(Q(number__icontains=text) | Q(title__icontains=text) | Q(place_text__icontains=text))


class Incident(models.Model):
    """One accident from the first call to the archive."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    number = models.CharField(max_length=32, unique=True)
    title = models.TextField()
    status = models.CharField(max_length=16, default=IncidentStatus.RECEIVED.value)
    incident_type = models.CharField(max_length=32)
    subtype = models.CharField(max_length=32, blank=True, default="")
    place_text = models.TextField()
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    division_code = models.CharField(max_length=6, blank=True, default="")
    division_name = models.TextField(blank=True, default="")
    is_outside_area = models.BooleanField(default=False)
    substance = models.TextField(blank=True, default="")
    enterprise_id = models.UUIDField(null=True)
    enterprise_name = models.TextField(blank=True, default="")
    occurred_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    grade_confirmed = models.CharField(max_length=16, null=True)  # noqa: DJ001 - NULL is "not graded", '' would be a grade
    grade_potential = models.CharField(max_length=16, null=True)  # noqa: DJ001 - as above
    graded_at = models.DateTimeField(null=True)
    proposal = models.JSONField(null=True)
    post_place = models.TextField(blank=True, default="")
    post_lon = models.FloatField(null=True)
    post_lat = models.FloatField(null=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    transferred_to = models.CharField(max_length=512, blank=True, default="")
    controlled_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_path = models.CharField(max_length=512, blank=True, default="")
    closed_at = models.DateTimeField(null=True)
    asked = models.JSONField(null=True)
    report_profile = models.CharField(max_length=16, default="national")
    last_seq = models.IntegerField(default=0)

    objects = ScopedManager.from_queryset(IncidentQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="incident_status_known", condition=Q(status__in=[s.value for s in IncidentStatus])),
            models.CheckConstraint(
                name="incident_grade_known",
                condition=(Q(grade_confirmed=None) | Q(grade_confirmed__in=[g.value for g in AccidentGrade])),
            ),
            models.CheckConstraint(
                name="incident_point_whole",
                condition=Q(lon=None, lat=None) | Q(lon__gte=-180, lon__lte=180, lat__gte=-90, lat__lte=90),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-received_at", "id"], name="incident_newest"),
            models.Index(fields=["status", "-received_at"], name="incident_by_status"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class ChildQuerySet(ScopedQuerySet[M]):
    """Rows of incidents of a scope, and of incidents granted for a time."""

    grant_field = "incident_id"


class IncidentReport(models.Model):
    """One call: who said what of where, as it was told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="reports")
    source = models.CharField(max_length=16)
    caller_name = models.TextField()
    caller_phone = models.CharField(max_length=32, blank=True, default="")
    place_text = models.TextField()
    what = models.CharField(max_length=32)
    substance = models.TextField(blank=True, default="")
    words = models.TextField(blank=True, default="")
    figures = models.JSONField(default=dict)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    enterprise_id = models.UUIDField(null=True)
    occurred_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()
    personal_data_removed_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ChildQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-received_at", "id"], name="report_newest")]

    def __str__(self) -> str:
        return f"{self.place_text} {self.what}"


class CasualtyRecord(models.Model):
    """The casualty figures at one moment; each correction is a new record. NULL is unknown."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="casualty_records")
    deaths = models.IntegerField(null=True)
    missing = models.IntegerField(null=True)
    trapped = models.IntegerField(null=True)
    injured = models.IntegerField(null=True)
    serious_injuries = models.IntegerField(null=True)
    critical = models.IntegerField(null=True)
    acute_poisonings = models.IntegerField(null=True)
    evacuated = models.IntegerField(null=True)
    direct_loss = models.BigIntegerField(null=True)
    as_of = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()
    source = models.TextField()
    counts = models.BooleanField()
    last_counted_day = models.DateField()

    objects = ScopedManager.from_queryset(ChildQuerySet)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["incident", "as_of", "recorded_at"], name="casualties_in_time")]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.as_of:%F %T}"


class ResponseActivation(models.Model):
    """One body's response; bodies of several levels may respond to one incident at once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="responses")
    body_path = LtreeField()
    body_name = models.TextField()
    level = models.CharField(max_length=4)
    matter = models.TextField()
    expected_hours = models.IntegerField()
    measures = models.TextField()
    status = models.CharField(max_length=16, default=ResponseStatus.ACTIVE.value)
    started_at = models.DateTimeField()
    started_by = models.TextField()
    level_since = models.DateTimeField()
    terminated_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ChildQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["incident", "body_path"], condition=Q(status="active"), name="response_one_per_body"),
            models.CheckConstraint(name="response_level_known", condition=Q(level__in=[level.value for level in ResponseLevel])),
        ]

    def __str__(self) -> str:
        return f"{self.body_name} {self.level}"


class ReportTask(models.Model):
    """One report that a body owes to a level above, by a due time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="report_tasks")
    body_path = LtreeField()
    limit = models.CharField(max_length=32)
    receiver_level = models.CharField(max_length=16)
    channel = models.CharField(max_length=16)
    status = models.CharField(max_length=16, default="pending")
    base_at = models.DateTimeField()
    due_at = models.DateTimeField()
    amber_at = models.DateTimeField()
    red_at = models.DateTimeField()
    source = models.TextField()
    mark = models.CharField(max_length=8)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.TextField(blank=True, default="")
    receiver_name = models.TextField(blank=True, default="")
    occasion = models.IntegerField(default=0)
    receipt_no = models.TextField(blank=True, default="")
    words = models.TextField(blank=True, default="")
    outgoing_id = models.UUIDField(null=True)

    objects = ScopedManager.from_queryset(ChildQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["incident", "body_path", "limit", "receiver_level", "channel", "occasion"], name="report_task_once"),
            models.CheckConstraint(name="report_task_status_known", condition=Q(status__in=["pending", "sent", "cancelled"])),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["due_at"], condition=Q(status="pending"), name="report_task_waiting")]

    def __str__(self) -> str:
        return f"{self.receiver_level} {self.channel}"


class OutgoingReport(models.Model):
    """A paper of one body, upward or on the situation of a period: drafted from the facts, approved, sent. Its text of now."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="outgoing_reports")
    body_path = LtreeField()
    body_name = models.TextField()
    kind = models.CharField(max_length=16)
    seq_no = models.IntegerField()
    period_from = models.DateTimeField()
    period_to = models.DateTimeField()
    status = models.CharField(max_length=16, default=OutgoingStatus.DRAFT.value)
    version = models.IntegerField(default=1)
    content = models.JSONField()
    figures = models.JSONField(default=dict)
    timeline_seq = models.IntegerField()
    drafted_by = models.TextField()
    drafted_at = models.DateTimeField()
    submitted_by = models.TextField(blank=True, default="")
    submitted_at = models.DateTimeField(null=True)
    returned_by = models.TextField(blank=True, default="")
    remark = models.TextField(blank=True, default="")
    approved_by = models.TextField(blank=True, default="")
    approved_at = models.DateTimeField(null=True)
    approved_version = models.IntegerField(null=True)
    is_oral = models.BooleanField(default=False)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.TextField(blank=True, default="")
    sent_version = models.IntegerField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ChildQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["incident", "body_path", "kind", "seq_no"], condition=~Q(status="discarded"), name="outgoing_report_once"
            ),
            models.CheckConstraint(name="outgoing_status_known", condition=Q(status__in=[s.value for s in OutgoingStatus])),
            models.CheckConstraint(name="outgoing_kind_known", condition=Q(kind__in=[k.value for k in ReportKind])),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.seq_no} {self.status}"


class OutgoingVersion(models.Model):
    """One text that an outgoing report had. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="outgoing_versions")
    report = models.ForeignKey(OutgoingReport, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    content = models.JSONField()
    timeline_seq = models.IntegerField()
    edited_by = models.TextField()
    edited_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(ChildQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "number"], name="outgoing_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


class ReportSending(models.Model):
    """One version of an outgoing report given to one receiver. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="report_sendings")
    report = models.ForeignKey(OutgoingReport, on_delete=models.PROTECT, related_name="sendings")
    version = models.IntegerField()
    receiver_level = models.CharField(max_length=16, blank=True, default="")
    receiver_name = models.TextField()
    channel = models.CharField(max_length=16)
    receipt_no = models.TextField(blank=True, default="")
    sent_by = models.TextField()
    sent_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    task_ids = models.JSONField(default=list)

    objects = ScopedManager.from_queryset(ChildQuerySet)()

    def __str__(self) -> str:
        return f"{self.receiver_name} {self.channel}"


class TimelineEntry(models.Model):
    """One thing that happened, with the whole new value of everything it changed. Never updated, never deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="timeline")
    seq = models.IntegerField()
    kind = models.CharField(max_length=48)
    permission = models.CharField(max_length=32)
    actor_person_id = models.UUIDField(null=True)
    actor_name = models.TextField()
    actor_org = models.TextField(blank=True, default="")
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    params = models.JSONField(default=dict)
    changes = models.JSONField(default=list)

    objects = ScopedManager.from_queryset(ChildQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [models.UniqueConstraint(fields=["incident", "seq"], name="timeline_gapless")]

    def __str__(self) -> str:
        return f"{self.incident_id}#{self.seq} {self.kind}"


class NumberCounter(models.Model):
    """The last running number of a region's day; holds nothing but numbers, so it has no scope."""

    division_code = models.CharField(max_length=6)
    day = models.DateField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["division_code", "day"], name="number_counter_once")
        ]

    def __str__(self) -> str:
        return f"{self.division_code} {self.day} {self.last}"
