"""Tables of the command room. Each row belongs to an incident and carries its path; all stand under row policies."""

from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import Q

from muster.apps.command.rules import (
    OPEN,
    AssignmentStatus,
    CallAnswer,
    CommanderLevel,
    DispatchStatus,
    HelpStatus,
    PromiseState,
    SupplyStatus,
    TermStatus,
    WithdrawalStatus,
    Zone,
)
from muster.apps.incidents.models import Incident
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = [
    "Assignment",
    "CommandTerm",
    "CommanderQualification",
    "DepartureCheck",
    "Dispatch",
    "Entry",
    "ExpertCall",
    "HelpRequest",
    "JointPlan",
    "PositionReport",
    "Promise",
    "Recommendation",
    "SupplyOrder",
    "SupplyPlan",
    "Withdrawal",
    "WithdrawalReceipt",
]


M = TypeVar("M", bound=models.Model)


class OfIncident(ScopedQuerySet[M]):
    """Rows of incidents of a scope, and of incidents granted for a time."""

    grant_field = "incident_id"


class OwnList(ScopedQuerySet[M]):
    """Rows of a scope alone; a grant on an incident opens none."""

    grant_field = None


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


class Promise(models.Model):
    """What the plans promise of one order, and how it stands. Not part of the log: it moves with every position."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="promises")
    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="promise")
    tier = models.CharField(max_length=30)
    promised_minutes = models.FloatField()
    indicators = models.JSONField()
    not_counted = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=PromiseState.WAITING.value)
    issued_at = models.DateTimeField()
    clock_started_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    eta_low_at = models.DateTimeField(null=True)
    eta_at = models.DateTimeField(null=True)
    eta_high_at = models.DateTimeField(null=True)
    way = models.JSONField(null=True)
    chance = models.FloatField(null=True)
    doubts = models.JSONField(default=list)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    position_at = models.DateTimeField(null=True)
    near_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    equipped = models.BooleanField(null=True)
    checked_in_at = models.DateTimeField(null=True)
    checked_in_by = models.TextField(blank=True, default="")
    minutes = models.FloatField(null=True)
    warned_at = models.DateTimeField(null=True)
    next_best = models.JSONField(null=True)
    next_best_at = models.DateTimeField(null=True)
    judged_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="promise_state_known", condition=Q(state__in=[s.value for s in PromiseState])),
        ]

    def __str__(self) -> str:
        return f"{self.dispatch_id} {self.state}"


class PositionReport(models.Model):
    """Where a team said it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="position_reports")
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="positions")
    lon = models.FloatField()
    lat = models.FloatField()
    accuracy = models.FloatField(null=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=8)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dispatch", "-occurred_at"], name="position_latest")]

    def __str__(self) -> str:
        return f"{self.dispatch_id} {self.occurred_at:%F %T}"


class JointPlan(models.Model):
    """One optimum over the open incidents of a scope, with its alternatives, and what a person made of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    trigger = models.CharField(max_length=16)
    generated_at = models.DateTimeField()
    seconds = models.FloatField()
    teams_considered = models.IntegerField()
    is_current = models.BooleanField(default=True)
    incident_ids = models.JSONField()
    options = models.JSONField()
    decision = models.CharField(max_length=16, blank=True, default="")
    adopted_option = models.IntegerField(null=True)
    decision_reason = models.TextField(blank=True, default="")
    decided_by = models.TextField(blank=True, default="")
    decided_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["org_path"], condition=Q(is_current=True), name="one_current_joint_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.org_path} {self.generated_at:%F %T}"


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


class ExpertCall(models.Model):
    """An expert asked for an incident: by whom, what about, and what came of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="expert_calls")
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="expert_calls")
    expert_id = models.UUIDField()
    expert_name = models.TextField()
    speciality = models.TextField(blank=True, default="")
    question = models.TextField(blank=True, default="")
    answer = models.CharField(max_length=12, default=CallAnswer.CALLED.value)
    words = models.TextField(blank=True, default="")
    called_by = models.TextField()
    called_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="expert_answer_known", condition=Q(answer__in=[a.value for a in CallAnswer])),
        ]

    def __str__(self) -> str:
        return f"{self.expert_name} {self.answer}"


class SupplyPlan(models.Model):
    """A plan from stores to needs as it was computed; it holds nothing until it is ordered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="supply_plans")
    needs = models.JSONField()
    result = models.JSONField()
    generated_at = models.DateTimeField()
    generated_by = models.TextField()
    ordered_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    def __str__(self) -> str:
        return f"{self.incident_id} {self.generated_at:%F %T}"


class SupplyOrder(models.Model):
    """Supplies ordered from one store for one incident; what it names is held in the store until it leaves or is cancelled."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_path = LtreeField()
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="supply_orders")
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="supply_orders")
    base_id = models.UUIDField()
    base_name = models.TextField()
    base_phone = models.TextField(blank=True, default="")
    lines = models.JSONField()
    route = models.JSONField(null=True)
    status = models.CharField(max_length=12, default=SupplyStatus.ORDERED.value)
    notes = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    ordered_by = models.TextField()
    ordered_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfIncident)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="supply_status_known", condition=Q(status__in=[s.value for s in SupplyStatus])),
        ]

    def __str__(self) -> str:
        return f"{self.base_name} {self.status}"


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
