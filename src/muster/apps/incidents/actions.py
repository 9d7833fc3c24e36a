"""Every write of the incidents room: one transaction, one entry in the log, told after commit."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from muster.apps.incidents import events, queries, rules
from muster.apps.incidents.models import (
    CasualtyRecord,
    Incident,
    IncidentReport,
    NumberCounter,
    ReportTask,
    ResponseActivation,
    TimelineEntry,
)
from muster.apps.org import actions as org_actions
from muster.apps.org import queries as org
from muster.apps.org.models import ScopeGrant
from muster.kit import audit, bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, Invalid, NotFound, OutOfRange
from muster.kit.geometry import CoordinateSystem, to_wgs84
from muster.kit.scope import acting_as

Change = rules.Change
CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far ahead of ours a claimed time may be before it is refused."""
PERSONAL_DATA_DAYS = 180
"""Days after closing until callers' names and numbers are removed [P]; the law asks for it once they are not needed."""


# --- the log ---


def record(
    incident: Incident,
    kind: str,
    *,
    actor: Actor,
    occurred_at: datetime | None = None,
    changes: Iterable[Change] = (),
    permission: str = "incident.view",
    **params: Any,
) -> TimelineEntry:
    """Add one entry to the incident's log and tell it after commit.

    ``changes`` are the whole new values of what the step changed. Entries are numbered without a gap under the incident's
    row lock; ``permission`` keeps an entry from those who see the incident without that right.
    """
    numbered = Incident.objects.unscoped("the caller holds the incident").filter(id=incident.id)
    numbered.update(last_seq=F("last_seq") + 1)
    seq: int = numbered.values_list("last_seq", flat=True).get()
    present = time.now()
    entry = TimelineEntry.objects.create(
        org_path=incident.org_path,
        incident=incident,
        seq=seq,
        kind=kind,
        permission=permission,
        actor_person_id=actor.person_id,
        actor_name=actor.name,
        actor_org=actor.org_name,
        occurred_at=occurred_at or present,
        recorded_at=present,
        params=dict(params),
        changes=[{"collection": c.collection, "id": c.id, "value": c.value} for c in changes],
    )
    incident.last_seq = seq
    bus.publish(
        events.IncidentRecorded(incident.id, seq, kind, queries.entry_value(entry)),
        org_path=str(incident.org_path),
        incident_id=incident.id,
        permission=permission,
    )
    return entry


def _incident_change(incident: Incident) -> Change:
    return Change("incident", str(incident.id), queries.incident_value(incident))


def checked_time(claimed: datetime | None, *, field: str = "occurred_at") -> datetime | None:
    """A claimed time, unless it lies ahead of our clock by more than clocks usually differ."""
    if claimed is not None and claimed > time.now() + CLOCK_TOLERANCE:
        raise OutOfRange("time-in-the-future", field=field)
    return claimed


# --- calls ---


def next_number(division_code: str, received_at: datetime) -> str:
    """The next number of a region's day, one after another under the counter's row lock."""
    day = time.local_date(received_at)
    NumberCounter.objects.get_or_create(division_code=division_code, day=day)
    counter = NumberCounter.objects.select_for_update().get(division_code=division_code, day=day)
    counter.last += 1
    counter.save(update_fields=["last"])
    return rules.incident_number(division_code, received_at, counter.last)


def _stored_point(lon: float | None, lat: float | None, system: str) -> tuple[float | None, float | None]:
    if (lon is None) != (lat is None):
        raise Invalid("point-half", field="lat" if lat is None else "lon")
    if lon is None or lat is None:
        return None, None
    point = to_wgs84(lon, lat, CoordinateSystem(system))
    return point.lon, point.lat


def _take_figures(values: Mapping[str, Any]) -> rules.Figures:
    figures = rules.Figures(**{name: values.get(name) for name in queries.FIGURES})
    rules.check_figures(figures)
    return figures


@transaction.atomic
def receive_report(
    *,
    actor: Actor,
    place_text: str,
    what: str,
    caller_name: str,
    caller_phone: str = "",
    source: str = "phone",
    lon: float | None = None,
    lat: float | None = None,
    coordinate_system: str = "wgs84",
    subtype: str = "",
    substance: str = "",
    words: str = "",
    enterprise_id: UUID | None = None,
    occurred_at: datetime | None = None,
    received_at: datetime | None = None,
    **figures: int | None,
) -> IncidentReport:
    """Take a call: it is kept, and an incident is opened for it."""
    present = time.now()
    kind = queries.incident_type(what)
    known = _take_figures(figures)
    checked_time(occurred_at)
    received_at = checked_time(received_at, field="received_at") or present
    queries.grade_rules_on(time.local_date(occurred_at or received_at))
    enterprise = queries.enterprise(actor, enterprise_id) if enterprise_id else None
    lon, lat = _stored_point(lon, lat, coordinate_system)
    if lon is None and enterprise and enterprise["lon"] is not None:
        lon, lat = enterprise["lon"], enterprise["lat"]
    place = queries.place_of(actor, lon, lat)
    incident = Incident.objects.create(
        org_path=place.org_path,
        number=next_number(place.number_code, received_at),
        title=f"{place_text}{kind.zh}",
        incident_type=what,
        subtype=subtype,
        place_text=place_text,
        lon=lon,
        lat=lat,
        division_code=place.code,
        division_name=place.name,
        is_outside_area=place.is_outside_area,
        substance=substance,
        enterprise_id=enterprise_id,
        enterprise_name=enterprise["name"] if enterprise else "",
        occurred_at=occurred_at,
        received_at=received_at,
        recorded_at=present,
    )
    report = IncidentReport.objects.create(
        org_path=incident.org_path,
        incident=incident,
        source=source,
        caller_name=caller_name,
        caller_phone=caller_phone,
        place_text=place_text,
        what=what,
        substance=substance,
        words=words,
        figures={name: value for name, value in asdict(known).items() if value is not None},
        lon=lon,
        lat=lat,
        enterprise_id=enterprise_id,
        occurred_at=occurred_at,
        received_at=received_at,
        recorded_at=present,
        recorded_by=actor.name,
    )
    changes = [Change("reports", str(report.id), queries.report_value(report))]
    if any(value is not None for value in asdict(known).values()):
        casualties = _add_casualties(incident, known, as_of=received_at, source=f"接报 {rules.masked_name(caller_name)}", actor=actor)
        changes.append(Change("casualties", str(casualties.id), queries.casualties_value(casualties)))
    changes += _report_tasks(incident, actor=actor)
    record(
        incident,
        "report.received",
        actor=actor,
        occurred_at=received_at,
        changes=[_incident_change(incident), *changes],
        place=place_text,
        what=kind.zh,
        caller=rules.masked_name(caller_name),
        source=source,
    )
    bus.publish(
        events.IncidentOpened(incident.id, incident.number, what, received_at),
        org_path=str(incident.org_path),
        incident_id=incident.id,
    )
    return report


@transaction.atomic
def reveal_caller(*, actor: Actor, report_id: UUID) -> IncidentReport:
    """Show a caller's name and number; the look stays in the audit trail."""
    report = queries.report(actor, report_id)
    audit.record(
        actor,
        "personal-data.revealed",
        object_type="incident_report",
        object_id=report.id,
        incident=report.incident.number,
    )
    return report


@transaction.atomic
def remove_personal_data(*, incident_id: UUID) -> None:
    """Remove callers' names and numbers of an incident that stayed closed."""
    incident = Incident.objects.unscoped("retention").get(id=incident_id)
    if incident.status != rules.IncidentStatus.CLOSED:
        return
    for report in incident.reports.filter(personal_data_removed_at=None):
        report.caller_name, report.caller_phone = (
            rules.masked_name(report.caller_name),
            rules.masked_phone(report.caller_phone),
        )
        report.personal_data_removed_at = time.now()
        report.save(update_fields=["caller_name", "caller_phone", "personal_data_removed_at"])


# --- the main line ---


def _step(actor: Actor, incident_id: UUID, verb: str) -> tuple[Incident, str]:
    """The incident, held and moved by the verb; and the status it had."""
    actor.require(rules.STEPS[verb].permission)
    incident = queries.locked_incident(actor, incident_id)
    before = incident.status
    incident.status = rules.advance(rules.IncidentStatus(before), verb).value
    return incident, before


def _finish(
    incident: Incident,
    kind: str,
    *,
    actor: Actor,
    before: str,
    save: Iterable[str] = (),
    changes: Iterable[Change] = (),
    occurred_at: datetime | None = None,
    **params: Any,
) -> Incident:
    """Save the step, log it and tell it."""
    incident.save(update_fields=["status", *save])
    record(
        incident,
        kind,
        actor=actor,
        occurred_at=checked_time(occurred_at),
        changes=[_incident_change(incident), *changes],
        **params,
    )
    bus.publish(
        events.IncidentChanged(incident.id, incident.status, before),
        org_path=str(incident.org_path),
        incident_id=incident.id,
    )
    return incident


@transaction.atomic
def verify(*, actor: Actor, incident_id: UUID, occurred_at: datetime | None = None, notes: str = "") -> Incident:
    """Begin to call back and check."""
    incident, before = _step(actor, incident_id, "verify")
    return _finish(incident, "incident.verifying", actor=actor, before=before, occurred_at=occurred_at, notes=notes)


@transaction.atomic
def confirm(
    *,
    actor: Actor,
    incident_id: UUID,
    incident_type: str | None = None,
    subtype: str | None = None,
    place_text: str | None = None,
    title: str | None = None,
    substance: str | None = None,
    occurred_at: datetime | None = None,
) -> Incident:
    """It is true. Casualties may still be unknown: the first report does not wait."""
    incident, before = _step(actor, incident_id, "confirm")
    if incident_type is not None:
        queries.incident_type(incident_type)
    given = {
        "incident_type": incident_type,
        "subtype": subtype,
        "place_text": place_text,
        "title": title,
        "substance": substance,
        "occurred_at": checked_time(occurred_at),
    }
    if occurred_at is not None:
        queries.grade_rules_on(time.local_date(occurred_at))
    named = {name: value for name, value in given.items() if value is not None}
    for name, value in named.items():
        setattr(incident, name, value)
    if title is None and (incident_type or place_text):
        incident.title = f"{incident.place_text}{queries.incident_type(incident.incident_type).zh}"
    _propose(incident)
    return _finish(
        incident,
        "incident.confirmed",
        actor=actor,
        before=before,
        save=[*named, "title", "proposal"],
        what=queries.incident_type(incident.incident_type).zh,
        place=incident.place_text,
    )


@transaction.atomic
def judge_false_alarm(*, actor: Actor, incident_id: UUID, reason: str, occurred_at: datetime | None = None) -> Incident:
    """Nothing happened. The record is kept."""
    incident, before = _step(actor, incident_id, "false_alarm")
    changes = _cancel_report_tasks(incident)
    return _finish(
        incident,
        "incident.false_alarm",
        actor=actor,
        before=before,
        occurred_at=occurred_at,
        changes=changes,
        reason=reason,
    )


@transaction.atomic
def merge(*, actor: Actor, incident_id: UUID, into_id: UUID, reason: str) -> Incident:
    """This call told of an accident that is known already: its calls go there."""
    if incident_id == into_id:
        raise Conflict("merge-into-itself")
    for key in sorted((incident_id, into_id)):  # always in one order, so that two merges cannot block each other
        queries.locked_incident(actor, key)
    incident, before = _step(actor, incident_id, "merge")
    target = queries.locked_incident(actor, into_id)
    if rules.IncidentStatus(target.status) in rules.FINAL:
        raise Conflict("merge-into-finished", number=target.number)
    incident.merged_into = target
    moved, gone = [], []
    for report in incident.reports.all():
        report.incident, report.org_path = target, target.org_path
        report.save(update_fields=["incident", "org_path"])
        moved.append(Change("reports", str(report.id), queries.report_value(report)))
        gone.append(Change("reports", str(report.id), None))
    record(target, "report.merged_in", actor=actor, changes=moved, number=incident.number, reason=reason)
    return _finish(
        incident,
        "incident.merged",
        actor=actor,
        before=before,
        save=["merged_into"],
        changes=[*gone, *_cancel_report_tasks(incident)],
        number=target.number,
        reason=reason,
    )


@transaction.atomic
def transfer(*, actor: Actor, incident_id: UUID, org_path: str, reason: str) -> Incident:
    """Hand a call to the body whose area it lies in: there it opens an incident of its own, here it is kept as handed over."""
    receiver = org.organisation_at(org_path)
    if receiver is None or not receiver.admin_level:
        raise NotFound("receiver-not-found")
    incident, before = _step(actor, incident_id, "transfer")
    if actor.covers(org_path):
        raise Conflict("transfer-inside-own-area")
    incident.transferred_to = str(receiver.org_path)
    sender = actor.org_name or actor.name
    calls = list(incident.reports.all())
    with acting_as(Actor.system(sender, org_path=str(receiver.org_path))) as there:
        for report in calls:
            _open_transferred(report, incident, actor=there, sender=sender, reason=reason)
    return _finish(
        incident,
        "incident.transferred",
        actor=actor,
        before=before,
        save=["transferred_to"],
        changes=_cancel_report_tasks(incident),
        to=receiver.name,
        reason=reason,
    )


def _open_transferred(report: IncidentReport, incident: Incident, *, actor: Actor, sender: str, reason: str) -> None:
    copy = receive_report(
        actor=actor,
        place_text=report.place_text,
        what=report.what,
        caller_name=report.caller_name,
        caller_phone=report.caller_phone,
        source="other",
        lon=report.lon,
        lat=report.lat,
        substance=report.substance,
        words=report.words,
        occurred_at=report.occurred_at,
        **report.figures,
    )
    record(copy.incident, "report.transferred_in", actor=actor, sender=sender, reason=reason, number=incident.number)


@transaction.atomic
def grade(*, actor: Actor, incident_id: UUID, confirmed: str | None = None, potential: str | None = None, reason: str = "") -> Incident:
    """Give the first grade: the proposal, or another one with a reason."""
    incident, before = _step(actor, incident_id, "grade")
    return _finish_grade(incident, "incident.graded", actor=actor, before=before, confirmed=confirmed, potential=potential, reason=reason)


@transaction.atomic
def regrade(*, actor: Actor, incident_id: UUID, confirmed: str | None = None, potential: str | None = None, reason: str = "") -> Incident:
    """Change the grade by later figures. The response does not change with it: that is another person's decision."""
    actor.require("incident.grade")
    incident = queries.locked_incident(actor, incident_id)
    if rules.IncidentStatus(incident.status) not in rules.REGRADABLE:
        raise Conflict("regrade-before-grade")
    return _finish_grade(
        incident,
        "incident.regraded",
        actor=actor,
        before=incident.status,
        confirmed=confirmed,
        potential=potential,
        reason=reason,
    )


def _finish_grade(
    incident: Incident,
    kind: str,
    *,
    actor: Actor,
    before: str,
    confirmed: str | None,
    potential: str | None,
    reason: str,
) -> Incident:
    proposal = _propose(incident)
    chosen = (confirmed or proposal.confirmed, potential or confirmed or proposal.potential)
    if chosen != (proposal.confirmed, proposal.potential) and not reason.strip():
        raise Conflict("grade-differs-needs-reason")
    if chosen == (None, None):
        raise Conflict("grade-without-figures")
    graver = rules.higher(rules.AccidentGrade(chosen[0]) if chosen[0] else None, rules.AccidentGrade(chosen[1]) if chosen[1] else None)
    incident.grade_confirmed, incident.grade_potential = chosen[0], graver.value if graver else None
    incident.graded_at = time.now()
    changes = _report_tasks(incident, actor=actor)
    return _finish(
        incident,
        kind,
        actor=actor,
        before=before,
        changes=changes,
        save=["grade_confirmed", "grade_potential", "graded_at", "proposal"],
        confirmed=incident.grade_confirmed or "unknown",
        potential=incident.grade_potential or "unknown",
        confirmed_zh=queries.word("grade", incident.grade_confirmed),
        potential_zh=queries.word("grade", incident.grade_potential),
        reason=reason,
        by_proposal=chosen == (proposal.confirmed, proposal.potential),
    )


def _propose(incident: Incident) -> rules.Grading:
    """Let the rules of the accident's day judge the figures that count; the proposal is kept with its basis."""
    day = time.local_date(incident.occurred_at or incident.received_at)
    grading = rules.grade(queries.figures_of(queries.latest_casualties(incident, counted=True)), queries.grade_rules_on(day))
    incident.proposal = queries.proposal_value(grading)
    return grading


# --- response ---


@transaction.atomic
def respond(
    *,
    actor: Actor,
    incident_id: UUID,
    level: rules.ResponseLevel,
    matter: str,
    expected_hours: int,
    measures: str,
    reason: str = "",
    commander_statement: str = "",
) -> Incident:
    """Start the response of the actor's body, or change its level. Bodies of several levels may respond at once."""
    actor.require("incident.respond")
    incident = queries.locked_incident(actor, incident_id)
    body = rules.body_path(actor.org_path)
    rules.ensure_level_allowed(level, body=rules.admin_level(body))
    present, before = time.now(), incident.status
    current = incident.responses.filter(body_path=body, status="active").first()
    if current is None:
        if rules.IncidentStatus(before) not in rules.RESPONDED:
            incident.status = rules.advance(rules.IncidentStatus(before), "respond").value
        response = ResponseActivation.objects.create(
            org_path=incident.org_path,
            incident=incident,
            body_path=body,
            body_name=actor.org_name or actor.name,
            level=level.value,
            matter=matter,
            expected_hours=expected_hours,
            measures=measures,
            started_at=present,
            started_by=actor.name,
            level_since=present,
        )
        return _finish(
            incident,
            "response.started",
            actor=actor,
            before=before,
            level=level.value,
            matter=matter,
            measures=measures,
            expected_hours=expected_hours,
            changes=[Change("responses", str(response.id), queries.response_value(response))],
        )
    former = rules.ResponseLevel(current.level)
    rules.ensure_may_change_level(former, level, active_since=current.level_since, at=present, commander_statement=commander_statement)
    if not reason.strip():
        raise Conflict("response-change-needs-reason")
    current.level, current.level_since, current.matter = level.value, present, matter
    current.expected_hours, current.measures = expected_hours, measures
    current.save(update_fields=["level", "level_since", "matter", "expected_hours", "measures"])
    return _finish(
        incident,
        "response.changed",
        actor=actor,
        before=before,
        level=level.value,
        former=former.value,
        reason=reason,
        statement=commander_statement,
        changes=[Change("responses", str(current.id), queries.response_value(current))],
    )


@transaction.atomic
def establish_post(
    *,
    actor: Actor,
    incident_id: UUID,
    place: str,
    lon: float | None = None,
    lat: float | None = None,
    groups: Iterable[str] = (),
    occurred_at: datetime | None = None,
) -> Incident:
    """The command post stands, with a commander."""
    incident, before = _step(actor, incident_id, "onsite")
    if not rules.has_active_commander(queries.full_state(incident)):
        raise Conflict("no-commander")
    incident.post_place, (incident.post_lon, incident.post_lat) = place, _stored_point(lon, lat, "wgs84")
    return _finish(
        incident,
        "incident.onsite",
        actor=actor,
        before=before,
        save=["post_place", "post_lon", "post_lat"],
        occurred_at=occurred_at,
        post=place,
        groups=list(groups),
    )


@transaction.atomic
def declare_controlled(
    *,
    actor: Actor,
    incident_id: UUID,
    source_controlled: bool,
    monitoring_below_limit: bool,
    no_secondary_danger: bool,
    statement: str,
    search_end_decision: str = "",
    occurred_at: datetime | None = None,
) -> Incident:
    """The source is controlled, nobody is left to find, readings are below the limit, nothing further threatens."""
    incident, before = _step(actor, incident_id, "control")
    facts: dict[str, Any] = {
        "source_controlled": source_controlled,
        "monitoring_below_limit": monitoring_below_limit,
        "no_secondary_danger": no_secondary_danger,
    }
    for name, holds in facts.items():
        if not holds:
            raise Conflict("not-under-control", fact=name)
    rules.ensure_persons_accounted(queries.figures_of(queries.latest_casualties(incident)), search_end_decision=search_end_decision)
    incident.controlled_at = time.now()
    return _finish(
        incident,
        "incident.controlled",
        actor=actor,
        before=before,
        save=["controlled_at"],
        occurred_at=occurred_at,
        statement=statement,
        search_end_decision=search_end_decision,
        **facts,
    )


@transaction.atomic
def end_response(
    *,
    actor: Actor,
    incident_id: UUID,
    handed_over_to: str,
    residual_risks: str,
    measures: str,
    occurred_at: datetime | None = None,
) -> Incident:
    """The body that started the response ends it, once teams are released, tasks closed and everybody is out."""
    incident, before = _step(actor, incident_id, "end")
    active = list(incident.responses.filter(status="active"))
    rules.ensure_starter_ends(rules.body_path(actor.org_path), [str(r.body_path) for r in active])
    held = rules.open_commitments(queries.full_state(incident))
    if held:
        raise Conflict("commitments-open", number=len(held), first=held[0][0])
    changes = []
    for response in active:
        response.status, response.terminated_at = rules.ResponseStatus.TERMINATED.value, time.now()
        response.save(update_fields=["status", "terminated_at"])
        changes.append(Change("responses", str(response.id), queries.response_value(response)))
    incident.ended_at, incident.ended_by_path = time.now(), rules.body_path(actor.org_path)
    return _finish(
        incident,
        "incident.ended",
        actor=actor,
        before=before,
        save=["ended_at", "ended_by_path"],
        occurred_at=occurred_at,
        changes=changes,
        handed_over_to=handed_over_to,
        residual_risks=residual_risks,
        measures=measures,
    )


@transaction.atomic
def reopen(*, actor: Actor, incident_id: UUID, reason: str, occurred_at: datetime | None = None) -> Incident:
    """It has flared up again; the number stays."""
    incident, before = _step(actor, incident_id, "reopen")
    rules.ensure_starter_ends(rules.body_path(actor.org_path), [str(incident.ended_by_path)] if incident.ended_by_path else [])
    incident.ended_at = incident.controlled_at = None
    incident.ended_by_path = ""
    return _finish(
        incident,
        "incident.reopened",
        actor=actor,
        before=before,
        save=["ended_at", "ended_by_path", "controlled_at"],
        occurred_at=occurred_at,
        reason=reason,
    )


@transaction.atomic
def start_evaluation(*, actor: Actor, incident_id: UUID, occurred_at: datetime | None = None, notes: str = "") -> Incident:
    """Begin to look back."""
    incident, before = _step(actor, incident_id, "evaluate")
    return _finish(incident, "incident.evaluating", actor=actor, before=before, occurred_at=occurred_at, notes=notes)


@transaction.atomic
def close(*, actor: Actor, incident_id: UUID, final_report: str, lessons: str, plan_backcheck: str) -> Incident:
    """Put the incident into the archive; callers' personal data goes after its time."""
    incident, before = _step(actor, incident_id, "close")
    for name, text in (("final_report", final_report), ("lessons", lessons), ("plan_backcheck", plan_backcheck)):
        if not text.strip():
            raise Conflict("archive-incomplete", field=name)
    incident.closed_at = time.now()
    bus.defer("incidents.remove_personal_data", _at=time.now() + timedelta(days=PERSONAL_DATA_DAYS), incident_id=incident.id)
    return _finish(
        incident,
        "incident.closed",
        actor=actor,
        before=before,
        save=["closed_at"],
        final_report=final_report,
        lessons=lessons,
        plan_backcheck=plan_backcheck,
    )


# --- what becomes known on the way ---


def _add_casualties(incident: Incident, figures: rules.Figures, *, as_of: datetime, source: str, actor: Actor) -> CasualtyRecord:
    happened = incident.occurred_at or incident.received_at
    table = queries.grade_rules_on(time.local_date(happened))
    short = queries.incident_type(incident.incident_type).short_window
    judgement = rules.judge(happened, changed_at=as_of, days=table.short_window_days if short else table.window_days)
    casualties = CasualtyRecord(
        org_path=incident.org_path,
        incident=incident,
        as_of=as_of,
        recorded_at=time.now(),
        recorded_by=actor.name,
        source=source,
        counts=judgement.counts,
        last_counted_day=judgement.last_day,
    )
    for name, value in asdict(figures).items():
        setattr(casualties, name, value)
    casualties.save(force_insert=True)
    _propose(incident)
    incident.save(update_fields=["proposal"])
    return casualties


@transaction.atomic
def correct_casualties(
    *,
    actor: Actor,
    incident_id: UUID,
    source: str,
    as_of: datetime | None = None,
    unknown: Iterable[str] = (),
    **figures: int | None,
) -> Incident:
    """Correct the figures. What is not named stays; the rules then propose a grade, which nobody but a person changes."""
    actor.require("incident.verify")
    incident = queries.locked_incident(actor, incident_id)
    if rules.IncidentStatus(incident.status) in rules.SET_ASIDE:
        raise Conflict("incident-set-aside", number=incident.number)
    forgotten = set(unknown)
    given = rules.Figures(**{name: figures.get(name) for name in queries.FIGURES})
    whole = given.merged_over(queries.figures_of(queries.latest_casualties(incident)))
    merged = rules.Figures(**{f.name: None if f.name in forgotten else getattr(whole, f.name) for f in fields(whole)})
    rules.check_figures(merged)
    casualties = _add_casualties(incident, merged, as_of=checked_time(as_of, field="as_of") or time.now(), source=source, actor=actor)
    said = {
        key: {"zh": "不明" if n is None else str(n), "en": "unknown" if n is None else str(n)}
        for key, n in (
            ("deaths", merged.deaths),
            ("missing", merged.missing),
            ("trapped", merged.trapped),
            ("serious", merged.serious_injuries),
            ("injured", merged.injured),
        )
    }
    record(
        incident,
        "casualties.recorded",
        actor=actor,
        occurred_at=casualties.as_of,
        source=source,
        changes=[
            _incident_change(incident),
            Change("casualties", str(casualties.id), queries.casualties_value(casualties)),
        ],
        **{key: words["en"] for key, words in said.items()},
        **{f"{key}_zh": words["zh"] for key, words in said.items()},
    )
    return incident


@transaction.atomic
def locate(
    *,
    actor: Actor,
    incident_id: UUID,
    lon: float,
    lat: float,
    coordinate_system: str = "wgs84",
    place_text: str | None = None,
) -> Incident:
    """Correct the place. The incident stays with the body that has it; outside its area the screen says so."""
    actor.require("incident.verify")
    incident = queries.locked_incident(actor, incident_id)
    if rules.IncidentStatus(incident.status) in rules.FINAL:
        raise Conflict("incident-set-aside", number=incident.number)
    incident.lon, incident.lat = _stored_point(lon, lat, coordinate_system)
    place = queries.place_of(actor, incident.lon, incident.lat)
    incident.division_code, incident.division_name, incident.is_outside_area = (
        place.code,
        place.name,
        place.is_outside_area,
    )
    incident.place_text = place_text or incident.place_text
    incident.save(update_fields=["lon", "lat", "division_code", "division_name", "is_outside_area", "place_text"])
    record(
        incident,
        "incident.located",
        actor=actor,
        changes=[_incident_change(incident)],
        place=incident.place_text,
        lon=incident.lon,
        lat=incident.lat,
    )
    return incident


@transaction.atomic
def add_note(*, actor: Actor, incident_id: UUID, text: str, occurred_at: datetime | None = None) -> TimelineEntry:
    """Write something into the log."""
    actor.require("incident.view")
    incident = queries.locked_incident(actor, incident_id)
    return record(incident, "note.added", actor=actor, occurred_at=checked_time(occurred_at), text=text)


# --- who else may see it ---

LONGEST_GRANT = timedelta(days=90)


@transaction.atomic
def open_to(*, actor: Actor, incident_id: UUID, org_path: str, until: datetime, reason: str) -> tuple[ScopeGrant, str]:
    """Let a body outside the incident's area see it and work in it until a time; again, to extend it."""
    actor.require("grant.give")
    incident = queries.locked_incident(actor, incident_id)
    grantee = org.organisation_at(org_path)
    if grantee is None:
        raise NotFound("receiver-not-found")
    if until > time.now() + LONGEST_GRANT:
        raise OutOfRange("grant-too-long", field="until", days=LONGEST_GRANT.days)
    grant = org_actions.grant_incident(actor=actor, incident_id=incident.id, grantee_path=org_path, until=until, reason=reason)
    value = queries.grant_value(grant, grantee.name)
    record(incident, "grant.given", actor=actor, changes=[Change("grants", str(grant.id), value)], to=grantee.name, reason=reason)
    return grant, grantee.name


@transaction.atomic
def close_to(*, actor: Actor, incident_id: UUID, org_path: str, reason: str) -> None:
    """End a body's view of the incident."""
    actor.require("grant.give")
    incident = queries.locked_incident(actor, incident_id)
    grantee = org.organisation_at(org_path)
    given = [g for g in queries.full_state(incident).get("grants", {}).values() if isinstance(g, dict) and g["grantee_path"] == org_path]
    if grantee is None or not given:
        raise NotFound("grant-not-found")
    org_actions.revoke_grants(actor=actor, incident_id=incident.id, grantee_path=org_path)
    gone = [Change("grants", str(g["id"]), None) for g in given]
    record(incident, "grant.revoked", actor=actor, changes=gone, to=grantee.name, reason=reason)


# --- reports that are owed ---


def _report_tasks(incident: Incident, *, actor: Actor) -> list[Change]:
    """Bring the owed reports in line with the grade: new ones are added, those no longer asked for are cancelled."""
    body = rules.body_path(actor.org_path)
    graver = incident.grade_potential or incident.grade_confirmed or (incident.proposal or {}).get("potential")
    due = rules.reporting_deadlines(
        queries.reporting_limits(),
        profile="national",
        own_level=rules.admin_level(body),
        received_at=incident.received_at,
        grade=rules.AccidentGrade(graver) if graver else None,
        occurred_at=incident.occurred_at,
    )
    held = {(t.limit, t.receiver_level, t.channel): t for t in incident.report_tasks.filter(body_path=body)}
    changes = []
    for d in due:
        task = held.pop((d.limit, d.receiver_level, d.channel), None)
        if task is None:
            task = ReportTask.objects.create(
                org_path=incident.org_path,
                incident=incident,
                body_path=body,
                limit=d.limit,
                receiver_level=d.receiver_level,
                channel=d.channel,
                base_at=d.base_at,
                due_at=d.due_at,
                amber_at=d.amber_at,
                red_at=d.red_at,
                source=d.source,
                mark=d.mark,
            )
        elif task.status == "cancelled":
            task.status = "pending"
            task.save(update_fields=["status"])
        else:
            continue
        changes.append(Change("report_tasks", str(task.id), queries.report_task_value(task)))
    return changes + _cancel(t for t in held.values() if t.status == "pending")


def _cancel(tasks: Iterable[ReportTask]) -> list[Change]:
    changes = []
    for task in tasks:
        task.status = "cancelled"
        task.save(update_fields=["status"])
        changes.append(Change("report_tasks", str(task.id), queries.report_task_value(task)))
    return changes


def _cancel_report_tasks(incident: Incident) -> list[Change]:
    return _cancel(incident.report_tasks.filter(status="pending"))


@transaction.atomic
def mark_report_sent(*, actor: Actor, task_id: UUID, receiver_name: str, sent_at: datetime | None = None) -> ReportTask:
    """Note that an owed report has gone out, to whom and when."""
    actor.require("incident.verify")
    incident = queries.locked_incident(actor, queries.report_task(actor, task_id).incident_id)
    task = queries.report_task(actor, task_id)
    if task.status == "sent":
        return task
    if task.status != "pending":
        raise Conflict("report-not-owed")
    task.status, task.sent_by, task.receiver_name = "sent", actor.name, receiver_name
    task.sent_at = checked_time(sent_at, field="sent_at") or time.now()
    task.save(update_fields=["status", "sent_at", "sent_by", "receiver_name"])
    record(
        incident,
        "report_task.sent",
        actor=actor,
        occurred_at=task.sent_at,
        changes=[Change("report_tasks", str(task.id), queries.report_task_value(task))],
        receiver_name=receiver_name,
        channel=task.channel,
        channel_zh=queries.word("channel", task.channel),
        receiver=queries.word("receiver", task.receiver_level, "en"),
        receiver_zh=queries.word("receiver", task.receiver_level),
    )
    return task
